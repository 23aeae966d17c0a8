import { type ChangeObject, diffArrays } from 'diff';

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

/** What a patch without context (`diff -U0`) would list, with bounded work for texts that have little in common. */
export function lineChanges(before: string, after: string): readonly Hunk[] {
  const old = linesOf(before);
  const now = linesOf(after);
  // What both begin and end with needs no comparison, and stays told apart where the rest is too much.
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [gone, added] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const changes = diffArrays(gone, added, { maxEditLength: mostDifferences }) ?? [
    { removed: true, added: false, count: gone.length },
    { removed: false, added: true, count: added.length },
  ];
  return hunksOf(changes, start);
}

function hunksOf(
  changes: readonly Pick<ChangeObject<unknown>, 'added' | 'removed' | 'count'>[],
  start: number,
): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [x, y, gone, added] = [start, start, 0, 0];
  const close = (): void => {
    if (gone > 0 || added > 0) hunks.push({ before: gone > 0 ? x + 1 : x, gone, after: added > 0 ? y + 1 : y, added });
    [x, y, gone, added] = [x + gone, y + added, 0, 0];
  };
  for (const change of changes) {
    if (change.removed) gone += change.count;
    else if (change.added) added += change.count;
    else {
      close();
      [x, y] = [x + change.count, y + change.count];
    }
  }
  close();
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

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
