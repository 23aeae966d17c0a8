import { describeFailure } from '../describe-failure.ts';
import { print } from '../platform/terminal.ts';
import { version } from '../version.ts';
import { type Invocation, readArguments } from './arguments.ts';
import { help } from './help.ts';

/**
 * Runs one command line and returns the exit code: 0 nothing blocks, 1 something blocks, 2 could not judge.
 * Nothing that a command needs is loaded before it is known.
 */
export async function main(words: readonly string[]): Promise<number> {
  try {
    return await run(readArguments(words));
  } catch (error) {
    await print(process.stderr, describeFailure(error));
    return 2;
  }
}

async function run(invocation: Invocation): Promise<number> {
  const { command, values } = invocation;
  if (values.version) return say(`${version}\n`);
  if (values.help) return say(help(invocation.named ? command : undefined));
  switch (command) {
    case 'check':
      return (await import('./check-command.ts')).checkCommand(values);
    case 'matrix':
      return (await import('./matrix-command.ts')).matrixCommand(values);
    case 'rules':
      return say((await import('./rules-command.ts')).rulesCommand(invocation.operand));
  }
}

async function say(text: string): Promise<number> {
  await print(process.stdout, text);
  return 0;
}
