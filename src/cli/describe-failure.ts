import { logLine } from '../reports/escape-workflow-command.ts';
import { UsageError } from '../usage-error.ts';

/** What is printed instead of a verdict. Only a fault of our own shows its stack. */
export function describeFailure(error: unknown): string {
  if (error instanceof UsageError) {
    return [`keyparity: ${error.message}`, ...(error.hint === undefined ? [] : [error.hint])].map(asLine).join('');
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'keyparity: internal error; this is a fault of Keyparity, not of your configuration',
    ...stack.split('\n'),
    'Please report it with the lines above: https://github.com/keyparity/keyparity/issues',
  ]
    .map(asLine)
    .join('');
}

const asLine = (text: string) => `${logLine(text)}\n`;
