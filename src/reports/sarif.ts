import type { Origin } from '../documents/document.ts';
import type { Finding, Report } from '../findings/finding.ts';
import { rules } from '../rules/index.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { version } from '../version.ts';
import { countsText } from './counts.ts';
import { printJson } from './json.ts';
import { type PublishedFinding, publishedFindings } from './published-findings.ts';
import { placeText, plainText, renderMessage } from './render-message.ts';
import type { Reporter, Style } from './reporter.ts';
import { cutEnd, visibleText } from './visible-text.ts';

/**
 * SARIF 2.1.0, as code scanning reads it. It shows a region only with all of its four numbers, and other places only where
 * the message links to them.
 */
export const sarif: Reporter = {
  name: 'sarif',
  fromRoot: true,
  render: (report, style) => printJson(sarifLog(report, style)),
};

/** Code scanning keeps 5,000 results of a run. */
const mostResults = 5000;
const mostRelated = 20;

function sarifLog(report: Report, style: Style) {
  const published = publishedFindings(report);
  const shown = published.slice(0, mostResults);
  const used = new Set(shown.map(({ finding }) => finding.rule));
  const ruleIds = [...rules.map(({ id }) => id), ...[...used].filter((id) => rules.every((rule) => rule.id !== id))];
  const indexOf = new Map(ruleIds.map((id, index) => [id, index]));
  const lines = lineReader(style);
  const notices = [
    ...(published.length > shown.length
      ? [`${shown.length} of ${published.length} findings are in this file, the most important ones; no more are read.`]
      : []),
    ...(report.comparison?.notice === undefined ? [] : [report.comparison.notice]),
  ];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Keyparity', semanticVersion: version, rules: ruleIds.map((id) => ruleObject(id, style)) },
        },
        automationDetails: { id: 'keyparity/' },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notices.map((text) => ({ level: 'warning', message: { text } })),
          },
        ],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
        results: shown.map((each) => resultObject(each, indexOf, report, style, lines)),
        properties: {
          verdict: report.verdict,
          counts: countsText(report.counts),
          environments: report.readiness.map(({ environment, state }) => ({ name: environment, state })),
        },
      },
    ],
  };
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  notice: 'recommendation',
};

function ruleObject(id: string, { rulePage }: Style) {
  const rule: Pick<Rule, 'summary' | 'severity'> | undefined = rules.find((each) => each.id === id);
  const summary = rule?.summary ?? id;
  const severity = rule?.severity ?? 'warning';
  const page = rulePage?.(id) ?? summary;
  return {
    id,
    name: id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: cutEnd(summary, 1024) },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levels[severity] },
    properties: { 'problem.severity': problemSeverities[severity], tags: ['configuration', 'spring'] },
  };
}

function resultObject(
  { finding, name }: PublishedFinding,
  ruleIndexes: ReadonlyMap<string, number>,
  { comparison }: Report,
  style: Style,
  lines: LineReader,
) {
  const { application, key, environments } = finding;
  const related = finding.related.slice(0, mostRelated);
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndexes.get(finding.rule),
    level: levels[finding.severity],
    message: { text: resultText(finding, style) },
    locations: [{ physicalLocation: physicalLocation(finding.at, lines) }],
    relatedLocations: related.map(({ origin, label }, index) => ({
      id: index + 1,
      message: { text: visibleText(label) || 'another place' },
      physicalLocation: physicalLocation(origin, lines),
    })),
    partialFingerprints: { primaryLocationLineHash: name },
    ...(comparison?.base !== undefined && { baselineState: isOld(finding) ? 'unchanged' : 'new' }),
    properties: { application, key, environments },
  };
}

function isOld({ status, existing }: Finding): boolean {
  return status === 'known' || existing === true;
}

/** The sentence that some views show alone comes first; a number in parentheses is the link to a related place. */
function resultText(finding: Finding, { showValues }: Style): string {
  const rendering = { medium: plainText, showValues };
  const { related, insertion } = finding;
  const links = related
    .slice(0, mostRelated)
    .map(({ origin, label }, index) => `[${linkText(`${label}: ${placeText(origin)}`)}](${index + 1})`);
  const paragraphs = [
    withoutLinks(renderMessage(finding.message, rendering)),
    ...links,
    withoutLinks(renderMessage(finding.advice, rendering)),
    insertion === undefined
      ? ''
      : withoutLinks(`Add at ${visibleText(insertion.path)}:${insertion.line}: ${visibleText(insertion.text)}`),
  ].filter((text) => text !== '');
  return paragraphs.join('\n') || finding.rule;
}

/** `[text](target)` in a message is a link, to wherever the target says (SARIF 2.1.0, 3.11.6). */
function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\\u{28}');
}

function linkText(text: string): string {
  return visibleText(text).replace(/[[\]\\]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

function physicalLocation(origin: Origin, lines: LineReader) {
  return {
    artifactLocation: { uri: relativeUri(origin.path), uriBaseId: 'SRCROOT' },
    region: lines(origin),
  };
}

/** A path as a relative reference of RFC 3986. What is no Unicode text has no such form. */
function relativeUri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

type LineReader = (origin: Origin) => {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
};

/** From the place to the end of its line, always within the file where its text is at hand. */
function lineReader({ readText }: Style): LineReader {
  const files = new Map<string, readonly string[] | undefined>();
  const linesOf = (path: string) => {
    if (!files.has(path)) files.set(path, readText?.(path)?.split(/\r\n|\r|\n/));
    return files.get(path);
  };
  return ({ path, line, column }) => {
    const lines = linesOf(path);
    const startLine = Math.max(1, lines === undefined ? line : Math.min(line, lines.length));
    const length = lines?.[startLine - 1]?.length;
    const startColumn = Math.max(1, length === undefined ? column : Math.min(column, length + 1));
    const endColumn = length === undefined ? startColumn + 1 : Math.max(length + 1, startColumn);
    return { startLine, startColumn, endLine: startLine, endColumn };
  };
}
