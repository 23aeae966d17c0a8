import { isTextBlock, type Language } from './lexer.ts';

/** A piece of a string literal: text as the program sees it, or the code of a Kotlin template. */
export type StringPart = { readonly text: string } | { readonly template: string };

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['s', ' '],
  ['0', '\0'],
]);

/** The pieces of the string token that stands between two offsets. Java's never have templates. */
export function stringParts(text: string, start: number, end: number, language: Language): readonly StringPart[] {
  return language === 'java' ? [{ text: javaText(text, start, end) }] : kotlinParts(text.slice(start, end));
}

function javaText(text: string, start: number, end: number): string {
  if (!isTextBlock(text, start)) return unescapeJava(text.slice(start + 1, withoutQuote(text, start + 1, end)));
  const closed = text.endsWith('"""', end) && end - start >= 6;
  const body = text.slice(start + 3, closed ? end - 3 : end);
  const [, ...lines] = body.split(/\r\n|\r|\n/);
  return unescapeJava(stripIndentation(lines).join('\n'));
}

function withoutQuote(text: string, from: number, end: number): number {
  return end > from && text[end - 1] === '"' ? end - 1 : end;
}

/** `String.stripIndent`: the last line counts even if it is blank, because the closing quotes stand in it. */
function stripIndentation(lines: readonly string[]): readonly string[] {
  const indentation = (line: string): number => /^\s*/.exec(line)![0].length;
  const significant = lines.filter((line, i) => i === lines.length - 1 || line.trim() !== '');
  const common = Math.min(...significant.slice(0, 10_000).map(indentation));
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(common).trimEnd()));
}

function unescapeJava(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:([0-3]?[0-7]{1,2})|(\r\n|[\s\S]))/g, (_, octal: string | undefined, other: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (other === '\n' || other === '\r' || other === '\r\n') return '';
    return simpleEscapes.get(other) ?? other;
  });
}

function kotlinParts(literal: string): readonly StringPart[] {
  const dollars = Math.max(1, /^\$*/.exec(literal)![0].length);
  const quote = literal.indexOf('"');
  const isRaw = literal.startsWith('"""', quote);
  const width = isRaw ? 3 : 1;
  const closed = literal.length >= quote + 2 * width && literal.endsWith(isRaw ? '"""' : '"');
  const body = literal.slice(quote + width, closed ? literal.length - width : literal.length);
  const parts: StringPart[] = [];
  let text = '';
  let i = 0;
  const template = (code: string): void => {
    if (text !== '') parts.push({ text });
    text = '';
    parts.push({ template: code });
  };
  while (i < body.length) {
    const character = body[i]!;
    if (character === '\\' && !isRaw) {
      const unicode = /^\\u([0-9a-fA-F]{4})/.exec(body.slice(i, i + 6));
      text +=
        unicode === null
          ? (simpleEscapes.get(body[i + 1] ?? '') ?? body[i + 1] ?? '')
          : String.fromCharCode(Number.parseInt(unicode[1]!, 16));
      i += unicode === null ? 2 : 6;
      continue;
    }
    if (character !== '$') {
      text += character;
      i++;
      continue;
    }
    let end = i;
    while (body[end] === '$') end++;
    const run = end - i;
    const rest = run < dollars ? undefined : templateAt(body, end);
    if (rest === undefined) {
      text += body.slice(i, end);
      i = end;
      continue;
    }
    // Of a longer run of dollars the last ones begin the template.
    text += body.slice(i, end - dollars);
    template(rest.code);
    i = rest.end;
  }
  if (text !== '' || parts.length === 0) parts.push({ text });
  return parts;
}

/** What follows the dollars of a template: a name, or code in braces. */
function templateAt(body: string, offset: number): { readonly code: string; readonly end: number } | undefined {
  if (body[offset] !== '{') {
    nameAt.lastIndex = offset;
    const name = nameAt.exec(body)?.[0];
    return name === undefined ? undefined : { code: name, end: offset + name.length };
  }
  // Code that holds braces or strings is never a constant; where it ends matters to no folded text, only that it ends.
  const plain = body.indexOf('}', offset);
  const end = plain === -1 ? body.length : plain;
  const code = body.slice(offset + 1, end);
  return /["{]/.test(code) ? { code: '', end: body.length } : { code: code.trim(), end: end + 1 };
}

const nameAt = /(?:[\p{L}_][\p{L}\p{N}_]*|`[^`\r\n]+`)/uy;
