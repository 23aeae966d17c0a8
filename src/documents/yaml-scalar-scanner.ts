import {
  type Cursor,
  columnOf,
  isBreak,
  isDocumentMark,
  isSpaceOrEnd,
  skipBreak,
  skipLine,
  syntaxFailure,
} from './yaml-cursor.ts';

/*
 * How SnakeYAML reads the text of scalars. Each function starts with the cursor at the first character of the scalar
 * and leaves it behind the last character that belongs to it (a plain or block scalar: behind the line breaks, too).
 */

/** The text of a plain scalar. `brokeLine` tells whether a line break was passed, so that a simple key may follow. */
export interface PlainScalar {
  readonly text: string;
  readonly brokeLine: boolean;
}

/** Where a plain scalar stands. */
export interface PlainPlace {
  /** Columns that a following line needs at least to belong to the scalar; unused in flow collections. */
  readonly indent: number;
  readonly inFlow: boolean;
  readonly endsAtQuestionMark: boolean;
}

export function scanPlain(cursor: Cursor, { indent, inFlow, endsAtQuestionMark }: PlainPlace): PlainScalar {
  const { text } = cursor;
  let result = '';
  let spaces = '';
  let brokeLine = false;
  while (text.charCodeAt(cursor.position) !== 35) {
    const start = cursor.position;
    const end = endOfPlainChunk(text, start, inFlow, endsAtQuestionMark);
    if (end === start) break;
    brokeLine = false;
    const chunk = text.slice(start, end);
    result = result === '' ? chunk : result + spaces + chunk;
    cursor.position = end;
    const lineStart = cursor.lineStart;
    spaces = scanPlainSpaces(cursor);
    brokeLine = cursor.lineStart !== lineStart;
    if (spaces === '' || (!inFlow && columnOf(cursor) < indent)) break;
  }
  return { text: result, brokeLine };
}

function endOfPlainChunk(text: string, start: number, inFlow: boolean, endsAtQuestionMark: boolean): number {
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isSpaceOrEnd(code)) return end;
    if (code === 58) {
      const next = text.charCodeAt(end + 1);
      if (isSpaceOrEnd(next) || (inFlow && isFlowIndicator(next))) return end;
    } else if (code === 63 ? endsAtQuestionMark : inFlow && isFlowIndicator(code)) {
      return end;
    }
    end += 1;
  }
}

/** `,` `[` `]` `{` `}` */
function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** The white space between two parts of a plain scalar, folded; empty where the scalar ends. */
function scanPlainSpaces(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.position;
  skipBlanksAndTabs(cursor);
  const blanks = text.slice(start, cursor.position);
  const lineBreak = skipBreak(cursor);
  if (lineBreak === '') return blanks;
  let breaks = '';
  for (;;) {
    if (columnOf(cursor) === 0 && endsPlain(cursor)) return '';
    while (text.charCodeAt(cursor.position) === 32) cursor.position += 1;
    const next = skipBreak(cursor);
    if (next === '') break;
    breaks += next;
  }
  return folded(lineBreak, breaks);
}

/** SnakeYAML ends a plain scalar at `---` whatever follows, but at `...` only where it stands alone. */
function endsPlain(cursor: Cursor): boolean {
  return cursor.text.startsWith('---', cursor.position) || isDocumentMark(cursor);
}

function folded(lineBreak: string, breaks: string): string {
  if (lineBreak !== '\n') return lineBreak + breaks;
  return breaks === '' ? ' ' : breaks;
}

function skipBlanksAndTabs(cursor: Cursor): void {
  const { text } = cursor;
  let code = text.charCodeAt(cursor.position);
  while (code === 32 || code === 9) {
    cursor.position += 1;
    code = text.charCodeAt(cursor.position);
  }
}

/**
 * The text of a single- or double-quoted scalar.
 *
 * @param slashes whether `\/` is a slash
 */
