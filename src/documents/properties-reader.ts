import { advance, type Cursor, readBootComment } from './boot-comment.ts';
import { type Charset, decodeAs } from './charsets.ts';
import { decodeUtf8 } from './decode.ts';
import type { Dialect } from './dialect.ts';
import { findDirectives } from './directives.ts';
import type { ConfigDocument, ConfigFile, Origin, Property, ReadProblem } from './document.ts';
import { collectDocuments, type DocumentCollector } from './document-collector.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import { hasTemplateMark, isOpaque, isTemplateControl } from './opaque-text.ts';
import {
  BACKSLASH,
  endOfBlanks,
  endOfContinuations,
  endOfElement,
  endOfGap,
  endOfKey,
  endOfLine,
  endOfLineEnd,
  endOfSeparator,
  endOfValue,
  isCommentPrefix,
  isContinuation,
  isLineEnd,
  readEscape,
  withoutEscapes,
} from './properties-syntax.ts';
import { pointerProblem } from './stand-ins.ts';

/** What the parts of the reader share while they read one file. */
interface Reading {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly boot: boolean;
  /** `\#` at the start of a line begins a comment, and not a key. */
  readonly escapedComments: boolean;
  readonly documents: DocumentCollector;
  readonly problems: ReadProblem[];
  /** Some text of the file is opaque; where it is false no property needs to be asked. */
  readonly opaque: boolean;
  readonly templated: boolean;
}

/**
 * Reads a `.properties` file exactly as the dialect's Java class does: Boot's `OriginTrackedPropertiesLoader` or
 * `java.util.Properties`. Only Boot knows documents and `key[]`, trims keys and drops empty keys. Never throws: after a malformed unicode escape,
 * where Java gives up with nothing, the problem is fatal and reading goes on, taking `\u` for `u`.
 *
 * Two things differ from Java on purpose, because Java reads the text after a template engine and we before it: lines
 * of nothing but template marks are skipped, and blanks and signs in a mark do not end a key.
 *
 * An origin is where the key starts. In the dialects of Boot a value's origin is what Boot's `TextResourceOrigin`
 * prints, its peculiarities included: an escape counts as one column and an empty value is at column 0 of the next line.
 */
export function readProperties(
  path: string,
  bytes: Uint8Array,
  dialect: Dialect,
  charset: Charset = 'latin1',
): ConfigFile {
  const standIn = pointerProblem(path, bytes);
  if (standIn !== undefined) return { path, format: 'properties', documents: [], problems: [standIn], directives: [] };
  const text = decodeAs(bytes, charset);
  const reading: Reading = {
    path,
    text,
    lines: indexLines(text),
    boot: dialect !== 'java',
    escapedComments: dialect !== 'spring-boot-4.1',
    documents: collectDocuments(path),
    problems: [],
    opaque: isOpaque(text),
    templated: hasTemplateMark(text),
  };
  reportByteOrderMark(reading, bytes);
  if (reading.boot) readBootLines(reading);
  else readJavaLines(reading);
  return {
    path,
    format: 'properties',
    documents: finishDocuments(reading),
    problems: reading.problems,
    directives: text.includes('keyparity-') ? findDirectives(path, readableText(bytes, text), 'properties') : [],
  };
}

function finishDocuments({ documents, text, lines }: Reading): readonly ConfigDocument[] {
  const endsWithLineEnd = text.length > 0 && isLineEnd(text.charCodeAt(text.length - 1));
  return documents.finish(endsWithLineEnd ? lines.lineCount - 1 : lines.lineCount);
}

/** People write comments in UTF-8 whatever the loader thinks; the lines are the same in both. */
function readableText(bytes: Uint8Array, text: string): string {
  const readable = decodeUtf8(bytes);
  return readable.includes('\ufffd') ? text : readable;
}

function reportByteOrderMark(reading: Reading, bytes: Uint8Array): void {
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return;
  reading.problems.push({
    code: 'byte-order-mark',
    message: 'The file starts with a byte order mark, which Java reads as part of the first line.',
    origin: reading.lines.originAt(reading.path, 0),
    fatal: false,
  });
}

/** The lines as `java.util.Properties.LineReader` sees them. */
function readJavaLines(reading: Reading): void {
  const { text } = reading;
  let offset = 0;
  while (offset < text.length) {
    offset = endOfBlanks(text, offset);
    const code = text.charCodeAt(offset);
    if (isLineEnd(code)) {
      offset = endOfLineEnd(text, offset);
    } else if (isCommentPrefix(code) || isControlLine(reading, offset)) {
      offset = endOfLine(text, offset);
    } else if (isContinuation(text, offset)) {
      // A backslash alone is nothing, but on the last line, closed by at most one character, Java makes it an empty key.
      if (text.length - offset <= 2)
        putJava(reading, { start: offset, endOfKey: offset, startOfValue: text.length, end: text.length });
      offset = endOfLineEnd(text, offset + 1);
    } else if (offset < text.length) {
      const parts = partsAt(reading, offset);
      putJava(reading, parts);
      offset = parts.end;
    }
  }
}

function putJava(reading: Reading, parts: Parts): void {
  const key = textOf(reading, parts.start, parts.endOfKey);
  const value = textOf(reading, parts.startOfValue, parts.end);
  put(reading, parts, key, value, reading.lines.originAt(reading.path, parts.startOfValue));
}

