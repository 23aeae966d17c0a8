import type { YamlLaw } from './dialect.ts';
import { collectionText, contentOf, isStringKey, keyScalar, pairsOf } from './yaml-construct.ts';
import { type MappingEntry, type MappingNode, type ScalarNode, YamlFailure, type YamlNode } from './yaml-node.ts';
import { constructScalar } from './yaml-scalars.ts';

/** A property with offsets in place of origins. */
export interface FlatProperty {
  readonly key: string;
  readonly value: string;
  /** Offset of the key, or of the element of a list. */
  readonly keyAt: number;
  /** Offset of the value's start mark. */
  readonly valueAt: number;
  readonly shape?: 'empty-map' | 'empty-list';
  /** The text depends on the machine that reads it. */
  readonly opaque?: true;
}

/** What the documents of one file may still expand to. */
export interface FlatteningBudget {
  properties: number;
  collections: number;
  /** Characters of all keys together. */
  keyText: number;
}

export function flatteningBudget(): FlatteningBudget {
  return { properties: 200_000, collections: 200_000, keyText: 64_000_000 };
}

/** Levels that aliases may add up to; Java's stack ends not far from there. */
const maximalDepth = 1_000;

/**
 * The properties of a constructed document in the order in which Spring's loader writes them to its map; a key may
 * occur more than once. Follows Spring Framework's `YamlProcessor` (`asMap`, `getFlattenedMap`). Returns `undefined`
 * for a document that Spring skips: no content, null, the empty text or an empty list. Throws {@link YamlFailure},
 * also where aliases expand to more than a configuration file can sensibly have.
 */
export function flattenDocument(
  root: YamlNode,
  budget: FlatteningBudget,
  law: YamlLaw,
): readonly FlatProperty[] | undefined {
  const flattening: Flattening = { properties: [], active: new Set(), budget, law };
  if (root.kind === 'mapping' && root.tag === 'map') {
    if (contentOf(root).length === 0 && law.emptyDocuments) flattenValue(root, 'document', root.at, false, flattening);
    else flattenEntries(contentOf(root), '', false, flattening, root);
  } else if (root.kind === 'sequence' && root.tag === 'omap') {
    flattenEntries(pairsOf(root), '', false, flattening, root);
  } else {
    if (root.kind === 'sequence' && root.items.length === 0 && !law.emptyDocuments) return undefined;
    if (root.kind === 'scalar' && isEmptyText(root)) return undefined;
    flattenValue(root, 'document', root.at, false, flattening);
  }
  return flattening.properties;
}

function isEmptyText(node: ScalarNode): boolean {
  const { type, text } = constructScalar(node);
  return text === '' && type !== 'byte[]';
}

interface Flattening {
  readonly properties: FlatProperty[];
  /** Collections that are being flattened: meeting one again means that it contains itself. */
  readonly active: Set<YamlNode>;
  readonly budget: FlatteningBudget;
  readonly law: YamlLaw;
}

function put(property: FlatProperty, flattening: Flattening): void {
  const { budget } = flattening;
  budget.properties -= 1;
  budget.keyText -= property.key.length;
  flattening.properties.push(property);
  if (budget.properties < 0 || budget.keyText < 0) {
    throw new YamlFailure('too-large', 'This file expands to more properties than can be judged.', property.keyAt);
  }
}

