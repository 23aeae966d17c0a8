import { findDirectives } from './directives.ts';
import type { ConfigDocument, ConfigFile, Duplicate, Property, ReadProblem } from './document.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import { isOpaque } from './opaque-text.ts';
import { composeYaml } from './yaml-compose.ts';
import { constructDocument } from './yaml-construct.ts';
import { type FlatProperty, flattenDocument } from './yaml-flatten.ts';
import { type YamlDocument, YamlFailure } from './yaml-node.ts';

/**
 * Reads a YAML file as Spring Boot's `YamlPropertySourceLoader` does: YAML 1.1 by SnakeYAML, each document flattened
 * to properties. What SnakeYAML or Spring would refuse is one fatal problem; the documents before it stay available.
 */
export function readYaml(path: string, bytes: Uint8Array): ConfigFile {
  const text = new TextDecoder().decode(bytes);
  const lines = indexLines(text);
  const documents: Draft[] = [];
  const problems: ReadProblem[] = [];
  const composed = composeYaml(text);
  const giveUp = (failure: YamlFailure) => {
    const origin = lines.originAt(path, failure.at);
    problems.push({ code: failure.code, message: failure.message, origin, fatal: true });
  };
  try {
    for (const document of composed.documents) {
      constructDocument(document.root);
      const properties = flattenDocument(document.root);
      if (properties !== undefined) documents.push({ document, properties });
    }
    if (composed.failure !== undefined) giveUp(composed.failure);
  } catch (error) {
    if (!(error instanceof YamlFailure)) throw error;
    giveUp(error);
  }
  return {
    path,
    format: 'yaml',
    documents: documents.map((draft, index) => configDocument(path, draft, index, documents.length, lines)),
    problems,
    directives: findDirectives(path, text, 'yaml'),
  };
}

interface Draft {
  readonly document: YamlDocument;
  readonly properties: readonly FlatProperty[];
}

function configDocument(path: string, draft: Draft, index: number, count: number, lines: LineIndex): ConfigDocument {
  const properties = new Map<string, Property>();
  const duplicates: Duplicate[] = [];
  for (const { key, value, keyAt, valueAt, shape } of draft.properties) {
    const earlier = properties.get(key);
    // What an empty map is depends on the generation, but it never hides a value that stands before it.
    if (earlier !== undefined && shape === 'empty-map') continue;
    const property: Property = {
      key,
      value,
      origin: lines.originAt(path, keyAt),
      valueOrigin: lines.originAt(path, valueAt),
      ...(shape === undefined ? {} : { shape }),
      ...(isOpaque(value) ? { opaque: true } : {}),
    };
    properties.set(key, property);
    if (earlier !== undefined && earlier.shape !== 'empty-map') {
      duplicates.push({ key, earlier: earlier.origin, later: property.origin, same: earlier.value === value });
    }
  }
  return {
    path,
    index,
    count,
    firstLine: lines.lineAt(draft.document.from),
    lastLine: lines.lineAt(Math.max(draft.document.from, draft.document.to - 1)),
    properties: [...properties.values()],
    duplicates,
  };
}
