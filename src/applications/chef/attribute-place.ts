import { indexLines } from '../../documents/line-index.ts';
import type { AttributeFile } from './attribute-file.ts';
import type { RubyHash } from './ruby-values.ts';

/** A line to add, as rules advise it. */
export interface AttributePlace {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Where a person adds an attribute to the file of an environment: into the deepest table that is there already. */
export function attributePlace(file: AttributeFile, path: readonly string[]): AttributePlace {
  const isJson = file.path.endsWith('.json');
  const lines = indexLines(file.text);
  const root = file.tables.find(({ level }) => level === 'default') ?? file.tables[0];
  if (root === undefined) {
    const loose = file.settings.at(-1);
    if (loose !== undefined) {
      const text = `default${path.map((name) => `['${name}']`).join('')} = ''`;
      return { path: file.path, line: loose.origin.line + 1, text };
    }
    const table = written(path, isJson);
    const text = isJson ? `  "default_attributes": { ${table} },` : `default_attributes(${table})`;
    return { path: file.path, line: isJson ? 2 : lines.lineCount, text };
  }
  let hash: RubyHash = root.hash;
  let depth = 0;
  for (; depth < path.length - 1; depth++) {
    const next = hash.entries.find(({ key }) => key === path[depth])?.value;
    if (next?.kind !== 'hash') break;
    hash = next;
  }
  const line = lines.lineAt(Math.max(0, hash.open));
  const first = hash.entries[0];
  const firstAt = first === undefined ? undefined : lines.originAt(file.path, first.at);
  const isOnLine = firstAt === undefined || firstAt.line === line;
  const indent = isOnLine ? '' : ' '.repeat(firstAt.column - 1);
  const text = `${indent}${written(path.slice(depth), isJson)}${first === undefined ? '' : ','}`;
  return { path: file.path, line: line + 1, text };
}

/** `"db": { "url": "" }` */
function written(path: readonly string[], isJson: boolean): string {
  const quoted = (name: string) => (isJson ? JSON.stringify(name) : `'${name.replace(/[\\']/g, '\\$&')}'`);
  const arrow = isJson ? ': ' : ' => ';
  const [first = '', ...rest] = path;
  return `${quoted(first)}${arrow}${rest.length === 0 ? quoted('') : `{ ${written(rest, isJson)} }`}`;
}
