import type { ConfigDocument, ConfigFile, Origin, Property } from '../../documents/document.ts';
import { findTags } from '../../documents/template-tags.ts';
import type { Generation } from '../../spring/generation.ts';
import { visibleProperties } from '../../spring/lookup.ts';
import type { Layer } from '../application.ts';
import type { AttributeFile } from './attribute-file.ts';
import type { Cookbook } from './cookbook.ts';
import { type Attribute, type AttributeLayers, attributeLayers, attributeName } from './settings.ts';

/** A template of a cookbook as the environments get it. */
export interface RenderedTemplate {
  /** Highest precedence first: what the environment sets, then what the template is without it. */
  layersOf(environment: string): readonly Layer[];
  /** The attributes that a key prints, in the order of its value. */
  attributesOf(key: string): readonly (readonly string[])[];
}

/** Works out what a template says in each environment, without running it. */
export function renderTemplate(cookbook: Cookbook, file: ConfigFile, generation: Generation): RenderedTemplate {
  const partsByProperty = new Map<Property, readonly Part[]>();
  const partsOf = (property: Property): readonly Part[] => {
    let parts = partsByProperty.get(property);
    if (parts === undefined) {
      parts = partsIn(cookbook, file.path, property.value);
      partsByProperty.set(property, parts);
    }
    return parts;
  };
  const settable = settableAttributes(cookbook);
  const everywhere = cookbook.common.filter(({ only }) => only === undefined);
  const common = attributeLayers(everywhere);
  const inCommon = (path: readonly string[]) => attributeAt(common, path, settable);
  const shared = file.documents.map((document) => {
    const properties = document.properties.map((property) =>
      isRenderable(property) ? filled(property, partsOf(property), inCommon, file.format).property : property,
    );
    return layerOf('shared', { ...document, properties }, generation);
  });
  return {
    layersOf(name) {
      const environment = cookbook.environments.find((each) => each.name === name);
      if (environment === undefined) return shared.toReversed();
      const inCode = cookbook.common.filter(({ only }) => only?.(name) === true);
      const layers = attributeLayers([...everywhere, ...inCode, ...environment.settings]);
      const own = new Set([...inCode, ...environment.settings].map(({ origin }) => origin));
      const attribute = (path: readonly string[]) => attributeAt(layers, path, settable);
      const properties = (document: ConfigDocument) =>
        document.properties.flatMap((property): Property[] => {
          if (!isRenderable(property)) return [];
          const found = filled(property, partsOf(property), attribute, file.format, environment);
          const origin = found.origins.find((each) => own.has(each) || each === property.origin);
          return origin === undefined ? [] : [{ ...found.property, origin, valueOrigin: origin }];
        });
      return file.documents
        .flatMap((document, index) => {
          const base = shared[index] as Layer;
          return [base, ...byFile(properties(document)).map((own) => layerOf('environment', own, generation))];
        })
        .toReversed();
    },
    attributesOf(key) {
      const property = file.documents.flatMap(({ properties }) => properties).find((each) => each.key === key);
      if (property === undefined || !isRenderable(property)) return [];
      return partsOf(property).flatMap((part) => (part.kind === 'attribute' ? [part.path] : []));
    },
  };
}

/** A value that tags contribute to, and that is there for certain. */
function isRenderable({ opaque, uncertain }: Property): boolean {
  return opaque === true && uncertain !== true;
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'attribute'; readonly path: readonly string[] }
  | { readonly kind: 'environment' }
  | { readonly kind: 'opaque' };

function partsIn(cookbook: Cookbook, template: string, value: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const tag of findTags(value, 'erb')) {
    if (tag.start > from) parts.push({ kind: 'text', text: value.slice(from, tag.start) });
    from = tag.end;
    const expression = tag.isOutput ? cookbook.expression(template, tag.code) : undefined;
    parts.push(expression === undefined || expression.kind === 'variable' ? { kind: 'opaque' } : expression);
  }
  if (from < value.length) parts.push({ kind: 'text', text: value.slice(from) });
  // A value that is opaque for another reason, such as a token of the build.
  return parts.some(({ kind }) => kind !== 'text') ? parts : [{ kind: 'opaque' }];
}

