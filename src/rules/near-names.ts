/**
 * Finds names that are a slip away from another one, without comparing each with each.
 *
 * Names under one parent with many siblings are a map of data, where near names are normal; they are left alone.
 */
export interface NearIndex {
  /** Names that differ in one segment by a letter or two, or that have the same segments in another order. */
  typos(name: string): readonly string[];
  /** Names that have one segment more or less. */
  misplaced(name: string): readonly string[];
}

/** More siblings than this are data. */
const mostSiblings = 150;

export function nearIndex(names: Iterable<string>): NearIndex {
  const bySkeleton = new Map<string, string[]>();
  const add = (skeleton: string, name: string): void => {
    const known = bySkeleton.get(skeleton);
    if (known === undefined) bySkeleton.set(skeleton, [name]);
    else known.push(name);
  };
  for (const name of names) {
    const segments = name.split('.');
    add(`exact ${name}`, name);
    add(sortedSkeleton(segments), name);
    segments.forEach((_, i) => {
      add(holeSkeleton(segments, i), name);
      add(`without ${segments.toSpliced(i, 1).join('.')}`, name);
    });
  }
  const find = (skeleton: string): readonly string[] => {
    const found = bySkeleton.get(skeleton) ?? [];
    return found.length > mostSiblings ? [] : found;
  };
  return {
    typos(name) {
      const segments = name.split('.');
      const found = new Set(segments.length > 1 ? find(sortedSkeleton(segments)) : []);
      segments.forEach((segment, i) => {
        for (const candidate of find(holeSkeleton(segments, i))) {
          if (isSlip(candidate.split('.')[i] as string, segment)) found.add(candidate);
        }
      });
      found.delete(name);
      return [...found];
    },
    misplaced(name) {
      const segments = name.split('.');
      const found = new Set(segments.length > 1 ? find(`without ${name}`) : []);
      if (segments.length > 2) {
        segments.forEach((_, i) => {
          for (const candidate of find(`exact ${segments.toSpliced(i, 1).join('.')}`)) found.add(candidate);
        });
      }
      found.delete(name);
      return [...found];
    },
  };
}

function sortedSkeleton(segments: readonly string[]): string {
  return `sorted ${segments.toSorted().join('.')}`;
}

function holeSkeleton(segments: readonly string[], hole: number): string {
  return `hole ${segments.toSpliced(hole, 1, '').join('.')}`;
}

/** One word written in two ways: short words must be nearer than long ones; a digit or a plural is another word. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return false;
  if (a.replace(/\d/g, '') === b.replace(/\d/g, '')) return false;
  const shortest = Math.min(a.length, b.length);
  const allowed = shortest >= 6 ? 2 : shortest >= 4 ? 1 : 0;
  return editDistance(a, b, allowed) <= allowed;
}

/** Damerau–Levenshtein distance (a swap of neighbours counts one), given up beyond `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] as number) + 1);
      }
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
