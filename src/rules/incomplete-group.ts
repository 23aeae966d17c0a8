import type { Configuration } from '../configuration/configuration.ts';
import type { Origin } from '../documents/document.ts';
import { contractKeys } from './contract-keys.ts';
import { atMost, background, beside, environmentsText, groupedBy, hasValue, narrowable, verb } from './evidence.ts';
import { code, enumerate } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** Keys that only make sense together are there in part. */
export const rule: Rule = {
  id: 'incomplete-group',
  summary: 'Keys that belong together are set only in part in an environment.',
  severity: 'error',
  *check(subject) {
    const grouped = contractKeys(subject).flatMap(({ key, terms }) =>
      terms.together === undefined
        ? []
        : [{ key, entry: terms.together.entry, pattern: terms.together.entry.pattern, demand: terms.together.value }],
    );
    for (const [pattern, members] of groupedBy(grouped, (member) => member.pattern)) {
      const [first] = members;
      if (first === undefined) continue;
      const environments = new Set(subject.contract.expand(first.demand.where));
      // What no compared environment has is not part of the group; one that only some have is.
      const group = members.filter(({ key }) =>
        subject.compared.some((configuration) => hasValue(configuration, key, true)),
      );
      const gaps = subject.compared.flatMap((configuration): readonly Gap[] => {
        const environment = configuration.environment.name;
        if (!environments.has(environment)) return [];
        const missing = group.filter(({ key }) => !hasValue(configuration, key, true)).map(({ key }) => key);
        const isPart = missing.length > 0 && missing.length < group.length;
        return isPart ? [{ environment, configuration, missing }] : [];
      });
      for (const alike of groupedBy(gaps, ({ missing }) => missing.join('\n')).values()) {
        yield narrowable(alike, (some) => ({
          ...problem(subject, pattern, some, first.demand.origin),
          ...atMost(first.entry),
        }));
      }
    }
  },
};

interface Gap {
  readonly environment: string;
  readonly configuration: Configuration;
  /** The same keys for all gaps of a problem. */
  readonly missing: readonly string[];
}

function problem(subject: Subject, pattern: string, gaps: readonly Gap[], demandedAt: Origin): Problem {
  const { configuration, missing } = gaps[0] as Gap;
  const [key] = missing as readonly [string];
  const names = gaps.map(({ environment }) => environment);
  const insertion = subject.insertionFor(configuration, key);
  return {
    key,
    environments: names,
    certainty: 'certain',
    at: beside(insertion),
    message: [
      ...environmentsText(names),
      ` ${verb(names, 'sets', 'set')} some keys of `,
      code(pattern),
      ' but not ',
      ...enumerate(missing.map(code)),
      ', and they only work together.',
    ],
    advice: ['Add what is missing, or remove the others.', ...background(subject, key)],
    related: [{ origin: demandedAt, label: 'demands all or none' }],
    insertion,
  };
}
