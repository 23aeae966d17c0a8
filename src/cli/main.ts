import { describeFailure } from '../commands/describe-failure.ts';
import { print } from '../platform/terminal.ts';
import { version } from '../version.ts';
import { type Invocation, readArguments } from './arguments.ts';
import { baselineCommand } from './baseline-command.ts';
import { checkCommand } from './check-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { explainCommand } from './explain-command.ts';
import { help } from './help.ts';
import { initCommand } from './init-command.ts';
import { matrixCommand } from './matrix-command.ts';
import { requirementsCommand } from './requirements-command.ts';
import { resolveCommand } from './resolve-command.ts';
import { rulesCommand } from './rules-command.ts';

/**
 * Runs one command line and returns the exit code: 0 nothing blocks, 1 something blocks, 2 could not judge.
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
      return checkCommand(values);
    case 'doctor':
      return doctorCommand(values);
    case 'init':
      return initCommand(values);
    case 'matrix':
      return matrixCommand(values);
    case 'resolve':
      return resolveCommand(values);
    case 'explain':
      return explainCommand(invocation.operand, values);
    case 'requirements':
      return requirementsCommand(values);
    case 'baseline':
      return baselineCommand(values);
    case 'rules':
      return say(rulesCommand(invocation.operand));
  }
}

async function say(text: string): Promise<number> {
  await print(process.stdout, text);
  return 0;
}
