import type { ConfigFile } from '../../documents/document.ts';
import { compareBytes, type FileTree, pathSetOf, pathsBelow } from '../../documents/file-tree.ts';

/** Where a location leads: a path of the tree (which need not exist), or somewhere the repository does not show. */
export type Place = { readonly medium: 'classpath' | 'file'; readonly path: string } | 'outside';

/** The files that config data processing can see. */
export interface Resources {
  /** The file, read once whatever the number of environments; `undefined`: there is none. */
  file(path: string): ConfigFile | undefined;
  /** True where there is such a file; it is not read for that. */
  exists(path: string): boolean;
  /** Its bytes, for config trees and for formats that the file's name does not show. */
  raw(path: string): Uint8Array | undefined;
  /**
   * Where a location such as `classpath:/x/y.yml` or `file:./config/` is. On the class path the first root that has the
   * file decides, as class loaders do.
   */
  locate(location: string): Place;
  /** True where no directory is where a location such as `classpath:/config/` may be, so that no file is in it either. */
  isAbsent(location: string): boolean;
  /** Names of the directories directly in a directory, in byte order; `undefined`: there is no such directory. */
  directories(path: string): readonly string[] | undefined;
  /** Paths of all files below a directory, in byte order. */
  filesBelow(path: string): readonly string[];
}

/** What a tree contains, looked up by path; made once per tree and shared by all applications and environments. */
interface TreeIndex {
  readonly files: ReadonlySet<string>;
  /** Directory to the names of its directories, in no order. The root is the empty path. */
  readonly directories: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<FileTree, TreeIndex>();

function indexOf(tree: FileTree): TreeIndex {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  const paths = tree.list();
  const directories = new Map<string, string[]>([['', []]]);
  const childrenOf = (directory: string): string[] => {
    let children = directories.get(directory);
    if (children === undefined) {
      children = [];
      directories.set(directory, children);
      const slash = directory.lastIndexOf('/');
      childrenOf(directory.slice(0, Math.max(0, slash))).push(directory.slice(slash + 1));
    }
    return children;
  };
  let last = '';
  for (const path of paths) {
    const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    // In a sorted list most files stand beside the one before.
    if (directory !== last) childrenOf(directory);
    last = directory;
  }
  const index = { files: pathSetOf(tree), directories };
  indexes.set(tree, index);
  return index;
}

export interface ResourceOptions {
  /** Directories that become the class path's root, the first one first: `app/src/main/resources`. */
  readonly classpathRoots: readonly string[];
  /** The directory that `file:./` means; `.` is the root of the tree. */
  readonly workingDirectory: string;
}

/** The resources of one application in a tree. */
export function resourcesOf(
  tree: FileTree,
  options: ResourceOptions,
  read: (path: string) => ConfigFile | undefined,
): Resources {
  const index = indexOf(tree);
  const roots = options.classpathRoots.map((root) => normalPath(root) ?? '');
  const workingDirectory = normalPath(options.workingDirectory) ?? '';
  const sorted = tree.list();
  // Every environment asks for the same few dozen locations.
  const places = new Map<string, Place>();
  const absences = new Map<string, boolean>();
  const placesIn = (location: string): readonly string[] => {
    if (location.startsWith('classpath:')) {
      const relative = normalPath(location.slice('classpath:'.length).replace(/^\/+/, ''));
      return relative === undefined ? [] : roots.map((root) => join(root, relative));
    }
    const place = locate(location);
    return place === 'outside' ? [] : [place.path];
  };
  const locate = (location: string): Place => {
    if (location.startsWith('classpath:')) {
      const relative = normalPath(location.slice('classpath:'.length).replace(/^\/+/, ''));
      if (relative === undefined) return 'outside';
      const paths = roots.map((root) => join(root, relative));
      const path =
        paths.find((candidate) => index.files.has(candidate) || index.directories.has(candidate)) ?? paths[0];
      return path === undefined ? 'outside' : { medium: 'classpath', path };
    }
    const text = location.startsWith('file:') ? location.slice('file:'.length) : location;
    if (text.startsWith('/') || /^[a-zA-Z][a-zA-Z0-9*+.-]*:/.test(text)) return 'outside';
    const path = normalPath(join(workingDirectory, text));
    return path === undefined ? 'outside' : { medium: 'file', path };
  };
  return {
    file: (path) => (index.files.has(path) ? read(path) : undefined),
    exists: (path) => index.files.has(path),
    raw: (path) => (index.files.has(path) ? tree.read(path) : undefined),
    locate: (location) => {
      let place = places.get(location);
      if (place === undefined) {
        place = locate(location);
        places.set(location, place);
      }
      return place;
    },
    isAbsent: (location) => {
      let absent = absences.get(location);
      if (absent === undefined) {
        absent = !placesIn(location).some((path) => index.directories.has(path));
        absences.set(location, absent);
      }
      return absent;
    },
    // Whatever is in it, the directory in which the application runs is there.
    directories: (path) =>
      index.directories.get(path)?.toSorted(compareBytes) ?? (path === workingDirectory ? [] : undefined),
    filesBelow: (path) => pathsBelow(sorted, path === '' ? '' : `${path}/`),
  };
}

function join(directory: string, path: string): string {
  return directory === '' ? path : path === '' ? directory : `${directory}/${path}`;
}

/** Without `.`, `..`, doubled and trailing slashes; `undefined` where `..` leaves the tree. */
function normalPath(path: string): string | undefined {
  const elements: string[] = [];
  for (const element of path.split('/')) {
    if (element === '' || element === '.') continue;
    if (element !== '..') elements.push(element);
    else if (elements.pop() === undefined) return undefined;
  }
  return elements.join('/');
}
