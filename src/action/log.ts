import type { Writable } from 'node:stream';
import { print } from '../platform/terminal.ts';
import { logLine } from '../reports/escape-workflow-command.ts';

/** The log of the step. A runner reads every line of it for commands, so there are only these two ways to write one. */
export interface Log {
  /** Any text; what could be a command in it is made harmless. */
  text(text: string): Promise<void>;
  /** A line that is a command. */
  command(line: string): Promise<void>;
}

export function logTo(stream: Writable): Log {
  return {
    text: (text) => print(stream, `${logLine(text.replace(/\n$/, ''))}\n`),
    command: (line) => print(stream, `${line}\n`),
  };
}
