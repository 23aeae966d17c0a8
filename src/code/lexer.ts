/**
 * A lexer for Java (JLS 3, text blocks included) and Kotlin (templates, raw strings, multi-dollar strings of 2.2). It
 * knows no errors: text that is neither is cut into some tokens, in linear time.
 */
export type Language = 'java' | 'kotlin';

/** What a token is: one of these, or the code of the punctuation character that it consists of. */
export const IDENTIFIER = 1;
export const NUMBER = 2;
export const STRING = 3;
export const CHARACTER = 4;

/** The tokens of a text without blanks and comments, as parallel lists. */
export interface Tokens {
  readonly text: string;
  readonly language: Language;
  readonly count: number;
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** For a bracket the index of its partner (`count` where it has none); elsewhere 0. */
  readonly partners: readonly number[];
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const DOLLAR = 0x24;
const APOSTROPHE = 0x27;
const ASTERISK = 0x2a;
const DOT = 0x2e;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0x7f || code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isIdentifierStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || (code >= 0x80 && !isSpace(code));
const isIdentifierPart = (code: number): boolean => isIdentifierStart(code) || isDigit(code);

export function lex(text: string, language: Language): Tokens {
  const isKotlin = language === 'kotlin';
  const kinds: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const { length } = text;
  let i = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      i++;
      continue;
    }
    const start = i;
    let kind = code;
    if (isIdentifierStart(code) || (code === DOLLAR && !isKotlin)) {
      kind = IDENTIFIER;
      i++;
      while (i < length) {
        const next = text.charCodeAt(i);
        if (!isIdentifierPart(next) && !(next === DOLLAR && !isKotlin)) break;
        i++;
      }
    } else if (code === QUOTE) {
      kind = STRING;
      i = isKotlin ? endOfKotlinString(text, i, 1) : endOfJavaString(text, i);
    } else if (code === SLASH && text.charCodeAt(i + 1) === SLASH) {
      i = endOfLine(text, i);
      continue;
    } else if (code === SLASH && text.charCodeAt(i + 1) === ASTERISK) {
      i = endOfComment(text, i, isKotlin);
      continue;
    } else if (isDigit(code)) {
      kind = NUMBER;
      i = endOfNumber(text, i);
    } else if (code === APOSTROPHE) {
      kind = CHARACTER;
      i = endOfCharacter(text, i);
    } else if (code === BACKTICK && isKotlin) {
      kind = IDENTIFIER;
      i = endOfBacktickName(text, i);
    } else if (code === DOLLAR && isKotlin) {
      const quote = endOfDollars(text, i);
      if (text.charCodeAt(quote) === QUOTE) {
        kind = STRING;
        i = endOfKotlinString(text, quote, quote - i);
      } else i++;
    } else i++;
    kinds.push(kind);
    starts.push(start);
    ends.push(i);
  }
  return { text, language, count: kinds.length, kinds, starts, ends, partners: pairBrackets(kinds) };
}

function endOfLine(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charCodeAt(i) !== LF && text.charCodeAt(i) !== CR) i++;
  return i;
}

/** Kotlin's comments nest, Java's do not. */
function endOfComment(text: string, from: number, nests: boolean): number {
  if (!nests) {
    const end = text.indexOf('*/', from + 2);
    return end === -1 ? text.length : end + 2;
  }
  let depth = 1;
  let i = from + 2;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === ASTERISK && text.charCodeAt(i + 1) === SLASH) {
      i += 2;
      if (--depth === 0) return i;
    } else if (code === SLASH && text.charCodeAt(i + 1) === ASTERISK) {
      i += 2;
      depth++;
    } else i++;
  }
  return text.length;
}

function endOfNumber(text: string, from: number): number {
  let i = from;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    // `1..9` is a range and `1.rangeTo(9)` a call: the dot belongs to the number where a digit follows.
    if (isIdentifierPart(code) || (code === DOT && isDigit(text.charCodeAt(i + 1)))) i++;
    else break;
  }
  return i;
}

function endOfCharacter(text: string, from: number): number {
  let i = from + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
    i += code === BACKSLASH ? 2 : 1;
    if (code === APOSTROPHE) return i;
  }
  return text.length;
}

function endOfBacktickName(text: string, from: number): number {
  let i = from + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
    i++;
    if (code === BACKTICK) return i;
  }
  return i;
}

function endOfDollars(text: string, from: number): number {
  let i = from;
  while (text.charCodeAt(i) === DOLLAR) i++;
  return i;
}

function isTripleQuote(text: string, offset: number): boolean {
  return (
    text.charCodeAt(offset) === QUOTE && text.charCodeAt(offset + 1) === QUOTE && text.charCodeAt(offset + 2) === QUOTE
  );
}

