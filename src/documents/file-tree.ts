/**
 * The outside world as the core sees it: a set of files, each read at most once.
 *
 * Paths are POSIX, relative to the repository root, without a leading `./`. A working directory, a git commit and a
 * map in a test are all file trees.
 */
export interface FileTree {
  /** Every path of the tree in byte order. Directories are not listed. */
  list(): readonly string[];
  /**
   * Lists what `list` is going to return, without waiting where that takes a while: what is known at once is handed over to
   * be looked at meanwhile. Some of it may be left out of the list in the end, and other paths may be added.
   */
  ahead?(meanwhile: (paths: readonly string[]) => void): Promise<void>;
  /** The bytes of a listed path, or `undefined` where there is no such file (or it may not be read: a link that leaves the tree). */
  read(path: string): Uint8Array | undefined;
  /**
   * The bytes of a file as a text with one unit for each (ISO 8859-1), for a look at many files of which few are read: it
   * costs less than bytes, and shows everything that is ASCII.
   */
  readLatin1?(path: string): string | undefined;
  /** A name of the content: equal names mean equal bytes, in this tree and in any other of the same repository. */
  contentId?(path: string): string | undefined;
  /** A listed path of which the repository knows the name of the content, and the clone lacks the content. */
  absent?(path: string): boolean;
}

const pathSets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The paths of a tree, to be asked for; made once for all that ask. */
export function pathSetOf(tree: FileTree): ReadonlySet<string> {
  const paths = tree.list();
  let found = pathSets.get(paths);
  if (found === undefined) {
    found = new Set(paths);
    pathSets.set(paths, found);
  }
  return found;
}

/** A tree held in memory, for tests and for text that never was a file. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): FileTree {
  const encoder = new TextEncoder();
  const paths = Object.keys(files).sort(compareBytes);
  return {
    list: () => paths,
    read: (path) => {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      return typeof content === 'string' ? encoder.encode(content) : content;
    },
  };
}

/** The paths of a listing that begin with a text; they stand together there. */
export function pathsBelow(paths: readonly string[], prefix: string): readonly string[] {
  if (prefix === '') return paths;
  const start = firstNotBefore(paths, prefix);
  let end = start;
  while (paths[end]?.startsWith(prefix) === true) end++;
  return paths.slice(start, end);
}

export function holdsPathsBelow(paths: readonly string[], prefix: string): boolean {
  return paths[firstNotBefore(paths, prefix)]?.startsWith(prefix) === true;
}

function firstNotBefore(paths: readonly string[], text: string): number {
  let start = 0;
  for (let end = paths.length; start < end; ) {
    const middle = (start + end) >>> 1;
    if ((paths[middle] as string) < text) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** Order that depends on neither locale nor platform: by UTF-16 unit. */
export function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
