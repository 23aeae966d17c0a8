import { runGit } from './git.ts';

/** What git knows about the files of a working tree without reading them. */
export interface TrackedContent {
  /** Names of the contents of tracked files that are as the index has them, by path. */
  readonly ids: ReadonlyMap<string, string>;
  /** Tracked files that a sparse checkout leaves out. */
  readonly left: ReadonlySet<string>;
}

/**
 * Names of contents below a folder, by which trees of one repository share what they have in common. One process; git
 * compares times and sizes, it reads only what looks changed.
 *
 * @returns `undefined` outside of a repository
 */
export function trackedContent(directory: string): TrackedContent | undefined {
  const listing = runGit(directory, 'ls-files', '-c', '-m', '-t', '-s', '-z', '--', '.');
  if (listing === undefined) return undefined;
  const ids = new Map<string, string>();
  const left = new Set<string>();
  const changed: string[] = [];
  for (const record of listing.toString('utf8').split('\0')) {
    // `<tag> <mode> <id> <stage>\t<path>`: `H` tracked, `S` left out, `C` changed or gone, `M` a side of a conflict.
    const match = /^(\w) (\d{6}) ([0-9a-f]+) \d\t/.exec(record);
    if (match === null) continue;
    const [head, tag, mode = '', id = ''] = match;
    const path = record.slice(head.length);
    if (tag === 'S') left.add(path);
    else if (tag !== 'H') changed.push(path);
    // The name of a link says nothing about what it leads to.
    else if (mode.startsWith('100')) ids.set(path, id);
  }
  for (const path of changed) ids.delete(path);
  return { ids, left };
}
