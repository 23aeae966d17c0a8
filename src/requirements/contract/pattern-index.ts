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

/** Exact names are found by one look-up; patterns by one for each number of plain segments that they begin with. */
export function patternIndex<Item>(
  entries: readonly { readonly pattern: string; readonly item: Item }[],
  naming: Naming,
): PatternIndex<Item> {
  const exact = new Map<string, Item[]>();
  const byPrefix = new Map<string, Ranked<Item>[]>();
  const prefixLengths = new Set<number>();

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
    const { prefix } = pattern;
    prefixLengths.add(prefix.length);
    const ranked = byPrefix.get(prefix.join('.')) ?? [];
    ranked.push({ pattern, item, rank });
    byPrefix.set(prefix.join('.'), ranked);
  }

  const find = (key: string): readonly Item[] => {
    const named = exact.get(comparableName(key, naming)) ?? none;
    if (patterns.length === 0) return named;
    const segments = keySegments(key, naming);
    const matching: Ranked<Item>[] = [];
    for (const length of prefixLengths) {
      for (const ranked of byPrefix.get(segments.slice(0, length).join('.')) ?? none) {
        if (matchesSegments(ranked.pattern, segments)) matching.push(ranked);
      }
    }
    if (matching.length === 0) return named;
    return [...named, ...matching.sort((a, b) => a.rank - b.rank).map(({ item }) => item)];
  };
  return { find };
}

const none: readonly never[] = [];
