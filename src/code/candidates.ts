import { compareBytes, type FileTree } from '../documents/file-tree.ts';
import { isOutsideProduction } from '../repository/modules.ts';
import { annotationFlattener, knownAnnotation } from './annotations.ts';
import { factsOf } from './class-facts.ts';
import { indexClasses } from './class-index.ts';
import { constantFolder } from './constants.ts';
import type { CodeFacts } from './facts.ts';
import type { Expression, SourceFile } from './source-file.ts';
import { readSource } from './structure.ts';
import { asksForKeys } from './uses.ts';
import { loadXmlReader, type XmlFacts } from './xml-beans.ts';

/** What the code of a repository says about configuration. */
export interface Code {
  /** One for each file that says anything, in the order of the paths. */
  readonly files: readonly CodeFacts[];
  readonly xml: readonly XmlFacts[];
  /** Qualified classes that an auto-configuration list names, with the list. */
  readonly autoConfigurations: readonly { readonly path: string; readonly classes: readonly string[] }[];
  /** Files that set `spring.config.name` or a location: what the application reads is not what it reads by convention. */
  readonly configuredByCode: readonly string[];
  /** Paths of all source files, whether they say anything or not. */
  readonly sources: readonly string[];
  /**
   * The facts of files, of those named by path, that mention a class by its simple name and make or extend it; files that
   * are facts already are left out.
   */
  mentioning(names: ReadonlySet<string>, paths: readonly string[]): readonly CodeFacts[];
}

/** What was read, by content and path, so that the two sides of a comparison share the work. */
export interface SourceCache {
  readonly files: Map<string, SourceFile>;
  /** What a look at the text said: most files ask for nothing, and need not be read again to know it. */
  readonly glances: Map<string, Glance>;
}

interface Glance {
  /** Worth parsing. */
  readonly asks: boolean;
  /** Sets `spring.config.name` or a location. */
  readonly configures: boolean;
}

export function emptySourceCache(): SourceCache {
  return { files: new Map(), glances: new Map() };
}

/** Larger files are generated. */
const largestFile = 2 * 1024 * 1024;

