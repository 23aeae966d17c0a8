import { compareBytes, type FileTree } from '../documents/file-tree.ts';
import { pathsByFormat } from '../documents/paths-by-format.ts';
import { buildFileText } from './build-files.ts';
import {
  artifactsIn,
  artifactsOf,
  type GradleBuild,
  type GradleSettings,
  groupIn,
  readBuild,
  readSettings,
} from './gradle-modules.ts';
import { interpolate, type Pom, readPom } from './maven-modules.ts';

/**
 * Which module contains which other one when it runs, read off Maven and Gradle files without running either. A module is
 * named by its directory, `.` for the root of the repository.
 */
export interface ModuleGraph {
  /** In byte order. */
  readonly modules: readonly string[];
  /** The module of a directory: that which is built there, else the one around it. */
  moduleAt(directory: string): string;
  /** The module that a file belongs to. */
  moduleOf(path: string): string;
  /** Every module that one contains, itself excluded, in the order in which they are found. Test dependencies do not count. */
  dependenciesOf(module: string): readonly string[];
  /** The shortest way from a module to one that it contains, both included; empty where it does not. */
  pathBetween(application: string, module: string): readonly string[];
}

const buildFile = /^(?:(.*)\/)?(pom\.xml|(build|settings)\.gradle(?:\.kts)?)$/;

const graphs = new WeakMap<FileTree, ModuleGraph>();

/** The graph of a tree, worked out once. */
export function moduleGraph(tree: FileTree): ModuleGraph {
  let graph = graphs.get(tree);
  if (graph === undefined) {
    graph = readGraph(tree);
    graphs.set(tree, graph);
  }
  return graph;
}

