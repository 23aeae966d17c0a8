import { decodeUtf8 } from '../../documents/decode.ts';
import { indexLines, type LineIndex } from '../../documents/line-index.ts';
import type { CodeUse, Guard } from './facts.ts';
import { keysIn } from './keys.ts';

/** A Spring XML file, or a `web.xml`, as far as configuration is concerned. */
export interface XmlFacts {
  readonly path: string;
  /** `${…}` of bean definitions: with a strict configurer the whole context fails without. */
  readonly uses: readonly CodeUse[];
  readonly placeholders: readonly PlaceholderConfigurer[];
  readonly scans: readonly {
    readonly packages: readonly string[];
    readonly guards: readonly Guard[];
    readonly isFiltered: boolean;
  }[];
  /** Classes of beans, qualified. */
  readonly beanClasses: readonly { readonly name: string; readonly guards: readonly Guard[] }[];
  /** Resources of `<import>`; of a `web.xml` the files that its context consists of. */
  readonly imports: readonly string[];
  /** `<task:annotation-driven>` and its like, by their prefixless names with namespace: `task:annotation-driven`. */
  readonly features: ReadonlySet<string>;
}

export interface PlaceholderConfigurer {
  readonly locations: readonly string[];
  readonly ignoresUnresolvable: boolean;
}

export type XmlReader = (path: string, bytes: Uint8Array) => XmlFacts | undefined;

/** No bean file is longer; a hostile one must not exhaust the memory. */
const largestFile = 4 * 1024 * 1024;

/** A node of fast-xml-parser with `preserveOrder`: one key is the name of the element, `:@` holds its attributes. */
type Node = Readonly<Record<string, unknown>>;

/** Loads the XML parser, which only repositories with Spring XML need. The reader gives `undefined` for what is no XML. */
export async function loadXmlReader(): Promise<XmlReader> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    captureMetaData: true,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: true,
  });
  const place: unknown = XMLParser.getMetaDataSymbol();
  return (path, bytes) => {
    if (bytes.length > largestFile) return undefined;
    // The parser counts offsets in text whose lines end with LF.
    const text = decodeUtf8(bytes).replace(/\r\n?/g, '\n');
    try {
      const nodes: unknown = parser.parse(text);
      return collect(path, text, Array.isArray(nodes) ? nodes : [], place as symbol);
    } catch {
      // Not well-formed: then Spring does not read it either.
      return undefined;
    }
  };
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
  readonly offset: number;
}

/** Elements whose placeholders are resolved leniently, or by nobody. */
const lenient: ReadonlySet<string> = new Set([
  'component-scan',
  'property-placeholder',
  'property-override',
  'description',
]);

interface Collection {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly uses: CodeUse[];
  readonly placeholders: PlaceholderConfigurer[];
  readonly scans: XmlFacts['scans'][number][];
  readonly beanClasses: XmlFacts['beanClasses'][number][];
  readonly imports: string[];
  readonly features: Set<string>;
}

function collect(path: string, text: string, nodes: readonly Node[], place: symbol): XmlFacts {
  const found: Collection = {
    path,
    text,
    lines: indexLines(text),
    uses: [],
    placeholders: [],
    scans: [],
    beanClasses: [],
    imports: [],
    features: new Set(),
  };
  const open: { readonly nodes: readonly Node[]; readonly guards: readonly Guard[]; readonly parent?: Element }[] = [
    { nodes, guards: [] },
  ];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    for (const node of step.nodes) {
      const literal = node['#text'];
      if (typeof literal === 'string') {
        if (step.parent !== undefined) addUses(found, literal, step.parent, '', step.guards);
        continue;
      }
      const element = elementOf(node, place);
      if (element === undefined) continue;
      const guards = guardsOf(element, step.guards, found);
      readElement(element, guards, found, step.parent);
      if (!lenient.has(localName(element.name))) open.push({ nodes: element.children, guards, parent: element });
    }
  }
  const { lines: _lines, text: _text, ...facts } = found;
  return facts;
}

