import type { Counts } from '../findings/finding.ts';
import type { Severity } from '../rules/rule.ts';

const severities: readonly Severity[] = ['error', 'warning', 'notice'];

/** `1 error, 2 warnings`: those that are not zero, errors always. */
export function countsText(counts: Counts): string {
  return severities
    .filter((severity) => severity === 'error' || counts[severity] > 0)
    .map((severity) => counted(counts[severity], severity))
    .join(', ');
}

export function total({ error, warning, notice }: Counts): number {
  return error + warning + notice;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
