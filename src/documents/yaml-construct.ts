import type { YamlLaw } from './dialect.ts';
import { type MappingEntry, type MappingNode, type SequenceNode, YamlFailure, type YamlNode } from './yaml-node.ts';
import { constructScalar, type JavaScalar } from './yaml-scalars.ts';

/** Entries that merging may visit in one document before it is refused: a hostile file can name a mapping over and over. */
const maximalMergeSteps = 2_000_000;
/** Nodes that a collection used as a key may have, aliases followed; one that contains itself has no end. */
const maximalKeyNodes = 2_000;

/**
 * Does to the tree of a document what SnakeYAML's `SafeConstructor`, as Spring Boot extends it
 * (OriginTrackedYamlLoader.OriginTrackingConstructor), does before there are maps: checks tags and scalars, refuses
 * duplicate keys and applies merge keys, node by node in its order, because what a merge finds depends on which
 * mappings were constructed before. Throws {@link YamlFailure}.
 */
export function constructDocument(root: YamlNode, { repeatedKeys }: Pick<YamlLaw, 'repeatedKeys'>): void {
  construct(root, { seen: new Set(), repeatedKeys: repeatedKeys === true, mergeSteps: 0 });
}

interface Construction {
  readonly seen: Set<YamlNode>;
  readonly repeatedKeys: boolean;
  mergeSteps: number;
}

function construct(node: YamlNode, construction: Construction): void {
  if (node.kind === 'scalar') {
    if (node.tag !== 'str') constructScalar(node);
    return;
  }
  // Spring Boot makes the empty text of an empty sequence without asking for its tag.
  if (node.kind === 'sequence' && node.items.length === 0) return;
  if (node.kind === 'mapping') markConstructed(node);
  if (construction.seen.has(node)) return;
  construction.seen.add(node);
  if (node.kind === 'sequence') constructSequence(node, construction);
  else constructMapping(node, construction);
}

function markConstructed(node: MappingNode): void {
  if (node.entries.every((entry) => entry.constructed)) return;
  node.entries = node.entries.map((entry) =>
    entry.constructed ? entry : { key: entry.key, value: entry.value, constructed: true },
  );
}

function constructSequence(node: SequenceNode, construction: Construction): void {
  if (node.tag === 'seq') {
    for (const item of node.items) construct(item, construction);
    return;
  }
  if (node.tag !== 'omap' && node.tag !== 'pairs') throw unknownTag(node);
  for (const entry of pairsOf(node)) {
    construct(entry.key, construction);
    construct(entry.value, construction);
  }
}

/** The entries of an `!!omap` or `!!pairs` sequence: each item is a mapping of exactly one entry. */
export function pairsOf(node: SequenceNode): readonly MappingEntry[] {
  return node.items.map((item) => {
    const entry = item.kind === 'mapping' && item.entries.length === 1 ? item.entries[0] : undefined;
    if (entry === undefined) {
      throw new YamlFailure('invalid-value', 'An element of an ordered map is not a mapping with one key.', item.at);
    }
    return entry;
  });
}

function constructMapping(node: MappingNode, construction: Construction): void {
  if (node.tag !== 'map' && node.tag !== 'set') throw unknownTag(node);
  if (!construction.repeatedKeys) refuseDuplicates(node, construction);
  if (node.merged) node.entries = mergedEntries(node, construction);
  node.content = node.entries;
  for (const { key, value } of node.content) {
    construct(key, construction);
    // The values of a set are never looked at.
    if (node.tag === 'map') construct(value, construction);
  }
}

function unknownTag(node: YamlNode): YamlFailure {
  return new YamlFailure('unknown-tag', `A ${node.kind} has a tag that Spring cannot read.`, node.at);
}

/** The entries of the Java map that a mapping became. */
export function contentOf(node: MappingNode): readonly MappingEntry[] {
  return node.content ?? node.entries;
}

function isMerge(entry: MappingEntry): boolean {
  return entry.key.tag === 'merge';
}

function refuseDuplicates(node: MappingNode, construction: Construction): void {
  if (node.entries.length < 2 && !hasCollectionKey(node)) return;
  const texts = new Set<string>();
  const others = new Set<string>();
  for (const entry of node.entries) {
    if (isMerge(entry)) continue;
    if (entry.key.kind !== 'scalar') construct(entry.key, construction);
    // Nearly every key is a String, and is compared by its text alone.
    const keys = isStringKey(entry) ? texts : others;
    const identity = isStringKey(entry) && entry.key.kind === 'scalar' ? entry.key.text : keyIdentity(entry);
    if (keys.has(identity)) {
      throw new YamlFailure('duplicate-key', 'The same key stands twice in one mapping.', entry.key.at);
    }
    keys.add(identity);
  }
}

function hasCollectionKey(node: MappingNode): boolean {
  return node.entries.some((entry) => entry.key.kind !== 'scalar');
}

