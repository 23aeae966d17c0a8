import type { OpenSource } from '../../spring/property-source.ts';
import type { FindScript, WrittenVariable, WrittenWord } from '../deployment.ts';
import { isJava, javaCommand, programName } from './java-command.ts';
import { runShell } from './shell-run.ts';
import { type Context, deepest, exportVariable, type Started, unknownProgram, within } from './started.ts';
import { wordsIn } from './words-in.ts';
import { assignmentIn, startBehind, type Wrapper, wrappers } from './wrappers.ts';

/** What a command line gives to Spring, and where more may come from. */
export interface CommandLineReading extends Started {
  readonly open: readonly OpenSource[];
}

/**
 * Reads a command line, which is an array of words: a text for a shell is `sh -c TEXT`. Programs that start others are looked
 * through, and scripts of the repository are read. Options of the JVM are those before the jar, the war or the main class of
 * `java`; only what stands behind it is the application's.
 *
 * @param known the variables that the process gets, by name
 */
export function readCommandLine(
  words: readonly WrittenWord[],
  known: ReadonlyMap<string, WrittenVariable>,
  scriptAt: FindScript = () => undefined,
): CommandLineReading {
  const open: OpenSource[] = [];
  const variables = new Map(
    [...known].map(([name, { value, opaque }]) => [name, { text: value, opaque, isExported: true as const }]),
  );
  const context: Context = {
    scriptAt,
    variables,
    exported: new Map(),
    open,
    depth: 0,
    budget: { left: 20_000 },
    read: new Map(),
  };
  const started = follow(words, context) ?? unknownProgram(words, context);
  const isSilent = !started.isUnderstood && started.options.length + started.arguments.length === 0;
  const { options, arguments: list } = isSilent ? unknownProgram(words, context) : started;
  const filledIn = list.find(({ text, opaque }) => text === '' && opaque === true);
  if (started.isUnderstood && filledIn !== undefined)
    open.push({ what: 'arguments that a command writes', origin: filledIn.origin });
  return { ...started, options, arguments: list, open };
}

/** Whether a text for a shell starts Java by itself. */
export function startsJava(text: string): boolean {
  const origin = { path: '', line: 1, column: 1 };
  const words = ['sh', '-c', text].map((word) => ({ text: word, origin }));
  return readCommandLine(words, new Map()).isUnderstood;
}

