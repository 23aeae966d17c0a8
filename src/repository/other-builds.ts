import type { FileTree } from '../documents/file-tree.ts';
import { usesSpring } from './uses-spring.ts';

/** What says that a folder is built into something, by its language. */
const buildFile =
  /^(?:.*\/)?([^/]+)\/(?:(package\.json|go\.mod|Cargo\.toml|pyproject\.toml|requirements\.txt|setup\.py|Gemfile|composer\.json|mix\.exs|[^/]+\.csproj)|pom\.xml|build\.gradle(?:\.kts)?)$/;

interface Build {
  readonly folder: string;
  readonly isOfJava: boolean;
}

const buildsIn = new WeakMap<readonly string[], ReadonlyMap<string, readonly Build[]>>();

/** Builds by the name of their folder; everything that is deployed asks. */
function buildsOf(paths: readonly string[]): ReadonlyMap<string, readonly Build[]> {
  const known = buildsIn.get(paths);
  if (known !== undefined) return known;
  const found = new Map<string, Build[]>();
  for (const path of paths) {
    const match = buildFile.exec(path);
    if (match === null) continue;
    const [, name = '', ofOthers] = match;
    const build = { folder: path.slice(0, path.lastIndexOf('/')), isOfJava: ofOthers === undefined };
    found.set(name, [...(found.get(name) ?? []), build]);
  }
  buildsIn.set(paths, found);
  return found;
}

/**
 * Whether a folder of this name is built into something else than an application of Spring: a front end, an agent in Go, a tool in
 * plain Java.
 *
 * @param applications folders of the applications
 */
export function isOtherBuild(name: string, tree: FileTree, applications: readonly string[]): boolean {
  return (buildsOf(tree.list()).get(name) ?? []).some(({ folder, isOfJava }) => {
    const isAround = applications.some((path) => path === folder || path.startsWith(`${folder}/`));
    return !isAround && (!isOfJava || !usesSpring(tree, folder));
  });
}
