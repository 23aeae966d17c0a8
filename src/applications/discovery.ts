import type { ConfigDocument, ConfigFile, Origin } from '../documents/document.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import { defaultGeneration, type Generation, generationOf } from '../spring/generation.ts';
import type { Application, Environment } from './application.ts';
import { findGeneration } from './boot-version.ts';
import { resourcesOf } from './config-data/resources.ts';
import type { ApplicationSetting, EnvironmentSetting } from './declaration.ts';
import type { Deployment } from './deployments/deployment.ts';
import { findDeployments } from './deployments/find-deployments.ts';
import { joinDeployments } from './deployments/join.ts';
import { planEnvironments, planOf } from './environment-plans.ts';
import { layerListed } from './listed-layers.ts';
import { type ConfiguredModule, findConfiguredModules } from './modules.ts';
import { layerSpringBoot } from './spring-boot-layers.ts';
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
  /** Deployments that belong to none of the applications. */
  readonly unjoined: readonly Deployment[];
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
  const problems: DeclarationProblem[] = [];
  const { joined: deployments, rest: unjoined } = deploymentsOf(modules, input);

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
    const deployment = deployments.get(module);
    const ownPlans = planEnvironments(input.environments, setting, files, deployment, () =>
      profilesOfTests(tree, paths, module.path),
    );
    const plans = input.profiles === undefined ? ownPlans : [...ownPlans, planOf(input.profiles)];
    const environments = layerSpringBoot(module, resources, generation, plans);
    const application = assemble(
      name,
      module.path,
      'spring-boot',
      true,
      generation,
      environments,
      files,
      setting?.origin,
    );
    if (deployment === undefined) return application;
    return { ...application, deployment, problems: [...application.problems, ...deployment.problems] };
  };

  if (input.applications.length === 0) {
    const names = uniqueNames(modules.map((module) => module.path));
    const applications = modules.map((module, i) => springBoot(module, names[i] ?? ownName(module, library)));
    return { applications, problems, unjoined };
  }

  const applications = input.applications.flatMap((setting): Application[] => {
    if (setting.layers === undefined) {
      const module = modules.find((candidate) => candidate.path === setting.path);
      if (module !== undefined) return [springBoot(module, setting.name, setting)];
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
    const plans = planEnvironments(input.environments, setting, [], undefined, () => new Set());
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
  return { applications, problems, unjoined };
}

/** The deployment of each module, as far as the repository has manifests and says which is whose. */
function deploymentsOf(
  modules: readonly ConfiguredModule[],
  { tree, library, applications }: DiscoveryInput,
): { readonly joined: ReadonlyMap<ConfiguredModule, Deployment>; readonly rest: readonly Deployment[] } {
  const found = findDeployments(tree, library);
  if (found.length === 0) return { joined: new Map(), rest: [] };
  const candidates = modules.map((module) => {
    const folder = module.path.slice(module.path.lastIndexOf('/') + 1);
    const declared = applications.filter(({ path }) => path === module.path).map(({ name }) => name);
    const written = nameInFiles(module, library);
    return {
      path: module.path,
      names: [...declared, ...(written === undefined ? [] : [written]), ...(folder === '.' ? [] : [folder])],
    };
  });
  const { of, rest } = joinDeployments(candidates, found);
  const joined = new Map(
    modules.flatMap((module, i): readonly (readonly [ConfiguredModule, Deployment])[] => {
      const deployment = of[i];
      return deployment === undefined ? [] : [[module, deployment]];
    }),
  );
  return { joined, rest };
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
  return nameInFiles(module, library) ?? 'application';
}

function nameInFiles(module: ConfiguredModule, library: Library): string | undefined {
  for (const path of module.files) {
    for (const document of library.read(path, 'spring-boot')?.documents ?? []) {
      const name = document.properties.find(({ key }) => key === 'spring.application.name')?.value.trim();
      if (name !== undefined && /^[\w.-]+$/.test(name)) return name;
    }
  }
  return undefined;
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
