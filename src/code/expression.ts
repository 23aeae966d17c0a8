import { CHARACTER, IDENTIFIER, NUMBER, STRING, type Tokens } from './lexer.ts';
import type { Annotation, Argument, Expression, UseSite } from './source-file.ts';
import { stringParts } from './string-literal.ts';

/** Nested deeper than any person writes: what stands there is no constant. */
const maximumDepth = 60;

const useSites: ReadonlySet<string> = new Set<UseSite>([
  'all',
  'delegate',
  'field',
  'file',
  'get',
  'param',
  'property',
  'receiver',
  'set',
  'setparam',
]);

export function textOf(tokens: Tokens, i: number): string {
  const start = tokens.starts[i];
  return start === undefined ? '' : tokens.text.slice(start, tokens.ends[i]);
}

/** A name without Kotlin's backticks. */
export function nameAt(tokens: Tokens, i: number): string {
  const text = textOf(tokens, i);
  return text.startsWith('`') ? text.replaceAll('`', '') : text;
}

export function isAt(tokens: Tokens, i: number, punctuation: string): boolean {
  return tokens.kinds[i] === punctuation.charCodeAt(0);
}

/** Index behind a token, or behind the pair of brackets that it opens. */
export function skip(tokens: Tokens, i: number): number {
  const partner = tokens.partners[i]!;
  return partner > i ? partner + 1 : i + 1;
}

/** Longer lists of type arguments do not occur; without a bound, text full of `<` would take quadratic time. */
const longestTypeArguments = 500;

/** Index behind `<…>`; where the angle is no bracket, behind the angle alone. */
export function skipAngles(tokens: Tokens, open: number, end: number): number {
  let depth = 0;
  const limit = Math.min(end, open + longestTypeArguments);
  for (let i = open; i < limit; ) {
    if (isAt(tokens, i, '<')) depth++;
    else if (isAt(tokens, i, '>') && !isArrowHead(tokens, i)) {
      if (--depth === 0) return i + 1;
    } else if (isAt(tokens, i, ';') || isAt(tokens, i, '{') || isAt(tokens, i, '}')) break;
    i = skip(tokens, i);
  }
  return open + 1;
}

/** The `>` of `->`, as in a Kotlin function type. */
export function isArrowHead(tokens: Tokens, i: number): boolean {
  return isAt(tokens, i - 1, '-') && tokens.ends[i - 1] === tokens.starts[i];
}

/** The ranges between top-level separators; the last one may be empty. */
function* split(tokens: Tokens, from: number, end: number, separator: string): Iterable<readonly [number, number]> {
  let start = from;
  let i = from;
  while (i < end) {
    if (isAt(tokens, i, separator)) {
      yield [start, i];
      start = i + 1;
    }
    i = skip(tokens, i);
  }
  yield [start, Math.min(i, end)];
}

export function parseExpression(tokens: Tokens, from: number, end: number, depth = 0): Expression {
  const offset = tokens.starts[from] ?? tokens.text.length;
  if (from >= end || depth > maximumDepth) return { kind: 'unknown', offset };
  const operands: Expression[] = [];
  for (const [start, stop] of split(tokens, from, end, '+'))
    operands.push(parseOperand(tokens, start, stop, depth + 1));
  const [first] = operands;
  return operands.length === 1 && first !== undefined ? first : { kind: 'sum', operands, offset };
}

function parseOperand(tokens: Tokens, from: number, end: number, depth: number): Expression {
  const offset = tokens.starts[from] ?? tokens.text.length;
  const unknown: Expression = { kind: 'unknown', offset };
  if (from >= end) return unknown;
  const kind = tokens.kinds[from]!;
  if (end - from === 1) {
    if (kind === STRING) return parseString(tokens, from);
    if (kind === NUMBER) return { kind: 'text', text: textOf(tokens, from).replace(/_|(?<=^\d+)[lL]$/g, ''), offset };
    if (kind === CHARACTER) return { kind: 'text', text: characterText(textOf(tokens, from)), offset };
    if (kind === IDENTIFIER) return nameExpression(nameAt(tokens, from), offset);
    return unknown;
  }
  const wraps = tokens.partners[from] === end - 1 && end - 1 > from;
  if (isAt(tokens, from, '(') && wraps) return parseExpression(tokens, from + 1, end - 1, depth);
  if ((isAt(tokens, from, '{') || isAt(tokens, from, '[')) && wraps) return parseList(tokens, from, end - 1, depth);
  if (isAt(tokens, from, '@')) {
    const { annotations, next } = parseAnnotations(tokens, from, depth);
    const [annotation] = annotations;
    return annotation === undefined || next !== end ? unknown : { kind: 'annotation', annotation, offset };
  }
  // Kotlin spreads an array into a list of arguments.
  if (isAt(tokens, from, '*')) return parseOperand(tokens, from + 1, end, depth);
  if (kind !== IDENTIFIER) return unknown;
  if (textOf(tokens, from) === 'new' && isAt(tokens, end - 1, '}')) {
    return parseList(tokens, tokens.partners[end - 1]!, end - 1, depth);
  }
  return parsePath(tokens, from, end, depth);
}

function parseList(tokens: Tokens, open: number, close: number, depth: number): Expression {
  const elements: Expression[] = [];
  for (const [start, stop] of split(tokens, open + 1, close, ',')) {
    if (start < stop) elements.push(parseExpression(tokens, start, stop, depth + 1));
  }
  return { kind: 'list', elements, offset: tokens.starts[open]! };
}

