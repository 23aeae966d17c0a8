import type { Configuration } from '../../configuration/configuration.ts';
import type { Vocabulary } from '../../configuration/vocabulary.ts';
import { keyOfVariable } from '../../spring/environment-variables.ts';
import { placeholdersIn } from '../../spring/placeholders.ts';
import type { Contract } from './contract.ts';
import { hasWildcard } from './key-pattern.ts';
import type { Settings, SettingsProblem } from './settings.ts';
import { unmatchedPatterns } from './unmatched-patterns.ts';

/** Entries of the contract that are about nothing in any application: a misspelled key must not be silence. */
export function strayKeys(settings: Settings, subjects: readonly Named[]): readonly SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  if (subjects.length > 1) {
    for (const { pattern, origin, applications, required, override } of settings.keys) {
      if (hasWildcard(pattern) || applications !== undefined || (required ?? override) === undefined) continue;
      if (subjects.some((subject) => isSet(subject, pattern))) continue;
      problems.push({
        message: `No file or variable of any application sets ${pattern}, so nobody can tell which application needs it.`,
        origin,
        suggestion: 'name the application: applications: [...]',
      });
    }
  }
  return [...problems, ...unmatchedPatterns(settings, namesIn(subjects))];
}

/** What may have the keys that an entry is about. */
interface Named {
  readonly contract: Contract;
  readonly vocabulary: Vocabulary;
  readonly configurations: readonly Pick<Configuration, 'environment' | 'winner'>[];
  readonly code?: { readonly asked: Iterable<string> };
}

function isSet({ vocabulary, configurations }: Named, key: string): boolean {
  return vocabulary.word(key) !== undefined || configurations.some((one) => one.winner(key) !== undefined);
}

/** Every key that a file or a variable sets or code asks for, and every name that a value refers to. */
function* namesIn(subjects: readonly Named[]): Iterable<string> {
  for (const { vocabulary, code } of subjects) {
    if (code !== undefined) yield* code.asked;
    for (const { key, properties } of vocabulary.words.values()) {
      yield key;
      for (const { value } of properties) {
        if (value.includes('${')) yield* placeholdersIn(value).map(({ name }) => name);
      }
    }
  }
  for (const { contract, configurations } of subjects) {
    for (const { environment } of configurations) {
      for (const { source } of environment.layers) {
        if (source.kind === 'variables') yield* source.properties.map(({ key }) => keyOfVariable(key));
      }
    }
    // Dashes of a key leave no trace in the name of its variable.
    yield* contract.exactKeys.filter((key) => configurations.some((one) => one.winner(key) !== undefined));
  }
}
