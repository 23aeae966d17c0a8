import type { Format } from './reports/index.ts';

/**
 * The one table of commands and options. `--help`, `action.yml`, the tables of the README and the validation of both
 * fronts are made from it, so an option that is added here exists everywhere.
 */

export const commands = {
  check: {
    summary: 'Judge every application and environment of the repository (the default).',
    operand: undefined,
  },
  matrix: {
    summary: 'Show keys × environments: own value, inherited, missing, not needed.',
    operand: undefined,
  },
  rules: {
    summary: 'List the rules, or explain one of them.',
    operand: 'id',
  },
} as const satisfies Record<string, CommandShape>;

interface CommandShape {
  readonly summary: string;
  /** Name of the one word that may follow the command; `undefined` where none may. */
  readonly operand: string | undefined;
}

export type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands) as readonly CommandName[];

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}

const judging: readonly CommandName[] = ['check', 'matrix'];
const everyCommand: readonly CommandName[] = ['check', 'matrix', 'rules'];

export const formats = ['text', 'json', 'markdown', 'github'] as const satisfies readonly Format[];

export interface OptionShape {
  /** `switch` has no value, `text` any, `choice` one of `values`, `file` is `FORMAT=FILE` with a format of `values`. */
  readonly kind: 'switch' | 'text' | 'choice' | 'file';
  /** Stands for the value in `--help`. */
  readonly placeholder?: string;
  readonly values?: readonly string[];
  readonly repeatable?: true;
  /** What holds where the option is not given; a name of `values` for a choice. */
  readonly default?: string;
  readonly description: string;
  /** Commands of the command line that know it; none: it exists in the Action alone. */
  readonly commands: readonly CommandName[];
  /** Name of the Action's input; absent where the Action has none. Inputs that are `repeatable` take one value a line. */
  readonly input?: string;
}

export const options = {
  cwd: {
    kind: 'text',
    placeholder: 'DIR',
    default: '.',
    description: 'The repository to judge, or the folder that is to be seen as one.',
    commands: judging,
    input: 'working-directory',
  },
  config: {
    kind: 'text',
    placeholder: 'FILE',
    description: 'The contract, relative to the repository; without it keyparity.yml, .yaml or .json at its root.',
    commands: judging,
    input: 'config',
  },
  application: {
    kind: 'text',
    placeholder: 'NAME',
    repeatable: true,
    description: 'Judge only this application.',
    commands: judging,
    input: 'applications',
  },
  environment: {
    kind: 'text',
    placeholder: 'NAME',
    repeatable: true,
    description: 'Report only what concerns this environment.',
    commands: judging,
    input: 'environments',
  },
  'fail-on': {
    kind: 'choice',
    values: ['error', 'warning', 'notice', 'never'],
    default: 'error',
    description: 'The least severity that fails.',
    commands: ['check'],
    input: 'fail-on',
  },
  format: {
    kind: 'choice',
    values: formats,
    default: 'text',
    description: 'What is written to standard output; annotations (github) are for check alone.',
    commands: judging,
  },
  output: {
    kind: 'file',
    placeholder: 'FORMAT=FILE',
    values: formats,
    repeatable: true,
    description: 'Write one more report, for example json=report.json.',
    commands: ['check'],
    input: 'outputs',
  },
  wrong: {
    kind: 'switch',
    description: 'Only keys that a finding is about.',
    commands: ['matrix'],
  },
  'show-values': {
    kind: 'switch',
    description: 'Print values of properties; those of secrets stay hidden.',
    commands: ['check'],
    input: 'show-values',
  },
  'no-color': {
    kind: 'switch',
    description: 'Print without colours (so does the variable NO_COLOR; FORCE_COLOR forces them).',
    commands: everyCommand,
  },
  'report-file': {
    kind: 'text',
    placeholder: 'FILE',
    description: 'Where the JSON report goes: in the workspace or in RUNNER_TEMP, which is the default place.',
    commands: [],
    input: 'report-file',
  },
  summary: {
    kind: 'choice',
    values: ['true', 'false'],
    default: 'true',
    description: 'Write the job summary.',
    commands: [],
    input: 'summary',
  },
  help: {
    kind: 'switch',
    description: 'Explain a command and its options.',
    commands: everyCommand,
  },
  version: {
    kind: 'switch',
    description: 'Print the version.',
    commands: everyCommand,
  },
} as const satisfies Record<string, OptionShape>;

export type OptionName = keyof typeof options;

export function isOptionName(word: string): word is OptionName {
  return Object.hasOwn(options, word);
}

/** The outputs of the Action, in the order of `action.yml`. */
export const outputs = {
  verdict: '`pass`, `fail`, or `error` where Keyparity could not judge.',
  findings: 'Number of findings that count.',
  errors: 'Number of errors among them.',
  warnings: 'Number of warnings among them.',
  report: 'Path of the JSON report; empty where Keyparity could not judge.',
} as const;

export type OutputName = keyof typeof outputs;

/** The table as rows, for those who go through all of it. */
export function optionRows(): readonly (readonly [name: OptionName, shape: OptionShape])[] {
  return Object.entries(options) as [OptionName, OptionShape][];
}

/** The options that a command knows, in the order of the table. */
export function optionsOf(command: CommandName): readonly (readonly [name: OptionName, shape: OptionShape])[] {
  return optionRows().filter(([, shape]) => shape.commands.includes(command));
}

/** The inputs of the Action, in the order of the table. */
export function actionInputs(): readonly (readonly [input: string, name: OptionName, shape: OptionShape])[] {
  return optionRows().flatMap(([name, shape]) =>
    shape.input === undefined ? [] : [[shape.input, name, shape] as const],
  );
}
