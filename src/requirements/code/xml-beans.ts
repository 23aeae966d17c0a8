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

/** Loads the XML parser, which only repositories with Spring XML need. The reader gives `undefined` for what is no XML. */
export async function loadXmlReader(): Promise<XmlReader> {
  const { default: sax } = await import('sax');
  return (path, bytes) => {
    if (bytes.length > largestFile) return undefined;
    const text = decodeUtf8(bytes);
    const found = emptyCollection(path, text);
    const open: Element[] = [];
    // Strict: what is not well-formed Spring does not read either. Entities of the file's own are unknown to the parser.
    const parser = sax.parser(true, { trim: false, normalize: false });
    let failed = false;
    parser.onerror = () => {
      failed = true;
    };
    parser.onopentag = ({ name, attributes }) => {
      const parent = open.at(-1);
      const written = new Map(Object.entries(attributes).map(([attribute, value]) => [attribute, String(value)]));
      const offset = Math.max(0, parser.startTagPosition - 1);
      const element: Element = { name, attributes: written, offset, parent, guards: [], text: '', children: [] };
      element.guards = guardsOf(element, parent?.guards ?? [], found);
      if (parent !== undefined && parent.children.length < mostChildren) parent.children.push(element);
      open.push(element);
      if (!isLenient(element)) {
        for (const [attribute, value] of written) addUses(found, value, element, attribute);
      }
    };
    const addText = (literal: string): void => {
      const element = open.at(-1);
      if (element !== undefined) element.text += literal;
    };
    parser.ontext = addText;
    parser.oncdata = addText;
    parser.onclosetag = () => {
      const element = open.pop();
      if (element !== undefined) readElement(element, found);
    };
    try {
      parser.write(text).close();
    } catch {
      return undefined;
    }
    const { lines: _lines, source: _source, ...facts } = found;
    return failed ? undefined : facts;
  };
}

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  readonly parent: Element | undefined;
  guards: readonly Guard[];
  text: string;
  /** The first ones, which is all that anybody looks at. */
  readonly children: Element[];
}

const mostChildren = 50;

/** A placeholder is sought this far behind the beginning of its element. */
const longestElement = 10_000;

/** Elements whose placeholders are resolved leniently, or by nobody. */
const lenient: ReadonlySet<string> = new Set([
  'component-scan',
  'description',
  'property-override',
  'property-placeholder',
]);

function isLenient({ name }: Element): boolean {
  return lenient.has(localName(name));
}

interface Collection {
  readonly path: string;
  readonly source: string;
  readonly lines: LineIndex;
  readonly uses: CodeUse[];
  readonly placeholders: PlaceholderConfigurer[];
  readonly scans: XmlFacts['scans'][number][];
  readonly beanClasses: XmlFacts['beanClasses'][number][];
  readonly imports: string[];
  readonly features: Set<string>;
}

function emptyCollection(path: string, source: string): Collection {
  return {
    path,
    source,
    lines: indexLines(source),
    uses: [],
    placeholders: [],
    scans: [],
    beanClasses: [],
    imports: [],
    features: new Set(),
  };
}

/** `<beans profile="a,b">`: any of these. */
function guardsOf({ name, attributes, offset }: Element, outer: readonly Guard[], found: Collection): readonly Guard[] {
  const profile = localName(name) === 'beans' ? attributes.get('profile') : undefined;
  if (profile === undefined) return outer;
  const origin = found.lines.originAt(found.path, offset);
  return [...outer, { kind: 'profile', expressions: listOf(profile), text: `<beans profile="${profile}">`, origin }];
}

/** What an element says, once it is whole. */
function readElement(element: Element, found: Collection): void {
  const { name, attributes, children, guards, text } = element;
  if (name.includes(':')) found.features.add(name);
  switch (localName(name)) {
    case 'property-placeholder': {
      const ignoresUnresolvable = attributes.get('ignore-unresolvable') === 'true';
      found.placeholders.push({ locations: listOf(attributes.get('location')), ignoresUnresolvable });
      return;
    }
    case 'component-scan': {
      const isFiltered = children.length > 0 || attributes.has('use-default-filters');
      found.scans.push({ packages: listOf(attributes.get('base-package')), guards, isFiltered });
      return;
    }
    case 'import':
      found.imports.push(...listOf(attributes.get('resource')));
      break;
    case 'context-param':
    case 'init-param':
      if (childText(element, 'param-name') === 'contextConfigLocation') {
        found.imports.push(...listOf(childText(element, 'param-value')));
      }
      break;
    case 'bean':
      readBean(element, found);
      break;
  }
  if (!isLenient(element)) addUses(found, text, element, '');
}

function readBean({ attributes, children, guards }: Element, found: Collection): void {
  const beanClass = attributes.get('class');
  if (beanClass === undefined || beanClass.includes('${')) return;
  found.beanClasses.push({ name: beanClass.replaceAll('$', '.'), guards });
  if (!/\.(?:PropertySourcesPlaceholderConfigurer|PropertyPlaceholderConfigurer)$/.test(beanClass)) return;
  const ignoresUnresolvable = children.some(
    (child) =>
      child.attributes.get('name') === 'ignoreUnresolvablePlaceholders' && child.attributes.get('value') === 'true',
  );
  found.placeholders.push({ locations: [], ignoresUnresolvable });
}

function childText({ children }: Element, name: string): string | undefined {
  return children.find((child) => localName(child.name) === name)?.text.trim();
}

function listOf(text = ''): readonly string[] {
  return text.split(/[,;\s]+/).filter((item) => item !== '');
}

function addUses(found: Collection, value: string, element: Element, attribute: string): void {
  if (!value.includes('${')) return;
  for (const asked of keysIn(value)) {
    // Of a text with an entity in it the element itself is near enough.
    const near = found.source.slice(element.offset, element.offset + longestElement);
    const at = Math.max(0, near.indexOf(`\${${asked.key}`));
    const origin = found.lines.originAt(found.path, element.offset + at);
    found.uses.push({
      ...asked,
      form: 'xml',
      origin,
      owner: found.path,
      member: attribute === '' ? element.name : `${element.name} ${attribute}`,
      reader: 'component',
      guards: element.guards,
    });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