/** `A.B`, `A.class`, `A::class`, `A.of(…)` */
function parsePath(tokens: Tokens, from: number, end: number, depth: number): Expression {
  const offset = tokens.starts[from]!;
  const names: string[] = [nameAt(tokens, from)];
  let i = from + 1;
  while (i + 1 < end && isAt(tokens, i, '.') && tokens.kinds[i + 1] === IDENTIFIER) {
    names.push(nameAt(tokens, i + 1));
    i += 2;
  }
  if (isAt(tokens, i, '<')) i = skipAngles(tokens, i, end);
  const path = names.join('.');
  if (i === end) {
    return names.at(-1) === 'class'
      ? { kind: 'type', name: names.slice(0, -1).join('.'), offset }
      : nameExpression(path, offset);
  }
  if (isAt(tokens, i, ':') && isAt(tokens, i + 1, ':') && textOf(tokens, i + 2) === 'class') {
    return { kind: 'type', name: path, offset };
  }
  if (isAt(tokens, i, '(') && tokens.partners[i] === end - 1) {
    if (path === 'arrayOf') return parseList(tokens, i, end - 1, depth);
    return { kind: 'call', path, arguments: parseArguments(tokens, i, depth), offset };
  }
  return { kind: 'unknown', offset };
}

function nameExpression(path: string, offset: number): Expression {
  return path === 'true' || path === 'false' ? { kind: 'text', text: path, offset } : { kind: 'name', path, offset };
}

function parseString(tokens: Tokens, i: number): Expression {
  const offset = tokens.starts[i]!;
  const parts = stringParts(tokens.text, offset, tokens.ends[i]!, tokens.language);
  const operands = parts.map((part): Expression => {
    if ('text' in part) return { kind: 'text', text: part.text, offset };
    if (part.template.startsWith("'")) return { kind: 'text', text: characterText(part.template), offset };
    return /^[\p{L}_`][\p{L}\p{N}_.`]*$/u.test(part.template)
      ? { kind: 'name', path: part.template.replaceAll('`', ''), offset }
      : { kind: 'unknown', offset };
  });
  const [first] = operands;
  return operands.length === 1 && first !== undefined ? first : { kind: 'sum', operands, offset };
}

function characterText(literal: string): string {
  const body = literal.slice(1, literal.endsWith("'") ? -1 : undefined);
  return body.startsWith('\\') ? body.slice(1) : body;
}

/** Arguments between the parenthesis at `open` and its partner. */
export function parseArguments(tokens: Tokens, open: number, depth = 0): readonly Argument[] {
  const found: Argument[] = [];
  const close = Math.min(tokens.partners[open]!, tokens.count);
  if (depth > maximumDepth) return found;
  for (const [start, stop] of split(tokens, open + 1, close, ',')) {
    if (start >= stop) continue;
    const isNamed = tokens.kinds[start] === IDENTIFIER && isAt(tokens, start + 1, '=') && !isAt(tokens, start + 2, '=');
    found.push(
      isNamed
        ? { name: nameAt(tokens, start), value: parseExpression(tokens, start + 2, stop, depth + 1) }
        : { value: parseExpression(tokens, start, stop, depth + 1) },
    );
  }
  return found;
}

/** The annotations that begin at an `@`: one, or those of Kotlin's `@field:[A B]`. */
export function parseAnnotations(
  tokens: Tokens,
  at: number,
  depth = 0,
): { readonly annotations: readonly Annotation[]; readonly next: number } {
  let i = at + 1;
  let useSite: UseSite | undefined;
  if (tokens.language === 'kotlin' && isAt(tokens, i + 1, ':') && useSites.has(textOf(tokens, i))) {
    useSite = textOf(tokens, i) as UseSite;
    i += 2;
  }
  if (isAt(tokens, i, '[')) {
    const annotations: Annotation[] = [];
    const close = Math.min(tokens.partners[i]!, tokens.count);
    for (let j = i + 1; j < close; ) {
      const read = parseAnnotation(tokens, j, at, useSite, depth);
      annotations.push(...read.annotations);
      j = read.next;
    }
    return { annotations, next: close + 1 };
  }
  return parseAnnotation(tokens, i, at, useSite, depth);
}

function parseAnnotation(tokens: Tokens, from: number, at: number, useSite: UseSite | undefined, depth: number) {
  if (tokens.kinds[from] !== IDENTIFIER) return { annotations: [], next: from + 1 };
  let name = nameAt(tokens, from);
  let i = from + 1;
  while (isAt(tokens, i, '.') && tokens.kinds[i + 1] === IDENTIFIER) {
    name += `.${nameAt(tokens, i + 1)}`;
    i += 2;
  }
  if (isAt(tokens, i, '<') && tokens.language === 'kotlin') i = skipAngles(tokens, i, tokens.count);
  // In Kotlin a parenthesis behind a blank belongs to a type: `@Composable () -> Unit`.
  const hasArguments = isAt(tokens, i, '(') && (tokens.language === 'java' || tokens.ends[i - 1] === tokens.starts[i]);
  const annotation: Annotation = {
    name,
    ...(useSite !== undefined && { useSite }),
    arguments: hasArguments ? parseArguments(tokens, i, depth + 1) : [],
    offset: tokens.starts[at]!,
  };
  return { annotations: [annotation], next: hasArguments ? skip(tokens, i) : i };
}
