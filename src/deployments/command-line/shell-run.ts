import type { Origin } from '../../documents/document.ts';
import { readShell, type ShellAssignment, type ShellCommand, type ShellWord } from '../../documents/shell-reader.ts';
import type { WrittenWord } from '../deployment.ts';
import { programName } from './java-command.ts';
import {
  expanded,
  mostWords,
  type ShellScope,
  type ShellText,
  type ShellValue,
  shortened,
  textOf,
} from './shell-values.ts';
import { type Context, deepest, exportVariable, type Follow, type Started, unknownProgram, within } from './started.ts';
import { assignmentIn } from './wrappers.ts';

/** Text for a shell: that of `sh -c`, or a script. */
export interface ShellSource {
  readonly text: string;
  /** `$0`. */
  readonly program: string;
  readonly isShared: boolean;
  /** Part of the text is put in by something that the repository does not show. */
  readonly opaque: boolean;
  originAt(offset: number): Origin;
}

/** A shell at work. */
interface Shell {
  readonly context: Context;
  readonly follow: Follow;
  positional: readonly WrittenWord[];
  /** `set -a`. */
  exportsAll: boolean;
}

/**
 * What a text for a shell starts, as far as it can be told without running it: the last program that starts Java. Variables are
 * followed; what is set under a condition is there and no more, unless it has a value already.
 */
export function runShell(
  source: ShellSource,
  positional: readonly WrittenWord[],
  context: Context,
  follow: Follow,
): Started | undefined {
  if (context.depth > deepest) return undefined;
  const own = within(context);
  const found = run(source, { context: own, follow, positional, exportsAll: false });
  if (found !== undefined || own.exported.size === context.exported.size) return found;
  return { options: [], arguments: [], variables: [...own.exported.values()], isUnderstood: false };
}

function run(source: ShellSource, shell: Shell): Started | undefined {
  let found: Started | undefined;
  const { budget, read } = shell.context;
  const commands = read.get(source.text) ?? readShell(source.text);
  read.set(source.text, commands);
  for (const command of commands) {
    budget.left -= command.words.reduce((sum, { parts }) => sum + parts.length, 1);
    if (budget.left <= 0) break;
    const words = command.words.flatMap((word) => wordsFor(word, command, source, shell));
    const started = runCommand(words, command, source, shell);
    if (started === undefined || (found?.isUnderstood === true && !started.isUnderstood)) continue;
    found = started;
    // Behind `exec` there is no shell any more.
    if (words[0]?.text === 'exec' && !command.isConditional) break;
  }
  return found;
}

function wordsFor(word: ShellWord, command: ShellCommand, source: ShellSource, shell: Shell): readonly WrittenWord[] {
  return expanded(word, scopeOf(command, source, shell)).map(({ text, opaque, from }) => {
    shell.context.budget.left -= 1 + text.length / 50;
    const isOpaque = opaque || source.opaque;
    const origin = source.originAt(word.at);
    return from ?? { text, origin, ...(isOpaque && { opaque: true }), ...(source.isShared && { isShared: true }) };
  });
}

function scopeOf(command: ShellCommand, { program }: ShellSource, shell: Shell): ShellScope {
  return {
    valueOf: (name) => shell.context.variables.get(name),
    program,
    positional: shell.positional.map((from): ShellText => ({ text: from.text, opaque: from.opaque === true, from })),
    assign: (name, value) => {
      if (!isKept(name, command, shell)) shell.context.variables.set(name, value);
    },
  };
}

/** What may be set only if it is not there yet: `[ -z "$A" ] && A=b`. */
function isKept(name: string, { isConditional }: ShellCommand, { context }: Shell): boolean {
  return isConditional && (context.variables.get(name)?.text ?? '') !== '';
}

/** Programs that start nothing: what stands behind them is theirs. */
const idle: ReadonlySet<string> = new Set(
  (
    '[ [[ test ! : true false echo printf cat sed awk grep egrep cut tr head tail sort tee ls find touch mkdir chmod chown ' +
    'cp mv rm ln cd pushd popd curl wget nc ping getent sleep wait exit return break continue trap kill pkill pgrep ps ' +
    'ulimit umask read getopts which type hash unset alias date hostname id whoami xargs keytool jps jcmd openssl'
  ).split(' '),
);

function runCommand(
  words: readonly WrittenWord[],
  command: ShellCommand,
  source: ShellSource,
  shell: Shell,
): Started | undefined {
  const [first, ...rest] = words;
  if (first === undefined) {
    for (const assignment of command.assignments) assign(assignment, command, source, shell);
    return undefined;
  }
  const builtin = builtins.get(first.text);
  if (builtin !== undefined) return builtin({ first, rest, command, source, shell });
  if (idle.has(programName(first.text))) return undefined;
  const context = command.assignments.length === 0 ? shell.context : within(shell.context);
  for (const { name, value, at } of command.assignments) {
    const { text, opaque } = textOf(value[0]?.parts ?? [], scopeOf(command, source, shell));
    exportVariable(context, { name, value: text, opaque: opaque || source.opaque, origin: source.originAt(at) });
  }
  const started = shell.follow(words, context);
  return started ?? (command.isConditional ? undefined : unknownProgram(words, context));
}

