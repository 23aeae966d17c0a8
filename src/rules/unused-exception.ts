import { code } from './message.ts';
import type { Rule } from './rule.ts';

/** An exception that covers nothing hides the next finding of its kind. */
export const rule: Rule = {
  id: 'unused-exception',
  summary: 'An exception or suppression covers no finding.',
  severity: 'warning',
  *checkPolicy(uses) {
    for (const { kind, rule: silenced, key, origin, matched, expired, defect } of uses) {
      if (matched > 0 || expired) continue;
      yield {
        ...(key !== undefined && { key }),
        environments: [],
        certainty: 'certain',
        at: origin,
        message:
          defect === undefined
            ? [
                `This ${kind} of `,
                code(silenced),
                ...(key === undefined ? [] : [' for ', code(key)]),
                ' covers no finding.',
              ]
            : [`This ${kind} has no effect: ${defect}`],
        advice: [adviceFor(silenced, defect)],
        related: [],
      };
    }
  },
};

function adviceFor(rule: string, defect: string | undefined): string {
  if (defect === undefined) return 'Remove it; it would hide the next finding of its kind.';
  if (rule !== '') return 'Remove it.';
  return 'Write rule, key and reason: keyparity-ignore missing-override some.key the reason.';
}
