import type { ConfigDocument, ConfigFile } from './document.ts';
import { fillIn } from './fill-in.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import { type LineInsertion, type YamlText, yamlInsertion, yamlText } from './yaml-insertion.ts';

/**
 * Where a person would add a key to a file, and what they would write: `kms.cache.ttl=KEYPARITY_FILL_IN`, or in YAML the
 * key under the deepest parents that are there already.
 *
 * @param textOf Text of the file as it was read; asked for where it is not remembered.
 * @param document The document that lacks the key; without it the last one that is always active, else the last one.
 */
export function insertionFor(
  file: ConfigFile,
  textOf: () => string,
  key: string,
  document: ConfigDocument | undefined = usualDocument(file),
): LineInsertion {
  const prepared = preparedText(file, textOf);
  return prepared.format === 'yaml'
    ? yamlInsertion(prepared, key, document?.firstLine)
    : propertiesInsertion(prepared, key, document);
}

type PreparedText = ({ readonly format: 'yaml' } & YamlText) | ({ readonly format: 'properties' } & PropertiesText);

interface PropertiesText {
  readonly text: string;
  readonly lines: LineIndex;
}

/** Many keys are asked for one after the other about the few files of an application; then the files of the next one. */
const recent = new Map<ConfigFile, PreparedText>();
const mostRecent = 16;

function preparedText(file: ConfigFile, textOf: () => string): PreparedText {
  const known = recent.get(file);
  if (known !== undefined) return known;
  const text = textOf();
  const prepared: PreparedText =
    file.format === 'yaml'
      ? { format: 'yaml', ...yamlText(text) }
      : { format: 'properties', text, lines: indexLines(text) };
  const [oldest] = recent.keys();
  if (oldest !== undefined && recent.size >= mostRecent) recent.delete(oldest);
  recent.set(file, prepared);
  return prepared;
}

const activation = /^spring\.(?:config\.activate\.on-(?:profile|cloud-platform)|profiles)(?:\[\d+\])?$/;

function usualDocument(file: ConfigFile): ConfigDocument | undefined {
  const always = file.documents.filter(({ properties }) => !properties.some(({ key }) => activation.test(key)));
  return always.at(-1) ?? file.documents.at(-1);
}

/** Behind the last property with the longest common path, else behind the last property. */
function propertiesInsertion(
  { text, lines }: PropertiesText,
  key: string,
  document: ConfigDocument | undefined,
): LineInsertion {
  const written = `${key.replace(/[\\ \t\f:=#!]/g, '\\$&')}=${fillIn}`;
  let neighbour = document?.properties[0];
  let longest = 0;
  for (const property of document?.properties ?? []) {
    const common = commonSegments(property.key, key);
    const isBetter = common > longest || (common === longest && isBehind(property.origin.line, neighbour?.origin.line));
    if (!isBetter) continue;
    neighbour = property;
    longest = common;
  }
  if (neighbour === undefined) return { line: lastLineWithText(text, lines) + 1, text: written };
  let line = neighbour.origin.line;
  while (line < lines.lineCount && /(?<!\\)(?:\\\\)*\\[\r\n]*$/.test(lineOf(text, lines, line))) line += 1;
  return { line: line + 1, text: written };
}

function isBehind(line: number, other: number | undefined): boolean {
  return other === undefined || line > other;
}

function lastLineWithText(text: string, lines: LineIndex): number {
  let line = lines.lineCount;
  while (line > 0 && lineOf(text, lines, line).trim() === '') line -= 1;
  return line;
}

/** A line with its end. */
function lineOf(text: string, lines: LineIndex, line: number): string {
  return text.slice(lines.startOf(line), lines.startOf(line + 1));
}

/** How many segments two keys have in common from the left, not counting the last one of either. */
function commonSegments(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let common = 0;
  for (let position = 0; position < length; position++) {
    const code = a.charCodeAt(position);
    if (code !== b.charCodeAt(position)) break;
    if (code === 0x2e) common += 1;
  }
  return common;
}
