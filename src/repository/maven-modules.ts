import { withoutXmlComments } from '../documents/comments.ts';

/** What `module-graph.ts` needs to know of a `pom.xml`. */
export interface Pom {
  /** Directory, `.` for the root. */
  readonly directory: string;
  readonly groupId: string | undefined;
  readonly artifactId: string | undefined;
  readonly parent: { readonly groupId: string | undefined; readonly directory: string } | undefined;
  readonly properties: ReadonlyMap<string, string>;
  /** Of the project and its profiles; not those of plugins, nor what is only managed. */
  readonly dependencies: readonly PomDependency[];
}

export interface PomDependency {
  readonly groupId: string;
  readonly artifactId: string;
  readonly isTest: boolean;
}

interface Element {
  readonly name: string;
  text: string;
  readonly children: Element[];
}

/** Deeper nesting than any pom has. */
const deepest = 200;

export function readPom(directory: string, text: string): Pom {
  const root = parseElements(text);
  const project = root.children.find(({ name }) => name === 'project') ?? root;
  const parent = child(project, 'parent');
  const properties = new Map<string, string>();
  for (const { name, text: value } of child(project, 'properties')?.children ?? []) properties.set(name, value);
  const profiles = child(project, 'profiles')?.children ?? [];
  return {
    directory,
    groupId: textOf(project, 'groupId') ?? (parent && textOf(parent, 'groupId')),
    artifactId: textOf(project, 'artifactId'),
    parent: parent && {
      groupId: textOf(parent, 'groupId'),
      directory: parentDirectory(directory, textOf(parent, 'relativePath')),
    },
    properties,
    dependencies: [project, ...profiles].flatMap((holder) => dependenciesOf(holder)),
  };
}

function dependenciesOf(holder: Element): readonly PomDependency[] {
  return (child(holder, 'dependencies')?.children ?? []).map((dependency) => ({
    groupId: textOf(dependency, 'groupId') ?? '',
    artifactId: textOf(dependency, 'artifactId') ?? '',
    isTest: textOf(dependency, 'scope') === 'test' || textOf(dependency, 'type') === 'test-jar',
  }));
}

/** Maven takes `../pom.xml` where nothing else is written; the path names the file or its directory. */
function parentDirectory(directory: string, relativePath = '../pom.xml'): string {
  const path = relativePath.endsWith('.xml') ? relativePath.replace(/(?:^|\/)[^/]*$/, '') : relativePath;
  return joinPath(directory, path);
}

/** A directory from another one, without `.` and `..`; above the root there is nothing (`..`). */
export function joinPath(directory: string, relative: string): string {
  const segments = directory === '.' ? [] : directory.split('/');
  for (const segment of relative.split(/[\\/]/)) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return '..';
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

function child({ children }: Element, name: string): Element | undefined {
  return children.find((candidate) => candidate.name === name);
}

function textOf(element: Element, name: string): string | undefined {
  const text = child(element, name)?.text.trim();
  return text === '' ? undefined : text;
}

/** Elements and their text; poms use nothing else of XML. */
function parseElements(source: string): Element {
  const root: Element = { name: '', text: '', children: [] };
  const open = [root];
  const text = withoutXmlComments(source);
  for (let at = 0; at < text.length; ) {
    const isTag = text.charCodeAt(at) === LESS;
    const isClosing = isTag && text.charCodeAt(at + 1) === SLASH;
    const start = isClosing ? at + 2 : at + 1;
    const endOfName = isTag ? endOfWord(text, start) : start;
    const end = endOfName > start ? endOfTag(text, endOfName) : -1;
    const top = open.at(-1) as Element;
    if (end === -1) {
      // What is no tag is text; what stands between elements is mostly nothing but blanks.
      const from = isTag ? at + 1 : at;
      const next = text.indexOf('<', from);
      at = next === -1 ? text.length : next;
      if (top.text !== '' || !isBlank(text, from, at)) top.text += text.slice(from, at);
      continue;
    }
    at = end + 1;
    if (isClosing) {
      if (open.length > 1) open.pop();
    } else {
      const element: Element = { name: text.slice(start, endOfName), text: '', children: [] };
      if (open.length < deepest) top.children.push(element);
      if (text.charCodeAt(end - 1) !== SLASH) open.push(element);
    }
  }
  return root;
}

const LESS = 0x3c;
const SLASH = 0x2f;
const GREATER = 0x3e;

/** The name of an element: letters, digits, `_`, `.`, `:` and `-`. */
function endOfWord(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
    // Digits and the colon stand together, and so do `-` and `.`.
    if (!isLetter && !(code >= 0x30 && code <= 0x3a) && code !== 0x2d && code !== 0x2e) break;
  }
  return end;
}

/** Where a tag closes; -1 where another one begins before. */
function endOfTag(text: string, start: number): number {
  for (let end = start; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === GREATER) return end;
    if (code === LESS) return -1;
  }
  return -1;
}

function isBlank(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && (text.charCodeAt(at) === 0x20 || (text.charCodeAt(at) >= 0x09 && text.charCodeAt(at) <= 0x0d)))
    at++;
  return at === end || text.slice(at, end).trim() === '';
}

/** Replaces `${…}` by properties of the pom and its ancestors. */
export function interpolate(text: string, pom: Pom, ancestors: readonly Pom[]): string {
  let value = text;
  for (let round = 0; round < 10 && value.includes('${'); round++) {
    const before = value;
    value = value.replace(/\$\{([^{}]{1,200})\}/g, (whole, name: string) => {
      if (/^(?:project|pom)\.groupId$/.test(name)) return pom.groupId ?? whole;
      if (/^(?:project|pom)\.parent\.groupId$/.test(name)) return pom.parent?.groupId ?? whole;
      if (/^(?:project|pom)\.artifactId$/.test(name)) return pom.artifactId ?? whole;
      for (const holder of [pom, ...ancestors]) {
        const property = holder.properties.get(name);
        if (property !== undefined) return property.trim();
      }
      return whole;
    });
    if (value === before || value.length > 1000) break;
  }
  return value;
}
