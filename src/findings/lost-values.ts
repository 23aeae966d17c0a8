import type { Problem } from '../rules/rule.ts';
import type { Subject } from '../rules/rule-context.ts';
import { type Counterparts, givesItself } from './counterparts.ts';
import type { Finding } from './finding.ts';
import { compareFindings, narrowed } from './judge.ts';

/** Rules about a key that something needs and nothing gives. */
const aboutAbsence: ReadonlySet<string> = new Set(['missing-value', 'unresolved-placeholder']);

/**
 * A key that no environment gives may come from outside, which makes its absence a warning at most, or a part of a notice
 * that tells of all such keys together. Where the base gave it and the change takes it away, this is no guess any more: what
 * needed it still does. Such findings are errors, unless `rules:` says how loud the rule is, or the environment has sources
 * that the repository does not show.
 */
export function withLostValues(
  findings: readonly Finding[],
  head: readonly Subject[],
  base: Counterparts,
  isSetByHand: (rule: string) => boolean,
): readonly Finding[] {
  const isLost = (application: string, problem: Problem): boolean => {
    const { key, environments } = problem;
    if (key === undefined || environments.length === 0) return false;
    const now = head.find((each) => each.application.name === application);
    if (now === undefined || now.contract.ignored(key) !== undefined) return false;
    return environments.every((name) => {
      const then = base.configurationOf(now, name);
      return !isOpen(now, name) && then !== undefined && givesItself(then, problem);
    });
  };
  return findings
    .flatMap((finding): readonly Finding[] => {
      const { rule, severity, status, certainty, application } = finding;
      if (!aboutAbsence.has(rule) || isSetByHand(rule) || status === 'excepted') return [finding];
      const parts = finding.parts?.().filter((part) => isLost(application, part)) ?? [];
      const raised = parts.map((part): Finding => ({ ...narrowed(finding, part), severity: 'error', status: 'new' }));
      const mayRise = status === 'new' && severity === 'warning' && certainty === 'likely';
      return [mayRise && isLost(application, finding) ? { ...finding, severity: 'error' } : finding, ...raised];
    })
    .sort(compareFindings);
}

function isOpen({ configurations }: Subject, environment: string): boolean {
  const found = configurations.find((each) => each.environment.name === environment);
  return found === undefined || found.environment.open.length > 0;
}