/** Every attribute that some file sets as a value; what none sets comes from the node, from Ohai or from code. */
function settableAttributes({ common, environments }: Cookbook): ReadonlySet<string> {
  const settings = [...common, ...environments.flatMap((environment) => environment.settings)];
  return new Set(settings.map(({ path }) => attributeName(path)));
}

function attributeAt(layers: AttributeLayers, path: readonly string[], settable: ReadonlySet<string>): Attribute {
  const found = layers.find(path);
  if (found === undefined) return { kind: settable.has(attributeName(path)) ? 'nil' : 'opaque' };
  if (found === 'table') return { kind: 'opaque' };
  const { text, origin } = found;
  return text === undefined ? { kind: 'opaque', origin } : { kind: 'text', text, setting: found };
}

interface Filled {
  readonly property: Property;
  /** Where what gave it its value stands. */
  readonly origins: readonly Origin[];
}

/**
 * The property with its value as it is printed; as it was, opaque, where that cannot be known.
 *
 * @param environment whose name `node.chef_environment` prints; without it that is not known
 */
function filled(
  property: Property,
  parts: readonly Part[],
  attribute: (path: readonly string[]) => Attribute,
  format: ConfigFile['format'],
  environment?: AttributeFile,
): Filled {
  const origins: Origin[] = [];
  let value = '';
  let isKnown = true;
  const print = (text: string, origin: Origin) => {
    origins.push(origin);
    if (isPrintable(text, format)) value += text;
    else isKnown = false;
  };
  for (const part of parts) {
    const found = part.kind === 'attribute' ? attribute(part.path) : undefined;
    if (part.kind === 'text') value += part.text;
    else if (found?.kind === 'text') print(found.text, found.setting.origin);
    else if (found?.kind === 'opaque' && found.origin !== undefined) {
      origins.push(found.origin);
      isKnown = false;
    } else if (part.kind === 'environment' && environment !== undefined) print(environment.name, property.origin);
    else if (found?.kind !== 'nil') isKnown = false;
  }
  if (!isKnown) return { property, origins };
  const { opaque: _, ...plain } = property;
  const [first] = origins;
  const placed = first === undefined ? plain : { ...plain, origin: first, valueOrigin: first };
  return { property: { ...placed, value: value.trimStart() }, origins };
}

/** Whether the reader of the format reads the text as it is; not where it would take escapes, or YAML another meaning. */
function isPrintable(text: string, format: ConfigFile['format']): boolean {
  if (format === 'properties') return !/[\\\r\n]/.test(text);
  if (/^(?:true|false|-?(?:0|[1-9]\d*))$/.test(text)) return true;
  if (/^(?:y|n|yes|no|on|off|null|true|false)$/i.test(text)) return false;
  return /^[A-Za-z/][\w./@+-]*(?::[\w./@+-]+|[?&=;,][\w./@+-]*)*$/.test(text);
}

/** What an environment sets, as if it stood as properties in the files of its attributes. */
function byFile(properties: readonly Property[]): readonly ConfigDocument[] {
  const files = new Map<string, Property[]>();
  for (const property of properties) {
    const known = files.get(property.origin.path);
    if (known === undefined) files.set(property.origin.path, [property]);
    else known.push(property);
  }
  return [...files].map(([path, own]) => {
    const lines = own.map(({ origin }) => origin.line);
    const lastLine = lines.reduce((last, line) => Math.max(last, line), 1);
    return { path, index: 0, count: 1, firstLine: 1, lastLine, properties: own, duplicates: [] };
  });
}

function layerOf(kind: Layer['kind'], document: ConfigDocument, generation: Generation): Layer {
  const name = document.count > 1 ? `${document.path} (document ${document.index + 1})` : document.path;
  return { kind, source: { name, kind: 'document', properties: visibleProperties(document, generation), document } };
}
