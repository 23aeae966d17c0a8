import { fillIn } from '../documents/fill-in.ts';
import type { ApplicationSummary, Finding, Report } from '../findings/finding.ts';
import type { Message } from '../rules/message.ts';
import { comparisonStatement, remainingStatements } from './comparison.ts';
import { counted, countsText, total } from './counts.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { newFindingsByApplication } from './findings-by-application.ts';
import { insertionPatch } from './insertion-patch.ts';
import { type Palette, paintSeverity, paletteFor } from './palette.ts';
import { placeText, renderMessage, terminalText } from './render-message.ts';
import type { Reporter, Style } from './reporter.ts';
import { lawText } from './resolution.ts';
import {
  environmentsStatement,
  extentText,
  headline,
  isNothingJudged,
  isSound,
  unjudgedStatement,
} from './statements.ts';
import { visibleText, widest } from './visible-text.ts';

/** The report for people at a terminal or in the log of a job. */
export const text: Reporter = { name: 'text', render };

function render(report: Report, style: Style): string {
  const palette = paletteFor(style.colour);
  const groups = newFindingsByApplication(report.findings);
  const lines = verdictLines(report, palette);
  for (const [application, findings] of groups) {
    lines.push('', applicationLine(application, report, palette));
    for (const finding of findings) lines.push(...findingLines(finding, style, palette), '');
    lines.pop();
  }
  // A log of a CI job may be where this is read, and a runner looks for commands in it.
  const sections = [lines.map(breakCommands)];
  const patch = patchLines([...groups.values()].flat(), style, palette);
  if (patch.length > 0) sections.push(patch);
  sections.push(closingLines(report, palette).map(breakCommands));
  return `${sections.map((section) => section.join('\n')).join('\n\n')}\n`;
}

/** The verdict, then where each environment stands and what was not judged, as far as that is another matter. */
function verdictLines(report: Report, palette: Palette): string[] {
  const { applications, counts, verdict } = report;
  const brand = palette.bold('keyparity:');
  if (verdict === 'pass' && applications.length === 0) {
    return [`${brand} ${palette.yellow('nothing to check')}, no application with Spring configuration was found`];
  }
  const say = (message: Message) => renderMessage(message, { medium: terminalText(palette), showValues: false });
  const word = verdict === 'fail' ? palette.red('fail') : palette.green('pass');
  const [isCounted, isNothing] = [total(counts) > 0, isNothingJudged(report)];
  if (isNothing && !isCounted) {
    return [`${brand} ${word}, but ${say(unjudgedStatement(report)).replace(/^N/, 'n')}`];
  }
  const extent = isNothing ? '' : `${isCounted ? ' in ' : ': '}${extentText(report)}`;
  const standing = [isSound(report) ? [] : environmentsStatement(report), unjudgedStatement(report)];
  return [
    `${brand} ${word}, ${say(headline(report))}${extent}`,
    ...standing.filter((message) => message.length > 0).map(say),
  ];
}

function applicationLine(name: string, report: Report, palette: Palette): string {
  if (name === '') return palette.bold('The repository');
  const path = report.applications.find((application) => application.name === name)?.path;
  return `${palette.bold(visibleText(name))}${path === undefined ? '' : palette.dim(` (${visibleText(path)})`)}`;
}

function findingLines(finding: Finding, { showValues }: Style, palette: Palette): string[] {
  const medium = terminalText(palette);
  const { at, insertion, related } = finding;
  const headline = [
    paintSeverity(palette, finding.severity)(finding.severity),
    finding.rule,
    finding.key === undefined ? '' : palette.bold(visibleText(finding.key)),
    finding.environments.map(visibleText).join(', '),
  ].filter((part) => part !== '');
  const lines = [
    `  ${headline.join('  ')}`,
    `    at ${medium.place(`${at.path}:${at.line}:${at.column}`)}`,
    `    ${renderMessage(finding.message, { medium, showValues })}`,
  ];
  const labels = related.map(({ label }) => visibleText(label));
  const width = widest(labels);
  related.forEach(({ origin }, index) => {
    lines.push(`      ${(labels[index] ?? '').padEnd(width)}  ${medium.place(placeText(origin))}`);
  });
  const advice = renderMessage(finding.advice, { medium, showValues });
  if (advice !== '') lines.push(`    ${palette.green('fix:')} ${advice}`);
  if (insertion !== undefined) {
    lines.push(`    ${palette.green('add:')} ${medium.place(`${insertion.path}:${insertion.line}`)}`);
    for (const line of insertion.text.split('\n')) lines.push(`      ${palette.green(`+ ${visibleText(line)}`)}`);
  }
  return lines;
}

/** All insertions as one patch. `git apply` skips what is not a patch, so the whole report can be piped into it. */
function patchLines(findings: readonly Finding[], { readText }: Style, palette: Palette): string[] {
  const insertions = findings.flatMap(({ insertion }) => (insertion === undefined ? [] : [insertion]));
  if (readText === undefined || insertions.length === 0) return [];
  const patch = insertionPatch(insertions, readText);
  if (patch === '') return [];
  const lines = patch.slice(0, -1).split('\n');
  return [
    `${palette.bold('Patch')} with the lines to add; write each value in place of ${fillIn} (git apply --unidiff-zero)`,
    ...lines.map((line) => (/^\+(?!\+\+ )/.test(line) ? palette.green(line) : line)),
  ];
}

const mostApplicationsShown = 20;

function closingLines(report: Report, palette: Palette): string[] {
  const { applications, counts, verdict } = report;
  const lines = applicationTable(applications.slice(0, mostApplicationsShown), palette);
  const more = applications.length - mostApplicationsShown;
  if (more > 0) lines.push(`  and ${counted(more, 'more application')}`);
  const beside = [comparisonStatement(report), ...remainingStatements(report)].filter(({ length }) => length > 0);
  const say = (message: Message) => renderMessage(message, { medium: terminalText(palette), showValues: false });
  if (beside.length > 0) lines.push(beside.map(say).join(' '));
  if (total(counts) > 0) lines.push(palette.bold(countsText(counts)));
  const meaning = verdict === 'fail' ? 'exit code 1, something blocks' : 'exit code 0, nothing blocks';
  lines.push(palette.dim(`Every key of every environment: keyparity matrix (${meaning})`));
  return lines;
}

/** What was judged: applications and their environments, those in parentheses that are never compared. */
function applicationTable(applications: readonly ApplicationSummary[], palette: Palette): string[] {
  if (applications.length === 0) return [];
  const rows = applications.map(({ name, law, environments }) => ({
    name: visibleText(name),
    law: lawText(law),
    environments: environments
      .map((environment) => (environment.compared ? environment.name : `(${environment.name})`))
      .map(visibleText)
      .join(' '),
    open: [...new Set(environments.flatMap((environment) => environment.open))].map(visibleText).join(', '),
  }));
  const nameWidth = widest(rows.map(({ name }) => name));
  const lawWidth = widest(rows.map(({ law }) => law));
  return [
    palette.bold('Judged'),
    ...rows.map(({ name, law, environments, open }) => {
      const unseen = open === '' ? '' : palette.dim(`  values may also come from: ${open}`);
      return `  ${name.padEnd(nameWidth)}  ${palette.dim(law.padEnd(lawWidth))}  ${environments}${unseen}`.trimEnd();
    }),
  ];
}
