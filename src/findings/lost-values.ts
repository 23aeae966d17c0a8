import { hasValue } from '../rules/evidence.ts';
import type { Subject } from '../rules/subject.ts';
import type { Finding } from './finding.ts';

/** Rules about a key that something needs and nothing gives. */
const aboutAbsence: ReadonlySet<string> = new Set(['missing-value', 'unresolved-placeholder']);

/**
 * A key that no environment gives may come from outside, which makes its absence a warning at most. Where the base gave
 * it and the change takes it away, this is no guess any more: what needed it still does. Such findings are errors, unless
 * `rules:` says how loud the rule is, or the environment has sources that the repository does not show.
 */
export function withLostValues(
  findings: readonly Finding[],
  head: readonly Subject[],
  base: readonly Subject[],
  isSetByHand: (rule: string) => boolean,
): readonly Finding[] {
  return findings.map((finding) => {
    const { rule, severity, status, certainty, application, key, environments } = finding;
    const mayRise = status === 'new' && severity === 'warning' && certainty === 'likely' && aboutAbsence.has(rule);
    if (!mayRise || key === undefined || environments.length === 0 || isSetByHand(rule)) return finding;
    const isLost = environments.every(
      (name) => !isOpen(head, application, name) && gives(base, application, name, key),
    );
    return isLost ? { ...finding, severity: 'error' } : finding;
  });
}

function isOpen(subjects: readonly Subject[], application: string, environment: string): boolean {
  const found = configurationOf(subjects, application, environment);
  return found === undefined || found.environment.open.length > 0;
}

function gives(subjects: readonly Subject[], application: string, environment: string, key: string): boolean {
  const found = configurationOf(subjects, application, environment);
  return found?.winner(key) !== undefined && hasValue(found, key, false);
}

function configurationOf(subjects: readonly Subject[], application: string, environment: string) {
  const subject = subjects.find((each) => each.application.name === application);
  return subject?.configurations.find((each) => each.environment.name === environment);
}
