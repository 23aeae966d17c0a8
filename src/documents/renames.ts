import { decodeLatin1 } from './decode.ts';
import type { FileTree } from './file-tree.ts';

/** Files that matter for configuration; others may move as they like. */
function isConfiguration(path: string): boolean {
  return path.endsWith('.properties') || path.endsWith('.yml') || path.endsWith('.yaml');
}

/** More files than this on either side are a new layout; only equal contents and names are looked for then. */
const mostCompared = 200;

/** So much of the larger file must be in the other, as git demands it. */
const leastShared = 0.5;

/**
 * The configuration files that have another path than before, by new path: first those with the same content, then those
 * that share most of their lines, of equal name before others.
 */
export function renamesBetween(before: FileTree, after: FileTree): ReadonlyMap<string, string> {
  const old = new Set(before.list().filter(isConfiguration));
  const now = new Set(after.list().filter(isConfiguration));
  const gone = [...old].filter((path) => !now.has(path));
  const come = [...now].filter((path) => !old.has(path));
  const renames = new Map<string, string>();
  if (gone.length === 0 || come.length === 0) return renames;

  const taken = new Set<string>();
  const pair = (path: string, source: string): void => {
    renames.set(path, source);
    taken.add(source);
  };
  const contents = new Map<string, string[]>();
  for (const path of gone) {
    const content = contentOf(before, path);
    contents.set(content, [...(contents.get(content) ?? []), path]);
  }
  for (const path of come) {
    const equal = (contents.get(contentOf(after, path)) ?? []).filter((source) => !taken.has(source));
    const source = equal.find((candidate) => nameOf(candidate) === nameOf(path)) ?? equal[0];
    if (source !== undefined) pair(path, source);
  }

  const openGone = gone.filter((path) => !taken.has(path));
  const openCome = come.filter((path) => !renames.has(path));
  if (openGone.length > mostCompared || openCome.length > mostCompared) return renames;
  const linesBefore = new Map(openGone.map((path) => [path, linesOf(before, path)]));
  const candidates = openCome.flatMap((path) => {
    const lines = linesOf(after, path);
    return openGone.map((source) => ({
      path,
      source,
      sameName: nameOf(source) === nameOf(path),
      likeness: likeness(lines, linesBefore.get(source) ?? new Set()),
    }));
  });
  const likely = candidates
    .filter(({ likeness }) => likeness >= leastShared)
    .sort((a, b) => Number(b.sameName) - Number(a.sameName) || b.likeness - a.likeness);
  for (const { path, source } of likely) {
    if (!renames.has(path) && !taken.has(source)) pair(path, source);
  }
  return renames;
}

/** The whole text, as something to compare by. */
function contentOf(tree: FileTree, path: string): string {
  const bytes = tree.read(path);
  return bytes === undefined ? `unreadable ${path}` : decodeLatin1(bytes);
}

function linesOf(tree: FileTree, path: string): ReadonlySet<string> {
  return new Set(
    contentOf(tree, path)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** From 0 (nothing in common) to 1 (the same lines). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const larger = Math.max(a.size, b.size);
  if (larger === 0) return 0;
  let common = 0;
  for (const line of a) if (b.has(line)) common++;
  return common / larger;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
