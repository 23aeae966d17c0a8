import type { Finding } from '../src/findings/finding.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';
import type { Message } from '../src/rules/message.ts';
import type { Problem } from '../src/rules/rule.ts';

/**
 * Findings in full, as a reviewer reads them: a headline with place, severity, rule, key, environments and message, and
 * indented below it all else that a rule says. `shown:` repeats a text with its values, where it has any; `only` is what is
 * left of the finding when all environments but one are excepted.
 */
export function findingText(findings: readonly Finding[]): string {
  return findings.flatMap((finding) => [headline(finding), ...details(finding)].map((line) => `${line}\n`)).join('');
}

function headline({ at, severity, rule, key, environments, message }: Finding): string {
  const about = key === undefined ? [] : [key];
  const place = `${at.path}:${at.line}:${at.column}`;
  return [place, severity, rule, ...about, `[${environments.join(', ')}]`, textOf(message)].join(' ');
}

function details(finding: Finding): readonly string[] {
  const { application, certainty, status, existing, cause, loudest, keys, message, advice, related } = finding;
  return [
    [
      ...(application === '' ? [] : [`in: ${application}`]),
      certainty,
      ...(status === 'new' ? [] : [status]),
      ...(existing === undefined ? [] : ['existing']),
      ...(cause === undefined ? [] : [`cause: ${cause}`]),
      ...(loudest === undefined ? [] : [`at most ${loudest}`]),
    ].join(', '),
    ...(keys === undefined ? [] : [`keys: ${keys.join(', ')}`]),
    ...shownValues(message),
    `fix: ${textOf(advice)}`,
    ...shownValues(advice),
    ...related.map(({ origin, label }) => `see: ${origin.path}:${origin.line}:${origin.column} ${label}`),
    ...insertionLines(finding),
    ...narrowedLines(finding),
  ].map((line) => `    ${line}`);
}

function insertionLines({ insertion }: Problem): readonly string[] {
  if (insertion === undefined) return [];
  const { path, line, text, variable } = insertion;
  const name = variable === undefined ? '' : ` as ${variable}`;
  return [`add: ${path}:${line}${name}`, ...text.split('\n').map((each) => `  + ${each}`)];
}

function narrowedLines({ environments, narrow }: Problem): readonly string[] {
  const last = environments.at(-1);
  if (narrow === undefined || last === undefined || environments.length < 2) return [];
  const problem = narrow([last]);
  if (problem === undefined) return [`only ${last}: nothing`];
  const { at, message } = problem;
  return [`only ${last}: ${at.path}:${at.line}:${at.column} ${problem.certainty} ${textOf(message)}`];
}

function shownValues(message: Message): readonly string[] {
  const shown = textOf(message, true);
  return shown === textOf(message) ? [] : [`shown: ${shown}`];
}

function textOf(message: Message, showValues = false): string {
  return renderMessage(message, { medium: plainText, showValues });
}
