import type { PropertySource } from '../../spring/property-source.ts';
import { contributorResolver, isActiveNow } from './activation.ts';
import { bindText } from './binding.ts';
import type { Question } from './config-server-question.ts';
import type { ActivationContext, Contributor } from './contributor.ts';
import type { ConfigLocation } from './location.ts';
import type { Resolved } from './resolved.ts';
import { contributorsOf, type Session } from './session.ts';
import { settingsOf } from './settings.ts';

const prefix = 'configserver:';

/** `ConfigServerConfigDataLocationResolver`: one resource for the profile `default`, one more for the accepted profiles. */
export function resolveServed(
  session: Session,
  location: ConfigLocation,
  context: ActivationContext | undefined,
  profiles: readonly string[] | undefined,
): readonly Resolved[] | undefined {
  if (session.configServer === undefined || !location.value.startsWith(prefix)) return undefined;
  const setting = settingReader(session, context);
  const name = setting('spring.cloud.config.name') || 'application';
  const application = name === 'application' ? (setting('spring.application.name') ?? name) : name;
  const asked = setting('spring.cloud.config.profile') || 'default';
  const label = setting('spring.cloud.config.label');
  const served = (accepted: readonly string[], profileVariant: boolean): Resolved => {
    const question: Question = {
      application,
      profiles: asked === 'default' ? accepted : asked.split(','),
      ...(label && { label }),
    };
    return {
      location,
      resource: {
        identity: `config server ${application} ${question.profiles.join(',')}`,
        description: 'config server',
      },
      profileVariant,
      content: { kind: 'served', question },
    };
  };
  const plain = served(['default'], false);
  return profiles === undefined ? [plain] : [plain, served(profiles, true)];
}

/** Reads what active contributors say. */
function settingReader(session: Session, context: ActivationContext | undefined): (name: string) => string | undefined {
  const resolve = contributorResolver(session, context);
  const sources = contributorsOf(session).flatMap((contributor) =>
    contributor.source !== undefined && isActiveNow(session, contributor, context)
      ? settingsOf(contributor.source)
      : [],
  );
  return (name) => bindText(session, sources, name, 'java.lang.String', resolve).bound?.text;
}

/**
 * What `ConfigServerConfigDataLoader` makes of the answer. It tells the sources of a profile by their names, which is more
 * than those that are: `-prod` is in `config-prod/orders.yml` too. Up to Spring Cloud 2021.0 `default` is a profile like any
 * other there, and nothing that is served has a say in the profiles.
 */
export function servedContributors(
  { generation }: Session,
  sources: readonly PropertySource[],
  { profiles }: Question,
  shared: Omit<Contributor, 'kind' | 'source' | 'ignores'>,
): readonly Contributor[] {
  const isOld = generation.legacyProfiles;
  const patterns = profiles.filter((profile) => isOld || profile !== 'default').map((name) => namePattern(name, isOld));
  return sources.map((source): Contributor => {
    const isOfProfile = patterns.some((pattern) => pattern.test(source.name));
    return {
      ...shared,
      kind: 'unbound',
      source,
      profileFlag: isOfProfile,
      ignores: { imports: true, profiles: isOfProfile || isOld },
    };
  });
}

/** `.*[-,]<profile>\b.*`; the profile is a piece of a regular expression there, which its few special characters are not. */
function namePattern(profile: string, isOld: boolean): RegExp {
  return new RegExp(`[-,]${profile.replace(/[^\w]/g, '\\$&')}${isOld ? '' : '\\b'}`);
}
