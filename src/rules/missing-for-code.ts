import { knowsItsVariables } from '../applications/application.ts';
import type { Configuration, EffectiveProperty, LayeredProperty } from '../configuration/configuration.ts';
import type { Requirement, RequirementUse } from '../requirements/requirement.ts';
import { OPEN } from '../spring/placeholders.ts';
import { changeGaps } from './change-gaps.ts';
import {
  additionText,
  besideOrDemand,
  environmentsText,
  fillText,
  groupedBy,
  isServed,
  isWrittenByTemplate,
  layersText,
  openText,
  ownValue,
  settersRelated,
  settersText,
  strayFor,
  strayText,
  verb,
  whoSetsTheirOwn,
} from './evidence.ts';
import { formerNameText } from './former-name.ts';
import { code, enumerate, type Message, named, path, place } from './message.ts';
import type { Problem, Related } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** A key that code asks for, and where it has no value. */
interface MissingForCode {
  readonly key: string;
  /** The most certain first. */
  readonly demands: readonly Requirement[];
  readonly lacking: readonly Configuration[];
  /** Some compared environment has a value: the code can be served, but not everywhere. */
  readonly isDrift: boolean;
  /** The contract demands it wherever it is lacking, so that nobody takes it for a key that comes from outside. */
  readonly isDemanded: boolean;
}

const order = ['certain', 'likely', 'possible'] as const;

/** Keys that the code of the application needs in an environment that has no value for them. */
export function* missingForCode(subject: Subject): Iterable<Problem> {
  const unexplained: MissingForCode[] = [];
  for (const missing of missingKeys(subject)) {
    const isSure = missing.demands[0]?.certainty !== 'possible';
    // Where keyparity.yml lists what comes from outside, nothing else does.
    // Somebody wrote the key down, and in a place from which nothing takes it.
    const isAstray = missing.lacking.some((configuration) => strayFor(configuration, missing.key) !== undefined);
    if (missing.isDrift || isAstray || (subject.closedWorld && isSure)) yield* drift(subject, missing);
    else if (!isVariableName(missing.key) && isSure) unexplained.push(missing);
  }
  const rest: MissingForCode[] = [];
  for (const missing of unexplained) {
    const evidence = forgotten(subject, missing, unexplained.length);
    if (evidence !== undefined) yield problem(subject, missing, 'likely', evidence);
    else if (!missing.isDemanded) rest.push(missing);
  }
  if (rest.length > 0) {
    yield suppliedFromElsewhere(subject, rest);
  }
}

/** What suggests that a key which no compared environment has was forgotten, and does not come from outside. */
interface Evidence {
  readonly text: Message;
  readonly related: readonly Related[];
}

/** An application that asks for fewer keys says nothing about where its values come from. */
const fewestServed = 5;

/**
 * A key that no compared environment has is mostly one that comes from outside. Two things speak against it: the
 * environments have files of their own and only the file of another one (a developer's machine) holds the key; or the
 * repository serves the code with all it asks for but one key or two. Neither is proof.
 */
function forgotten(subject: Subject, { key, demands, lacking }: MissingForCode, missing: number): Evidence | undefined {
  const served = subject.code?.servedEverywhere ?? 0;
  if (demands[0]?.certainty !== 'certain' || lacking.some(({ environment }) => environment.open.length > 0)) {
    return undefined;
  }
  const haveOwn = lacking.every(({ environment }) => environment.layers.some(({ kind }) => kind === 'environment'));
  const others = subject.configurations.flatMap((configuration) => {
    const own = subject.compared.includes(configuration) ? undefined : ownValue(configuration, key);
    return own === undefined ? [] : [{ environment: configuration.environment.name, origin: own.property.origin }];
  });
  if (haveOwn && others.length > 0 && missing * 4 <= served) {
    const names = others.map(({ environment }) => environment);
    return {
      text: [' Only ', ...settersText(others), ` ${verb(names, 'sets', 'set')} it.`],
      related: settersRelated(others),
    };
  }
  if (missing > 2 || served < fewestServed) return undefined;
  return { text: [` The repository gives every value for ${served} other keys that the code asks for.`], related: [] };
}

