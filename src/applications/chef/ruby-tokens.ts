/**
 * The words of Ruby as far as plain assignments and tables need them, and those of JSON, which are nearly the same. Nothing is
 * run. What is not understood becomes a token `other`, which no value is made of.
 */
export interface RubyToken {
  /** `label` is a key with its colon (`port:`, `"port":`); `line` ends a line. */
  readonly kind: 'text' | 'symbol' | 'label' | 'number' | 'word' | 'mark' | 'other' | 'line';
  /** What it says: without quotes, colons and escapes; of a regular expression all of it. */
  readonly text: string;
  /** Offset of its first character. */
  readonly at: number;
  readonly end: number;
}

export type RubyLanguage = 'ruby' | 'json';

const word = /[A-Za-z_@$][A-Za-z0-9_@]*[?!]?/y;
const heredoc = /<<[~-]?(["']?)([A-Z_][A-Za-z0-9_]*)\1/y;
const percent = /%[wWiIqQr]?([[({<|!])/y;
const pairs: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['<', '>'],
]);

/** Linear in the length of the text. Never throws. */
export function rubyTokens(text: string, language: RubyLanguage = 'ruby'): readonly RubyToken[] {
  const tokens: RubyToken[] = [];
  const heredocs: string[] = [];
  const unclosed = new Set<string>();
  const isRuby = language === 'ruby';
  const put = (kind: RubyToken['kind'], said: string, at: number, end: number): number => {
    tokens.push({ kind, text: said, at, end });
    return end;
  };
  const match = (expression: RegExp, at: number): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  let offset = 0;
  while (offset < text.length) {
    const sign = text.charAt(offset);
    if (sign === '\n' || sign === '\r') {
      put('line', '\n', offset, offset + 1);
      offset++;
      if (heredocs.length > 0 && sign === '\n') offset = endOfHeredocs(text, offset, heredocs.splice(0));
      else if (isRuby && text.startsWith('=begin', offset)) {
        const end = text.indexOf('\n=end', offset);
        offset = end < 0 ? text.length : end + 5;
      } else if (isRuby && text.startsWith('__END__', offset)) return tokens;
      continue;
    }
    if (/\s/.test(sign)) {
      offset++;
      continue;
    }
    if (isRuby && sign === '#') {
      offset = endOfLine(text, offset);
      continue;
    }
    if (isRuby && sign === '\\' && /[\r\n]/.test(text.charAt(offset + 1))) {
      offset += text.startsWith('\r\n', offset + 1) ? 3 : 2;
      continue;
    }
    if (sign === '"' || sign === "'") {
      // A quote that is not closed is looked for once: the rest of the file has no other that would close the next one.
      const string = unclosed.has(sign) ? notClosed(text, offset) : readString(text, offset, isRuby);
      if (!string.isClosed) unclosed.add(sign);
      const isLabel = text[string.end] === ':' && text[string.end + 1] !== ':';
      const kind = string.value === undefined ? 'other' : isLabel ? 'label' : 'text';
      offset = put(kind, string.value ?? '', offset, string.end + (kind === 'label' ? 1 : 0));
      continue;
    }
    const found = isRuby ? (match(heredoc, offset) ?? undefined) : undefined;
    if (found !== undefined) {
      heredocs.push(found[2] as string);
      offset = put('other', '', offset, offset + found[0].length);
      continue;
    }
    if (isRuby && sign === '%' && startsValue(tokens.at(-1))) {
      const literal = match(percent, offset);
      if (literal !== null) {
        const closing = pairs.get(literal[1] as string) ?? (literal[1] as string);
        const end = text.indexOf(closing, offset + literal[0].length);
        offset = put('other', '', offset, end < 0 ? text.length : end + 1);
        continue;
      }
    }
    if (isRuby && sign === '/' && startsValue(tokens.at(-1))) {
      const end = endOfExpression(text, offset);
      if (end > 0) {
        offset = put('other', text.slice(offset, end), offset, end);
        continue;
      }
    }
    if (/[0-9]/.test(sign) || (sign === '-' && /[0-9]/.test(text.charAt(offset + 1)) && startsValue(tokens.at(-1)))) {
      offset = readNumber(text, offset, put);
      continue;
    }
    if (isRuby && sign === ':' && text[offset + 1] !== ':' && text[offset - 1] !== ':') {
      const name = match(word, offset + 1)?.[0];
      if (name !== undefined) {
        offset = put('symbol', name, offset, offset + 1 + name.length);
        continue;
      }
      if (text[offset + 1] === '"' || text[offset + 1] === "'") {
        const quote = text.charAt(offset + 1);
        const string = unclosed.has(quote) ? notClosed(text, offset + 1) : readString(text, offset + 1, true);
        if (!string.isClosed) unclosed.add(quote);
        offset = put(string.value === undefined ? 'other' : 'symbol', string.value ?? '', offset, string.end);
        continue;
      }
    }
    const name = match(word, offset)?.[0];
    if (name !== undefined) {
      const end = offset + name.length;
      const isLabel = text[end] === ':' && text[end + 1] !== ':' && tokens.at(-1)?.text !== '?';
      offset = put(isLabel ? 'label' : 'word', name, offset, end + (isLabel ? 1 : 0));
      continue;
    }
    const long = ['=>', '||', '&&', '::', '==', '=~', '<<', '+='].find((each) => text.startsWith(each, offset));
    offset = put('mark', long ?? sign, offset, offset + (long ?? sign).length);
  }
  return tokens;
}

/** Behind such a token a value begins, so that `/`, `%` and `-` are no operators. */
function startsValue(token: RubyToken | undefined): boolean {
  if (token === undefined || token.kind === 'line' || token.kind === 'label') return true;
  if (token.kind === 'mark') return !/[)\]}]/.test(token.text);
  return token.kind === 'word' && /^(?:if|unless|when|and|or|not|return|split|match)$/.test(token.text);
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** The end of a regular expression that is closed on its line, or 0. */
function endOfExpression(text: string, offset: number): number {
  const limit = Math.min(text.length, offset + 1000);
  for (let end = offset + 1; end < limit && text[end] !== '\n'; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '/') return end + 1;
  }
  return 0;
}

