import type { Application } from './applications/application.ts';
import { discover } from './applications/discovery.ts';
import { closest } from './closest.ts';
import type { FileTree } from './documents/file-tree.ts';
import { libraryOf } from './documents/library.ts';
import { exceptionsOf } from './findings/exceptions.ts';
import type { Report } from './findings/finding.ts';
import { blocks, compareFindings, countFindings, judge, type Reported } from './findings/judge.ts';
import { matrixOf } from './findings/matrix.ts';
import { summaryOf } from './findings/summary.ts';
import { suppressionsOf } from './findings/suppressions.ts';
import { loadSettings, refuse } from './requirements/contract/load-settings.ts';
import { checkNames } from './requirements/contract/names.ts';
import { strayKeys } from './requirements/contract/stray-keys.ts';
import { loadValueJudge } from './requirements/contract/value-rules.ts';
import type { Severity } from './requirements/severity.ts';
import { rules } from './rules/index.ts';
import type { Problem } from './rules/rule.ts';
import { subjectOf } from './rules/subject-of.ts';
import { UsageError } from './usage-error.ts';

export interface CheckRequest {
  readonly tree: FileTree;
  /** Path of the contract in the tree; absent: keyparity.yml, .yaml or .json at the root, if there is one. */
  readonly configPath?: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Judge only these; absent or empty: all. */
  readonly applications?: readonly string[];
  readonly environments?: readonly string[];
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
  const { tree, today } = request;
  const ruleIds = rules.map(({ id }) => id);
  const settings = loadSettings(tree, request.configPath, ruleIds);
  const library = libraryOf(tree);

  const discovery = discover({ tree, library, ...settings });
  const environmentNames = discovery.applications.flatMap(({ environments }) => environments.map(({ name }) => name));
  const applicationNames = discovery.applications.map(({ name }) => name);
  refuse(settings, [...discovery.problems, ...checkNames(settings, environmentNames, applicationNames)]);
  const applications = choose(discovery.applications, request, environmentNames);

  const valueJudge = settings.keys.some(({ values }) => values.length > 0) ? await loadValueJudge() : undefined;
  const isAlone = discovery.applications.length === 1;
  const circumstances = { tree, library, settings, today, valueJudge, isAlone };
  const subjects = applications.map((application) => subjectOf(application, circumstances));
  // Whether an entry of the contract is about anything can only be told of all applications together.
  if (applications.length === discovery.applications.length) refuse(settings, strayKeys(settings, subjects));

  const reported: Reported[] = subjects.flatMap((subject) =>
    rules.flatMap((rule) => {
      const problems = 'check' in rule ? [...rule.check(subject)] : [];
      return problems
        .filter((problem) => isAskedFor(problem, request) && !isIgnored(problem, subject.contract))
        .map((problem) => ({ rule, application: subject.application.name, problem }));
    }),
  );

  const contracts = new Map(subjects.map(({ application, contract }) => [application.name, contract]));
  const { suppressions, defects } = suppressionsOf(applications, library, ruleIds);
  const exceptions = exceptionsOf(settings, suppressions, contracts, today);
  const judged = judge(reported, settings.rules, exceptions);
  const uses = [...exceptions.uses(), ...defects];
  const onPolicy: Reported[] = rules.flatMap((rule) =>
    'checkPolicy' in rule ? [...rule.checkPolicy(uses)].map((problem) => ({ rule, application: '', problem })) : [],
  );
  const findings = [...judged, ...judge(onPolicy, settings.rules, { covered: () => [] })].sort(compareFindings);

  return {
    verdict: blocks(findings, request.failOn) ? 'fail' : 'pass',
    counts: countFindings(findings),
    applications: applications.map(summaryOf),
    findings,
    matrix: subjects.flatMap((subject) => matrixOf(subject, findings, request.matrix ?? 'wrong')),
  };
}

/** The applications that were asked for, all of them by default. */
function choose(
  all: readonly Application[],
  request: CheckRequest,
  environmentNames: readonly string[],
): readonly Application[] {
  if (all.length === 0) {
    throw new UsageError(
      'there is no Spring configuration here to judge',
      'Run Keyparity at the root of the repository (--cwd), or list applications and their layers in keyparity.yml.',
    );
  }
  const asked = request.applications ?? [];
  for (const name of asked)
    refuseUnknown(
      'application',
      name,
      all.map((application) => application.name),
    );
  for (const name of request.environments ?? []) refuseUnknown('environment', name, environmentNames);
  return asked.length === 0 ? all : all.filter(({ name }) => asked.includes(name));
}

function refuseUnknown(kind: 'application' | 'environment', name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const nearest = closest(name, known);
  throw new UsageError(
    `there is no ${kind} "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
    `There ${known.length === 1 ? 'is' : 'are'}: ${[...new Set(known)].join(', ')}.`,
  );
}

/** Problems that are about no environment in particular are always asked for. */
function isAskedFor({ environments }: Problem, { environments: asked = [] }: CheckRequest): boolean {
  return asked.length === 0 || environments.length === 0 || environments.some((name) => asked.includes(name));
}

function isIgnored({ key }: Problem, contract: { ignored(key: string): unknown }): boolean {
  return key !== undefined && contract.ignored(key) !== undefined;
}
