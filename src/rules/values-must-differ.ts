import type { Term } from '../requirements/contract/contract.ts';
import type { Demand } from '../requirements/contract/settings.ts';
import { type ComparableValue, comparableValues } from './comparable-values.ts';
import { contractKeys } from './contract-keys.ts';
import { atMost, background, environmentsText, groupedBy } from './evidence.ts';
import { code, place } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** Environments that must not share a value do: a copied override, or the value that all inherit. */
export const rule: Rule = {
  id: 'values-must-differ',
  summary: 'Environments that must have different values for a key have the same one.',
  severity: 'error',
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.differ === undefined) continue;
      const { where } = terms.differ.value;
      const values = comparableValues(subject, key, where);
      for (const same of groupedBy(values, ({ comparable }) => comparable).values()) {
        const found = problem(subject, key, same, terms.differ);
        if (found !== undefined) yield found;
      }
    }
  },
};

/** `undefined` for a single environment: alone it shares its value with nobody. */
function problem(
  subject: Subject,
  key: string,
  same: readonly ComparableValue[],
  demand: Term<Demand>,
): Problem | undefined {
  const [first, second] = same;
  if (first === undefined || second === undefined) return undefined;
  const names = same.map(({ environment }) => environment);
  const isOneLine = same.every(({ origin }) => origin === first.origin);
  return {
    key,
    environments: names,
    certainty: 'certain',
    ...atMost(demand.entry),
    at: second.origin,
    message: [
      ...environmentsText(names),
      ' have the same value for ',
      code(key),
      ', and each must have its own: ',
      place(first.origin),
      isOneLine ? ` serves ${same.length === 2 ? 'both' : 'all of them'}.` : ' says the same.',
    ],
    advice: ['Set the right value for each of them.', ...background(subject, key)],
    related: [
      ...same
        .filter((value) => value !== second)
        .map(({ environment, origin }) => ({ origin, label: `the value of ${environment}` })),
      { origin: demand.value.origin, label: 'demands different values' },
    ],
    narrow: (kept) =>
      problem(
        subject,
        key,
        same.filter(({ environment }) => kept.includes(environment)),
        demand,
      ),
  };
}
