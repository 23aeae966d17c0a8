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
import { indexTree } from './commit-tree.ts';
import { committedLink } from './committed-links.ts';
import { earlyListing, type GitListing, gitListing } from './git-listing.ts';
import { isGitName, leadsIntoGit } from './git-names.ts';

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
 * that git has or would add: tracked ones that are still there or that a sparse checkout leaves out, which are read from git's
 * objects, and new ones that are not ignored. Elsewhere it is
 * everything that is not built, installed or kept by tools.
 *
 * Only regular files inside the folder are read, and none of git's own; a link is followed as long as it leads to such a file.
 *
 * @param contents whether the tree is to name contents, to share them with other trees
 * @throws UsageError where there is no such folder
 */
export function workingTree(directory: string, { contents = false }: { readonly contents?: boolean } = {}): FileTree {
  const root = existingFolder(directory);
  let listing: { readonly found: GitListing | undefined } | undefined;
  const listed = (): GitListing | undefined => {
    listing ??= { found: gitListing(root, contents) };
    return listing.found;
  };
  let paths: readonly string[] | undefined;
  /** Tracked files that are left out of the folder, as far as it is known by now. */
  let left: GitListing['left'] | undefined;
  const isLeftOut = (path: string): boolean => {
    left ??= listed()?.left ?? nothingLeft;
    return left.size > 0 && left.has(path) && !isThere(`${root}/${path}`);
  };
  let index: FileTree | undefined;
  const kept = (): FileTree | undefined => {
    index ??= indexTree(root);
    return index;
  };
  const readers = readersInside(root);
  return {
    list() {
      paths ??= listFiles(root, listed());
      return paths;
    },
    async ahead(meanwhile) {
      const early = listing === undefined ? earlyListing(root, contents) : undefined;
      if (early === undefined) return;
      left = early.left;
      meanwhile(early.tracked);
      const found = await early.whole;
      listing ??= { found };
    },
    read: (path) => readers.read(path) ?? (isLeftOut(path) ? kept()?.read(path) : undefined),
    readLatin1(path) {
      const text = readers.readLatin1(path);
      const bytes = text === undefined && isLeftOut(path) ? kept()?.read(path) : undefined;
      return text ?? (bytes && Buffer.from(bytes).toString('latin1'));
    },
    absent: (path) => isLeftOut(path) && kept()?.absent?.(path) === true,
    ...(contents && {
      contentId: (path: string) => {
        const id = listed()?.ids.get(path);
        return id ?? (isLeftOut(path) ? left?.get(path) || undefined : undefined);
      },
    }),
  };
}

const nothingLeft: GitListing['left'] = new Map();

/**
 * A folder that may be judged. A link on the way to it that lies in a repository leads wherever a commit says.
 *
 * @throws UsageError where there is such a link
 */
export function refuseLinkedFolder(directory: string): void {
  const link = committedLink(directory);
  if (link === undefined) return;
  throw new UsageError(
    `${link} is a link, and a commit may have brought it: nothing is judged through it`,
    'Name the folder that it leads to, with --cwd or the input working-directory.',
  );
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
  const paths = listing === undefined || listing.paths.size === 0 ? [...filesBelow(root, '')] : within(root, listing);
  return paths.sort();
}

/** A folder with a repository of its own is one entry of the listing. */
function within(root: string, { paths }: GitListing): string[] {
  const found: string[] = [];
  for (const path of paths) {
    if (path.endsWith('/')) found.push(...filesBelow(root, path));
    else found.push(path);
  }
  return found;
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

/** No system opens longer ones. */
const longestPath = 4096;

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
  /** @param folder empty for the root, else with a slash at its end */
  const isPlain = (folder: string): boolean => {
    let known = plain.get(folder);
    if (known === undefined) {
      const start = folder.lastIndexOf('/', folder.length - 2) + 1;
      const name = folder.slice(0, -1);
      const mayBe = folder.length <= longestPath && start < folder.length;
      known = mayBe && isPlain(folder.slice(0, start)) && isInnerName(name, start) && isFolder(`${root}/${name}`);
      plain.set(folder, known);
    }
    return known;
  };
  let buffer: Buffer | undefined;
  /** The bytes of a file; where the file fits, so many at the beginning of the buffer, which the next call writes anew. */
  const fleeting = (path: string): Buffer | number | undefined => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (!isInnerName(path, folder.length)) return undefined;
    if (O_NOFOLLOW === undefined || !isPlain(folder)) return isInner(path) ? readThroughLinks(root, path) : undefined;
    buffer ??= Buffer.allocUnsafeSlow(usualSize);
    let file: number | undefined;
    try {
      // A pipe that nobody writes to would block.
      file = openSync(`${root}/${path}`, (O_RDONLY ?? 0) | O_NOFOLLOW | (O_NONBLOCK ?? 0));
      // To read at a position is refused by pipes and sockets, and folders have nothing to read.
      const length = readSync(file, buffer, 0, usualSize, 0);
      if (length < usualSize) return length;
      const found = fstatSync(file);
      return found.isFile() && found.size <= largestFile ? readFileSync(file) : undefined;
    } catch {
      return file === undefined ? readThroughLinks(root, path) : undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
  return {
    read(path) {
      const bytes = fleeting(path);
      return typeof bytes === 'number' ? new Uint8Array((buffer as Buffer).subarray(0, bytes)) : bytes;
    },
    readLatin1(path) {
      const bytes = fleeting(path);
      return typeof bytes === 'number' ? buffer?.toString('latin1', 0, bytes) : bytes?.toString('latin1');
    },
  };
}

/** Also a link that leads nowhere. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // A part of the way that is no folder.
    return false;
  }
}

/** A folder, and no link to one. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

function readThroughLinks(root: string, path: string): Buffer | undefined {
  try {
    const file = realpathSync.native(`${root}/${path}`);
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep) || leadsIntoGit(file.slice(root.length)))
      return undefined;
    const found = lstatSync(file);
    // A pipe or a device would block, or never end.
    return found.isFile() && found.size <= largestFile ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the last part of a path, from an offset on, is a name, and not that of git's own files. */
function isInnerName(path: string, start: number): boolean {
  const name = path.length - start;
  if (name === 0 || (name <= 2 && /^\.+$/.test(path.slice(start))) || isGitName(path.slice(start))) return false;
  if (start === 0) return isInner(path);
  return path.indexOf('\\', start) === -1 && path.indexOf('\0', start) === -1;
}

/** A path of the tree: relative, without steps upwards, without the separators and characters that hide such. */
function isInner(path: string): boolean {
  if (path === '' || /[\0\\]/.test(path) || /^[a-z]:/i.test(path) || leadsIntoGit(path)) return false;
  return !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}
