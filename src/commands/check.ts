import type { FileTree } from '../documents/file-tree.ts';
import { exceptionsOf } from '../findings/exceptions.ts';
import type { Finding, Report } from '../findings/finding.ts';
import { blocks, compareFindings, countFindings, judge } from '../findings/judge.ts';
import { asSureAsSeen } from '../findings/likeness.ts';
import { matrixOf } from '../findings/matrix.ts';
import { onePerCause } from '../findings/one-cause.ts';
import { type Policy, policyOf } from '../findings/policy.ts';
import { readinessOf } from '../findings/readiness.ts';
import type { Reported } from '../findings/reported.ts';
import { retirementUses } from '../findings/retirements.ts';
import { summaryOf } from '../findings/summary.ts';
import type { Severity } from '../requirements/severity.ts';
import { rules } from '../rules/index.ts';
import type { Problem } from '../rules/rule.ts';
import { type Preparation, prepare, type Request } from './prepare.ts';

export interface CheckRequest extends Request {
  /** The quietest severity that makes the verdict `fail`. */
  readonly failOn: Severity | 'never';
  /** Rows of the matrix: only keys that a finding is about, or every key that an environment sets itself. */
  readonly matrix?: 'wrong' | 'all';
}

/**
 * The whole of Keyparity: documents → applications → configuration → requirements → rules → findings → report.
 *
 * @throws UsageError where the request or keyparity.yml is wrong, or where there is nothing to judge
 */
export async function check(request: CheckRequest): Promise<Report> {
  const preparation = await prepare(request);
  return reportOf(preparation, findingsOf(preparation, request), request);
}

/** The report on findings: verdict, counts, what was judged, the matrix. */
export function reportOf(
  { subjects }: Pick<Preparation, 'subjects'>,
  findings: readonly Finding[],
  { failOn, matrix = 'wrong', environments = [] }: Pick<CheckRequest, 'failOn' | 'matrix' | 'environments'>,
): Report {
  return {
    verdict: blocks(findings, failOn) ? 'fail' : 'pass',
    failOn,
    counts: countFindings(findings),
    applications: subjects.map(summaryOf),
    readiness: readinessOf(subjects, findings, environments),
    findings,
    fixed: [],
    matrix: subjects.flatMap((subject) => matrixOf(subject, findings, matrix)),
  };
}

/** The second half: what the rules find, judged by the policy, most important first. */
export function findingsOf(
  preparation: Preparation,
  request: Pick<Request, 'tree' | 'today' | 'environments' | 'policy'>,
): readonly Finding[] {
  const { subjects } = preparation;
  const reported: Reported[] = subjects.flatMap((subject) =>
    rules.flatMap((rule) => {
      const problems = 'check' in rule ? [...rule.check(subject)] : [];
      return problems
        .filter((problem) => isAskedFor(problem, request) && !isIgnored(problem, subject.contract))
        .flatMap((problem) => asSureAsSeen(problem, subject.application))
        .map((problem) => ({ rule, application: subject.application.name, problem }));
    }),
  );

  const contracts = new Map(subjects.map(({ application, contract }) => [application.name, contract]));
  const policy = request.policy ?? ownPolicy(preparation, request.tree);
  const { settings } = policy;
  const exceptions = exceptionsOf({ ...policy, baseline: concerned(policy, preparation) }, contracts, request.today);
  const judged = onePerCause(judge(reported, settings.rules, exceptions));
  // What became of the exceptions can only be told where they are written.
  if (request.policy !== undefined) return judged.toSorted(compareFindings);
  const asksForPart = (request.environments ?? []).length > 0;
  const uses = [...exceptions.uses(), ...policy.defects].filter(
    ({ kind }) => !asksForPart || kind !== 'baseline entry',
  );
  const retirements = retirementUses(settings, preparation.discovery.applications);
  const onPolicy: Reported[] = rules.flatMap((rule) => {
    const problems = 'checkPolicy' in rule ? [...rule.checkPolicy(uses, retirements)] : [];
    return problems.map((problem) => ({ rule, application: '', problem }));
  });
  return [...judged, ...judge(onPolicy, settings.rules, { covered: () => [] })].sort(compareFindings);
}

/** The policy that a tree holds itself. */
export function ownPolicy({ settings, library, applications }: Preparation, tree: FileTree): Policy {
  return policyOf(
    { tree, library, settings },
    applications,
    rules.map(({ id }) => id),
  );
}

/** Where only some applications were asked for, what was accepted in others is no matter. */
function concerned({ baseline }: Policy, { isWhole, applications }: Preparation): Policy['baseline'] {
  if (isWhole) return baseline;
  return baseline.filter(({ application }) => applications.some(({ name }) => name === application));
}

/** Problems that are about no environment in particular are always asked for. */
function isAskedFor({ environments }: Problem, { environments: asked = [] }: Pick<Request, 'environments'>): boolean {
  return asked.length === 0 || environments.length === 0 || environments.some((name) => asked.includes(name));
}

function isIgnored({ key }: Problem, contract: { ignored(key: string): unknown }): boolean {
  return key !== undefined && contract.ignored(key) !== undefined;
}
