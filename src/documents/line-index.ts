import type { Origin } from './document.ts';

/** Finds the line of an offset. Lines end with CR, LF or CRLF. */
export interface LineIndex {
  /** Number of lines; text that ends with a line end has an empty last line. */
  readonly lineCount: number;
  /** Line of an offset, from 1; the line end belongs to the line it ends. O(log n). */
  lineAt(offset: number): number;
  /** Offset of the first character of a line. */
  startOf(line: number): number;
  /** The place of an offset, both numbers from 1. O(log n). */
  originAt(path: string, offset: number): Origin;
}

const LF = 0x0a;
const CR = 0x0d;

export function indexLines(text: string): LineIndex {
  const starts = lineStarts(text);
  let last = 0;
  const startsWithin = (line: number, offset: number): boolean =>
    (starts[line] ?? Number.POSITIVE_INFINITY) <= offset && offset < (starts[line + 1] ?? Number.POSITIVE_INFINITY);
  const lineAt = (offset: number): number => {
    // Readers go forward: it is the line of the last question or the one behind it.
    if (startsWithin(last, offset)) return last + 1;
    if (startsWithin(last + 1, offset)) {
      last += 1;
      return last + 1;
    }
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    last = low;
    return low + 1;
  };
  return {
    lineCount: starts.length,
    lineAt,
    startOf: (line) => starts[line - 1] ?? text.length,
    originAt: (path, offset) => {
      const line = lineAt(offset);
      return { path, line, column: offset - starts[line - 1]! + 1 };
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LF || (code === CR && text.charCodeAt(offset + 1) !== LF)) starts.push(offset + 1);
  }
  return starts;
}
