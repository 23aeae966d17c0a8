import { type YamlLaw, yamlLawOf } from '../../documents/dialect.ts';
import type { Origin } from '../../documents/document.ts';
import { indexLines } from '../../documents/line-index.ts';
import { composeYaml } from '../../documents/yaml-compose.ts';
import { firstUnprintable } from '../../documents/yaml-decode.ts';
import {
  type MappingNode,
  type YamlDocument,
  YamlFailure,
  type YamlNode,
  type ScalarNode as YamlScalar,
} from '../../documents/yaml-node.ts';
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

const law: YamlLaw = { ...yamlLawOf('manifest'), nestingLimit: 200, tabsInFlow: true, version12: true };

/**
 * Reads YAML or JSON: written as YAML 1.1 has it, with the values of YAML 1.2 (core schema: `yes` and `2027-03-31` are
 * texts). An empty file is an empty map.
 */
export function parseSettings(
  path: string,
  text: string,
): { readonly root: SettingsNode | undefined; readonly problems: readonly SettingsProblem[] } {
  const start: Origin = { path, line: 1, column: 1 };
  const failed = (message: string, origin: Origin) => ({ root: undefined, problems: [{ message, origin }] });
  if (text.length > largestFile) return failed(`The file is larger than ${largestFile} characters.`, start);
  const content = text.replace(/^\uFEFF/, '');
  const lines = indexLines(content);
  try {
    const unprintable = firstUnprintable(content);
    if (unprintable !== undefined) throw unprintable;
    const document = onlyDocument(content);
    const problems: SettingsProblem[] = [];
    const place = (node: YamlNode) => lines.originAt(path, node.at);
    const root = document && treeBuilder(place, (problem) => problems.push(problem))(document.root, start);
    const isEmpty = root === undefined || (root.kind === 'scalar' && root.value === null);
    return { root: isEmpty ? { kind: 'map', fields: new Map(), origin: start } : root, problems };
  } catch (error) {
    // What is wrong behind the first fault is mostly a consequence of it.
    if (!(error instanceof YamlFailure)) throw error;
    const { message, at } = faultOf(error, content);
    return failed(message, lines.originAt(path, at));
  }
}

/** Nothing for an empty file. A second document is not read: there may be a hundred thousand. */
function onlyDocument(content: string): YamlDocument | undefined {
  const documents = composeYaml(content, law);
  const { value: document } = documents.next();
  if (document === undefined) return undefined;
  const another = content.startsWith('---', document.to) ? document.to : documents.next().value?.from;
  if (another === undefined) return document;
  throw ownFailure('A second document begins here: the file is one document.', another);
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

type Place = (node: YamlNode) => Origin;

function treeBuilder(
  place: Place,
  report: (problem: SettingsProblem) => void,
): (node: YamlNode, parent: Origin) => SettingsNode {
  /** By their nodes, which aliases share; `undefined` for those that are not complete yet. */
  const trees = new Map<YamlNode, SettingsNode | undefined>();
  /** A name that was one of these before is an alias. */
  const scalars = new Set<YamlNode>();

  const build = (node: YamlNode, parent: Origin): SettingsNode => {
    if (node.kind === 'scalar') return buildScalar(node, parent);
    const known = trees.get(node);
    if (known !== undefined) return known;
    if (trees.has(node)) {
      report({ message: aliasToNothing, origin: parent });
      return { kind: 'scalar', value: null, text: '', origin: parent };
    }
    trees.set(node, undefined);
    const origin = place(node);
    refuseTag(node, node.kind === 'mapping' ? 'map' : 'seq');
    const tree: SettingsNode =
      node.kind === 'mapping'
        ? { kind: 'map', fields: fieldsOf(node, origin), origin }
        : { kind: 'list', items: node.items.map((item) => build(item, origin)), origin };
    trees.set(node, tree);
    return tree;
  };

  const buildScalar = (node: YamlScalar, parent: Origin): SettingsNode => {
    refuseTag(node, ...scalarTags);
    scalars.add(node);
    const value = scalarValue(node);
    // An empty value has its place behind the colon or on a later line: the name before it is what a person looks for.
    return {
      kind: 'scalar',
      value,
      text: node.text,
      origin: node.text === '' && value === null ? parent : place(node),
    };
  };

  const fieldsOf = (node: MappingNode, parent: Origin): ReadonlyMap<string, MapField> => {
    const fields = new Map<string, MapField>();
    for (const { key, value } of node.entries) {
      if (key.kind !== 'scalar') {
        throw ownFailure('This name is a list or a map: names are texts.', key.at);
      }
      // What it stands for may be a secret, and a message would show it as a name.
      if (scalars.has(key)) throw ownFailure('An alias (*…) cannot be a name.', value.at);
      scalars.add(key);
      const origin = key.text === '' ? parent : place(key);
      const name = key.text;
      const earlier = fields.get(name);
      if (earlier === undefined) fields.set(name, { name, origin, value: build(value, origin) });
      else report({ message: `"${name}" is written twice: line ${earlier.origin.line} has it already.`, origin });
    }
    return fields;
  };

  return build;
}

const scalarTags = ['str', 'null', 'bool', 'int', 'float', 'timestamp', 'merge'];

function refuseTag(node: YamlNode, ...known: readonly string[]): void {
  if (!known.includes(node.tag)) throw ownFailure('A tag (!…) has no meaning here.', node.at);
}

const words: ReadonlyMap<string, boolean | number | null> = new Map(
  [
    { written: ['', '~', 'null', 'Null', 'NULL'], value: null },
    { written: ['true', 'True', 'TRUE'], value: true },
    { written: ['false', 'False', 'FALSE'], value: false },
    { written: ['.nan', '.NaN', '.NAN'], value: Number.NaN },
    { written: ['.inf', '.Inf', '.INF'], value: Number.POSITIVE_INFINITY },
    { written: ['-.inf', '-.Inf', '-.INF'], value: Number.NEGATIVE_INFINITY },
  ].flatMap(({ written, value }) => written.map((word) => [word, value] as const)),
);
const numbers = /^(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0x[\da-fA-F]+)$/;

/** What YAML 1.2 makes of a text that stands without quotes. Only what YAML 1.1 takes for no text can be one. */
function scalarValue({ tag, text }: YamlScalar): ScalarNode['value'] {
  if (tag === 'str') return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  return numbers.test(text) ? Number(text) : text;
}

// Its name may be the beginning of a password that nobody put in quotes.
const aliasToNothing =
  'This alias (*…) stands for nothing that is complete before it; a text that begins so needs quotes.';

/** What is no fault of YAML, but is not ours. */
function ownFailure(message: string, at: number): YamlFailure {
  return new YamlFailure(ownCode, message, at);
}

const ownCode = 'settings';

/** The reader's own words, but for those that speak of Spring or could say more here. */
function faultOf({ code, message, at }: YamlFailure, text: string): { readonly message: string; readonly at: number } {
  if (code === ownCode) return { message, at };
  const [alias] = /\*[^\s,[\]{}]*$/.exec(text.slice(Math.max(0, at - longestWord), at)) ?? [];
  if (code === 'undefined-alias') return { message: aliasToNothing, at };
  if (alias !== undefined) return { message: aliasToNothing, at: at - alias.length };
  if (code === 'too-deep') return { message: 'The file is nested too deeply to be read.', at };
  if (code === 'unknown-tag') return { message: 'A tag (!…) has no meaning here.', at };
  if (text[at] === '\t') return { message: 'A tab stands here: YAML takes blanks only.', at };
  const sentence = message.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  return { message: `The file is not valid YAML: ${sentence}`, at };
}

const longestWord = 200;
