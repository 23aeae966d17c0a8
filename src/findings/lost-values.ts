import { hasValue } from '../rules/evidence.ts';
import type { Problem } from '../rules/rule.ts';
import type { Subject } from '../rules/rule-context.ts';
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
  base: readonly Subject[],
  isSetByHand: (rule: string) => boolean,
): readonly Finding[] {
  const isLost = (application: string, { key, environments }: Problem): boolean => {
    if (key === undefined || environments.length === 0) return false;
    const now = head.find((each) => each.application.name === application);
    if (now === undefined || now.contract.ignored(key) !== undefined) return false;
    // Who takes its name away is the same application all the same.
    const then =
      base.find((each) => each.application.name === application) ??
      base.find((each) => each.application.path === now.application.path);
    return environments.every((name) => !isOpen(now, name) && then !== undefined && gives(then, name, key));
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

function isOpen(subject: Subject, environment: string): boolean {
  const found = configurationOf(subject, environment);
  return found === undefined || found.environment.open.length > 0;
}

function gives(subject: Subject, environment: string, key: string): boolean {
  const found = configurationOf(subject, environment);
  return found?.winner(key) !== undefined && hasValue(found, key, false);
}

function configurationOf(subject: Subject, environment: string) {
  return subject.configurations.find((each) => each.environment.name === environment);
}
