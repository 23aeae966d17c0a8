import { bindList } from '../../src/applications/config-data/binding.ts';
import { outerResolver } from '../../src/applications/config-data/placeholders.ts';
import type { Origin, Property } from '../../src/documents/document.ts';
import { isUnreadable } from '../../src/spring/lookup.ts';
import { messageOf, OPEN, type Resolution } from '../../src/spring/placeholders.ts';
import type { PropertySource, StartupFailure } from '../../src/spring/property-source.ts';
import { classpathRoot, type ResolvedCase, resolveCase, workingDirectory } from './keyparity.ts';
import { entriesBelow } from './map-binding.ts';
import type { OracleAnswer, OracleCase, OracleError, OracleFailure, OracleProperty } from './oracle.mjs';

/** How Keyparity's view of a case differs from Spring Boot's. */
export interface Comparison {
  /** One sentence for each thing that is not the same. */
  readonly differences: readonly string[];
  /** What Keyparity calls open although Spring has an answer: it claims nothing about these. */
  readonly open: readonly string[];
  /** How many values, and how many places of values, were compared. */
  readonly values: number;
  readonly origins: number;
}

type Said = Omit<OracleAnswer, 'id' | 'boot'>;

/** Resolves a case with Keyparity and compares everything that Spring Boot said of it. */
export function compareCase(given: OracleCase, version: string, said: Said): Comparison {
  return compareResolved(resolveCase(given, version), said);
}

export function compareResolved(resolved: ResolvedCase, said: Said): Comparison {
  const comparing = newComparison();
  const [outside] = resolved.configData.open;
  if (outside !== undefined) {
    comparing.open.push(outside.what);
    return comparing;
  }
  const [failed] = resolved.failures;
  if (failed === undefined && said.failure !== undefined && isTemplate(resolved)) {
    comparing.open.push('a file that is completed before the application reads it');
    return comparing;
  }
  if (failed !== undefined || said.failure !== undefined) {
    compareFailure(comparing, failed, said.failure);
    return comparing;
  }
  comparing.expect('active profiles', resolved.configData.activeProfiles, said.profiles ?? []);
  const names = new Map(resolved.sources.map((source) => [source, sourceName(source)]));
  const ours = [...names.values()];
  const theirs = (said.sources ?? []).map(plainSource);
  // Some of Spring's own sources are always there; what they hold is compared by key.
  comparing.expect(
    'sources',
    ours,
    theirs.filter((name) => !springsOwn.has(name) || ours.includes(name)),
  );

  // A key whose value is null is listed and not there.
  const properties = Object.entries(said.properties ?? {}).filter(
    ([, { value, error, random }]) => (value ?? error ?? random) !== undefined && value !== null,
  );
  const ownKeys = new Set(resolved.sources.flatMap((source) => source.properties.map(({ key }) => key)));
  const keys = [...ownKeys].filter((key) => lookUp(resolved, key) !== null);
  // A key that JSON sets to null is listed too, and may have a value from below.
  const isListed = (key: string) =>
    !isMachines(key) && (ownKeys.has(key) || !theirs.includes('spring.application.json'));
  if (isTemplate(resolved)) comparing.open.push('keys of a file that is completed before the application reads it');
  else comparing.expect('keys', keys.sort(), properties.flatMap(([key]) => (isListed(key) ? key : [])).sort());
  for (const [key, property] of properties) {
    if (isMachines(key)) continue;
    const own = lookUp(resolved, key);
    compareLookup(comparing, `value of ${key}`, own === null && isTemplate(resolved) ? OPEN : own, answerOf(property));
    if (property.random) continue;
    const found = resolved.configuration.lookUp(key);
    if (found === undefined || found === OPEN) continue;
    const raw = property.raw ?? property.value;
    if (raw !== undefined && found.property.opaque !== true && !collections.has(property.type)) {
      comparing.expect(`text of ${key}`, found.property.value, raw);
    }
    if (property.source !== undefined) {
      comparing.expect(`source of ${key}`, names.get(found.layer.source), theirs[property.source]);
    }
    compareOrigin(comparing, resolved, key, found.property, property.origin);
  }
  for (const [key, answer] of Object.entries(said.get ?? {})) {
    compareLookup(comparing, `look-up of ${key}`, lookUp(resolved, key), answer);
  }
  for (const [text, answer] of Object.entries(said.embedded ?? {})) {
    const ours = tell(resolved, resolved.configuration.resolve(literal(text)));
    // Up to Framework 6.1 values within a text are resolved on their own, and the message names the first of them.
    const isCycle = !resolved.generation.lazyPlaceholders && isCircular(ours) && isCircular(answer);
    compareLookup(comparing, `embedded ${text}`, isCycle ? answer : ours, answer);
  }
  for (const [name, answer] of Object.entries(said.list ?? {})) compareList(comparing, resolved, name, answer);
  for (const [name, answer] of Object.entries(said.map ?? {})) compareMap(comparing, resolved, name, answer);
  return comparing;
}

