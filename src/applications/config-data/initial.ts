import type { Generation } from '../../spring/generation.ts';
import type { PropertySource, StartupFailure } from '../../spring/property-source.ts';
import { bindList, bindText, locationList } from './binding.ts';
import type { ConfigServer } from './config-server-question.ts';
import type { Contributor } from './contributor.ts';
import { type ConfigLocation, isBlankLocation, locationOf } from './location.ts';
import { outerResolver } from './placeholders.ts';
import type { Resources } from './resources.ts';
import { failure, type Session } from './session.ts';

export interface ConfigDataInput {
  /** Where `classpath:` and `file:` are, and how files are read. */
  readonly resources: Resources;
  readonly generation: Generation;
  /** Profiles activated from outside the files, as the variable `SPRING_PROFILES_ACTIVE` does; absent: not set outside. */
  readonly profiles?: readonly string[];
  /** Profiles that whoever prepares the environment adds (`SpringApplication.setAdditionalProfiles`); weaker than all others. */
  readonly additionalProfiles?: readonly string[];
  /** What a config server answers; absent: what it would answer is an open source. */
  readonly configServer?: ConfigServer;
  /** Sources that exist before any file, highest precedence first: arguments, system properties, environment variables. */
  readonly outer: readonly PropertySource[];
  /**
   * The class path and the working directory are fully known, and so are all variables: what is not there is missing,
   * as it is for Spring. Absent or false: what may exist outside the repository is an open source.
   */
  readonly strict?: boolean;
}

/** The source that stands for profiles activated from outside the files. */
function profilesSource(profiles: readonly string[]): PropertySource {
  const origin = { path: 'SPRING_PROFILES_ACTIVE', line: 1, column: 1 };
  const property = { key: 'SPRING_PROFILES_ACTIVE', value: profiles.join(','), origin, valueOrigin: origin };
  return { name: 'active profiles', kind: 'variables', properties: [property] };
}

export const defaultLocations: readonly ConfigLocation[] = [
  'optional:classpath:/;optional:classpath:/config/',
  'optional:file:./;optional:file:./config/;optional:file:./config/*/',
].flatMap((text) => locationOf(text) ?? []);

/** The contributors that are there before anything is loaded (`ConfigDataEnvironment.createContributors`). */
export function openSession(input: ConfigDataInput): Session {
  const { resources, generation, strict = false } = input;
  const outer = input.profiles === undefined ? input.outer : [profilesSource(input.profiles), ...input.outer];
  const failures: StartupFailure[] = [];
  const blankLocations: StartupFailure[] = [];
  const resolve = outerResolver({ outer, generation });
  const take = <T>({ bound, failed }: { readonly bound: T | undefined; readonly failed?: StartupFailure }) => {
    if (failed !== undefined) failures.push(failed);
    return bound;
  };

  const onNotFound = take(
    bindText({ generation }, outer, 'spring.config.on-not-found', 'ConfigDataNotFoundAction', resolve),
  );
  const names = take(
    bindList(
      { generation },
      outer,
      'spring.config.name',
      { type: 'java.lang.String[]', element: 'java.lang.String' },
      resolve,
    ),
  );
  const configNames = names?.elements.map((element) => element.text) ?? ['application'];
  for (const name of configNames) {
    if (name.includes('*')) {
      failures.push(
        // The resolver is created by reflection.
        failure(
          'IllegalArgumentException',
          `Config name '${name}' cannot contain '*'`,
          names?.elements[0]?.property.origin,
          `IllegalStateException: Config name '${name}' cannot contain '*'`,
        ),
      );
    }
  }

  const target = {
    type: `${locationList}[]`,
    element: locationList,
    ...(!generation.ignoresBlankLocations && { isNothing: isBlankLocation }),
  };
  const locations = (name: string, unset: readonly ConfigLocation[]): readonly ConfigLocation[] => {
    const list = take(bindList({ generation }, outer, name, target, resolve));
    return list === undefined
      ? unset
      : list.elements.flatMap(({ text, property, uncertain }) => {
          const location = locationOf(text, property.origin, uncertain, property.value);
          if (location === undefined && !generation.ignoresBlankLocations) {
            const blank = failure('NullPointerException', `Blank location in '${name}'`, property.origin);
            (generation.groupedOuterImports ? failures : blankLocations).push(blank);
          }
          return location ?? [];
        });
  };
  const imports = locations('spring.config.import', []);
  const additional = locations('spring.config.additional-location', []).toReversed();
  const base = locations('spring.config.location', defaultLocations).toReversed();
  const importGroups = generation.groupedOuterImports ? [imports] : imports.toReversed().map((location) => [location]);

  const existing = (source: PropertySource): Contributor => ({
    kind: 'existing',
    source,
    profileVariant: false,
    profileFlag: false,
    imports: [],
  });
  const initial = (imported: readonly ConfigLocation[]): Contributor => ({
    kind: 'initial',
    profileVariant: false,
    profileFlag: false,
    imports: imported,
  });
  const root: Contributor = {
    kind: 'root',
    profileVariant: false,
    profileFlag: false,
    imports: [],
    before: [
      ...outer.filter(({ kind }) => kind !== 'defaults').map(existing),
      ...importGroups.map(initial),
      ...[...additional, ...base].map((location) => initial([location])),
      ...outer.filter(({ kind }) => kind === 'defaults').map(existing),
    ],
  };
  return {
    resources,
    generation,
    strict,
    outer,
    configNames,
    ignoresMissing: onNotFound?.text.toLowerCase() === 'ignore',
    additionalProfiles: input.additionalProfiles ?? [],
    ...(input.configServer && { configServer: input.configServer }),
    root,
    order: undefined,
    loaded: new Set(),
    foundLocations: new Set(),
    unseen: new Map(),
    open: new Map(),
    failures,
    blankLocations,
  };
}
