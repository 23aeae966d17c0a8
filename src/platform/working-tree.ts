import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import type { FileTree } from '../documents/file-tree.ts';
import { UsageError } from '../usage-error.ts';
import { filesInside } from './files-inside.ts';
import { earlyListing, type GitListing, gitListing } from './git-listing.ts';

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
 * @param scout the program that looks at many files in a thread of its own; absent: the one beside this bundle
 * @throws UsageError where there is no such folder
 */
export function workingTree(
  directory: string,
  { contents = false, scout }: { readonly contents?: boolean; readonly scout?: string } = {},
): FileTree {
  const root = existingFolder(directory);
  let listing: GitListing | undefined;
  const listed = (): GitListing | undefined => {
    listing ??= gitListing(root, contents);
    return listing;
  };
  let paths: readonly string[] | undefined;
  let surveyor: typeof import('./survey.ts') | undefined;
  return {
    list() {
      paths ??= listFiles(root, listed());
      return paths;
    },
    async ahead(meanwhile) {
      const early = listing === undefined ? earlyListing(root, contents) : undefined;
      if (early === undefined) return;
      // Threads cost every start 2 ms, to be loaded.
      surveyor = await import('./survey.ts');
      meanwhile(early.tracked);
      listing ??= await early.whole;
    },
    ...filesInside(root),
    survey: (paths, found) => surveyor?.startSurvey({ root, paths, scout }, found),
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
