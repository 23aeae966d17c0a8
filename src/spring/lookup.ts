import type { ConfigDocument, Property } from '../documents/document.ts';
import {
  keyOfVariable,
  mappedVariable,
  rawVariableCandidates,
  type VariableLaw,
  variableCandidates,
} from './environment-variables.ts';
import { defaultGeneration, type Generation } from './generation.ts';
import { canonicalElements, canonicalText, isComparedByText, parseName, uniformName, uniformOf } from './names.ts';
import type { PropertySource } from './property-source.ts';

/** One source, ready to be asked. */
export interface SourceIndex {
  /** By the key as written. */
  readonly exact: ReadonlyMap<string, Property>;
  /**
   * By uniform name; of several spellings of one name in one source that one which Boot finds. Boot keeps them in a
   * `HashSet`, so it is the order of that set which decides and not the order of the file.
   */
  readonly uniform: ReadonlyMap<string, Property>;
  /** True where some name has several spellings. */
  readonly ambiguous: boolean;
}

export interface Found {
  readonly property: Property;
  readonly source: PropertySource;
}

/** The switches that look-ups depend on. */
export type LookupLaw = VariableLaw & Pick<Generation, 'emptyName'>;

const documentIndexes = new WeakMap<readonly Property[], SourceIndex>();
const variableIndexes = new WeakMap<readonly Property[], SourceIndex>();

/** The index of a source. It is kept with the list of properties, which the sources of one document share. */
export function sourceIndex(source: PropertySource): SourceIndex {
  const indexes = source.kind === 'variables' ? variableIndexes : documentIndexes;
  const known = indexes.get(source.properties);
  if (known !== undefined) return known;
  const index =
    source.kind === 'variables' ? indexOfVariables(source.properties) : indexOf(source.properties, uniformName);
  indexes.set(source.properties, index);
  return index;
}

/**
 * What `Environment.getProperty(name)` and `${name}` find in a Spring Boot application
 * (`ConfigurationPropertySourcesPropertyResolver`): of a canonical name any spelling, the written one first, in the highest source
 * that has one; of any other name (`myProp`, `my_prop`) only what is written exactly like it.
 */
export function findProperty(
  sources: readonly PropertySource[],
  name: string,
  law: LookupLaw = defaultGeneration,
): Found | undefined {
  const elements = canonicalElements(name);
  if (elements === undefined) return findExact(sources, name);
  const text = canonicalText(name, elements);
  const uniform = uniformName(name);
  let variables: readonly string[] | undefined;
  for (const source of sources) {
    const index = sourceIndex(source);
    let property: Property | undefined;
    if (source.kind === 'variables') {
      variables ??= variableCandidates(name, law);
      property = firstOf(index.exact, variables);
    } else if (index.ambiguous || uniform === '') {
      property = index.exact.get(text);
    }
    property ??= uniform === '' ? undefined : index.uniform.get(uniform);
    if (property === undefined && isComparedByText(uniform)) {
      // The name is plain and ends oddly: another plain name is not equal to it, but a variable or another spelling is.
      const plain = uniformOf(elements);
      const found = index.uniform.get(plain);
      if (source.kind === 'variables' || found?.key !== plain) property = found;
    }
    if (name === '' && source.kind === 'document' && !law.emptyName) property = undefined;
    if (property !== undefined) return { property, source };
  }
  return undefined;
}

/**
 * What the binder finds for a scalar: every name that it asks for is canonical, so any spelling will do. A name that
 * no binder can ask for (`myApp`: Spring refuses such a prefix) finds nothing.
 */
export function findBound(
  sources: readonly PropertySource[],
  name: string,
  law: LookupLaw = defaultGeneration,
): Found | undefined {
  const elements = canonicalElements(name);
  return elements === undefined || elements.length === 0 ? undefined : findProperty(sources, name, law);
}

/** What plain Spring finds (`PropertySourcesPropertyResolver`): the exact text; of variables see `rawVariableCandidates`. */
export function findExact(sources: readonly PropertySource[], name: string): Found | undefined {
  let variables: readonly string[] | undefined;
  for (const source of sources) {
    const { exact } = sourceIndex(source);
    if (source.kind === 'variables') variables ??= rawVariableCandidates(name);
    const property = source.kind === 'variables' ? firstOf(exact, variables ?? []) : exact.get(name);
    if (property !== undefined) return { property, source };
  }
  return undefined;
}

const visibleWithoutEmptyMaps = new WeakMap<ConfigDocument, readonly Property[]>();

/**
 * The properties of a document that exist in a generation. An empty YAML map is no property in Boot 3.4 to 4.0 and the
 * empty text from 4.1; up to 3.3 it is a Map that is present but cannot be read as text, which {@link isUnreadable} tells.
 * An empty list reads as the empty text in all of them.
 */
export function visibleProperties(
  document: ConfigDocument,
  generation: Pick<Generation, 'emptyMap'>,
): readonly Property[] {
  if (generation.emptyMap !== 'nothing') return document.properties;
  let visible = visibleWithoutEmptyMaps.get(document);
  if (visible === undefined) {
    visible = document.properties.some((property) => property.shape === 'empty-map')
      ? document.properties.filter((property) => property.shape !== 'empty-map')
      : document.properties;
    visibleWithoutEmptyMaps.set(document, visible);
  }
  return visible;
}

