import { decodeUtf8 } from '../documents/decode.ts';
import { indexLines, type LineIndex } from '../documents/line-index.ts';
import type { CodeUse, Guard } from './facts.ts';
import { keysIn } from './keys.ts';
import {
  configurerOfBean,
  configurerOfElement,
  type PlaceholderConfigurer,
  propertiesOfBean,
  type XmlProperties,
} from './xml-configurers.ts';
import { childText, type Element, listOf, localName } from './xml-element.ts';

/** A Spring XML file, or a `web.xml`, as far as configuration is concerned. */
export interface XmlFacts {
  readonly path: string;
  /** `${…}` of bean definitions: with a strict configurer the whole context fails without. */
  readonly uses: readonly CodeUse[];
  readonly placeholders: readonly PlaceholderConfigurer[];
  /** Beans that are properties, by their names. */
  readonly properties: ReadonlyMap<string, XmlProperties>;
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
  /** Of a `web.xml` the contexts that it loads; absent from every other file, and from one that loads none. */
  readonly web?: WebContexts;
}

export interface WebContexts {
  /** Locations of each context: that of the application first, then those of its servlets. */
  readonly contexts: readonly (readonly string[])[];
  /** Profiles of its own, unless somebody else says which are active. */
  readonly profiles: readonly string[];
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
      const element: Element = {
        name,
        attributes: written,
        offset,
        parent,
        guards: [],
        text: '',
        children: [],
        usesBefore: found.uses.length,
      };
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
    const { lines: _lines, source: _source, root, contexts, profiles, ...facts } = found;
    if (failed) return undefined;
    const locations = root ?? (found.listens ? ['/WEB-INF/applicationContext.xml'] : undefined);
    if (root === undefined && locations !== undefined) found.imports.push(...locations);
    const all = [...(locations === undefined ? [] : [locations]), ...contexts];
    return { ...facts, ...(all.length > 0 && { web: { contexts: all, profiles } }) };
  };
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
  readonly properties: Map<string, XmlProperties>;
  readonly scans: XmlFacts['scans'][number][];
  readonly beanClasses: XmlFacts['beanClasses'][number][];
  readonly imports: string[];
  readonly features: Set<string>;
  /** Of a `web.xml`: a listener loads the context of the application. */
  listens: boolean;
  /** Locations of the context of the application, where they are given. */
  root: readonly string[] | undefined;
  readonly contexts: (readonly string[])[];
  readonly profiles: string[];
}

function emptyCollection(path: string, source: string): Collection {
  return {
    path,
    source,
    lines: indexLines(source),
    uses: [],
    placeholders: [],
    properties: new Map(),
    scans: [],
    beanClasses: [],
    imports: [],
    features: new Set(),
    listens: false,
    root: undefined,
    contexts: [],
    profiles: [],
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
  const placeOf = (offset: number) => found.lines.originAt(found.path, offset);
  if (name.includes(':')) found.features.add(name);
  switch (localName(name)) {
    case 'property-placeholder':
      found.placeholders.push(configurerOfElement(element, found.imports.length, placeOf));
      return;
    case 'component-scan': {
      const isFiltered = children.length > 0 || attributes.has('use-default-filters');
      found.scans.push({ packages: listOf(attributes.get('base-package')), guards, isFiltered });
      return;
    }
    case 'import':
      found.imports.push(...listOf(attributes.get('resource')));
      break;
    case 'properties': {
      const id = attributes.get('id');
      if (id !== undefined) found.properties.set(id, propertiesOfBean(element, placeOf));
      break;
    }
    case 'bean':
      readBean(element, found);
      break;
    default:
      readWebElement(element, found);
  }
  if (!isLenient(element)) addUses(found, text, element, '');
}

/** Elements of a `web.xml` that say which contexts there are. */
function readWebElement(element: Element, found: Collection): void {
  const locations = () => listOf(childText(element, 'param-value'));
  switch (localName(element.name)) {
    case 'context-param': {
      const name = childText(element, 'param-name');
      if (name === 'contextConfigLocation') {
        found.root = locations();
        found.imports.push(...found.root);
      } else if (isProfiles(name)) found.profiles.push(...locations());
      break;
    }
    case 'init-param':
      if (isProfiles(childText(element, 'param-name'))) found.profiles.push(...locations());
      break;
    case 'listener-class':
      if (element.text.trim().endsWith('ContextLoaderListener')) found.listens = true;
      break;
    case 'servlet': {
      const given = element.children.find(
        (child) => localName(child.name) === 'init-param' && childText(child, 'param-name') === 'contextConfigLocation',
      );
      const isSprings = childText(element, 'servlet-class')?.endsWith('DispatcherServlet') === true;
      if (given === undefined && !isSprings) break;
      const written = given && listOf(childText(given, 'param-value'));
      const location = written ?? [`/WEB-INF/${childText(element, 'servlet-name')}-servlet.xml`];
      found.contexts.push(location);
      found.imports.push(...location);
    }
  }
}

function isProfiles(parameter: string | undefined): boolean {
  return parameter === 'spring.profiles.active' || parameter === 'spring.profiles.default';
}

function readBean(element: Element, found: Collection): void {
  const { attributes, guards } = element;
  const beanClass = attributes.get('class');
  if (beanClass === undefined || beanClass.includes('${')) return;
  const placeOf = (offset: number) => found.lines.originAt(found.path, offset);
  found.beanClasses.push({ name: beanClass.replaceAll('$', '.'), guards });
  if (beanClass.endsWith('PlaceholderConfigurer')) {
    found.placeholders.push(configurerOfBean(element, beanClass, found.imports.length, placeOf));
    // Nobody resolves the definition of the one who resolves; its locations are resolved leniently.
    found.uses.length = element.usesBefore;
  } else if (beanClass.endsWith('PropertiesFactoryBean')) {
    const id = attributes.get('id') ?? attributes.get('name');
    if (id !== undefined) found.properties.set(id, propertiesOfBean(element, placeOf));
  }
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
