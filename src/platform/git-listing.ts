import { runGit } from './git.ts';

/** What git knows about the files of a working tree without reading them. */
export interface GitListing {
  /** Files that are there and not ignored; a folder with a repository of its own ends with `/`. */
  readonly paths: ReadonlySet<string>;
  /**
   * Names of the contents of tracked files that are as the index has them, by path: trees of one repository share by them
   * what they have in common. Empty where they were not asked for.
   */
  readonly ids: ReadonlyMap<string, string>;
  /** Tracked files that a sparse checkout leaves out. */
  readonly left: ReadonlySet<string>;
}

/**
 * One process for all: `-c` tracked, `-o` untracked, `-d` deleted, `-m` changed, `-s` with the names of contents. `-t` marks
 * each record: `H` tracked, `?` untracked, `R` deleted, `C` changed or deleted, `S` outside of the sparse checkout, `M` and
 * its like for the sides of a conflict. git compares times and sizes, it reads only what looks changed.
 *
 * @param contents whether the names of contents are needed, which makes the listing twice as long
 * @returns `undefined` outside of a repository
 */
export function gitListing(directory: string, contents: boolean): GitListing | undefined {
  const further = contents ? ['-m', '-s'] : [];
  const listing = runGit(
    directory,
    'ls-files',
    '-c',
    '-o',
    '-d',
    ...further,
    '-t',
    '-z',
    '--exclude-standard',
    '--',
    '.',
  );
  if (listing === undefined) return undefined;
  const paths = new Set<string>();
  const ids = new Map<string, string>();
  const left = new Set<string>();
  const gone: string[] = [];
  const changed: string[] = [];
  for (const record of listing.toString('utf8').split('\0')) {
    if (record === '') continue;
    const [tag] = record;
    // `<tag> <mode> <id> <stage>\t<path>`, of what is not tracked `<tag> <path>`
    const isNamed = contents && tag !== '?';
    const path = record.slice(isNamed ? record.indexOf('\t') + 1 : 2);
    if (tag === 'R') gone.push(path);
    else if (tag === 'S') left.add(path);
    else if (tag === 'C') changed.push(path);
    else {
      paths.add(path);
      // The name of a link says nothing about what it leads to.
      if (isNamed && tag === 'H' && record.startsWith('100', 2)) ids.set(path, record.slice(9, record.indexOf(' ', 9)));
    }
  }
  for (const path of [...gone, ...left]) paths.delete(path);
  for (const path of [...gone, ...changed]) ids.delete(path);
  return { paths, ids, left };
}
