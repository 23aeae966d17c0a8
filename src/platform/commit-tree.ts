import { posix, resolve as resolvePath } from 'node:path';
import { compareBytes, type FileTree } from '../documents/file-tree.ts';
import { askGit, runGit, runGitWith } from './git.ts';
import { type Repository, repositoryAt } from './git-repository.ts';
import { isWithin } from './within.ts';

/** A name of a git object, as git prints it: SHA-1 or SHA-256. */
const objectName = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Larger files are not read, as in a working tree. */
const largestFile = 16 * 1024 * 1024;

/** So much is fetched from git at once, beyond the file that was asked for. */
const largestBatch = 64 * 1024 * 1024;

const link = '120000';
const regularFile = /^100/;

/** Objects that the repository should have and has not: a partial clone, or a damaged one. What it holds is unknown. */
export class MissingObjects extends Error {
  override readonly name = 'MissingObjects';
}

/** One file as git records it. */
interface Entry {
  readonly mode: string;
  readonly id: string;
}

export interface CommitTreeCircumstances {
  /**
   * Another tree of the same repository, mostly the checked-out one: a file that is the same there is read there, which
   * needs no process.
   */
  readonly beside?: FileTree;
}

/** Contents of objects by their names: `undefined` where they are too large to be read, `null` where the clone lacks them. */
type Contents = Map<string, Content>;

/**
 * The files of a commit below a folder of the working tree, read from git's objects: nothing is checked out, no filter,
 * converter or hook runs. Submodules are not part of it; a link is followed to files of the same commit.
 *
 * `read` throws `MissingObjects` where the repository lacks what the commit consists of.
 *
 * @param commit full name of the commit
 * @returns `undefined` where there is no such commit here
 */
export function commitTree(
  directory: string,
  commit: string,
  circumstances: CommitTreeCircumstances = {},
): FileTree | undefined {
  if (!objectName.test(commit)) return undefined;
  const listing = runGit(directory, 'ls-tree', '-r', '-z', '--end-of-options', commit);
  if (listing === undefined) return undefined;
  // `<mode> <type> <id>\t<path>`
  return objectTree(directory, readEntries(listing, /^(\d{6}) \w+ ([0-9a-f]+)\t/), circumstances);
}

/**
 * The files below a folder as the index has them: what `git commit` would record. What the repository lacks is absent.
 *
 * @returns `undefined` outside of a repository
 * @throws UsageError where git cannot read the index
 */
export function indexTree(directory: string, circumstances: CommitTreeCircumstances = {}): FileTree | undefined {
  const repository = repositoryAt(directory);
  if (repository === undefined) return undefined;
  const variables = indexOfHook(repository);
  const listing = askGit(repository, directory, ['ls-files', '-s', '-z', '--', '.'], { variables });
  // `<mode> <id> <stage>\t<path>`; of a conflict our own side is taken.
  const tree = objectTree(directory, readEntries(listing, /^(\d{6}) ([0-9a-f]+) [02]\t/), circumstances);
  const absent = (path: string): boolean => {
    try {
      tree.read(path);
      return false;
    } catch (error) {
      if (error instanceof MissingObjects) return true;
      throw error;
    }
  };
  return { ...tree, absent, read: (path) => (absent(path) ? undefined : tree.read(path)) };
}

/** `git commit -a` and `git commit FILE` let their hooks see an index of its own; only one of this repository is taken. */
function indexOfHook(repository: Repository): Readonly<Record<string, string>> {
  const { GIT_INDEX_FILE: written = '' } = process.env;
  if (written === '') return {};
  // git runs hooks at the top of the working tree, and a relative name is meant from there.
  const file = resolvePath(repository.root, written);
  return isWithin(file, repository.own) ? { GIT_INDEX_FILE: file } : {};
}

function readEntries(listing: Buffer, form: RegExp): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const record of listing.toString('utf8').split('\0')) {
    const match = form.exec(record);
    if (match === null) continue;
    const [head, mode = '', id = ''] = match;
    if (mode === link || regularFile.test(mode)) entries.set(record.slice(head.length), { mode, id });
  }
  return entries;
}

