import type { ConfigDocument, ConfigFile, Origin } from '../documents/document.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import { variablesSource } from '../spring/environment-variables.ts';
import { defaultGeneration, type Generation, generationOf } from '../spring/generation.ts';
import type { Application, Environment } from './application.ts';
import { findGeneration } from './boot-version.ts';
import { resourcesOf } from './config-data/resources.ts';
import { declaredService } from './config-server/declared.ts';
import { type ConfigLandscape, configLandscape } from './config-server/landscape.ts';
import type { ApplicationSetting, EnvironmentSetting } from './declaration.ts';
import { layerListed } from './listed-layers.ts';
import { type ConfiguredModule, findConfiguredModules } from './modules.ts';
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
  const modules = findConfiguredModules(paths);
  const landscape = configLandscape(tree, library, paths, modules);
  const problems: DeclarationProblem[] = [];

  const springBoot = (module: ConfiguredModule, name: string, setting?: ApplicationSetting): Application => {
    const generation =
      (setting?.boot === undefined ? undefined : generationOf(setting.boot)) ??
      findGeneration(tree, pathSet, module.path) ??
      defaultGeneration;
    const ownFiles = module.files.flatMap((path) => library.read(path, generation.dialect) ?? []);
    const declared = setting && declaredService(tree, library, setting, ownFiles, generation);
    if (setting?.configRepository !== undefined && declared === undefined) {
      const { path, origin } = setting.configRepository;
      problems.push({ message: `${path} has no configuration for ${name}.`, origin });
    }
    const client = declared?.client ?? landscape.clientOf(ownFiles, generation);
    const files = client === undefined ? ownFiles : [...ownFiles, ...client.files];
    const resources = resourcesOf(
      tree,
      { classpathRoots: module.resourceRoots, workingDirectory: module.path },
      (path) => library.read(path, generation.dialect),
    );
    const ofTests = () => profilesOfTests(tree, paths, module.path);
    const ownPlans = planEnvironments(input.environments, setting, files, ofTests, client?.profiles);
    const plans = input.profiles === undefined ? ownPlans : [...ownPlans, planOf(input.profiles)];
    const environments = layerSpringBoot(module, resources, generation, plans, client);
    return assemble(name, module.path, 'spring-boot', true, generation, environments, files, setting?.origin);
  };

  if (input.applications.length === 0) {
    const names = uniqueNames(modules.map((module) => module.path));
    const applications = modules.map((module, i) => springBoot(module, names[i] ?? ownName(module, library)));
    return { applications: [...applications, ...servedApplications(input, landscape, applications)], problems };
  }

  const applications = input.applications.flatMap((setting): Application[] => {
    if (setting.layers === undefined) {
      const module = modules.find((candidate) => candidate.path === setting.path);
      if (module !== undefined) return [springBoot(module, setting.name, setting)];
      const served = servedAsDeclared(input, setting, paths);
      if (served !== undefined) return [served];
      const message =
        setting.configRepository === undefined
          ? `There is no Spring configuration in the main resources of ${setting.path}; list its layers, or correct the path.`
          : `${setting.configRepository.path} has no configuration for ${setting.name}, and neither has ${setting.path}.`;
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
    const plans = planEnvironments(input.environments, setting, [], () => new Set());
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

/** The services of which the repository holds nothing but what a config server serves them. */
function servedApplications(
  input: DiscoveryInput,
  landscape: ConfigLandscape,
  known: readonly Application[],
): readonly Application[] {
  return landscape.services(new Set(known.map(({ name }) => name))).map((found) => {
    const { name, path, generation, files } = found;
    const declared =
      input.environments.length > 0
        ? planEnvironments(input.environments, undefined, [], () => new Set())
        : found.plans;
    const plans = input.profiles === undefined ? declared : [...declared, planOf(input.profiles)];
    return assemble(name, path, 'config-repository', true, generation, found.environments(plans), files, undefined);
  });
}

/** An application whose module is not here, and whose config repository keyparity.yml names. */
function servedAsDeclared(
  input: DiscoveryInput,
  setting: ApplicationSetting,
  paths: readonly string[],
): Application | undefined {
  const { tree, library, environments, profiles } = input;
  const declaredBoot = setting.boot === undefined ? undefined : generationOf(setting.boot);
  const generation = declaredBoot ?? findGeneration(tree, new Set(paths), setting.path) ?? defaultGeneration;
  const served = declaredService(tree, library, setting, [], generation);
  if (served === undefined) return undefined;
  const { files, profiles: named } = served.client;
  const own = planEnvironments(environments, setting, files, () => new Set(), named);
  const layered = served.environments(profiles === undefined ? own : [...own, planOf(profiles)]);
  const { name, path, origin } = setting;
  return assemble(name, path, 'config-repository', true, generation, layered, files, origin);
}

/** An environment that is nothing but its profiles. */
function planOf(profiles: readonly string[]): EnvironmentPlan {
  return { name: profiles.join(','), profiles, compared: false };
}

function planEnvironments(
  declared: readonly EnvironmentSetting[],
  setting: ApplicationSetting | undefined,
  files: readonly ConfigFile[],
  ofTests: () => ReadonlySet<string>,
  served: readonly string[] = [],
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
  const profiles = [...new Set([...profilesOf(files), ...served])].filter((profile) => profile !== 'default');
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