/** Environments in which `missingForCode` tells of a key that others have, by name of the key. */
export function lackingForCode(subject: Subject): ReadonlyMap<string, readonly Configuration[]> {
  return new Map(
    [...missingKeys(subject)].flatMap(({ key, isDrift, lacking }) =>
      isDrift ? [[subject.vocabulary.nameOf(key), lacking] as const] : [],
    ),
  );
}

/** Names of the keys of which `missingForCode` tells: others need not say that an environment has no value of its own. */
export function namesMissingForCode(subject: Subject): readonly string[] {
  return [...lackingForCode(subject).keys()];
}

/** Whether the code cannot do without a key of which the contract tells that environments lack it. */
export function needOfCode(
  { requirements, vocabulary }: Subject,
  key: string,
  lacking: readonly Configuration[],
): Pick<Problem, 'neededByCode'> {
  const name = vocabulary.nameOf(key);
  const demands = requirements.filter(
    ({ source, certainty, key: other }) =>
      source === 'code' && certainty !== 'possible' && vocabulary.nameOf(other) === name,
  );
  const served = (configuration: Configuration): boolean => demands.some((demand) => isServed(configuration, demand));
  const environments = lacking
    .filter((configuration) => !served(configuration))
    .map(({ environment }) => environment.name)
    .filter((each) => demands.some((demand) => demand.environments.includes(each)));
  return environments.length === 0 ? {} : { neededByCode: { environments, isServed: served } };
}

/** Where code asks for a key, for a problem that the contract is the reason of. */
export function placesInCode({ requirements, vocabulary }: Subject, key: string): readonly Related[] {
  const name = vocabulary.nameOf(key);
  const demands = requirements.filter((demand) => demand.source === 'code' && vocabulary.nameOf(demand.key) === name);
  return relatedTo(demands);
}

function* missingKeys(subject: Subject): Iterable<MissingForCode> {
  const { nameOf } = subject.vocabulary;
  const groups = groupedBy(subject.requirements, ({ key }) => nameOf(key));
  for (const requirements of groups.values()) {
    const demands = requirements
      .filter(({ source }) => source === 'code')
      .toSorted((a, b) => order.indexOf(a.certainty) - order.indexOf(b.certainty));
    const [first] = demands;
    if (first === undefined) continue;
    const demanded = new Set(
      requirements.filter(({ source }) => source !== 'code').flatMap(({ environments }) => environments),
    );
    const lacks = (configuration: Configuration): boolean =>
      demands.some((demand) => demand.environments.includes(configuration.environment.name)) &&
      !demands.some((demand) => isServed(configuration, demand));
    const name = nameOf(first.key);
    const lacking = subject.compared.filter(
      (configuration) =>
        lacks(configuration) &&
        !isTold(subject, name, configuration, certaintyIn(subject, { key: first.key, demands }, configuration)),
    );
    if (lacking.length === 0) continue;
    const isDrift = subject.compared.some((configuration) => isServed(configuration, first));
    const isDemanded = lacking.every(({ environment }) => demanded.has(environment.name));
    yield { key: first.key, demands, lacking, isDrift, isDemanded };
  }
}

/** An empty value where the code needs one that is not. */
function blankIn(configuration: Configuration, key: string): LayeredProperty | undefined {
  const found = configuration.lookUp(key);
  return found === OPEN ? undefined : found;
}

/** A value under a spelling that the binder would take for the key, and that a placeholder in code does not find. */
function misspeltIn(configuration: Configuration, { key, use }: Requirement): EffectiveProperty | undefined {
  if (use?.form === 'configuration-properties' || blankIn(configuration, key) !== undefined) return undefined;
  return configuration.winner(key);
}

/** `DB_PASSWORD`: by its form meant to come from the environment of the process. */
function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

