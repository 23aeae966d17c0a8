import type { ShellCommand } from '../../documents/shell-reader.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import type { FindScript, WrittenVariable, WrittenWord } from '../deployment.ts';
import type { ShellValue } from './shell-values.ts';

/** What a command line gives to Spring. */
export interface Started {
  /** Options of the JVM. */
  readonly options: readonly WrittenWord[];
  readonly arguments: readonly WrittenWord[];
  /** What it sets, or a script that it runs; the last one of a name holds. */
  readonly variables: readonly WrittenVariable[];
  /** Whether it shows how the application is started. Else nothing that stands there is a fault. */
  readonly isUnderstood: boolean;
}

/** What is known where a program is started. */
export interface Context {
  readonly scriptAt: FindScript;
  /** What a shell has for `$A`, by name. */
  readonly variables: Map<string, ShellValue>;
  /** What the command line has set for the programs behind it, by name. */
  readonly exported: Map<string, WrittenVariable>;
  /** Where more comes from that nobody sees is added here. */
  readonly open: OpenSource[];
  /** How many programs lie around this one. */
  readonly depth: number;
  /** What shells may still do: a script may run itself in every line. */
  readonly budget: { left: number };
  /** Scripts that were read already, by their text. */
  readonly read: Map<string, readonly ShellCommand[]>;
}

export type Follow = (words: readonly WrittenWord[], context: Context) => Started | undefined;

/** Deeper no program starts another one; a script that runs itself ends here. */
export const deepest = 16;

/** What sets variables at a place. */
export function exportVariable(context: Context, variable: WrittenVariable): void {
  const { name, value, opaque } = variable;
  context.exported.set(name, variable);
  context.variables.set(name, { text: value, opaque, isExported: true });
}

/**
 * A program that nobody here can look into, with what looks like an option of Java or of Spring: start scripts of builds and
 * native images hand these on. A bare `--`, or one without a name, is its own.
 */
export function unknownProgram(words: readonly WrittenWord[], { exported }: Context): Started {
  return {
    options: words.filter(({ text }) => text.startsWith('-D')),
    arguments: words.filter(({ text }) => /^--[^=]/.test(text)),
    variables: [...exported.values()],
    isUnderstood: false,
  };
}

/** The same place for a program of its own: what is set for it does not come back. */
export function within(context: Context): Context {
  const { variables, exported } = context;
  return { ...context, variables: new Map(variables), exported: new Map(exported), depth: context.depth + 1 };
}
