import {
  type CommandName,
  type CommandShape,
  commandNames,
  commands,
  type OptionShape,
  optionsOf,
} from '../commands/options.ts';

const examples: Readonly<Record<CommandName, readonly (readonly [words: string, effect: string])[]>> = {
  check: [
    ['keyparity', 'judge the repository in this folder'],
    ['keyparity --environment stage --fail-on warning', 'only stage, and be strict'],
    ['keyparity --base origin/main', 'only what this branch is to blame for'],
    ['keyparity --format github --output json=report.json', 'annotations, and a report for other tools'],
  ],
  doctor: [
    ['keyparity doctor', 'is this how the repository works? Start here'],
    ['keyparity doctor --application orders', 'one application, and what was left alone'],
    ['keyparity doctor --format json', 'for other tools'],
  ],
  init: [
    ['keyparity init --stdout', 'look at it first'],
    ['keyparity init', 'write keyparity.yml; an existing one is left as it is'],
    ['keyparity init --check', 'in CI: does the file know every application and environment?'],
    ['keyparity init --force', 'write it anew, and see with git diff what is different'],
  ],
  matrix: [
    ['keyparity matrix', 'all keys of all applications'],
    ['keyparity matrix --application orders --format markdown', 'one application, to paste into an issue'],
  ],
  resolve: [
    ['keyparity resolve --application orders --environment prod', 'every key that orders gets in prod, and from where'],
    ['keyparity resolve --application orders --profiles prod,eu', 'profiles that make up no environment of their own'],
    ['keyparity resolve --environment prod --format properties --show-values', 'the result as one .properties file'],
  ],
  explain: [
    ['keyparity explain payment.gateway.url', 'all applications that know the key'],
    ['keyparity explain db.password --application orders --format json', 'one application, for other tools'],
  ],
  requirements: [
    ['keyparity requirements', 'every key that the code asks for, application by application'],
    ['keyparity requirements --application orders --format json', 'one application, for other tools'],
  ],
  baseline: [
    ['keyparity baseline', 'accept what there is; from now on only new findings fail'],
    ['keyparity baseline --prune', 'take out what was repaired, accept nothing'],
  ],
  rules: [
    ['keyparity rules', 'every rule with its severity'],
    ['keyparity rules missing-override', 'what it finds, why, and how to fix it'],
  ],
};

const exitCodes = `Exit codes
  0  nothing blocks
  1  something blocks
  2  Keyparity could not judge: a wrong command, a mistake in keyparity.yml, a fault of its own
`;

/** The text of `--help`, for the program or for one of its commands. */
export function help(command: CommandName | undefined): string {
  return command === undefined ? programHelp() : commandHelp(command);
}

function programHelp(): string {
  return [
    'Keyparity works out what each environment of each Spring application really gets, and finds what it lacks.',
    '',
    'Usage: keyparity [command] [options]',
    '',
    'Commands',
    table(commandNames.map((name) => [usageWord(name), commands[name].summary])),
    'Options of check',
    optionTable('check'),
    'Examples',
    table(examples.check),
    exitCodes,
    'keyparity COMMAND --help explains the other commands.',
    '',
  ].join('\n');
}

function commandHelp(command: CommandName): string {
  return [
    commands[command].summary,
    '',
    `Usage: keyparity ${usageWord(command)} [options]`,
    '',
    'Options',
    optionTable(command),
    'Examples',
    table(examples[command]),
    exitCodes,
  ].join('\n');
}

function usageWord(command: CommandName): string {
  const { operand, operandRequired }: CommandShape = commands[command];
  if (operand === undefined) return command;
  return operandRequired === true ? `${command} <${operand}>` : `${command} [${operand}]`;
}

function optionTable(command: CommandName): string {
  return table(optionsOf(command).map(([name, shape]) => [spelling(name, shape), explanation(shape)]));
}

/** `--fail-on error|warning|notice|never` */
export function spelling(name: string, shape: OptionShape): string {
  if (shape.kind === 'switch') return `--${name}`;
  return `--${name} ${shape.placeholder ?? shape.values?.join('|')}`;
}

/** The description with what the value alone does not show. */
export function explanation(shape: OptionShape): string {
  const notes = [
    ...(shape.kind === 'file' ? [`formats: ${shape.values?.join(', ')}`] : []),
    ...(shape.repeatable ? ['may be repeated'] : []),
    ...(shape.default === undefined ? [] : [`default: ${shape.default}`]),
  ];
  return notes.length === 0 ? shape.description : `${shape.description.replace(/\.$/, '')} (${notes.join('; ')}).`;
}

function table(rows: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.min(40, Math.max(...rows.map(([left]) => left.length)));
  const lines = rows.map(([left, right]) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
  return `${lines.join('\n')}\n`;
}
