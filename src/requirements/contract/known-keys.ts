import { uniformName } from '../../spring/names.ts';
import { hasWildcard } from './key-pattern.ts';
import { isVariableName, providedNames } from './provided-names.ts';

/**
 * Those of the patterns that match at least one key. A name without wildcard also matches keys below it: `cache.nodes` is
 * there when `cache.nodes[0]` is. Names of variables match the keys that Spring reads from them. Each key is looked at once,
 * and only until all patterns are found.
 */
export function keysFoundIn(patterns: readonly string[], keys: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const names = new Map<string, string[]>();
  const others: string[] = [];
  for (const pattern of patterns) {
    if (hasWildcard(pattern) || isVariableName(pattern)) {
      others.push(pattern);
    } else {
      const name = uniformName(pattern);
      names.set(name, [...(names.get(name) ?? []), pattern]);
    }
  }
  const matching = providedNames(
    others.map((pattern) => ({ keys: [{ pattern }], pattern })),
    'relaxed',
  );
  const wanted = new Set(patterns).size;
  for (const key of keys) {
    if (found.size === wanted) break;
    for (let name = uniformName(key); name !== ''; name = parentOf(name)) {
      for (const pattern of names.get(name) ?? []) found.add(pattern);
    }
    if (others.length > 0) for (const { pattern } of matching(key)) found.add(pattern);
  }
  return found;
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}
