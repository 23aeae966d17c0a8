import { yamlLawOf } from './dialect.ts';
import { fillIn } from './fill-in.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import { composeYaml } from './yaml-compose.ts';
import { type MappingEntry, type MappingNode, type YamlDocument, YamlFailure } from './yaml-node.ts';
import { implicitTag } from './yaml-scalars.ts';
import { maskTemplates } from './yaml-template-mask.ts';

/** Where a new line goes. */
export interface LineInsertion {
  /** Number of the line that the text becomes (what stands there moves down). */
  readonly line: number;
  /** One or more lines, joined with LF; in place of the value stands the marker. */
  readonly text: string;
}

/** A YAML file, parsed once for all keys that are asked for. */
export interface YamlText {
  readonly text: string;
  readonly lines: LineIndex;
  readonly documents: readonly YamlDocument[];
}

export function yamlText(text: string): YamlText {
  return { text, lines: indexLines(text), documents: parseable(text) };
}

/**
 * Where a key goes in a YAML file: behind the last line of the deepest block mapping that is a parent of it, with the
 * indentation of that mapping's keys and with the parents that are missing. A mapping whose keys are written flat
 * (`a.b.c: x`) gets a flat key. Parents are recognised in any relaxed spelling.
 *
 * @param firstLine First line of the document; without it, or where the file cannot be parsed, the end of the file.
 */
export function yamlInsertion(
  { text, lines, documents }: YamlText,
  key: string,
  firstLine: number | undefined,
): LineInsertion {
  const document = documents.find(({ from }) => lines.lineAt(from) === firstLine);
  if (document?.root.kind !== 'mapping' || document.root.flow) {
    return { line: lastTextLine(text, lines, lines.lineCount, 0) + 1, text: nestedLines(key, 0, 2) };
  }
  const place = deepestParent(document.root, document.to, key);
  const { mapping, rest, parentKey } = place;
  const step = indentationStep(document.root, lines);
  if (mapping === undefined) {
    const { line, column } = lines.originAt('', parentKey.key.at);
    return { line: line + 1, text: nestedLines(rest, column - 1 + step, step) };
  }
  const column = lines.originAt('', mapping.entries[0]?.key.at ?? mapping.at).column - 1;
  const isFlat = rest.includes('.') && mapping.entries.some(({ key: written }) => forcesFlat(written, rest));
  const end = isFlat ? endOfNeighbour(mapping, place.end, rest) : place.end;
  const last = lastTextLine(text, lines, end < text.length ? lines.lineAt(end) - 1 : lines.lineCount, column);
  return { line: last + 1, text: isFlat ? `${keyLine(rest, column)} ${fillIn}` : nestedLines(rest, column, step) };
}

/** The documents of a text, its template marks masked where it cannot be parsed as it is. */
function parseable(text: string): readonly YamlDocument[] {
  const asWritten = documentsUpToFailure(text);
  const masked = asWritten.failed ? maskTemplates(text) : undefined;
  return masked === undefined ? asWritten.documents : documentsUpToFailure(masked).documents;
}

function documentsUpToFailure(text: string): { readonly documents: readonly YamlDocument[]; readonly failed: boolean } {
  const documents: YamlDocument[] = [];
  try {
    for (const document of composeYaml(text, yamlLawOf('spring-boot'))) documents.push(document);
  } catch (error) {
    if (error instanceof YamlFailure) return { documents, failed: true };
    throw error;
  }
  return { documents, failed: false };
}

/** A block mapping to extend, or (`mapping` absent) a key without a value that becomes its start. */
type Place =
  | { readonly mapping: MappingNode; readonly parentKey?: never; readonly end: number; readonly rest: string }
  | { readonly mapping?: never; readonly parentKey: MappingEntry; readonly end: number; readonly rest: string };

function deepestParent(root: MappingNode, documentEnd: number, key: string): Place {
  let mapping = root;
  let end = documentEnd;
  let rest = key;
  for (;;) {
    const found = parentEntry(mapping, rest);
    if (found === undefined) return { mapping, end, rest };
    const { entry, index } = found;
    const next = mapping.entries[index + 1]?.key.at ?? end;
    const { value } = entry;
    // The value of an alias stands where its anchor is.
    const isHere = value.at >= entry.key.at && value.at <= next;
    if (value.kind === 'scalar' && value.tag === 'null' && value.text === '' && isHere) {
      return { parentKey: entry, end: next, rest: found.rest };
    }
    if (value.kind !== 'mapping' || value.flow || !isHere) return { mapping, end, rest };
    mapping = value;
    end = next;
    rest = found.rest;
  }
}

interface ParentEntry {
  readonly entry: MappingEntry;
  readonly index: number;
  readonly rest: string;
}

/** The entry with the longest key that leads to a flattened key. */
function parentEntry(mapping: MappingNode, key: string): ParentEntry | undefined {
  for (let dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
    const wanted = canonical(key.slice(0, dot));
    const index = mapping.entries.findIndex(
      (entry) => entry.key.kind === 'scalar' && canonical(entry.key.text) === wanted,
    );
    const entry = mapping.entries[index];
    if (entry !== undefined) return { entry, index, rest: key.slice(dot + 1) };
  }
  return undefined;
}

function canonical(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** The mapping is written flat, or has the first parent already in a form that takes no new line (`a: {b: 1}`). */
function forcesFlat(written: MappingEntry['key'], rest: string): boolean {
  return written.kind === 'scalar' && (written.text.includes('.') || rest.startsWith(`${written.text}.`));
}

/** Behind the last entry that shares the longest path with a flat key, else behind all. */
function endOfNeighbour(mapping: MappingNode, end: number, key: string): number {
  for (let dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
    const path = key.slice(0, dot + 1);
    const index = mapping.entries.findLastIndex(
      (entry) => entry.key.kind === 'scalar' && entry.key.text.startsWith(path),
    );
    if (index >= 0) return mapping.entries[index + 1]?.key.at ?? end;
  }
  return end;
}

/** Goes up from a line over blank lines and over comments that belong to what follows, being indented less. */
function lastTextLine(text: string, lines: LineIndex, from: number, column: number): number {
  for (let line = from; line > 0; line -= 1) {
    const content = text.slice(lines.startOf(line), lines.startOf(line + 1));
    const indentation = content.search(/[^ \t\r\n]/);
    if (indentation < 0) continue;
    if (content[indentation] !== '#' || indentation >= column) return line;
  }
  return 0;
}

/** The indentation of the first mapping that stands in another one; 2 where there is none. */
function indentationStep(root: MappingNode, lines: LineIndex): number {
  for (const { key, value } of root.entries) {
    if (value.kind !== 'mapping' || value.flow || value.at < key.at) continue;
    const inner = lines.originAt('', value.entries[0]?.key.at ?? value.at).column;
    const step = inner - lines.originAt('', key.at).column;
    if (step > 0) return step;
  }
  return 2;
}

function nestedLines(key: string, column: number, step: number): string {
  const segments = key.includes('[') ? [key] : key.split('.');
  return `${segments.map((segment, depth) => keyLine(segment, column + depth * step)).join('\n')} ${fillIn}`;
}

function keyLine(key: string, column: number): string {
  const isPlain = /^[A-Za-z_][\w./ -]*(?:\[\d+\][\w./ -]*)*$/.test(key) && implicitTag(key) === 'str';
  return `${' '.repeat(column)}${isPlain ? key : JSON.stringify(key)}:`;
}
