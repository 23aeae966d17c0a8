import type { Dialect } from './dialect.ts';
import type { ConfigDocument, ConfigFile, Origin, Property } from './document.ts';
import { readProperties } from './properties-reader.ts';
import { readYaml } from './yaml-reader.ts';

/**
 * Reads a file that stands as text in a YAML file: what a config map holds under `application.yml: |`. Every place is one in
 * the outer file.
 *
 * @param name The name of the inner file, which says how it is read
 * @param outer The text of the file that it stands in
 */
export function readEmbedded(property: Property, name: string, outer: string, dialect: Dialect): ConfigFile {
  const { path } = property.origin;
  const bytes = new TextEncoder().encode(property.value);
  const inner = /\.ya?ml$/i.test(name) ? readYaml(path, bytes, dialect) : readProperties(path, bytes, dialect);
  const { valueOrigin } = property;
  const lines = outer.split(/\r\n|[\r\n]/);
  // A block begins on the line below its mark; what it is indented by is indented in all of its lines.
  const isBlock = /^[|>]/.test((lines[valueOrigin.line - 1] ?? '').slice(valueOrigin.column - 1));
  let first = valueOrigin.line;
  while (isBlock && first < lines.length && (lines[first] ?? '').trim() === '') first += 1;
  const indent = isBlock ? Math.max(0, (lines[first] ?? '').search(/\S|$/)) : valueOrigin.column - 1;
  const above = isBlock ? valueOrigin.line : valueOrigin.line - 1;
  const shift = <Place extends Origin>(origin: Place): Place => ({
    ...origin,
    line: origin.line + above,
    column: origin.column + indent,
  });
  return {
    ...inner,
    documents: inner.documents.map(
      (document): ConfigDocument => ({
        ...document,
        firstLine: document.firstLine + above,
        lastLine: document.lastLine + above,
        properties: document.properties.map((one) => ({
          ...one,
          origin: shift(one.origin),
          valueOrigin: shift(one.valueOrigin),
        })),
        duplicates: document.duplicates.map((one) => ({
          ...one,
          earlier: shift(one.earlier),
          later: shift(one.later),
        })),
      }),
    ),
    problems: inner.problems.map((problem) => ({ ...problem, origin: shift(problem.origin) })),
    directives: inner.directives.map((directive) => ({
      ...directive,
      origin: shift(directive.origin),
      nextLine: directive.nextLine === 0 ? 0 : directive.nextLine + above,
    })),
  };
}
