import type { YamlLaw } from './dialect.ts';
import {
  type Cursor,
  columnOf,
  isBreak,
  isDocumentMark,
  isSpaceOrEnd,
  sentinel,
  skipBreak,
  skipLine,
  syntaxFailure,
} from './yaml-cursor.ts';
import { scanBlock, scanPlain, scanQuoted } from './yaml-scalar-scanner.ts';

/** A token of YAML 1.1; `at` and `end` are offsets. */
export interface YamlToken {
  readonly type:
    | 'stream end'
    | 'directive'
    | 'document start'
    | 'document end'
    | 'block sequence'
    | 'block mapping'
    | 'block end'
    | 'entry'
    | 'key'
    | 'value'
    | '['
    | ']'
    | '{'
    | '}'
    | ','
    | 'alias'
    | 'anchor'
    | 'tag'
    | 'plain'
    | 'quoted';
  readonly at: number;
  readonly end: number;
  /** Text of a scalar, name of an anchor or alias, suffix of a tag, prefix of a `%TAG` directive. */
  readonly text: string;
  /** Handle of a tag (`!`, `!!`, `!name!`; empty for `!<…>` and a lone `!`), name or handle of a directive. */
  readonly handle: string;
}

/** A token that becomes a mapping key if a `:` follows on its line. */
interface SimpleKey {
  /** Number of the token in the stream. */
  readonly number: number;
  /** True where the token can only be a key: at the indentation of the current block mapping. */
  readonly required: boolean;
  readonly at: number;
  readonly lineStart: number;
}

/** What tokens depend on. */
type ScannerLaw = Pick<YamlLaw, 'tabsInFlow' | 'version12'>;

const maximalKeyLength = 1024;

