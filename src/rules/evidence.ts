import type { Configuration, EffectiveProperty, LayeredProperty } from '../configuration/configuration.ts';
import type { StrayVariable } from '../deployments/deployment.ts';
import type { Origin, Property } from '../documents/document.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { lettersOf } from '../spring/names.ts';
import { OPEN } from '../spring/placeholders.ts';
import type { Insertion } from './insertion.ts';
import { code, enumerate, type Message, named, place } from './message.ts';
import type { Problem, Related, Severity } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** Facts that several rules ask for, in one wording. */

/** What wins for a key or for the first element of a list of that name. */
export function winnerOf(configuration: Configuration, key: string): EffectiveProperty | undefined {
  return configuration.winner(key) ?? configuration.winner(`${key}[0]`);
}

/** What wins for a key where it is this environment's own value. */
export function ownValue(configuration: Configuration, key: string): EffectiveProperty | undefined {
  const winner = winnerOf(configuration, key);
  return winner?.layer.kind === 'environment' ? winner : undefined;
}

/**
 * The empty line of an environment's own file, which is to be filled in where it stands. Where a template prints the empty
 * text, the value belongs into another file, as a line that is not there yet.
 */
export function blankToFill(configuration: Configuration, key: string): EffectiveProperty | undefined {
  const own = ownValue(configuration, key);
  if (own === undefined || isWrittenByTemplate(own) || isValue(configuration, own.property, false)) return undefined;
  return own;
}

/** A template of a chart writes the empty text where the values of the environment have nothing: an absence, no decision. */
export function isWrittenByTemplate({ layer, property }: LayeredProperty): boolean {
  return layer.source.kind === 'variables' && /(?:^|\/)templates\//.test(property.origin.path);
}

/** The compared environments that set their own value, except those named; an empty one is none. */
export function whoSetsTheirOwn(subject: Subject, key: string, except: readonly string[]): readonly Setter[] {
  return subject.compared.flatMap((configuration) => {
    const own = except.includes(configuration.environment.name) ? undefined : ownValue(configuration, key);
    return own === undefined || isBlank(own.property)
      ? []
      : [{ environment: configuration.environment.name, origin: own.property.origin }];
  });
}

export interface Setter {
  readonly environment: string;
  readonly origin: Origin;
}

export function settersText(setters: readonly Setter[]): Message {
  return environmentsText(setters.map(({ environment }) => environment));
}

export function settersRelated(setters: readonly Setter[]): readonly Related[] {
  return setters.map(({ environment, origin }) => ({ origin, label: `${environment} sets it` }));
}

export function environmentsText(names: readonly string[]): Message {
  return enumerate(names.map(named));
}

/** The reason, the owner and the page that the contract gives for a key, for the end of an advice. */
export function background(subject: Subject, key: string): Message {
  const { why, owner, docs } = subject.contract.termsFor(key);
  return [
    ...(why === undefined ? [] : [` Why: ${why.value}`]),
    ...(owner === undefined ? [] : [' Owner: ', named(owner.value), '.']),
    ...(docs === undefined ? [] : [' See ', code(docs.value), '.']),
  ];
}

/** How loud a problem is at most that an entry of the contract, or what it demands, is the reason of; `error` is no limit. */
export function atMost(demand: { readonly severity?: Severity } | undefined): Pick<Problem, 'loudest'> {
  const severity = demand?.severity;
  return severity === undefined || severity === 'error' ? {} : { loudest: severity };
}

/** Where an environment would be told a value, and what it reads now. */
export function layersText(configuration: Configuration): Message {
  const paths = [
    ...new Set(configuration.environment.layers.flatMap(({ source }) => source.document?.path ?? source.path ?? [])),
  ];
  return paths.length === 0 ? ['no file'] : enumerate(paths.map((path) => ({ path })));
}

/** Items by a name of theirs, in the order in which the names come up. */
export function groupedBy<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

/** A problem about environments that can be told about some of them alone, where an exception covers the others. */
export function narrowable<Item extends { readonly environment: string }>(
  items: readonly Item[],
  problemOf: (items: readonly Item[]) => Problem,
): Problem {
  const problem = problemOf(items);
  if (items.length < 2) return problem;
  return {
    ...problem,
    narrow: (kept) =>
      narrowable(
        items.filter(({ environment }) => kept.includes(environment)),
        problemOf,
      ),
  };
}

/** The verb in the number of the environments that are its subject: `stage gets`, `stage and prod get`. */
export function verb(names: readonly string[], singular: string, plural: string): string {
  return names.length === 1 ? singular : plural;
}

/** What is to be added where: the key, or the variable that stands for it. */
export function additionText({ path, line, variable }: Insertion, key: string): Message {
  return [
    'Add ',
    ...(variable === undefined ? [code(key)] : ['the variable ', code(variable)]),
    ' to ',
    place({ path, line, column: 1 }),
  ];
}

