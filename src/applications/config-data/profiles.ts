import type { Property } from '../../documents/document.ts';
import { keyOfVariable } from '../../spring/environment-variables.ts';
import { findProperty } from '../../spring/lookup.ts';
import { parseName, uniformName } from '../../spring/names.ts';
import { messageOf, resolvePlaceholders } from '../../spring/placeholders.ts';
import type { PropertySource, StartupFailure } from '../../spring/property-source.ts';
import { contributorResolver, isActiveNow } from './activation.ts';
import {
  type BoundElement,
  type BoundList,
  bindFailure,
  bindList,
  bindText,
  causeOf,
  type ListTarget,
} from './binding.ts';
import type { ActivationContext, Contributor } from './contributor.ts';
import { inactiveAccess, type TextResolver } from './placeholders.ts';
import { firstInvalid } from './profile-names.ts';
import { addOpen, contributorsOf, fail, failure, profileSettings, type Session } from './session.ts';
import { settingsOf } from './settings.ts';

/** The profiles of an environment (`Profiles`), each list in Spring's order. */
export interface DeducedProfiles {
  readonly active: readonly string[];
  readonly default: readonly string[];
  /** The active ones, else the default ones: those that choose files and documents. */
  readonly accepted: readonly string[];
}

const stringList = { type: 'java.util.List<java.lang.String>', element: 'java.lang.String' };
const stringSet = { type: 'java.util.Set<java.lang.String>', element: 'java.lang.String' };

/** Deduces the profiles from everything that is found without knowing them (`ConfigDataEnvironment.withProfiles`). */
export function deduceProfiles(session: Session, context: ActivationContext): DeducedProfiles {
  const additional = unique([...session.additionalProfiles, ...includedProfiles(session, context)]);
  const deduction: Deduction = {
    session,
    context,
    sources: profileSettings(session),
    resolve: contributorResolver(session, context),
    validates: false,
  };
  const validates = session.generation.validatesProfileNames && validationOf(deduction);
  const validating = { ...deduction, validates };
  if (validates) {
    const problem = firstInvalid(additional);
    if (problem !== undefined) {
      fail(session, wrapped('Invalid profile property value found in additional profiles', problem, undefined));
    }
  }
  const groups = groupsOf(validating);
  const active = unique([...additional, ...profilesUnder(validating, 'spring.profiles.active', [])]);
  const expanded = expand(active, groups);
  const byDefault = expand(unique(profilesUnder(validating, 'spring.profiles.default', ['default'])), groups);
  return { active: expanded, default: byDefault, accepted: expanded.length > 0 ? expanded : byDefault };
}

interface Deduction {
  readonly session: Session;
  readonly context: ActivationContext;
  /** Of all contributors, active or not. */
  readonly sources: readonly PropertySource[];
  readonly resolve: TextResolver;
  readonly validates: boolean;
}

/** `spring.profiles.include` of every source on its own, united. */
function includedProfiles(session: Session, context: ActivationContext): readonly string[] {
  const resolve = contributorResolver(session, context);
  const name = 'spring.profiles.include';
  const included: string[] = [];
  for (const contributor of contributorsOf(session)) {
    if (contributor.source === undefined || contributor.ignores?.profiles) continue;
    const source = settingsOf(contributor.source);
    if (source.properties.length === 0) continue;
    const refuse = (_: string, elements: readonly BoundElement[]) =>
      session.generation.validatesProfileNames && validates(session, [source], resolve)
        ? refused(session, elements)
        : undefined;
    const { bound, failed } = bindList(session, [source], name, { ...stringList, refuse }, resolve);
    if (failed !== undefined) fail(session, unwrapped(failed));
    if (bound === undefined) continue;
    const names = known(session, bound.elements);
    if (!isActiveNow(session, contributor, context)) {
      for (const refused of [name, `${name}[0]`]) refuseInactive(session, contributor, refused);
    }
    included.push(...names.map((element) => element.text));
  }
  return unique(included);
}

