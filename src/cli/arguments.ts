import { parseArgs } from 'node:util';
import { closest } from '../closest.ts';
import { type OptionValues, readOptionValues } from '../commands/option-values.ts';
import {
  type CommandName,
  commandNames,
  commands,
  isCommandName,
  isOptionName,
  type OptionName,
  type OptionShape,
  optionRows,
  options,
} from '../commands/options.ts';
import { UsageError } from '../usage-error.ts';

/** What the words of a command line ask for. */
export interface Invocation {
  readonly command: CommandName;
  /** The user wrote the command, it is not just the default. */
  readonly named: boolean;
  /** The word behind the command, for commands that have one. */
  readonly operand: string | undefined;
  readonly values: OptionValues;
}

/**
 * Reads the words behind the name of the program.
 *
 * @throws UsageError for an unknown command, option or value, with what was probably meant
 */
export function readArguments(words: readonly string[]): Invocation {
  // Not strict: node's own errors know neither our commands nor what was meant.
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      optionRows().map(([name, shape]) => [
        name,
        { type: shape.kind === 'switch' ? 'boolean' : 'string', ...(name === 'help' && { short: 'h' }) } as const,
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });

  // Options first: a word behind one that does not exist was hardly meant as a command.
  const written = tokens.flatMap((token) => {
    if (token.kind !== 'option') return [];
    const name = readName(token.name, token.rawName);
    return [[name, readText(name, token.value, token.inlineValue === true)] as const];
  });
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const [command, operand] = readCommand(positionals);

  const given = new Map<OptionName, string[]>();
  for (const [name, text] of written) {
    refuseForeign(name, command);
    refuseSecond(name, command, given);
    given.set(name, [...(given.get(name) ?? []), text]);
  }
  return {
    command,
    named: positionals.length > 0,
    operand,
    values: readOptionValues(given, (name) => `--${name}`),
  };
}

function readCommand(positionals: readonly string[]): readonly [CommandName, operand: string | undefined] {
  const [first = 'check', second, third] = positionals;
  if (!isCommandName(first)) {
    const guess = closest(first, commandNames);
    throw new UsageError(
      `there is no command "${first}"`,
      guess === undefined
        ? `Commands are ${commandNames.join(', ')}; a folder is named with --cwd.`
        : `Did you mean "${guess}"?`,
    );
  }
  const superfluous = commands[first].operand === undefined ? second : third;
  if (superfluous !== undefined) {
    throw new UsageError(
      `"${superfluous}" is one word too many for keyparity ${first}`,
      `A folder is named with --cwd; see keyparity ${first} --help.`,
    );
  }
  return [first, second];
}

function readName(name: string, written: string): OptionName {
  if (isOptionName(name) && isForCommandLine(name)) return name;
  const guess = closest(
    name,
    optionRows().flatMap(([known]) => (isForCommandLine(known) ? [known] : [])),
  );
  throw new UsageError(
    `there is no option ${written}`,
    guess === undefined ? 'See keyparity --help.' : `Did you mean --${guess}?`,
  );
}

function isForCommandLine(name: OptionName): boolean {
  return options[name].commands.length > 0;
}

function refuseForeign(name: OptionName, command: CommandName): void {
  const owners: readonly CommandName[] = options[name].commands;
  if (owners.includes(command)) return;
  throw new UsageError(
    `keyparity ${command} has no option --${name}; it belongs to ${owners.join(' and ')}`,
    `See keyparity ${command} --help.`,
  );
}

/** An option that other commands take several times over. */
function refuseSecond(name: OptionName, command: CommandName, given: ReadonlyMap<OptionName, readonly string[]>): void {
  const shape: OptionShape = options[name];
  if (shape.within?.[command]?.once !== true || !given.has(name)) return;
  throw new UsageError(`keyparity ${command} takes one --${name}`, `See keyparity ${command} --help.`);
}

function readText(name: OptionName, value: string | undefined, inline: boolean): string {
  if (options[name].kind === 'switch') {
    if (value !== undefined) throw new UsageError(`--${name} takes no value`);
    return 'true';
  }
  // `--config --format json`: the value was forgotten, it is not the next option.
  if (value === undefined || (!inline && value.startsWith('-'))) throw new UsageError(`--${name} needs a value`);
  return value;
}
