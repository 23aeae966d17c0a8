import { type Layer, lawOf } from '../applications/application.ts';
import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import { type Step, type Tracer, tracerOf } from '../configuration/trace.ts';
import type { Origin, Property } from '../documents/document.ts';
import type { Finding, MatrixCell } from '../findings/finding.ts';
import { cellOf, demandsIn } from '../findings/matrix.ts';
import type { CodeRequirement } from '../requirements/needs/needs-of-code.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { blankToFill, hasOwnValue, hasValue, winnerOf } from '../rules/evidence.ts';
import type { Insertion } from '../rules/insertion.ts';
import type { Message } from '../rules/message.ts';
import type { Subject } from '../rules/rule-context.ts';
import { type GuardedText, secretsOf } from '../rules/secrets.ts';
import { conditionText } from '../rules/shown-values.ts';
import { isMarked, isUnfilled } from '../rules/unfilled.ts';
import { isCanonicalName, isNested, listKeyOf, uniformName } from '../spring/names.ts';
import { placeholdersIn } from '../spring/placeholders.ts';
import type { OpenSource } from '../spring/property-source.ts';
import {
  hasMarks,
  type LayerPlace,
  type Outcome,
  outcomeOf,
  outrankedElements,
  placeOf,
  stackOf,
} from './resolved-environment.ts';

/** Everything about one key in one application. */
export interface ApplicationExplanation {
  readonly application: { readonly name: string; readonly path: string };
  /** The Boot line whose law was followed; `plain` for listed layers, `plain-spring` for what code and XML read. */
  readonly law: string;
  /** Spelled as the files of the application spell it. */
  readonly key: string;
  /** Who needs it and why. */
  readonly demands: readonly { readonly requirement: Requirement; readonly because: Message }[];
  /** Code that asks for it and does without: it has a default, or a comment says that the key comes from outside. */
  readonly asks: readonly CodeRequirement[];
  /** Values that refer to it. */
  readonly users: readonly User[];
  /** Places that write it and that no environment reads. */
  readonly unread: readonly Origin[];
  readonly environments: readonly EnvironmentExplanation[];
  /** What is found now, about the key itself or a parent of it. */
  readonly findings: readonly Finding[];
}

/** A value that refers to the key. */
export interface User {
  readonly key: string;
  readonly origin: Origin;
  /** Where this value wins. */
  readonly environments: readonly string[];
  readonly hasDefault: boolean;
}

export interface EnvironmentExplanation {
  readonly environment: string;
  readonly profiles: readonly string[];
  readonly compared: boolean;
  readonly state: MatrixCell['state'];
  /** The winner; of a list those of its elements. */
  readonly winners: readonly ExplainedWinner[];
  /** Every layer that was looked at, highest precedence first. */
  readonly layers: readonly ExplainedLayer[];
  readonly open: readonly OpenSource[];
  /** Who supplies it from outside, as keyparity.yml says. */
  readonly provided?: string;
  /** What to add, where something is missing. */
  readonly insertion?: Insertion;
  /** The line that is there and to be filled in: an empty one, or one that still has the marker. */
  readonly toFill?: { readonly has: 'nothing' | 'marker'; readonly origin: Origin };
}

interface ExplainedWinner {
  readonly key: string;
  readonly outcome: Outcome;
  readonly written?: GuardedText;
  readonly place: LayerPlace;
  readonly valueOrigin: Origin;
  /** Where its placeholders lead, step by step. */
  readonly steps: readonly ExplainedStep[];
}

export interface ExplainedStep {
  /** How many values lie between this reference and the winner. */
  readonly depth: number;
  /** Where the reference stands. */
  readonly from: Origin;
  readonly name: string;
  readonly leadsTo: Step['leadsTo']['kind'];
  /** The property that it leads to. */
  readonly place?: LayerPlace;
  /** The default that holds, as it is written. */
  readonly default?: GuardedText;
}

export interface ExplainedLayer {
  readonly kind: Layer['kind'];
  readonly name: string;
  readonly says: 'wins' | 'loses' | 'nothing';
  /** Where it sets the key, or elements of the list. */
  readonly origins: readonly Origin[];
}

/** Whether an application has anything to do with a key: sets it, needs it, refers to it. */
export function knows(subject: Subject, key: string): boolean {
  const { nameOf } = subject.vocabulary;
  return (
    subject.vocabulary.word(key) !== undefined ||
    subject.requirements.some((requirement) => nameOf(requirement.key) === nameOf(key)) ||
    subject.code?.uses.some((use) => nameOf(use.key) === nameOf(key)) === true ||
    subject.configurations.some((configuration) => winnersOf(subject, configuration, key).length > 0) ||
    usersOf(subject, key).length > 0
  );
}