function objectTree(
  directory: string,
  entries: ReadonlyMap<string, Entry>,
  { beside }: CommitTreeCircumstances,
): FileTree {
  const contents: Contents = new Map();
  const paths = [...entries.keys()].sort(compareBytes);

  /** Follows links inside of the commit; `undefined` where they lead out of it or in a circle. */
  const resolve = (path: string, steps = 8): Entry | undefined => {
    const entry = entries.get(path);
    if (entry?.mode !== link) return entry;
    const target = contentOf(entry.id, () => [])?.toString('utf8');
    if (target === undefined || steps === 0 || target.startsWith('/')) return undefined;
    return resolve(posix.join(posix.dirname(path), target), steps - 1);
  };

  const contentOf = (id: string, companions: () => readonly string[]): Buffer | undefined => {
    if (!contents.has(id)) {
      for (const [name, content] of readObjects(directory, id, companions())) contents.set(name, content);
    }
    const content = contents.get(id);
    if (content === null) throw new MissingObjects(`git has no object ${id}`);
    return content;
  };

  /** Files of the same kind that are only here: who reads one of them mostly reads all. */
  const companionsOf = (path: string): readonly string[] => {
    const extension = posix.extname(path);
    return paths.flatMap((other) => {
      const entry = entries.get(other);
      if (posix.extname(other) !== extension || entry?.mode === link || entry === undefined) return [];
      return contents.has(entry.id) || beside?.contentId?.(other) === entry.id ? [] : [entry.id];
    });
  };

  const contentId = (path: string): string | undefined => {
    const entry = entries.get(path);
    // The name of a link says nothing about what it leads to.
    return entry?.mode === link ? undefined : entry?.id;
  };

  return {
    list: () => paths,
    contentId,
    read(path) {
      const entry = resolve(path);
      if (entry === undefined) return undefined;
      if (contentId(path) !== undefined && beside?.contentId?.(path) === entry.id) return beside.read(path);
      return contentOf(entry.id, () => companionsOf(path));
    },
  };
}

type Content = Buffer | undefined | null;

/**
 * The contents of objects, by name: of one that is asked for, and of its companions as far as they are small enough
 * together. Two processes, however many objects.
 */
function readObjects(directory: string, wanted: string, companions: readonly string[]): Contents {
  const contents: Contents = new Map();
  const chosen: string[] = [];
  let total = 0;
  const names = lines([wanted, ...companions]);
  const sizes = runGitWith({ input: names }, directory, 'cat-file', '--batch-check=%(objectname) %(objectsize)');
  for (const line of (sizes?.toString('latin1') ?? '').split('\n')) {
    const [, name = '', size = ''] = /^([0-9a-f]+) (\d+|missing)$/.exec(line) ?? [];
    if (name === '' || contents.has(name)) continue;
    if (size === 'missing') contents.set(name, null);
    else if (Number(size) > largestFile) contents.set(name, undefined);
    else if (name === wanted || total + Number(size) <= largestBatch) {
      total += Number(size);
      chosen.push(name);
    }
  }
  const batch =
    chosen.length === 0 ? undefined : runGitWith({ input: lines(chosen) }, directory, 'cat-file', '--batch');
  for (const [name, content] of batch === undefined ? [] : readBatch(batch)) contents.set(name, content);
  if (!contents.has(wanted)) contents.set(wanted, null);
  return contents;
}

/** `<id> <type> <size>\n<content>\n` for each object, `<id> missing\n` for one that is not there. */
function* readBatch(batch: Buffer): Generator<readonly [name: string, content: Buffer]> {
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf(0x0a, at);
    const [name = '', type, size] = batch.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' || size === undefined) continue;
    yield [name, batch.subarray(at, at + Number(size))];
    at += Number(size) + 1;
  }
}

function lines(names: readonly string[]): string {
  return names.map((name) => `${name}\n`).join('');
}
