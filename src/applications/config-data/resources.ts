import type { ConfigFile } from '../../documents/document.ts';
import { compareBytes, type FileTree, holdsPathsBelow, pathSetOf, pathsBelow } from '../../documents/file-tree.ts';

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
  /** The file that a location on the class path leads to in a module that this one contains; `undefined`: there is none. */
  contained(location: string): string | undefined;
  /** The directories that a location such as `classpath:/config/` leads to; `undefined`: files are made elsewhere too. */
  directoriesAt(location: string): readonly string[] | undefined;
  /** Names of the directories directly in a directory, in byte order; `undefined`: there is no such directory. */
  directories(path: string): readonly string[] | undefined;
  /** Paths of all files below a directory, in byte order. */
  filesBelow(path: string): readonly string[];
}

/** What a tree contains, looked up by path as far as it is asked for; shared by all applications and environments. */
interface TreeIndex {
  readonly files: ReadonlySet<string>;
  /** The root is the empty path, and always there. */
  hasDirectory(path: string): boolean;
  /** Names of the directories directly in a directory, in byte order; `undefined`: there is no such directory. */
  directoriesIn(path: string): readonly string[] | undefined;
}

const indexes = new WeakMap<FileTree, TreeIndex>();

function indexOf(tree: FileTree): TreeIndex {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  const paths = tree.list();
  const existing = new Map<string, boolean>([['', true]]);
  const children = new Map<string, readonly string[]>();
  const index: TreeIndex = {
    files: pathSetOf(tree),
    hasDirectory(path) {
      let exists = existing.get(path);
      if (exists === undefined) {
        exists = holdsPathsBelow(paths, `${path}/`);
        existing.set(path, exists);
      }
      return exists;
    },
    directoriesIn(path) {
      if (!index.hasDirectory(path)) return undefined;
      let names = children.get(path);
      if (names === undefined) {
        names = directoryNames(pathsBelow(paths, path === '' ? '' : `${path}/`), path === '' ? 0 : path.length + 1);
        children.set(path, names);
      }
      return names;
    },
  };
  indexes.set(tree, index);
  return index;
}

/** The first segments of paths that have another one behind it. */
function directoryNames(paths: readonly string[], start: number): readonly string[] {
  const names = new Set<string>();
  let last = '/';
  for (const path of paths) {
    if (path.startsWith(last, start)) continue;
    const slash = path.indexOf('/', start);
    if (slash === -1) continue;
    names.add(path.slice(start, slash));
    last = path.slice(start, slash + 1);
  }
  return [...names].sort(compareBytes);
}

export interface ResourceOptions {
  /** Directories that become the class path's root, the first one first: `app/src/main/resources`. */
  readonly classpathRoots: readonly string[];
  /** The directory that `file:./` means; `.` is the root of the tree. */
  readonly workingDirectory: string;
  /** The file that another module adds to the class path by a name (`x/y.yml`); absent: there are no others. */
  readonly contained?: (name: string) => string | undefined;
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
  const placesIn = (location: string): readonly string[] => {
    if (location.startsWith('classpath:')) {
      const relative = nameOnClasspath(location);
      return relative === undefined ? [] : roots.map((root) => join(root, relative));
    }
    const place = locate(location);
    return place === 'outside' ? [] : [place.path];
  };
  const locate = (location: string): Place => {
    if (location.startsWith('classpath:')) {
      const relative = nameOnClasspath(location);
      if (relative === undefined) return 'outside';
      const paths = roots.map((root) => join(root, relative));
      const path = paths.find((candidate) => index.files.has(candidate) || index.hasDirectory(candidate)) ?? paths[0];
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
    contained: (location) => {
      if (options.contained === undefined || !location.startsWith('classpath:')) return undefined;
      const name = nameOnClasspath(location);
      return name === undefined ? undefined : options.contained(name);
    },
    directoriesAt: (location) => placesIn(location).filter((path) => index.hasDirectory(path)),
    // Whatever is in it, the directory in which the application runs is there.
    directories: (path) => index.directoriesIn(path) ?? (path === workingDirectory ? [] : undefined),
    filesBelow: (path) => pathsBelow(sorted, path === '' ? '' : `${path}/`),
  };
}

function nameOnClasspath(location: string): string | undefined {
  return normalPath(location.slice('classpath:'.length).replace(/^\/+/, ''));
}

function join(directory: string, path: string): string {
  return directory === '' ? path : path === '' ? directory : `${directory}/${path}`;
}

/** Without `.`, `..`, doubled and trailing slashes; `undefined` where `..` leaves the tree. */
function normalPath(path: string): string | undefined {
  // Most are one name.
  if (!path.includes('/') && !path.startsWith('.')) return path;
  const elements: string[] = [];
  for (const element of path.split('/')) {
    if (element === '' || element === '.') continue;
    if (element !== '..') elements.push(element);
    else if (elements.pop() === undefined) return undefined;
  }
  return elements.join('/');
}
