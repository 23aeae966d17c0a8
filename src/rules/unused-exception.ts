import { environmentsText } from './evidence.ts';
import { code } from './message.ts';
import type { ExceptionUse, Rule } from './rule.ts';

/** An exception that covers nothing hides the next finding of its kind. */
export const rule: Rule = {
  id: 'unused-exception',
  summary: 'An exception, a suppression or an entry of the baseline covers no finding.',
  severity: 'warning',
  *checkPolicy(uses) {
    for (const { kind, rule: silenced, key, origin, matched, expired, defect, idle } of uses) {
      if ((matched > 0 && idle === undefined) || expired) continue;
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
                ' covers no finding',
                ...(idle === undefined ? [] : [' in ', ...environmentsText(idle)]),
                '.',
              ]
            : [`This ${kind} has no effect: ${defect}`],
        advice: [adviceFor(kind, silenced, defect)],
        related: [],
      };
    }
  },
};

function adviceFor(kind: ExceptionUse['kind'], rule: string, defect: string | undefined): string {
  if (kind === 'baseline entry') return 'keyparity baseline --prune removes it.';
  if (defect === undefined) return 'Remove it; it would hide the next finding of its kind.';
  if (rule !== '') return 'Remove it.';
  return 'Write rule, key and reason: keyparity-ignore missing-override some.key the reason.';
}