/** Blanks and tabs, and whether nothing but a comment follows. */
const separation = /([ \t]*)([#\r\n\0])?/y;

/**
 * Splits a text into tokens exactly as SnakeYAML's `ScannerImpl` does, one at a time, with its idea of where a key, a
 * tab or a dash may stand. Throws YamlFailure at the first place where SnakeYAML throws.
 */
export class YamlScanner {
  private readonly cursor: Cursor;
  private readonly law: ScannerLaw;
  private tokens: YamlToken[] = [];
  private head = 0;
  private taken = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private flowLevel = 0;
  private allowSimpleKey = true;
  /** By flow level, with holes. */
  private readonly simpleKeys: (SimpleKey | undefined)[] = [];
  private done = false;
  /** Where the plain scalar that was read last ends, if it goes over several lines. */
  private endOfLongText = -1;
  /** The token at the head is known for what it is; until it is taken nothing can change that. */
  private ready = false;

  constructor(text: string, law: ScannerLaw) {
    this.law = law;
    this.cursor = { text: text + sentinel, position: text.startsWith('\ufeff') ? 1 : 0, lineStart: 0 };
    this.cursor.lineStart = this.cursor.position;
  }

  peek(): YamlToken {
    if (!this.ready) {
      while (this.needsMore()) this.fetch();
      this.ready = true;
    }
    return this.tokens[this.head]!;
  }

  take(): YamlToken {
    const token = this.peek();
    this.ready = false;
    this.head += 1;
    this.taken += 1;
    if (this.head === this.tokens.length) {
      this.tokens = [];
      this.head = 0;
    }
    return token;
  }

  private needsMore(): boolean {
    if (this.done) return false;
    if (this.head === this.tokens.length) return true;
    this.dropStaleKeys();
    for (const key of this.simpleKeys) {
      if (key !== undefined) return key.number === this.taken;
    }
    return false;
  }

  private add(type: YamlToken['type'], at: number, end: number, text = '', handle = ''): void {
    this.tokens.push({ type, at, end, text, handle });
  }

  private insert(type: YamlToken['type'], index: number, at: number): void {
    this.tokens.splice(index, 0, { type, at, end: at, text: '', handle: '' });
  }

  private fetch(): void {
    this.skipToToken();
    this.dropStaleKeys();
    this.unwind(columnOf(this.cursor));
    const code = this.cursor.text.charCodeAt(this.cursor.position);
    switch (code) {
      case 0:
        this.fetchStreamEnd();
        break;
      case 91:
        this.fetchFlowStart('[');
        break;
      case 123:
        this.fetchFlowStart('{');
        break;
      case 93:
        this.fetchFlowEnd(']');
        break;
      case 125:
        this.fetchFlowEnd('}');
        break;
      case 44:
        this.fetchComma();
        break;
      case 42:
        this.fetchAnchor('alias');
        break;
      case 38:
        this.fetchAnchor('anchor');
        break;
      case 33:
        this.fetchTag();
        break;
      case 39:
      case 34:
        this.fetchQuoted();
        break;
      default:
        if (!this.fetchIndicated(code)) this.fetchPlain(code);
    }
  }

  /** Fetches what starts with a character that may as well start a plain scalar, or that means nothing here. */
  private fetchIndicated(code: number): boolean {
    const { text, position, lineStart } = this.cursor;
    const inFlow = this.flowLevel > 0;
    const isAlone = isSpaceOrEnd(text.charCodeAt(position + 1));
    const isMark = position === lineStart && isDocumentMark(this.cursor);
    if (code === 45 && isMark) this.fetchDocumentMark('document start');
    else if (code === 46 && isMark) this.fetchDocumentMark('document end');
    else if (code === 45 && isAlone) this.fetchEntry();
    else if (code === 63 && (isAlone || (inFlow && !this.law.version12))) this.fetchKey();
    else if (code === 58 && (inFlow || isAlone)) this.fetchValue();
    else if ((code === 124 || code === 62) && !inFlow) this.fetchBlockScalar();
    else if (code === 37 && position === lineStart) this.fetchDirective();
    else return false;
    return true;
  }

  private startsPlain(code: number): boolean {
    if (isLetterOrDigit(code)) return true;
    if (!isSpaceOrEnd(code) && !'-?:,[]{}#&*!|>\'"%@`'.includes(String.fromCharCode(code))) return true;
    const next = this.cursor.text.charCodeAt(this.cursor.position + 1);
    if (isSpaceOrEnd(next)) return false;
    const inFlow = this.flowLevel > 0;
    return code === 45 || (code === 58 && !inFlow) || (code === 63 && (!inFlow || this.law.version12 === true));
  }

  /** Passes blanks, comments and line breaks; tabs only where the law lets them stand. */
  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      while (cursor.text.charCodeAt(cursor.position) === 32) cursor.position += 1;
      if (cursor.text.charCodeAt(cursor.position) === 9) this.skipTabs();
      if (cursor.text.charCodeAt(cursor.position) === 35) skipLine(cursor);
      if (skipBreak(cursor) === '') return;
      if (this.flowLevel === 0) this.allowSimpleKey = true;
    }
  }

  private skipTabs(): void {
    const { cursor, law } = this;
    if (law.version12) {
      const isIndentation = cursor.text.slice(cursor.lineStart, cursor.position).trim() === '';
      separation.lastIndex = cursor.position;
      const [, blanks = '', isLineOver] = separation.exec(cursor.text) ?? [];
      if (this.flowLevel > 0 || !isIndentation || isLineOver !== undefined) cursor.position += blanks.length;
    } else if (law.tabsInFlow && this.flowLevel > 0) {
      while (cursor.text.charCodeAt(cursor.position) === 9) cursor.position += 1;
    }
  }

  private dropStaleKeys(): void {
    const { position, lineStart } = this.cursor;
    for (let level = 0; level < this.simpleKeys.length; level += 1) {
      const key = this.simpleKeys[level];
      if (key === undefined) continue;
      if (key.lineStart === lineStart && position - key.at <= maximalKeyLength) continue;
      if (key.required) throw keyFailure(key);
      this.simpleKeys[level] = undefined;
    }
  }

  private saveSimpleKey(): void {
    const { position, lineStart } = this.cursor;
    const required = this.flowLevel === 0 && this.indent === position - lineStart;
    if (!this.allowSimpleKey) {
      if (required) throw syntaxFailure('A key can only stand at the start of a line.', position);
      return;
    }
    this.removeSimpleKey();
    const number = this.taken + this.tokens.length - this.head;
    this.simpleKeys[this.flowLevel] = { number, required, at: position, lineStart };
  }

  private removeSimpleKey(): void {
    const key = this.simpleKeys[this.flowLevel];
    if (key === undefined) return;
    this.simpleKeys[this.flowLevel] = undefined;
    if (key.required) throw keyFailure(key);
  }

  private unwind(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.indent = this.indents.pop() ?? -1;
      this.add('block end', this.cursor.position, this.cursor.position);
    }
  }

  private addIndent(column: number): boolean {
    if (this.indent >= column) return false;
    this.indents.push(this.indent);
    this.indent = column;
    return true;
  }

  private fetchIndicator(type: YamlToken['type'], length = 1): void {
    const { position } = this.cursor;
    this.cursor.position += length;
    this.add(type, position, this.cursor.position);
  }

  private fetchStreamEnd(): void {
    this.unwindAll();
    this.simpleKeys.length = 0;
    this.add('stream end', this.cursor.position, this.cursor.position);
    this.done = true;
  }

  private unwindAll(): void {
    this.unwind(-1);
    this.removeSimpleKey();
    this.allowSimpleKey = false;
  }

  private fetchDocumentMark(type: 'document start' | 'document end'): void {
    this.unwindAll();
    this.fetchIndicator(type, 3);
  }

  private fetchFlowStart(type: '[' | '{'): void {
    this.saveSimpleKey();
    this.flowLevel += 1;
    this.allowSimpleKey = true;
    this.fetchIndicator(type);
  }

  private fetchFlowEnd(type: ']' | '}'): void {
    this.removeSimpleKey();
    this.flowLevel -= 1;
    if (this.flowLevel < 0) throw syntaxFailure('A bracket is closed that was not opened.', this.cursor.position);
    this.allowSimpleKey = false;
    this.fetchIndicator(type);
  }

  private fetchEntry(): void {
    this.startBlock('block sequence', 'A list element cannot start here.');
    this.allowSimpleKey = true;
    this.removeSimpleKey();
    this.fetchIndicator('entry');
  }

  private fetchKey(): void {
    this.startBlock('block mapping', 'A key cannot start here.');
    this.allowSimpleKey = this.flowLevel === 0;
    this.removeSimpleKey();
    this.fetchIndicator('key');
  }

  private startBlock(type: 'block sequence' | 'block mapping', message: string): void {
    if (this.flowLevel > 0) return;
    const { position } = this.cursor;
    if (!this.allowSimpleKey) throw syntaxFailure(message, position);
    if (this.addIndent(columnOf(this.cursor))) this.add(type, position, position);
  }

  private fetchValue(): void {
    const key = this.simpleKeys[this.flowLevel];
    if (key === undefined) {
      this.startBlock('block mapping', this.endOfLongText === this.cursor.position ? colonOfLongText : secondColon);
      this.allowSimpleKey = this.flowLevel === 0;
    } else {
      this.simpleKeys[this.flowLevel] = undefined;
      const index = this.head + key.number - this.taken;
      this.insert('key', index, key.at);
      if (this.flowLevel === 0 && this.addIndent(key.at - key.lineStart)) this.insert('block mapping', index, key.at);
      this.allowSimpleKey = false;
    }
    this.fetchIndicator('value');
  }

  private fetchComma(): void {
    this.allowSimpleKey = true;
    this.removeSimpleKey();
    this.fetchIndicator(',');
  }

  private fetchPlain(code: number): void {
    if (!this.startsPlain(code)) throw syntaxFailure(tokenMessage(code), this.cursor.position);
    this.saveSimpleKey();
    const at = this.cursor.position;
    const inFlow = this.flowLevel > 0;
    const endsAtQuestionMark = inFlow && this.law.version12 !== true;
    const { lineStart } = this.cursor;
    const { text, brokeLine } = scanPlain(this.cursor, { indent: this.indent + 1, inFlow, endsAtQuestionMark });
    this.allowSimpleKey = brokeLine;
    if (!brokeLine && this.cursor.lineStart !== lineStart) this.endOfLongText = this.cursor.position;
    this.add('plain', at, this.cursor.position, text);
  }

  private fetchQuoted(): void {
    this.saveSimpleKey();
    this.allowSimpleKey = false;
    const at = this.cursor.position;
    const text = scanQuoted(this.cursor, this.law.version12 === true);
    this.add('quoted', at, this.cursor.position, text);
  }

  private fetchBlockScalar(): void {
    this.allowSimpleKey = true;
    this.removeSimpleKey();
    const at = this.cursor.position;
    const text = scanBlock(this.cursor, this.indent);
    this.add('quoted', at, this.cursor.position, text);
  }

  private fetchAnchor(type: 'anchor' | 'alias'): void {
    this.saveSimpleKey();
    this.allowSimpleKey = false;
    const { cursor } = this;
    const at = cursor.position;
    const name = nameOfAnchor(cursor.text, at + 1);
    cursor.position += 1 + name.length;
    const next = cursor.text.charCodeAt(cursor.position);
    if (name === '' || !(isSpaceOrEnd(next) || '?:,]}%@`'.includes(String.fromCharCode(next)))) {
      throw syntaxFailure('The name of an anchor or alias has a character that it cannot have.', cursor.position);
    }
    this.add(type, at, cursor.position, name);
  }

  private fetchTag(): void {
    this.saveSimpleKey();
    this.allowSimpleKey = false;
    const { cursor } = this;
    const at = cursor.position;
    const { handle, suffix, length } = tagAt(cursor.text, at);
    cursor.position += length;
    const next = cursor.text.charCodeAt(cursor.position);
    if (next === 9 || !isSpaceOrEnd(next)) throw tagFailure(cursor.position);
    this.add('tag', at, cursor.position, suffix, handle);
  }

  private fetchDirective(): void {
    this.unwindAll();
    const { cursor } = this;
    const at = cursor.position;
    const start = at;
    skipLine(cursor);
    const line = cursor.text.slice(start, cursor.position);
    const match = directives.exec(line);
    const [, version, handle, prefix] = match ?? [];
    if (match === null) throw syntaxFailure('A line that starts with % is not a directive of YAML.', at);
    skipBreak(cursor);
    if (handle !== undefined) this.add('directive', at, cursor.position, decodedUri(prefix ?? '', at), handle);
    else this.add('directive', at, cursor.position, version ?? '', version === undefined ? '' : 'YAML');
  }
}

