import {
  comparableName,
  compareSpecificity,
  hasWildcard,
  type KeyPattern,
  keyPattern,
  keySegments,
  matchesSegments,
  type Naming,
} from './key-pattern.ts';

/** Finds what is said about a key among many keys and patterns. */
export interface PatternIndex<Item> {
  /** The items whose pattern matches, most specific first; of equally specific ones the later in the list first. */
  find(key: string): readonly Item[];
}

interface Ranked<Item> {
  readonly pattern: KeyPattern;
  readonly item: Item;
  readonly rank: number;
}

/**
 * Exact names are found by one look-up; of the patterns only those are tried that begin with the key's first segment or
 * with a wildcard.
 */
export function patternIndex<Item>(
  entries: readonly { readonly pattern: string; readonly item: Item }[],
  naming: Naming,
): PatternIndex<Item> {
  const exact = new Map<string, Item[]>();
  const byFirstSegment = new Map<string, Ranked<Item>[]>();
  const anywhere: Ranked<Item>[] = [];

  for (const { pattern, item } of entries) {
    if (hasWildcard(pattern)) continue;
    const name = comparableName(pattern, naming);
    exact.set(name, [item, ...(exact.get(name) ?? [])]);
  }
  const patterns = entries
    .filter(({ pattern }) => hasWildcard(pattern))
    .map(({ pattern, item }, place) => ({ pattern: keyPattern(pattern, naming), item, place }))
    .sort((a, b) => compareSpecificity(a.pattern, b.pattern) || b.place - a.place);
  for (const [rank, { pattern, item }] of patterns.entries()) {
    const ranked = { pattern, item, rank };
    const first = pattern.firstSegment;
    const list = first === undefined ? anywhere : (byFirstSegment.get(first) ?? []);
    list.push(ranked);
    if (first !== undefined) byFirstSegment.set(first, list);
  }

  const find = (key: string): readonly Item[] => {
    const named = exact.get(comparableName(key, naming)) ?? [];
    if (patterns.length === 0) return named;
    const segments = keySegments(key, naming);
    const matching = [...(byFirstSegment.get(segments[0] ?? '') ?? []), ...anywhere]
      .filter(({ pattern }) => matchesSegments(pattern, segments))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
    return matching.length === 0 ? named : [...named, ...matching];
  };
  return { find };
}
