import type { Format } from '../reports/index.ts';

/**
 * The one table of commands and options. `--help`, `action.yml`, the tables of the README and the validation of both
 * fronts are made from it, so an option that is added here exists everywhere.
 */

export const commands = {
  check: {
    summary: 'Judge every application and environment of the repository (the default).',
    operand: undefined,
  },
  doctor: {
    summary:
      'Show what Keyparity understands of the repository: applications, environments, layers, what it leaves alone.',
    operand: undefined,
  },
  init: {
    summary: 'Write a keyparity.yml of what there is, with the beginning of a contract.',
    operand: undefined,
  },
  matrix: {
    summary: 'Show keys × environments: own value, inherited, missing, not needed.',
    operand: undefined,
  },
  resolve: {
    summary: 'Show what one environment gets: every key with its value, its origin and what it shadows.',
    operand: undefined,
  },
  explain: {
    summary: 'Tell all about one key: who sets it where, who wins, who needs it, what is missing.',
    operand: 'key',
    operandRequired: true,
  },
  requirements: {
    summary: 'List the keys that the code of each application needs, and who gives them in each environment.',
    operand: undefined,
  },
  baseline: {
    summary: 'Accept the findings that there are: write them to keyparity-baseline.txt, which every check reads.',
    operand: undefined,
  },
  rules: {
    summary: 'List the rules, or explain one of them.',
    operand: 'id',
  },
} as const satisfies Record<string, CommandShape>;

export interface CommandShape {
  readonly summary: string;
  /** Name of the one word that may follow the command; `undefined` where none may. */
  readonly operand: string | undefined;
  /** The command says nothing without it. */
  readonly operandRequired?: true;
}

export type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands) as readonly CommandName[];

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}

const looking: readonly CommandName[] = ['check', 'matrix', 'resolve', 'explain', 'requirements'];
const telling: readonly CommandName[] = [...looking, 'doctor'];
const reading: readonly CommandName[] = [...telling, 'init', 'baseline'];

export const formats = [
  'text',
  'json',
  'markdown',
  'github',
  'sarif',
  'junit',
  'code-quality',
] as const satisfies readonly Format[];

/** What each command can write to standard output. */
export const formatsOf = {
  check: formats,
  doctor: ['text', 'json'],
  matrix: ['text', 'json', 'markdown'],
  resolve: ['text', 'json', 'properties'],
  explain: ['text', 'json'],
  requirements: ['text', 'json'],
} as const satisfies Partial<Record<CommandName, readonly string[]>>;

export interface OptionShape {
  /** `switch` has no value, `text` any, `choice` one of `values`, `file` is `FORMAT=FILE` with a format of `values`. */
  readonly kind: 'switch' | 'text' | 'choice' | 'file';
  /** Stands for the value in `--help`. */
  readonly placeholder?: string;
  readonly values?: readonly string[];
  readonly repeatable?: true;
  /** What holds where the option is not given; a name of `values` for a choice. */
  readonly default?: string;
  /** What `action.yml` itself gives to the input: an expression that only the platform knows the value of. */
  readonly actionDefault?: string;
  readonly description: string;
  /** Commands of the command line that know it; none: it exists in the Action alone. */
  readonly commands: readonly CommandName[];
  /** What holds for a command in place of the above; `once` where it does not take several values. */
  readonly within?: Readonly<Partial<Record<CommandName, OptionVariant>>>;
  /** Name of the Action's input; absent where the Action has none. Inputs that are `repeatable` take one value a line. */
  readonly input?: string;
}

interface OptionVariant {
  readonly values?: readonly string[];
  readonly description?: string;
  readonly once?: true;
}

const shownUnlessMarked: OptionVariant = {
  description: 'Print values of properties; those of secrets stay hidden.',
};

