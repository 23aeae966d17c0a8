import { isLegible } from '../rules/legible.ts';
import type { Subject } from '../rules/rule-context.ts';
import { type Counterparts, givesItself } from './counterparts.ts';
import type { Finding } from './finding.ts';

/**
 * Findings with what a change has left out: a key that the base gives nowhere and the change gives to some environments. The
 * base, asked by the same contract, lacks it in the others as well, so they would count as known; but the key came with the change, and
 * so did the gap.
 */
export function withLeftOut(
  findings: readonly Finding[],
  head: readonly Subject[],
  base: Counterparts,
): readonly Finding[] {
  const subjects = new Map(head.map((subject) => [subject.application.name, subject]));
  return findings.map((finding) => {
    const now = subjects.get(finding.application);
    if (finding.status !== 'known' || finding.isGiven === undefined || now === undefined) return finding;
    const then = base.subjectOf(now);
    const isBrought = then !== undefined && givesNowhere(then, finding) && givesToSome(now, finding);
    return isBrought ? { ...finding, status: 'new' } : finding;
  });
}

function givesNowhere({ application, configurations }: Subject, { isGiven }: Finding): boolean {
  return configurations.every(
    // What stands behind a fault is unknown: it may have been given there.
    (configuration) => isLegible(application, configuration.environment) && isGiven?.(configuration) === false,
  );
}

function givesToSome({ compared }: Subject, finding: Finding): boolean {
  return compared.some((configuration) => givesItself(configuration, finding));
}
