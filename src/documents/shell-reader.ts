/*
 * Scripts for a POSIX shell, read as text: the simple commands with their words, in the order in which they stand. Nothing
 * runs. What only the run can tell (the output of a command, arithmetic) is a part that is not known.
 */

/** A piece of a word. */
export type ShellPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable';
      /** A name, a number, `@` or `*`. */
      readonly name: string;
      /** `:-`, `-`, `:=`, `=`, `:+`, `+`, `:?` or `?`. */
      readonly operator?: string;
      readonly operand?: readonly ShellPart[];
      /** In double quotes: its value is parted into no words. */
      readonly quoted: boolean;
    }
  | { readonly kind: 'unknown'; readonly quoted: boolean };

export interface ShellWord {
  readonly parts: readonly ShellPart[];
  /** Offset of its first character. */
  readonly at: number;
}

export interface ShellAssignment {
  readonly name: string;
  /** `A+=b`. */
  readonly adds: boolean;
  /** One word, or the elements of `A=(b c)`. */
  readonly value: readonly ShellWord[];
  readonly at: number;
}

/** A simple command: what stands between `;`, `&&`, `|` and the ends of lines. */
export interface ShellCommand {
  readonly assignments: readonly ShellAssignment[];
  readonly words: readonly ShellWord[];
  readonly at: number;
  /** It stands under a condition, in a loop, or behind a test: whether it runs is not known. */
  readonly isConditional: boolean;
}

interface Reader {
  readonly text: string;
  at: number;
  /** Words that end the documents (`<<EOF`) which begin behind this line. */
  readonly documents: string[];
  readonly commands: ShellCommand[];
  words: ShellWord[];
  assignments: ShellAssignment[];
  from: number;
  /** Open `if`, `while`, `for` and `case`. */
  blocks: number;
  /** Between `for`, `case` or `select` and the end of that line. */
  inHeader: boolean;
  /** Behind a test and `&&`, or behind `||`. */
  afterTest: boolean;
}

const mostCommands = 5000;
/** Deeper nobody writes `${A:-${B:-…}}`. */
const deepest = 8;

/** Never throws: what is no shell gives words that mean nothing. */
export function readShell(text: string): readonly ShellCommand[] {
  const reader: Reader = {
    ...{ text, at: 0, documents: [], commands: [], words: [], assignments: [], from: 0 },
    ...{ blocks: 0, inHeader: false, afterTest: false },
  };
  while (reader.at < text.length && reader.commands.length < mostCommands) step(reader);
  endCommand(reader);
  return reader.commands;
}

