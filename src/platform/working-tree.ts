import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
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
    read: (path) => readInside(root, path),
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

function readInside(root: string, path: string): Uint8Array | undefined {
  if (!isInner(path)) return undefined;
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
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}
