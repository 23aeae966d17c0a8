import { decodeLatin1 } from '../../src/documents/decode.ts';
import { memoryTree } from '../../src/documents/file-tree.ts';
import { lineChanges } from '../../src/documents/line-changes.ts';
import { renamesBetween } from '../../src/documents/renames.ts';
import { type Commit, isConfiguration } from './history.ts';
import { AbsentObject, type Objects } from './objects.ts';
import type { Told } from './told.ts';

/** A line that a commit adds or removes, with all that stands above it in its file: the way to it in a tree of keys. */
interface ChangedLine {
  readonly path: string;
  readonly isAdded: boolean;
  readonly written: string;
  /** The written line behind the keys of its parents, where the file is indented. */
  readonly way: string;
}

/** What a commit does to configuration, line by line; a moved file is compared with what it was. */
export interface ChangedFiles {
  readonly lines: readonly ChangedLine[];
  /** Files that are there afterwards. */
  readonly touched: ReadonlySet<string>;
}

export function changedFiles(objects: Objects, { changes }: Commit): ChangedFiles {
  const relevant = changes.filter(({ path }) => isConfiguration(path));
  objects.fetch(relevant.flatMap(({ before, after }) => [before, after].flatMap((entry) => entry?.id ?? [])));
  const textOf = (id: string): string => textFrom(objects, id);
  const before = new Map(relevant.flatMap(({ path, before: entry }) => (entry ? [[path, textOf(entry.id)]] : [])));
  const after = new Map(relevant.flatMap(({ path, after: entry }) => (entry ? [[path, textOf(entry.id)]] : [])));
  const renames = renamesBetween(memoryTree(Object.fromEntries(before)), memoryTree(Object.fromEntries(after)));
  const moved = new Set(renames.values());
  const lines = [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    if (!after.has(path) && moved.has(path)) return [];
    const old = before.get(path) ?? before.get(renames.get(path) ?? '') ?? '';
    return changedLines(path, old, after.get(path) ?? '');
  });
  return { lines, touched: new Set(after.keys()) };
}

/** What is not in the clone is empty here: a replay tells more by going on than by stopping. */
function textFrom(objects: Objects, id: string): string {
  try {
    const content = objects.read(id);
    return content === undefined ? '' : decodeLatin1(content);
  } catch (error) {
    if (error instanceof AbsentObject) return '';
    throw error;
  }
}

function changedLines(path: string, before: string, after: string): readonly ChangedLine[] {
  const old = before.split(/\r\n|\n|\r/);
  const now = after.split(/\r\n|\n|\r/);
  return lineChanges(before, after).flatMap((hunk) => [
    ...linesAt(path, now, hunk.after, hunk.added, true),
    ...linesAt(path, old, hunk.before, hunk.gone, false),
  ]);
}

function linesAt(path: string, all: readonly string[], first: number, count: number, isAdded: boolean) {
  return Array.from({ length: count }, (_, offset): ChangedLine => {
    const index = first - 1 + offset;
    return { path, isAdded, written: all[index] ?? '', way: wayTo(all, index) };
  });
}

/** The lines above that are indented less, each less than the one before, and the line itself. */
function wayTo(lines: readonly string[], index: number): string {
  const own = lines[index] ?? '';
  const above: string[] = [];
  let indent = indentOf(own);
  for (let i = index - 1; i >= 0 && indent > 0; i--) {
    const line = lines[i] ?? '';
    if (/^\s*(?:#|$)/.test(line) || indentOf(line) >= indent) continue;
    indent = indentOf(line);
    // What a list of variables calls `name` is a key.
    above.unshift(/^\s*- name:/.test(line) ? line : line.replace(/:\s.*$/, ''));
  }
  return [...above, own].join('.');
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

/** Rules that ask for a value which is not there; only giving it repairs what they find. */
const asksForValue = /^missing-|^unresolved-placeholder$|^environment-without|^blank-override$|^incomplete-group$/;

/**
 * Whether a commit repairs what was told: it gives the value in a file of the environment; where a value is wrong, it
 * changes it there or takes it away; where a file is wrong, it changes the file. That a finding is gone is no repair:
 * most that go are withdrawn, because the key, its need or the environment goes.
 */
export function repairs(told: Told, { lines, touched }: ChangedFiles): boolean {
  const { rule, key, keys, environments, path, files } = told;
  if (key === undefined) return touched.has(path);
  const wanted = (keys ?? [key]).map(bare).filter((text) => text !== '');
  const own = new Set(files);
  return lines.some(({ path: changed, isAdded, written, way }) => {
    if (!isAdded && asksForValue.test(rule)) return false;
    if (!own.has(changed) && !environments.some((name) => namesEnvironment(changed, name))) return false;
    if (/^\s*#/.test(written)) return false;
    const said = bare(way);
    return wanted.some((text) => said.includes(text));
  });
}

/** Spellings do not matter: `db.pool-size`, `DB_POOL_SIZE` and `['db']['pool_size']` are one key. Indices are left out. */
function bare(key: string): string {
  return key
    .replace(/\[\d*\]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** As a whole word of the path. */
function namesEnvironment(path: string, environment: string): boolean {
  const name = environment.toLowerCase();
  const text = path.toLowerCase();
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const isStart = at === 0 || !isLetter(text[at - 1]);
    if (isStart && !isLetter(text[at + name.length])) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
