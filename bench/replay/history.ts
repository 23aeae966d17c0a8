import { basename } from 'node:path';
import { compareBytes } from '../../src/documents/file-tree.ts';
import { type Entries, type Entry, entryOf, gitPrints } from './objects.ts';

/** What a commit did to one file. */
export interface FileChange {
  readonly path: string;
  /** Absent where the commit adds the file. */
  readonly before?: Entry;
  /** Absent where the commit removes the file. */
  readonly after?: Entry;
}

/** A commit of the main line, seen as the pull request that brought it: its difference from its first parent. */
export interface Commit {
  readonly id: string;
  readonly parent: string;
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  readonly date: string;
  readonly changes: readonly FileChange[];
}

/** The main line of a repository. */
export interface History {
  /** `owner/name` */
  readonly repository: string;
  readonly gitDirectory: string;
  /** Oldest first. The first has no parent, and its changes are all of its files. */
  readonly commits: readonly Commit[];
}

/** Mirrors of public repositories are kept as `owner+name/repo`. */
export function repositoryName(gitDirectory: string): string {
  const folders = gitDirectory.split('/').filter((name) => !['', '.', '..', 'repo', '.git'].includes(name));
  return basename(folders.at(-1) ?? gitDirectory, '.git').replace('+', '/');
}

/** Where git is run: beside a folder `.git`, or in a bare repository. */
export function repositoryFolder(place: string): string {
  return place.replace(/\/\.git\/?$/, '');
}

/** @throws Error where git cannot read the repository */
export function readHistory(place: string): History {
  const gitDirectory = repositoryFolder(place);
  const words = ['--first-parent', '-m', '--raw', '--no-abbrev', '--no-renames', '-z', '--reverse'];
  const log = gitPrints(gitDirectory, ['log', ...words, '--format=%x01%H %ct %P', 'HEAD']);
  if (log === undefined) throw new Error(`git cannot read the history of ${gitDirectory}`);
  return { repository: repositoryName(gitDirectory), gitDirectory, commits: readLog(log.toString('utf8')) };
}

/**
 * With `-z` each commit is its header, and each file `:<mode> <mode> <id> <id> <status>` and its path, all of them ended
 * by a NUL; a line feed stands before the first file.
 */
function readLog(log: string): readonly Commit[] {
  const commits: (Commit & { readonly changes: FileChange[] })[] = [];
  const fields = log.split('\0');
  for (let index = 0; index < fields.length; index++) {
    const field = (fields[index] ?? '').replace(/^\n/, '');
    if (field.startsWith('\u0001')) {
      const [id = '', seconds, parent = ''] = field.slice(1).split(' ');
      const date = new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
      commits.push({ id, parent, date, changes: [] });
    } else if (field.startsWith(':')) {
      const [modeBefore = '', modeAfter = '', idBefore = '', idAfter = ''] = field.slice(1).split(' ');
      const before = entryOf(modeBefore, idBefore);
      const after = entryOf(modeAfter, idAfter);
      const path = fields[++index] ?? '';
      if (before === undefined && after === undefined) continue;
      commits.at(-1)?.changes.push({ path, ...(before && { before }), ...(after && { after }) });
    }
  }
  return commits;
}

const configuration =
  /\.(?:properties|ya?ml|env|erb)$|\.(?:properties|ya?ml)\.(?:j2|jinja2?|tmpl|tpl|mustache)$|(?:^|\/)(?:\.env[^/]*|Dockerfile[^/]*|keyparity\.json)$|(?:^|\/)(?:environments|roles|nodes|data_bags|attributes)\/(?:.*\/)?[^/]+\.(?:json|rb)$/;

/** Files that may say what an environment of a Spring application gets. */
export function isConfiguration(path: string): boolean {
  return configuration.test(path);
}

/** Whether it can be judged as a change of configuration: it has a parent, and touches a file that may matter. */
export function touchesConfiguration({ parent, changes }: Commit): boolean {
  return parent !== '' && changes.some(({ path }) => isConfiguration(path));
}

/** A commit with the files before and after it. */
export interface Step {
  readonly commit: Commit;
  readonly before: Entries;
  readonly after: Entries;
}

/** The commits at some places of the history, which stand in its order; the files are built up from all changes before. */
export function* stepsAt({ commits }: History, places: readonly number[]): Generator<Step> {
  let current = new Map<string, Entry>();
  let last: Entries | undefined;
  let next = 0;
  for (const place of places) {
    const commit = commits[place];
    if (commit === undefined) continue;
    if (next < place) last = undefined;
    for (; next < place; next++) apply(commits[next], current);
    const before = last ?? sorted(current);
    current = new Map(before);
    const isListedAnew = apply(commit, current);
    next = place + 1;
    const after = isListedAnew ? sorted(current) : new Map(current);
    yield { commit, before, after };
    last = after;
  }
}

/** Whether paths were added or removed. */
function apply(commit: Commit | undefined, entries: Map<string, Entry>): boolean {
  let isListedAnew = false;
  for (const { path, before, after } of commit?.changes ?? []) {
    if (after === undefined) entries.delete(path);
    else entries.set(path, after);
    if (before === undefined || after === undefined) isListedAnew = true;
  }
  return isListedAnew;
}

function sorted(entries: Entries): Map<string, Entry> {
  return new Map([...entries].sort(([a], [b]) => compareBytes(a, b)));
}