/**
 * True for a property that exists but fails when it is read as text (ConverterNotFoundException): the empty map of a YAML
 * file up to Boot 3.3, that of `SPRING_APPLICATION_JSON` always.
 */
export function isUnreadable({ property, source }: Found, generation: Pick<Generation, 'emptyMap'>): boolean {
  return property.shape === 'empty-map' && (generation.emptyMap === 'map-object' || source.kind === 'json');
}

/** Made as far as it is asked for: plain Spring asks for no uniform names, Boot rarely for what is written. */
function indexOf(properties: readonly Property[], nameOf: (key: string) => string): SourceIndex {
  let exact: ReadonlyMap<string, Property> | undefined;
  let uniform: UniformIndex | undefined;
  return {
    get exact() {
      exact ??= new Map(properties.map((property) => [property.key, property]));
      return exact;
    },
    get uniform() {
      uniform ??= uniformIndexOf(properties, nameOf);
      return uniform.names;
    },
    get ambiguous() {
      uniform ??= uniformIndexOf(properties, nameOf);
      return uniform.ambiguous;
    },
  };
}

interface UniformIndex {
  readonly names: ReadonlyMap<string, Property>;
  readonly ambiguous: boolean;
}

function uniformIndexOf(properties: readonly Property[], nameOf: (key: string) => string): UniformIndex {
  const names = new Map<string, Property>();
  const rivals = new Map<string, Property[]>();
  for (const property of properties) {
    const name = nameOf(property.key);
    if (isComparedByText(name)) return chainedIndexOf(properties, nameOf);
    const first = names.get(name);
    if (first === undefined) {
      names.set(name, property);
    } else {
      const others = rivals.get(name);
      if (others === undefined) rivals.set(name, [first, property]);
      else others.push(property);
    }
  }
  for (const [name, spellings] of rivals) names.set(name, firstInHashSet(lastOfEach(spellings)));
  return { names, ambiguous: rivals.size > 0 };
}

/** Names that a `java.util.HashMap` takes for one, by the first of them. */
interface Group {
  /** Set where the first name is compared by its text. */
  readonly text: string | undefined;
  readonly properties: Property[];
}

/**
 * As {@link uniformIndexOf} where some name is compared by its text: `a` is not `a.`, but `A` is both, so that it depends on
 * which of them comes first what is found under `a`. The map goes through its chain of names from the first on.
 */
function chainedIndexOf(properties: readonly Property[], nameOf: (key: string) => string): UniformIndex {
  const chains = new Map<string, Group[]>();
  const groupOf = (chain: readonly Group[], text: string | undefined): Group | undefined =>
    chain.find((group) => group.text === undefined || text === undefined || group.text === text);
  for (const property of properties) {
    const name = nameOf(property.key);
    const byText = isComparedByText(name) || name === property.key;
    const text = byText ? property.key : undefined;
    const uniform = isComparedByText(name) ? uniformOf(parseName(property.key, '.')) : name;
    const chain = chains.get(uniform) ?? [];
    chains.set(uniform, chain);
    const group = groupOf(chain, text);
    if (group === undefined) chain.push({ text, properties: [property] });
    else group.properties.push(property);
  }
  const names = new Map<string, Property>();
  for (const [uniform, chain] of chains) {
    const group = groupOf(chain, uniform);
    if (group !== undefined) names.set(uniform, firstInHashSet(lastOfEach(group.properties)));
  }
  return { names, ambiguous: true };
}

/** Of several properties with one spelling the last counts, at the place of the first. */
function lastOfEach(properties: readonly Property[]): readonly Property[] {
  return [...new Map(properties.map((property) => [property.key, property])).values()];
}

/** Boot maps first what `SystemEnvironmentPropertyMapper` understands, and the rest like keys of a file. */
function indexOfVariables(variables: readonly Property[]): SourceIndex {
  const mapped = variables.filter(({ key }) => mappedVariable(key) !== undefined);
  const others = variables.filter(({ key }) => mappedVariable(key) === undefined);
  return indexOf([...mapped, ...others], (key) => uniformName(keyOfVariable(key)));
}

/** The property whose key a `java.util.HashSet` of all these keys, filled in this order, iterates first. */
function firstInHashSet(properties: readonly Property[]): Property {
  let buckets = 16;
  while (properties.length > buckets * 0.75) buckets *= 2;
  let first = properties[0]!;
  let lowest = bucketOf(first.key, buckets);
  for (const property of properties) {
    const bucket = bucketOf(property.key, buckets);
    if (bucket < lowest) {
      first = property;
      lowest = bucket;
    }
  }
  return first;
}

/** `String.hashCode`, spread as `java.util.HashMap` spreads it. */
function bucketOf(key: string, buckets: number): number {
  let hash = 0;
  for (let position = 0; position < key.length; position++) hash = (31 * hash + key.charCodeAt(position)) | 0;
  return (hash ^ (hash >>> 16)) & (buckets - 1);
}

function firstOf(exact: ReadonlyMap<string, Property>, names: readonly string[]): Property | undefined {
  for (const name of names) {
    const property = exact.get(name);
    if (property !== undefined) return property;
  }
  return undefined;
}
