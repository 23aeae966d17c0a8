import type { ApplicationSummary, Counts, Report } from '../findings/finding.ts';
import type { Severity } from '../rules/rule.ts';

const severities: readonly Severity[] = ['error', 'warning', 'notice'];

/** `1 error, 2 warnings`: those that are not zero, errors always. */
export function countsText(counts: Counts): string {
  return severities
    .filter((severity) => severity === 'error' || counts[severity] > 0)
    .map((severity) => counted(counts[severity], severity))
    .join(', ');
}

/** `2 applications, 7 environments, 214 keys`: what was compared; a key counts once for each application that has it. */
export function extentText({ applications }: Report): string {
  const sum = (count: (application: ApplicationSummary) => number) =>
    applications.reduce((total, application) => total + count(application), 0);
  return [
    counted(applications.length, 'application'),
    counted(
      sum(({ environments }) => environments.filter(({ compared }) => compared).length),
      'environment',
    ),
    counted(
      sum(({ keys }) => keys),
      'key',
    ),
  ].join(', ');
}

/** `4 known before this change, 1 covered by exceptions`; empty where every finding is new. */
export function unshownText({ findings }: Report): string {
  const known = findings.filter(({ status }) => status === 'known').length;
  const excepted = findings.filter(({ status }) => status === 'excepted').length;
  return [known > 0 ? `${known} known before this change` : '', excepted > 0 ? `${excepted} covered by exceptions` : '']
    .filter((part) => part !== '')
    .join(', ');
}

/** `Compared with 1a2b3c4d5e: 2 findings fixed`, or why nothing was compared; empty where nobody asked for it. */
export function comparisonText({ comparison, fixed }: Report): string {
  if (comparison === undefined) return '';
  const { base, notice, scope } = comparison;
  if (base === undefined) return notice ?? '';
  const count = scope === 'all' ? ', all findings count' : '';
  return `Compared with ${base}: ${counted(fixed.length, 'finding')} fixed${count}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