/** `ProfilesValidator.get`: names are validated unless `spring.profiles.validate` is false. */
function validationOf({ session, context, sources, resolve }: Deduction): boolean {
  const name = 'spring.profiles.validate';
  const found = findProperty(sources, name, session.generation) !== undefined;
  if (found) {
    for (const contributor of contributorsOf(session)) {
      if (!isActiveNow(session, contributor, context)) refuseInactive(session, contributor, name);
    }
  }
  return validates(session, sources, resolve);
}

function validates(session: Session, sources: readonly PropertySource[], resolve: TextResolver): boolean {
  const { bound, failed } = bindText(session, sources, 'spring.profiles.validate', 'java.lang.Boolean', resolve);
  if (failed !== undefined) fail(session, unwrapped(failed));
  return !/^(?:false|no|off|0)$/i.test(bound?.text.trim() ?? 'true');
}

/** What `spring.profiles.active` or `.default` names: the first source that has it decides alone. */
function profilesUnder(deduction: Deduction, name: string, unset: readonly string[]): readonly string[] {
  const { session } = deduction;
  const isRefused = checkOuterValue(deduction, name);
  const list = bindChecked(isRefused ? { ...deduction, validates: false } : deduction, name, stringSet);
  return list === undefined ? unset : unique(known(session, list.elements).map((element) => element.text));
}

/**
 * `Profiles.getProfiles` reads the value from the environment first, which wants every placeholder to have a value and
 * drops every blank (`StringUtils.trimAllWhitespace`). True where Spring refuses it.
 */
function checkOuterValue({ session, validates }: Deduction, name: string): boolean {
  const { outer, generation } = session;
  const property = findProperty(outer, name, generation)?.property;
  if (property === undefined) return false;
  const lookup = (key: string) => findProperty(outer, key, generation)?.property.value;
  const resolution = resolvePlaceholders(property.value, lookup, generation, 'strict');
  if (resolution.kind !== 'resolved') {
    if (!session.strict) return false;
    const exception = generation.lazyPlaceholders ? 'PlaceholderResolutionException' : 'IllegalArgumentException';
    fail(session, failure(exception, messageOf(resolution) ?? '', property.origin));
    return true;
  }
  const text = resolution.value.replace(/\s/g, '');
  const problem = validates && text !== '' ? firstInvalid(text.split(',')) : undefined;
  if (problem === undefined) return false;
  fail(session, wrapped(`Invalid profile property value found in Environment under '${name}'`, problem, property));
  return true;
}

function refused(session: Session, elements: readonly BoundElement[]): StartupFailure | undefined {
  return firstInvalid(elements.filter(({ uncertain }) => session.strict || !uncertain).map(({ text }) => text));
}

/** `spring.profiles.group.<name>`: the maps of all sources are one, the highest source decides about a group. */
function groupsOf(deduction: Deduction): ReadonlyMap<string, readonly string[]> {
  const { session, sources } = deduction;
  const root = 'spring.profiles.group';
  const groups = new Map<string, readonly string[]>();
  for (const source of sources) {
    // Two spellings of one name are two groups: the map keeps them as they are written.
    for (const property of settingsOf(source).properties) {
      const key = source.kind === 'variables' ? keyOfVariable(property.key) : property.key;
      if (!uniformName(key).startsWith(`${root}.`)) continue;
      const { group, name } = groupNamed(source, property);
      if (groups.has(group)) continue;
      const list = bindChecked(deduction, name, stringList);
      const members = known(session, list?.elements ?? []);
      groups.set(
        group,
        members.map((element) => element.text),
      );
    }
  }
  if (groups.size > 0 && !session.generation.profilesInInactiveDocuments) {
    for (const contributor of contributorsOf(session)) {
      if (!isActiveNow(session, contributor, deduction.context)) refuseInactive(session, contributor, root);
    }
  }
  const whole = findProperty(sources, root, session.generation)?.property;
  const emptyIsMap = session.generation.emptyTextIsObject && whole?.value === '';
  if (whole !== undefined && groups.size === 0 && !emptyIsMap) {
    const type = 'org.springframework.util.MultiValueMap<java.lang.String, java.lang.String>';
    fail(session, bindFailure(root, type, whole, 'ConverterNotFoundException: it is a map of groups, not a value'));
  }
  return groups;
}

