import { withoutCodeComments } from '../documents/comments.ts';
import { type FileTree, pathsBelow } from '../documents/file-tree.ts';
import { moduleGraph } from './module-graph.ts';
import type { ConfiguredModule } from './modules.ts';
import { isDelivered } from './stage-names.ts';

/**
 * The configured modules that are no process of their own, as far as the build files and the code say so: libraries of one that
 * begins itself, and the set-up of tests around one. Nothing is deployed under their names.
 */
export function modulesWithin(tree: FileTree, modules: readonly ConfiguredModule[]): ReadonlySet<ConfiguredModule> {
  const graph = moduleGraph(tree);
  const containedIn = new Map(
    modules.map((module) => [module, new Set(graph.dependenciesOf(graph.moduleAt(module.path)))]),
  );
  const contains = (one: ConfiguredModule, other: ConfiguredModule) =>
    containedIn.get(one)?.has(graph.moduleAt(other.path)) === true;
  const starting = new Map<ConfiguredModule, boolean>();
  const begins = (module: ConfiguredModule): boolean => {
    const known = starting.get(module) ?? hasBeginning(tree, module);
    starting.set(module, known);
    return known;
  };
  return new Set(
    modules.filter((module) =>
      modules.some((other) => {
        if (other === module) return false;
        const isWithin = contains(other, module) || (contains(module, other) && isThereForTests(module));
        return isWithin && !begins(module) && begins(other);
      }),
    ),
  );
}

/** What is deployed has a file that holds for every profile, or one for a stage of delivery. */
function isThereForTests({ files }: ConfiguredModule): boolean {
  return files.every((path) => {
    const profile = /\/application-([^/]+)\.[a-z]+$/.exec(path)?.[1];
    return profile !== undefined && !isDelivered(profile);
  });
}

const source = /\.(?:java|kt|groovy|scala)$/;

/** A class that Spring or the JVM begins with; one too many is no harm. */
const beginning =
  /SpringBootApplication|SpringCloudApplication|SpringApplication|SpringBootServletInitializer|WebApplicationInitializer|EnableAutoConfiguration|runApplication|\bmain\s*\(/;

function hasBeginning(tree: FileTree, { path }: ConfiguredModule): boolean {
  const decoder = new TextDecoder('latin1');
  return pathsBelow(tree.list(), path === '.' ? 'src/main/' : `${path}/src/main/`).some((file) => {
    if (!source.test(file)) return false;
    const bytes = tree.read(file);
    const text = bytes === undefined ? '' : decoder.decode(bytes);
    return beginning.test(text) && beginning.test(withoutCodeComments(text));
  });
}
