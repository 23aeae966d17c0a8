import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type Range } from 'yaml';
import type { Origin } from '../../documents/document.ts';
import type { SettingsProblem } from './settings.ts';

/** keyparity.yml as a tree in which everything has its place. */
export type SettingsNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** What stands in the file, without quotes: `3.10` where the value is 3.1. */
  readonly text: string;
  readonly origin: Origin;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly SettingsNode[];
  readonly origin: Origin;
}

export interface MapNode {
  readonly kind: 'map';
  readonly fields: ReadonlyMap<string, MapField>;
  readonly origin: Origin;
}

export interface MapField {
  readonly name: string;
  /** Where the name stands. */
  readonly origin: Origin;
  readonly value: SettingsNode;
}

/** Files above this size are not read: a contract of a thousand keys has a fifth of it. */
const largestFile = 1_000_000;

/**
 * Reads YAML 1.2 (core schema: `yes` and `2027-03-31` are texts) or JSON. Our own file does not follow SnakeYAML: nobody
 * but us reads it. An empty file is an empty map.
 */
export function parseSettings(
  path: string,
  text: string,
): { readonly root: SettingsNode | undefined; readonly problems: readonly SettingsProblem[] } {
  const start: Origin = { path, line: 1, column: 1 };
  if (text.length > largestFile) return failed(`The file is larger than ${largestFile} characters.`, start);
  const lines = new LineCounter();
  const place = (node: { readonly range?: Range | null | undefined }): Origin =>
    node.range ? originAt(path, lines, node.range[0]) : start;
  try {
    const document = parseDocument(text.replace(/^\uFEFF/, ''), {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      // Looked for below, where the name is at hand and a map of n names costs n steps.
      uniqueKeys: false,
    });
    const [fault] = [...document.errors, ...document.warnings];
    // What the parser says after the first fault is mostly about its consequences.
    if (fault !== undefined)
      return failed(faultSentence(fault.code, fault.message), originAt(path, lines, fault.pos[0]));
    const problems: SettingsProblem[] = [];
    const root = treeBuilder(place, (problem) => problems.push(problem))(document.contents, start);
    const empty = root.kind === 'scalar' && root.value === null;
    return { root: empty ? { kind: 'map', fields: new Map(), origin: start } : root, problems };
  } catch (error) {
    if (error instanceof RangeError) return failed('The file is nested too deeply to be read.', start);
    throw error;
  }
}

/** The plain data of a tree, for a validator. What an alias shares is shared here too, however often it is named. */
export function dataOf(node: SettingsNode, known = new Map<SettingsNode, unknown>()): unknown {
  if (node.kind === 'scalar') return node.value;
  if (known.has(node)) return known.get(node);
  if (node.kind === 'list') {
    const list = node.items.map((item) => dataOf(item, known));
    known.set(node, list);
    return list;
  }
  const map: Record<string, unknown> = Object.create(null);
  for (const [name, field] of node.fields) map[name] = dataOf(field.value, known);
  known.set(node, map);
  return map;
}

type Place = (node: { readonly range?: Range | null | undefined }) => Origin;

function treeBuilder(
  place: Place,
  report: (problem: SettingsProblem) => void,
): (node: unknown, parent: Origin) => SettingsNode {
  const anchored = new Map<string, SettingsNode>();

  const build = (node: unknown, parent: Origin): SettingsNode => {
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (target !== undefined) return target;
      const origin = place(node);
      // Its name may be the beginning of a password that nobody put in quotes.
      const message =
        'This alias (*…) stands for nothing that is complete before it; a text that begins so needs quotes.';
      report({ message, origin });
      return { kind: 'scalar', value: null, text: '', origin };
    }
    const tree = buildContent(node, parent);
    if ((isScalar(node) || isSeq(node) || isMap(node)) && node.anchor !== undefined) anchored.set(node.anchor, tree);
    return tree;
  };

  const buildContent = (node: unknown, parent: Origin): SettingsNode => {
    if (isMap(node)) return { kind: 'map', fields: fieldsOf(node.items, place(node)), origin: place(node) };
    if (isSeq(node)) {
      const origin = place(node);
      return { kind: 'list', items: node.items.map((item) => build(item, origin)), origin };
    }
    if (!isScalar(node)) return { kind: 'scalar', value: null, text: '', origin: parent };
    const value = scalarValue(node.value);
    const written = typeof value !== 'string' && node.source !== undefined ? node.source : String(value ?? '');
    // An empty value has its place behind the colon or on a later line: the name before it is what a person looks for.
    return { kind: 'scalar', value, text: written, origin: value === null && written === '' ? parent : place(node) };
  };

  const fieldsOf = (pairs: readonly Pair[], parent: Origin): ReadonlyMap<string, MapField> => {
    const fields = new Map<string, MapField>();
    for (const { key, value } of pairs) {
      const origin = isScalar(key) ? place(key) : parent;
      const name = isScalar(key) ? String(key.value) : '';
      const earlier = fields.get(name);
      if (earlier === undefined) fields.set(name, { name, origin, value: build(value, origin) });
      else report({ message: `"${name}" is written twice: line ${earlier.origin.line} has it already.`, origin });
    }
    return fields;
  };

  return build;
}

function scalarValue(value: unknown): ScalarNode['value'] {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
  return plain ? value : String(value);
}

function originAt(path: string, lines: LineCounter, offset: number): Origin {
  const { line, col } = lines.linePos(offset);
  return { path, line: Math.max(1, line), column: Math.max(1, col) };
}

function failed(message: string, origin: Origin) {
  return { root: undefined, problems: [{ message, origin }] };
}

/**
 * The parser's own words where they help; where they speak of its interface, ours. What it quotes of the file is left
 * out: it may be the value of a variable.
 */
function faultSentence(code: string, message: string): string {
  const sentences = new Map([
    ['TAB_AS_INDENT', 'A tab indents this line: YAML takes blanks only.'],
    ['MULTIPLE_DOCS', 'A second document begins here: the file is one document.'],
    ['NON_STRING_KEY', 'This name is a list or a map: names are texts.'],
    ['BLOCK_AS_IMPLICIT_KEY', 'A colon within the value: put the value in quotes.'],
    ['TAG_RESOLVE_FAILED', 'A tag (!…) has no meaning here.'],
  ]);
  return sentences.get(code) ?? `The file is not valid YAML: ${message.replace(/[:\\].*|\.$/s, '').trim()}.`;
}
