import { contractKeys } from './contract-keys.ts';
import { atMost, background } from './evidence.ts';
import { code } from './message.ts';
import type { Problem, Rule } from './rule.ts';

/** A key that is going away is still set. From its last day on this is an error. */
export const rule: Rule = {
  id: 'deprecated-key',
  summary: 'A key that the contract calls deprecated is still set.',
  severity: 'error',
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      const deprecated = terms.deprecated?.value;
      if (deprecated === undefined) continue;
      // A pattern may cover the replacement too.
      const isReplacement =
        deprecated.use !== undefined && subject.vocabulary.nameOf(deprecated.use) === subject.vocabulary.nameOf(key);
      const [first, ...others] = isReplacement ? [] : (subject.vocabulary.word(key)?.properties ?? []);
      if (first === undefined) continue;
      const isOver = deprecated.until !== undefined && subject.today >= deprecated.until;
      const environments = subject.configurations
        .filter((configuration) => configuration.below(key).length > 0)
        .map(({ environment }) => environment.name);
      const problem: Problem = {
        key,
        environments,
        certainty: isOver ? 'certain' : 'likely',
        ...atMost(terms.deprecated?.entry),
        at: first.origin,
        message: [
          code(key),
          ' is deprecated',
          ...(deprecated.until === undefined
            ? []
            : [isOver ? ` since ${deprecated.until}` : `; from ${deprecated.until} on this is an error`]),
          '.',
        ],
        advice: [
          ...(deprecated.use === undefined ? ['Remove it.'] : ['Set ', code(deprecated.use), ' instead.']),
          ...background(subject, key),
        ],
        related: [
          ...others.slice(0, 9).map(({ origin }) => ({ origin, label: 'set here too' })),
          { origin: deprecated.origin, label: 'calls it deprecated' },
        ],
      };
      yield { ...problem, narrow: (kept) => ({ ...problem, environments: kept }) };
    }
  },
};