function elementOf(node: Node, place: symbol): Element | undefined {
  for (const [name, children] of Object.entries(node)) {
    if (name === ':@' || name.startsWith('?') || !Array.isArray(children)) continue;
    const written = node[':@'];
    const attributes = new Map<string, string>();
    if (typeof written === 'object' && written !== null) {
      for (const [attribute, value] of Object.entries(written)) attributes.set(attribute, String(value));
    }
    const position: unknown = Reflect.get(node, place);
    const offset = typeof position === 'object' && position !== null ? Number(Reflect.get(position, 'startIndex')) : 0;
    return { name, attributes, children, offset: Number.isFinite(offset) ? offset : 0 };
  }
  return undefined;
}

/** `<beans profile="a,b">`: any of these. */
function guardsOf({ name, attributes, offset }: Element, outer: readonly Guard[], found: Collection): readonly Guard[] {
  const profile = localName(name) === 'beans' ? attributes.get('profile') : undefined;
  if (profile === undefined) return outer;
  const expressions = profile.split(/[,;\s]+/).filter((expression) => expression !== '');
  const origin = found.lines.originAt(found.path, offset);
  return [...outer, { kind: 'profile', expressions, text: `<beans profile="${profile}">`, origin }];
}

function readElement(element: Element, guards: readonly Guard[], found: Collection, parent: Element | undefined): void {
  const { name, attributes, children } = element;
  const local = localName(name);
  const list = (attribute: string) => (attributes.get(attribute) ?? '').split(/[,;\s]+/).filter((item) => item !== '');
  if (name.includes(':')) found.features.add(name);
  if (local === 'property-placeholder') {
    const ignoresUnresolvable = attributes.get('ignore-unresolvable') === 'true';
    found.placeholders.push({ locations: list('location'), ignoresUnresolvable });
  } else if (local === 'component-scan') {
    const isFiltered = children.length > 0 && children.some((child) => child['#text'] === undefined);
    found.scans.push({
      packages: list('base-package'),
      guards,
      isFiltered: isFiltered || attributes.has('use-default-filters'),
    });
  } else if (local === 'import') {
    const resource = attributes.get('resource');
    if (resource !== undefined) found.imports.push(resource);
  } else if (local === 'param-value' && parent !== undefined) {
    const isContext = parent.children.some((child) => textIn(child['param-name']) === 'contextConfigLocation');
    if (isContext)
      found.imports.push(
        ...textIn(children)
          .split(/[,;\s]+/)
          .filter((item) => item !== ''),
      );
  } else if (local === 'bean') {
    const beanClass = attributes.get('class');
    if (beanClass !== undefined && !beanClass.includes('${')) {
      found.beanClasses.push({ name: beanClass.replaceAll('$', '.'), guards });
      if (/\.(?:PropertySourcesPlaceholderConfigurer|PropertyPlaceholderConfigurer)$/.test(beanClass)) {
        const ignores = children.some((child) => {
          const written = child[':@'];
          return (
            typeof written === 'object' &&
            written !== null &&
            Reflect.get(written, 'name') === 'ignoreUnresolvablePlaceholders' &&
            Reflect.get(written, 'value') === 'true'
          );
        });
        found.placeholders.push({ locations: [], ignoresUnresolvable: ignores });
      }
    }
  }
  if (!lenient.has(local))
    for (const [attribute, value] of attributes) addUses(found, value, element, attribute, guards);
}

function textIn(children: unknown): string {
  if (!Array.isArray(children)) return '';
  return children
    .map((child: Node) => (typeof child['#text'] === 'string' ? child['#text'] : ''))
    .join('')
    .trim();
}

function addUses(
  found: Collection,
  value: string,
  element: Element,
  attribute: string,
  guards: readonly Guard[],
): void {
  if (!value.includes('${')) return;
  for (const asked of keysIn(value)) {
    // Of a text with a line end or an entity the element itself is near enough.
    const at = found.text.indexOf(`\${${asked.key}`, element.offset);
    const origin = found.lines.originAt(found.path, at === -1 ? element.offset : at);
    found.uses.push({
      ...asked,
      form: 'xml',
      origin,
      owner: found.path,
      member: attribute === '' ? element.name : `${element.name} ${attribute}`,
      reader: 'component',
      guards,
    });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