const uri = "(?:[A-Za-z0-9_;/?:@&=+$,.!~*'()[\\]-]|%[0-9A-Fa-f]{2})+";
/** `%YAML 1.1`, `%TAG !e! tag:…`, or any other, which is ignored whatever follows. */
const directives = new RegExp(
  `^%(?:YAML +([0-9]{1,3}\\.[0-9]{1,3})(?: +(?:#.*)?)?|TAG +(!(?: |[\\w-]*!)?) +(${uri})(?: +(?:#.*)?)?|(?!(?:YAML|TAG)(?: |$))[\\w-]+(?: .*)?)$`,
);
const tags = new RegExp(`!(?:<(${uri})>|([\\w-]*!)?(${uri}))`, 'y');

function tagAt(
  text: string,
  at: number,
): { readonly handle: string; readonly suffix: string; readonly length: number } {
  const next = text.charCodeAt(at + 1);
  if (isSpaceOrEnd(next)) return { handle: '', suffix: '!', length: 1 };
  tags.lastIndex = at;
  const match = tags.exec(text);
  if (match === null) throw tagFailure(at);
  const [whole, verbatim, handle, suffix] = match;
  if (verbatim !== undefined) return { handle: '', suffix: decodedUri(verbatim, at), length: whole.length };
  return {
    handle: handle === undefined ? '!' : `!${handle}`,
    suffix: decodedUri(suffix ?? '', at),
    length: whole.length,
  };
}

function decodedUri(text: string, at: number): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw tagFailure(at);
  }
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function nameOfAnchor(text: string, start: number): string {
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isSpaceOrEnd(code) || ':,[]{}/.*&'.includes(String.fromCharCode(code))) break;
    end += 1;
  }
  return text.slice(start, end);
}

function tagFailure(at: number) {
  return syntaxFailure('A tag has a character that it cannot have.', at);
}

function keyFailure(key: SimpleKey) {
  return syntaxFailure('A line stands where a key is expected, but no colon follows.', key.at);
}

const secondColon = 'A second colon on a line needs quotes around the text that it belongs to.';
const colonOfLongText =
  'This colon is part of a text that begins in a line above: this line is indented too far, or a blank is missing behind the colon there.';

function tokenMessage(code: number): string {
  if (code === 9) return 'A tab stands where YAML allows only blanks.';
  if (isBreak(code)) return 'A line break stands where a value is expected.';
  return 'A value starts with a character that needs quotes around it.';
}
