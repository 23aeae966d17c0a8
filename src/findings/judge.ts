import { compareBytes } from '../documents/file-tree.ts';
import type { RuleSetting } from '../requirements/contract/settings.ts';
import type { Severity } from '../requirements/severity.ts';
import type { Problem } from '../rules/rule.ts';
import type { Exceptions } from './exceptions.ts';
import type { Counts, Finding } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { comparedTopicsOf } from './identity.ts';
import type { Reported } from './reported.ts';

/** The louder, the smaller. */
export const loudness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Severity, identity and status of problems, in their order; those whose rule is switched off are dropped. */
export function judge(
  reported: readonly Reported[],
  settings: readonly RuleSetting[],
  exceptions: Pick<Exceptions, 'covered'>,
): readonly Finding[] {
  const settingOf = new Map(settings.map((setting) => [setting.rule, setting]));
  const findings: Finding[] = [];
  for (const item of reported) {
    const severity = severityOf(item, settingOf.get(item.rule.id));
    if (severity === undefined) continue;
    for (const { problem, status } of split(item, exceptions.covered(item))) {
      findings.push({
        ...problem,
        rule: item.rule.id,
        severity,
        application: item.application,
        fingerprint: fingerprint(item.rule.id, item.application, topicOf(problem), problem.environments),
        status,
      });
    }
  }
  return findings;
}

type Part = Pick<Finding, 'status'> & { readonly problem: Problem };

/** An exception for some of the environments takes these out; the others stay a finding of their own. */
function split({ problem }: Reported, covered: readonly string[] | boolean): readonly Part[] {
  const count = typeof covered === 'boolean' ? Number(covered) : covered.length;
  if (count === 0) return [{ problem, status: 'new' }];
  const { environments, narrow } = problem;
  if (typeof covered === 'boolean' || count === environments.length) return [{ problem, status: 'excepted' }];
  if (narrow === undefined) return [{ problem, status: 'new' }];
  const open = narrow(environments.filter((name) => !covered.includes(name)));
  if (open === undefined) return [{ problem, status: 'excepted' }];
  return [
    { problem: open, status: 'new' },
    { problem: narrow(covered) ?? problem, status: 'excepted' },
  ];
}

function severityOf({ rule, problem }: Reported, setting: RuleSetting | undefined): Severity | undefined {
  if (setting?.severity === 'off') return undefined;
  const loudest = setting?.severity ?? rule.severity;
  // What only looks likely stays quieter, unless a person has said how loud the rule shall be.
  const ceiling = setting !== undefined || problem.certainty === 'certain' ? loudest : ceilingOf[problem.certainty];
  const severity = quieter(ceiling, loudest);
  return problem.loudest === undefined || setting?.locked === true ? severity : quieter(severity, problem.loudest);
}

function quieter(a: Severity, b: Severity): Severity {
  return loudness[a] > loudness[b] ? a : b;
}

const ceilingOf = { likely: 'warning', possible: 'notice' } as const;

/** A finding about a parent of several keys keeps its name when one of them is repaired. */
function topicOf(problem: Problem): string {
  const { key, at } = problem;
  return comparedTopicsOf(key === undefined ? problem : { key, at })[0] ?? '';
}

/** A finding on some of its environments only; the identity follows. */
export function narrowed(finding: Finding, problem: Problem): Finding {
  const { rule, application, severity, status } = finding;
  const own = fingerprint(rule, application, topicOf(problem), problem.environments);
  return { ...problem, rule, severity, application, fingerprint: own, status };
}

/** Most important first. The order is total, so that equal input gives equal reports. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    loudness[a.severity] - loudness[b.severity] ||
    compareBytes(a.application, b.application) ||
    compareBytes(a.rule, b.rule) ||
    compareBytes(a.at.path, b.at.path) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareBytes(a.key ?? '', b.key ?? '') ||
    compareBytes(a.environments.join(' '), b.environments.join(' '))
  );
}

export function countFindings(findings: readonly Finding[]): Counts {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.status === 'new' && finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), notice: count('notice') };
}

/** True where a finding that counts is at least as loud as what was said to block. */
export function blocks(findings: readonly Finding[], failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false;
  return findings.some((finding) => finding.status === 'new' && loudness[finding.severity] <= loudness[failOn]);
}
