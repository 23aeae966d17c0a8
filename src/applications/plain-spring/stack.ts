import type { ConfigurerReader, Readers, SourceLocation, SourceReader } from '../../code/readers.ts';

/** One thing that a reader takes values from. */
export type Part =
  | { readonly kind: 'location'; readonly reader: SourceReader; readonly location: SourceLocation }
  | { readonly kind: 'inline'; readonly reader: ConfigurerReader };

export interface Stack {
  /** Highest precedence first. */
  readonly parts: readonly Part[];
  /** Configurers that nobody asks, because a strict one before them fails at what it does not know. */
  readonly unasked: readonly ConfigurerReader[];
}

/**
 * Who is asked for a placeholder, in which order. The first configurer asks the environment, where `@PropertySource` puts
 * its files, and then its own files, the last one first; with `localOverride` the other way round
 * (`PropertySourcesPlaceholderConfigurer`). What it leaves alone the next one of the context gets; what a strict one does
 * not know is a failure. `PropertyPlaceholderConfigurer` knows nothing of the environment's property sources.
 */
export function stackOf(
  { annotated, configurers }: Pick<Readers, 'annotated' | 'configurers'>,
  profiles: readonly string[],
): Stack {
  const isLive = (reader: SourceReader) => reader.livesUnder(profiles) !== 'no';
  const environment = annotated.filter(isLive).toReversed().flatMap(filesOf);
  const parts: Part[] = [];
  const unasked: ConfigurerReader[] = [];
  const strict = new Set<number>();
  let hasEnvironment = false;
  const addEnvironment = (): void => {
    if (!hasEnvironment) parts.push(...environment);
    hasEnvironment = true;
  };
  for (const configurer of configurers.filter(isLive)) {
    const { asksEnvironment, localOverride, context } = configurer;
    if (strict.has(context)) {
      unasked.push(configurer);
      continue;
    }
    if (asksEnvironment && !localOverride) addEnvironment();
    const inline: readonly Part[] = configurer.inline.length === 0 ? [] : [{ kind: 'inline', reader: configurer }];
    // `PropertiesLoaderSupport.mergeProperties`
    parts.push(...(localOverride ? [...inline, ...filesOf(configurer)] : [...filesOf(configurer), ...inline]));
    if (asksEnvironment && localOverride) addEnvironment();
    // Of classes it is not known which context they belong to.
    const isStrict = !configurer.ignoresUnresolvable && configurer.livesUnder(profiles) === 'yes';
    if (isStrict && context >= 0) strict.add(context);
  }
  addEnvironment();
  return { parts, unasked };
}

/** The last location is the strongest. */
function filesOf(reader: SourceReader): readonly Part[] {
  return reader.locations.toReversed().map((location) => ({ kind: 'location', reader, location }));
}
