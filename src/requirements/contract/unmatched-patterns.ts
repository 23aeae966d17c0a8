import { hasWildcard } from './key-pattern.ts';
import { keysFoundIn } from './known-keys.ts';
import type { KeyEntry, Settings, SettingsProblem } from './settings.ts';

/**
 * Keys and patterns of the file that match nothing, with a place each: what is misspelled would otherwise be silent.
 *
 * - A pattern with a wildcard below `keys:` must match a key.
 * - An exact key below `keys:` need not exist where its absence is judged (`required`, `override`) or wanted (`forbidden`,
 *   `deprecated`); an entry that only says how the value must be speaks of nothing if nobody sets it.
 * - A key below `provided:` must be asked for by a key, a placeholder or an entry of `keys:`. Spring Boot's own properties
 *   are asked for by Spring Boot, so that nothing in the repository has to name them.
 * - A key below `ignore:` must match a key.
 *
 * Exceptions that match nothing are judged later, as findings.
 *
 * @param allKeys every key that a file of any application sets, that code asks for, or that a placeholder names
 */
export function unmatchedPatterns(settings: Settings, allKeys: Iterable<string>): readonly SettingsProblem[] {
  const entries = settings.keys.filter(needsMatch);
  const ignored = (settings.ignore ?? []).flatMap(({ keys }) => keys);
  const provided = settings.provided.flatMap(({ keys }) => keys).filter(({ pattern }) => !isReadBySpringBoot(pattern));
  const found = keysFoundIn(textsOf([...entries, ...ignored, ...provided]), allKeys);
  const askedFor = keysFoundIn(
    textsOf(provided),
    textsOf(settings.keys).filter((pattern) => !hasWildcard(pattern)),
  );
  const unmatched = [
    ...[...entries, ...ignored].filter(({ pattern }) => !found.has(pattern)),
    ...provided.filter(({ pattern }) => !found.has(pattern) && !askedFor.has(pattern)),
  ];
  return unmatched
    .sort((a, b) => a.origin.line - b.origin.line || a.origin.column - b.origin.column)
    .map(({ pattern, origin }) => ({ message: `"${pattern}" matches no key anywhere.`, origin }));
}

function textsOf(places: readonly { readonly pattern: string }[]): readonly string[] {
  return places.map(({ pattern }) => pattern);
}

function needsMatch(entry: KeyEntry): boolean {
  if (hasWildcard(entry.pattern)) return true;
  const demands = [entry.required, entry.override, entry.forbidden].filter((demand) => demand?.where.length !== 0);
  return demands.every((demand) => demand === undefined) && entry.deprecated === undefined;
}

/** Properties and variables of Spring Boot itself: `spring.datasource.password`, `SERVER_PORT`. */
function isReadBySpringBoot(pattern: string): boolean {
  return /^(?:spring|server|management|logging)[._]/i.test(pattern);
}
