import type { Finding, Report } from '../findings/finding.ts';
import { counted, countsText, extentText, unshownText } from './counts.ts';
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

/** The summary of a job, and a report to paste into an issue. */
export const markdown: Reporter = { name: 'markdown', render };

/** Part of the report that can be shortened: rows fall away from its end, and its head with the last of them. */
interface Table {
  readonly head: readonly string[];
  readonly size: number;
  /** Made one by one: of a large report most rows are left out. */
  readonly rows: Iterable<string>;
}

function table<Item>(head: readonly string[], items: readonly Item[], row: (item: Item) => string): Table {
  function* rows() {
    for (const item of items) yield row(item);
  }
  return { head, size: items.length, rows: rows() };
}

/** GitHub shows no job summary of more than 1,048,576 bytes at all, and other steps write to it as well. */
const budget = 900_000;

function render(report: Report, style: Style): string {
  const findings = report.findings.filter(({ status }) => status === 'new');
  const matrices = matrixByApplication(report, false);
  const tables = [findingsTable(findings, style), ...matrices.map(matrixTable)].filter(({ size }) => size > 0);
  return layOut(verdictLines(report), tables, [...legendLines(matrices), ...closingLines(report)]);
}

/** The matrix alone. */
export function markdownMatrix(matrices: readonly ApplicationMatrix[]): string {
  if (matrices.length === 0) return 'No keys to show.\n';
  return layOut([], matrices.map(matrixTable), legendLines(matrices));
}

/** Everything within the budget: whole rows are left out from the end, and counted. */
function layOut(head: readonly string[], tables: readonly Table[], foot: readonly string[]): string {
  const reserve = 200;
  let left = budget - reserve - bytes([...head, ...foot]);
  const body: string[] = [];
  let unshown = 0;
  for (const { head: tableHead, size, rows } of tables) {
    const lines = [...tableHead];
    let next = bytes(tableHead) + 1;
    let shown = 0;
    for (const row of unshown === 0 ? rows : []) {
      next += bytes([row]);
      if (next > left) break;
      left -= next;
      next = 0;
      lines.push(row);
      shown += 1;
    }
    if (shown > 0) body.push(lines.join('\n'), '');
    unshown += size - shown;
  }
  if (unshown > 0)
    body.push(`${counted(unshown, 'more row')} left out, the summary has a limit; the JSON report has all.`, '');
  return `${[...head, ...body, ...foot].join('\n').trimEnd()}\n`;
}

const encoder = new TextEncoder();

/** Length in UTF-8, with a line feed behind each line. */
function bytes(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + encoder.encode(line).length + 1, 0);
}

function verdictLines(report: Report): string[] {
  const { applications, counts, verdict } = report;
  if (verdict === 'pass' && applications.length === 0) {
    return ['## Keyparity: nothing to check', '', 'No application with Spring configuration was found.', ''];
  }
  const clean = counts.error + counts.warning + counts.notice === 0;
  const headline = clean && verdict === 'pass' ? 'every environment has what it needs' : countsText(counts);
  return [`## ${verdict === 'pass' ? '✅' : '❌'} Keyparity: ${headline}`, '', `${extentText(report)} judged.`, ''];
}

function findingsTable(findings: readonly Finding[], style: Style): Table {
  const head = [
    '### Findings',
    '',
    '| Severity | Rule | Key | Application | Environments | Where | What is wrong, and what to do |',
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  return table(head, findings, (finding) => tableRow(findingCells(finding, style)));
}

const severityMarks = { error: '❌ error', warning: '⚠️ warning', notice: 'ℹ️ notice' } as const;

function findingCells(finding: Finding, { showValues }: Style): string[] {
  const { key, insertion } = finding;
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
    severityMarks[finding.severity],
    markdownText.code(finding.rule),
    key === undefined ? '' : markdownText.code(key),
    finding.application === '' ? '' : markdownText.name(finding.application),
    finding.environments.map(markdownText.name).join(', '),
    markdownText.place(placeText(finding.at)),
    explanation.join('<br>') + (insertion === undefined ? '' : markdownBlock(insertion.text)),
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

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
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

function closingLines(report: Report): string[] {
  const unshown = unshownText(report);
  return unshown === '' ? [] : [`Not shown: ${unshown}.`, ''];
}
