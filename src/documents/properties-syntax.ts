import { endOfTemplateMark } from './opaque-text.ts';

/*
 * The grammar that java.util.Properties and Spring Boot's OriginTrackedPropertiesLoader share, as a row of functions
 * that each answer where a part ends that starts at `offset`. Parts are ranges of the raw text: they may hold escapes and
 * continuations, which `withoutEscapes` removes.
 */

export const BACKSLASH = 0x5c;
const LF = 0x0a;
const CR = 0x0d;

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0c;
}

export function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

/** `#` or `!`. */
export function isCommentPrefix(code: number): boolean {
  return code === 0x23 || code === 0x21;
}

/** `=` or `:`. */
function isSeparator(code: number): boolean {
  return code === 0x3d || code === 0x3a;
}

/** The offset of the next line end, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset behind the line end at `offset`: CR, LF and CRLF are one line end each. */
export function endOfLineEnd(text: string, offset: number): number {
  const isPair = text.charCodeAt(offset) === CR && text.charCodeAt(offset + 1) === LF;
  return Math.min(offset + (isPair ? 2 : 1), text.length);
}

export function endOfBlanks(text: string, offset: number): number {
  while (isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

/** A backslash before a line end, or at the end of the text, where it means nothing. */
export function isContinuation(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) !== BACKSLASH) return false;
  return offset + 1 === text.length || isLineEnd(text.charCodeAt(offset + 1));
}

/** Continuations leave nothing: neither backslash and line end nor the blanks at the start of the next line. */
export function endOfContinuations(text: string, offset: number): number {
  while (isContinuation(text, offset)) offset = endOfBlanks(text, endOfLineEnd(text, offset + 1));
  return offset;
}

/**
 * A key ends before the first blank, `=`, `:` or line end that is not escaped. A template mark in it is passed over as a
 * whole (`<%= prefix %>.url`): its blanks and signs are gone when Spring reads the file.
 */
export function endOfKey(text: string, offset: number, templated: boolean): number {
  let lineEnd = -1;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === BACKSLASH) {
      offset = isContinuation(text, offset) ? endOfContinuations(text, offset) : offset + 2;
      continue;
    }
    if (isBlank(code) || isSeparator(code) || isLineEnd(code)) return offset;
    if (templated && (code === 0x3c || code === 0x7b)) {
      if (offset > lineEnd) lineEnd = endOfLine(text, offset);
      const end = endOfTemplateMark(text, offset, lineEnd);
      // The first miss ends the search: a line of marks that never close must not be searched again for each of them.
      templated = end !== -1;
      offset = templated ? end : offset + 1;
      continue;
    }
    offset++;
  }
  return text.length;
}

/** Between key and value: blanks, at most one separator, blanks. */
export function endOfSeparator(text: string, offset: number): number {
  const separator = endOfGap(text, offset);
  return isSeparator(text.charCodeAt(separator)) ? endOfGap(text, separator + 1) : separator;
}

/** Blanks and continuations. */
export function endOfGap(text: string, offset: number): number {
  for (;;) {
    const end = endOfContinuations(text, endOfBlanks(text, offset));
    if (end === offset) return end;
    offset = end;
  }
}

/** A value ends before the first line end that is not escaped. */
export function endOfValue(text: string, offset: number): number {
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    if (code === BACKSLASH)
      offset = isLineEnd(text.charCodeAt(offset + 1)) ? endOfLineEnd(text, offset + 1) : offset + 2;
    else if (isLineEnd(code)) return offset;
    else offset++;
  }
  return text.length;
}

/** An element of a list value (`key[]=a,b`) ends before the first comma that is not escaped. */
export function endOfElement(text: string, offset: number, endOfList: number): number {
  while (offset < endOfList) {
    const code = text.charCodeAt(offset);
    if (code === 0x2c) return offset;
    offset += code === BACKSLASH ? 2 : 1;
  }
  return endOfList;
}

/** What an escape stands for, and the offset behind it. A malformed `\u` stands for `u`, as any other letter would. */
export interface Escape {
  readonly code: number;
  readonly end: number;
  readonly malformed: boolean;
}

/**
 * Reads the escape at `offset`, which is a backslash and no continuation.
 *
 * @param joined java.util.Properties joins continued lines before it looks for escapes, so the four digits may be spread
 *   over lines; Spring Boot's loader reads the digits where they stand.
 */
export function readEscape(text: string, offset: number, end: number, joined: boolean): Escape {
  const code = text.charCodeAt(offset + 1);
  switch (code) {
    case 0x74:
      return { code: 0x09, end: offset + 2, malformed: false };
    case 0x6e:
      return { code: LF, end: offset + 2, malformed: false };
    case 0x72:
      return { code: CR, end: offset + 2, malformed: false };
    case 0x66:
      return { code: 0x0c, end: offset + 2, malformed: false };
    case 0x75:
      return readUnicodeEscape(text, offset, end, joined);
    default:
      return { code, end: offset + 2, malformed: false };
  }
}

function readUnicodeEscape(text: string, offset: number, end: number, joined: boolean): Escape {
  let code = 0;
  let next = offset + 2;
  for (let digits = 0; digits < 4; digits++) {
    if (joined) next = endOfContinuations(text, next);
    const digit = next < end ? hexDigit(text.charCodeAt(next)) : -1;
    if (digit === -1) return { code: 0x75, end: offset + 2, malformed: true };
    code = code * 16 + digit;
    next++;
  }
  return { code, end: next, malformed: false };
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

/** The text of a range without escapes and continuations; `onMalformed` hears the offset of each malformed `\u`. */
export function withoutEscapes(
  text: string,
  start: number,
  end: number,
  joined: boolean,
  onMalformed: (offset: number) => void,
): string {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return raw;
  let unescaped = '';
  let plain = start;
  let offset = text.indexOf('\\', start);
  while (offset !== -1 && offset < end) {
    unescaped += text.slice(plain, offset);
    if (isContinuation(text, offset)) {
      plain = endOfContinuations(text, offset);
    } else {
      const read = readEscape(text, offset, end, joined);
      if (read.malformed) onMalformed(offset);
      unescaped += String.fromCharCode(read.code);
      plain = read.end;
    }
    offset = text.indexOf('\\', plain);
  }
  return unescaped + text.slice(plain, end);
}
