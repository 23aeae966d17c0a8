import { decodeUtf8 } from '../../documents/decode.ts';
import type { ImageCopy } from '../../documents/dockerfile-reader.ts';
import { type FileTree, pathSetOf } from '../../documents/file-tree.ts';
import { indexLines } from '../../documents/line-index.ts';
import type { FindScript, Script } from '../deployment.ts';
import { directoryOf, isWithin, lastSegment } from '../paths.ts';

/** Longer files are no scripts that start something. */
const longest = 256 * 1024;

/**
 * Finds the scripts that a container starts among the files of the repository: by what the Dockerfile copies, else by their
 * names in the folders that the image may be made from.
 *
 * @param directories the most likely ones first
 */
export function scriptsOf(
  tree: FileTree,
  directories: readonly string[],
  copies: readonly ImageCopy[] = [],
): FindScript {
  const known = new Map<string, Script | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const name = lastSegment(path);
    const found = name === '' ? undefined : scriptNamed(name, tree, directories, copies);
    known.set(path, found);
    return found;
  };
}

function scriptNamed(
  name: string,
  tree: FileTree,
  directories: readonly string[],
  copies: readonly ImageCopy[],
): Script | undefined {
  for (const copied of copiedTo(name, copies)) {
    const paths = pathsCalled(lastSegment(copied), tree).filter((path) => `/${path}`.endsWith(`/${copied}`));
    const found = nearest(paths, [...directories, '.']);
    if (found !== undefined) return scriptAt(found, tree);
  }
  const found =
    nearest(pathsCalled(name, tree), directories) ??
    nearest(
      pathsCalled(name, tree).filter((path) => !isOfModule(path, tree)),
      ['.'],
    );
  return found === undefined ? undefined : scriptAt(found, tree);
}

/** What `COPY docker/start.sh /entrypoint.sh` and `COPY docker/ /opt/` may have put there under a name. */
function copiedTo(name: string, copies: readonly ImageCopy[]): readonly string[] {
  return copies.flatMap(({ from, to }) => {
    const path = from.replace(/^(?:\.?\/)+|\/+$/g, '');
    if (path === '' || path === '.') return [];
    if (lastSegment(to) === name || lastSegment(path) === name) return [path];
    return [`${path}/${name}`];
  });
}

/** In a folder that is built by itself: the script of another application. */
function isOfModule(path: string, tree: FileTree): boolean {
  const paths = pathSetOf(tree);
  for (let at = directoryOf(path); at !== '.'; at = directoryOf(at)) {
    if (['pom.xml', 'build.gradle', 'build.gradle.kts'].some((name) => paths.has(`${at}/${name}`))) return true;
  }
  return false;
}

/** The only one in the first of the directories that has any; of several there the one right in it. */
function nearest(paths: readonly string[], directories: readonly string[]): string | undefined {
  for (const directory of directories) {
    const near = paths.filter((path) => isWithin(path, directory));
    const own = near.filter((path) => directoryOf(path) === directory);
    if (near.length > 0) return own[0] ?? (near.length === 1 ? near[0] : undefined);
  }
  return undefined;
}

const called = new WeakMap<FileTree, Map<string, readonly string[]>>();

function pathsCalled(name: string, tree: FileTree): readonly string[] {
  const known = called.get(tree) ?? new Map<string, readonly string[]>();
  called.set(tree, known);
  const found = known.get(name) ?? tree.list().filter((path) => path === name || path.endsWith(`/${name}`));
  known.set(name, found);
  return found;
}

/** A script of a shell, by its first line or its name. */
function scriptAt(path: string, tree: FileTree): Script | undefined {
  const bytes = tree.read(path);
  if (bytes === undefined || bytes.length > longest) return undefined;
  const text = decodeUtf8(bytes);
  const isShell =
    /^#!.*\b(?:ba|da|a|k|z)?sh\b/.test(text) || (!text.startsWith('#!') && /\.(?:sh|bash|env)$/.test(path));
  // A file of options for `java`, which is no script.
  const isOptions = /(?:options|\.args|argfile|\.opts)$/.test(path);
  if (!isShell && !isOptions) return undefined;
  const lines = indexLines(text);
  return { path, text, originAt: (offset) => lines.originAt(path, offset) };
}