function readGraph(tree: FileTree): ModuleGraph {
  const poms = new Map<string, Pom>();
  const settings: GradleSettings[] = [];
  const builds = new Map<string, GradleBuild>();
  const buildTexts = new Map<string, string>();
  for (const path of pathsByFormat(tree.list()).builds) {
    const match = buildFile.exec(path);
    if (match === null || /(?:^|\/)(?:src|node_modules|target|build)\//.test(path)) continue;
    const [, directory = '.', name = '', kind] = match;
    const text = buildFileText(tree, path);
    if (text === undefined) continue;
    if (name === 'pom.xml') poms.set(directory, readPom(directory, text));
    else if (kind === 'build') {
      builds.set(directory, readBuild(text));
      buildTexts.set(directory, text);
    } else settings.push(readSettings(directory, text));
  }

  const edges = new Map<string, Set<string>>();
  const included = settings.flatMap(({ projects }) => [...projects.values()]);
  for (const directory of [...poms.keys(), ...builds.keys(), ...included]) edges.set(directory, new Set());
  addMavenEdges(poms, edges);
  addGradleEdges(builds, settings, edges);
  addIncludedEdges(buildTexts, settings, edges);
  return graphOf(edges);
}

function addMavenEdges(poms: ReadonlyMap<string, Pom>, edges: ReadonlyMap<string, Set<string>>): void {
  const families = new Map([...poms].map(([directory, pom]) => [directory, ancestorsOf(pom, poms)]));
  const byName = new Map<string, string>();
  for (const [directory, pom] of poms) {
    const ancestors = families.get(directory) ?? [];
    const groupId = pom.groupId ?? ancestors.find((ancestor) => ancestor.groupId !== undefined)?.groupId ?? '';
    byName.set(
      `${interpolate(groupId, pom, ancestors)}:${interpolate(pom.artifactId ?? '', pom, ancestors)}`,
      directory,
    );
  }
  for (const [directory, pom] of poms) {
    const ancestors = families.get(directory) ?? [];
    for (const holder of [pom, ...ancestors]) {
      for (const { groupId, artifactId, isTest } of holder.dependencies) {
        const name = `${interpolate(groupId, pom, ancestors)}:${interpolate(artifactId, pom, ancestors)}`;
        const target = byName.get(name);
        if (!isTest && target !== undefined && target !== directory) edges.get(directory)?.add(target);
      }
    }
  }
}

function ancestorsOf(pom: Pom, poms: ReadonlyMap<string, Pom>): readonly Pom[] {
  const ancestors: Pom[] = [];
  for (let { parent } = pom; parent !== undefined && ancestors.length < 20; ) {
    const found = poms.get(parent.directory);
    if (found === undefined || found === pom || ancestors.includes(found)) break;
    ancestors.push(found);
    parent = found.parent;
  }
  return ancestors;
}

function addGradleEdges(
  builds: ReadonlyMap<string, GradleBuild>,
  settings: readonly GradleSettings[],
  edges: ReadonlyMap<string, Set<string>>,
): void {
  // A subproject may have a stray settings file of its own: the outermost one that includes it counts.
  const outermostFirst = settings.toSorted((a, b) => a.root.length - b.root.length || compareBytes(a.root, b.root));
  const rootOf = (directory: string) =>
    outermostFirst.find(({ projects }) => [...projects.values()].includes(directory)) ??
    outermostFirst.find(({ root }) => root === directory);
  for (const [directory, { own, others }] of builds) {
    const root = rootOf(directory);
    if (root === undefined) continue;
    const add = (from: string | undefined, dependency: string): void => {
      const target = root.projects.get(dependency) ?? byAccessor(root, dependency);
      if (from !== undefined && target !== undefined && target !== from) edges.get(from)?.add(target);
    };
    for (const dependency of own) add(directory, dependency);
    for (const { project, dependency } of others) {
      const targets = project === '*' ? new Set(root.projects.values()) : [root.projects.get(project)];
      for (const target of targets) add(target, dependency);
    }
  }
}

/** Artifacts of the builds that a build includes are those builds, whatever repository has them too (composite builds). */
function addIncludedEdges(
  buildTexts: ReadonlyMap<string, string>,
  settings: readonly GradleSettings[],
  edges: ReadonlyMap<string, Set<string>>,
): void {
  const byRoot = new Map(settings.map((one) => [one.root, one]));
  for (const { root, projects, builds } of settings) {
    // What an included build includes takes part as well.
    const included = new Set(builds);
    for (const build of included) for (const next of byRoot.get(build)?.builds ?? []) included.add(next);
    const byName = new Map<string, string>();
    for (const build of included) {
      if (build === root || !edges.has(build)) continue;
      const own = byRoot.get(build) ?? { root: build, projects: new Map([[':', build]]) };
      for (const [artifact, directory] of artifactsOf(own)) {
        if (!byName.has(artifact)) byName.set(artifact, directory);
      }
    }
    if (byName.size === 0) continue;
    for (const directory of new Set(projects.values())) {
      for (const { group, name } of artifactsIn(buildTexts.get(directory) ?? '')) {
        const target = byName.get(name);
        if (target === undefined || target === directory) continue;
        const ownGroup = groupIn(buildTexts.get(target) ?? '') ?? group;
        if (ownGroup === group) edges.get(directory)?.add(target);
      }
    }
  }
}

/** `projects.orderService.api` is `:order-service:api`. */
function byAccessor({ projects }: GradleSettings, accessor: string): string | undefined {
  if (accessor.startsWith(':')) return undefined;
  const squeeze = (name: string) => name.replace(/[-_:.]/g, '').toLowerCase();
  const wanted = squeeze(accessor);
  for (const [name, directory] of projects) if (squeeze(name) === wanted) return directory;
  return undefined;
}

function graphOf(edges: ReadonlyMap<string, ReadonlySet<string>>): ModuleGraph {
  /** For each module that one contains, the one that it is found through. */
  const trees = new Map<string, ReadonlyMap<string, string>>();
  const treeOf = (start: string): ReadonlyMap<string, string> => {
    let found = trees.get(start);
    if (found === undefined) {
      const through = new Map<string, string>();
      const queue = [start];
      for (let i = 0; i < queue.length; i++) {
        const module = queue[i] as string;
        for (const next of edges.get(module) ?? []) {
          if (next === start || through.has(next)) continue;
          through.set(next, module);
          queue.push(next);
        }
      }
      found = through;
      trees.set(start, found);
    }
    return found;
  };
  const moduleByFolder = new Map<string, string>();
  const moduleIn = (folder: string): string => {
    let module = moduleByFolder.get(folder);
    if (module === undefined) {
      module = moduleAround(folder, edges);
      moduleByFolder.set(folder, module);
    }
    return module;
  };
  return {
    modules: [...edges.keys()].sort(compareBytes),
    moduleAt: (directory) => (edges.has(directory) ? directory : moduleIn(`${directory}/`)),
    moduleOf: (path) => moduleIn(path.slice(0, path.lastIndexOf('/') + 1)),
    dependenciesOf: (module) => [...treeOf(module).keys()],
    pathBetween(application, module) {
      if (application === module) return [application];
      const through = treeOf(application);
      if (!through.has(module)) return [];
      const path = [module];
      for (let at = through.get(module); at !== undefined; at = through.get(at)) path.unshift(at);
      return path;
    },
  };
}

/** @param folder ends with `/`, or is empty for the root */
function moduleAround(folder: string, edges: ReadonlyMap<string, unknown>): string {
  for (let end = folder.lastIndexOf('/'); end !== -1; end = folder.lastIndexOf('/', end - 1)) {
    if (edges.has(folder.slice(0, end))) return folder.slice(0, end);
  }
  if (edges.has('.')) return '.';
  // Without a build file, what stands before the sources is the module.
  return /^(.*?)\/src\//.exec(folder)?.[1] ?? '.';
}