export function scanQuoted(cursor: Cursor, slashes: boolean): string {
  const { text } = cursor;
  const start = cursor.position;
  const quote = text.charCodeAt(start);
  const opening = { start, quote, slashes };
  const parts: string[] = [];
  cursor.position += 1;
  for (;;) {
    scanQuotedText(cursor, opening, parts);
    if (text.charCodeAt(cursor.position) === quote) break;
    scanQuotedSpaces(cursor, parts, start);
  }
  cursor.position += 1;
  return parts.length === 1 ? parts[0]! : parts.join('');
}

interface Opening {
  readonly start: number;
  readonly quote: number;
  readonly slashes: boolean;
}

/** Reads up to white space or the closing quote. */
function scanQuotedText(cursor: Cursor, { start, quote, slashes }: Opening, parts: string[]): void {
  const { text } = cursor;
  for (;;) {
    const from = cursor.position;
    let end = from;
    let code = text.charCodeAt(end);
    while (!isSpaceOrEnd(code) && code !== quote && !(code === 92 && quote === 34)) {
      end += 1;
      code = text.charCodeAt(end);
    }
    if (end > from) parts.push(text.slice(from, end));
    cursor.position = end;
    if (quote === 39 && code === 39 && text.charCodeAt(end + 1) === 39) {
      parts.push("'");
      cursor.position += 2;
    } else if (quote === 34 && code === 92) {
      cursor.position += 1;
      if (slashes && text.charCodeAt(cursor.position) === 47) {
        parts.push('/');
        cursor.position += 1;
      } else scanEscape(cursor, parts, start);
    } else {
      return;
    }
  }
}

const escapes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }),
);
const escapeDigits: ReadonlyMap<string, number> = new Map(Object.entries({ x: 2, u: 4, U: 8 }));

/** The cursor stands behind the backslash. */
function scanEscape(cursor: Cursor, parts: string[], start: number): void {
  const { text } = cursor;
  const character = text.charAt(cursor.position);
  const replacement = escapes.get(character);
  if (replacement !== undefined) {
    parts.push(replacement);
    cursor.position += 1;
    return;
  }
  const digits = escapeDigits.get(character);
  if (digits !== undefined) {
    const hex = text.slice(cursor.position + 1, cursor.position + 1 + digits);
    const codePoint = /^[0-9A-Fa-f]+$/.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
    if (!(codePoint <= 0x10ffff)) throw syntaxFailure('A \\x, \\u or \\U escape is malformed.', cursor.position - 1);
    parts.push(String.fromCodePoint(codePoint));
    cursor.position += 1 + digits;
    return;
  }
  if (skipBreak(cursor) === '') {
    throw syntaxFailure(
      'A backslash in double quotes stands before a character that it cannot escape.',
      cursor.position - 1,
    );
  }
  parts.push(scanQuotedBreaks(cursor, start));
}

function scanQuotedSpaces(cursor: Cursor, parts: string[], start: number): void {
  const { text } = cursor;
  const from = cursor.position;
  skipBlanksAndTabs(cursor);
  const blanks = text.slice(from, cursor.position);
  if (text.charCodeAt(cursor.position) === 0) throw syntaxFailure('A quoted text is not closed.', start);
  const lineBreak = skipBreak(cursor);
  parts.push(lineBreak === '' ? blanks : folded(lineBreak, scanQuotedBreaks(cursor, start)));
}

function scanQuotedBreaks(cursor: Cursor, start: number): string {
  let breaks = '';
  for (;;) {
    if (columnOf(cursor) === 0 && isDocumentMark(cursor)) {
      throw syntaxFailure('A quoted text is not closed before the document ends.', start);
    }
    skipBlanksAndTabs(cursor);
    const lineBreak = skipBreak(cursor);
    if (lineBreak === '') return breaks;
    breaks += lineBreak;
  }
}

/**
 * The text of a literal (`|`) or folded (`>`) scalar.
 *
 * @param parentIndent Indentation of the collection that the scalar stands in; -1 at the top.
 */
