/**
 * One `key=value` of a .properties file, written as `java.util.Properties.store` writes it: ASCII alone, so that it means the
 * same in every encoding, and nothing in it that could be a comment, a separator or a line end.
 */
export function propertiesLine(key: string, value: string): string {
  return `${escaped(key).replaceAll(' ', '\\ ')}=${escaped(value).replace(/^ /, '\\ ')}`;
}

const named: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\f', '\\f'],
]);

function escaped(text: string): string {
  return text
    .replace(/[\\=:#!]/g, '\\$&')
    .replace(/[^ -~]/g, (unit) => named.get(unit) ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
