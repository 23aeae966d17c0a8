import type { ApplicationSummary, Finding, Obstacle, Readiness, Report } from '../findings/finding.ts';
import { plainText, renderMessage } from './render-message.ts';
import type { Reporter, Style } from './reporter.ts';
import { judgedIn } from './statements.ts';
import { replaceInvisible } from './visible-text.ts';

/** The report for other programs, described by `schemas/report.schema.json`. */
export const json: Reporter = {
  name: 'json',
  render: (report, style) => printJson(reportObject(report, style)),
};

function reportObject(report: Report, style: Style) {
  const { error, warning, notice } = report.counts;
  return {
    version: 1,
    verdict: report.verdict,
    counts: { error, warning, notice },
    judged: judgedObject(report),
    environments: report.readiness.map(readinessObject),
    applications: report.applications.map((application) => applicationObject(application, report)),
    findings: report.findings.map((finding) => findingObject(finding, style)),
    ...comparisonObject(report),
  };
}

/** What a comparison adds; nothing where there was none. */
function comparisonObject({ comparison, fixed }: Report) {
  if (comparison === undefined) return {};
  const { base, name, scope, policyChanged, notice, remark } = comparison;
  const said = remark && renderMessage(remark, { medium: plainText, showValues: false });
  return {
    comparison: { base, name, scope, policyChanged, notice, remark: said },
    fixed: fixed.map(({ rule, application, key, environments, fingerprint }) => ({
      rule,
      application,
      key,
      environments,
      fingerprint,
    })),
  };
}

function judgedObject(report: Report) {
  const applications = judgedIn(report);
  return {
    applications: applications.length,
    environments: report.readiness.filter(({ state }) => state !== 'not-judged').length,
    keys: applications.reduce((sum, { keys }) => sum + keys, 0),
  };
}

/** One environment over all applications; the findings themselves stand in their own list. */
function readinessObject({ environment, state, obstacles, accepted, warnings }: Readiness) {
  return {
    name: environment,
    state,
    obstacles: obstacles.map(obstacleObject),
    accepted: accepted.map(obstacleObject),
    warnings,
  };
}

function obstacleObject({ finding, isMissing }: Obstacle) {
  const { application, key, rule, fingerprint } = finding;
  return { application, key, rule, missing: isMissing, fingerprint };
}

function applicationObject({ name, path, environments }: ApplicationSummary, { readiness }: Report) {
  const stateOf = (environment: string) =>
    readiness
      .find((each) => each.environment === environment)
      ?.applications.find((application) => application.name === name)?.state;
  return {
    name,
    path,
    environments: environments.map((environment) => ({
      name: environment.name,
      profiles: environment.profiles,
      compared: environment.compared,
      state: stateOf(environment.name),
      layers: environment.layers.map(({ kind, paths }) => ({ kind, paths })),
    })),
  };
}

export function findingObject(finding: Finding, { showValues }: Style) {
  const rendering = { medium: plainText, showValues };
  const { at, insertion } = finding;
  // Fields that are undefined are left out by JSON.stringify.
  return {
    rule: finding.rule,
    severity: finding.severity,
    application: finding.application,
    key: finding.key,
    environments: finding.environments,
    message: renderMessage(finding.message, rendering),
    advice: renderMessage(finding.advice, rendering),
    location: { path: at.path, line: at.line, column: at.column },
    related: finding.related.map(({ origin, label }) => ({
      path: origin.path,
      line: origin.line,
      column: origin.column,
      label,
    })),
    insertion: insertion && { path: insertion.path, line: insertion.line, text: insertion.text },
    fingerprint: finding.fingerprint,
    status: finding.status,
    existing: finding.existing,
    cause: finding.cause,
  };
}

/**
 * JSON that may be printed anywhere: the data is exact, but what a reader of the text could not see is an escape sequence,
 * and so is the `##[` that a GitHub runner would take for a command.
 */
export function printJson(data: unknown): string {
  const text = JSON.stringify(data, undefined, 2).replaceAll('##[', '#\\u0023[');
  return `${text.replace(/[^\n -~]+/g, (run) => replaceInvisible(run, escapeUnits))}\n`;
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
