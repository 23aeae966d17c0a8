import { exceptionsOf } from './findings/exceptions.ts';
import type { Finding, Report } from './findings/finding.ts';
import { blocks, compareFindings, countFindings, judge, type Reported } from './findings/judge.ts';
import { matrixOf } from './findings/matrix.ts';
import { summaryOf } from './findings/summary.ts';
import { suppressionsOf } from './findings/suppressions.ts';
import { type Preparation, prepare, type Request } from './prepare.ts';
import type { Severity } from './requirements/severity.ts';
import { rules } from './rules/index.ts';
import type { Problem } from './rules/rule.ts';

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
  const findings = findingsOf(preparation, request);
  return {
    verdict: blocks(findings, request.failOn) ? 'fail' : 'pass',
    counts: countFindings(findings),
    applications: preparation.subjects.map(summaryOf),
    findings,
    matrix: preparation.subjects.flatMap((subject) => matrixOf(subject, findings, request.matrix ?? 'wrong')),
  };
}

/** The second half: what the rules find, judged by the settings, most important first. */
export function findingsOf(
  { settings, library, applications, subjects }: Preparation,
  request: Pick<Request, 'today' | 'environments'>,
): readonly Finding[] {
  const reported: Reported[] = subjects.flatMap((subject) =>
    rules.flatMap((rule) => {
      const problems = 'check' in rule ? [...rule.check(subject)] : [];
      return problems
        .filter((problem) => isAskedFor(problem, request) && !isIgnored(problem, subject.contract))
        .map((problem) => ({ rule, application: subject.application.name, problem }));
    }),
  );

  const contracts = new Map(subjects.map(({ application, contract }) => [application.name, contract]));
  const { suppressions, defects } = suppressionsOf(
    applications,
    library,
    rules.map(({ id }) => id),
  );
  const exceptions = exceptionsOf(settings, suppressions, contracts, request.today);
  const judged = judge(reported, settings.rules, exceptions);
  const uses = [...exceptions.uses(), ...defects];
  const onPolicy: Reported[] = rules.flatMap((rule) =>
    'checkPolicy' in rule ? [...rule.checkPolicy(uses)].map((problem) => ({ rule, application: '', problem })) : [],
  );
  return [...judged, ...judge(onPolicy, settings.rules, { covered: () => [] })].sort(compareFindings);
}

/** Problems that are about no environment in particular are always asked for. */
function isAskedFor({ environments }: Problem, { environments: asked = [] }: Pick<Request, 'environments'>): boolean {
  return asked.length === 0 || environments.length === 0 || environments.some((name) => asked.includes(name));
}

function isIgnored({ key }: Problem, contract: { ignored(key: string): unknown }): boolean {
  return key !== undefined && contract.ignored(key) !== undefined;
}
