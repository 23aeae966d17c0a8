import { keyOfVariable, variableCandidates } from '../../spring/environment-variables.ts';
import { lettersOf, uniformName } from '../../spring/names.ts';
import { matchesGlob, type Naming } from './key-pattern.ts';
import { patternIndex } from './pattern-index.ts';

/**
 * Looks up items that list keys, patterns or names of environment variables; earlier items of the file come first where
 * they are equally specific. A text like `DB_PASSWORD` or `AWS_*` is the name of a variable: it stands for `${DB_PASSWORD}`
 * and for every key that Spring would read from that variable (`db.password`).
 */
export function providedNames<Item extends { readonly keys: readonly { readonly pattern: string }[] }>(
  items: readonly Item[],
  naming: Naming,
): (key: string) => readonly Item[] {
  const listed = items.flatMap((item) => item.keys.map(({ pattern }) => ({ pattern, item })));
  const keys = patternIndex(listed.filter(({ pattern }) => !isVariableName(pattern)).reverse(), naming);
  const variables = listed.filter(({ pattern }) => isVariableName(pattern)).map(variableOf);
  if (variables.length === 0) return keys.find;
  const byLetters = new Map<string, Variable<Item>[]>();
  for (const variable of variables.filter(({ pieces }) => pieces.length === 1)) {
    byLetters.set(variable.letters, [...(byLetters.get(variable.letters) ?? []), variable]);
  }
  const patterns = variables.filter(({ pieces }) => pieces.length > 1);

  return (key) => {
    const letters = lettersOf(key);
    const candidates = [
      ...(byLetters.get(letters) ?? []),
      ...patterns.filter((pattern) => letters.startsWith(pattern.letters)),
    ];
    const found = candidates.filter((variable) => suppliesKey(variable, key)).map(({ item }) => item);
    const byKey = keys.find(key);
    return found.length === 0 ? byKey : [...found, ...byKey];
  };
}

interface Variable<Item> {
  readonly name: string;
  /** The name between its stars. */
  readonly pieces: readonly string[];
  /** What every key that the variable stands for begins with, dots and dashes left out: rules out nearly all keys at once. */
  readonly letters: string;
  readonly item: Item;
}

function variableOf<Item>({ pattern, item }: { readonly pattern: string; readonly item: Item }): Variable<Item> {
  const pieces = pattern.split('*');
  return { name: pattern, pieces, letters: lettersOf(pieces[0] ?? ''), item };
}

function suppliesKey({ name, pieces }: Variable<unknown>, key: string): boolean {
  const candidates = variableCandidates(key, { lowerCaseVariables: false });
  if (pieces.length > 1) return candidates.some((candidate) => matchesGlob(pieces, candidate));
  return candidates.includes(name) || uniformName(keyOfVariable(name)) === uniformName(key);
}

/** Upper case with underscores, stars allowed: nobody writes a property key like that. */
export function isVariableName(text: string): boolean {
  return /^[A-Z_*][A-Z0-9_*]*$/.test(text) && /[A-Z]/.test(text);
}
