import { YamlFailure } from './yaml-node.ts';

/** A position in a text that ends with NUL characters, which no YAML text contains otherwise. */
export interface Cursor {
  readonly text: string;
  position: number;
  /** Offset of the first character of the current line. */
  lineStart: number;
}

/** So many NULs stand behind the text that every look-ahead stays inside. */
export const sentinel = '\0\0\0\0';

export function columnOf(cursor: Cursor): number {
  return cursor.position - cursor.lineStart;
}

/** YAML 1.1 line breaks: LF, CR, NEL, LS, PS. */
export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** A blank, a tab, a line break or the end of the text; other control characters are refused before scanning. */
export function isSpaceOrEnd(code: number): boolean {
  return code <= 32 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Goes behind a line break and returns it (any but LS and PS as LF), or returns the empty text where there is none. */
export function skipBreak(cursor: Cursor): string {
  const code = cursor.text.charCodeAt(cursor.position);
  if (!isBreak(code)) return '';
  cursor.position += code === 13 && cursor.text.charCodeAt(cursor.position + 1) === 10 ? 2 : 1;
  cursor.lineStart = cursor.position;
  return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
}

/** Goes to the end of the line. */
export function skipLine(cursor: Cursor): void {
  const { text } = cursor;
  let position = cursor.position;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === 0 || isBreak(code)) break;
    position += 1;
  }
  cursor.position = position;
}

/** `---` or `...` with nothing attached, at the cursor. */
export function isDocumentMark(cursor: Cursor): boolean {
  const { text, position } = cursor;
  if (!text.startsWith('---', position) && !text.startsWith('...', position)) return false;
  return isSpaceOrEnd(text.charCodeAt(position + 3));
}

export function syntaxFailure(message: string, at: number): YamlFailure {
  return new YamlFailure('syntax', message, at);
}
