import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askGit, startGit } from './git.ts';
import { type Repository, repositoryAt } from './git-repository.ts';

/** What git knows about the files of a working tree without reading them. */
export interface GitListing {
  /** Files that are there, or left out on purpose, and not ignored; a folder with a repository of its own ends with `/`. */
  readonly paths: ReadonlySet<string>;
  /**
   * Names of the contents of tracked files that are as the index has them, by path: trees of one repository share by them
   * what they have in common. Empty where they were not asked for.
   */
  readonly ids: ReadonlyMap<string, string>;
  /**
   * Tracked files that a sparse checkout leaves out, with the names of their contents as far as these were asked for (empty
   * else). Some of them may lie there all the same.
   */
  readonly left: ReadonlyMap<string, string>;
}

/**
 * One process for all: `-c` tracked, `-o` untracked, `-d` deleted, `-m` changed, `-s` with the names of contents. `-v` marks
 * each record: `H` tracked, `?` untracked, `R` deleted, `C` changed or deleted, `S` left out by a sparse checkout, `M` and
 * its like for the sides of a conflict; small letters stand for files that git was told to take for unchanged. git compares
 * times and sizes, it reads only what looks changed, and there are no filters that it could read it through (`GitView`).
 *
 * @param contents whether the names of contents are needed, which makes the listing twice as long
 * @returns `undefined` outside of a repository
 * @throws UsageError where git cannot list them
 */
export function gitListing(directory: string, contents: boolean): GitListing | undefined {
  const repository = repositoryAt(directory);
  if (repository === undefined) return undefined;
  const words = ['ls-files', '-c', ...ofIndex(contents), ...ofTree(repository, contents), ...always];
  const listing = askGit(repository, directory, words);
  const { add, done } = newListing();
  add(listing, contents);
  return done();
}

const always: readonly string[] = ['-v', '-z', '--', '.'];

function ofIndex(contents: boolean): readonly string[] {
  return contents ? ['-s'] : [];
}

/** The patterns that the owner of this clone ignores lie where git does not look for them by itself. */
function ofTree({ common }: Repository, contents: boolean): readonly string[] {
  const patterns = join(common, 'info/exclude');
  const ofClone = existsSync(patterns) ? ['-X', patterns] : [];
  return ['-o', '-d', ...(contents ? ['-m'] : []), '--exclude-standard', ...ofClone];
}

/** A listing under way. */
export interface EarlyListing {
  /** What the index has, whether it is still there or not. */
  readonly tracked: readonly string[];
  readonly left: GitListing['left'];
  /** All of it; rejected where git has failed meanwhile. */
  readonly whole: Promise<GitListing>;
}

/**
 * As `gitListing`, in two processes: the index alone is read in a twentieth of the time that it takes to walk through the
 * tree, which the second one does while others look at what the first has listed.
 *
 * @returns `undefined` where that does not pay, as in most repositories, and outside of one
 * @throws UsageError where git cannot list them
 */
export function earlyListing(directory: string, contents: boolean): EarlyListing | undefined {
  const repository = repositoryAt(directory);
  if (repository === undefined || indexSize(repository) < largeIndex) return undefined;
  const rest = startGit(repository, directory, ['ls-files', ...ofTree(repository, contents), ...always]);
  // Whoever waits for it hears of a failure.
  rest.catch(() => {});
  const listing = askGit(repository, directory, ['ls-files', '-c', ...ofIndex(contents), ...always]);
  const { add, left, done } = newListing();
  return {
    tracked: add(listing, contents),
    left,
    whole: rest.then((found) => {
      add(found, false);
      return done();
    }),
  };
}

/** Of some thousand files. */
const largeIndex = 512 * 1024;

function indexSize({ own }: Repository): number {
  return statSync(join(own, 'index'), { throwIfNoEntry: false })?.size ?? 0;
}

/** A listing that is put together of what git prints. */
interface NewListing {
  /**
   * @param areNamed records of tracked files have the names of their contents
   * @returns what was added: files that are there, as far as these records tell
   */
  add(listing: Buffer, areNamed: boolean): readonly string[];
  readonly left: GitListing['left'];
  done(): GitListing;
}

function newListing(): NewListing {
  const paths = new Set<string>();
  const ids = new Map<string, string>();
  const left = new Map<string, string>();
  const gone: string[] = [];
  const changed: string[] = [];
  return {
    add(listing, areNamed) {
      const added: string[] = [];
      for (const record of listing.toString('utf8').split('\0')) {
        if (record === '') continue;
        const [mark = ''] = record;
        const tag = mark.toUpperCase();
        // `<tag> <mode> <id> <stage>\t<path>`, of what is not tracked `<tag> <path>`
        const isNamed = areNamed && tag !== '?';
        const path = record.slice(isNamed ? record.indexOf('\t') + 1 : 2);
        if (tag === 'R') gone.push(path);
        else if (tag === 'C') changed.push(path);
        else {
          added.push(path);
          // The name of a link says nothing about what it leads to, nor that of a file that git does not look at.
          const id = isNamed && record.startsWith('100', 2) ? record.slice(9, record.indexOf(' ', 9)) : '';
          if (tag === 'S') left.set(path, id);
          else if (mark === 'H' && id !== '') ids.set(path, id);
        }
      }
      for (const path of added) paths.add(path);
      return added;
    },
    left,
    done() {
      for (const path of gone) paths.delete(path);
      for (const path of [...gone, ...changed]) ids.delete(path);
      return { paths, ids, left };
    },
  };
}
