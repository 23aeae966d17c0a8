import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { FileTree } from '../documents/file-tree.ts';
import { UsageError } from '../usage-error.ts';
import { runGit } from './git.ts';

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
 * @throws UsageError where there is no such folder
 */
export function workingTree(directory: string): FileTree {
  const root = existingFolder(directory);
  let paths: readonly string[] | undefined;
  return {
    list() {
      paths ??= listFiles(root);
      return paths;
    },
    read: (path) => readInside(root, path),
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

function listFiles(root: string): readonly string[] {
  // git also answers from inside an ignored folder (a generated project, say), with nothing; the walk sees what is there.
  const paths = filesOfGit(root) ?? [];
  return (paths.length > 0 ? paths : [...filesBelow(root, '')]).sort();
}

/**
 * One call for all: `-c` tracked, `-o` untracked, `-d` deleted; `-t` marks each line (`H` tracked, `?` untracked, `R`
 * deleted, `S` outside of the sparse checkout, `M` and its like for the sides of a conflict).
 */
function filesOfGit(root: string): string[] | undefined {
  const listing = runGit(root, 'ls-files', '-c', '-o', '-d', '-t', '-z', '--exclude-standard', '--', '.');
  if (listing === undefined) return undefined;
  const files = new Set<string>();
  const gone: string[] = [];
  for (const entry of listing.toString('utf8').split('\0')) {
    const path = entry.slice(2);
    if (path === '') continue;
    if (entry.startsWith('R ') || entry.startsWith('S ')) gone.push(path);
    else if (path.endsWith('/')) for (const inner of filesBelow(root, path)) files.add(inner);
    else files.add(path);
  }
  for (const path of gone) files.delete(path);
  return [...files];
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