/** A text block begins with three quotes and the end of the line (JLS 3.10.6); anything else in quotes ends in its line. */
export function isTextBlock(text: string, start: number): boolean {
  if (!isTripleQuote(text, start)) return false;
  for (let i = start + 3; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return true;
    if (code !== 0x20 && code !== TAB && code !== 0x0c) return false;
  }
  return false;
}

function endOfJavaString(text: string, start: number): number {
  const isBlock = isTextBlock(text, start);
  let i = start + (isBlock ? 3 : 1);
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i += 2;
    else if (isBlock) {
      if (isTripleQuote(text, i)) return i + 3;
      i++;
    } else if (code === LF || code === CR) return i;
    else {
      i++;
      if (code === QUOTE) return i;
    }
  }
  return text.length;
}

/** Either a string (how many dollars begin a template in it, and whether it is raw) or a template (how many braces are open). */
type Frame =
  | { readonly kind: 'string'; readonly dollars: number; readonly isRaw: boolean }
  | { readonly kind: 'template'; braces: number };

/** End of the string whose first quote is at `start`; its templates may hold code with further strings. */
function endOfKotlinString(text: string, start: number, dollars: number): number {
  const frames: Frame[] = [];
  let i = start;
  const open = (quote: number, templateDollars: number): void => {
    const isRaw = isTripleQuote(text, quote);
    frames.push({ kind: 'string', dollars: templateDollars, isRaw });
    i = quote + (isRaw ? 3 : 1);
  };
  open(start, dollars);
  while (i < text.length) {
    const frame = frames[frames.length - 1]!;
    const code = text.charCodeAt(i);
    if (frame.kind === 'string') {
      if (code === QUOTE) {
        if (!frame.isRaw) {
          i++;
          frames.pop();
        } else if (isTripleQuote(text, i)) {
          // The last three of a run of quotes end a raw string; those before belong to it.
          while (text.charCodeAt(i) === QUOTE) i++;
          frames.pop();
        } else i++;
        if (frames.length === 0) return i;
      } else if (code === DOLLAR) {
        const end = endOfDollars(text, i);
        const opens = end - i >= frame.dollars && text.charCodeAt(end) === OPEN_BRACE;
        i = end;
        if (opens) {
          frames.push({ kind: 'template', braces: 1 });
          i++;
        }
      } else if (frame.isRaw) i++;
      else if (code === BACKSLASH) i += 2;
      else if (code === LF || code === CR) {
        // No string of one line goes on here: it was never closed.
        frames.pop();
        if (frames.length === 0) return i;
      } else i++;
    } else if (code === CLOSE_BRACE) {
      i++;
      if (--frame.braces === 0) frames.pop();
    } else if (code === OPEN_BRACE) {
      i++;
      frame.braces++;
    } else if (code === QUOTE) open(i, 1);
    else if (code === DOLLAR) {
      const quote = endOfDollars(text, i);
      if (text.charCodeAt(quote) === QUOTE) open(quote, quote - i);
      else i = quote;
    } else if (code === APOSTROPHE) i = endOfCharacter(text, i);
    else if (code === BACKTICK) i = endOfBacktickName(text, i);
    else if (code === SLASH && text.charCodeAt(i + 1) === ASTERISK) i = endOfComment(text, i, true);
    else if (code === SLASH && text.charCodeAt(i + 1) === SLASH) i = endOfLine(text, i);
    else i++;
  }
  return text.length;
}

const bracketKinds = [0x28, 0x5b, OPEN_BRACE] as const;
const closers: ReadonlyMap<number, number> = new Map([
  [0x29, 0x28],
  [0x5d, 0x5b],
  [CLOSE_BRACE, OPEN_BRACE],
]);

/** Pairs brackets in one pass; a closing bracket closes what was left open inside its pair. */
function pairBrackets(kinds: readonly number[]): readonly number[] {
  const { length } = kinds;
  const partners = new Array<number>(length).fill(0);
  const open: number[] = [];
  const openOf = new Map<number, number>(bracketKinds.map((kind) => [kind, 0]));
  for (let i = 0; i < length; i++) {
    const kind = kinds[i]!;
    if (kind === 0x28 || kind === 0x5b || kind === OPEN_BRACE) {
      open.push(i);
      openOf.set(kind, openOf.get(kind)! + 1);
      partners[i] = length;
      continue;
    }
    if (kind !== 0x29 && kind !== 0x5d && kind !== CLOSE_BRACE) continue;
    const opener = closers.get(kind)!;
    partners[i] = length;
    if (openOf.get(opener) === 0) continue;
    for (;;) {
      const candidate = open.pop()!;
      const candidateKind = kinds[candidate]!;
      openOf.set(candidateKind, openOf.get(candidateKind)! - 1);
      // An unclosed bracket ends where the pair around it ends.
      partners[candidate] = i;
      if (candidateKind === opener) {
        partners[i] = candidate;
        break;
      }
    }
  }
  return partners;
}
