import type { EnvironmentState, Finding, Obstacle, Readiness, Report } from '../findings/finding.ts';
import type { Message } from '../rules/message.ts';
import { comparisonStatement, remainingStatements } from './comparison.ts';
import { counted } from './counts.ts';
import { layOut, type Table, table, tableRow } from './markdown-page.ts';
import {
  type ApplicationMatrix,
  isMarked,
  type JudgedCell,
  type JudgedRow,
  matrixByApplication,
  stateWords,
} from './matrix-rows.ts';
import { markdownText, placeText, renderMessage } from './render-message.ts';
import type { Reporter, Style } from './reporter.ts';
import { environmentsStatement, headline, isSound, judgedStatements } from './statements.ts';

/** The summary of a job, and a report to paste into an issue. */
export const markdown: Reporter = { name: 'markdown', render };

/** GitHub shows no job summary of more than 1,048,576 bytes at all, and other steps write to it as well. */
const budget = 900_000;

function render(report: Report, style: Style): string {
  const findings = report.findings.filter(({ status }) => status === 'new');
  const matrices = matrixByApplication(report, false);
  const known = report.findings.filter(({ status }) => status === 'known');
  const tables = [
    readinessTable(report),
    findingsTable(findings, style),
    ...matrices.map(matrixTable),
    knownTable(known),
  ];
  const rest = { ...report, findings: report.findings.filter(({ status }) => status !== 'known') };
  const foot = [...legendLines(matrices), ...closingLines(rest)];
  return layOut({ head: verdictLines(report), tables, foot }, budget);
}

/** The matrix alone. */
export function markdownMatrix(matrices: readonly ApplicationMatrix[]): string {
  if (matrices.length === 0) return 'No keys to show.\n';
  return layOut({ head: [], tables: matrices.map(matrixTable), foot: legendLines(matrices) }, budget);
}

/** The verdict in a line, then where each environment stands, what was judged, and with what it was compared. */
export function verdictLines(report: Report): string[] {
  const { applications, verdict } = report;
  if (verdict === 'pass' && applications.length === 0) {
    return ['## Keyparity: nothing to check', '', 'No application with Spring configuration was found.', ''];
  }
  const mark = verdict === 'fail' ? '❌' : isSound(report) ? '✅' : '⚠️';
  const paragraphs = [[environmentsStatement(report)], judgedStatements(report), [comparisonStatement(report)]]
    .map((messages) => messages.map(say).join(' '))
    .filter((paragraph) => paragraph !== '');
  return [`## ${mark} Keyparity: ${say(headline(report))}`, '', ...paragraphs.flatMap((paragraph) => [paragraph, ''])];
}

function say(message: Message): string {
  return renderMessage(message, { medium: markdownText, showValues: false });
}

const stateLabels: Readonly<Record<EnvironmentState, string>> = {
  'not-ready': '❌ not ready',
  'accepted-risk': '⚠️ accepted risk',
  ready: '✅ ready',
  'not-judged': '➖ not judged',
};

/** For whom releases: where each environment stands, and why. */
export function readinessTable({ readiness }: Report): Table {
  const head = ['### Environments', '', '| Environment | State | Why |', '| --- | --- | --- |'];
  return table(head, readiness, (each) =>
    tableRow([markdownText.name(each.environment), stateLabels[each.state], reasonOf(each)]),
  );
}

function reasonOf({ state, obstacles, accepted, warnings }: Readiness): string {
  const beside = warnings === 0 ? [] : [counted(warnings, 'warning')];
  if (state === 'not-judged') return ['nothing to compare it with', ...beside].join('; ');
  const told = state === 'accepted-risk' ? obstacleNames(accepted) : obstacleNames(obstacles);
  return [...(told === '' ? [] : [told]), ...beside].join('; ');
}

const mostObstaclesNamed = 5;

