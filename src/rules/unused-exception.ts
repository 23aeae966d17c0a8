import { closest } from '../closest.ts';
import { environmentsText } from './evidence.ts';
import { code, enumerate, named, path } from './message.ts';
import type { ExceptionUse, Problem, RetirementUse, Rule } from './rule.ts';

/** An exception that covers nothing hides the next finding of its kind; so does the end of an environment that is gone. */
export const rule: Rule = {
  id: 'unused-exception',
  summary: 'An exception, a suppression, an entry of the baseline or a retirement is of no use.',
  severity: 'warning',
  *checkPolicy(uses, retirements) {
    for (const { kind, rule: silenced, key, origin, matched, expired, pendingUntil, defect, idle } of uses) {
      if ((matched > 0 && idle === undefined) || expired) continue;
      // What is announced ahead has nothing to cover before its first day.
      if (pendingUntil !== undefined && defect === undefined) continue;
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
    for (const retirement of retirements) yield* idleRetirement(retirement);
  },
};

function* idleRetirement({ environment, day, isDue, origin, left, known }: RetirementUse): Iterable<Problem> {
  const problem = { environments: [], certainty: 'certain', at: origin, related: [] } as const;
  if (left.length > 0) {
    if (!isDue) return;
    const [first] = left as [RetirementUse['left'][number]];
    yield {
      ...problem,
      message: [
        named(environment),
        ` retired on ${day}, and `,
        ...enumerate(left.slice(0, mostNamed).map(({ application }) => named(application))),
        ...(left.length > mostNamed ? [` and ${left.length - mostNamed} more`] : []),
        ` still ${left.length === 1 ? 'has' : 'have'} files for it: `,
        path(first.path),
        ...(left.length === 1 ? ['.'] : [' and others.']),
      ],
      advice: ['Remove what is left of it, or agree on a new day.'],
    };
    return;
  }
  // Before its day, one that keyparity.yml declares may be waiting for its first file.
  if (!isDue && known.includes(environment)) return;
  const meant = closest(
    environment,
    known.filter((name) => name !== environment),
  );
  yield {
    ...problem,
    message: [
      'keyparity.yml retires ',
      named(environment),
      ', and nothing is there of an environment with this name',
      ...(meant === undefined || isDue ? ['.'] : ['; did you mean ', named(meant), '?']),
    ],
    advice: ['Remove it from keyparity.yml: an environment that is called so again would not be compared.'],
  };
}

/** More would not be read. */
const mostNamed = 4;

function adviceFor(kind: ExceptionUse['kind'], rule: string, defect: string | undefined): string {
  if (kind === 'baseline entry') return 'keyparity baseline --prune removes it.';
  if (defect === undefined) return 'Remove it; it would hide the next finding of its kind.';
  if (rule !== '') return 'Remove it.';
  return 'Write rule, key and reason: keyparity-ignore missing-override some.key the reason.';
}
