import {
  BACKSLASH,
  endOfBlanks,
  endOfLine,
  endOfLineEnd,
  isBlank,
  isContinuation,
  isLineEnd,
  readEscape,
} from './properties-syntax.ts';

/**
 * A position of Spring Boot's loader: an offset of the text and the column, from 0, that the loader gives the character
 * there. An escape counts as one column; a continued line starts again at 0.
 */
export interface Cursor {
  readonly offset: number;
  readonly column: number;
}

export interface BootComment {
  /** It is `#---` or `!---` and starts a new document. */
  readonly separator: boolean;
  /** Where the loader goes on. */
  readonly next: Cursor;
  /** Offset of a malformed unicode escape on which the loader fails, else -1. */
  readonly malformed: number;
}

/** One character as `CharacterReader.read` of the loader gives it. */
interface Unit {
  /** A line end is LF, the end of the text -1. */
  readonly code: number;
  readonly escaped: boolean;
  readonly next: Cursor;
  readonly malformed: boolean;
}

const LF = 0x0a;
const HYPHEN = 0x2d;
const END_OF_TEXT = -1;

/**
 * Follows `OriginTrackedPropertiesLoader.isNewDocument` and `skipComment` through the comment whose prefix character is
 * at `prefix`. To find out whether it is a separator the loader reads the first characters with their escapes, to
 * surprising effect: a backslash there can fail the load (`# \users`), swallow the next line (`# \` and a line end), be part
 * of a separator (`#\---`) or end the comment (`#\n`). Later backslashes do nothing.
 *
 * @param behind offset behind the prefix character, which may itself be an escape
 * @param repeated the line before was a comment with the same prefix: then this one is never a separator
 */
export function readBootComment(text: string, prefix: Cursor, behind: number, repeated: boolean): BootComment {
  if (repeated) return { separator: false, next: lineBehind(text, behind), malformed: -1 };
  let malformed = -1;
  let at = behind;
  let unit: Unit = { code: 0, escaped: false, next: { offset: behind, column: prefix.column + 1 }, malformed: false };
  const read = () => {
    at = unit.next.offset;
    unit = readUnit(text, unit.next);
    if (unit.malformed && malformed === -1) malformed = at;
  };
  let separator = prefix.column === 0;
  for (let hyphens = 0; separator && hyphens < 3; hyphens++) {
    read();
    separator = unit.code === HYPHEN;
  }
  if (!endsLine(unit)) read();
  if (separator && endsLine(unit)) return { separator, next: unit.next, malformed };
  if (separator && !unit.escaped && isBlank(unit.code)) {
    const end = endOfBlanks(text, unit.next.offset);
    if (end === text.length || isLineEnd(text.charCodeAt(end))) {
      // The loader does not notice this line end, so that it takes the next line for the rest of this one.
      const column = unit.next.column + (end - unit.next.offset) + 1;
      return { separator, next: { offset: endOfLineEnd(text, end), column }, malformed };
    }
  }
  const ended = unit.code === LF || unit.code === END_OF_TEXT;
  const next = ended ? { offset: unit.next.offset, column: 0 } : lineBehind(text, unit.next.offset);
  return { separator: false, next, malformed };
}

/** Reads the character at a position; blanks at the start of a line and continuations are passed over. */
function readUnit(text: string, cursor: Cursor): Unit {
  let { offset, column } = cursor;
  for (;;) {
    if (column === 0) {
      const end = endOfBlanks(text, offset);
      column += end - offset;
      offset = end;
    }
    if (!isContinuation(text, offset)) break;
    offset = endOfLineEnd(text, offset + 1);
    column = 0;
  }
  if (offset === text.length) {
    return { code: END_OF_TEXT, escaped: false, next: { offset, column }, malformed: false };
  }
  const code = text.charCodeAt(offset);
  if (isLineEnd(code)) {
    return { code: LF, escaped: false, next: { offset: endOfLineEnd(text, offset), column: 0 }, malformed: false };
  }
  if (code !== BACKSLASH) {
    return { code, escaped: false, next: { offset: offset + 1, column: column + 1 }, malformed: false };
  }
  const found = readEscape(text, offset, text.length, false);
  return {
    code: found.code,
    escaped: true,
    next: { offset: found.end, column: column + 1 },
    malformed: found.malformed,
  };
}

function endsLine(unit: Unit): boolean {
  return unit.code === END_OF_TEXT || (unit.code === LF && !unit.escaped);
}

function lineBehind(text: string, offset: number): Cursor {
  return { offset: endOfLineEnd(text, endOfLine(text, offset)), column: 0 };
}

/** The position at `target`, which is not before `cursor`. */
export function advance(text: string, cursor: Cursor, target: number): Cursor {
  let { offset, column } = cursor;
  while (offset < target) {
    if (text.charCodeAt(offset) !== BACKSLASH) {
      offset++;
      column++;
    } else if (isContinuation(text, offset)) {
      // At the end of the text the backslash is no character of its own.
      const end = endOfLineEnd(text, offset + 1);
      column = offset + 1 === text.length ? column : 0;
      offset = end;
    } else {
      offset = readEscape(text, offset, text.length, false).end;
      column++;
    }
  }
  return { offset: target, column };
}