/** The keys by application, most important first; a finding that is not about a key goes by its rule. */
function obstacleNames(obstacles: readonly Obstacle[]): string {
  const byApplication = new Map<string, Set<string>>();
  for (const { finding } of obstacles.slice(0, mostObstaclesNamed)) {
    const { application, key, rule } = finding;
    byApplication.set(application, (byApplication.get(application) ?? new Set()).add(key ?? rule));
  }
  const parts = [...byApplication].map(([application, names]) => {
    const list = [...names].map(markdownText.code).join(', ');
    return application === '' ? list : `${markdownText.name(application)}: ${list}`;
  });
  const more = obstacles.length - mostObstaclesNamed;
  return [...parts, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

export function findingsTable(findings: readonly Finding[], style: Style): Table {
  const head = [
    '### Findings',
    '',
    '| Severity | Rule | Key | Application | Environments | Where | What is wrong, and what to do |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  return table(head, findings, (finding) => tableRow(findingCells(finding, style)));
}

/** What the base has too: it does not fail, and it is not gone either. */
function knownTable(known: readonly Finding[]): Table {
  const head = [
    '### Known before this change',
    '',
    '| Severity | Rule | Key | Application | Environments | Where |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  return table(head, known, (finding) => tableRow(identifyingCells(finding)));
}

const severityMarks = { error: '❌ error', warning: '⚠️ warning', notice: 'ℹ️ notice' } as const;

function findingCells(finding: Finding, { showValues }: Style): string[] {
  const { insertion } = finding;
  const rendering = { medium: markdownText, showValues };
  const explanation = [
    renderMessage(finding.message, rendering),
    ...finding.related.map(
      ({ origin, label }) => `${markdownText.words(label)}: ${markdownText.place(placeText(origin))}`,
    ),
    renderMessage(finding.advice, rendering),
    insertion === undefined ? '' : `Add at ${markdownText.place(`${insertion.path}:${insertion.line}`)}`,
  ].filter((part) => part !== '');
  return [
    ...identifyingCells(finding),
    explanation.join('<br>') + (insertion === undefined ? '' : markdownBlock(insertion.text)),
  ];
}

function identifyingCells({ severity, rule, key, application, environments, at }: Finding): string[] {
  return [
    severityMarks[severity],
    markdownText.code(rule),
    key === undefined ? '' : markdownText.code(key),
    application === '' ? '' : markdownText.name(application),
    environments.map(markdownText.name).join(', '),
    markdownText.place(placeText(at)),
  ];
}

/** Lines of code inside of a cell, indentation kept. */
function markdownBlock(text: string): string {
  return `<pre>${text.split('\n').map(markdownText.code).join('&#10;')}</pre>`;
}

const stateMarks: Readonly<Record<JudgedCell['state'], string>> = {
  own: '✔ ',
  inherited: '',
  provided: '',
  missing: '❌ ',
  absent: '',
  open: '',
};

function matrixTable({ application, rows }: ApplicationMatrix): Table {
  const names = application.environments.map(({ name, compared }) => {
    const cell = markdownText.name(name);
    return compared ? cell : `(${cell})`;
  });
  const head = [
    `### ${markdownText.name(application.name)} in ${markdownText.place(application.path)}`,
    '',
    tableRow(['Key', ...names]),
    tableRow(['---', ...names.map(() => ':-:')]),
  ];
  return table(head, rows, matrixRow);
}

function matrixRow({ key, cells }: JudgedRow): string {
  return tableRow([markdownText.code(key), ...cells.map(matrixCell)]);
}

function matrixCell(cell: JudgedCell): string {
  return `${stateMarks[cell.state]}${stateWords[cell.state].word}${isMarked(cell) ? ' ⚠️' : ''}`;
}

/** What the words of the matrix mean, those that are in it. */
function legendLines(matrices: readonly ApplicationMatrix[]): string[] {
  const cells = matrices.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const used = new Set<string>(cells.map(({ state }) => state));
  if (used.size === 0) return [];
  const meanings = Object.entries(stateWords)
    .filter(([state]) => used.has(state))
    .map(([, { word, meaning }]) => `**${word}** ${meaning}`);
  if (cells.some(isMarked)) meanings.push('**⚠️** a finding is about this value');
  return [`${meanings.join('; ')}.`, ''];
}

/** What is not among the findings of the table. */
export function closingLines(report: Report): string[] {
  const remaining = remainingStatements(report);
  return remaining.length === 0 ? [] : [remaining.map(say).join(' '), ''];
}
