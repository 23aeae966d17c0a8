import type { YamlLaw } from './dialect.ts';
import { syntaxFailure } from './yaml-cursor.ts';
import {
  type MappingEntry,
  type MappingNode,
  type ScalarNode,
  type YamlDocument,
  YamlFailure,
  type YamlNode,
} from './yaml-node.ts';
import { implicitTag } from './yaml-scalars.ts';
import { YamlScanner, type YamlToken } from './yaml-scanner.ts';

/**
 * Composes the documents of a YAML 1.1 text as SnakeYAML's `ParserImpl` and `Composer` do with the options of Spring
 * Boot's loader. Throws {@link YamlFailure} when it comes to the first error.
 *
 * @param text Without characters that YAML calls non-printable.
 */
export function composeYaml(text: string, law: YamlLaw): Generator<YamlDocument> {
  return new Composer(text, law).documents();
}

const standardPrefix = 'tag:yaml.org,2002:';
const standardTags: ReadonlySet<string> = new Set([
  ...['yaml', 'merge', 'set', 'pairs', 'omap', 'binary', 'int', 'float'],
  ...['timestamp', 'bool', 'null', 'str', 'seq', 'map'],
]);
/** More than any file has that people write; keeps a hostile one from taking memory without bound. */
const maximalNodes = 1_000_000;

type TokenType = YamlToken['type'];

class Composer {
  private readonly scanner: YamlScanner;
  private readonly anchors = new Map<string, YamlNode>();
  /** Handles of the `%TAG` directives seen so far. */
  private handles = new Map<string, string>();
  private readonly nestingLimit: number;
  private depth = 0;
  private nodes = 0;

  constructor(text: string, law: YamlLaw) {
    this.nestingLimit = law.nestingLimit;
    this.scanner = new YamlScanner(text, law);
  }

  *documents(): Generator<YamlDocument> {
    const first = this.scanner.peek();
    if (first.type !== 'directive' && first.type !== 'document start' && first.type !== 'stream end') {
      yield this.document(0, this.composeNode(true, false));
    }
    for (;;) {
      while (this.nextIs('document end')) this.scanner.take();
      const start = this.scanner.peek();
      if (start.type === 'stream end') return;
      this.readDirectives();
      if (this.nextIs('stream end')) return;
      const mark = this.scanner.take();
      if (mark.type !== 'document start') {
        throw syntaxFailure('The line does not belong to what stands above it; check its indentation.', mark.at);
      }
      const next = this.scanner.peek();
      const isEmpty = ['directive', 'document start', 'document end', 'stream end'].includes(next.type);
      yield this.document(start.at, isEmpty ? emptyScalar(next.at) : this.composeNode(true, false));
    }
  }

  private document(from: number, root: YamlNode): YamlDocument {
    const to = this.scanner.peek().at;
    if (this.nextIs('document end')) this.scanner.take();
    this.anchors.clear();
    return { root, from, to };
  }

  private readDirectives(): void {
    let version = false;
    this.handles = new Map(this.handles);
    this.handles.delete('!');
    this.handles.delete('!!');
    while (this.nextIs('directive')) {
      const { handle, text, at } = this.scanner.take();
      if (handle === 'YAML') {
        if (version || !text.startsWith('1.')) throw syntaxFailure('The YAML version is not 1.x, or given twice.', at);
        version = true;
      } else if (handle !== '') {
        if (this.handles.has(handle)) throw syntaxFailure('The same tag handle is declared twice.', at);
        this.handles.set(handle, text);
      }
    }
  }

  private nextIs(type: TokenType): boolean {
    return this.scanner.peek().type === type;
  }

