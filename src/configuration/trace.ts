import type { Property } from '../documents/document.ts';
import { OPEN, type PlaceholderLaw, placeholdersIn, resolvePlaceholders } from '../spring/placeholders.ts';
import type { Configuration, LayeredProperty } from './configuration.ts';

/** One name that a value refers to, and what Spring finds there. */
export interface Reference {
  /** The property whose text refers to it. */
  readonly from: Property;
  /** The name that is looked up: placeholders within it are resolved. */
  readonly name: string;
  readonly leadsTo:
    | { readonly kind: 'property'; readonly found: LayeredProperty }
    /** Nothing has the name, so the default holds; `written` as it stands in the text, where it can be told. */
    | { readonly kind: 'default'; readonly written?: string }
    /** Its value comes from outside the repository. */
    | { readonly kind: 'outside' }
    | { readonly kind: 'nothing' };
}

/** A reference on the way from one property, and how many other values lie between. */
export interface Step extends Reference {
  readonly depth: number;
}

/** Follows the placeholders of one environment; each value is read once, however often it is asked for. */
export interface Tracer {
  /** The references that the text of a property itself makes, in the order in which Spring looks them up. */
  references(property: Property): readonly Reference[];
  /** All references on the way, each value expanded where it is met first; a value comes before what it refers to. */
  steps(property: Property): readonly Step[];
  /** Whether a reference on the way is one that is looked for. */
  leadsTo(property: Property, isWanted: (reference: Reference) => boolean): boolean;
}

export function tracerOf(configuration: Configuration, law: PlaceholderLaw): Tracer {
  const known = new Map<Property, readonly Reference[]>();
  const references = (property: Property): readonly Reference[] => {
    let found = known.get(property);
    if (found === undefined) {
      found = property.opaque === true ? [] : referencesOf(property, configuration, law);
      known.set(property, found);
    }
    return found;
  };
  function* walk(start: Property): Generator<Step> {
    const seen = new Set([start]);
    const stepsFrom = (property: Property, depth: number): Step[] =>
      references(property).map((reference) => ({ ...reference, depth }));
    const pending = stepsFrom(start, 0).reverse();
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      yield step;
      const next = step.leadsTo.kind === 'property' ? step.leadsTo.found.property : undefined;
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      for (const further of stepsFrom(next, step.depth + 1).reverse()) pending.push(further);
    }
  }
  return {
    references,
    steps: (property) => [...walk(property)],
    leadsTo(property, isWanted) {
      for (const step of walk(property)) if (isWanted(step)) return true;
      return false;
    },
  };
}

/**
 * Resolves one text by Spring's own law and notes what is looked up. The values that are found stand as they are in the end,
 * so that this text alone is followed; what has no text (open, missing, a circle) is open here, because it is there and
 * no default replaces it.
 */
function referencesOf(property: Property, configuration: Configuration, law: PlaceholderLaw): readonly Reference[] {
  if (!property.value.includes('${')) return [];
  const asked: { readonly name: string; readonly found: ReturnType<Configuration['lookUp']> }[] = [];
  const resolution = resolvePlaceholders(
    property.value,
    (name) => {
      const found = configuration.lookUp(name);
      asked.push({ name, found });
      if (found === undefined || found === OPEN) return found;
      const end = configuration.resolve(found.property);
      return end.kind === 'resolved' ? end.value.replaceAll('${', '$') : OPEN;
    },
    law,
    'strict',
  );
  const missing = new Set(resolution.kind === 'unresolved' ? resolution.missing : []);
  const defaults = new Map(placeholdersIn(property.value).map(({ name, default: written }) => [name, written]));

  const references = new Map<string, Reference>();
  for (const [index, { name, found }] of asked.entries()) {
    if (references.has(name)) continue;
    if (found === OPEN) {
      references.set(name, { from: property, name, leadsTo: { kind: 'outside' } });
    } else if (found !== undefined) {
      references.set(name, { from: property, name, leadsTo: { kind: 'property', found } });
    } else if (missing.has(name)) {
      references.set(name, { from: property, name, leadsTo: { kind: 'nothing' } });
    } else if (!isWholeBody(name, asked[index + 1]?.name)) {
      const written = defaults.get(name);
      const leadsTo = { kind: 'default', ...(written !== undefined && { written }) } as const;
      references.set(name, { from: property, name, leadsTo });
    }
  }
  return [...references.values()];
}

/** Spring first takes `${name:default}` for a property called `name:default`; that is no reference a person has made. */
function isWholeBody(name: string, next: string | undefined): boolean {
  return next !== undefined && name.replaceAll('\\:', ':').startsWith(`${next}:`);
}
