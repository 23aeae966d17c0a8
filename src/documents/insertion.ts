import type { ConfigDocument, ConfigFile } from './document.ts';
import { type LineInsertion, yamlInsertion } from './yaml-insertion.ts';

/**
 * Where a person would add a key to a file, and what they would write: `kms.cache.ttl=`, or in YAML the key under the
 * deepest parents that are there already.
 *
 * @param text Text of the file as it was read.
 * @param document The document that lacks the key; without it the last one that is always active, else the last one.
 */
export function insertionFor(
  file: ConfigFile,
  text: string,
  key: string,
  document: ConfigDocument | undefined = usualDocument(file),
): LineInsertion {
  return file.format === 'yaml'
    ? yamlInsertion(text, key, document?.firstLine)
    : propertiesInsertion(text, key, document);
}

const activation = /^spring\.(?:config\.activate\.on-(?:profile|cloud-platform)|profiles)(?:\[\d+\])?$/;

function usualDocument(file: ConfigFile): ConfigDocument | undefined {
  const always = file.documents.filter(({ properties }) => !properties.some(({ key }) => activation.test(key)));
  return always.at(-1) ?? file.documents.at(-1);
}

/** Behind the last property with the longest common path, else behind the last property. */
function propertiesInsertion(text: string, key: string, document: ConfigDocument | undefined): LineInsertion {
  const lines = text.split(/\r\n|\r|\n/);
  const written = `${key.replace(/[\\ \t\f:=#!]/g, '\\$&')}=`;
  let neighbour = document?.properties[0];
  let longest = 0;
  for (const property of document?.properties ?? []) {
    const common = commonSegments(property.key, key);
    const isBetter = common > longest || (common === longest && isBehind(property.origin.line, neighbour?.origin.line));
    if (!isBetter) continue;
    neighbour = property;
    longest = common;
  }
  if (neighbour === undefined) return { line: lastLineWithText(lines) + 1, text: written };
  let line = neighbour.origin.line;
  while (line < lines.length && /(?<!\\)(?:\\\\)*\\$/.test(lines[line - 1] ?? '')) line += 1;
  return { line: line + 1, text: written };
}

function isBehind(line: number, other: number | undefined): boolean {
  return other === undefined || line > other;
}

function lastLineWithText(lines: readonly string[]): number {
  let count = lines.length;
  while (count > 0 && lines[count - 1]?.trim() === '') count -= 1;
  return count;
}

/** How many segments two keys have in common from the left, not counting the last one of either. */
function commonSegments(a: string, b: string): number {
  const left = a.split('.').slice(0, -1);
  const right = b.split('.').slice(0, -1);
  const differing = left.findIndex((segment, index) => segment !== right[index]);
  return differing < 0 ? left.length : differing;
}
