import type { Finding } from '../findings/finding.ts';

/** Findings that count, grouped; the application of the most important finding first, the order within kept. */
export function newFindingsByApplication(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.status !== 'new') continue;
    const group = groups.get(finding.application);
    if (group === undefined) groups.set(finding.application, [finding]);
    else group.push(finding);
  }
  return groups;
}