function assign(
  { name, adds, value, at }: ShellAssignment,
  command: ShellCommand,
  source: ShellSource,
  shell: Shell,
): void {
  const { variables } = shell.context;
  const before = variables.get(name);
  if (isKept(name, command, shell)) return;
  const scope = scopeOf(command, source, shell);
  const elements = value.length === 1 && !adds ? undefined : value.flatMap((word) => expanded(word, scope));
  const { text, opaque } =
    value.length === 1 ? textOf(value[0]?.parts ?? [], scope) : { text: elements?.[0]?.text ?? '', opaque: false };
  const isOpaque = opaque || source.opaque || command.isConditional || (adds && before?.opaque === true);
  const list = before?.elements ?? (value.length === 1 ? undefined : []);
  const next: ShellValue = shortened({
    text: adds && list === undefined ? (before?.text ?? '') + text : text,
    opaque: isOpaque,
    ...(list !== undefined && { elements: [...(adds ? list : []), ...(elements ?? [])] }),
  });
  if (shell.exportsAll || before?.isExported === true) {
    exportVariable(shell.context, { name, value: next.text, opaque: next.opaque, origin: source.originAt(at) });
  } else variables.set(name, next);
}

interface Call {
  readonly first: WrittenWord;
  readonly rest: readonly WrittenWord[];
  readonly command: ShellCommand;
  readonly source: ShellSource;
  readonly shell: Shell;
}

const builtins: ReadonlyMap<string, (call: Call) => Started | undefined> = new Map([
  ['export', exportNames],
  ...['declare', 'typeset', 'readonly', 'local'].map((name): [string, typeof declareNames] => [name, declareNames]),
  ['set', setOptions],
  ['shift', shiftPositional],
  ['.', readIn],
  ['source', readIn],
  ['eval', evaluate],
]);

function exportNames({ rest, command, source, shell }: Call): undefined {
  for (const word of rest) {
    const { name, value } = assignmentIn(word.text) ?? { name: word.text, value: undefined };
    const known = shell.context.variables.get(name);
    const { origin } = word;
    if (value !== undefined && !isKept(name, command, shell)) {
      const opaque = word.opaque === true || command.isConditional;
      exportVariable(shell.context, { name, value, opaque, origin });
    } else if (known !== undefined && known.isExported !== true) {
      exportVariable(shell.context, { name, value: known.text, opaque: known.opaque, origin });
    } else if (name === '' && word.opaque === true) {
      shell.context.open.push({ what: `variables that a command of ${source.program} writes`, origin });
    }
  }
}

function declareNames(call: Call): undefined {
  const { rest, command, shell } = call;
  if (rest.some(({ text }) => /^-\w*x/.test(text))) return exportNames(call);
  for (const { text, opaque } of rest) {
    const { name, value } = assignmentIn(text) ?? {};
    if (name === undefined || value === undefined || isKept(name, command, shell)) continue;
    shell.context.variables.set(name, { text: value, opaque: opaque === true || command.isConditional });
  }
}

function setOptions({ rest, command, shell }: Call): undefined {
  const end = rest.findIndex(({ text }) => text === '--');
  const options = rest.slice(0, end < 0 ? undefined : end).map(({ text }) => text);
  if (options.some((text) => /^-\w*a/.test(text) || text === 'allexport')) shell.exportsAll = true;
  if (options.some((text) => /^\+\w*a/.test(text))) shell.exportsAll = false;
  if (end < 0) return;
  const next = rest.slice(end + 1);
  // `[ "${1#-}" != "$1" ] && set -- java -jar app.jar "$@"`: done where the words name no program themselves.
  const isNeeded = shell.positional[0] === undefined || shell.positional[0].text.startsWith('-');
  if (!command.isConditional || isNeeded) shell.positional = next.slice(0, mostWords);
}

function shiftPositional({ rest, command, shell }: Call): undefined {
  const count = Number(rest[0]?.text ?? 1);
  if (!command.isConditional && Number.isInteger(count)) shell.positional = shell.positional.slice(count);
}

/** Files of the shell itself, which set no variables for an application. */
const ofShell = /(?:^|\/)(?:profile|\.?bashrc|\.profile|\.bash_profile|nvm\.sh|sdkman-init\.sh)$/;

function readIn({ rest, source, shell }: Call): Started | undefined {
  const [file] = rest;
  if (file === undefined) return undefined;
  const script = shell.context.scriptAt(file.text);
  if (script === undefined) {
    // What a variable has put into the name may be a secret.
    const isLiteral = file.text !== '' && source.text.includes(file.text);
    const what = isLiteral ? `the variables of ${file.text}` : 'a file that a script names';
    if (!ofShell.test(file.text)) shell.context.open.push({ what, origin: file.origin });
    return undefined;
  }
  if (shell.context.depth > deepest) return undefined;
  const deeper = { ...shell, context: { ...shell.context, depth: shell.context.depth + 1 } };
  return run({ ...script, program: source.program, isShared: true, opaque: false }, deeper);
}

function evaluate({ first, rest, source, shell }: Call): Started | undefined {
  if (shell.context.depth > deepest) return undefined;
  const deeper = { ...shell, context: { ...shell.context, depth: shell.context.depth + 1 } };
  const text = rest.map((word) => word.text).join(' ');
  const opaque = rest.some((word) => word.opaque === true);
  return run({ ...source, text, opaque: source.opaque || opaque, originAt: () => first.origin }, deeper);
}
