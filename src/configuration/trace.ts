import type { Property } from '../documents/document.ts';
import {
  OPEN,
  type PlaceholderLaw,
  type PlaceholderReference,
  placeholdersIn,
  resolvePlaceholders,
} from '../spring/placeholders.ts';
import type { Configuration, LayeredProperty } from './configuration.ts';

/** One name that a value refers to, and what Spring finds there. */
export interface Reference {
  /** The property whose text refers to it. */
  readonly from: Property;
  /** The name that is looked up: placeholders within it are resolved. */
  readonly name: string;
  /** The name as it is written; a part that is a placeholder itself is `${…}`, because its value may be a secret. */
  readonly written: string;
  readonly leadsTo:
    | { readonly kind: 'property'; readonly found: LayeredProperty }
    /** Nothing has the name, so the default holds; its text where it can be told. */
    | { readonly kind: 'default'; readonly text?: string }
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
  /** The name of a reference on the way as it is written: how it is told. */
  told(property: Property, name: string): string;
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
    told(property, name) {
      // Up to Framework 6.1 a circle is told by the whole bodies of its placeholders, defaults included.
      const short = name.split(':', 1)[0];
      for (const step of walk(property)) if (step.name === name || step.name === short) return step.written;
      return composed;
    },
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
  const inText = placeholdersIn(property.value);
  const defaults = new Map(inText.map((reference) => [reference.name, reference.default]));

  const references = new Map<string, Reference>();
  for (const [index, { name, found }] of asked.entries()) {
    if (references.has(name)) continue;
    const note = (leadsTo: Reference['leadsTo']) =>
      references.set(name, { from: property, name, written: asWritten(name, inText), leadsTo });
    if (found === OPEN) note({ kind: 'outside' });
    else if (found !== undefined) note({ kind: 'property', found });
    else if (missing.has(name)) note({ kind: 'nothing' });
    else if (!isWholeBody(name, asked[index + 1]?.name)) {
      const text = defaults.get(name);
      note({ kind: 'default', ...(text !== undefined && { text }) });
    }
  }
  return [...references.values()];
}

const composed = '${…}';

function asWritten(name: string, inText: readonly PlaceholderReference[]): string {
  if (inText.some((reference) => reference.name === name)) return name;
  const beginnings = inText.flatMap((reference) => {
    const nested = reference.name.indexOf('${');
    return nested < 0 ? [] : [reference.name.slice(0, nested)];
  });
  return `${beginnings.find((beginning) => name.startsWith(beginning)) ?? ''}${composed}`;
}

/** Spring first takes `${name:default}` for a property called `name:default`; that is no reference a person has made. */
function isWholeBody(name: string, next: string | undefined): boolean {
  return next !== undefined && name.replaceAll('\\:', ':').startsWith(`${next}:`);
}
