/** Lines that differ between two texts, as places in both. Lines count from 1. */
export interface Hunk {
  /** First old line that is gone; where none is gone, the old line behind which the new ones stand (0: at the start). */
  readonly before: number;
  readonly gone: number;
  /** First new line; where there is none, the new line behind which the old ones stood (0: at the start). */
  readonly after: number;
  readonly added: number;
}

/** Above this many differences the rest counts as replaced: nobody reads such a change line by line. */
const mostDifferences = 1000;

/**
 * The shortest way from one text to the other, as `diff -U0` would print it (E. W. Myers, "An O(ND) difference algorithm
 * and its variations", 1986), with bounded time for texts that have little in common.
 */
export function lineChanges(before: string, after: string): readonly Hunk[] {
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--;
    nowEnd--;
  }
  const kept = keptLines(old.slice(start, oldEnd), now.slice(start, nowEnd));
  const hunks: Hunk[] = [];
  let [x, y] = [start, start];
  const close = (nextX: number, nextY: number): void => {
    const gone = nextX - x;
    const added = nextY - y;
    if (gone > 0 || added > 0) hunks.push({ before: gone > 0 ? x + 1 : x, gone, after: added > 0 ? y + 1 : y, added });
  };
  for (const [oldIndex, nowIndex] of kept) {
    close(start + oldIndex, start + nowIndex);
    [x, y] = [start + oldIndex + 1, start + nowIndex + 1];
  }
  close(oldEnd, nowEnd);
  return hunks;
}

/** Where an old line is now; for one that is gone, the nearest line that is left, and then `survived` is false. */
export function newLineOf(hunks: readonly Hunk[], line: number): { readonly line: number; readonly survived: boolean } {
  let shift = 0;
  for (const { before, gone, after, added } of hunks) {
    if (gone > 0 && line >= before && line < before + gone) return { line: Math.max(1, after), survived: false };
    if (line < before || (gone === 0 && line <= before)) break;
    shift += added - gone;
  }
  return { line: line + shift, survived: true };
}

/** Whether a line of the new text was added or changed. */
export function isAdded(hunks: readonly Hunk[], line: number): boolean {
  return hunks.some(({ after, added }) => line >= after && line < after + added);
}

/** The same change seen from the other side. */
export function reversed(hunks: readonly Hunk[]): readonly Hunk[] {
  return hunks.map(({ before, gone, after, added }) => ({ before: after, gone: added, after: before, added: gone }));
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Pairs of indices of lines that both have, in order. */
function keptLines(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  // trace[d] holds the furthest old index on each diagonal after d differences.
  const trace: Int32Array[] = [];
  const furthest = new Int32Array(2 * mostDifferences + 3);
  const middle = mostDifferences + 1;
  const most = Math.min(mostDifferences, old.length + now.length);
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(furthest, middle + k - 1) < at(furthest, middle + k + 1));
      let x = down ? at(furthest, middle + k + 1) : at(furthest, middle + k - 1) + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
      furthest[middle + k] = x;
      if (x >= old.length && x - k >= now.length) return walkBack(trace, d, old.length, now.length);
    }
    trace.push(furthest.slice(middle - d, middle + d + 1));
  }
  return [];
}

function walkBack(
  trace: readonly Int32Array[],
  differences: number,
  oldLength: number,
  nowLength: number,
): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let [x, y] = [oldLength, nowLength];
  for (let d = differences; d >= 0; d--) {
    const row = trace[d - 1];
    // Index of diagonal k in the row before is k + (d - 1).
    const reach = (k: number): number => (row === undefined || Math.abs(k) > d - 1 ? -1 : at(row, k + d - 1));
    const k = x - y;
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const previousK = down ? k + 1 : k - 1;
    const startX = d === 0 ? 0 : reach(previousK) + (down ? 0 : 1);
    while (x > startX) {
      x--;
      y--;
      pairs.push([x, y]);
    }
    if (d > 0) {
      x = reach(previousK);
      y = x - previousK;
    }
  }
  return pairs.reverse();
}

function at(row: Int32Array, index: number): number {
  return row[index] ?? 0;
}
