import type { MergedTerms } from '../requirements/contract/contract.ts';
import type { Subject } from './rule-context.ts';

export interface ContractKey {
  /** As the contract writes it, or as the files do where a pattern matched. */
  readonly key: string;
  readonly terms: MergedTerms;
}

const keysOf = new WeakMap<Subject, readonly ContractKey[]>();

/** Every key of the application that an entry of the contract is about, each once. */
export function contractKeys(subject: Subject): readonly ContractKey[] {
  const known = keysOf.get(subject);
  if (known !== undefined) return known;
  const { contract, vocabulary } = subject;
  const found = new Map<string, ContractKey>();
  for (const key of contract.exactKeys) {
    if (isThere(subject, key)) found.set(vocabulary.nameOf(key), { key, terms: contract.termsFor(key) });
  }
  if (contract.entries.length > contract.exactKeys.length) {
    for (const [name, { key }] of vocabulary.words) {
      if (found.has(name)) continue;
      const terms = contract.termsFor(key);
      if (terms.entries.length > 0) found.set(name, { key, terms });
    }
  }
  const keys = [...found.values()];
  keysOf.set(subject, keys);
  return keys;
}

/** A file of the application sets it, or a variable of its processes. */
function isThere({ vocabulary, configurations }: Subject, key: string): boolean {
  return vocabulary.word(key) !== undefined || configurations.some((one) => one.winner(key) !== undefined);
}
