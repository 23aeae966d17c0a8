import { parseName, uniformElement, uniformName } from '../../spring/names.ts';

/** How names are compared: as Spring Boot's relaxed binding does, or by their text as plain Spring does. */
export type Naming = 'relaxed' | 'exact';

/** A key of keyparity.yml, ready to be compared: a name, or a pattern with `*` and `**`. */
export interface KeyPattern {
  /** As written. */
  readonly text: string;
  /** No wildcard: it names one key. */
  readonly exact: boolean;
  /** The segments before the first wildcard in comparable form: what an index is made of. */
  readonly prefix: readonly string[];
  /** Segments in comparable form, for `matchesSegments`. */
  readonly segments: readonly Segment[];
}

/** Part of a pattern between two dots. */
type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  /** Text with `*` in it: what stands before, between and behind the stars. */
  | { readonly kind: 'glob'; readonly pieces: readonly string[] }
  /** `**`: any number of segments. */
  | { readonly kind: 'rest' };

/** Longest pattern that is accepted, in UTF-16 units: real keys are shorter, and the cost of a look-up is bounded by it. */
const longestPattern = 200;

/** What is wrong with a key pattern, in words that follow its quotation; `undefined` where it is sound. */
export function patternProblem(text: string): string | undefined {
  if (text.trim() === '') return 'is empty';
  if (text !== text.trim()) return 'begins or ends with a blank';
  if (text.length > longestPattern) return `is longer than ${longestPattern} characters`;
  if (!hasWildcard(text)) return undefined;
  const segments = splitSegments(text);
  if (segments.some(({ text: segment }) => segment === ''))
    return 'has an empty segment (two dots in a row, or a dot at an end)';
  if (segments.some(({ text: segment }) => segment !== '**' && segment.includes('**'))) {
    return 'has `**` inside a segment: it stands alone between dots, `*` is for a part of a segment';
  }
  return undefined;
}

export function hasWildcard(text: string): boolean {
  return text.includes('*');
}

/** Prepares a key or pattern for comparison. Texts with a `patternProblem` match whatever is left of them. */
export function keyPattern(text: string, naming: Naming = 'relaxed'): KeyPattern {
  if (!hasWildcard(text)) {
    const segments = keySegments(text, naming).map((segment): Segment => ({ kind: 'literal', text: segment }));
    return { text, exact: true, segments, prefix: prefixOf(segments) };
  }
  const segments = splitSegments(text).map((segment) => segmentOf(segment, naming));
  return { text, exact: false, segments, prefix: prefixOf(segments) };
}

/** The comparable form of a key: equal forms are one name. */
export function comparableName(key: string, naming: Naming): string {
  return naming === 'relaxed' ? uniformName(key) : key;
}

/** The segments of a key in comparable form. */
export function keySegments(key: string, naming: Naming): readonly string[] {
  return naming === 'exact' ? splitSegments(key).map(({ text }) => text) : segmentsOfName(uniformName(key), key);
}

/** A uniform name without backslash has no dot within an element. */
function segmentsOfName(uniform: string, key: string): readonly string[] {
  return uniform.includes('\\') ? parseName(key, '.').map(uniformElement) : uniform.split('.');
}

export function matchesKey(pattern: KeyPattern, key: string, naming: Naming = 'relaxed'): boolean {
  return matchesSegments(pattern, keySegments(key, naming));
}

/**
 * Compares with the segments of a key. Only the latest `**` is ever taken up again, so the work is at most the product
 * of both lengths; no regular expression is built from the file's text.
 */
export function matchesSegments(pattern: KeyPattern, key: readonly string[]): boolean {
  const { segments } = pattern;
  let at = 0;
  let position = 0;
  let rest = -1;
  let resume = 0;
  while (position < key.length) {
    const segment = segments[at];
    if (segment?.kind === 'rest') {
      rest = at++;
      resume = position;
    } else if (segment !== undefined && matchesSegment(segment, key[position] ?? '')) {
      at++;
      position++;
    } else if (rest >= 0) {
      at = rest + 1;
      position = ++resume;
    } else {
      return false;
    }
  }
  while (segments[at]?.kind === 'rest') at++;
  return at === segments.length;
}

/**
 * Order by precedence, the stronger first: an exact name, then the longer text before the first wildcard, then `*` before
 * `**`, then more text in total.
 */
export function compareSpecificity(a: KeyPattern, b: KeyPattern): number {
  return (
    Number(b.exact) - Number(a.exact) ||
    literalPrefix(b).length - literalPrefix(a).length ||
    Number(a.text.includes('**')) - Number(b.text.includes('**')) ||
    literalLength(b) - literalLength(a)
  );
}

function literalPrefix(pattern: KeyPattern): string {
  return pattern.exact ? pattern.text : pattern.text.slice(0, pattern.text.indexOf('*'));
}

function literalLength(pattern: KeyPattern): number {
  return pattern.text.replaceAll('*', '').length;
}

function matchesSegment(segment: Segment, text: string): boolean {
  if (segment.kind === 'literal') return segment.text === text;
  return segment.kind === 'glob' && matchesGlob(segment.pieces, text);
}

/** Pieces in order, the first at the start, the last at the end: leftmost places are always right for those between. */
export function matchesGlob(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let position = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, position);
    if (found < 0 || found + piece.length > end) return false;
    position = found + piece.length;
  }
  return true;
}

function segmentOf({ text, index }: WrittenSegment, naming: Naming): Segment {
  if (text === '**') return { kind: 'rest' };
  const comparable = (piece: string) => (naming === 'exact' || index ? piece : comparablePiece(piece));
  return hasWildcard(text)
    ? { kind: 'glob', pieces: text.split('*').map(comparable) }
    : { kind: 'literal', text: comparable(text) };
}

/** A segment or a part of one in the form in which `uniformName` compares it. */
function comparablePiece(piece: string): string {
  return uniformElement({ text: piece, kind: 'irregular', start: 0 });
}

function prefixOf(segments: readonly Segment[]): readonly string[] {
  const prefix: string[] = [];
  for (const segment of segments) {
    if (segment.kind !== 'literal') break;
    prefix.push(segment.text);
  }
  return prefix;
}

interface WrittenSegment {
  readonly text: string;
  /** It stands in brackets, where Spring compares the text as it is. */
  readonly index: boolean;
}

/** Splits at dots outside brackets; `list[0]` and `list[*]` are two segments, as in Spring's ConfigurationPropertyName. */
function splitSegments(text: string): readonly WrittenSegment[] {
  const segments: WrittenSegment[] = [];
  let start = 0;
  let position = 0;
  while (position < text.length) {
    const end = text[position] === '[' ? text.indexOf(']', position) : -1;
    if (end >= 0) {
      if (position > start) segments.push({ text: text.slice(start, position), index: false });
      segments.push({ text: text.slice(position + 1, end), index: true });
      if (end + 1 === text.length) return segments;
      start = position = text[end + 1] === '.' ? end + 2 : end + 1;
    } else if (text[position] === '.') {
      segments.push({ text: text.slice(start, position), index: false });
      start = ++position;
    } else {
      position++;
    }
  }
  segments.push({ text: text.slice(start), index: false });
  return segments;
}
