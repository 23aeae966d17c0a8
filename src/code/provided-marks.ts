import type { Origin } from '../documents/document.ts';
import type { LineIndex } from '../documents/line-index.ts';

/** A comment in the code by which its author says that a key reaches the process from outside the repository. */
export interface ProvidedMark {
  /** As it is written; meant to be a key, or a pattern as in keyparity.yml. */
  readonly key: string;
  readonly reason: string;
  readonly origin: Origin;
}

const verb = 'keyparity-provided';

/** Longer comments give no better reasons, and a hostile line must not be copied. */
const longestMark = 500;

/**
 * Finds the comments
 *
 *     // keyparity-provided tenant.*.url the tenant service sets it before it starts us
 *
 * in a Java or Kotlin file: on a line of its own, behind code, or in a block comment. A mark without a reason is none.
 * Linear in the length of the text.
 */
export function providedMarks(path: string, source: string, lines: () => LineIndex): readonly ProvidedMark[] {
  const marks: ProvidedMark[] = [];
  for (let at = source.indexOf(verb); at !== -1; at = source.indexOf(verb, at + verb.length)) {
    if (!isComment(source, at)) continue;
    const [text = ''] = source.slice(at + verb.length, at + verb.length + longestMark).split(/[\r\n]|\*\//, 1);
    const [, key = '', reason = ''] = /^:?[ \t]+(\S+)[ \t]+(\S.*)$/.exec(text) ?? [];
    if (key === '') continue;
    marks.push({ key, reason: reason.trimEnd(), origin: lines().originAt(path, at) });
  }
  return marks;
}

/** Behind `//`, or at the beginning of a comment or of a line of one. */
function isComment(source: string, at: number): boolean {
  let i = at - 1;
  while (source[i] === ' ' || source[i] === '\t') i--;
  return (source[i] === '/' && source[i - 1] === '/') || source[i] === '*';
}