/** SafeConstructor.mergeNode: own keys win, then the first mapping that has a key; merge keys vanish from the tree. */
function mergedEntries(node: MappingNode, construction: Construction): readonly MappingEntry[] {
  const result: MappingEntry[] = [];
  const indexOf = new Map<string, number>();
  const active = new Set<MappingNode>();
  const collect = (mapping: MappingNode, preferred: boolean): void => {
    const entries = mapping.entries;
    if (active.has(mapping)) throw new YamlFailure('recursive-alias', 'A mapping is merged into itself.', mapping.at);
    active.add(mapping);
    if (mapping.merged) mapping.entries = entries.filter((entry) => !isMerge(entry));
    construction.mergeSteps += entries.length;
    if (construction.mergeSteps > maximalMergeSteps) {
      throw new YamlFailure('too-large', 'The merge keys of this file expand to too many entries.', mapping.at);
    }
    for (const entry of entries) {
      if (isMerge(entry)) {
        for (const source of mergeSources(entry.value)) collect(source, false);
        continue;
      }
      if (entry.key.kind !== 'scalar') construct(entry.key, construction);
      const identity = keyIdentity(entry);
      const index = indexOf.get(identity);
      if (index === undefined) indexOf.set(identity, result.push(entry) - 1);
      else if (preferred) result[index] = entry;
    }
    active.delete(mapping);
  };
  collect(node, true);
  return result;
}

function mergeSources(value: YamlNode): readonly MappingNode[] {
  if (value.kind === 'mapping') return [value];
  if (value.kind === 'sequence') return value.items.map(mappingToMerge);
  throw mergeFailure(value);
}

function mappingToMerge(node: YamlNode): MappingNode {
  if (node.kind === 'mapping') return node;
  throw mergeFailure(node);
}

function mergeFailure(node: YamlNode): YamlFailure {
  return new YamlFailure('invalid-merge', 'A merge key needs a mapping or a list of mappings.', node.at);
}

/** The scalar that a key is; the null of a tracked key is the empty text (OriginTrackingConstructor.getValue). */
export function keyScalar(entry: MappingEntry): JavaScalar | undefined {
  if (entry.key.kind === 'sequence' && entry.key.items.length === 0) return { type: 'String', text: '' };
  if (entry.key.kind !== 'scalar') return undefined;
  const scalar = constructScalar(entry.key);
  return scalar.type === 'null' && !entry.constructed ? { type: 'String', text: '' } : scalar;
}

/** True where the key is a Java `String`, and neither tracked nor of another class. */
export function isStringKey(entry: MappingEntry): boolean {
  return entry.constructed && entry.key.kind === 'scalar' && entry.key.tag === 'str';
}

/** Equal for keys that are equal in Java. */
function keyIdentity(entry: MappingEntry): string {
  if (isStringKey(entry) && entry.key.kind === 'scalar') return `String ${entry.key.text}`;
  const scalar = keyScalar(entry);
  const tracked = entry.constructed && entry.key.kind === 'scalar' ? '' : 'tracked ';
  if (scalar !== undefined) return `${tracked}${scalar.type} ${scalar.text}`;
  return `collection ${JSON.stringify(collectionIdentity(entry.key, { left: maximalKeyNodes }))}`;
}

interface Budget {
  left: number;
}

function spend(budget: Budget, node: YamlNode): void {
  budget.left -= 1;
  if (budget.left < 0) throw new YamlFailure('too-large', 'A collection that is used as a key is too large.', node.at);
}

type Identity = string | readonly Identity[];

function collectionIdentity(node: YamlNode, budget: Budget): Identity {
  spend(budget, node);
  if (node.kind === 'scalar') {
    const scalar = constructScalar(node);
    return `${scalar.type} ${scalar.text}`;
  }
  if (node.kind === 'sequence') return ['list', ...node.items.map((item) => collectionIdentity(item, budget))];
  const entries = contentOf(node).map((entry) =>
    JSON.stringify([collectionIdentity(entry.key, budget), collectionIdentity(entry.value, budget)]),
  );
  return ['map', ...entries.sort()];
}

/** What Java's `toString` gives for a collection that is used as a key. */
export function collectionText(node: YamlNode, law: YamlLaw, budget: Budget = { left: maximalKeyNodes }): string {
  spend(budget, node);
  if (node.kind === 'scalar') return constructScalar(node).text;
  if (node.kind === 'sequence') {
    if (node.items.length === 0) return law.emptyListInKey;
    return `[${node.items.map((item) => collectionText(item, law, budget)).join(', ')}]`;
  }
  const keyText = (entry: MappingEntry): string => {
    const scalar = keyScalar(entry);
    if (scalar === undefined) return collectionText(entry.key, law, budget);
    return scalar.type === 'null' ? 'null' : scalar.text;
  };
  if (node.tag === 'set') return `[${contentOf(node).map(keyText).join(', ')}]`;
  return `{${contentOf(node)
    .map((entry) => `${keyText(entry)}=${collectionText(entry.value, law, budget)}`)
    .join(', ')}}`;
}
