/*
 * Reads git's objects of mirrors, which are bare and have no configuration. The product's own way to git (src/platform) looks
 * at working trees alone, and is under test here.
 */
import { spawnSync } from 'node:child_process';
import { posix } from 'node:path';
import { compareBytes, type FileTree } from '../../src/documents/file-tree.ts';

/** One file as git records it. */
export interface Entry {
  readonly mode: string;
  readonly id: string;
}

/** Files by path, in byte order. */
export type Entries = ReadonlyMap<string, Entry>;

/** The clone lacks an object: mirrors leave large files out. */
export class AbsentObject extends Error {
  override readonly name = 'AbsentObject';
}

/** What git prints; `undefined` where it fails. */
export function gitPrints(directory: string, words: readonly string[], input?: string): Buffer | undefined {
  const settings = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const { status, stdout } = spawnSync('git', [...settings, ...words], {
    cwd: directory,
    env: { ...Object.fromEntries(own), GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' },
    maxBuffer: 1 << 30,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input !== undefined && { input }),
  });
  return status === 0 ? stdout : undefined;
}

/** Contents of objects of one repository; each is read at most once as long as there is room. */
export interface Objects {
  /** Reads many at once; those that are not there are passed over. */
  fetch(ids: Iterable<string>): void;
  /**
   * `undefined` where it is too large for the program.
   *
   * @param companions read with it where it is not known yet
   * @throws AbsentObject
   */
  read(id: string, companions?: () => Iterable<string>): Buffer | undefined;
  /** Forgets what was read, where it takes much room. */
  tidy(): void;
}

/** Larger files are not read by the program. */
const largestFile = 16 * 1024 ** 2;
const largestBatch = 64 * 1024 ** 2;
const largestRoom = 512 * 1024 ** 2;

export function objectsOf(directory: string): Objects {
  const contents = new Map<string, Buffer | undefined>();
  let room = 0;
  const fetch = (ids: Iterable<string>): void => {
    const wanted = [...new Set(ids)].filter((id) => !contents.has(id));
    if (wanted.length === 0) return;
    const sizes = gitPrints(directory, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], linesOf(wanted));
    const chosen: string[] = [];
    let total = 0;
    for (const line of (sizes?.toString('latin1') ?? '').split('\n')) {
      const [, id = '', size = ''] = /^([0-9a-f]+) (\d+)$/.exec(line) ?? [];
      if (id === '') continue;
      if (Number(size) > largestFile) contents.set(id, undefined);
      else if (chosen.length === 0 || total + Number(size) <= largestBatch) {
        total += Number(size);
        chosen.push(id);
      }
    }
    const batch = chosen.length === 0 ? undefined : gitPrints(directory, ['cat-file', '--batch'], linesOf(chosen));
    for (const [id, content] of batch === undefined ? [] : readBatch(batch)) contents.set(id, content);
    room += total;
  };
  return {
    fetch,
    read(id, companions = () => []) {
      if (!contents.has(id)) fetch([id, ...companions()]);
      if (!contents.has(id)) throw new AbsentObject(`git has no object ${id}`);
      return contents.get(id);
    },
    tidy() {
      if (room < largestRoom) return;
      contents.clear();
      room = 0;
    },
  };
}

/** `<id> <type> <size>\n<content>\n` for each object, `<id> missing\n` for one that is not there. */
function* readBatch(batch: Buffer): Generator<readonly [id: string, content: Buffer]> {
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf(0x0a, at);
    const [id = '', type, size] = batch.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' || size === undefined) continue;
    yield [id, batch.subarray(at, at + Number(size))];
    at += Number(size) + 1;
  }
}

function linesOf(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}

const link = '120000';

/** Files and links; `undefined` for what is not there, and for submodules. */
export function entryOf(mode: string, id: string): Entry | undefined {
  return /^100\d{3}$/.test(mode) || mode === link ? { mode, id } : undefined;
}

/** The files of a commit. */
export function entriesAt(directory: string, commit: string): Entries | undefined {
  const listing = gitPrints(directory, ['ls-tree', '-r', '-z', commit]);
  if (listing === undefined) return undefined;
  const entries = listing
    .toString('utf8')
    .split('\0')
    .flatMap((record): (readonly [string, Entry])[] => {
      // `<mode> <type> <id>\t<path>`
      const [, mode = '', id = '', path = ''] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(record) ?? [];
      const entry = entryOf(mode, id);
      return entry === undefined ? [] : [[path, entry]];
    });
  return new Map(entries.sort(([a], [b]) => compareBytes(a, b)));
}

/** The tree of a commit as the program sees it: a link is followed to files of the same commit, submodules are left out. */
export function treeOf(entries: Entries, objects: Objects): FileTree {
  const paths = [...entries.keys()];
  const resolve = (path: string, steps = 8): Entry | undefined => {
    const entry = entries.get(path);
    if (entry?.mode !== link) return entry;
    const target = objects.read(entry.id)?.toString('utf8');
    if (target === undefined || steps === 0 || target.startsWith('/')) return undefined;
    return resolve(posix.join(posix.dirname(path), target), steps - 1);
  };
  /** Who reads one of a kind mostly reads all. */
  const companionsOf = (path: string): readonly string[] => {
    const extension = posix.extname(path);
    return [...entries].flatMap(([other, { id }]) => (posix.extname(other) === extension ? [id] : []));
  };
  return {
    list: () => paths,
    read(path) {
      const entry = resolve(path);
      return entry && objects.read(entry.id, () => companionsOf(path));
    },
    contentId(path) {
      const entry = entries.get(path);
      // The name of a link says nothing about what it leads to.
      return entry?.mode === link ? undefined : entry?.id;
    },
  };
}
