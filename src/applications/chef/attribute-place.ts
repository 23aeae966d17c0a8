import { fillIn } from '../../documents/fill-in.ts';
import { indexLines } from '../../documents/line-index.ts';
import type { AttributeFile } from './attribute-file.ts';
import type { RubyHash } from './ruby-values.ts';
import type { AttributeSetting } from './settings.ts';

/** A line to add, as rules advise it. */
export interface AttributePlace {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** The line behind one of an attribute file that sets another attribute for the same environment. */
export function placeBehind({ origin }: AttributeSetting, path: readonly string[]): AttributePlace {
  return { path: origin.path, line: origin.line + 1, text: `${' '.repeat(origin.column - 1)}${assigned(path)}` };
}

/** Where a person adds an attribute to the file of an environment: into the deepest table that is there already. */
export function attributePlace(file: AttributeFile, path: readonly string[]): AttributePlace {
  const isJson = file.path.endsWith('.json');
  const lines = indexLines(file.text);
  const root = file.tables.find(({ level }) => level === 'default') ?? file.tables[0];
  if (root === undefined) {
    const loose = file.settings.at(-1);
    if (loose !== undefined) {
      return placeBehind(loose, path);
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

/** `default['db']['url'] = 'KEYPARITY_FILL_IN'` */
function assigned(path: readonly string[]): string {
  return `default${path.map((name) => `[${rubyText(name)}]`).join('')} = ${rubyText(fillIn)}`;
}

function rubyText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** `"db": { "url": "KEYPARITY_FILL_IN" }` */
function written(path: readonly string[], isJson: boolean): string {
  const quoted = (name: string) => (isJson ? JSON.stringify(name) : rubyText(name));
  const arrow = isJson ? ': ' : ' => ';
  const [first = '', ...rest] = path;
  return `${quoted(first)}${arrow}${rest.length === 0 ? quoted(fillIn) : `{ ${written(rest, isJson)} }`}`;
}
