import { decodeUtf8 } from './decode.ts';
import type { Origin, ReadProblem } from './document.ts';
import { type Interpolated, interpolate, type VariableLookup } from './interpolation.ts';
import { indexLines } from './line-index.ts';

/** One `NAME=value` of a `.env` file. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  /** Its value, or part of it, is that of a variable of the machine. */
  readonly opaque: boolean;
  /** Of the first character of the name. */
  readonly origin: Origin;
}

export interface EnvFile {
  /** In the order of the file; of a name that is there twice the last counts. */
  readonly entries: readonly EnvEntry[];
  readonly problems: readonly ReadProblem[];
}

/** `raw`: everything behind the equals sign is the value, as `docker run --env-file` and `format: raw` have it. */
export type EnvFormat = 'dotenv' | 'raw';

const statement = /[\t ]*(?:export[\t ]+)?([A-Za-z_][A-Za-z0-9_.-]*)[\t ]*(?:([=:])[\t ]*|(?=[\t ]*(?:#|[\r\n]|$)))/y;
const restOfLine = /[^\r\n]*/y;
const lineEnd = /\r\n|[\r\n]/y;

/**
 * Reads a `.env` file as Docker Compose does (compose-go's dotenv): comments, `export`, values in single quotes as they are, in
 * double quotes with escapes, both over several lines; variables in what is not in single quotes; a comment after a blank ends a
 * value without quotes. Never throws.
 *
 * @param machine what is known besides the file itself
 */
export function readEnvFile(
  path: string,
  bytes: Uint8Array,
  format: EnvFormat = 'dotenv',
  machine: VariableLookup = () => undefined,
): EnvFile {
  const text = decodeUtf8(bytes).replace(/^\ufeff/, '');
  const lines = indexLines(text);
  const known = new Map<string, EnvEntry>();
  const problems: ReadProblem[] = [];
  const lookup: VariableLookup = (name) => {
    const entry = known.get(name);
    return entry === undefined ? machine(name) : { text: entry.value, opaque: entry.opaque };
  };
  const problem = (code: string, message: string, at: number): void => {
    problems.push({ code, message, origin: lines.originAt(path, at), fatal: false });
  };
  let at = 0;
  while (at < text.length) {
    const line = endOfLine(text, at);
    const start = at + (/^[\t ]*(?:export[\t ]+)?/.exec(text.slice(at, line.end))?.[0].length ?? 0);
    statement.lastIndex = at;
    const [whole, name, sign] = statement.exec(text) ?? [];
    if (whole === undefined || name === undefined) {
      const written = text.slice(at, line.end).trim();
      if (written !== '' && !written.startsWith('#'))
        problem('no-variable', 'This line of a file of variables is no variable.', at);
      at = line.next;
      continue;
    }
    const origin = lines.originAt(path, start);
    const valueAt = at + whole.length;
    if (sign === undefined) {
      // A name alone is a variable of the machine that is handed on.
      known.delete(name);
      known.set(name, { name, value: '', opaque: true, origin });
      at = line.next;
      continue;
    }
    const read = format === 'raw' ? undefined : quoted(text, valueAt, lookup);
    if (read === 'unclosed') problem('unclosed-quote', 'A quote of this value is not closed.', valueAt);
    const { value, end } =
      read === undefined || read === 'unclosed'
        ? { value: unquoted(text.slice(valueAt, line.end), format, lookup), end: valueAt }
        : read;
    known.set(name, { name, value: value.text, opaque: value.opaque, origin });
    at = endOfLine(text, Math.max(end, valueAt)).next;
  }
  return { entries: [...known.values()], problems };
}

function endOfLine(text: string, at: number): { readonly end: number; readonly next: number } {
  restOfLine.lastIndex = at;
  restOfLine.exec(text);
  const end = restOfLine.lastIndex;
  lineEnd.lastIndex = end;
  return { end, next: lineEnd.exec(text) === null ? text.length : lineEnd.lastIndex };
}

function unquoted(written: string, format: EnvFormat, lookup: VariableLookup): Interpolated {
  if (format === 'raw') return { text: written, opaque: false };
  return interpolate(written.replace(/(?:^|[\t ])#.*$/, '').trim(), lookup);
}

interface Quoted {
  readonly value: Interpolated;
  readonly end: number;
}

function quoted(text: string, at: number, lookup: VariableLookup): Quoted | 'unclosed' | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  let end = at + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return 'unclosed';
  const content = text.slice(at + 1, end);
  if (quote === "'") return { value: { text: content.replace(/\\'/g, "'"), opaque: false }, end: end + 1 };
  // An escaped dollar is none for the interpolation, which knows the doubled one.
  const unescaped = content.replace(/\\([\s\S])/g, (written, character: string) =>
    character === '$' ? '$$' : (escapes.get(character) ?? written),
  );
  return { value: interpolate(unescaped, lookup), end: end + 1 };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);
