import type { Application, Environment, Layer } from '../applications/application.ts';
import type { Property } from '../documents/document.ts';
import { compareBytes } from '../documents/file-tree.ts';
import { builtInName } from '../spring/built-in-names.ts';
import { keyOfVariable } from '../spring/environment-variables.ts';
import { findExact, findProperty, isUnreadable, sourceIndex } from '../spring/lookup.ts';
import { lettersOf, uniformName } from '../spring/names.ts';
import { newSettled, OPEN, type Resolution, resolvePlaceholders } from '../spring/placeholders.ts';
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
  /** What a placeholder of this name leads to; open where the value comes from outside the repository. */
  lookUp(name: string): LayeredProperty | typeof OPEN | undefined;
  /** A value reaches the process from outside the repository, as keyparity.yml says. */
  isProvided(key: string): boolean;
}

/** Each value that is too large costs as much as a large one; an environment with more of them is not worked out further. */
const mostTooLarge = 100;

/** Works out one environment. `isProvided` tells which keys reach it from outside the repository. */
export function configure(
  application: Application,
  environment: Environment,
  isProvided: (key: string) => boolean,
): Configuration {
  const sources: readonly PropertySource[] = environment.layers.map((layer) => layer.source);
  const find = (name: string) =>
    application.relaxed ? findProperty(sources, name, application.generation) : findExact(sources, name);
  const nameOf = application.relaxed ? uniformName : (key: string) => key;
  const hasVariables = sources.some(({ kind }) => kind === 'variables');

  let byLayer: ReadonlyMap<Layer, ReadonlyMap<string, Property>> | undefined;
  const layerNames = () => {
    byLayer ??= namesByLayer(application, environment.layers);
    return byLayer;
  };
  let winners: ReadonlyMap<string, EffectiveProperty> | undefined;
  let names: readonly string[] | undefined;
  const resolutions = new Map<Property, Resolution>();
  const settled = newSettled();
  let tooLarge = 0;

  const lookup = (name: string): string | undefined | typeof OPEN => {
    const found = find(name);
    if (found !== undefined) {
      // Spring fails at a map that is read as text, and takes no default for it.
      const isOpen = found.property.opaque === true || isUnreadable(found, application.generation);
      return isOpen ? OPEN : found.property.value;
    }
    return isProvided(name) || builtInName(name) ? OPEN : undefined;
  };

  const configuration: Configuration = {
    environment,
    get winners() {
      winners ??= collectWinners(environment.layers, layerNames());
      return winners;
    },
    winner(key) {
      const named = configuration.winners.get(nameOf(key));
      if (named !== undefined || !hasVariables) return named;
      // A variable that only its look-up can tell to be meant: SERVICE_NOW_URL is service-now.url.
      const found = configuration.lookUp(key);
      if (found === undefined || found === OPEN || found.layer.source.kind !== 'variables') return undefined;
      return { ...found, key, value: found.property.value };
    },
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
        const property =
          layerNames().get(layer)?.get(name) ??
          (layer.source.kind === 'variables'
            ? findProperty([layer.source], key, application.generation)?.property
            : undefined);
        if (property !== undefined) found.push({ property, layer });
      }
      return found;
    },
    resolve(property) {
      let resolution = resolutions.get(property);
      if (resolution === undefined) {
        // A build step or a template engine writes the text first; what it will hold cannot be known.
        if (property.opaque === true) resolution = { kind: 'open', names: [], value: property.value };
        else if (property.verbatim === true || !property.value.includes('${')) {
          resolution = { kind: 'resolved', value: property.value };
        } else if (tooLarge > mostTooLarge) resolution = { kind: 'too-large' };
        else resolution = resolvePlaceholders(property.value, lookup, application.generation, 'strict', settled);
        if (resolution.kind === 'too-large') tooLarge++;
        resolutions.set(property, resolution);
      }
      return resolution;
    },
    lookUp(name) {
      const found = find(name);
      if (found === undefined) return isProvided(name) || builtInName(name) ? OPEN : undefined;
      const layer = environment.layers.find(({ source }) => source === found.source);
      return layer && { property: found.property, layer };
    },
    isProvided,
  };
  return configuration;
}

function collectWinners(
  layers: readonly Layer[],
  names: ReadonlyMap<Layer, ReadonlyMap<string, Property>>,
): ReadonlyMap<string, EffectiveProperty> {
  const found = new Map<string, EffectiveProperty>();
  for (const layer of layers) {
    for (const [name, property] of names.get(layer) ?? []) {
      if (!found.has(name)) found.set(name, { key: property.key, value: property.value, property, layer });
    }
  }
  const winners = new Map<string, EffectiveProperty>();
  for (const name of sortedNames(found, [...names.values()])) winners.set(name, found.get(name) as EffectiveProperty);
  return winners;
}

type Names = ReadonlyMap<string, unknown>;

const sortedNamesOf = new WeakMap<Names, readonly string[]>();

/**
 * The names of all layers in order. Nearly all of them stand in the largest layer, most often a file that every environment
 * reads: it is sorted once, and what is nearly in order is quickly sorted.
 */
function sortedNames(all: Names, layers: readonly Names[]): readonly string[] {
  let largest = all;
  for (const layer of layers) if (largest === all || layer.size > largest.size) largest = layer;
  let sorted = sortedNamesOf.get(largest);
  if (sorted === undefined) {
    sorted = [...largest.keys()].sort();
    sortedNamesOf.set(largest, sorted);
  }
  if (sorted.length === all.size) return sorted;
  const others = [...all.keys()].filter((name) => !largest.has(name)).sort();
  return [...sorted, ...others].sort();
}

/** What each layer sets, by the name that a key of the application is found under. */
function namesByLayer(
  application: Application,
  layers: readonly Layer[],
): ReadonlyMap<Layer, ReadonlyMap<string, Property>> {
  const found = new Map<Layer, ReadonlyMap<string, Property>>();
  const variables = layers.filter(({ source }) => source.kind === 'variables');
  const others: ReadonlyMap<string, string>[] = [];
  for (const layer of layers) {
    if (layer.source.kind === 'variables') continue;
    const index = sourceIndex(layer.source);
    const names = application.relaxed ? index.uniform : index.exact;
    found.set(layer, names);
    if (variables.length > 0) others.push(squeezedNames(names));
  }
  for (const layer of variables) {
    // A variable cannot tell dots from dashes (MY_MAIN_URL is my.main-url and my.main.url); the keys that exist can.
    const names = layer.source.properties.map((property): [string, Property] => {
      const squeezedKey = lettersOf(property.key);
      const known = others.findLast((each) => each.has(squeezedKey))?.get(squeezedKey);
      return [known ?? uniformName(keyOfVariable(property.key)), property];
    });
    found.set(layer, new Map(names));
  }
  return found;
}

const squeezedOf = new WeakMap<ReadonlyMap<string, Property>, ReadonlyMap<string, string>>();

/** The names of a layer by what is left of them in the name of a variable; environments share most of their layers. */
function squeezedNames(names: ReadonlyMap<string, Property>): ReadonlyMap<string, string> {
  let found = squeezedOf.get(names);
  if (found === undefined) {
    const all = new Map<string, string>();
    for (const name of names.keys()) all.set(lettersOf(name), name);
    found = all;
    squeezedOf.set(names, found);
  }
  return found;
}

/** Index of the first name that is not smaller than `bound`, by bisection. */
function firstAtLeast(names: readonly string[], bound: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytes(names[middle] as string, bound) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