/** The group that a key is about and the name under which its list is bound (`MapBinder`). */
function groupNamed(source: PropertySource, property: Property): { readonly group: string; readonly name: string } {
  const key = source.kind === 'variables' ? keyOfVariable(property.key) : property.key;
  const elements = parseName(key, '.').slice(3);
  const end = elements.findIndex((element, index) => index > 0 && element.kind === 'number');
  const own = end === -1 ? elements : elements.slice(0, end);
  const isIndex = (kind: string) => kind === 'index' || kind === 'number';
  const texts = own.map(({ text, kind }) => (isIndex(kind) ? text : text.replace(/[^A-Za-z0-9_-]/g, '')));
  const name = own
    .map(({ text, kind }) => (isIndex(kind) ? `[${text}]` : `.${text.toLowerCase().replace(/[^a-z0-9-]/g, '')}`))
    .join('');
  return { group: texts.join('.'), name: `spring.profiles.group${name}` };
}

/**
 * Binds over all sources. From Boot 3.5.1 the names are validated; before, nothing that is read for it may stand in an
 * inactive document (the validator took the place of the handler that sees to that).
 */
function bindChecked(deduction: Deduction, name: string, target: ListTarget): BoundList | undefined {
  const { session, context, sources, resolve, validates } = deduction;
  const refuse = (read: string, elements: readonly BoundElement[]): StartupFailure | undefined => {
    if (session.generation.profilesInInactiveDocuments) return validates ? refused(session, elements) : undefined;
    for (const contributor of contributorsOf(session)) {
      const access = isActiveNow(session, contributor, context) ? undefined : accessTo(session, contributor, read);
      if (access !== undefined) return access;
    }
    return undefined;
  };
  const { bound, failed } = bindList(session, sources, name, { ...target, refuse }, resolve);
  if (failed !== undefined) fail(session, unwrapped(failed));
  return bound;
}

/** Reports a name that an inactive document must not have. */
export function refuseInactive(session: Session, contributor: Contributor, name: string): void {
  const access = accessTo(session, contributor, name);
  if (access !== undefined) fail(session, access);
}

function accessTo(session: Session, contributor: Contributor, name: string): StartupFailure | undefined {
  if (contributor.source === undefined) return undefined;
  const property = findProperty([settingsOf(contributor.source)], name, session.generation)?.property;
  return property && inactiveAccess(contributor, name, property);
}

/** Leaves out names that are put in outside the repository, and tells them. */
function known(session: Session, elements: readonly BoundElement[]): readonly BoundElement[] {
  if (session.strict) return elements;
  return elements.filter(({ uncertain, property }) => {
    if (uncertain) addOpen(session, 'profiles that are chosen outside the repository', property.origin);
    return !uncertain;
  });
}

/** The members of a group follow it at once, depth first; every profile is there once. */
function expand(profiles: readonly string[], groups: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const expanded = new Set<string>();
  const pending = profiles.toReversed();
  for (let profile = pending.pop(); profile !== undefined; profile = pending.pop()) {
    if (expanded.has(profile)) continue;
    expanded.add(profile);
    pending.push(...(groups.get(profile) ?? []).toReversed());
  }
  return [...expanded];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function wrapped(message: string, problem: StartupFailure, property: Property | undefined): StartupFailure {
  return failure(problem.exception, message, property?.origin, causeOf(problem));
}

/** `ConfigDataEnvironment.withProfiles` throws what is inside where that is an access to an inactive document. */
export function unwrapped(failed: StartupFailure): StartupFailure {
  const prefix = 'InactiveConfigDataAccessException: ';
  if (failed.cause?.startsWith(prefix) !== true) return failed;
  return failure('InactiveConfigDataAccessException', failed.cause.slice(prefix.length), failed.origin);
}
