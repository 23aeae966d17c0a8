import type { Configuration } from '../configuration/configuration.ts';
import type { VariableHome } from '../deployments/deployment.ts';
import type { ConfigDocument, ConfigFile } from '../documents/document.ts';
import { insertionFor } from '../documents/insertion.ts';
import type { LineInsertion } from '../documents/yaml-insertion.ts';
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
  if (home.path.endsWith('.json') && home.style === 'map' && last !== undefined) {
    return { line: last.line + 1, text: `${' '.repeat(last.column - 1)}"${name}": "",` };
  }
  // Below an entry of a list only a neighbour shows the place.
  const isBesideLast = home.style === 'map' && home.parent.includes('[') && last !== undefined;
  const isInMap = home.style === 'map' && !isBesideLast;
  if (written !== undefined || isInMap || (last === undefined && home.style !== 'json')) {
    const key = written ?? (home.parent === '' ? name : `${home.parent}.${name}`);
    return insertionFor(file, textOf, key, file.documents[0]);
  }
  if (home.style === 'json' || last === undefined) return jsonInsertion(inFile[0]?.line ?? 1, name, textOf());
  if (home.style === 'items')
    return { line: last.line + 1, text: `${' '.repeat(Math.max(0, last.column - 3))}- ${name}=` };
  const lines = textOf().split(/\r\n|[\r\n]/);
  if (home.style === 'lines') {
    const blanks = /^[\t ]*/.exec(lines[last.line - 1] ?? '')?.[0] ?? '';
    return { line: last.line + 1, text: `${blanks}${name}=` };
  }
  const indent = last.column - 1;
  let line = last.line;
  // Of a map what is indented deeper belongs to the value; `- name: A` is followed by lines that are indented as far as its name.
  const least = isBesideLast ? indent + 1 : indent;
  while (line < lines.length && (lines[line] ?? '').search(/\S/) >= least) line += 1;
  if (isBesideLast) return { line: line + 1, text: `${' '.repeat(indent)}${name}: ` };
  return {
    line: line + 1,
    text: `${' '.repeat(Math.max(0, indent - 2))}- name: ${name}\n${' '.repeat(indent)}value: `,
  };
}

/** The line to add to a file that stands as text in a manifest: as deep as its neighbours, the key written as a whole. */
export function embeddedInsertion({ properties, lastLine }: ConfigDocument, text: string, key: string): LineInsertion {
  const lines = text.split(/\r\n|[\r\n]/);
  const last = properties.toSorted((a, b) => a.origin.line - b.origin.line).at(-1);
  const line = Math.max(last?.origin.line ?? 0, lastLine);
  const indent = ' '.repeat(Math.max(0, Math.min(...properties.map(({ origin }) => origin.column)) - 1));
  const isYaml = /^\s*["']?[\w.[\]-]+["']?\s*:/.test(lines[(last?.origin.line ?? 1) - 1] ?? '');
  return { line: line + 1, text: `${indent}${key}${isYaml ? ': ' : '='}` };
}

/** Before the first entry, where a comma behind it is always right. */
function jsonInsertion(first: number, name: string, text: string): LineInsertion {
  const lines = text.split(/\r\n|[\r\n]/);
  let line = first;
  while (line > 1 && !(lines[line - 1] ?? '').includes('{')) line -= 1;
  const indent = (lines[line - 1] ?? '').search(/\S|$/);
  return { line, text: `${' '.repeat(indent)}{ "name": "${name}", "value": "" },` };
}
