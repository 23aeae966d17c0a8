import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { sep } from 'node:path';
import type { FileTree } from '../documents/file-tree.ts';
import { UsageError } from '../usage-error.ts';
import { type GitListing, gitListing } from './git-listing.ts';

/** Larger files are not read: no configuration is that long, and a hostile one must not exhaust the memory. */
const largestFile = 16 * 1024 * 1024;

/** Where git does not say what belongs to the project, these folders do not: installed, built or kept by tools. */
const foreignFolders: ReadonlySet<string> = new Set([
  '.git',
  '.gradle',
  '.hg',
  '.idea',
  '.mvn',
  '.svn',
  '.terraform',
  '.venv',
  'build',
  'node_modules',
  'target',
]);

/**
 * The files below a folder, as if that folder were the root of a repository. In a git repository these are the files
 * that git has or would add: tracked ones that are still there, and new ones that are not ignored. Elsewhere it is
 * everything that is not built, installed or kept by tools.
 *
 * Only regular files inside the folder are read; a link is followed as long as it stays inside.
 *
 * @param contents whether the tree is to name contents, to share them with other trees
 * @throws UsageError where there is no such folder
 */
export function workingTree(directory: string, { contents = false }: { readonly contents?: boolean } = {}): FileTree {
  const root = existingFolder(directory);
  let listing: GitListing | undefined;
  const listed = (): GitListing | undefined => {
    listing ??= gitListing(root, contents);
    return listing;
  };
  let paths: readonly string[] | undefined;
  return {
    list() {
      paths ??= listFiles(root, listed());
      return paths;
    },
    ...readersInside(root),
    ...(contents && {
      contentId: (path: string) => listed()?.ids.get(path),
      left: () => listed()?.left ?? new Set<string>(),
    }),
  };
}

function existingFolder(directory: string): string {
  try {
    const root = realpathSync.native(directory);
    if (lstatSync(root).isDirectory()) return root;
  } catch {
    // Told below, like a file in the place of the folder.
  }
  throw new UsageError(`there is no folder ${directory}`, 'Name the root of the repository with --cwd.');
}

function listFiles(root: string, listing: GitListing | undefined): readonly string[] {
  // git also answers from inside an ignored folder (a generated project, say), with nothing; the walk sees what is there.
  const paths =
    listing === undefined || listing.paths.size === 0 ? [...filesBelow(root, '')] : [...within(root, listing)];
  return paths.sort();
}

/** A folder with a repository of its own is one entry of the listing. */
function* within(root: string, { paths }: GitListing): Generator<string> {
  for (const path of paths) {
    if (path.endsWith('/')) yield* filesBelow(root, path);
    else yield path;
  }
}

/** Walks a folder; `prefix` is empty or ends with `/`. Links are listed, not entered: `read` decides about them. */
function* filesBelow(root: string, prefix: string): Generator<string> {
  for (const entry of entriesOf(`${root}/${prefix}`)) {
    const path = prefix + entry.name;
    if (!entry.isDirectory()) yield path;
    else if (!foreignFolders.has(entry.name)) yield* filesBelow(root, `${path}/`);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone meanwhile, or not ours to read: either way it holds nothing for us.
    return [];
  }
}

/** Not there on Windows, where every path is taken for one with links. */
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants as Partial<typeof constants>;

/** Enough for nearly every source file. */
const usualSize = 64 * 1024;

/**
 * Reads files below a folder. Nearly every path leads through folders that are none but themselves: each folder is looked at
 * once, and its files are opened so that a link among them is refused. Whatever has a link in it is resolved as a whole, which
 * takes ten times as long.
 */
function readersInside(root: string): Required<Pick<FileTree, 'read' | 'readLatin1'>> {
  const plain = new Map<string, boolean>([['', true]]);
  const isPlain = (folder: string): boolean => {
    let known = plain.get(folder);
    if (known === undefined) {
      known = isPlain(folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) && isFolder(`${root}/${folder}`);
      plain.set(folder, known);
    }
    return known;
  };
  let buffer: Buffer | undefined;
  /** The bytes of a file, which may be gone with the next call. */
  const fleeting = (path: string): Buffer | undefined => {
    if (!isInner(path)) return undefined;
    if (O_NOFOLLOW === undefined || !isPlain(path.slice(0, Math.max(0, path.lastIndexOf('/')))))
      return readThroughLinks(root, path);
    buffer ??= Buffer.allocUnsafeSlow(usualSize);
    let file: number | undefined;
    try {
      // A pipe that nobody writes to would block.
      file = openSync(`${root}/${path}`, (O_RDONLY ?? 0) | O_NOFOLLOW | (O_NONBLOCK ?? 0));
      const found = fstatSync(file);
      if (!found.isFile() || found.size > largestFile) return undefined;
      if (found.size >= usualSize) return readFileSync(file);
      const length = readSync(file, buffer, 0, usualSize, 0);
      return buffer.subarray(0, length);
    } catch {
      return file === undefined ? readThroughLinks(root, path) : undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
  return {
    read(path) {
      const bytes = fleeting(path);
      return bytes?.buffer === buffer?.buffer ? bytes && new Uint8Array(bytes) : bytes;
    },
    readLatin1: (path) => fleeting(path)?.toString('latin1'),
  };
}

/** A folder itself, and no link to one. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function readThroughLinks(root: string, path: string): Buffer | undefined {
  try {
    const file = realpathSync.native(`${root}/${path}`);
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    const found = lstatSync(file);
    // A pipe or a device would block, or never end.
    return found.isFile() && found.size <= largestFile ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** A path of the tree: relative, without steps upwards, without the separators and characters that hide such. */
function isInner(path: string): boolean {
  if (path === '' || /[\0\\]/.test(path) || /^[a-z]:/i.test(path)) return false;
  return !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}
