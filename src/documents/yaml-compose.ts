import { type Document, isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { type MappingEntry, type YamlDocument, YamlFailure, type YamlNode } from './yaml-node.ts';
import { implicitTag } from './yaml-scalars.ts';

/** The documents of a stream up to its first syntax error, and that error. */
export interface ComposedYaml {
  readonly documents: readonly YamlDocument[];
  readonly failure?: YamlFailure;
}

const standardTags = 'tag:yaml.org,2002:';

/** Composes the documents of a YAML text with the `yaml` package. */
export function composeYaml(text: string): ComposedYaml {
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const documents: YamlDocument[] = [];
  if (!Array.isArray(parsed)) return { documents };
  for (const document of parsed) {
    const [error] = document.errors;
    if (error !== undefined) {
      return { documents, failure: new YamlFailure('syntax', 'This is not valid YAML.', error.pos[0]) };
    }
    const [from, , to] = document.range;
    try {
      documents.push({ root: composeNode(document.contents, from, document, new Map()), from, to });
    } catch (error) {
      if (error instanceof YamlFailure) return { documents, failure: error };
      throw error;
    }
  }
  return { documents };
}

function composeNode(node: unknown, at: number, document: Document.Parsed, anchors: Map<string, YamlNode>): YamlNode {
  if (isAlias(node)) {
    const target = anchors.get(node.source);
    if (target === undefined) {
      throw new YamlFailure('undefined-alias', 'An alias names an anchor that is not defined before it.', at);
    }
    return target;
  }
  const start = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? at) : at;
  const remember = (anchor: string | undefined, composed: YamlNode): YamlNode => {
    if (anchor !== undefined) anchors.set(anchor, composed);
    return composed;
  };
  if (isSeq(node)) {
    const items: YamlNode[] = [];
    const composed = remember(node.anchor, { kind: 'sequence', tag: shortTag(node.tag) ?? 'seq', items, at: start });
    for (const item of node.items) items.push(composeNode(item, start, document, anchors));
    return composed;
  }
  if (isMap(node)) {
    const entries: MappingEntry[] = [];
    const mapping = { kind: 'mapping' as const, tag: shortTag(node.tag) ?? 'map', entries, merged: false, at: start };
    remember(node.anchor, mapping);
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const key = composeNode(pair.key, start, document, anchors);
      const value = composeNode(pair.value, key.at, document, anchors);
      entries.push({ key, value, constructed: false });
      if (key.tag === 'merge') mapping.merged = true;
    }
    return mapping;
  }
  const text = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  const plain = !isScalar(node) || node.type === undefined || node.type === 'PLAIN';
  const tag = (isScalar(node) ? shortTag(node.tag) : undefined) ?? (plain ? implicitTag(text) : 'str');
  return remember(isScalar(node) ? node.anchor : undefined, { kind: 'scalar', tag, text, at: start });
}

function shortTag(tag: string | undefined): string | undefined {
  return tag?.startsWith(standardTags) ? tag.slice(standardTags.length) : tag;
}
