import type { Finding, Report } from '../findings/finding.ts';
import { type Message, named } from '../rules/message.ts';
import { counted } from './counts.ts';

/** `Nothing new against main (44cd…). 2 findings fixed.`, or why nothing was compared; empty where nobody asked for it. */
export function comparisonStatement(report: Report): Message {
  const { comparison, fixed, findings } = report;
  if (comparison === undefined) return [];
  if (comparison.base === undefined) return comparison.notice === undefined ? [] : [comparison.notice];
  const isNew = findings.some(({ status, existing }) => status === 'new' && existing !== true);
  return [
    isNew ? 'Compared with ' : 'Nothing new against ',
    ...baseName(report),
    comparison.scope === 'all' ? ', all findings count.' : '.',
    fixed.length === 0 ? '' : ` ${counted(fixed.length, 'finding')} fixed.`,
  ];
}

/** `main (44cd1234ab)` */
export function baseName({ comparison }: Report): Message {
  const { base = '', name } = comparison ?? {};
  return name === undefined ? [base] : [named(name), ` (${base})`];
}

/** `12 known errors remain: stage 3, prod-us 9.` and the like: what stands beside the findings that count. */
export function remainingStatements({ findings, comparison }: Report): readonly Message[] {
  const known = findings.filter(({ status }) => status === 'known');
  return [
    ...(['error', 'warning', 'notice'] as const).map((severity) =>
      remaining(
        known.filter((finding) => finding.severity === severity),
        `known ${severity}`,
        'remains',
        'remain',
      ),
    ),
    remaining(
      findings.filter(({ status }) => status === 'excepted'),
      'finding',
      'is accepted',
      'are accepted',
    ),
    comparison?.remark ?? [],
  ].filter((message) => message.length > 0);
}

function remaining(findings: readonly Finding[], noun: string, isOne: string, areSeveral: string): Message {
  if (findings.length === 0) return [];
  const counts = new Map<string, number>();
  for (const name of findings.flatMap(({ environments }) => environments)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [
    `${counted(findings.length, noun)} ${findings.length === 1 ? isOne : areSeveral}`,
    ...[...counts].flatMap(([name, count], index): Message => [index === 0 ? ': ' : ', ', named(name), ` ${count}`]),
    '.',
  ];
}
