import type { EffectiveProperty } from '../configuration/configuration.ts';
import type { Origin } from '../documents/document.ts';
import { contractKeys } from './contract-keys.ts';
import { atMost, background, environmentsText, narrowable, verb } from './evidence.ts';
import { code, place } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** The contract forbids a key in an environment, and something sets it there. */
export const rule: Rule = {
  id: 'forbidden-key',
  summary: 'A key is set in an environment where the contract forbids it.',
  severity: 'error',
  *check(subject) {
    for (const { key, terms } of contractKeys(subject)) {
      if (terms.forbidden === undefined) continue;
      const { where, origin } = terms.forbidden.value;
      const forbidden = new Set(subject.contract.expand(where));
      const offences = subject.configurations.flatMap((configuration): readonly Offence[] => {
        const { name } = configuration.environment;
        const [winner] = forbidden.has(name) ? configuration.below(key) : [];
        return winner === undefined ? [] : [{ environment: name, winner }];
      });
      if (offences.length > 0)
        yield narrowable(offences, (some) => ({
          ...problem(subject, key, some, origin),
          ...atMost(terms.forbidden?.entry),
        }));
    }
  },
};

interface Offence {
  readonly environment: string;
  readonly winner: EffectiveProperty;
}

function problem(subject: Subject, key: string, offences: readonly Offence[], forbiddenAt: Origin): Problem {
  const { property, layer } = (offences[0] as Offence).winner;
  const names = offences.map(({ environment }) => environment);
  return {
    key,
    environments: names,
    certainty: 'certain',
    at: property.origin,
    message: [
      ...environmentsText(names),
      ` ${verb(names, 'gets', 'get')} `,
      code(key),
      ', which is forbidden there; it is set at ',
      place(property.origin),
      '.',
    ],
    advice: [
      layer.kind === 'shared' ? 'Move it out of the layer that all environments share.' : 'Remove the line.',
      ...background(subject, key),
    ],
    related: [
      ...offences.slice(1).map(({ environment, winner }) => ({
        origin: winner.property.origin,
        label: `${environment} gets it from here`,
      })),
      { origin: forbiddenAt, label: 'forbids it' },
    ],
  };
}
