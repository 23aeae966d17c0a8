import type { Application, Environment, Layer } from '../applications/application.ts';
import type { Property } from '../documents/document.ts';
import { compareBytes } from '../documents/file-tree.ts';
import { builtInName } from '../spring/built-in-names.ts';
import { findExact, findProperty, visibleProperties } from '../spring/lookup.ts';
import { uniformName } from '../spring/names.ts';
import { OPEN, type Resolution, resolvePlaceholders } from '../spring/placeholders.ts';
import type { PropertySource } from '../spring/property-source.ts';

/** A value in a layer. */
export interface LayeredProperty {
  readonly property: Property;
  readonly layer: Layer;
}

/** What wins for one key in one environment. */
export interface EffectiveProperty extends LayeredProperty {
  /** Spelled as the winner spells it. */
  readonly key: string;
  /** The winner's text before placeholders. */
  readonly value: string;
}

/** What one environment of one application really gets. */
export interface Configuration {
  readonly environment: Environment;
  /** Winner of every key that some layer sets, by uniform name, in the order of the uniform names. */
  readonly winners: ReadonlyMap<string, EffectiveProperty>;
  /** The winner for a key in any spelling that Spring accepts for it. */
  winner(key: string): EffectiveProperty | undefined;
  /** Winners of the key itself, of its list elements and of its nested keys, in order. */
  below(key: string): readonly EffectiveProperty[];
  /** Everything that the layers say about a key, highest precedence first; the first is the winner. */
  stack(key: string): readonly LayeredProperty[];
  /** The value of a property with its placeholders resolved, as `Environment.getProperty` does. */
  resolve(property: Property): Resolution;
  /** A value reaches the process from outside the repository, as keyparity.yml says. */
  isProvided(key: string): boolean;
}

const compareUniform = compareBytes;

/** Works out one environment. `isProvided` tells which keys reach it from outside the repository. */
export function configure(
  application: Application,
  environment: Environment,
  isProvided: (key: string) => boolean,
): Configuration {
  const sources: readonly PropertySource[] = environment.layers.map((layer) => layer.source);
  const find = application.relaxed ? findProperty : findExact;
  const nameOf = application.relaxed ? uniformName : (key: string) => key;

  let winners: ReadonlyMap<string, EffectiveProperty> | undefined;
  let names: readonly string[] | undefined;
  const resolutions = new Map<Property, Resolution>();

  const lookup = (name: string): string | undefined | typeof OPEN => {
    const found = find(sources, name);
    if (found !== undefined) return found.property.opaque === true ? OPEN : found.property.value;
    return isProvided(name) || builtInName(name) ? OPEN : undefined;
  };

  const configuration: Configuration = {
    environment,
    get winners() {
      winners ??= collectWinners(environment.layers, application, nameOf);
      return winners;
    },
    winner: (key) => configuration.winners.get(nameOf(key)),
    below(key) {
      names ??= [...configuration.winners.keys()];
      const prefix = nameOf(key);
      const found: EffectiveProperty[] = [];
      const exact = configuration.winners.get(prefix);
      if (exact !== undefined) found.push(exact);
      for (let i = firstAtLeast(names, `${prefix}.`); i < names.length; i++) {
        const name = names[i] as string;
        if (!name.startsWith(`${prefix}.`)) break;
        found.push(configuration.winners.get(name) as EffectiveProperty);
      }
      return found;
    },
    stack(key) {
      const name = nameOf(key);
      const found: LayeredProperty[] = [];
      for (const layer of environment.layers) {
        const property = layerProperty(layer, name, application, nameOf);
        if (property !== undefined) found.push({ property, layer });
      }
      return found;
    },
    resolve(property) {
      let resolution = resolutions.get(property);
      if (resolution === undefined) {
        // A build step or a template engine writes the text first; what it will hold cannot be known.
        if (property.opaque === true) resolution = { kind: 'open', names: [], value: property.value };
        else
          resolution = property.value.includes('${')
            ? resolvePlaceholders(property.value, lookup, application.generation, 'strict')
            : { kind: 'resolved', value: property.value };
        resolutions.set(property, resolution);
      }
      return resolution;
    },
    isProvided,
  };
  return configuration;
}

function collectWinners(
  layers: readonly Layer[],
  application: Application,
  nameOf: (key: string) => string,
): ReadonlyMap<string, EffectiveProperty> {
  const found = new Map<string, EffectiveProperty>();
  for (const layer of layers) {
    for (const [name, property] of namesOf(layer, application, nameOf)) {
      if (!found.has(name)) found.set(name, { key: property.key, value: property.value, property, layer });
    }
  }
  return new Map([...found].sort(([a], [b]) => compareUniform(a, b)));
}

/** Uniform name → property of one source. Environments share documents, so this is kept per list of properties. */
const namesBySource = new WeakMap<readonly Property[], Map<string, ReadonlyMap<string, Property>>>();

function namesOf(
  layer: Layer,
  application: Application,
  nameOf: (key: string) => string,
): ReadonlyMap<string, Property> {
  const { source } = layer;
  const law = `${application.relaxed} ${application.generation.emptyMap}`;
  let laws = namesBySource.get(source.properties);
  if (laws === undefined) {
    laws = new Map();
    namesBySource.set(source.properties, laws);
  }
  let names = laws.get(law);
  if (names === undefined) {
    const visible =
      source.document === undefined ? source.properties : visibleProperties(source.document, application.generation);
    const made = new Map<string, Property>();
    for (const property of visible) made.set(nameOf(property.key), property);
    names = made;
    laws.set(law, names);
  }
  return names;
}

function layerProperty(
  layer: Layer,
  name: string,
  application: Application,
  nameOf: (key: string) => string,
): Property | undefined {
  return namesOf(layer, application, nameOf).get(name);
}

/** Index of the first name that is not smaller than `bound`, by bisection. */
function firstAtLeast(names: readonly string[], bound: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareUniform(names[middle] as string, bound) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
