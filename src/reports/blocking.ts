import type { Finding, Report } from '../findings/finding.ts';
import type { Severity } from '../requirements/severity.ts';

const loudness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Whether a finding is as loud as what was said to block. */
export function isLoud({ severity }: Finding, { failOn }: Report): boolean {
  return failOn !== 'never' && loudness[severity] <= loudness[failOn];
}
