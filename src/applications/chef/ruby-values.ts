import type { RubyToken } from './ruby-tokens.ts';

/** A value as far as it is plainly constant. */
export type RubyValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nil' }
  | RubyHash
  /** A list, or anything that has to be run to be known. */
  | { readonly kind: 'opaque' };

export interface RubyHash {
  readonly kind: 'hash';
  readonly entries: readonly RubyEntry[];
  /** Offset of the opening brace. */
  readonly open: number;
  /** Offset behind the closing brace. */
  readonly end: number;
}

export interface RubyEntry {
  readonly key: string;
  readonly at: number;
  readonly value: RubyValue;
}

interface Read {
  readonly value: RubyValue;
  /** Index of the first token behind the value. */
  readonly next: number;
}

/** Tables within tables beyond this depth are not followed. */
const deepest = 40;

const opaque: RubyValue = { kind: 'opaque' };

/** The value that begins at a token. What follows it decides whether it is all of the expression: that is for the caller. */
export function readValue(tokens: readonly RubyToken[], index: number, depth = 0): Read {
  const token = tokens[index];
  if (token === undefined) return { value: opaque, next: index };
  if (token.kind === 'text' || token.kind === 'symbol' || token.kind === 'number') {
    return { value: { kind: 'text', text: token.text }, next: index + 1 };
  }
  if (token.kind === 'word') {
    if (token.text === 'true' || token.text === 'false') {
      return { value: { kind: 'text', text: token.text }, next: index + 1 };
    }
    if (token.text === 'nil' || token.text === 'null') return { value: { kind: 'nil' }, next: index + 1 };
  }
  if (isMark(token, '{') && depth < deepest) return readHash(tokens, index, depth);
  return { value: opaque, next: index };
}

function readHash(tokens: readonly RubyToken[], index: number, depth: number): Read {
  const open = (tokens[index] as RubyToken).at;
  if (closingOf(tokens, index) === undefined) return { value: opaque, next: index };
  const { entries, next } = readEntries(tokens, index + 1, depth, '}');
  const closing = tokens[next];
  if (entries === undefined || !isMark(closing, '}')) {
    return { value: opaque, next: isMark(closing, '}') ? next + 1 : next };
  }
  return { value: { kind: 'hash', entries, open, end: closing.end }, next: next + 1 };
}

/** Pairs up to a closing mark; `undefined` where something else is among them. */
export function readEntries(
  tokens: readonly RubyToken[],
  index: number,
  depth: number,
  closing: '}' | ')',
): { readonly entries: readonly RubyEntry[] | undefined; readonly next: number } {
  const entries: RubyEntry[] = [];
  let isPlain = true;
  let next = skipLines(tokens, index);
  while (next < tokens.length && !isMark(tokens[next], closing)) {
    const key = keyAt(tokens, next);
    if (key === undefined) {
      isPlain = false;
      next = skipExpression(tokens, next);
    } else {
      const read = readValue(tokens, skipLines(tokens, key.next), depth + 1);
      next = skipLines(tokens, read.next);
      const isWhole = isMark(tokens[next], ',') || isMark(tokens[next], closing);
      entries.push({ key: key.name, at: key.at, value: isWhole ? read.value : opaque });
      if (!isWhole) next = skipExpression(tokens, next);
    }
    next = skipLines(tokens, next);
    if (isMark(tokens[next], ',')) next = skipLines(tokens, next + 1);
    else if (!isMark(tokens[next], closing)) return { entries: undefined, next };
  }
  return { entries: isPlain ? entries : undefined, next };
}

/** `"a" =>`, `:a =>`, `a:`, `"a":`, and JSON's `"a" :`. */
function keyAt(
  tokens: readonly RubyToken[],
  index: number,
): { readonly name: string; readonly at: number; readonly next: number } | undefined {
  const token = tokens[index];
  if (token?.kind === 'label') return { name: token.text, at: token.at, next: index + 1 };
  if (token?.kind !== 'text' && token?.kind !== 'symbol' && token?.kind !== 'number') return undefined;
  const sign = tokens[index + 1];
  if (!isMark(sign, '=>') && !isMark(sign, ':')) return undefined;
  return { name: token.text, at: token.at, next: index + 2 };
}

/** Up to the comma or the closing mark that ends what begins here; brackets within it belong to it. */
export function skipExpression(tokens: readonly RubyToken[], index: number): number {
  for (let next = index; next < tokens.length; next++) {
    const token = tokens[next] as RubyToken;
    if (token.kind !== 'mark') continue;
    if (token.text === ',' || isClosing(token)) return next;
    if (isOpening(token)) next = closingOf(tokens, next) ?? tokens.length;
  }
  return tokens.length;
}

const closings = new WeakMap<readonly RubyToken[], ReadonlyMap<number, number>>();

/** Index of the bracket that closes one; found for all of them at once, so that nobody has to look for it again. */
export function closingOf(tokens: readonly RubyToken[], index: number): number | undefined {
  let found = closings.get(tokens);
  if (found === undefined) {
    const map = new Map<number, number>();
    const open: number[] = [];
    for (const [at, token] of tokens.entries()) {
      if (isOpening(token)) open.push(at);
      else if (isClosing(token)) {
        const opening = open.pop();
        if (opening !== undefined) map.set(opening, at);
      }
    }
    found = map;
    closings.set(tokens, found);
  }
  return found.get(index);
}

export function isOpening({ kind, text }: RubyToken): boolean {
  return kind === 'mark' && (text === '(' || text === '[' || text === '{');
}

export function isClosing({ kind, text }: RubyToken): boolean {
  return kind === 'mark' && (text === ')' || text === ']' || text === '}');
}

export function skipLines(tokens: readonly RubyToken[], index: number): number {
  let next = index;
  while (tokens[next]?.kind === 'line') next++;
  return next;
}

export function isMark(token: RubyToken | undefined, text: string): token is RubyToken {
  return token?.kind === 'mark' && token.text === text;
}

/** Behind a value: the statement is over. */
export function isEndOfStatement(token: RubyToken | undefined): boolean {
  return token === undefined || token.kind === 'line' || isMark(token, ';');
}

/** The names in brackets: `['a'][:b]`. A name that is computed ends the path, which is not plain then. */
export function readPath(
  tokens: readonly RubyToken[],
  index: number,
): { readonly path: readonly string[]; readonly isPlain: boolean; readonly next: number } {
  const path: string[] = [];
  let isPlain = true;
  let next = index;
  while (isMark(tokens[next], '[')) {
    const name = tokens[next + 1];
    const isName = name?.kind === 'text' || name?.kind === 'symbol';
    if (isName && isMark(tokens[next + 2], ']')) {
      if (isPlain) path.push(name.text);
      next += 3;
      continue;
    }
    isPlain = false;
    for (let depth = 0; next < tokens.length; next++) {
      if (isMark(tokens[next], '[')) depth++;
      else if (isMark(tokens[next], ']') && --depth === 0) break;
    }
    next++;
  }
  return { path, isPlain, next };
}