/** `Binder.bind(name, Map<String, String>)`, as far as it succeeds. */
function compareMap(
  comparing: Comparing,
  resolved: ResolvedCase,
  name: string,
  theirs: Readonly<Record<string, string>> | null | { readonly failure: OracleFailure },
): void {
  if (theirs !== null && typeof theirs['failure'] === 'object') return;
  comparing.values++;
  const entries = [...entriesBelow(resolved.sources, name)].map(([key, wanted]) => {
    const value = lookUp(resolved, wanted);
    if (typeof value !== 'object' || value === null) return [key, value];
    // The binder leaves a placeholder that leads nowhere as it stands.
    const found = resolved.configuration.lookUp(wanted);
    return [key, found === undefined || found === OPEN ? null : found.property.value];
  });
  const ours = Object.fromEntries(entries.sort());
  const own = theirs === null ? null : Object.fromEntries(Object.entries(theirs).sort());
  comparing.expect(`map ${name}`, entries.length === 0 && theirs === null ? null : ours, own);
}

/** `Binder.bind(name, List<String>)`. */
function compareList(
  comparing: Comparing,
  { sources: outer, generation }: ResolvedCase,
  name: string,
  theirs: readonly string[] | null | { readonly failure: OracleFailure },
): void {
  comparing.values++;
  const target = { type: 'java.util.List<java.lang.String>', element: 'java.lang.String' };
  const { bound, failed } = bindList({ generation }, outer, name, target, outerResolver({ outer, generation }));
  if (failed === undefined && (theirs === null || !('failure' in theirs))) {
    comparing.expect(`list ${name}`, bound?.elements.map(({ text }) => text) ?? null, theirs);
  } else {
    compareFailure(comparing, failed, theirs !== null && 'failure' in theirs ? theirs.failure : undefined);
  }
}

function isTemplate({ sources }: ResolvedCase): boolean {
  return sources.some(({ properties }) => properties.some(({ opaque }) => opaque === true));
}

function isCircular(answer: Answer | typeof OPEN): boolean {
  return typeof answer === 'object' && answer?.error.message?.startsWith('Circular ') === true;
}

interface Comparing extends Comparison {
  readonly differences: string[];
  readonly open: string[];
  values: number;
  origins: number;
  expect(what: string, ours: unknown, theirs: unknown): void;
}

