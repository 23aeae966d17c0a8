import type { Origin } from '../../documents/document.ts';
import type { OpenSource, PropertySource, StartupFailure } from '../../spring/property-source.ts';
import { contributorResolver, isActiveNow } from './activation.ts';
import { bindText } from './binding.ts';
import { checkForInvalidProperties, checkMandatoryLocations } from './checks.ts';
import { deduceCloudPlatform } from './cloud-platform.ts';
import type { ActivationContext } from './contributor.ts';
import { processImports } from './import-pass.ts';
import { type ConfigDataInput, openSession } from './initial.ts';
import { textOf } from './location.ts';
import { checkProfileNames } from './profile-names.ts';
import { deduceProfiles, refuseInactive, unwrapped } from './profiles.ts';
import { allSettings, contributorsOf, fail, type Session } from './session.ts';
import { loadSingleFile } from './single-file.ts';

export type { ConfigDataInput } from './initial.ts';

/** One document that config data processing has found. */
export interface LoadedSource {
  readonly source: PropertySource;
  /** The file was chosen by the name of a profile (`application-stage.yml`). */
  readonly profileSpecific: boolean;
  /** The document has an activation condition (`spring.config.activate.on-profile`, `on-cloud-platform`). */
  readonly conditional: boolean;
  /** The profile expressions of the condition, placeholders resolved; any one of them suffices. */
  readonly onProfile: readonly string[];
  /** The location that led to the file, as it was written. */
  readonly location: string;
  /** Where the import is written; absent for the default locations. */
  readonly importedBy?: Origin;
  /** It comes from a config server. */
  readonly served?: true;
}

export interface ConfigDataResult {
  /** Active documents, highest precedence first. */
  readonly sources: readonly LoadedSource[];
  /** Documents that were read but whose condition does not hold, in the same order. */
  readonly inactive: readonly LoadedSource[];
  /** The accepted profiles in Spring's order (later is stronger): the active ones, else the default ones. */
  readonly profiles: readonly string[];
  /** The profiles that `Environment.getActiveProfiles` returns; empty where only default profiles are accepted. */
  readonly activeProfiles: readonly string[];
  /** What the repository cannot show: never guessed. */
  readonly open: readonly OpenSource[];
  /** Why Spring would not start, in the order in which Spring would come across the causes. */
  readonly failures: readonly StartupFailure[];
}

/**
 * Finds, reads, activates and orders the config files of one environment as Spring Boot's
 * `ConfigDataEnvironmentPostProcessor` does. Unlike Spring, it does not stop at the first failure: the rest of the
 * configuration can still be judged.
 */
export function loadConfigData(input: ConfigDataInput): ConfigDataResult {
  return loadSingleFile(input) ?? processConfigData(input);
}

/** The same with every step that Spring takes, whatever there is to find. */
export function processConfigData(input: ConfigDataInput): ConfigDataResult {
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