export const options = {
  cwd: {
    kind: 'text',
    placeholder: 'DIR',
    default: '.',
    description: 'The repository to judge, or the folder that is to be seen as one.',
    commands: reading,
    input: 'working-directory',
  },
  config: {
    kind: 'text',
    placeholder: 'FILE',
    description: 'The contract, relative to the repository; without it keyparity.yml, .yaml or .json at its root.',
    commands: reading,
    within: {
      init: { description: 'Where the contract is or goes, relative to the repository; without it keyparity.yml.' },
    },
    input: 'config',
  },
  application: {
    kind: 'text',
    placeholder: 'NAME',
    repeatable: true,
    description: 'Judge only this application.',
    commands: telling,
    within: {
      doctor: { description: 'Look only at this application.' },
      resolve: { description: 'The application; needless where there is only one.', once: true },
      explain: { description: 'Look only at this application.' },
      requirements: { description: 'Look only at this application.' },
    },
    input: 'applications',
  },
  environment: {
    kind: 'text',
    placeholder: 'NAME',
    repeatable: true,
    description: 'Report only what concerns this environment.',
    commands: looking,
    within: {
      resolve: { description: 'The environment; needless where there is only one.', once: true },
      explain: { description: 'Look only at this environment.' },
      requirements: { description: 'Look only at this environment.' },
    },
    input: 'environments',
  },
  profiles: {
    kind: 'text',
    placeholder: 'A,B',
    description: 'In place of an environment: these active profiles, a later one is stronger.',
    commands: ['resolve'],
  },
  'fail-on': {
    kind: 'choice',
    values: ['error', 'warning', 'notice', 'never'],
    default: 'error',
    description: 'The least severity that fails.',
    commands: ['check'],
    input: 'fail-on',
  },
  base: {
    kind: 'text',
    placeholder: 'REF',
    description: 'Compare with this branch, tag or commit, and fail only for what is new since.',
    commands: ['check'],
    input: 'base-ref',
  },
  staged: {
    kind: 'switch',
    description: 'Judge what is staged, compared with the last commit (for hooks).',
    commands: ['check'],
  },
  scope: {
    kind: 'choice',
    values: ['new', 'all'],
    default: 'new',
    description: 'Where there is a base: findings that count.',
    commands: ['check'],
    input: 'scope',
  },
  policy: {
    kind: 'choice',
    values: ['base', 'head'],
    default: 'base',
    description: 'Whose policy judges a change of keyparity.yml, the baseline or suppressions.',
    commands: ['check'],
    input: 'policy',
  },
  check: {
    kind: 'switch',
    description: 'Write nothing; say whether the file and the repository have drifted apart, and answer with 1 if so.',
    commands: ['init'],
  },
  force: {
    kind: 'switch',
    description: 'Write the file anew where there is one; what was written by hand is lost.',
    commands: ['init'],
  },
  stdout: {
    kind: 'switch',
    description: 'Print the file and write nothing.',
    commands: ['init'],
  },
  prune: {
    kind: 'switch',
    description: 'Only take out what covers no finding any more.',
    commands: ['baseline'],
  },
  format: {
    kind: 'choice',
    values: [...formats, 'properties'],
    default: 'text',
    description: 'What is written to standard output.',
    commands: telling,
    within: {
      check: { values: formatsOf.check },
      doctor: { values: formatsOf.doctor },
      matrix: { values: formatsOf.matrix },
      resolve: { values: formatsOf.resolve },
      explain: { values: formatsOf.explain },
      requirements: { values: formatsOf.requirements },
    },
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
    commands: ['check', 'resolve', 'explain'],
    within: { resolve: shownUnlessMarked, explain: shownUnlessMarked },
    input: 'show-values',
  },
  'no-color': {
    kind: 'switch',
    description: 'Print without colours (so does the variable NO_COLOR; FORCE_COLOR forces them).',
    commands: commandNames,
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
  'check-run': {
    kind: 'switch',
    description: 'Create a check run with up to 100 annotations, in place of those of the step. Needs checks: write.',
    commands: [],
    input: 'check-run',
  },
  'check-name': {
    kind: 'text',
    default: 'Keyparity',
    description: 'Name of the check run.',
    commands: [],
    input: 'check-name',
  },
  comment: {
    kind: 'choice',
    values: ['auto', 'always', 'off'],
    default: 'off',
    description:
      'Keep one comment of the pull request up to date, auto: only once there is something to say. Needs pull-requests: write.',
    commands: [],
    input: 'comment',
  },
  'comment-id': {
    kind: 'text',
    default: 'main',
    description: 'Tells several comments of one pull request apart, where several jobs write one.',
    commands: [],
    input: 'comment-id',
  },
  'report-failures': {
    kind: 'choice',
    values: ['warn', 'fail', 'ignore'],
    default: 'warn',
    description: 'What a check run or comment that cannot be written does; it never makes a failure a pass.',
    commands: [],
    input: 'report-failures',
  },
  'github-token': {
    kind: 'text',
    actionDefault: '${{ github.token }}',
    description: 'The token for check run and comment; without it that of the job.',
    commands: [],
    input: 'github-token',
  },
  'allow-pull-request-target': {
    kind: 'switch',
    description: 'Judge a checked-out head also on pull_request_target, where secrets are at hand.',
    commands: [],
    input: 'allow-pull-request-target',
  },
  help: {
    kind: 'switch',
    description: 'Explain a command and its options.',
    commands: commandNames,
  },
  version: {
    kind: 'switch',
    description: 'Print the version.',
    commands: commandNames,
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
  'not-ready': 'Names of the environments that are not ready, one a line; empty where Keyparity could not judge.',
  states:
    'JSON: each environment with its state, `ready`, `accepted-risk`, `not-ready` or `not-judged`; empty where Keyparity could not judge.',
  report: 'Path of the JSON report; empty where Keyparity could not judge.',
  'check-run-url': 'Address of the check run; empty where none was created.',
  'comment-url': 'Address of the comment; empty where there is none.',
} as const;

export type OutputName = keyof typeof outputs;

/** The table as rows, for those who go through all of it. */
export function optionRows(): readonly (readonly [name: OptionName, shape: OptionShape])[] {
  return Object.entries(options) as [OptionName, OptionShape][];
}

/** The options that a command knows, as it knows them, in the order of the table. */
export function optionsOf(command: CommandName): readonly (readonly [name: OptionName, shape: OptionShape])[] {
  return optionRows()
    .filter(([, shape]) => shape.commands.includes(command))
    .map(([name, shape]) => [name, shapeWithin(command, shape)]);
}

function shapeWithin(command: CommandName, shape: OptionShape): OptionShape {
  const { once, ...variant } = shape.within?.[command] ?? {};
  const { repeatable, ...single } = shape;
  return once === true ? { ...single, ...variant } : { ...shape, ...variant };
}

/** The inputs of the Action, in the order of the table. */
export function actionInputs(): readonly (readonly [input: string, name: OptionName, shape: OptionShape])[] {
  return optionRows().flatMap(([name, shape]) =>
    shape.input === undefined ? [] : [[shape.input, name, shape] as const],
  );
}
