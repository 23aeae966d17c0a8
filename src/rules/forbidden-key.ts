import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import { contractKeys } from './contract-keys.ts';
import { background, environmentsText, verb } from './evidence.ts';
import { code, place } from './message.ts';
import type { Rule } from './rule.ts';

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
      const setters: [Configuration, EffectiveProperty][] = [];
      for (const configuration of subject.configurations) {
        const [winner] = forbidden.has(configuration.environment.name) ? configuration.below(key) : [];
        if (winner !== undefined) setters.push([configuration, winner]);
      }
      const [first] = setters;
      if (first === undefined) continue;
      const names = setters.map(([{ environment }]) => environment.name);
      yield {
        key,
        environments: names,
        certainty: 'certain',
        at: first[1].property.origin,
        message: [
          ...environmentsText(names),
          ` ${verb(names, 'gets', 'get')} `,
          code(key),
          ', which is forbidden there; it is set at ',
          place(first[1].property.origin),
          '.',
        ],
        advice: [
          first[1].layer.kind === 'shared'
            ? 'Move it out of the layer that all environments share.'
            : 'Remove the line.',
          ...background(subject, key),
        ],
        related: [
          ...setters.slice(1).map(([{ environment }, { property }]) => ({
            origin: property.origin,
            label: `${environment.name} gets it from here`,
          })),
          { origin, label: 'forbids it' },
        ],
      };
    }
  },
};
