import type { Configuration } from '../configuration/configuration.ts';
import { groupedBy } from '../rules/evidence.ts';
import type { Subject } from '../rules/rule-context.ts';
import type { EnvironmentState, Finding, Obstacle, Readiness } from './finding.ts';
import { compareFindings } from './judge.ts';
import { type Lacking, lackingIn } from './matrix.ts';

/**
 * For whom releases: what may be said of every environment that is compared, by its name, whichever change is to blame for it.
 *
 * @param asked environments that were asked for; none: all
 */
export function readinessOf(
  subjects: readonly Subject[],
  findings: readonly Finding[],
  asked: readonly string[],
): readonly Readiness[] {
  const byApplication = groupedBy(findings, ({ application }) => application);
  const parts = subjects.flatMap((subject) => {
    const own = byApplication.get(subject.application.name) ?? [];
    const isLacking = lackingIn(subject);
    return subject.configurations
      .filter(({ environment }) => environment.compared && isAsked(environment.name, asked))
      .map((configuration) => partOf(subject, configuration, own, isLacking));
  });
  const known = new Set(parts.map(({ application, environment }) => JSON.stringify([application, environment])));
  // The policy of a base may see applications and environments that the one of the change has not; others are gone. What is in
  // nobody's way is no reason to speak of them.
  const unseen = findings.flatMap((finding) => {
    const { rule, severity, application, environments } = finding;
    const weight = weighed([finding], () => false);
    const isGone = rule === 'vanished-environment';
    const isInTheWay = weight.obstacles.length + weight.accepted.length > 0;
    if (isGone ? severity === 'notice' : !isInTheWay) return [];
    return environments
      .filter((name) => isAsked(name, asked) && !known.has(JSON.stringify([application, name])))
      .map((environment) => ({ application, environment, isJudged: !isGone, ...weight }));
  });
  return together([...parts, ...unseen]);
}

function isAsked(environment: string, asked: readonly string[]): boolean {
  return asked.length === 0 || asked.includes(environment);
}

/** One environment of one application. */
interface Part extends Pick<Readiness, 'environment' | 'obstacles' | 'accepted' | 'warnings'> {
  readonly application: string;
  readonly isJudged: boolean;
}

function partOf(
  subject: Subject,
  configuration: Configuration,
  findings: readonly Finding[],
  isLacking: Lacking,
): Part {
  const application = subject.application.name;
  const environment = configuration.environment.name;
  // What is about no environment in particular is about all.
  const about = findings.filter(({ environments }) => environments.length === 0 || environments.includes(environment));
  const isJudged = isAskedSomething(subject, configuration);
  return { application, environment, isJudged, ...weighed(about, (finding) => isLacking(configuration, finding)) };
}

function weighed(
  findings: readonly Finding[],
  isMissing: (finding: Finding) => boolean,
): Pick<Part, 'obstacles' | 'accepted' | 'warnings'> {
  const all = findings.map((finding): Obstacle => ({ finding, isMissing: isMissing(finding) }));
  const inTheWay = all.filter(({ finding, isMissing }) => finding.severity === 'error' || isMissing);
  return {
    obstacles: inTheWay.filter(({ finding }) => finding.status !== 'excepted'),
    accepted: inTheWay.filter(({ finding }) => finding.status === 'excepted'),
    warnings: all.filter(
      ({ finding, isMissing }) =>
        finding.severity === 'warning' &&
        finding.status !== 'excepted' &&
        finding.environments.length > 0 &&
        !isMissing,
    ).length,
  };
}

/** Whether anything could have been found: by comparison, by the code or by the contract. */
function isAskedSomething(subject: Subject, { environment }: Configuration): boolean {
  const { compared, requirements, code, contract, vocabulary } = subject;
  if (compared.length > 1 || (code?.servedEverywhere ?? 0) > 0) return true;
  if (requirements.some(({ environments }) => environments.includes(environment.name))) return true;
  return (
    contract.entries.length > 0 && [...vocabulary.words.values()].some(({ key }) => contract.entriesFor(key).length > 0)
  );
}

function together(parts: readonly Part[]): readonly Readiness[] {
  return [...groupedBy(parts, ({ environment }) => environment)].map(([environment, own]): Readiness => {
    const whole = united(own);
    const applications = groupedBy(own, ({ application }) => application);
    return {
      environment,
      state: stateOf(whole),
      applications: [...applications].map(([name, each]) => ({ name, state: stateOf(united(each)) })),
      obstacles: whole.obstacles,
      accepted: whole.accepted,
      warnings: whole.warnings,
    };
  });
}

function united(parts: readonly Part[]): Omit<Part, 'application' | 'environment'> {
  const sorted = (obstacles: readonly Obstacle[]) =>
    obstacles.toSorted((a, b) => compareFindings(a.finding, b.finding));
  return {
    isJudged: parts.some(({ isJudged }) => isJudged),
    obstacles: sorted(parts.flatMap(({ obstacles }) => obstacles)),
    accepted: sorted(parts.flatMap(({ accepted }) => accepted)),
    warnings: parts.reduce((sum, { warnings }) => sum + warnings, 0),
  };
}

function stateOf({
  obstacles,
  accepted,
  isJudged,
}: Pick<Part, 'obstacles' | 'accepted' | 'isJudged'>): EnvironmentState {
  if (obstacles.length > 0) return 'not-ready';
  if (accepted.length > 0) return 'accepted-risk';
  return isJudged ? 'ready' : 'not-judged';
}