function flattenValue(node: YamlNode, path: string, keyAt: number, inList: boolean, flattening: Flattening): void {
  if (node.kind === 'scalar') {
    const { type, text } = constructScalar(node);
    // Java prints a date in the time zone of the machine.
    put({ key: path, value: text, keyAt, valueAt: node.at, ...(type === 'Date' && { opaque: true }) }, flattening);
    return;
  }
  if (node.kind === 'sequence') {
    if (node.items.length === 0) {
      put({ key: path, value: '', keyAt, valueAt: node.at, shape: 'empty-list' }, flattening);
    } else if (node.tag === 'omap') {
      flattenEntries(pairsOf(node), path, inList, flattening, node);
    } else {
      flattenItems(node.items, path, flattening, node);
    }
    return;
  }
  if (node.tag === 'set') {
    if (contentOf(node).length === 0) put({ key: path, value: '', keyAt, valueAt: node.at }, flattening);
    else flattenItems(keysOf(node), path, flattening, node);
    return;
  }
  if (contentOf(node).length === 0) {
    put({ key: path, value: '', keyAt, valueAt: node.at, shape: 'empty-map' }, flattening);
    return;
  }
  flattenEntries(contentOf(node), path, inList, flattening, node);
}

function keysOf(node: MappingNode): readonly YamlNode[] {
  return contentOf(node).map((entry) => entry.key);
}

function flattenItems(items: readonly YamlNode[], path: string, flattening: Flattening, node: YamlNode): void {
  enter(node, flattening);
  const prefix = hasText(path) ? path : '';
  let index = 0;
  for (const item of items) {
    flattenValue(item, `${prefix}[${index}]`, item.at, true, flattening);
    index += 1;
  }
  flattening.active.delete(node);
}

function flattenEntries(
  entries: readonly MappingEntry[],
  path: string,
  inList: boolean,
  flattening: Flattening,
  node: YamlNode,
): void {
  enter(node, flattening);
  const prefixed = hasText(path);
  if (entries.every(isStringKey)) {
    for (const { key, value } of entries) {
      if (key.kind === 'scalar') flattenValue(value, joined(path, key.text, prefixed), key.at, inList, flattening);
    }
  } else {
    // YamlProcessor.asMap: keys of different classes may have one text; the later value takes the place of the earlier.
    const byText = new Map<string, MappingEntry>();
    for (const entry of entries) {
      if (inList && !isStringKey(entry)) {
        // asMap does not reach mappings in lists, whose keys are then cast to String.
        throw new YamlFailure('non-text-key', 'The key of a mapping inside a list is not a text.', entry.key.at);
      }
      byText.set(keyText(entry, flattening.law), entry);
    }
    for (const [text, { key, value }] of byText) {
      flattenValue(value, joined(path, text, prefixed), key.at, inList, flattening);
    }
  }
  flattening.active.delete(node);
}

function enter(node: YamlNode, flattening: Flattening): void {
  if (flattening.active.has(node)) {
    throw new YamlFailure('recursive-alias', 'A value contains itself by way of an alias.', node.at);
  }
  flattening.active.add(node);
  flattening.budget.collections -= 1;
  if (flattening.active.size > maximalDepth || flattening.budget.collections < 0) {
    throw new YamlFailure('too-large', 'This file expands to more properties than can be judged.', node.at);
  }
}

/** YamlProcessor.asMap: a key that is no text is written as an index. */
function keyText(entry: MappingEntry, law: YamlLaw): string {
  if (entry.key.kind === 'sequence' && law.emptyListInKey !== '') return `[${collectionText(entry.key, law)}]`;
  const scalar = keyScalar(entry);
  if (scalar?.type === 'null' && !law.nullKeys) {
    throw new YamlFailure('null-key', 'A key is null, at which Spring fails.', entry.key.at);
  }
  if (scalar === undefined) return `[${collectionText(entry.key, law)}]`;
  if (scalar.type === 'String') return scalar.text;
  return `[${scalar.type === 'null' ? 'null' : scalar.text}]`;
}

function joined(path: string, key: string, prefixed: boolean): string {
  if (!prefixed) return key;
  return key.startsWith('[') ? path + key : `${path}.${key}`;
}

const javaBlank = /^[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*$/;

/** Spring's `StringUtils.hasText`: a path of blanks only counts as none. */
function hasText(path: string): boolean {
  return path.charCodeAt(0) > 32 && path.charCodeAt(0) < 128 ? true : !javaBlank.test(path);
}