/** @param findings all that are found now; those about this key are picked out */
export function explanationOf(
  subject: Subject,
  key: string,
  findings: readonly Finding[],
  environments: readonly string[] = [],
): ApplicationExplanation {
  const { application, vocabulary } = subject;
  const about = findings.filter(
    (finding) => finding.application === application.name && isAbout(subject, finding, key),
  );
  const demands = subject.requirements.filter(
    (requirement) => vocabulary.nameOf(requirement.key) === vocabulary.nameOf(key),
  );
  const isDemanded = new Set<Requirement>(demands);
  const asks = (subject.code?.uses ?? []).filter(
    (use) => vocabulary.nameOf(use.key) === vocabulary.nameOf(key) && !isDemanded.has(use),
  );
  const users = usersOf(subject, key);
  const read = new Set<Property>();
  const explained = subject.configurations.map((configuration) => {
    for (const [name, winner] of winnersOf(subject, configuration, key)) {
      for (const { property } of stackOf(configuration, name, winner)) read.add(property);
    }
    return explainIn(subject, configuration, key, { demands, users, findings: about });
  });
  const isMeant = isOneOf(subject, key);
  const written = vocabulary.word(key)?.properties.filter((property) => isMeant(nameIn(subject, property.key))) ?? [];
  return {
    application: { name: application.name, path: application.path },
    law: lawOf(application),
    key: listKeyOf(key) === key ? (vocabulary.word(key)?.key ?? key) : key,
    demands: demands.map((requirement) => ({ requirement, because: conditionText(subject, requirement) })),
    asks,
    users,
    unread: written.filter((property) => !read.has(property)).map(({ origin }) => origin),
    environments: explained.filter(
      ({ environment }) => environments.length === 0 || environments.includes(environment),
    ),
    findings: about,
  };
}

interface Evidence {
  readonly demands: readonly Requirement[];
  readonly users: readonly User[];
  readonly findings: readonly Finding[];
}

function explainIn(subject: Subject, configuration: Configuration, key: string, evidence: Evidence) {
  const { application, contract } = subject;
  const { environment } = configuration;
  const tracer = tracerOf(configuration, application.generation);
  const outranked = application.relaxed ? outrankedElements(configuration) : new Set();
  const winners = winnersOf(subject, configuration, key);

  const origins = new Map<Layer, Origin[]>();
  const winning = new Set<Layer>();
  for (const [name, winner] of winners) {
    if (!outranked.has(name)) winning.add(winner.layer);
    for (const { property, layer } of stackOf(configuration, name, winner)) {
      origins.set(layer, [...(origins.get(layer) ?? []), property.origin]);
    }
  }
  const explanation: EnvironmentExplanation = {
    environment: environment.name,
    profiles: environment.profiles,
    compared: environment.compared,
    state: cellOf(configuration, key, demandsIn(configuration, evidence.demands), needs(configuration, evidence)).state,
    winners: winners.map(([name, winner]) => explainWinner(subject, configuration, tracer, name, winner)),
    layers: environment.layers.map((layer) => ({
      kind: layer.kind,
      name: layer.source.name,
      says: winning.has(layer) ? 'wins' : origins.has(layer) ? 'loses' : 'nothing',
      origins: origins.get(layer) ?? [],
    })),
    open: environment.open,
  };
  const by = contract.providedFor(key, environment.name)?.by;
  if (by !== undefined) return { ...explanation, provided: by };
  const toFill = lineToFill(configuration, key);
  if (toFill?.has === 'marker') return { ...explanation, toFill };
  if (!lacks(configuration, key, evidence)) return explanation;
  if (toFill !== undefined) return { ...explanation, toFill };
  return { ...explanation, insertion: subject.insertionFor(configuration, explanation.winners[0]?.key ?? key) };
}

function lineToFill(configuration: Configuration, key: string): EnvironmentExplanation['toFill'] {
  const winner = winnerOf(configuration, key);
  if (winner !== undefined && isMarked(winner.property) && isUnfilled(configuration, winner.property)) {
    return { has: 'marker', origin: winner.property.valueOrigin };
  }
  const blank = blankToFill(configuration, key);
  return blank && { has: 'nothing', origin: blank.property.origin };
}

