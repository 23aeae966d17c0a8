import { charsetNamed } from '../../documents/charsets.ts';
import type { ConfigDocument, ConfigFile, Origin, Property, ReadProblem } from '../../documents/document.ts';
import { readProperties } from '../../documents/properties-reader.ts';
import { readYaml } from '../../documents/yaml-reader.ts';
import type { Generation } from '../../spring/generation.ts';
import { visibleProperties } from '../../spring/lookup.ts';
import type { PropertySource } from '../../spring/property-source.ts';
import type { Resolved } from './resolved.ts';
import { addOpen, fail, failure, type Session } from './session.ts';
import { variableNamed } from './special-locations.ts';

/** The sources of a resource, in the order of the file; none for an empty file or directory. */
export function load(session: Session, { content, location }: Resolved): readonly PropertySource[] | undefined {
  switch (content.kind) {
    case 'missing':
      return undefined;
    case 'empty directory':
      return [];
    case 'served':
      return session.configServer?.(content.question).toReversed();
    case 'tree':
      return [configTree(session, content.directory, content.hidden)];
    case 'variable': {
      const variable = variableNamed(session, content.name);
      if (variable === undefined) return undefined;
      const bytes = new TextEncoder().encode(variable.value);
      const file = parse(session, content.loader, `env:${content.name}`, bytes, content.encoding, variable.origin);
      return file && sourcesOf(session, file).map((source) => at(source, variable.origin));
    }
    case 'file': {
      const { path, reference } = content;
      if (!reference.hinted && reference.loader !== 'xml') {
        const file = session.resources.file(path);
        return file && sourcesOf(session, file);
      }
      const bytes = session.resources.raw(path);
      if (bytes === undefined) return undefined;
      const origin: Origin = { path, line: 1, column: 1 };
      const file = parse(session, reference.loader, path, bytes, reference.encoding, location.origin ?? origin);
      return file === undefined ? [] : sourcesOf(session, file);
    }
  }
}

/** Reads bytes in a format that the name of the file does not show. XML properties are told as an open source. */
function parse(
  session: Session,
  loader: 'properties' | 'yaml' | 'xml',
  path: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  origin: Origin,
): ConfigFile | undefined {
  const { dialect } = session.generation;
  if (loader === 'yaml') return readYaml(path, bytes, dialect);
  const charset = encoding === undefined ? 'latin1' : charsetNamed(encoding);
  if (loader === 'xml' || charset === undefined) {
    addOpen(
      session,
      loader === 'xml' ? `XML properties in ${path}` : `${path} in the character set ${encoding}`,
      origin,
    );
    return undefined;
  }
  return readProperties(path, bytes, dialect, charset);
}

function sourcesOf(session: Session, file: ConfigFile): readonly PropertySource[] {
  for (const problem of file.problems) {
    if (!problem.fatal) continue;
    fail(session, { ...failure(exceptionOf(problem, file), problem.message, problem.origin), ofReader: true });
  }
  return file.documents.map((document) => sourceOf(document, session.generation));
}

const exceptions: ReadonlyMap<string, string> = new Map([
  ['duplicate-key', 'DuplicateKeyException'],
  ['non-text-key', 'ClassCastException'],
  ['null-key', 'NullPointerException'],
  ['recursive-alias', 'StackOverflowError'],
  ['malformed-number', 'NumberFormatException'],
]);

/** What the loader throws, as far as the problem tells; all that SnakeYAML itself throws is a YAMLException. */
function exceptionOf({ code }: ReadProblem, { format }: ConfigFile): string {
  const known = exceptions.get(code);
  if (known !== undefined) return known;
  return format === 'yaml' ? 'YAMLException' : 'IllegalStateException';
}

const sources = new WeakMap<ConfigDocument, Map<string, PropertySource>>();

/** The source of a document: the same one for every application and environment of a generation that reads it. */
export function sourceOf(document: ConfigDocument, generation: Generation): PropertySource {
  const known = sources.get(document) ?? new Map<string, PropertySource>();
  const existing = known.get(generation.name);
  if (existing !== undefined) return existing;
  const number = document.count > 1 ? ` (document #${document.index})` : '';
  const source: PropertySource = {
    name: `${document.path}${number}`,
    kind: 'document',
    properties: visibleProperties(document, generation),
    document,
  };
  sources.set(document, known.set(generation.name, source));
  return source;
}

function at(source: PropertySource, origin: Origin): PropertySource {
  const properties = source.properties.map((property) => ({ ...property, origin, valueOrigin: origin }));
  const { document: _, ...rest } = source;
  return { ...rest, properties };
}

/** `ConfigTreePropertySource`: a file is a property, its path below the directory is the key. */
function configTree({ resources }: Session, directory: string, hidden: boolean): PropertySource {
  const properties: Property[] = [];
  const start = directory === '' ? 0 : directory.length + 1;
  for (const path of hidden ? [] : resources.filesBelow(directory)) {
    const elements = path.slice(start).split('/');
    const bytes = resources.raw(path);
    if (bytes === undefined || elements.length > 100 || elements.some((element) => element.startsWith('..'))) continue;
    const text = withoutOnlyNewline(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    const origin = { path, line: 1, column: 1 };
    properties.push({ key: elements.join('.'), value: text, origin, valueOrigin: origin, verbatim: true });
  }
  properties.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { name: `config tree ${directory}`, kind: 'document', properties };
}

function withoutOnlyNewline(text: string): string {
  if (!text.endsWith('\n') || text.indexOf('\n') !== text.length - 1) return text;
  return text.slice(0, text.endsWith('\r\n') ? -2 : -1);
}
