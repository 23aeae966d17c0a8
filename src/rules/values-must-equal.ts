import type { Origin } from '../documents/document.ts';
import { type ComparableValue, comparableValues } from './comparable-values.ts';
import { contractKeys } from './contract-keys.ts';
import { atMost, background, environmentsText, groupedBy, narrowable, verb } from './evidence.ts';
import { code } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** Environments that must have one value in common have several. */
export const rule: Rule = {
  id: 'values-must-equal',
  summary: 'Environments that must have the same value for a key have different ones.',
  severity: 'error',
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.equal === undefined) continue;
      const { where, origin } = terms.equal.value;
      const values = comparableValues(subject, key, where);
      const groups = [...groupedBy(values, ({ comparable }) => comparable).values()];
      // The value that most of them have is taken for the right one; of equals the first in promotion order.
      const [most, ...others] = groups.toSorted((a, b) => b.length - a.length);
      if (most === undefined || others.length === 0) continue;
      yield narrowable(others.flat(), (odd) => ({
        ...problem(subject, key, odd, most, origin),
        ...atMost(terms.equal?.entry),
      }));
    }
  },
};

function problem(
  subject: Subject,
  key: string,
  odd: readonly ComparableValue[],
  most: readonly ComparableValue[],
  demandedAt: Origin,
): Problem {
  const [first, ...more] = odd as readonly [ComparableValue, ...ComparableValue[]];
  const names = odd.map(({ environment }) => environment);
  const relatedTo = ({ environment, origin }: ComparableValue) => ({ origin, label: `the value of ${environment}` });
  return {
    key,
    environments: names,
    certainty: 'certain',
    at: first.origin,
    message: [
      ...environmentsText(names),
      ` ${verb(names, 'has', 'have')} another value for `,
      code(key),
      ' than ',
      ...environmentsText(most.map(({ environment }) => environment)),
      ', and they must agree.',
    ],
    advice: ['Give all of them the same value.', ...background(subject, key)],
    related: [...[...more, ...most].map(relatedTo), { origin: demandedAt, label: 'demands equal values' }],
  };
}
