import type { ConfigDocument, ConfigFile, Origin } from '../documents/document.ts';
import { compareBytes, type FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import { variablesSource } from '../spring/environment-variables.ts';
import { defaultGeneration, type Generation, generationOf } from '../spring/generation.ts';
import type { Application, Environment } from './application.ts';
import { findGeneration } from './boot-version.ts';
import { resourcesOf } from './config-data/resources.ts';
import type { ApplicationSetting, EnvironmentSetting } from './declaration.ts';
import { layerListed } from './listed-layers.ts';
import type { ModuleGraph } from './module-graph.ts';
import { type ConfiguredModule, findConfiguredModules } from './modules.ts';
import { stagesRead, withAnnotatedSources } from './plain-spring/boot-sources.ts';
import { plainApplications } from './plain-spring/plain-applications.ts';
import type { Readers } from './plain-spring/readers.ts';
import { type EnvironmentPlan, layerSpringBoot, profilesOf } from './spring-boot-layers.ts';
import { comparePromotion, isDelivered, isStage, mayBeOfTests } from './stage-names.ts';
import { profilesOfTests } from './test-profiles.ts';

export interface DiscoveryInput {
  readonly tree: FileTree;
  readonly library: Library;
  /** Declared environments; empty: they are read off profile files and documents. */
  readonly environments: readonly EnvironmentSetting[];
  /** Declared applications; empty: every module with Spring configuration is one. */
  readonly applications: readonly ApplicationSetting[];
  /**
   * Profiles of one more environment, the last one of every Spring Boot application; it is never compared. Listed layers
   * have none, because profiles choose nothing there.
   */
  readonly profiles?: readonly string[];
  /** What reads property files, as the code says; absent: nobody has looked. */
  readonly reading?: { readonly readers: readonly Readers[]; readonly graph: ModuleGraph };
}

export interface Discovery {
  /** In the order of their declaration, or by path. */
  readonly applications: readonly Application[];
  /** Declarations that lead to no file. */
  readonly problems: readonly DeclarationProblem[];
}

/** A mistake in what was declared, for people. */
export interface DeclarationProblem {
  readonly message: string;
  readonly origin: Origin;
}

/** Works out which applications there are, which environments each has, and which documents each of those reads. */
export function discover(input: DiscoveryInput): Discovery {
  const { tree, library } = input;
  const paths = tree.list();
  const pathSet = new Set(paths);
  const configured = findConfiguredModules(paths);
  const plain = plainApplications(input, configured, (setting) =>
    input.environments.length === 0 ? [] : planEnvironments(input.environments, setting, [], [], () => new Set()),
  );
  const modules = configured.filter(({ path }) => !plain.some((one) => one.path === path));
  const problems: DeclarationProblem[] = [];

  const springBoot = (module: ConfiguredModule, name: string, setting?: ApplicationSetting): Application => {
    const generation =
      (setting?.boot === undefined ? undefined : generationOf(setting.boot)) ??
      findGeneration(tree, pathSet, module.path) ??
      defaultGeneration;
    const files = module.files.flatMap((path) => library.read(path, generation.dialect) ?? []);
    const resources = resourcesOf(
      tree,
      { classpathRoots: module.resourceRoots, workingDirectory: module.path },
      (path) => library.read(path, generation.dialect),
    );
    const readers = input.reading?.readers.find((one) => one.module === module.path);
    const sources = input.reading && { tree, library, generation, graph: input.reading.graph };
    const stages = sources === undefined ? [] : stagesRead(readers, sources);
    const ownPlans = planEnvironments(input.environments, setting, files, stages, () =>
      profilesOfTests(tree, paths, module.path),
    );
    const plans = input.profiles === undefined ? ownPlans : [...ownPlans, planOf(input.profiles)];
    const ofConfigData = layerSpringBoot(module, resources, generation, plans);
    const environments = sources === undefined ? ofConfigData : withAnnotatedSources(ofConfigData, readers, sources);
    return assemble(name, module.path, 'spring-boot', true, generation, environments, files, setting?.origin);
  };

  if (input.applications.length === 0) {
    const found = [...modules, ...plain].sort((a, b) => compareBytes(a.path, b.path));
    const names = uniqueNames(found.map(({ path }) => path));
    const applications = found.map((one, i) =>
      'files' in one ? springBoot(one, names[i] ?? ownName(one, library)) : { ...one, name: names[i] ?? 'application' },
    );
    return { applications, problems };
  }

  const applications = input.applications.flatMap((setting): Application[] => {
    if (setting.layers === undefined) {
      const module = modules.find((candidate) => candidate.path === setting.path);
      if (module !== undefined) return [springBoot(module, setting.name, setting)];
      const other = plain.find((candidate) => candidate.path === setting.path);
      if (other !== undefined) return [{ ...other, name: setting.name, origin: setting.origin }];
      const message = `There is no Spring configuration in the main resources of ${setting.path}; list its layers, or correct the path.`;
      problems.push({ message, origin: setting.origin });
      return [];
    }
    const declaredBoot = setting.boot === undefined ? undefined : generationOf(setting.boot);
    const read = (path: string) => library.read(path, declaredBoot?.dialect ?? 'java');
    const files = new Map<string, ConfigFile>();
    const remember = (path: string): ConfigFile | undefined => {
      const file = read(path);
      if (file !== undefined) files.set(path, file);
      return file;
    };
    const plans = planEnvironments(input.environments, setting, [], [], () => new Set());
    const generation = declaredBoot ?? findGeneration(tree, pathSet, setting.path) ?? defaultGeneration;
    const { environments, missing } = layerListed(setting, plans, remember, generation);
    problems.push(...missing.map(({ path, origin }) => ({ message: `No environment has a file ${path}.`, origin })));
    const relaxed = declaredBoot !== undefined;
    return [
      assemble(
        setting.name,
        setting.path,
        'listed',
        relaxed,
        generation,
        environments,
        [...files.values()],
        setting.origin,
      ),
    ];
  });
  return { applications, problems };
}

/** An environment that is nothing but its profiles. */
function planOf(profiles: readonly string[]): EnvironmentPlan {
  return { name: profiles.join(','), profiles, compared: false };
}

function planEnvironments(
  declared: readonly EnvironmentSetting[],
  setting: ApplicationSetting | undefined,
  files: readonly ConfigFile[],
  stages: readonly string[],
  ofTests: () => ReadonlySet<string>,
): readonly EnvironmentPlan[] {
  if (declared.length > 0) {
    const deployed =
      setting?.environments === undefined ? undefined : new Set(setting.environments.map(({ name }) => name));
    return declared
      .filter(({ name }) => deployed === undefined || deployed.has(name))
      .map(({ name, profiles, compared, variables }) => ({
        name,
        profiles,
        compared,
        ...(variables.length > 0 && {
          variables: variablesSource(new Map(variables.map((variable) => [variable.name, variable]))),
        }),
      }));
  }
  const profiles = [...new Set([...profilesOf(files), ...stages])].filter((profile) => profile !== 'default');
  const compared = comparedAmong(profiles, profileByDefault(files), ofTests);
  const named = profiles
    .toSorted(comparePromotion)
    .map((profile) => ({ name: profile, profiles: [profile], compared: compared.has(profile) }));
  return compared.size > 0 ? named : [{ name: 'default', profiles: [], compared: true }, ...named];
}

/** The profile that the application runs with where nobody names one. */
function profileByDefault(files: readonly ConfigFile[]): string | undefined {
  for (const { documents } of files) {
    for (const { path, properties } of documents) {
      if (!/(?:^|\/)application\.[a-z]+$/.test(path)) continue;
      const active = properties.find(({ key }) => key === 'spring.profiles.active');
      if (active !== undefined) return active.value.trim();
    }
  }
  return undefined;
}

/**
 * The profiles that are environments to compare: stages, unless tests activate them. Where nothing but `dev` and `test`
 * is left, these are overlays of developers, and the deployed environments get their values from elsewhere; unless another
 * profile (`local`) is the default, because then developers have that one.
 */
function comparedAmong(
  profiles: readonly string[],
  byDefault: string | undefined,
  ofTests: () => ReadonlySet<string>,
): ReadonlySet<string> {
  const stages = profiles.filter(isStage);
  const developersHaveTheirOwn = byDefault !== undefined && profiles.includes(byDefault) && !isStage(byDefault);
  if (!stages.some(isDelivered) && !developersHaveTheirOwn) return new Set();
  const activatedByTests = stages.some(mayBeOfTests) ? ofTests() : new Set();
  return new Set(stages.filter((profile) => !(mayBeOfTests(profile) && activatedByTests.has(profile))));
}

function assemble(
  name: string,
  path: string,
  kind: Application['kind'],
  relaxed: boolean,
  generation: Generation,
  environments: readonly Environment[],
  ownFiles: readonly ConfigFile[],
  origin: Origin | undefined,
): Application {
  const documents = new Set<ConfigDocument>(ownFiles.flatMap((file) => file.documents));
  for (const { layers } of environments) {
    for (const { source } of layers) {
      if (source.document !== undefined) documents.add(source.document);
    }
  }
  return {
    name,
    path,
    kind,
    relaxed,
    generation,
    environments,
    documents: [...documents],
    problems: ownFiles.flatMap((file) => file.problems),
    origin: origin ?? { path: ownFiles[0]?.path ?? path, line: 1, column: 1 },
  };
}

/** What a module at the root of the repository, whose directory has no name here, calls itself. */
function ownName(module: ConfiguredModule, library: Library): string {
  for (const path of module.files) {
    for (const document of library.read(path, 'spring-boot')?.documents ?? []) {
      const name = document.properties.find(({ key }) => key === 'spring.application.name')?.value.trim();
      if (name !== undefined && /^[\w.-]+$/.test(name)) return name;
    }
  }
  return 'application';
}

/** The last segment of each path, or as many segments as it takes to tell them apart; the root has no name. */
function uniqueNames(paths: readonly string[]): readonly (string | undefined)[] {
  const nameWith = (path: string, segments: number) => path.split('/').slice(-segments).join('/');
  /** By number of segments: how many paths have each name. */
  const counts: Map<string, number>[] = [];
  const countsWith = (segments: number): ReadonlyMap<string, number> => {
    const known = counts[segments];
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    for (const path of paths) {
      const name = nameWith(path, segments);
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    counts[segments] = found;
    return found;
  };
  return paths.map((path) => {
    if (path === '.') return undefined;
    for (let segments = 1; ; segments++) {
      const name = nameWith(path, segments);
      if (countsWith(segments).get(name) === 1 || segments > path.split('/').length) return name;
    }
  });
}
