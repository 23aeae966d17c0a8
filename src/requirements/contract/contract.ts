import { keyOfVariable } from '../../spring/environment-variables.ts';
import { lettersOf } from '../../spring/names.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import { type Severity, severitiesInOrder } from '../severity.ts';
import { groupMembers } from './groups.ts';
import { hasWildcard, type Naming } from './key-pattern.ts';
import { patternIndex } from './pattern-index.ts';
import { isVariableName, providedNames } from './provided-names.ts';
import type {
  Demand,
  Deprecation,
  Ignore,
  KeyEntry,
  NamedPlace,
  Provision,
  Settings,
  ValueRules,
  Where,
} from './settings.ts';
import { isCalled } from './source-names.ts';

/** A field of the contract with the entry that says so, for messages to point at. */
export interface Term<Value> {
  readonly value: Value;
  readonly entry: KeyEntry;
}

/** What all entries that match a key say together; of a field that several have, the most specific entry's. */
export interface MergedTerms {
  /** The entries that were merged, most specific first; empty where the contract is silent. */
  readonly entries: readonly KeyEntry[];
  readonly required: Term<Demand> | undefined;
  readonly override: Term<Demand> | undefined;
  readonly forbidden: Term<Demand> | undefined;
  readonly differ: Term<Demand> | undefined;
  readonly equal: Term<Demand> | undefined;
  readonly together: Term<Demand> | undefined;
  readonly secret: Term<boolean> | undefined;
  readonly allowEmpty: Term<boolean> | undefined;
  readonly deprecated: Term<Deprecation> | undefined;
  readonly why: Term<string> | undefined;
  readonly owner: Term<string> | undefined;
  readonly docs: Term<string> | undefined;
}

/** The words that the value of a key must satisfy in one environment. */
export interface ValueTerms {
  /** Words of all matching entries, each from the most specific place that has it. The same object for the same words. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Where the most specific of them stand. */
  readonly origin: ValueRules['origin'];
  /**
   * The words of those entries alone whose breach may be at least so loud, the loudest first; the last are all words. An entry
   * limits what it demands itself, not what others demand of the same key.
   */
  readonly byLoudness: readonly { readonly severity: Severity; readonly schema: ValueTerms['schema'] }[];
}

/** What keyparity.yml demands of one application. */
export interface Contract {
  /** The entries below `keys:` that are for this application, in the order of the file. */
  readonly entries: readonly KeyEntry[];
  /** The entries without a wildcard, as written: keys that must be judged even if no file names them. */
  readonly exactKeys: readonly string[];
  /** The entries that match a key, or the key that an environment variable of this name sets, most specific first. */
  entriesFor(key: string): readonly KeyEntry[];
  termsFor(key: string): MergedTerms;
  /** The words of JSON Schema that hold for a key in an environment; `undefined` where there are none. */
  valueTermsFor(key: string, environment: string): ValueTerms | undefined;
  /**
   * Names of environments of this application, in its order: groups are expanded, `all` is every compared environment.
   * An environment that is named need not be compared. Names that the application does not have are left out.
   */
  expand(where: Where): readonly string[];
  /** Who supplies a key (or an environment variable, by its name) from outside the repository in an environment. */
  providedFor(key: string, environment: string): Provision | undefined;
  /** The entry of `provided:` that says all that an external source gives in an environment. */
  closes(source: OpenSource, environment: string): Provision | undefined;
  /** The entry of `ignore:` by which no rule judges this key. */
  ignored(key: string): Ignore | undefined;
}

/**
 * The contract as one application sees it.
 *
 * @param environments those of the application, in its order
 * @param naming `exact` for plain Spring, which does not relax names
 */
