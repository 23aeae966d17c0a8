import { type Dialect, type YamlLaw, yamlLawOf } from './dialect.ts';
import { findDirectives } from './directives.ts';
import type { ConfigDocument, ConfigFile, Duplicate, Property, ReadProblem } from './document.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import { isOpaque } from './opaque-text.ts';
import { pointerProblem } from './stand-ins.ts';
import { composeYaml } from './yaml-compose.ts';
import { constructDocument } from './yaml-construct.ts';
import { decodeYaml } from './yaml-decode.ts';
import { type FlatProperty, flattenDocument, flatteningBudget } from './yaml-flatten.ts';
import { YamlFailure, type YamlNode } from './yaml-node.ts';
import { maskTemplates, unmask } from './yaml-template-mask.ts';

/**
 * Reads a YAML file as Spring Boot's `YamlPropertySourceLoader` does: YAML 1.1 by SnakeYAML, each document flattened
 * to properties. What SnakeYAML or Spring would refuse is one fatal problem; the documents before it stay available.
 *
 * Where a file is only YAML once a template engine or a build step has replaced its marks, the marks are read as
 * opaque text. Never throws.
 */
export function readYaml(path: string, bytes: Uint8Array, dialect: Dialect = 'spring-boot'): ConfigFile {
  const standIn = pointerProblem(path, bytes);
  if (standIn !== undefined) return { path, format: 'yaml', documents: [], problems: [standIn], directives: [] };
  const law = yamlLawOf(dialect);
  const { text, failure } = decodeYaml(bytes);
  const lines = indexLines(text);
  const content = failure === undefined ? readContent(text, law) : { documents: [], failure };
  const problems: ReadProblem[] = [];
  if (content.failure !== undefined) {
    const { code, message, at } = content.failure;
    problems.push({ code, message, origin: lines.originAt(path, at), fatal: true });
  }
  const count = content.documents.length;
  return {
    path,
    format: 'yaml',
    documents: content.documents.map((draft, index) => configDocument(path, { draft, index, count }, lines, law)),
    problems,
    directives: findDirectives(path, text, 'yaml'),
  };
}

/** A document that Spring numbers, with offsets in place of origins. */
interface Draft {
  readonly from: number;
  readonly to: number;
  readonly properties: readonly FlatProperty[];
}

interface Content {
  readonly documents: readonly Draft[];
  readonly failure?: YamlFailure;
  /** True where a mapping is used as a key, which nobody means: `key: {{ value }}` is a template mark. */
  readonly hasMappingKey?: boolean;
}

function readContent(text: string, law: YamlLaw): Content {
  const asWritten = readDocuments(text, law);
  if (asWritten.failure === undefined && asWritten.hasMappingKey !== true) return asWritten;
  const masked = maskTemplates(text);
  if (masked === undefined) return asWritten;
  const { documents, failure } = readDocuments(masked, law);
  return { documents: documents.map(unmasked), ...(failure === undefined ? {} : { failure }) };
}

function unmasked(draft: Draft): Draft {
  const properties = draft.properties.map((property) => ({
    ...property,
    key: unmask(property.key),
    value: unmask(property.value),
  }));
  return { ...draft, properties };
}

function readDocuments(text: string, law: YamlLaw): Content {
  const documents: Draft[] = [];
  const budget = flatteningBudget();
  let hasMappingKey = false;
  try {
    for (const document of composeYaml(text, law)) {
      hasMappingKey ||= containsMappingKey(document.root, new Set());
      constructDocument(document.root, law);
      const properties = flattenDocument(document.root, budget, law);
      if (properties !== undefined) documents.push({ from: document.from, to: document.to, properties });
    }
  } catch (error) {
    if (error instanceof YamlFailure) return { documents, failure: error, hasMappingKey };
    throw error;
  }
  return { documents, hasMappingKey };
}

function containsMappingKey(node: YamlNode, seen: Set<YamlNode>): boolean {
  if (node.kind === 'scalar' || seen.has(node)) return false;
  seen.add(node);
  if (node.kind === 'sequence') return node.items.some((item) => containsMappingKey(item, seen));
  return node.entries.some(({ key, value }) => key.kind === 'mapping' || containsMappingKey(value, seen));
}

function configDocument(
  path: string,
  { draft, index, count }: { readonly draft: Draft; readonly index: number; readonly count: number },
  lines: LineIndex,
  law: YamlLaw,
): ConfigDocument {
  const properties = new Map<string, Property>();
  const duplicates: Duplicate[] = [];
  for (const { key, value, keyAt, valueAt, shape, opaque } of draft.properties) {
    const earlier = properties.get(key);
    if (earlier !== undefined && shape === 'empty-map' && !law.emptyMaps) continue;
    const origin = lines.originAt(path, keyAt);
    const plain: Property = { key, value, origin, valueOrigin: lines.originAt(path, valueAt) };
    const shaped = shape === undefined ? plain : { ...plain, shape };
    const property = opaque === true || isOpaque(value) ? { ...shaped, opaque: true as const } : shaped;
    properties.set(key, property);
    if (earlier !== undefined && earlier.shape !== 'empty-map') {
      duplicates.push({ key, earlier: earlier.origin, later: property.origin, same: earlier.value === value });
    }
  }
  return {
    path,
    index,
    count,
    firstLine: lines.lineAt(draft.from),
    lastLine: lines.lineAt(Math.max(draft.from, draft.to - 1)),
    properties: [...properties.values()],
    duplicates,
  };
}