function endOfHeredocs(text: string, offset: number, names: readonly string[]): number {
  let end = offset;
  for (const name of names) {
    while (end < text.length) {
      const lineEnd = endOfLine(text, end);
      const line = text.slice(end, lineEnd).trim();
      end = Math.min(text.length, lineEnd + 1);
      if (line === name) break;
    }
  }
  return end;
}

/** What a quoted text says. */
function readString(text: string, start: number, isRuby: boolean): QuotedText {
  const quote = text.charAt(start);
  const isDouble = quote === '"';
  let value: string | undefined = '';
  let from = start + 1;
  const take = (end: number) => {
    if (value !== undefined) value += text.slice(from, end);
  };
  for (let offset = from; offset < text.length; offset++) {
    const sign = text[offset];
    if (sign === quote) {
      take(offset);
      return { value, end: offset + 1, isClosed: true };
    }
    if (sign === '\\') {
      take(offset);
      const { said, end } = readEscape(text, offset, isDouble, quote);
      if (said === undefined) value = undefined;
      else if (value !== undefined) value += said;
      offset = end - 1;
      from = end;
    } else if (isDouble && isRuby && sign === '#' && text[offset + 1] === '{') {
      value = undefined;
      offset = endOfInterpolation(text, offset + 2) - 1;
      from = offset + 1;
    }
  }
  return notClosed(text, start);
}

/** To the end of the line, so that the rest of the file is read. */
function notClosed(text: string, start: number): QuotedText {
  return { value: undefined, end: endOfLine(text, start), isClosed: false };
}

interface QuotedText {
  /** `undefined` where it puts something in (`#{…}`), or is not closed. */
  readonly value: string | undefined;
  readonly end: number;
  readonly isClosed: boolean;
}

/** `#{node["a"]}`: quotes within belong to it. */
function endOfInterpolation(text: string, offset: number): number {
  const limit = Math.min(text.length, offset + 1000);
  for (let depth = 1, end = offset; end < limit && text[end] !== '\n'; end++) {
    if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) return end + 1;
  }
  return offset;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

function readEscape(text: string, offset: number, isDouble: boolean, quote: string) {
  const sign = text.charAt(offset + 1);
  const end = offset + 2;
  if (!isDouble) return { said: sign === quote || sign === '\\' ? sign : `\\${sign}`, end };
  if (sign === 'u') {
    const digits = /^[0-9a-fA-F]{4}$/.exec(text.slice(end, end + 4))?.[0];
    return digits === undefined
      ? { said: undefined, end }
      : { said: String.fromCharCode(Number.parseInt(digits, 16)), end: end + 4 };
  }
  if (/[0-9A-Za-z]/.test(sign) && !escapes.has(sign)) return { said: undefined, end };
  return { said: escapes.get(sign) ?? sign, end };
}

/** Only numbers that Ruby prints as they are written. */
function readNumber(
  text: string,
  offset: number,
  put: (kind: RubyToken['kind'], said: string, at: number, end: number) => number,
): number {
  let end = offset + 1;
  while (end < text.length && /[\w.]/.test(text.charAt(end))) end++;
  const plain = end - offset > 30 ? '' : text.slice(offset, end).replaceAll('_', '');
  const isPlain = /^-?(?:0|[1-9]\d*)$/.test(plain) || /^-?(?:0|[1-9]\d{0,5})\.(?:0|\d{0,5}[1-9])$/.test(plain);
  return put(isPlain ? 'number' : 'other', isPlain ? plain : '', offset, end);
}
