import { contributorResolver, isActiveNow } from './activation.ts';
import { bindText } from './binding.ts';
import { checkForInvalidProperties, checkMandatoryLocations } from './checks.ts';
import { deduceCloudPlatform } from './cloud-platform.ts';
import type { ConfigDataResult, LoadedSource } from './config-data-result.ts';
import type { ActivationContext } from './contributor.ts';
import { processImports } from './import-pass.ts';
import { type ConfigDataInput, openSession } from './initial.ts';
import { textOf } from './location.ts';
import { checkProfileNames } from './profile-names.ts';
import { deduceProfiles, refuseInactive, unwrapped } from './profiles.ts';
import { allSettings, contributorsOf, fail, type Session } from './session.ts';

export type { ConfigDataInput } from './initial.ts';

/**
 * Finds, reads, activates and orders the config files of one environment as Spring Boot's
 * `ConfigDataEnvironmentPostProcessor` does. Unlike Spring, it does not stop at the first failure: the rest of the
 * configuration can still be judged.
 */
export function loadConfigData(input: ConfigDataInput): ConfigDataResult {
  const session = openSession(input);
  processImports(session, undefined, undefined);
  const withoutProfiles: ActivationContext = { cloudPlatform: cloudPlatformOf(session), accepted: undefined };
  processImports(session, withoutProfiles, undefined);
  const profiles = deduceProfiles(session, withoutProfiles);
  const context: ActivationContext = { ...withoutProfiles, accepted: new Set(profiles.accepted) };
  processImports(session, context, profiles.accepted);
  checkForInvalidProperties(session);
  checkMandatoryLocations(session, context);
  checkProfileNames(session, [...profiles.default, ...profiles.active]);

  const sources: LoadedSource[] = [];
  const inactive: LoadedSource[] = [];
  for (const contributor of contributorsOf(session)) {
    const { kind, source, location, profileVariant, condition } = contributor;
    if (kind !== 'bound' || source === undefined || location === undefined) continue;
    const loaded = {
      source,
      profileSpecific: profileVariant,
      conditional:
        condition !== undefined && (condition.onProfile.length > 0 || condition.onCloudPlatform !== undefined),
      onProfile: condition?.onProfile ?? [],
      location: textOf(location),
      ...(location.origin && { importedBy: location.origin }),
      ...(contributor.ignores && { served: true as const }),
    };
    (isActiveNow(session, contributor, context) ? sources : inactive).push(loaded);
  }
  return {
    sources: withoutRepetition(sources),
    inactive,
    profiles: profiles.accepted,
    activeProfiles: profiles.active,
    open: [...session.open.values()],
    failures: session.failures,
  };
}

/**
 * A server is asked twice, first without the profiles. A source that has the name of one that is there already replaces it,
 * and stands where it is added (`MutablePropertySources.addLast`).
 */
function withoutRepetition(sources: readonly LoadedSource[]): readonly LoadedSource[] {
  const last = new Map(sources.map((loaded) => [loaded.source, loaded]));
  return sources.filter((loaded) => !loaded.served || last.get(loaded.source) === loaded);
}

function cloudPlatformOf(session: Session): string | undefined {
  const name = 'spring.main.cloud-platform';
  const sources = allSettings(session);
  const { bound, failed } = bindText(
    session,
    sources,
    name,
    'java.lang.String',
    contributorResolver(session, undefined),
  );
  if (failed !== undefined) fail(session, unwrapped(failed));
  if (bound !== undefined) {
    for (const contributor of contributorsOf(session)) {
      if (!isActiveNow(session, contributor, undefined)) refuseInactive(session, contributor, name);
    }
  }
  return deduceCloudPlatform(session, bound);
}
