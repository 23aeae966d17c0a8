import { findExact, findProperty } from '../../spring/lookup.ts';
import type { PropertySource, StartupFailure } from '../../spring/property-source.ts';
import { type Binding, bindFailure, bindList, bindText, locationList } from './binding.ts';
import { platformOf } from './cloud-platform.ts';
import { expressionOf, holds } from './condition.ts';
import type { ActivationContext, Condition, Contributor } from './contributor.ts';
import { type ConfigLocation, isBlankLocation, locationOf } from './location.ts';
import { inactiveAccess, placeholderText, resolveWith, type TextResolver } from './placeholders.ts';
import { contributorsOf, fail, failure, type Session } from './session.ts';
import { settingsOf } from './settings.ts';

/** What a document says about itself: what it imports and when it is active (`ConfigDataProperties`). */
interface OwnSettings {
  readonly imports: readonly ConfigLocation[];
  readonly condition?: Condition;
  readonly failures: readonly StartupFailure[];
}

const strings = { type: 'java.lang.String[]', element: 'java.lang.String' };
const javaType = 'org.springframework.boot.context.config.ConfigDataProperties';

/** Conditions that are being read, so that documents which ask for each other's names come to an end. */
const underway = new WeakSet<Contributor>();

/**
 * Whether a contributor takes part under what is known, for placeholders: the settings of a document that is not bound yet are
 * read for the purpose, and what is wrong with them is wrong with the placeholder as well.
 */
function activity(
  session: Session,
  contributor: Contributor,
  context: ActivationContext | undefined,
): readonly [isActive: boolean, problem?: StartupFailure | undefined] {
  if (contributor.kind !== 'unbound') return [holds(session, contributor.condition, context)];
  if (underway.has(contributor)) return [true];
  const { condition, failures } = ownSettings(session, contributor, context);
  return [holds(session, condition, context), failures[0]];
}

/** True where a contributor takes part under what is known; a document whose settings are not read yet does not. */
export function isActiveNow(
  session: Session,
  contributor: Contributor,
  context: ActivationContext | undefined,
): boolean {
  return contributor.kind !== 'unbound' && holds(session, contributor.condition, context);
}

/** Reads the settings of a document (`withBoundProperties`). */
export function bindContributor(
  session: Session,
  contributor: Contributor,
  context: ActivationContext | undefined,
): void {
  const { imports, condition, failures } = ownSettings(session, contributor, context);
  contributor.kind = 'bound';
  contributor.imports = contributor.ignores?.imports ? [] : imports;
  if (condition !== undefined) contributor.condition = condition;
  for (const each of failures) fail(session, each);
}

function ownSettings(session: Session, contributor: Contributor, context: ActivationContext | undefined): OwnSettings {
  const { source } = contributor;
  const settings = source === undefined ? undefined : settingsOf(source);
  if (settings === undefined || settings.properties.length === 0) return { imports: [], failures: [] };
  underway.add(contributor);
  try {
    return readSettings(session, contributor, settings, context);
  } finally {
    underway.delete(contributor);
  }
}