/** The line to fill in, where an environment has an empty one of its own. */
export function fillText({ property: { key, origin } }: LayeredProperty): Message {
  return ['Write the value of ', code(key), ' at ', place(origin)];
}

/** How to say that the empty line is meant, for a demand that accepts that. */
export const emptyIsMeant: Message = [
  ', or say ',
  code('allowEmpty: true'),
  ' for this key in keyparity.yml if nothing is meant',
];

/**
 * Where the environment has the key after all, but in a place from which nothing takes it: a block of a manifest that is
 * indented wrongly, a map within a map of variables.
 */
export function strayFor({ environment }: Configuration, key: string): StrayVariable | undefined {
  const wanted = lettersOf(key);
  return environment.deployed?.stray.find(({ name }) => lettersOf(name) === wanted);
}

export function strayText(stray: StrayVariable | undefined): Message {
  if (stray === undefined) return [];
  const { name, origin, parent, belongs } = stray;
  return [
    ' It has ',
    code(name),
    ' at ',
    place(origin),
    ...(parent === '' ? [', at the top of the file'] : [', below ', code(parent)]),
    ', where nothing makes a variable of it',
    ...(belongs === '' || belongs === parent ? ['.'] : ['; variables stand below ', code(belongs), '.']),
  ];
}

/** The line where a key would stand if it did: what is reported when the culprit is an absence. */
export function beside(insertion: Insertion): Origin {
  return { path: insertion.path, line: Math.max(1, insertion.line - 1), column: 1 };
}

/** As `beside`, but where the file is yet to be created, the place that demands the key. */
export function besideOrDemand(subject: Subject, insertion: Insertion, demandedAt: Origin | undefined): Origin {
  const { documents, deployment } = subject.application;
  const exists =
    documents.some(({ path }) => path === insertion.path) || deployment?.manifests.includes(insertion.path) === true;
  return exists || demandedAt === undefined ? beside(insertion) : demandedAt;
}

/** Whether a key has a value in an environment as far as the repository shows; what cannot be judged counts as a value. */
export function hasValue(configuration: Configuration, key: string, allowEmpty: boolean): boolean {
  const winner = winnerOf(configuration, key);
  if (winner !== undefined && isValue(configuration, winner.property, allowEmpty)) return true;
  return configuration.isProvided(key);
}

/** Whether an environment has a value of its own, as far as the repository shows; an empty one only where that is allowed. */
export function hasOwnValue(configuration: Configuration, key: string, allowEmpty: boolean): boolean {
  const own = ownValue(configuration, key);
  if (own !== undefined && isValue(configuration, own.property, allowEmpty)) return true;
  return configuration.isProvided(key);
}

/** Whether a property is a value as far as can be judged. */
export function isValue(configuration: Configuration, property: Property, allowEmpty: boolean): boolean {
  const resolution = configuration.resolve(property);
  // What does not resolve is a finding of its own (unresolved-placeholder); what is open cannot be judged.
  return resolution.kind !== 'resolved' || allowEmpty || resolution.value !== '';
}

/** The repository has the value, and it is nothing. What is open has no text here, and one where it is read: a secret, an alias. */
export function isBlank({ value, opaque }: Property): boolean {
  return value.trim() === '' && opaque !== true;
}

/** The sentence for an environment that may get a value from a place the repository does not show. */
export function openText(configuration: Configuration): Message {
  const [first] = configuration.environment.open;
  return first === undefined ? [] : [' It may come from ', code(first.what), ', which the repository does not show.'];
}

/** What to write where it comes from there, to go on after an advice. */
export function provideText(configuration: Configuration): Message {
  const [first] = configuration.environment.open;
  return first === undefined
    ? []
    : ['. If ', code(first.what), ' gives it, list it under ', code('provided:'), ' in keyparity.yml'];
}

/** Whether what the code asks finds a value: a placeholder in code finds fewer spellings than the binder, and no list. */
export function isServed(configuration: Configuration, { key, allowEmpty, use }: Requirement): boolean {
  const found = configuration.lookUp(key);
  if (found === OPEN || configuration.isProvided(key)) return true;
  if (found !== undefined) return isValue(configuration, found.property, allowEmpty);
  // A list, a map or an object is bound to what stands below the key.
  return use?.form === 'configuration-properties' && configuration.below(key).length > 0;
}

/** A switch that is off by default and on where it was rolled out, or a log level: a staged roll-out, no drift. */
export function isPlainSwitch({ value }: EffectiveProperty): boolean {
  return /^(?:true|false|on|off|yes|no|trace|debug|info|warn|error|fatal)$/i.test(value.trim());
}