/** One problem for the environments of which the same can be said. */
function* drift(subject: Subject, missing: MissingForCode): Iterable<Problem> {
  const byCertainty = groupedBy(missing.lacking, (configuration) => certaintyIn(subject, missing, configuration));
  for (const [certainty, all] of byCertainty) {
    const alike = groupedBy(all, (configuration) => String(blankIn(configuration, missing.key) !== undefined));
    for (const lacking of alike.values()) {
      yield problem(subject, { ...missing, lacking }, certainty as Problem['certainty']);
    }
  }
}

/**
 * An environment whose manifest exists and sets nothing at all is about to be made, unless it has the key in a wrong place:
 * it lacks everything, and whoever makes it knows.
 */
export function isComingUp(configuration: Configuration, key: string): boolean {
  const { deployed, layers } = configuration.environment;
  if (deployed === undefined || layers.some(({ kind }) => kind === 'environment')) return false;
  return strayFor(configuration, key) === undefined;
}

/** What a change did is better evidence than a need that may be none: missing-override tells it then. */
function isTold(subject: Subject, name: string, lacking: Configuration, need: Problem['certainty']): boolean {
  if (need !== 'possible') return false;
  return changeGaps(subject).some((gap) => gap.certainty === 'certain' && gap.name === name && gap.lacking === lacking);
}

function certaintyIn(
  { closedWorld }: Subject,
  { key, demands }: Pick<MissingForCode, 'key' | 'demands'>,
  configuration: Configuration,
): Problem['certainty'] {
  const { environment } = configuration;
  const first = demands.find(({ environments }) => environments.includes(environment.name));
  const certainty = first?.certainty ?? 'possible';
  // Unless keyparity.yml or manifests list what comes from outside, a variable of the process may be set anywhere.
  if (isVariableName(key) && !closedWorld && !knowsItsVariables(environment)) return 'possible';
  const isLess = environment.open.length > 0 || isComingUp(configuration, key);
  return certainty === 'certain' && isLess ? 'likely' : certainty;
}

function problem(
  subject: Subject,
  missing: MissingForCode,
  certainty: Problem['certainty'],
  evidence?: Evidence,
): Problem {
  const { key, lacking } = missing;
  const home = lacking[0] as Configuration;
  const names = lacking.map(({ environment }) => environment.name);
  const demands = missing.demands.filter(({ environments }) => environments.some((name) => names.includes(name)));
  const demand = demands[0] as Requirement;
  const unserved = subject.compared.filter((configuration) => !isServed(configuration, demand));
  const setters = whoSetsTheirOwn(subject, key, [...names, ...unserved.map(({ environment }) => environment.name)]);
  const setting = setters.map(({ environment }) => environment);
  const insertion = subject.insertionFor(home, key);
  const blank = blankIn(home, key);
  const misspelt = misspeltIn(home, demand);
  const stray = blank === undefined ? strayFor(home, key) : undefined;
  // A template writes it empty because the file of the environment does not have it.
  const isWrittenElsewhere = blank !== undefined && blank.property.origin.path !== insertion.path;
  const toFill = blank?.layer.kind === 'environment' && !isWrittenByTemplate(blank) ? blank : undefined;
  return {
    key,
    environments: names,
    certainty,
    isGiven: (configuration) => missing.demands.some((one) => isServed(configuration, one)),
    at:
      toFill?.property.origin ??
      (isWrittenElsewhere ? undefined : (blank ?? misspelt)?.property.origin) ??
      stray?.origin ??
      besideOrDemand(subject, insertion, demand.origin),
    message: [
      ...environmentsText(names),
      ` ${verb(names, 'gets', 'get')} ${blank === undefined ? 'no value' : 'only an empty value'} for `,
      code(key),
      ', which ',
      ...readerText(demand),
      '.',
      ...(misspelt === undefined
        ? []
        : [' It has ', code(misspelt.key), ', which ', code(`\${${key}}`), ' does not find.']),
      ...(setters.length === 0 ? [] : [' ', ...settersText(setters), ` ${verb(setting, 'sets', 'set')} it.`]),
      ...strayText(stray),
      ...(stray === undefined ? formerNameText(subject, home, demand, insertion) : []),
      ...(isComingUp(home, key) ? [' It sets nothing of its own yet.'] : []),
      ...(evidence?.text ?? []),
      ...openText(home),
    ],
    advice:
      toFill === undefined
        ? [
            ...additionText(insertion, key),
            ', or give it a default where it is read. Searched: ',
            ...layersText(home),
            '.',
          ]
        : [...fillText(toFill), '.'],
    related: [
      ...settersRelated(setters),
      ...(isWrittenElsewhere && toFill === undefined
        ? [{ origin: blank.property.origin, label: 'writes it empty' }]
        : []),
      ...(evidence?.related ?? []),
      ...relatedTo(demands),
    ],
    ...(toFill === undefined && { insertion }),
    ...(lacking.length > 1 && {
      narrow: (kept: readonly string[]) =>
        problem(
          subject,
          { ...missing, lacking: lacking.filter(({ environment }) => kept.includes(environment.name)) },
          certainty,
          evidence,
        ),
    }),
  };
}

