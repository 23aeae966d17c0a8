import { logLine } from '../reports/escape-workflow-command.ts';
import type { SettingsProblem } from '../requirements/contract/settings.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The lines that are printed instead of a verdict, safe for a terminal and for the log of a workflow. Only a fault of our
 * own shows its stack.
 */
export function describeFailure(error: unknown): string {
  return failureLines(error)
    .map((line) => `${logLine(line)}\n`)
    .join('');
}

function failureLines(error: unknown): readonly string[] {
  if (error instanceof UsageError) {
    return [
      `keyparity: ${error.message}`,
      ...error.problems.map((problem) => `  ${placeOf(problem)}  ${sentenceOf(problem)}`),
      ...(error.hint === undefined ? [] : [error.hint]),
    ];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'keyparity: internal error; this is a fault of Keyparity, not of your configuration. Please report these lines.',
    ...stack.split('\n'),
  ];
}

function placeOf({ origin }: SettingsProblem): string {
  return `${origin.path}:${origin.line}:${origin.column}`;
}

/** `there is no environment "stag"; did you mean "stage"?` */
export function sentenceOf({ message, suggestion }: SettingsProblem): string {
  return suggestion === undefined ? message : `${message.replace(/\.$/, '')}; ${suggestion}`;
}