/** A file in which none of these occurs, and no `${`, asks for no key, starts no application and says nothing about scans. */
const needles =
  /[eE]nv(?:ironment)?(?:\(\))?\s*\.\s*getProperty|getRequiredProperty|resolveRequiredPlaceholders|ConfigurationProperties|@(?:[\w.]+\.)?(?:PropertySource|ConditionalOnProperty|SpringBootApplication|SpringBootConfiguration|SpringCloudApplication|ComponentScan|Import|ImportResource|Enable[A-Z])|runApplication|ApplicationContext\s*\(|SpringApplication|setDefaultProperties|System\s*\.\s*setProperty|IgnoreUnresolvablePlaceholders|Property(?:Sources)?PlaceholderConfigurer|WebApplicationInitializer|DispatcherServletInitializer|EnableAutoConfiguration/;

/** One of these is in each of the needles, and is found in half of the time: with letters so rare V8 can skip ahead. */
const inNeedles = /Propert|Placeholder|Application|Initializer|Enable|ComponentScan|Import|BootConfiguration/;

/** `${` that no annotation and no call can resolve: nearly every Kotlin template, and text of build scripts. */
const askers =
  /@(?:\w+:)?\[?\s*(?:[\w.]+\.)?(?:Value|Scheduled|Schedules|KafkaListener|RabbitListener|JmsListener|SqsListener|RetryableTopic|FeignClient|\w*Mapping|PropertySources?|ComponentScan|ImportResource|Resource|CrossOrigin|Scope|Transactional|interface)\b|annotation class/;

const configuredByCode = /spring\.config\.(?:name|(?:additional-)?location)\b/;

/** Of what stands before `src/main/`: a module has many sources. */
function isProduction(module: string): boolean {
  if (module !== lastModule.path) lastModule = { path: module, isProduction: !isOutsideProduction(module) };
  return lastModule.isProduction;
}

let lastModule = { path: '', isProduction: true };

/** Source files of the main source sets. */
export function isMainSource(path: string): boolean {
  if (!/\.(?:java|kt)$/.test(path)) return false;
  const main = path.indexOf('src/main/');
  // Below `src/main` a package may be called `test` or `build`.
  if (main !== -1) return isProduction(path.slice(0, main));
  return !isOutsideProduction(path) && !/(?:^|\/)(?:tests?|[\w-]+Tests?)\//.test(path);
}

/** Reads sources of a tree, each once. */
interface SourceReader {
  read(path: string): string | undefined;
  /** The file, parsed; its text is only read where nobody has parsed the same before. */
  parse(path: string, text: () => string | undefined): SourceFile | undefined;
  glanceAt(path: string): Glance;
  /** While contents have no names yet, what is read is not shared; it is with the next glance. */
  sharesWith(cache: SourceCache | undefined): void;
}

const readers = new WeakMap<FileTree, SourceReader>();

function readerOf(tree: FileTree): SourceReader {
  let reader = readers.get(tree);
  if (reader === undefined) {
    reader = sourceReader(tree);
    readers.set(tree, reader);
  }
  return reader;
}

function sourceReader(tree: FileTree): SourceReader {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parsed = new Map<string, SourceFile>();
  const glances = new Map<string, Glance>();
  let cache: SourceCache | undefined;

  const read = (path: string): string | undefined => {
    const bytes = tree.read(path);
    return bytes === undefined || bytes.length > largestFile ? undefined : decoder.decode(bytes);
  };
  const nameOf = (path: string): string | undefined => {
    const content = cache && tree.contentId?.(path);
    return content === undefined ? undefined : `${content} ${path}`;
  };
  const parse: SourceReader['parse'] = (path, text) => {
    let file = parsed.get(path);
    const name = nameOf(path);
    if (file === undefined) {
      file = name === undefined ? undefined : cache?.files.get(name);
      if (file === undefined) {
        const written = text();
        if (written === undefined) return undefined;
        file = readSource(path, written);
      }
      parsed.set(path, file);
    }
    if (name !== undefined) cache?.files.set(name, file);
    return file;
  };
  const glanceAt = (path: string): Glance => {
    const name = nameOf(path);
    let glance = glances.get(path) ?? (name === undefined ? undefined : cache?.glances.get(name));
    if (glance === undefined) {
      // Everything that is looked for is ASCII.
      const seen = tree.readLatin1?.(path) ?? read(path);
      glance = seen === undefined || seen.length > largestFile ? silence : glanceOf(seen);
      // While the text is at hand.
      if (glance.asks) parse(path, () => (seen === undefined || beyondAscii.test(seen) ? read(path) : seen));
    }
    glances.set(path, glance);
    if (name !== undefined) cache?.glances.set(name, glance);
    return glance;
  };
  return {
    read,
    parse,
    glanceAt,
    sharesWith(shared) {
      cache = shared;
    },
  };
}

/** Looks at the sources among paths of a tree that is not listed yet, for `readCode` to find it done. */
export function lookAhead(tree: FileTree, paths: readonly string[]): void {
  const { glanceAt } = readerOf(tree);
  for (const path of paths) if (isMainSource(path)) glanceAt(path);
}

export async function readCode(tree: FileTree, cache?: SourceCache): Promise<Code> {
  const paths = tree.list();
  const sources = paths.filter(isMainSource);
  const { read, parse, glanceAt, sharesWith } = readerOf(tree);
  sharesWith(cache);

  const configured: string[] = [];
  const hits: SourceFile[] = [];
  for (const path of sources) {
    const { asks, configures } = glanceAt(path);
    if (configures) configured.push(path);
    const file = asks ? parse(path, () => read(path)) : undefined;
    if (file !== undefined) hits.push(file);
  }

  // A class may ask for a key by nothing but an annotation of the repository that carries Spring's.
  const carriers = carriersIn(hits);
  if (carriers.length > 0) {
    const carried = new RegExp(`@(?:\\w+:)?(?:[\\w.]+\\.)?(?:${carriers.join('|')})\\b`);
    const asking = new Set(hits.map(({ path }) => path));
    for (const path of sources) {
      const text = asking.has(path) ? undefined : read(path);
      const file = text !== undefined && carried.test(text) ? parse(path, () => text) : undefined;
      if (file !== undefined) hits.push(file);
    }
    hits.sort((a, b) => compareBytes(a.path, b.path));
  }

  const index = indexClasses(hits, sources, (path) => parse(path, () => read(path)));
  const understanding = { fold: constantFolder(index), flatten: annotationFlattener(index) };
  const facts = new Map<string, CodeFacts>();
  const understand = (file: SourceFile): CodeFacts => {
    let found = facts.get(file.path);
    if (found === undefined) {
      found = factsOf(file, index, understanding);
      facts.set(file.path, found);
    }
    return found;
  };

  const files = hits.map(understand);
  const said = new Set(files.map(({ path }) => path));
  return {
    files,
    xml: await readXml(tree, paths),
    autoConfigurations: autoConfigurations(paths, read),
    configuredByCode: configured,
    sources,
    mentioning(names, among) {
      if (names.size === 0) return [];
      const words = [...names].map((name) => name.replace(/[^\w]/g, '')).join('|');
      const makes = new RegExp(`(?:\\bnew\\s+|[=:,]\\s*|return\\s+|extends\\s+)(?:${words})\\b`);
      return among.flatMap((path) => {
        if (said.has(path)) return [];
        const text = read(path);
        const file = text !== undefined && makes.test(text) ? parse(path, () => text) : undefined;
        return file === undefined ? [] : [understand(file)];
      });
    },
  };
}

/** Simple names of annotations that are declared with an annotation that asks for a key. */
function carriersIn(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    file.classes.flatMap(({ kind, name, annotations }) => {
      const asks = annotations.some(
        ({ name: carried, arguments: values }) =>
          asksForKeys(knownAnnotation(carried, file)) && values.some(({ value }) => mayHavePlaceholder(value)),
      );
      // Kotlin has names in backticks, which are no words.
      return kind === 'annotation' && asks && /^\w+$/.test(name) ? [name] : [];
    }),
  );
}

function mayHavePlaceholder(value: Expression): boolean {
  if (value.kind === 'list') return value.elements.some(mayHavePlaceholder);
  return value.kind === 'text' ? /[$#]\{/.test(value.text) : value.kind === 'sum' || value.kind === 'name';
}

const beyondAscii = /[^\0-\x7f]/;

const silence: Glance = { asks: false, configures: false };

function glanceOf(text: string): Glance {
  const asks = inNeedles.test(text) && needles.test(text);
  if (!asks && !text.includes('${')) return silence;
  return { asks: asks || askers.test(text), configures: configuredByCode.test(text) };
}

/** Reads Spring's XML and `web.xml` of main resources; the parser is only loaded where there is any. */
async function readXml(tree: FileTree, paths: readonly string[]): Promise<readonly XmlFacts[]> {
  const decoder = new TextDecoder();
  const found = paths.flatMap((path) => {
    if (!path.endsWith('.xml') || path.endsWith('pom.xml') || !/(?:^|\/)(?:src\/main|WEB-INF|META-INF)\//.test(path))
      return [];
    const main = path.indexOf('src/main/');
    if (isOutsideProduction(main === -1 ? path : path.slice(0, main))) return [];
    const bytes = tree.read(path);
    if (bytes === undefined) return [];
    const head = decoder.decode(bytes.subarray(0, 8192));
    return /springframework\.org\/(?:schema|dtd)|<web-app\b/.test(head) ? [{ path, bytes }] : [];
  });
  if (found.length === 0) return [];
  const reader = await loadXmlReader();
  return found.flatMap(({ path, bytes }) => reader(path, bytes) ?? []);
}

const importsList =
  /META-INF\/(?:spring\/org\.springframework\.boot\.autoconfigure\.AutoConfiguration\.imports|spring\.factories)$/;

function autoConfigurations(
  paths: readonly string[],
  read: (path: string) => string | undefined,
): Code['autoConfigurations'] {
  return paths.flatMap((path) => {
    if (!importsList.test(path) || isOutsideProduction(path)) return [];
    const text = read(path) ?? '';
    const lines = path.endsWith('.imports')
      ? text
      : (/EnableAutoConfiguration\s*=((?:[^\n\\]|\\\r?\n|\\)*)/.exec(text)?.[1] ?? '').replaceAll('\\', ' ');
    const classes = lines
      .replace(/#.*$/gm, '')
      .split(/[,\s]+/)
      .filter((name) => /^[\w.$]+$/.test(name))
      .map((name) => name.replaceAll('$', '.'));
    return classes.length === 0 ? [] : [{ path, classes }];
  });
}