/** `KeyCache needs to start (libs/kms/…/KeyCache.java:17, in app → libs/kms)` */
function readerText({ origin, certainty, use }: Requirement): Message {
  if (use === undefined) return ['code reads at ', place(origin)];
  const isSure = certainty !== 'possible';
  const { guard, doubt } = use;
  return [
    ...readerName(use),
    isSure ? ' needs to start (' : ' may need to start (',
    place(origin),
    ...(use.modulePath.length > 1 ? [', in ', ...joined(use.modulePath)] : []),
    ...(guard === undefined ? [] : [', under ', code(guard)]),
    ')',
    ...(isSure || doubt === undefined ? [] : ['; it is not certain, because ', named(doubt)]),
  ];
}

function readerName({ form, owner }: RequirementUse): Message {
  return form === 'xml' ? ['a bean'] : [code(owner.slice(owner.lastIndexOf('.') + 1))];
}

/** `app → libs/kms` */
function joined(modules: readonly string[]): Message {
  return modules.flatMap((module, i) => [...(i === 0 ? [] : [' → ']), path(module)]);
}

function relatedTo(demands: readonly Requirement[]): readonly Related[] {
  const places = new Map<string, Related>();
  for (const { origin, use } of demands) {
    const label = use === undefined || use.form === 'xml' ? 'reads it' : `${use.owner} reads it`;
    places.set(`${origin.path}:${origin.line}`, { origin, label });
  }
  return [...places.values()].slice(0, 5);
}

/** Keys that no environment gives come from outside as far as the repository shows: one notice, no alarm. */
function suppliedFromElsewhere(subject: Subject, missing: readonly MissingForCode[]): Problem {
  const demands = missing.flatMap((one) => one.demands.slice(0, 1));
  const [first] = demands as [Requirement];
  const shown = missing.slice(0, 5).map(({ key }) => code(key));
  const isOne = missing.length === 1;
  return {
    keys: missing.map(({ key }) => key),
    environments: [],
    certainty: 'possible',
    at: first.origin,
    parts: () => missing.map((one) => problem(subject, one, 'likely')),
    choose: (keys) =>
      suppliedFromElsewhere(
        subject,
        missing.filter(({ key }) => keys.includes(key)),
      ),
    message: [
      'No environment gives a value to ',
      ...enumerate(shown),
      ...(missing.length > shown.length ? [` and ${missing.length - shown.length} more`] : []),
      `, which the code needs to start; ${isOne ? 'it has' : 'they have'} to come from outside the repository.`,
    ],
    advice: [
      'List what comes from outside under ',
      code('provided:'),
      ' in keyparity.yml, or add the keys that are missing.',
    ],
    related: demands.slice(1, 5).map(({ key, origin }) => ({ origin, label: `reads ${key}` })),
  };
}