function step(reader: Reader): void {
  const { text, at } = reader;
  const character = text[at] as string;
  if (character === '\n') {
    endCommand(reader);
    reader.afterTest = false;
    reader.at = behindDocuments(reader, at + 1);
  } else if (/\s/.test(character)) reader.at += 1;
  else if (character === '\\' && /^\r?\n/.test(text.slice(at + 1, at + 3))) reader.at = text.indexOf('\n', at) + 1;
  else if (character === '#') reader.at = lineEnd(text, at);
  else if (!readRedirection(reader) && !readOperator(reader, character)) readNext(reader);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function behindDocuments(reader: Reader, from: number): number {
  const { text, documents } = reader;
  let at = from;
  for (const word of documents.splice(0)) {
    for (;;) {
      if (at >= text.length) return at;
      const end = lineEnd(text, at);
      const line = text.slice(at, end).replace(/\r$/, '');
      at = end + 1;
      if (line.trimStart() === word) break;
    }
  }
  return Math.min(at, text.length);
}

const redirection = /(?:\d{0,3}|&)(?:<<<|<<-?|<>|>>|>\||[<>]&?)/y;

/** `> file`, `2>&1`, `<<EOF`: no words of the command. */
function readRedirection(reader: Reader): boolean {
  const { text } = reader;
  redirection.lastIndex = reader.at;
  const written = redirection.exec(text)?.[0];
  // `<(…)` and `>(…)` are words: what the command in them writes.
  if (written === undefined || (/^[<>]$/.test(written) && text[reader.at + 1] === '(')) return false;
  reader.at += written.length;
  while (text[reader.at] === ' ' || text[reader.at] === '\t') reader.at += 1;
  const from = reader.at;
  if (readWord(reader) === undefined) return true;
  if (/<<-?$/.test(written)) reader.documents.push(text.slice(from, reader.at).replace(/["'\\]/g, ''));
  return true;
}

function readOperator(reader: Reader, character: string): boolean {
  if (!/[;&|()]/.test(character)) return false;
  const isDouble = reader.text[reader.at + 1] === character;
  const isTest = isTestIn(reader);
  endCommand(reader);
  reader.at += isDouble ? 2 : 1;
  if (isDouble && character === '|') reader.afterTest = true;
  else if (isDouble && character === '&') reader.afterTest ||= isTest;
  else if (character === ';' || character === '&') reader.afterTest = false;
  return true;
}

/** Commands that are asked for their answer alone. */
const tests: ReadonlySet<string> = new Set(['[', '[[', 'test', '!', 'grep', 'command', 'which', 'type']);

function isTestIn({ words }: Reader): boolean {
  return tests.has(plainText(words[0]) ?? '');
}

/** The text of a word without anything that a shell would replace. */
export function plainText(word: ShellWord | undefined): string | undefined {
  if (word === undefined) return undefined;
  let text = '';
  for (const part of word.parts) {
    if (part.kind !== 'text') return undefined;
    text += part.text;
  }
  return text;
}

const openings: ReadonlySet<string> = new Set(['if', 'while', 'until', 'for', 'case', 'select']);
const headers: ReadonlySet<string> = new Set(['for', 'case', 'select']);
const closings: ReadonlySet<string> = new Set(['fi', 'done', 'esac']);
const between: ReadonlySet<string> = new Set(['then', 'do', 'else', 'elif', '{', '}', 'time', 'function', 'coproc']);

function readNext(reader: Reader): void {
  if (reader.words.length === 0) {
    if (reader.assignments.length === 0) reader.from = reader.at;
    if (readAssignment(reader)) return;
  }
  const word = readWord(reader);
  if (word === undefined) {
    reader.at += 1;
    return;
  }
  const text = reader.words.length === 0 ? plainText(word) : undefined;
  if (text === undefined || !isControl(reader, text)) reader.words.push(word);
}

function isControl(reader: Reader, word: string): boolean {
  if (openings.has(word)) {
    reader.blocks += 1;
    reader.inHeader = headers.has(word);
  } else if (closings.has(word)) reader.blocks = Math.max(0, reader.blocks - 1);
  else if (!between.has(word)) return false;
  return true;
}

function endCommand(reader: Reader): void {
  const { words, assignments, from, blocks, afterTest, inHeader } = reader;
  if (!inHeader && words.length + assignments.length > 0)
    reader.commands.push({ words, assignments, at: from, isConditional: blocks > 0 || afterTest });
  reader.words = [];
  reader.assignments = [];
  reader.inHeader = false;
}

const assignment = /([A-Za-z_][A-Za-z0-9_]*)(\+?)=/y;

function readAssignment(reader: Reader): boolean {
  const { text, at } = reader;
  assignment.lastIndex = at;
  const [written, name = '', plus] = assignment.exec(text) ?? [];
  if (written === undefined) return false;
  reader.at += written.length;
  const isList = text[reader.at] === '(';
  const value = isList ? listOf(reader) : [readWord(reader) ?? { parts: [], at: reader.at }];
  reader.assignments.push({ name, adds: plus === '+', value, at });
  return true;
}

function listOf(reader: Reader): readonly ShellWord[] {
  const words: ShellWord[] = [];
  reader.at += 1;
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    if (reader.text[reader.at] === '#') reader.at = lineEnd(reader.text, reader.at);
    const word = readWord(reader);
    if (word === undefined) reader.at += 1;
    else words.push(word);
  }
  reader.at += 1;
  return words;
}

/** Where a text is read: a script, or the operand of a variable, which has no blanks that part it. */
type Cursor = Pick<Reader, 'text' | 'at'>;

/** A word from here to the next blank or operator; `undefined` where none begins. */
function readWord(cursor: Cursor): ShellWord | undefined {
  const from = cursor.at;
  const parts = partsUntil(cursor, /[\s;&|()<>]/, false, 0);
  return cursor.at === from ? undefined : { parts, at: from };
}

const longestPlain = /[^\s;&|()<>"'\\$`}]+/y;

function partsUntil(cursor: Cursor, end: RegExp, quoted: boolean, depth: number): readonly ShellPart[] {
  const parts: ShellPart[] = [];
  const { text } = cursor;
  while (cursor.at < text.length) {
    const character = text[cursor.at] as string;
    longestPlain.lastIndex = cursor.at;
    const plain = longestPlain.exec(text)?.[0];
    if (plain !== undefined) {
      addText(parts, plain);
      cursor.at += plain.length;
    } else if (character === '\\') readEscaped(cursor, parts, quoted);
    else if (character === '"' && !quoted) readQuoted(cursor, parts, depth);
    else if (character === "'" && !quoted) readLiteral(cursor, parts);
    else if (character === '`' || character === '$') readDollar(cursor, parts, quoted, depth);
    else if (end.test(character) && !isProcess(cursor, parts)) return parts;
    else if (isProcess(cursor, parts)) {
      cursor.at = closing(text, cursor.at + 2, '(', ')');
      parts.push({ kind: 'unknown', quoted: true });
    } else {
      addText(parts, character);
      cursor.at += 1;
    }
  }
  return parts;
}

/** `<(…)`. */
function isProcess({ text, at }: Cursor, parts: readonly ShellPart[]): boolean {
  return parts.length === 0 && (text[at] === '<' || text[at] === '>') && text[at + 1] === '(';
}

function addText(parts: ShellPart[], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}

function readEscaped(cursor: Cursor, parts: ShellPart[], quoted: boolean): void {
  const next = cursor.text[cursor.at + 1] ?? '';
  const isBreak = next === '\n' || cursor.text.startsWith('\r\n', cursor.at + 1);
  if (!isBreak) addText(parts, quoted && !/["$`\\]/.test(next) ? `\\${next}` : next);
  cursor.at += isBreak && next !== '\n' ? 3 : 2;
}

function readQuoted(cursor: Cursor, parts: ShellPart[], depth: number): void {
  cursor.at += 1;
  addText(parts, '');
  for (const part of partsUntil(cursor, /"/, true, depth)) {
    if (part.kind === 'text') addText(parts, part.text);
    else parts.push(part);
  }
  cursor.at += 1;
}

function readLiteral(cursor: Cursor, parts: ShellPart[]): void {
  const end = cursor.text.indexOf("'", cursor.at + 1);
  const close = end < 0 ? cursor.text.length : end;
  addText(parts, cursor.text.slice(cursor.at + 1, close));
  cursor.at = close + 1;
}

const nameHere = /[A-Za-z_]\w*|[0-9@*]/y;

function readDollar(cursor: Cursor, parts: ShellPart[], quoted: boolean, depth: number): void {
  const { text, at } = cursor;
  const unknownUntil = (end: number): void => {
    parts.push({ kind: 'unknown', quoted });
    cursor.at = end;
  };
  if (text[at] === '`') {
    const end = text.indexOf('`', at + 1);
    unknownUntil(end < 0 ? text.length : end + 1);
  } else if (text.startsWith('${{', at)) {
    // An expression of a workflow, which is replaced before any shell sees it.
    const end = text.indexOf('}}', at);
    unknownUntil(end < 0 ? text.length : end + 2);
  } else if (text[at + 1] === '(') unknownUntil(closing(text, at + 2, '(', ')'));
  else if (text[at + 1] === '{') readBraced(cursor, parts, quoted, depth);
  else if (text[at + 1] === "'" && !quoted) {
    cursor.at += 1;
    readLiteral(cursor, parts);
  } else {
    nameHere.lastIndex = at + 1;
    const name = nameHere.exec(text)?.[0];
    if (name === undefined) {
      addText(parts, '$');
      cursor.at += 1;
      // `$?`, `$$`, `$#`, `$!`: of this process alone.
      if (/[?$#!-]/.test(text[at + 1] ?? '')) cursor.at += 1;
      return;
    }
    parts.push({ kind: 'variable', name, quoted });
    cursor.at = at + 1 + name.length;
  }
}

const bracedHere = /([A-Za-z_]\w*|[0-9]+|[@*])(\[[@*]\])?(:?[-=+?])?/y;

function readBraced(cursor: Cursor, parts: ShellPart[], quoted: boolean, depth: number): void {
  const { text, at } = cursor;
  bracedHere.lastIndex = at + 2;
  const [written = '', name, , operator] = bracedHere.exec(text) ?? [];
  const behind = at + 2 + written.length;
  if (name === undefined || depth > deepest || (operator === undefined && text[behind] !== '}')) {
    parts.push({ kind: 'unknown', quoted });
    cursor.at = closing(text, at + 2, '{', '}');
    return;
  }
  cursor.at = behind;
  const operand = operator === undefined ? undefined : partsUntil(cursor, /\}/, quoted, depth + 1);
  parts.push({ kind: 'variable', name, quoted, ...(operator && { operator }), ...(operand && { operand }) });
  cursor.at += 1;
}

/** Behind the sign that closes what was opened before; the end of the text where nothing does. */
function closing(text: string, from: number, open: string, close: string): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