  /**
   * @param block Whether a block collection may follow.
   * @param indentless Whether a sequence at the indentation of the mapping around it may follow.
   */
  private composeNode(block: boolean, indentless: boolean): YamlNode {
    const first = this.scanner.peek();
    if (first.type === 'alias') {
      this.scanner.take();
      const target = this.anchors.get(first.text);
      if (target !== undefined) return target;
      throw new YamlFailure('undefined-alias', 'An alias names an anchor that is not defined before it.', first.at);
    }
    let anchor: string | undefined;
    let tag: YamlToken | undefined;
    let token = first;
    if (token.type === 'anchor') {
      anchor = this.scanner.take().text;
      token = this.scanner.peek();
    }
    if (token.type === 'tag') {
      tag = this.scanner.take();
      token = this.scanner.peek();
      if (anchor === undefined && token.type === 'anchor') {
        anchor = this.scanner.take().text;
        token = this.scanner.peek();
      }
    }
    const name = tag === undefined ? undefined : this.tagName(tag);
    if (this.depth > this.nestingLimit) {
      const message = `Values are nested more than ${this.nestingLimit} levels deep, which Spring refuses.`;
      throw new YamlFailure('too-deep', message, first.at);
    }
    this.nodes += 1;
    if (this.nodes > maximalNodes) {
      throw new YamlFailure('too-large', 'This file holds more values than can be judged.', first.at);
    }
    this.depth += 1;
    const isBare = anchor === undefined && tag === undefined;
    const node =
      isBare && (token.type === 'plain' || token.type === 'quoted')
        ? this.composeScalar(token, undefined, first.at)
        : this.composeContent(token, { at: first.at, anchor, tag: name, block, indentless });
    this.depth -= 1;
    return node;
  }

  private composeContent(token: YamlToken, properties: Properties): YamlNode {
    const { at, anchor, tag, block } = properties;
    switch (token.type) {
      case 'plain':
      case 'quoted':
        return this.remember(anchor, this.composeScalar(token, tag, at));
      case '[':
        return this.composeSequence(properties, (items) => this.composeFlowSequence(items));
      case '{':
        return this.composeMapping(properties, true, (entries) => this.composeFlowMapping(entries));
      case 'entry':
        if (properties.indentless) return this.composeSequence(properties, (items) => this.composeIndentless(items));
        break;
      case 'block sequence':
        if (block) return this.composeSequence(properties, (items) => this.composeBlockSequence(items));
        break;
      case 'block mapping':
        if (block) return this.composeMapping(properties, false, (entries) => this.composeBlockMapping(entries));
        break;
    }
    if (anchor === undefined && tag === undefined) {
      throw syntaxFailure('A value is expected here.', token.at);
    }
    const empty = tag === undefined || tag === '!' ? 'null' : tag;
    return this.remember(anchor, { kind: 'scalar', tag: empty, text: '', at });
  }

  private composeScalar({ type, text }: YamlToken, tag: string | undefined, at: number): ScalarNode {
    this.scanner.take();
    const implicit = tag === '!' || (tag === undefined && type === 'plain');
    return { kind: 'scalar', tag: implicit ? implicitTag(text) : (tag ?? 'str'), text, at };
  }

  private remember(anchor: string | undefined, node: YamlNode): YamlNode {
    if (anchor !== undefined) this.anchors.set(anchor, node);
    return node;
  }

  /** The short name of a standard tag, `!` for the non-specific one, `unknown` for a local tag. */
  private tagName(token: YamlToken): string {
    const { handle, text, at } = token;
    if (handle === '' && text === '!') return '!';
    let prefix = '';
    if (handle !== '') {
      const declared = this.handles.get(handle) ?? defaultHandles.get(handle);
      if (declared === undefined) throw syntaxFailure('A tag uses a handle that is not declared.', at);
      prefix = declared;
    }
    const tag = prefix + text;
    if (!tag.startsWith(standardPrefix)) return 'unknown';
    const name = tag.slice(standardPrefix.length);
    if (standardTags.has(name)) return name;
    throw new YamlFailure('unknown-tag', 'A value has a tag that Spring does not allow.', at);
  }

  private composeSequence(properties: Properties, fill: (items: YamlNode[]) => void): YamlNode {
    const items: YamlNode[] = [];
    const tag = collectionTag(properties.tag, 'seq');
    const node = this.remember(properties.anchor, { kind: 'sequence', tag, items, at: properties.at });
    fill(items);
    return node;
  }

  private composeMapping(properties: Properties, flow: boolean, fill: (entries: MappingEntry[]) => void): YamlNode {
    const entries: MappingEntry[] = [];
    const tag = collectionTag(properties.tag, 'map');
    const node: MappingNode = { kind: 'mapping', tag, entries, merged: false, flow, at: properties.at };
    this.remember(properties.anchor, node);
    fill(entries);
    node.merged = entries.some((entry) => entry.key.tag === 'merge');
    return node;
  }

