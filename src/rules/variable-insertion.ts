import type { Configuration } from '../configuration/configuration.ts';
import type { VariableHome } from '../deployments/deployment.ts';
import type { ConfigDocument, ConfigFile } from '../documents/document.ts';
import { fillIn } from '../documents/fill-in.ts';
import { insertionFor } from '../documents/insertion.ts';
import { type LineInsertion, yamlInsertion, yamlText } from '../documents/yaml-insertion.ts';
import { readYaml } from '../documents/yaml-reader.ts';
import { OPEN } from '../spring/placeholders.ts';

/**
 * The variable by which an environment would get a key: where other environments have it from a manifest, or this one has
 * no file of its own but its manifest. `undefined` where it belongs into a property file.
 */
export function variableFor(
  { environment }: Configuration,
  key: string,
  others: readonly Configuration[],
): string | undefined {
  if (environment.deployed === undefined || environment.deployed.home.style === 'none') return undefined;
  for (const other of others) {
    const found = other.lookUp(key);
    if (found === undefined || found === OPEN) continue;
    if (found.layer.source.kind === 'variables' && found.layer.kind === 'environment') return found.property.key;
    if (found.layer.kind === 'environment') return undefined;
  }
  const hasFile = environment.layers.some(
    ({ kind, source }) => kind === 'environment' && source.document !== undefined,
  );
  return hasFile ? undefined : variableName(key);
}

/** `service-now.base-url` as people write it: `SERVICE_NOW_BASE_URL` (the second name of `SystemEnvironmentPropertyMapper`). */
function variableName(key: string): string {
  return key
    .replace(/\[(\d+)\]/g, '_$1')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}

/** The lines to add to a manifest for a variable. */
export function variableInsertion(
  { environment }: Configuration,
  home: VariableHome,
  name: string,
  file: ConfigFile,
  textOf: () => string,
): LineInsertion {
  const inFile = environment.layers
    .filter(({ source }) => source.kind === 'variables' && source.path === home.path)
    .flatMap(({ source }) => source.properties.map(({ origin }) => origin))
    .filter(({ path }) => path === home.path)
    .toSorted((a, b) => a.line - b.line);
  const last = inFile.at(-1);
  const written = home.keys?.get(name);
  if (home.path.endsWith('.json') && home.style === 'map') return jsonMapInsertion(home, name, textOf());
  // Below an entry of a list only a neighbour shows the place.
  const isBesideLast = home.style === 'map' && home.parent.includes('[') && last !== undefined;
  const isInMap = home.style === 'map' && !isBesideLast;
  if (written !== undefined || isInMap || (last === undefined && home.style !== 'json')) {
    const key = written ?? (home.parent === '' ? name : `${home.parent}.${name}`);
    return insertionFor(file, textOf, key, file.documents[0]);
  }
  if (home.style === 'json' || last === undefined) return jsonInsertion(inFile[0]?.line ?? 1, name, textOf());
  if (home.style === 'items')
    return { line: last.line + 1, text: `${' '.repeat(Math.max(0, last.column - 3))}- ${name}=${fillIn}` };
  const lines = textOf().split(/\r\n|[\r\n]/);
  if (home.style === 'lines') {
    const blanks = /^[\t ]*/.exec(lines[last.line - 1] ?? '')?.[0] ?? '';
    return { line: last.line + 1, text: `${blanks}${name}=${fillIn}` };
  }
  const indent = last.column - 1;
  let line = last.line;
  // Of a map what is indented deeper belongs to the value; `- name: A` is followed by lines that are indented as far as its name.
  const least = isBesideLast ? indent + 1 : indent;
  while (line < lines.length && (lines[line] ?? '').search(/\S/) >= least) line += 1;
  if (isBesideLast) return { line: line + 1, text: `${' '.repeat(indent)}${name}: ${fillIn}` };
  return {
    line: line + 1,
    text: `${' '.repeat(Math.max(0, indent - 2))}- name: ${name}\n${' '.repeat(indent)}value: ${fillIn}`,
  };
}

/** Before the first entry of the map, where a comma behind it is always right; where there is none yet, a map of its own. */
function jsonMapInsertion({ path, parent }: VariableHome, name: string, text: string): LineInsertion {
  const entries = readYaml(path, new TextEncoder().encode(text), 'manifest')
    .documents.flatMap(({ properties }) => properties)
    .toSorted((a, b) => a.origin.line - b.origin.line);
  const first = parent === '' ? entries[0] : entries.find(({ key }) => key.startsWith(`${parent}.`));
  const { line, column } = (first ?? entries[0])?.origin ?? { line: 2, column: 3 };
  const entry = `"${name}": "${fillIn}"`;
  const written = first === undefined && parent !== '' ? `"${parent}": { ${entry} }` : entry;
  return { line, text: `${' '.repeat(column - 1)}${written}${entries.length === 0 ? '' : ','}` };
}

/** The lines to add to a file that stands as text in a manifest: as in a file of its own, indented as its lines are. */
export function embeddedInsertion(document: ConfigDocument, text: string, key: string): LineInsertion {
  const { properties, firstLine } = document;
  const lines = text.split(/\r\n|[\r\n]/);
  const lastLine = Math.max(document.lastLine, ...properties.map(({ origin }) => origin.line));
  const own = lines.slice(firstLine - 1, lastLine);
  const depth = Math.min(...own.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)), text.length);
  const indent = ' '.repeat(depth);
  const isProperties = properties.some(({ origin }) => /^\s*[^\s=:]+\s*=/.test(lines[origin.line - 1] ?? ''));
  if (isProperties) return { line: lastLine + 1, text: `${indent}${key}=${fillIn}` };
  const inner = yamlInsertion(yamlText(own.map((line) => `${line.slice(depth)}\n`).join('')), key, 1);
  return { line: firstLine - 1 + inner.line, text: inner.text.replace(/^/gm, indent) };
}

/** Before the first entry as well. */
function jsonInsertion(first: number, name: string, text: string): LineInsertion {
  const lines = text.split(/\r\n|[\r\n]/);
  let line = first;
  while (line > 1 && !(lines[line - 1] ?? '').includes('{')) line -= 1;
  const indent = (lines[line - 1] ?? '').search(/\S|$/);
  return { line, text: `${' '.repeat(indent)}{ "name": "${name}", "value": "${fillIn}" },` };
}