function explainWinner(
  subject: Subject,
  configuration: Configuration,
  tracer: Tracer,
  name: string,
  winner: EffectiveProperty,
): ExplainedWinner {
  const { application } = subject;
  const { property } = winner;
  const names = [name, ...stackOf(configuration, name, winner).map((each) => each.property.key)];
  const secrets = secretsOf(subject);
  const named = { configuration, names, property };
  const { secret } = secrets.value(named, '');
  return {
    key: winner.key,
    outcome: outcomeOf(configuration, application, winner, tracer, (text) => secrets.value(named, text)),
    ...(hasMarks(property) && { written: secrets.written(named) }),
    place: placeOf(winner),
    valueOrigin: property.valueOrigin,
    steps: tracer.steps(property).map(({ depth, from, written, leadsTo }) => ({
      depth,
      from: from.origin,
      name: written,
      leadsTo: leadsTo.kind,
      ...(leadsTo.kind === 'property' && { place: placeOf(leadsTo.found) }),
      // Where the way comes across a secret at all, none of its texts is shown.
      ...(leadsTo.kind === 'default' &&
        leadsTo.text !== undefined && {
          default: {
            text: leadsTo.text,
            secret: secret || secrets.isSecretKey(written) || secrets.holdsSecret(leadsTo.text),
          },
        }),
    })),
  };
}

/** Something else than a demand needs the key in this environment, whether or not it is there. */
function needs({ environment: { name } }: Configuration, { users, findings }: Evidence): boolean {
  return (
    findings.some(({ environments }) => environments.includes(name)) ||
    users.some(({ hasDefault, environments }) => !hasDefault && environments.includes(name))
  );
}

/** Something needs the key in this environment and does not get it. */
function lacks(configuration: Configuration, key: string, { demands, users, findings }: Evidence): boolean {
  const { name } = configuration.environment;
  const here = demandsIn(configuration, demands);
  const ownIsNeeded =
    here.some(({ demand }) => demand === 'override') ||
    findings.some(({ insertion, environments }) => insertion !== undefined && environments.includes(name));
  const anyIsNeeded =
    here.length > 0 || users.some(({ hasDefault, environments }) => !hasDefault && environments.includes(name));
  const allowEmpty = here.every((requirement) => requirement.allowEmpty);
  if (ownIsNeeded && !hasOwnValue(configuration, key, allowEmpty)) return true;
  return anyIsNeeded && !hasValue(configuration, key, allowEmpty);
}

/** What wins for the key, or for the elements of a list of this name, by the name under which it is found. */
function winnersOf(
  subject: Subject,
  configuration: Configuration,
  key: string,
): readonly (readonly [name: string, winner: EffectiveProperty])[] {
  const isMeant = isOneOf(subject, key);
  const found = [...configuration.winners].filter(([name]) => isMeant(name));
  if (found.length > 0) return found;
  // A variable stands among the winners by the key that it is for; findings and placeholders call it by its own name.
  const variable = configuration.winner(key)?.property;
  return variable === undefined ? [] : [...configuration.winners].filter(([, { property }]) => property === variable);
}

/** Whether a name is that of the key or of an element of it. */
function isOneOf(subject: Subject, key: string): (name: string) => boolean {
  const wanted = nameIn(subject, key);
  return listKeyOf(wanted) === wanted ? (name) => listKeyOf(name) === wanted : (name) => name === wanted;
}

function nameIn({ application }: Subject, key: string): string {
  return application.relaxed ? uniformName(key) : key;
}

function usersOf(subject: Subject, key: string): readonly User[] {
  const users = new Map<Property, { key: string; origin: Origin; environments: string[]; hasDefault: boolean }>();
  for (const { winners, environment } of subject.configurations) {
    for (const { property } of winners.values()) {
      const known = users.get(property);
      if (known !== undefined) known.environments.push(environment.name);
      else {
        const references = placeholdersIn(property.value).filter(({ name }) => finds(subject, name, key));
        if (references.length === 0) continue;
        const hasDefault = references.every((reference) => reference.default !== undefined);
        users.set(property, {
          key: property.key,
          origin: property.origin,
          environments: [environment.name],
          hasDefault,
        });
      }
    }
  }
  return [...users.values()];
}

/** Whether a placeholder of this name finds the key: another spelling only of a name that is canonical. */
function finds({ application }: Subject, name: string, key: string): boolean {
  if (name === key) return true;
  return application.relaxed && isCanonicalName(name) && uniformName(name) === uniformName(key);
}

function isAbout({ vocabulary: { nameOf } }: Subject, finding: Finding, key: string): boolean {
  return finding.key !== undefined && (nameOf(finding.key) === nameOf(key) || isNested(finding.key, key));
}