function readSettings(
  session: Session,
  contributor: Contributor,
  source: PropertySource,
  context: ActivationContext | undefined,
): OwnSettings {
  const { generation } = session;
  const resolve = contributorResolver(session, context, contributor);
  const failures: StartupFailure[] = [];
  const take = <T>({ bound, failed }: Binding<T>): T | undefined => {
    if (failed !== undefined) failures.push(failed);
    return bound;
  };
  const legacy = generation.legacyProfiles
    ? take(bindList(session, [source], 'spring.profiles', strings, resolve))
    : undefined;
  const target = {
    type: `java.util.List<${locationList}>`,
    element: locationList,
    ...(!generation.ignoresBlankLocations && { isNothing: isBlankLocation }),
  };
  const list = take(bindList(session, [source], 'spring.config.import', target, resolve));
  const platform = take(bindPlatform(session, source, resolve));
  const onProfile = take(bindList(session, [source], 'spring.config.activate.on-profile', strings, resolve));
  const emptyObject = (name: string) =>
    generation.emptyTextIsObject && findProperty([source], name, generation)?.property.value === '';
  const activates = platform !== undefined || onProfile !== undefined || emptyObject('spring.config.activate');
  for (const [name, type, holdsMore] of [
    ['spring.config.activate', `${javaType}$Activate`, activates],
    ['spring.config', javaType, activates || list !== undefined],
  ] as const) {
    const scalar = findProperty([source], name, generation)?.property;
    if (scalar !== undefined && !emptyObject(name) && !holdsMore && failures.length === 0) {
      failures.push(bindFailure(name, type, scalar, 'ConverterNotFoundException: it is a group of keys, not a value'));
    }
  }
  const imports = (list?.elements ?? []).flatMap(
    ({ text, property, uncertain }) => locationOf(text, property.origin, uncertain, property.value) ?? [],
  );
  let profiles = (onProfile?.elements ?? []).map((element) => element.text);
  const origin = onProfile?.elements[0]?.property.origin ?? platform?.origin ?? legacy?.elements[0]?.property.origin;
  if (legacy !== undefined && legacy.elements.length > 0) {
    const at = legacy.elements[0]?.property.origin;
    if (profiles.length > 0) {
      const name = legacy.names.at(-2) ?? 'spring.profiles';
      const message = `Property '${name}' is invalid and should be replaced with 'spring.config.activate.on-profile'`;
      failures.push(failure('InvalidConfigDataPropertyException', message, at));
    } else if (list !== undefined && !activates) {
      // ConfigDataProperties.withLegacyProfiles of Boot 2.7 reads the activation that is not there.
      failures.push(
        failure('NullPointerException', `'spring.profiles' and 'spring.config.import' in one document`, at),
      );
    }
    profiles = legacy.elements.map((element) => element.text);
  }
  const onCloudPlatform = platform?.name;
  if (profiles.length === 0 && onCloudPlatform === undefined && !activates) return { imports, failures };
  const condition: Condition = {
    onProfile: profiles,
    expressions: profiles.map(expressionOf),
    ...(onCloudPlatform !== undefined && { onCloudPlatform }),
    ...(origin && { origin }),
  };
  return { imports, condition, failures };
}

function bindPlatform(
  session: Session,
  source: PropertySource,
  resolve: TextResolver,
): Binding<{ readonly name: string | undefined; readonly origin: Condition['origin'] }> {
  const name = 'spring.config.activate.on-cloud-platform';
  const type = 'org.springframework.boot.cloud.CloudPlatform';
  const { bound, failed } = bindText(session, [source], name, type, resolve);
  if (failed !== undefined || bound === undefined) return { bound: undefined, ...(failed && { failed }) };
  const { origin } = bound.property;
  if (bound.text === '') return { bound: undefined };
  const platform = platformOf(bound.text, session.generation);
  if (platform !== undefined) return { bound: { name: platform, origin } };
  const cause = `ConversionFailedException: '${bound.text}' is no cloud platform`;
  // The document is then active nowhere: a platform of that name is never found.
  return { bound: { name: bound.text, origin }, failed: bindFailure(name, type, bound.property, cause) };
}

/**
 * Resolves as `ConfigDataEnvironmentContributorPlaceholdersResolver` does: what nothing defines stays text, relaxed names
 * work for the sources that exist before any file, all others are asked for exactly what is written. A name that an
 * inactive document has is refused, even where an active one has it too.
 *
 * @param active The contributor whose own value is resolved; it counts as active.
 */
export function contributorResolver(
  session: Session,
  context: ActivationContext | undefined,
  active?: Contributor,
): TextResolver {
  return (property) => {
    let refused: StartupFailure | undefined;
    const lookup = (name: string): string | undefined => {
      const outer = findProperty(session.outer, name, session.generation);
      let result = outer && placeholderText(outer, session.generation);
      for (const contributor of contributorsOf(session)) {
        if (contributor.source === undefined) continue;
        const found = findExact([contributor.source], name);
        if (found === undefined) continue;
        if (contributor !== active) {
          const [isTaken, problem] = activity(session, contributor, context);
          if (problem !== undefined || !isTaken) {
            refused ??= problem ?? inactiveAccess(contributor, name, found.property);
            continue;
          }
        }
        result ??= placeholderText(found, session.generation);
      }
      return result;
    };
    return resolveWith(property, lookup, session, () => refused);
  };
}