export function contractOf(
  settings: Settings,
  environments: readonly { readonly name: string; readonly compared: boolean }[],
  application: string,
  naming: Naming = 'relaxed',
): Contract {
  const concerns = (item: { readonly applications?: readonly NamedPlace[] }): boolean =>
    item.applications === undefined || item.applications.some(({ name }) => name === application);

  const entries = settings.keys.filter(concerns);
  const entryIndex = patternIndex(
    entries.map((entry) => ({ pattern: entry.pattern, item: entry })),
    naming,
  );
  const provided = settings.provided.filter(concerns);
  const provisions = providedNames(provided, naming);
  const ignores = providedNames((settings.ignore ?? []).filter(concerns), naming);
  const members = groupMembers(settings.groups);
  const compared = environments.filter((environment) => environment.compared).map(({ name }) => name);

  const expand = (where: Where): readonly string[] => {
    if (where === 'all') return compared;
    const names = new Set(where.flatMap(({ name }) => [...(members.get(name) ?? [name])]));
    return environments.map(({ name }) => name).filter((name) => names.has(name));
  };
  const covers = (where: Where, environment: string): boolean => where === 'all' || expand(where).includes(environment);

  const exactKeys = entries.filter(({ pattern }) => !hasWildcard(pattern)).map(({ pattern }) => pattern);
  let keysByLetters: ReadonlyMap<string, string> | undefined;
  const entriesFor = remembered((key: string) => {
    const found = entryIndex.find(key);
    if (found.length > 0 || !isVariableName(key)) return found;
    // What is said of a key holds for the variable that sets it: SERVICE_NOW_URL is service-now.url.
    keysByLetters ??= new Map(exactKeys.map((exact) => [lettersOf(exact), exact]));
    return entryIndex.find(keysByLetters.get(lettersOf(key)) ?? keyOfVariable(key));
  });
  // Most applications have no entry for most keys, and those need no memory of their own.
  const termsFor = remembered((key: string) => {
    const matching = entriesFor(key);
    return matching.length === 0 ? silence : mergeTerms(matching);
  });
  const sameSchema = new Map<string, ValueTerms['schema']>();
  const valueTermsFor = (key: string, environment: string): ValueTerms | undefined =>
    mergeValues(entriesFor(key), (where) => covers(where, environment), sameSchema);

  return {
    entries,
    exactKeys,
    entriesFor: entries.length === 0 ? () => noEntries : entriesFor,
    termsFor: entries.length === 0 ? () => silence : termsFor,
    valueTermsFor,
    expand,
    providedFor: (key, environment) => provisions(key).find(({ where }) => covers(where, environment)),
    closes: (open, environment) =>
      provided.find(({ source, where }) => source && isCalled(open, source.name) && covers(where, environment)),
    ignored: (key) => ignores(key)[0],
  };
}

function mergeTerms(entries: readonly KeyEntry[]): MergedTerms {
  const strongest = <Value>(field: (entry: KeyEntry) => Value | undefined): Term<Value> | undefined => {
    for (const entry of entries) {
      const value = field(entry);
      if (value !== undefined) return { value, entry };
    }
    return undefined;
  };
  return {
    entries,
    required: strongest((entry) => entry.required),
    override: strongest((entry) => entry.override),
    forbidden: strongest((entry) => entry.forbidden),
    differ: strongest((entry) => entry.differ),
    equal: strongest((entry) => entry.equal),
    together: strongest((entry) => entry.together),
    secret: strongest((entry) => entry.secret),
    allowEmpty: strongest((entry) => entry.allowEmpty),
    deprecated: strongest((entry) => entry.deprecated),
    why: strongest((entry) => entry.why),
    owner: strongest((entry) => entry.owner),
    docs: strongest((entry) => entry.docs),
  };
}

const noEntries: readonly KeyEntry[] = [];
const silence = mergeTerms(noEntries);

function mergeValues(
  entries: readonly KeyEntry[],
  holds: (where: Where) => boolean,
  sameSchema: Map<string, ValueTerms['schema']>,
): ValueTerms | undefined {
  const words = new Map<string, { readonly value: unknown; readonly severity: Severity }>();
  let origin: ValueRules['origin'] | undefined;
  for (const { values: all, severity = 'error' } of [...entries].reverse()) {
    for (const values of all) {
      if (!holds(values.where)) continue;
      for (const [word, value] of Object.entries(values.schema)) words.set(word, { value, severity });
      origin = values.origin;
    }
  }
  if (origin === undefined) return undefined;
  const schemaOf = (isMeant: (severity: Severity) => boolean): ValueTerms['schema'] => {
    const meant = [...words].filter(([, { severity }]) => isMeant(severity));
    const schema = Object.fromEntries(meant.map(([word, { value }]) => [word, value]));
    const text = JSON.stringify(schema);
    const same = sameSchema.get(text) ?? schema;
    sameSchema.set(text, same);
    return same;
  };
  const severities = new Set([...words.values()].map(({ severity }) => severity));
  const inOrder = severitiesInOrder.filter((severity) => severities.has(severity));
  const byLoudness = inOrder.map((severity, i) => ({
    severity,
    schema: schemaOf((other) => inOrder.indexOf(other) <= i),
  }));
  return { schema: schemaOf(() => true), origin, byLoudness };
}

function remembered<Result>(compute: (key: string) => Result): (key: string) => Result {
  const results = new Map<string, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}
