import { comparableValues } from './comparable-values.ts';
import { contractKeys } from './contract-keys.ts';
import { background, environmentsText, groupedBy } from './evidence.ts';
import { code, place } from './message.ts';
import type { Rule } from './rule.ts';

/** Environments that must not share a value do: a copied override, or the value that all inherit. */
export const rule: Rule = {
  id: 'values-must-differ',
  summary: 'Environments that must have different values for a key have the same one.',
  severity: 'error',
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.differ === undefined) continue;
      const values = comparableValues(subject, key, terms.differ.value.where);
      for (const same of groupedBy(values, ({ comparable }) => comparable).values()) {
        const [first, second] = same;
        if (first === undefined || second === undefined) continue;
        const names = same.map(({ environment }) => environment);
        yield {
          key,
          environments: names,
          certainty: 'certain',
          at: second.origin,
          message: [
            ...environmentsText(names),
            ' have the same value for ',
            code(key),
            ', and each must have its own: ',
            place(first.origin),
            first.origin === second.origin ? ' serves both.' : ' says the same.',
          ],
          advice: ['Set the right value for each of them.', ...background(subject, key)],
          related: [
            ...same
              .filter((_, i) => i !== 1)
              .map(({ environment, origin }) => ({ origin, label: `the value of ${environment}` })),
            { origin: terms.differ.value.origin, label: 'demands different values' },
          ],
        };
      }
    }
  },
};