export function scanBlock(cursor: Cursor, parentIndent: number): string {
  const { text } = cursor;
  const isFolded = text.charCodeAt(cursor.position) === 62;
  const { chomping, increment } = scanBlockHeader(cursor);
  const minimum = Math.max(parentIndent + 1, 1);
  let breaks: string;
  let indent: number;
  if (increment === 0) {
    const detected = scanBlockIndentation(cursor);
    breaks = detected.breaks;
    indent = Math.max(minimum, detected.indent);
  } else {
    indent = minimum + increment - 1;
    breaks = scanBlockBreaks(cursor, indent);
  }
  const parts: string[] = [];
  let lineBreak = '';
  while (columnOf(cursor) === indent && text.charCodeAt(cursor.position) !== 0) {
    parts.push(breaks);
    const from = cursor.position;
    skipLine(cursor);
    parts.push(text.slice(from, cursor.position));
    lineBreak = skipBreak(cursor);
    breaks = scanBlockBreaks(cursor, indent);
    if (columnOf(cursor) !== indent || text.charCodeAt(cursor.position) === 0) break;
    // A line that starts with a blank or a tab keeps the line breaks around it.
    const folds = isFolded && lineBreak === '\n' && !startsBlank(text, from) && !startsBlank(text, cursor.position);
    if (!folds) parts.push(lineBreak);
    else if (breaks === '') parts.push(' ');
  }
  if (chomping !== 'strip') parts.push(lineBreak);
  if (chomping === 'keep') parts.push(breaks);
  return parts.join('');
}

function startsBlank(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 32 || code === 9;
}

interface BlockHeader {
  readonly chomping: 'strip' | 'clip' | 'keep';
  /** 0 where the indentation is found from the text. */
  readonly increment: number;
}

/** Reads `|` or `>`, its indicators, a comment and the line break. */
function scanBlockHeader(cursor: Cursor): BlockHeader {
  const { text } = cursor;
  const start = cursor.position;
  const match = /[|>](?:([-+])([0-9])?|([0-9])([-+])?)?/y;
  match.lastIndex = start;
  const [whole = '', sign, digitBehind, digit, signBehind] = match.exec(text) ?? [];
  cursor.position += whole.length;
  const increment = digitBehind ?? digit;
  const code = text.charCodeAt(cursor.position);
  if (increment === '0' || code === 9 || !isSpaceOrEnd(code)) {
    throw syntaxFailure('The first line of a block text has something else than its indicators.', cursor.position);
  }
  while (text.charCodeAt(cursor.position) === 32) cursor.position += 1;
  if (text.charCodeAt(cursor.position) === 35) skipLine(cursor);
  if (skipBreak(cursor) === '' && text.charCodeAt(cursor.position) !== 0) {
    throw syntaxFailure('The first line of a block text has something else than its indicators.', cursor.position);
  }
  const chomp = sign ?? signBehind;
  return {
    chomping: chomp === '-' ? 'strip' : chomp === '+' ? 'keep' : 'clip',
    increment: increment === undefined ? 0 : Number(increment),
  };
}

/** Passes leading blank lines; the longest run of blanks, theirs included, is the indentation. */
function scanBlockIndentation(cursor: Cursor): { readonly breaks: string; readonly indent: number } {
  const { text } = cursor;
  const breaks: string[] = [];
  let indent = 0;
  for (;;) {
    const code = text.charCodeAt(cursor.position);
    if (code === 32) {
      cursor.position += 1;
      indent = Math.max(indent, columnOf(cursor));
    } else if (isBreak(code)) {
      breaks.push(skipBreak(cursor));
    } else {
      return { breaks: breaks.join(''), indent };
    }
  }
}

function scanBlockBreaks(cursor: Cursor, indent: number): string {
  const { text } = cursor;
  let breaks = '';
  for (;;) {
    while (columnOf(cursor) < indent && text.charCodeAt(cursor.position) === 32) cursor.position += 1;
    const lineBreak = skipBreak(cursor);
    if (lineBreak === '') return breaks;
    breaks += lineBreak;
  }
}
