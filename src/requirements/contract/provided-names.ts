import { hasWildcard, matchesGlob, type Naming } from './key-pattern.ts';
import { patternIndex } from './pattern-index.ts';
import type { PatternPlace } from './settings.ts';

/**
 * Looks up items that list keys, patterns or names of environment variables; earlier items of the file come first where
 * they are equally specific. A text like `DB_PASSWORD` or `AWS_*` is the name of a variable: it stands for `${DB_PASSWORD}`
 * and for every key that Spring would read from that variable (`db.password`).
 */
export function providedNames<Item extends { readonly keys: readonly PatternPlace[] }>(
  items: readonly Item[],
  naming: Naming,
): (key: string) => readonly Item[] {
  const listed = items.flatMap((item) => item.keys.map(({ pattern }) => ({ pattern, item })));
  const keys = patternIndex(listed.filter(({ pattern }) => !isVariableName(pattern)).reverse(), naming);
  const variables = new Map<string, Item[]>();
  const variablePatterns: { readonly pieces: readonly string[]; readonly item: Item }[] = [];
  for (const { pattern, item } of listed) {
    if (!isVariableName(pattern)) continue;
    if (hasWildcard(pattern)) variablePatterns.push({ pieces: pattern.split('*'), item });
    else variables.set(pattern, [...(variables.get(pattern) ?? []), item]);
  }
  const anyVariable = variables.size > 0 || variablePatterns.length > 0;

  return (key) => {
    const byKey = keys.find(key);
    if (!anyVariable) return byKey;
    const names = variableNames(key);
    const found = [
      ...names.flatMap((name) => variables.get(name) ?? []),
      ...variablePatterns
        .filter(({ pieces }) => names.some((name) => matchesGlob(pieces, name)))
        .map(({ item }) => item),
    ];
    return found.length === 0 ? byKey : [...found, ...byKey];
  };
}

/** Upper case with underscores, stars allowed: nobody writes a property key like that. */
export function isVariableName(text: string): boolean {
  return /^[A-Z_*][A-Z0-9_*]*$/.test(text) && /[A-Z]/.test(text);
}

/**
 * The variables that a key can come from: its own text, and the upper-case names of Spring Boot's
 * SystemEnvironmentPropertyMapper (dashes dropped) and of Spring's SystemEnvironmentPropertySource (dashes as underscores).
 */
function variableNames(key: string): readonly string[] {
  const parts = key
    .replaceAll('[', '.')
    .replaceAll(']', '')
    .toUpperCase()
    .split('.')
    .filter((part) => part !== '');
  const mapped = parts.map((part) => part.replace(/[^A-Z0-9]/g, '')).join('_');
  const legacy = parts.join('_').replaceAll('-', '_');
  return [...new Set([key, mapped, legacy])];
}
