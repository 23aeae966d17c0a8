import type { Finding, Report } from '../findings/finding.ts';
import type { Message } from '../rules/message.ts';
import type { Severity } from '../rules/rule.ts';
import { logLine, workflowCommand } from './escape-workflow-command.ts';
import { placeText, plainText, type Rendering, renderMessage, shortText } from './render-message.ts';
import type { Reporter, Style } from './reporter.ts';
import { environmentsStatement, headline, judgedStatements } from './statements.ts';
import { cutEnd, cutMiddle, visibleText } from './visible-text.ts';

/** Annotations of a workflow run, one command a line, and a last line for the log. */
export const github: Reporter = {
  name: 'github',
  fromRoot: true,
  render: (report, style) => `${githubLines(report, style).join('\n')}\n`,
};

/**
 * A runner keeps the first ten annotations of a kind of a step and drops the others. One error is left to the Action itself
 * (its failure is an annotation), one warning to the runner (inputs that it does not know). Most important first.
 */
const limits: readonly (readonly [Severity, number])[] = [
  ['error', 9],
  ['warning', 9],
  ['notice', 5],
];

/** The lines to print, each complete and safe: commands first, where there are findings, then the verdict and where each environment stands. */
export function githubLines(report: Report, style: Style): string[] {
  const findings = report.findings.filter(({ status }) => status === 'new');
  const chosen = limits.flatMap(([severity, limit]) => inTurns(findings, severity).slice(0, limit));
  const lines = chosen.map((finding) => annotation(finding, style));
  if (chosen.length < findings.length) {
    const left = findings.length - chosen.length;
    const text = `${chosen.length} of ${findings.length} findings are annotated, the platform shows no more. The job summary and the report list the other ${left}.`;
    lines.push(workflowCommand('notice', { title: 'keyparity' }, text));
  }
  const say = (message: Message) => logLine(renderMessage(message, { medium: plainText, showValues: false }));
  const standing = [environmentsStatement(report), ...judgedStatements(report)].filter(({ length }) => length > 0);
  return [...lines, `keyparity: ${report.verdict}, ${say(headline(report))}`, ...standing.map(say)];
}

/**
 * The findings of a severity, round-robin over rule and file, so that ten annotations show ten problems and not ten lines of
 * one. The groups keep the order of their most important finding.
 */
export function inTurns(findings: readonly Finding[], severity: Severity): Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings.filter((each) => each.severity === severity)) {
    const group = JSON.stringify([finding.rule, finding.at.path]);
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [finding]);
    else members.push(finding);
  }
  const rounds = [...groups.values()].flatMap((members) => members.map((finding, round) => ({ finding, round })));
  return rounds.sort((a, b) => a.round - b.round).map(({ finding }) => finding);
}

function annotation(finding: Finding, style: Style): string {
  const { at } = finding;
  return workflowCommand(
    finding.severity,
    {
      file: at.path,
      line: Math.max(1, at.line),
      col: Math.max(1, at.column),
      title: annotationTitle(finding),
    },
    annotationText(finding, style),
  );
}

const longestTitle = 80;

export function annotationTitle({ rule, key }: Finding): string {
  if (key === undefined) return cutEnd(rule, longestTitle);
  return `${rule} ${cutMiddle(visibleText(key), Math.max(8, longestTitle - rule.length - 1))}`.trimEnd();
}

/** The runner keeps 4,096 UTF-16 units; some are left for what it masks. */
const longestText = 3900;
const cutNote = '… (cut, see job summary)';
/** Some views show only the first sentence, and not much of it. */
const longestFirstSentence = 120;

export function annotationText(finding: Finding, { showValues }: Style): string {
  const { related, insertion } = finding;
  const rendering = { medium: plainText, showValues };
  const lines = [
    sentence(finding, rendering),
    ...related.map(({ origin, label }) => `${visibleText(label)}: ${visibleText(placeText(origin))}`),
    renderMessage(finding.advice, rendering),
  ];
  if (insertion !== undefined) {
    lines.push(`Add at ${visibleText(insertion.path)}:${insertion.line}`);
    lines.push(...insertion.text.split('\n').map((line) => `    ${visibleText(line)}`));
  }
  const text = lines.filter((line) => line !== '').join('\n');
  return text.length <= longestText ? text : `${cutEnd(text, longestText - cutNote.length)}${cutNote}`;
}

/** The message; where its first sentence is too long for such a view, long keys and paths are cut in the middle. */
function sentence({ message }: Finding, rendering: Rendering): string {
  const full = renderMessage(message, rendering);
  const end = /[.!?](?= |$)/.exec(full)?.index ?? full.length;
  if (end < longestFirstSentence) return full;
  return renderMessage(message, { ...rendering, medium: shortText(40) });
}
