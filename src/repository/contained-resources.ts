import type { FileTree } from '../documents/file-tree.ts';
import { pathsByFormat } from '../documents/paths-by-format.ts';
import { moduleGraph } from './module-graph.ts';
import { isOutsideProduction, mainResource } from './modules.ts';

/** Main resources by their names on the class path, and by their modules; in one module the first hides the others. */
type ResourceNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

const names = new WeakMap<FileTree, ResourceNames>();

/** Of every module of a tree; there may be hundreds of applications that ask. */
function resourceNames(tree: FileTree): ResourceNames {
  const known = names.get(tree);
  if (known !== undefined) return known;
  const found = new Map<string, Map<string, string>>();
  for (const path of pathsByFormat(tree.list()).configuration) {
    const resource = isOutsideProduction(path) ? undefined : mainResource(path);
    if (resource === undefined) continue;
    const { module, name } = resource;
    const holders = found.get(name) ?? new Map<string, string>();
    if (!holders.has(module)) holders.set(module, path);
    found.set(name, holders);
  }
  names.set(tree, found);
  return found;
}

/**
 * Looks for a name on the class path in the modules that an application contains, the nearest first, as they are there behind
 * the application's own resources. What contains what is only worked out where another module has a resource of that name.
 */
export function containedResources(tree: FileTree, application: string): (name: string) => string | undefined {
  let contained: readonly string[] | undefined;
  return (name) => {
    const holders = resourceNames(tree).get(name);
    if (holders === undefined || (holders.size === 1 && holders.has(application))) return undefined;
    if (contained === undefined) {
      const graph = moduleGraph(tree);
      contained = graph.dependenciesOf(graph.moduleAt(application));
    }
    for (const module of contained) {
      const path = module === application ? undefined : holders.get(module);
      if (path !== undefined) return path;
    }
    return undefined;
  };
}