/** The lines as `OriginTrackedPropertiesLoader.load` sees them. */
function readBootLines(reading: Reading): void {
  const { text, lines, documents } = reading;
  let cursor: Cursor = { offset: 0, column: 0 };
  let lastPrefix = 0;
  for (;;) {
    // The loader skips blanks only at what it takes for the start of a line, see `readBootComment`.
    if (cursor.column === 0) cursor = advance(text, cursor, endOfBlanks(text, cursor.offset));
    const { offset } = cursor;
    if (offset >= text.length) return;
    const code = text.charCodeAt(offset);
    if (isContinuation(text, offset)) {
      cursor = { offset: endOfLineEnd(text, offset + 1), column: 0 };
      continue;
    }
    if (isLineEnd(code)) {
      cursor = { offset: endOfLineEnd(text, offset), column: 0 };
      lastPrefix = 0;
      continue;
    }
    // Up to Boot 4.1.1 the loader asks for the prefix after it has read escapes: `\#a=1` is a comment.
    const first =
      code === BACKSLASH && reading.escapedComments
        ? readEscape(text, offset, text.length, false)
        : { code, end: offset + 1 };
    if (isCommentPrefix(first.code)) {
      const comment = readBootComment(text, cursor, first.end, first.code === lastPrefix);
      if (comment.malformed !== -1) reportMalformedEscape(reading, comment.malformed);
      if (comment.separator) {
        documents.split(lines.lineAt(offset));
      } else {
        // Any comment between a separator and the next property undoes the separator.
        if (documents.isEmpty()) documents.reopen();
        lastPrefix = first.code;
      }
      cursor = comment.next;
      continue;
    }
    lastPrefix = 0;
    let end = endOfLine(text, offset);
    if (!isControlLine(reading, offset)) {
      const parts = partsAt(reading, offset);
      putBoot(reading, parts, cursor);
      end = parts.end;
    }
    cursor = { offset: endOfLineEnd(text, end), column: 0 };
  }
}

function putBoot(reading: Reading, parts: Parts, start: Cursor): void {
  const { text } = reading;
  const key = trimAsJava(textOf(reading, parts.start, parts.endOfKey));
  let cursor = advance(text, start, parts.startOfValue);
  if (!key.endsWith('[]')) {
    const value = textOf(reading, parts.startOfValue, parts.end);
    if (key !== '') put(reading, parts, key, value, bootValueOrigin(reading, cursor));
    return;
  }
  const name = key.slice(0, -2);
  for (let index = 0; ; index++) {
    const end = endOfElement(text, cursor.offset, parts.end);
    put(reading, parts, `${name}[${index}]`, textOf(reading, cursor.offset, end), bootValueOrigin(reading, cursor));
    // A comma at the very end of the value adds no element; one with only blanks behind it adds an empty one.
    if (end === parts.end || endOfContinuations(text, end + 1) >= parts.end) return;
    cursor = advance(text, cursor, endOfGap(text, end + 1));
  }
}

/** What `TextResourceOrigin` prints; it is taken when the character behind the separator has been read. */
function bootValueOrigin({ path, text, lines }: Reading, { offset, column }: Cursor): Origin {
  const line = lines.lineAt(offset);
  if (offset < text.length) {
    // That character may be the line end itself.
    return isLineEnd(text.charCodeAt(offset))
      ? { path, line: line + 1, column: 0 }
      : { path, line, column: column + 1 };
  }
  // java.io.LineNumberReader counts the end of the text as the end of an unfinished line (Java 16 and newer).
  const unfinished = text.length > 0 && !isLineEnd(text.charCodeAt(text.length - 1));
  return { path, line: unfinished ? line + 1 : line, column: column + 1 };
}

/** The ranges of a property in the raw text. */
interface Parts {
  readonly start: number;
  readonly endOfKey: number;
  readonly startOfValue: number;
  readonly end: number;
}

function partsAt({ text, templated }: Reading, start: number): Parts {
  const endOfKeyPart = endOfKey(text, start, templated);
  const startOfValue = endOfSeparator(text, endOfKeyPart);
  return { start, endOfKey: endOfKeyPart, startOfValue, end: endOfValue(text, startOfValue) };
}

function put(reading: Reading, parts: Parts, key: string, value: string, valueOrigin: Origin): void {
  const origin = reading.lines.originAt(reading.path, parts.start);
  const property: Property = { key, value, origin, valueOrigin };
  const opaque = reading.opaque && isOpaque(reading.text.slice(parts.start, parts.end));
  reading.documents.put(opaque ? { ...property, opaque } : property);
}

function isControlLine({ text, templated }: Reading, offset: number): boolean {
  return templated && isTemplateControl(text, offset, endOfLine(text, offset));
}

function textOf(reading: Reading, start: number, end: number): string {
  return withoutEscapes(reading.text, start, end, !reading.boot, (offset) => reportMalformedEscape(reading, offset));
}

function reportMalformedEscape(reading: Reading, offset: number): void {
  reading.problems.push({
    code: 'malformed-unicode-escape',
    message: '`\\u` is not followed by four hexadecimal digits, so that the file cannot be loaded.',
    origin: reading.lines.originAt(reading.path, offset),
    fatal: true,
  });
}

/** `String.trim()` of Java: everything up to U+0020 at both ends, not what JavaScript takes for white space. */
function trimAsJava(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}
