import { comparableValues } from './comparable-values.ts';
import { contractKeys } from './contract-keys.ts';
import { background, environmentsText, groupedBy } from './evidence.ts';
import { code } from './message.ts';
import type { Rule } from './rule.ts';

/** Environments that must have one value in common have several. */
export const rule: Rule = {
  id: 'values-must-equal',
  summary: 'Environments that must have the same value for a key have different ones.',
  severity: 'error',
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.equal === undefined) continue;
      const values = comparableValues(subject, key, terms.equal.value.where);
      const groups = [...groupedBy(values, ({ comparable }) => comparable).values()];
      if (groups.length < 2) continue;
      // The value that most of them have is taken for the right one; of equals the first in promotion order.
      const [most, ...others] = groups.toSorted((a, b) => b.length - a.length);
      const odd = others.flat();
      const [first] = odd;
      if (most === undefined || first === undefined) continue;
      const names = odd.map(({ environment }) => environment);
      yield {
        key,
        environments: names,
        certainty: 'certain',
        at: first.origin,
        message: [
          ...environmentsText(names),
          ` ${names.length === 1 ? 'has' : 'have'} another value for `,
          code(key),
          ' than ',
          ...environmentsText(most.map(({ environment }) => environment)),
          ', and they must agree.',
        ],
        advice: ['Give all of them the same value.', ...background(subject, key)],
        related: [
          ...most.map(({ environment, origin }) => ({ origin, label: `the value of ${environment}` })),
          { origin: terms.equal.value.origin, label: 'demands equal values' },
        ],
      };
    }
  },
};
