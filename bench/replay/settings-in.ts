/*
 * A small reader of configuration that owes nothing to Keyparity's own: what it plants must not depend on what it looks for.
 * It knows lines alone; what is not plainly a key and a value on one line is left out.
 */

/** A key with a value of its own on one line. */
export interface Setting {
  /** Keys of the parents and its own, joined by dots; of a list of variables its name alone. */
  readonly key: string;
  /** As it is written on its line. */
  readonly name: string;
  /** Index of the line with the value. */
  readonly line: number;
  readonly form: Form;
  readonly isVariable: boolean;
}

/** How a setting is written; `pair`: `- name: X` and `value: y` on the next line. */
export type Form = 'properties' | 'yaml' | 'pair' | 'json' | 'ruby';

export function settingsIn(path: string, text: string): readonly Setting[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (/\.ya?ml$/.test(path)) return yamlSettings(lines);
  if (path.endsWith('.json')) return attributeSettings(lines, 'json', /^(\s*)"([^"\\]+)":\s*(.*)$/);
  if (path.endsWith('.rb')) return attributeSettings(lines, 'ruby', /^(\s*)'([^'\\]+)'\s*=>\s*(.*)$/);
  return propertySettings(lines, /(?:^|[./])env(?:$|\.)/.test(path.slice(path.lastIndexOf('/') + 1)));
}

function propertySettings(lines: readonly string[], areVariables: boolean): readonly Setting[] {
  return lines.flatMap((written, line) => {
    const match = /^\s*(?:export\s+)?([\w.\-[\]]+)\s*[=:]\s*(\S.*)$/.exec(written);
    const name = match?.[1];
    if (name === undefined || written.endsWith('\\') || lines[line - 1]?.endsWith('\\') === true) return [];
    return [{ key: name, name, line, form: 'properties' as const, isVariable: areVariables }];
  });
}

const variable = /^[A-Z][A-Z0-9_]{2,}$/;

function yamlSettings(lines: readonly string[]): readonly Setting[] {
  const found: Setting[] = [];
  let parents: { readonly indent: number; readonly name: string }[] = [];
  let block = Number.POSITIVE_INFINITY;
  for (const [line, written] of lines.entries()) {
    if (/^\s*(?:#|$)/.test(written)) continue;
    const indent = written.search(/\S/);
    if (indent > block) continue;
    block = Number.POSITIVE_INFINITY;
    if (/^---/.test(written)) parents = [];
    const pair = /^\s*(?:- )?name:\s*["']?([\w.-]+)["']?\s*$/.exec(written)?.[1];
    const value = /^\s*value:\s*(\S.*)$/.exec(lines[line + 1] ?? '')?.[1];
    if (pair !== undefined && value !== undefined && !/^[|>&*[{]/.test(value)) {
      found.push({ key: pair, name: pair, line: line + 1, form: 'pair', isVariable: true });
    }
    const match = /^\s*["']?([\w./-]+)["']?:(?:\s+(.*))?$/.exec(written);
    if (match === null) continue;
    const [, name = '', rest = ''] = match;
    parents = [...parents.filter((parent) => parent.indent < indent), { indent, name }];
    const text = rest.replace(/\s+#.*$/, '').trim();
    // A patch of Kustomize is YAML in a text.
    if (/^[|>]/.test(text) && name !== 'patch') block = indent;
    if (text === '' || /^[|>&*[{#!]/.test(text)) continue;
    const key = parents.map((parent) => parent.name).join('.');
    found.push({ key, name, line, form: 'yaml', isVariable: variable.test(name) });
  }
  // Below an item of a list the way is not the key.
  return found.filter(({ form, line }) => form === 'pair' || !isBelowItem(lines, line));
}

function isBelowItem(lines: readonly string[], line: number): boolean {
  let indent = (lines[line] ?? '').search(/\S/);
  for (let above = line - 1; above >= 0 && indent > 0; above--) {
    const written = lines[above] ?? '';
    const start = written.search(/\S/);
    if (start === -1 || start >= indent || /^\s*#/.test(written)) continue;
    if (/^\s*- /.test(written)) return true;
    indent = start;
  }
  return false;
}

/** Attributes of Chef; what stands around them in an environment (`default_attributes`) is no part of their keys. */
function attributeSettings(lines: readonly string[], form: 'json' | 'ruby', syntax: RegExp): readonly Setting[] {
  const found: Setting[] = [];
  let parents: { readonly indent: number; readonly name: string }[] = [];
  for (const [line, written] of lines.entries()) {
    const match = syntax.exec(written);
    if (match === null) continue;
    const [, blanks = '', name = '', rest = ''] = match;
    parents = [...parents.filter((parent) => parent.indent < blanks.length), { indent: blanks.length, name }];
    if (!/^(?:"(?:[^"\\]|\\.)*"|'[^'\\]*'|-?[\d.]+|true|false),?\s*$/.test(rest)) continue;
    const way = parents.map((each) => each.name);
    const attribute = way[0]?.endsWith('_attributes') ? way.slice(1) : form === 'ruby' ? way : [];
    if (attribute.length > 0) found.push({ key: attribute.join('.'), name, line, form, isVariable: false });
  }
  return found;
}
