import type { KeyEntry } from '../requirements/contract/settings.ts';
import { contractKeys } from './contract-keys.ts';
import { background, beside, groupedBy, hasValue } from './evidence.ts';
import { code, enumerate, named } from './message.ts';
import type { Rule } from './rule.ts';

/** Keys that only make sense together are there in part. */
export const rule: Rule = {
  id: 'incomplete-group',
  summary: 'Keys that belong together are set only in part in an environment.',
  severity: 'error',
  *check(subject) {
    const grouped = contractKeys(subject).flatMap(({ key, terms }) =>
      terms.together === undefined ? [] : [{ key, entry: terms.together.entry, demand: terms.together.value }],
    );
    for (const members of groupedBy(grouped, ({ entry }) => patternOf(entry)).values()) {
      const [first] = members;
      if (first === undefined) continue;
      const environments = new Set(subject.contract.expand(first.demand.where));
      // What no compared environment has is not part of the group; one that only some have is.
      const group = members.filter(({ key }) =>
        subject.compared.some((configuration) => hasValue(configuration, key, true)),
      );
      for (const configuration of subject.compared) {
        const { name } = configuration.environment;
        if (!environments.has(name)) continue;
        const missing = group.filter(({ key }) => !hasValue(configuration, key, true));
        const [lacking] = missing;
        if (lacking === undefined || missing.length === group.length) continue;
        const insertion = subject.insertionFor(configuration, lacking.key);
        yield {
          key: lacking.key,
          environments: [name],
          certainty: 'certain',
          at: beside(insertion),
          message: [
            named(name),
            ' sets some keys of ',
            code(first.entry.pattern),
            ' but not ',
            ...enumerate(missing.map(({ key }) => code(key))),
            ', and they only work together.',
          ],
          advice: ['Add what is missing, or remove the others.', ...background(subject, lacking.key)],
          related: [{ origin: first.demand.origin, label: 'demands all or none' }],
          insertion,
        };
      }
    }
  },
};

function patternOf(entry: KeyEntry): string {
  return entry.pattern;
}
