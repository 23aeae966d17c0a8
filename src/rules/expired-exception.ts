import { code } from './message.ts';
import type { Rule } from './rule.ts';

/** An exception is past its last day; what it covered counts again. */
export const rule: Rule = {
  id: 'expired-exception',
  summary: 'An exception or suppression is past its last day.',
  severity: 'error',
  *checkPolicy(uses) {
    for (const { kind, rule: silenced, key, origin, until, expired } of uses) {
      if (!expired) continue;
      yield {
        ...(key !== undefined && { key }),
        environments: [],
        certainty: 'certain',
        at: origin,
        message: [
          `This ${kind} of `,
          code(silenced),
          ...(key === undefined ? [] : [' for ', code(key)]),
          ` ended on ${until}.`,
        ],
        advice: ['Repair what it covered, or agree on a new last day.'],
        related: [],
      };
    }
  },
};