function newComparison(): Comparing {
  const differences: string[] = [];
  const expect = (what: string, ours: unknown, theirs: unknown): void => {
    const [own, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
    if (own !== other) differences.push(`${what}: Keyparity ${own}, Spring ${other}`);
  };
  return { differences, open: [], values: 0, origins: 0, expect };
}

type Answer = string | null | OracleError;

function compareLookup(
  comparing: Comparing,
  what: string,
  ours: Answer | typeof OPEN,
  theirs: Answer | 'random',
): void {
  comparing.values++;
  if (ours === OPEN) comparing.open.push(what);
  else comparing.expect(what, ours, theirs);
}

function answerOf({ value, error, random }: OracleProperty): Answer | 'random' {
  if (random) return 'random';
  return error === undefined ? (value ?? null) : { error };
}

/** `Environment.getProperty`. */
function lookUp(resolved: ResolvedCase, key: string): Answer | typeof OPEN {
  const found = resolved.configuration.lookUp(key);
  if (found === undefined) return null;
  if (found === OPEN) return OPEN;
  const { property, layer } = found;
  if (isUnreadable({ property, source: layer.source }, resolved.generation)) {
    const types = 'from type [java.util.LinkedHashMap<?, ?>] to type [java.lang.String]';
    return {
      error: { class: 'ConverterNotFoundException', message: `No converter found capable of converting ${types}` },
    };
  }
  return tell(resolved, resolved.configuration.resolve(property));
}

function tell({ generation }: ResolvedCase, resolution: Resolution): Answer | typeof OPEN {
  switch (resolution.kind) {
    case 'resolved':
      return resolution.value;
    case 'open':
      return OPEN;
    default: {
      const thrown = generation.lazyPlaceholders ? 'PlaceholderResolutionException' : 'IllegalArgumentException';
      return { error: { class: thrown, message: messageOf(resolution) ?? null } };
    }
  }
}

function literal(value: string): Property {
  const origin = { path: 'code', line: 1, column: 1 };
  return { key: '', value, origin, valueOrigin: origin };
}

/** Values of these types have no text of their own. */
const collections: ReadonlySet<string | undefined> = new Set(['LinkedHashMap', 'ArrayList', 'byte[]']);

/** Keys that Boot adds for the machine it runs on; Keyparity calls them open. */
function isMachines(key: string): boolean {
  return key.startsWith('vcap.');
}

const springsOwn: ReadonlySet<string> = new Set([
  'commandLineArgs',
  'systemProperties',
  'systemEnvironment',
  'random',
  'vcap',
  // The JSON may hold nothing but null.
  'spring.application.json',
]);

const sourceNames: Readonly<Record<Exclude<PropertySource['kind'], 'document'>, string>> = {
  arguments: 'commandLineArgs',
  json: 'spring.application.json',
  system: 'systemProperties',
  variables: 'systemEnvironment',
  random: 'random',
  defaults: 'defaultProperties',
};

/** A source of Keyparity's in the words of {@link plainSource}. */
function sourceName({ kind, name }: PropertySource): string {
  return kind === 'document' ? name : sourceNames[kind];
}

/** The name that Spring gives a source, with the path as Keyparity sees it. */
function plainSource(name: string): string {
  const file = /^Config resource '(.*)' via location '.*'( \(document #\d+\))?$/s.exec(name);
  if (file !== null) return `${treePath(file[1] ?? '')}${file[2] ?? ''}`;
  const directory = /^Config tree '(.*)'$/.exec(name)?.[1];
  if (directory !== undefined) return `config tree ${treePath(`file [${directory}]`)}`;
  const variable = /^System environment variable \[(.*)\] content loaded using \w+( \(document #\d+\))?$/.exec(name);
  return variable === null ? name : `env:${variable[1]}${variable[2] ?? ''}`;
}

/** The path in Keyparity's tree of a resource as Spring describes it. */
function treePath(description: string): string {
  const match = /^(class path resource|file|path|URL) \[(?:file:)?(.*)\]$/s.exec(description);
  if (match === null) return description;
  const [, medium, path = ''] = match;
  const elements: string[] = [];
  for (const element of (medium === 'URL' ? decodeURI(path) : path).split('/')) {
    if (element === '..') elements.pop();
    else if (element !== '' && element !== '.') elements.push(element);
  }
  return [medium === 'class path resource' ? classpathRoot : workingDirectory, ...elements].join('/');
}

function compareOrigin(
  comparing: Comparing,
  resolved: ResolvedCase,
  key: string,
  { valueOrigin }: Property,
  theirs: OracleProperty['origin'],
): void {
  // What an `env:` import holds is, for Keyparity, where the variable is set.
  if (theirs === undefined || ('resource' in theirs && theirs.resource.startsWith('Byte array'))) return;
  comparing.origins++;
  if ('text' in theirs) {
    comparing.expect(`origin of ${key}`, valueOrigin.path, theirs.text);
    return;
  }
  const { resource, line, column } = theirs;
  comparing.expect(`origin of ${key}`, springOrigin(resolved, valueOrigin), { path: treePath(resource), line, column });
}

/**
 * SnakeYAML counts code points, Keyparity (like editors and GitHub) UTF-16 units; and U+0085, U+2028 and U+2029 end lines only
 * for SnakeYAML.
 */
function springOrigin({ files }: ResolvedCase, origin: Origin): Origin {
  const { path, line, column } = origin;
  const content = files[path];
  if (path.endsWith('.properties') || typeof content !== 'string' || /^[\t -~\n\r]*$/.test(content)) return origin;
  const lines = content.split(/(?<=\r\n|\n|\r(?!\n))/);
  const before = lines.slice(0, line - 1).join('') + (lines[line - 1] ?? '').slice(0, column - 1);
  const theirs = before.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  return { path, line: theirs.length, column: [...(theirs.at(-1) ?? '')].length + 1 };
}

/** What SnakeYAML throws: Keyparity's own words say what is wrong, and its class is that of all of them. */
const yamlExceptions: ReadonlySet<string> = new Set([
  'ScannerException',
  'ParserException',
  'ComposerException',
  'ConstructorException',
  'ReaderException',
  'YAMLException',
]);

/** Exceptions whose message is about Java, and those of parsers, which Keyparity words itself. */
const ownWords: ReadonlySet<string> = new Set([
  'YAMLException',
  'DuplicateKeyException',
  'ClassCastException',
  'JsonParseException',
  'NullPointerException',
  'NumberFormatException',
  'StackOverflowError',
]);

function compareFailure(
  comparing: Comparing,
  ours: StartupFailure | undefined,
  theirs: OracleFailure | undefined,
): void {
  comparing.values++;
  const thrown = theirs?.classes[0];
  const name = thrown !== undefined && yamlExceptions.has(thrown) ? 'YAMLException' : thrown;
  comparing.expect('failure', ours?.exception, name);
  if (ours === undefined || theirs === undefined || ours.exception !== name || ownWords.has(name)) return;
  const messages = theirs.messages.map((message) => plainMessage(message ?? ''));
  if (messages[0] === 'Malformed \\uxxxx encoding.') return;
  if (!messages.includes(plainMessage(ours.message))) comparing.expect('message', ours.message, theirs.messages);
  const { cause, message } = /^(?<cause>\w+): (?<message>.*)$/s.exec(ours.cause ?? '')?.groups ?? {};
  if (cause === undefined || message === undefined) return;
  if (!theirs.classes.includes(cause)) comparing.expect('cause', cause, theirs.classes);
  // What fails to bind or to convert is told in our own words.
  if (cause === 'IllegalStateException' && !messages.includes(plainMessage(message))) {
    comparing.expect('message of the cause', message, theirs.messages);
  }
}

/** A message without what tells the same in other words: origins in brackets, descriptions of resources. */
function plainMessage(message: string): string {
  return message
    .replace(/ \[origin: .*?\]$/s, '')
    .replace(/'(?:class path resource|file|Config resource|config tree) ?.*?\]'/g, "'…'")
    .replace(/Inactive property source '.*' cannot/s, "Inactive property source '…' cannot")
    .replace(/location '.*?' is invalid/s, "location '…' is invalid");
}
