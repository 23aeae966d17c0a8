import type { Property } from '../../documents/document.ts';
import { keyOfVariable } from '../../spring/environment-variables.ts';
import { findProperty, isUnreadable, sourceIndex } from '../../spring/lookup.ts';
import { parseName, uniformElement, uniformName } from '../../spring/names.ts';
import type { PropertySource, StartupFailure } from '../../spring/property-source.ts';
import type { ResolvedText, TextResolver } from './placeholders.ts';
import { failure, type Session } from './session.ts';
import { settingNames } from './settings.ts';

/** What a name is bound to: the Java types that Spring's messages name, and what an element in brackets may be. */
export interface ListTarget {
  readonly type: string;
  readonly element: string;
  /** Tells texts that are converted to nothing, so that a list by index ends there. */
  readonly isNothing?: (text: string) => boolean;
  /** Asked for each element in brackets and for the whole list, as Spring's bind handlers are: what is wrong with it. */
  readonly refuse?: (name: string, elements: readonly BoundElement[]) => StartupFailure | undefined;
}

export interface BoundElement extends ResolvedText {
  readonly property: Property;
}

/** A list that was bound, and the names that were read for it. */
export interface BoundList {
  readonly elements: readonly BoundElement[];
  readonly names: readonly string[];
}

/** What was bound, what Spring would throw, or both: the value is then the best that can be said. */
export type Binding<T> = { readonly bound: T | undefined; readonly failed?: StartupFailure };

const emptyMap = 'ConverterNotFoundException: No converter found capable of converting from an empty map';

/** Java types in messages. */
export const locationList = 'org.springframework.boot.context.config.ConfigDataLocation';

/** What the binder throws around everything that goes wrong below a name. */
export function bindFailure(name: string, type: string, property: Property | undefined, cause: string): StartupFailure {
  return failure('BindException', `Failed to bind properties under '${name}' to ${type}`, property?.origin, cause);
}

/** What the binder throws for a problem with a value; what another binder threw inside goes through as it is. */
function failureOf(name: string, type: string, property: Property, problem: StartupFailure): StartupFailure {
  return problem.exception === 'BindException' ? problem : bindFailure(name, type, property, causeOf(problem));
}

/**
 * Binds a list, a set or an array (`IndexedElementsBinder`): the first source that has the name itself, or its element 0,
 * supplies all of it. One value is split at commas; elements in brackets are taken as they are.
 */
export function bindList(
  session: Pick<Session, 'generation'>,
  sources: Iterable<PropertySource>,
  name: string,
  target: ListTarget,
  resolve: TextResolver,
): Binding<BoundList> {
  for (const source of sources) {
    if (source.properties.length === 0) continue;
    const whole = findProperty([source], name, session.generation)?.property;
    if (whole !== undefined) {
      if (isUnreadable({ property: whole, source }, session.generation)) {
        return { bound: undefined, failed: bindFailure(name, target.type, whole, emptyMap) };
      }
      if (whole.value === '') return accepted(name, target, whole, { elements: [], names: [name] });
      const value = resolve(whole);
      if (value.problem) return { bound: undefined, failed: failureOf(name, target.type, whole, value.problem) };
      const elements = splitAtCommas(value.text).map((text) => ({ ...value, text, property: whole }));
      return accepted(name, target, whole, { elements, names: [name] });
    }
    const list = bindIndexed(session, source, name, target, resolve);
    if (list.failed !== undefined || list.bound !== undefined) return list;
  }
  return { bound: undefined };
}

function bindIndexed(
  session: Pick<Session, 'generation'>,
  source: PropertySource,
  name: string,
  target: ListTarget,
  resolve: TextResolver,
): Binding<BoundList> {
  const unbound = indexedChildren(source, name);
  const elements: BoundElement[] = [];
  const names: string[] = [];
  let failed: StartupFailure | undefined;
  for (let index = 0; ; index++) {
    const elementName = `${name}[${index}]`;
    const property = findProperty([source], elementName, session.generation)?.property;
    if (property === undefined) break;
    if (isUnreadable({ property, source }, session.generation)) {
      failed ??= bindFailure(elementName, target.element, property, emptyMap);
    }
    const value = resolve(property);
    if (target.isNothing?.(value.text)) break;
    const element = { ...value, property };
    const problem = value.problem ?? target.refuse?.(elementName, [element]);
    if (problem !== undefined) failed ??= failureOf(elementName, target.element, property, problem);
    unbound.delete(String(index));
    elements.push(element);
    names.push(elementName);
  }
  const left = unbound.values().next().value;
  if (left !== undefined) {
    const keys = [...unbound.keys()].map((index) => `${name}[${index}]`).join(',');
    const cause = `UnboundConfigurationPropertiesException: The elements [${keys}] were left unbound.`;
    failed ??= bindFailure(name, target.type, left, cause);
  }
  const first = elements[0];
  if (first === undefined) return { bound: undefined, ...(failed && { failed }) };
  const list = accepted(name, target, first.property, { elements, names: [...names, name] });
  return failed === undefined ? list : { ...list, failed };
}

function accepted(name: string, target: ListTarget, property: Property, list: BoundList): Binding<BoundList> {
  const refused = target.refuse?.(name, list.elements);
  return { bound: list, ...(refused && { failed: bindFailure(name, target.type, property, causeOf(refused)) }) };
}

/** Index of every element in brackets directly below a name, with a property that has it. */
function indexedChildren(source: PropertySource, name: string): Map<string, Property> {
  const prefix = `${uniformName(name)}.`;
  const depth = parseName(name, '.').length;
  const children = new Map<string, Property>();
  const names = prefix.startsWith('spring.') ? settingNames(source) : sourceIndex(source).uniform;
  for (const [uniform, property] of names) {
    if (!uniform.startsWith(prefix)) continue;
    const key = source.kind === 'variables' ? keyOfVariable(property.key) : property.key;
    const element = parseName(key, '.')[depth];
    if (element?.kind === 'index' || element?.kind === 'number') children.set(uniformElement(element), property);
  }
  return children;
}

/** Binds a scalar over several sources: the first that has it decides. */
export function bindText(
  session: Pick<Session, 'generation'>,
  sources: readonly PropertySource[],
  name: string,
  type: string,
  resolve: TextResolver,
): Binding<BoundElement> {
  const property = sources.length === 0 ? undefined : findProperty(sources, name, session.generation)?.property;
  if (property === undefined) return { bound: undefined };
  const value = resolve(property);
  if (value.problem) return { bound: undefined, failed: failureOf(name, type, property, value.problem) };
  return { bound: { ...value, property } };
}

export function causeOf(problem: StartupFailure): string {
  return `${problem.exception}: ${problem.message}`;
}

/** `DelimitedStringToCollectionConverter`: blanks around an element are dropped, empty elements are kept. */
function splitAtCommas(text: string): readonly string[] {
  if (text === '') return [];
  return text.split(',').map(trimmed);
}

/** `String.trim` of Java: everything up to the blank, and nothing else. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}