function follow(words: readonly WrittenWord[], context: Context): Started | undefined {
  const [first, ...rest] = words;
  if (first === undefined || context.depth > deepest) return undefined;
  const program = programName(first.text);
  if (isJava(program)) return ofJava(rest, context);
  if (/^(?:ba|da|a|k|z)?sh$/.test(program)) return ofShell(rest, context);
  // A jar that is a program by itself, and the process of a buildpack, whose arguments are those of the application.
  if (/\.[jw]ar$/.test(program) || /^\/cnb\/process\//.test(first.text)) return understood([], rest, context);
  if (/^\/cnb\/lifecycle\/launcher$|^launcher$/.test(first.text)) return ofLauncher(rest, context);
  if (program === 'su') return ofOtherUser(rest, context);
  const wrapper = wrappers.get(program);
  if (wrapper !== undefined) return behind(first, wrapper, rest, context);
  return ofScript(first, rest, context) ?? javaAmong(rest, context);
}

function understood(options: readonly WrittenWord[], list: readonly WrittenWord[], { exported }: Context): Started {
  return { options, arguments: list, variables: [...exported.values()], isUnderstood: true };
}

function ofJava(words: readonly WrittenWord[], context: Context): Started | undefined {
  const { options, arguments: list } = javaCommand(words, (file) => argumentsIn(file, context));
  return list === undefined ? undefined : understood(options, list, context);
}

/** `@file`: a file with options, in which quotes and comments are those of `java`. */
function argumentsIn({ text, origin, isShared }: WrittenWord, { scriptAt }: Context): readonly WrittenWord[] {
  const script = scriptAt(text.slice(1));
  const lines = script?.text.split('\n').filter((line) => !line.trimStart().startsWith('#')) ?? [];
  return lines.flatMap(wordsIn).map((word) => ({ text: word, origin, ...(isShared && { isShared }) }));
}

/** `-c TEXT`, `-ec TEXT`, `-o pipefail -c TEXT`; else a script with its words. */
function ofShell(words: readonly WrittenWord[], context: Context): Started | undefined {
  let at = 0;
  let isText = false;
  for (; /^[-+]\w|^--/.test(words[at]?.text ?? ''); at += 1) {
    const { text } = words[at] as WrittenWord;
    if (text === '--') {
      at += 1;
      break;
    }
    if (/^-\w*c\w*$/.test(text)) isText = true;
    if (/^[-+]\w*o$/.test(text)) at += 1;
  }
  const [text, ...rest] = words.slice(at);
  if (text === undefined) return undefined;
  return isText ? ofText(text, rest, context) : ofScript(text, rest, context);
}

function ofText(written: WrittenWord, rest: readonly WrittenWord[], context: Context): Started | undefined {
  const { text, origin, opaque = false, isShared = false } = written;
  const [zero, ...positional] = rest;
  const source = { text, opaque, isShared, originAt: () => origin };
  return runShell({ ...source, program: zero?.text ?? 'sh' }, positional, context, follow);
}

function ofScript(file: WrittenWord, rest: readonly WrittenWord[], context: Context): Started | undefined {
  const script = context.scriptAt(file.text);
  if (script === undefined) return undefined;
  const source = { ...script, program: file.text, isShared: true, opaque: false };
  const started = runShell(source, rest, context, follow);
  return started?.isUnderstood === true ? started : (javaAmong(rest, context) ?? started);
}

/** `su -s /bin/sh -c 'java …' user`. */
function ofOtherUser(words: readonly WrittenWord[], context: Context): Started | undefined {
  const at = words.findIndex(({ text }) => text === '-c' || text === '--command');
  const text = words[at + 1];
  return at < 0 || text === undefined ? undefined : ofText(text, [], within(context));
}

/** The launcher of buildpacks: `-- java …`, or a text for a shell. */
function ofLauncher(words: readonly WrittenWord[], context: Context): Started | undefined {
  const [first, ...rest] = words;
  if (first === undefined) return undefined;
  if (first.text === '--') return follow(rest, within(context));
  if (/\s/.test(first.text)) return ofText(first, rest, context);
  return understood([], first.text.startsWith('-') ? words : rest, context);
}

function behind(
  program: WrittenWord,
  wrapper: Wrapper,
  rest: readonly WrittenWord[],
  context: Context,
): Started | undefined {
  const own = within(context);
  const isEnv = programName(program.text) === 'env';
  const split = isEnv ? rest.findIndex(({ text }) => text === '-S' || text === '--split-string') : -1;
  const words = split < 0 ? rest : [...rest.slice(0, split), ...partsOf(rest[split + 1]), ...rest.slice(split + 2)];
  const at = startBehind(
    wrapper,
    words.map(({ text }) => text),
  );
  for (const { text, opaque, origin } of words.slice(0, at)) {
    const { name, value } = assignmentIn(text) ?? {};
    if (wrapper.assigns === true && name !== undefined && value !== undefined)
      exportVariable(own, { name, value, opaque: opaque === true, origin });
  }
  // `env $(cat .env | xargs) java …`
  const isFilled = words.slice(0, at + 1).some(({ text, opaque }) => text === '' && opaque === true);
  if (wrapper.fetches === true || (isEnv && isFilled))
    context.open.push({ what: `variables that ${programName(program.text)} gives`, origin: program.origin });
  const started = follow(
    words.slice(at).filter(({ text, opaque }, i) => i > 0 || text !== '' || opaque !== true),
    own,
  );
  return started ?? javaAmong(words, own) ?? (at < words.length ? unknownProgram(words.slice(at), own) : undefined);
}

function partsOf(word: WrittenWord | undefined): readonly WrittenWord[] {
  return word === undefined ? [] : wordsIn(word.text).map((text) => ({ ...word, text }));
}

/** Whatever an unknown program does first, in the end it starts the `java` that its words name. */
function javaAmong(words: readonly WrittenWord[], context: Context): Started | undefined {
  const at = words.findIndex(({ text }) => isJava(programName(text)));
  if (at >= 0) return ofJava(words.slice(at + 1), context);
  return words.some(({ text }) => text === '-jar') ? ofJava(words, context) : undefined;
}