  private composeBlockSequence(items: YamlNode[]): void {
    this.scanner.take();
    while (this.nextIs('entry')) {
      const { end } = this.scanner.take();
      const { type } = this.scanner.peek();
      items.push(type === 'entry' || type === 'block end' ? emptyScalar(end) : this.composeNode(true, false));
    }
    this.takeBlockEnd();
  }

  private takeBlockEnd(): void {
    const token = this.scanner.take();
    if (token.type !== 'block end') {
      throw syntaxFailure('The line does not belong to what stands above it; check its indentation.', token.at);
    }
  }

  private composeIndentless(items: YamlNode[]): void {
    while (this.nextIs('entry')) {
      const { end } = this.scanner.take();
      const { type } = this.scanner.peek();
      const isEmpty = type === 'entry' || type === 'key' || type === 'value' || type === 'block end';
      items.push(isEmpty ? emptyScalar(end) : this.composeNode(true, false));
    }
  }

  private composeBlockMapping(entries: MappingEntry[]): void {
    this.scanner.take();
    while (this.nextIs('key')) {
      const key = this.composeBlockPart();
      const { type, at } = this.scanner.peek();
      let value: YamlNode;
      if (type === 'value') value = this.composeBlockPart();
      else if (type === 'plain' || type === 'quoted') value = this.composeNode(true, true);
      else value = emptyScalar(at);
      entries.push({ key, value, constructed: false });
    }
    this.takeBlockEnd();
  }

  /** What follows a key or value indicator. */
  private composeBlockPart(): YamlNode {
    const { end } = this.scanner.take();
    const { type } = this.scanner.peek();
    if (type === 'key' || type === 'value' || type === 'block end') return emptyScalar(end);
    return this.composeNode(true, true);
  }

  private composeFlowSequence(items: YamlNode[]): void {
    this.scanner.take();
    for (let isFirst = true; !this.nextIs(']'); isFirst = false) {
      if (!isFirst) this.takeComma();
      const { type, at } = this.scanner.peek();
      if (type === 'key') {
        items.push(this.composePair(at));
      } else if (type !== ']') {
        items.push(this.composeNode(false, false));
      } else {
        break;
      }
    }
    this.scanner.take();
  }

  /** `[a: 1]` is a list of a mapping. */
  private composePair(at: number): YamlNode {
    this.depth += 1;
    const key = this.composeFlowPart(']');
    const value = this.nextIs('value') ? this.composeFlowPart(']') : emptyScalar(this.scanner.peek().at);
    this.depth -= 1;
    return {
      kind: 'mapping',
      tag: 'map',
      entries: [{ key, value, constructed: false }],
      merged: key.tag === 'merge',
      flow: true,
      at,
    };
  }

  private takeComma(): void {
    const token = this.scanner.take();
    if (token.type !== ',') throw syntaxFailure('A comma or a closing bracket is expected here.', token.at);
  }

  private composeFlowMapping(entries: MappingEntry[]): void {
    this.scanner.take();
    for (let isFirst = true; !this.nextIs('}'); isFirst = false) {
      if (!isFirst) this.takeComma();
      const { type } = this.scanner.peek();
      if (type === 'key') {
        const key = this.composeFlowPart('}');
        const value = this.nextIs('value') ? this.composeFlowPart('}') : emptyScalar(this.scanner.peek().at);
        entries.push({ key, value, constructed: false });
      } else if (type !== '}') {
        const key = this.composeNode(false, false);
        entries.push({ key, value: emptyScalar(this.scanner.peek().at), constructed: false });
      } else {
        break;
      }
    }
    this.scanner.take();
  }

  private composeFlowPart(close: ']' | '}'): YamlNode {
    const indicator = this.scanner.take();
    const { type } = this.scanner.peek();
    const isEmpty = type === ',' || type === close || (type === 'value' && indicator.type === 'key');
    return isEmpty ? emptyScalar(indicator.end) : this.composeNode(false, false);
  }
}

/** The properties of a node: where it starts, what is written before its content, what may follow. */
interface Properties {
  readonly at: number;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly block: boolean;
  readonly indentless: boolean;
}

const defaultHandles: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', standardPrefix],
]);

function collectionTag(tag: string | undefined, implicit: string): string {
  return tag === undefined || tag === '!' ? implicit : tag;
}

function emptyScalar(at: number): ScalarNode {
  return { kind: 'scalar', tag: 'null', text: '', at };
}
