/**
 * The algorithm of Framework 6.2 and later (`PlaceholderParser`): a text is parsed into parts first, `\${` and `\:` are escapes,
 * and a default is resolved only when it is needed.
 */
import {
  affords,
  OPEN,
  pairBraces,
  type Run,
  remembered,
  reportCycle,
  reportMissing,
  reportOpen,
} from './placeholder-run.ts';

/** A piece of a text. */
export type Part = { readonly kind: 'text'; readonly text: string } | SimplePlaceholder | NestedPlaceholder;

/** A placeholder with no other within it. */
interface SimplePlaceholder {
  readonly kind: 'simple';
  /** What stands between the braces. */
  readonly body: string;
  readonly key: string;
  readonly fallback: string | undefined;
  /** Offset of `${` in the text that was parsed. */
  readonly offset: number;
}

interface NestedPlaceholder {
  readonly kind: 'nested';
  readonly body: string;
  readonly keyParts: readonly Part[];
  readonly fallbackParts: readonly Part[] | undefined;
  readonly offset: number;
}

/** Deeper nesting is not parsed: `undefined` instead of parts. */
const maximumNesting = 400;

/** A text and what led to it. Only a message needs it as a list, and a list for each step would be long in long chains. */
interface Trail {
  readonly text: string;
  readonly outer: Trail | undefined;
}

/** The texts from the innermost to the outermost. */
function textsOf(trail: Trail): readonly string[] {
  const texts: string[] = [];
  for (let at: Trail | undefined = trail; at !== undefined; at = at.outer) texts.push(at.text);
  return texts;
}

/** Resolves a text; `outer` is what led to it. */
export function resolveLazily(text: string, run: Run, outer?: Trail): string {
  if (!affords(run, text)) return '';
  const parts = parseParts(text);
  if (parts === undefined) {
    run.end ??= { kind: 'too-large' };
    return '';
  }
  return resolveParts(parts, run, { text, outer });
}

/** The parts of a text; `undefined` where it nests too deep. */
export function parseParts(text: string): readonly Part[] | undefined {
  const pairs = pairBraces(text);
  let tooDeep = false;
  const parse = (from: number, to: number, depth: number): readonly Part[] => {
    if (depth > maximumNesting) {
      tooDeep = true;
      return [];
    }
    const parts: Part[] = [];
    let position = from;
    let start = indexWithin(text, '${', from, to);
    while (start !== -1) {
      const end = pairs.get(start + 1);
      if (end === undefined) {
        addText(parts, text.slice(position, start + 2));
        position = start + 2;
      } else if (start > from && text[start - 1] === '\\') {
        addText(parts, text.slice(position, start - 1));
        addText(parts, '${');
        position = start + 2;
      } else {
        addText(parts, text.slice(position, start));
        const body = text.slice(start + 2, end);
        if (indexWithin(text, '${', start + 2, end) === -1) {
          parts.push({ kind: 'simple', body, ...split(body), offset: start });
        } else {
          parts.push({ kind: 'nested', body, ...splitParts(parse(start + 2, end, depth + 1)), offset: start });
        }
        position = end + 1;
      }
      start = indexWithin(text, '${', position, to);
    }
    addText(parts, text.slice(position, to));
    return parts;
  };
  const parts = parse(0, text.length, 0);
  return tooDeep ? undefined : parts;
}

function resolveParts(parts: readonly Part[], run: Run, trail: Trail): string {
  let value = '';
  for (const part of parts) {
    if (part.kind === 'text') value += part.text;
    else value += part.kind === 'simple' ? resolveSimple(part, run, trail) : resolveNested(part, run, trail);
    if (!affords(run, value)) return '';
  }
  return value;
}

function resolveSimple({ body, key, fallback }: SimplePlaceholder, run: Run, trail: Trail): string {
  const whole = body === key ? undefined : propertyValue(body, run, trail, 'absent');
  return whole ?? propertyValue(key, run, trail, 'open') ?? fallback ?? unresolved(key, body, run, trail);
}

function resolveNested({ body, keyParts, fallbackParts }: NestedPlaceholder, run: Run, trail: Trail): string {
  const { missed, opened } = run;
  run.depth++;
  const key = resolveParts(keyParts, run, trail);
  // Of a name with something unknown in it nothing more can be said; with something missing in it a strict run has failed.
  const unknown = run.opened > opened || (run.missed > missed && run.mode === 'strict');
  let value = unknown ? placeholder(key) : propertyValue(key, run, trail, 'open');
  if (value === undefined && fallbackParts !== undefined) value = resolveParts(fallbackParts, run, trail);
  run.depth--;
  if (value !== undefined) return value;
  return run.missed > missed ? placeholder(key) : unresolved(key, body, run, trail);
}

/** The value of a property, resolved; `undefined` where there is none. `unknowable`: what an open answer means. */
function propertyValue(key: string, run: Run, trail: Trail, unknowable: 'open' | 'absent'): string | undefined {
  if (run.end !== undefined) return '';
  const value = run.lookup(key);
  if (value === OPEN) {
    if (unknowable === 'absent') return undefined;
    reportOpen(run, key);
    return placeholder(key);
  }
  if (value === undefined || !value.includes('${')) return value;
  if (run.visited.has(key)) {
    reportCycle(run, key, textsOf(trail));
    return '';
  }
  return remembered(run, key, () => resolveLazily(value, run, trail));
}

/** What becomes of a placeholder without value and default. */
function unresolved(key: string, body: string, run: Run, trail: Trail): string {
  reportMissing(run, key, () => (key === body ? textsOf(trail) : [placeholder(body), ...textsOf(trail)]));
  return placeholder(key);
}

function placeholder(key: string): string {
  return `\${${key}}`;
}

/** Separates the key of a text from the default at the first `:` that is not escaped. */
function split(text: string): { readonly key: string; readonly fallback: string | undefined } {
  let key = '';
  let position = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', position)) {
    if (colon === 0 || text[colon - 1] !== '\\') {
      return { key: key + text.slice(position, colon), fallback: text.slice(colon + 1) };
    }
    key += `${text.slice(position, colon - 1)}:`;
    position = colon + 1;
  }
  return { key: key + text.slice(position), fallback: undefined };
}

function splitParts(parts: readonly Part[]): Pick<NestedPlaceholder, 'keyParts' | 'fallbackParts'> {
  const keyParts: Part[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'text') {
      keyParts.push(part);
      continue;
    }
    const { key, fallback } = split(part.text);
    keyParts.push({ kind: 'text', text: key });
    if (fallback !== undefined) {
      return { keyParts, fallbackParts: [{ kind: 'text', text: fallback }, ...parts.slice(index + 1)] };
    }
  }
  return { keyParts, fallbackParts: undefined };
}

/** Adds text; adjacent texts are one part, which matters to the search for the separator. */
function addText(parts: Part[], text: string): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}

function indexWithin(text: string, wanted: string, from: number, to: number): number {
  const index = text.indexOf(wanted, from);
  return index === -1 || index + wanted.length > to ? -1 : index;
}
