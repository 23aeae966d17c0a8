import type { Property } from '../documents/document.ts';
import type { ContainedCode } from './contained-code.ts';
import type { CodeFacts, MadeConfigurer } from './facts.ts';
import { type LiveBeans, matching, type Start } from './live-beans.ts';
import { type ConfigurerReader, locationsIn } from './readers.ts';
import { decideByProfiles } from './verdict.ts';
import type { XmlFacts } from './xml-beans.ts';
import type { PlaceholderConfigurer, XmlProperties } from './xml-configurers.ts';

/** The configurers of placeholders that are at work, in the order in which they work. */
export function configurerReaders(
  { xml, files }: ContainedCode,
  own: readonly CodeFacts[],
  starts: readonly Start[],
  worlds: readonly LiveBeans[],
): readonly ConfigurerReader[] {
  const made = files.flatMap(({ configurers }) => configurers);
  if (made.length === 0 && !xml.some(({ placeholders }) => placeholders.length > 0)) return [];
  const xmlFiles = new Map(xml.map((facts) => [facts.path, facts]));
  const beans = new Map(xml.flatMap(({ properties }) => [...properties]));
  const contexts = contextsOf(xml, own, starts, xmlFiles);

  const found: ConfigurerReader[] = [];
  const seen = new Set<PlaceholderConfigurer>();
  for (const [number, roots] of contexts.entries()) {
    const ofContext = configurersBelow(roots, xmlFiles).filter(({ one }) => !seen.has(one));
    for (const { one, path } of ofContext.toSorted((a, b) => orderOf(a.one) - orderOf(b.one))) {
      seen.add(one);
      const ways =
        worlds.length === 0
          ? [one.guards]
          : worlds.flatMap((world) => world.xml(path)).map((guards) => [...guards, ...one.guards]);
      if (ways.length > 0) {
        const lives = (profiles: readonly string[]) => decideByProfiles(ways, profiles);
        found.push(readerOf(one, beans, number, lives));
      }
    }
  }
  for (const one of made) {
    const ways =
      worlds.length === 0
        ? [one.guards]
        : worlds.flatMap((world) => world.component(one.owner)).map((guards) => [...guards, ...one.guards]);
    if (ways.length > 0) found.push(readerOfMethod(one, (profiles) => decideByProfiles(ways, profiles)));
  }
  return found;
}

/** `PriorityOrdered`, and last where nothing is said. */
function orderOf({ order }: PlaceholderConfigurer): number {
  return order ?? 2 ** 31 - 1;
}

/** The files with which each context begins. */
function contextsOf(
  xml: readonly XmlFacts[],
  own: readonly CodeFacts[],
  starts: readonly Start[],
  xmlFiles: ReadonlyMap<string, XmlFacts>,
): readonly (readonly string[])[] {
  const ofStarts = new Set(starts.flatMap((start) => (start.kind === 'xml' ? start.paths : [])));
  const leadTo = (from: string, locations: readonly string[]) =>
    locations.flatMap((location) => matching(location, from, xmlFiles));
  const contexts = [
    ...xml.flatMap(({ path, web }) => (web?.contexts ?? []).map((locations) => leadTo(path, locations))),
    ...own.map(({ path, xmlLocations }) => leadTo(path, xmlLocations)),
  ].filter((paths) => paths.some((path) => ofStarts.has(path)));
  // What classes import, and what nobody is seen to load, follows.
  return [...contexts, [...xmlFiles.keys()]];
}

interface Placed {
  readonly one: PlaceholderConfigurer;
  readonly path: string;
}

/** Configurers of some files and of those that they import, in the order in which Spring registers them. */
function configurersBelow(roots: readonly string[], xmlFiles: ReadonlyMap<string, XmlFacts>): readonly Placed[] {
  const found: Placed[] = [];
  const seen = new Set<string>();
  const open: (string | Placed)[] = roots.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'string') {
      found.push(next);
      continue;
    }
    const path = next;
    const facts = xmlFiles.get(path);
    if (facts === undefined || seen.has(path)) continue;
    seen.add(path);
    const inside: (string | Placed)[] = [];
    for (const [i, location] of facts.imports.entries()) {
      inside.push(...facts.placeholders.filter((one) => one.importsBefore === i).map((one) => ({ one, path })));
      inside.push(...matching(location, path, xmlFiles));
    }
    const rest = facts.placeholders.filter((one) => one.importsBefore >= facts.imports.length);
    inside.push(...rest.map((one) => ({ one, path })));
    open.push(...inside.reverse());
  }
  return found;
}

/** Those of Spring, and those of Jasypt, which decrypt what they read. */
const known = /^(?:Encryptable)?(?:PropertySources|Property|Preferences)PlaceholderConfigurer$/;

function readerOf(
  one: PlaceholderConfigurer,
  beans: ReadonlyMap<string, XmlProperties>,
  context: number,
  livesUnder: ConfigurerReader['livesUnder'],
): ConfigurerReader {
  const referred = one.propertiesRef === undefined ? undefined : beans.get(one.propertiesRef);
  const isFollowed = one.propertiesRef === undefined || referred !== undefined;
  const inline = [...(referred?.inline ?? []), ...one.inline];
  return {
    by: 'a placeholder configurer',
    // A bean with properties comes first: it is weaker than the locations.
    locations: [
      ...locationsIn(referred?.locations ?? [], referred?.encoding),
      ...locationsIn(one.locations, one.encoding),
    ],
    ignoresMissing: one.ignoresMissing,
    readsYaml: true,
    isOpaque: !known.test(one.className) || !isFollowed,
    origin: one.origin,
    livesUnder,
    inline: inline.map((property): Property => ({ ...property, valueOrigin: property.origin })),
    localOverride: one.localOverride,
    asksEnvironment: one.asksEnvironment,
    ignoresUnresolvable: one.ignoresUnresolvable,
    context,
  };
}

function readerOfMethod(one: MadeConfigurer, livesUnder: ConfigurerReader['livesUnder']): ConfigurerReader {
  return {
    by: 'a placeholder configurer',
    locations: locationsIn(one.locations, one.encoding),
    ignoresMissing: one.ignoresMissing,
    readsYaml: true,
    isOpaque: false,
    origin: one.origin,
    livesUnder,
    inline: [],
    localOverride: one.localOverride,
    asksEnvironment: one.className === 'PropertySourcesPlaceholderConfigurer',
    ignoresUnresolvable: one.ignoresUnresolvable,
    // Classes are a context of their own as far as this can be told.
    context: -1,
  };
}
