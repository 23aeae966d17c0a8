import type { Configuration, EffectiveProperty, LayeredProperty } from '../configuration/configuration.ts';
import type { Property } from '../documents/document.ts';
import { lettersOf } from '../spring/names.ts';
import { OPEN, placeholdersIn } from '../spring/placeholders.ts';
import {
  additionText,
  background,
  emptyIsMeant,
  environmentsText,
  groupedBy,
  isBlank,
  isWrittenByTemplate,
  narrowable,
  verb,
} from './evidence.ts';
import { code, place } from './message.ts';
import { lackingForCode } from './missing-for-code.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** An environment replaces a value that all share by nothing: `key=` hides the base value, it does not fall back to it. */
export const rule: Rule = {
  id: 'blank-override',
  summary: 'An environment replaces a shared value by an empty one.',
  severity: 'warning',
  *check(subject) {
    const told = [...lackingForCode(subject)];
    const isTold = (configuration: Configuration, { winner }: Blank) =>
      told.some(([name, lacking]) => lettersOf(name) === lettersOf(winner.key) && lacking.includes(configuration));
    const blanks = subject.compared.flatMap((configuration) =>
      [...blanksIn(subject, configuration)].filter((blank) => !isTold(configuration, blank)),
    );
    for (const group of groupedBy(blanks, ({ winner }) => subject.vocabulary.nameOf(winner.key)).values()) {
      if (!isEvident(subject, group)) continue;
      yield narrowable(group, (some) => problem(subject, some));
    }
  },
};

interface Blank {
  readonly environment: string;
  readonly winner: EffectiveProperty;
  /** The value that it would inherit, or, where a template leaves nothing of what others have, the value of another. */
  readonly better: LayeredProperty;
  /** The environment that has the better value; absent where it is the shared one. */
  readonly holder?: string;
}

function* blanksIn(subject: Subject, configuration: Configuration): Iterable<Blank> {
  const environment = configuration.environment.name;
  for (const winner of configuration.winners.values()) {
    const { key, property, layer } = winner;
    if (layer.kind !== 'environment' || !isBlank(property) || property.shape !== undefined) continue;
    if (subject.contract.termsFor(key).allowEmpty?.value === true) continue;
    if (layer.source.kind === 'variables' && isReadAsOptional(configuration, property)) continue;
    if (isPasswordOfEmbeddedDatabase(configuration, key)) continue;
    const hidden = configuration
      .stack(key)
      .find((below) => below.layer.kind === 'shared' && !isBlank(below.property) && !isFilledIn(below));
    if (hidden !== undefined) {
      yield { environment, winner, better: hidden };
    } else if (isWrittenByTemplate(winner)) {
      const holder = subject.compared.find((other) => holds(other, key));
      const better = holder?.winner(key);
      if (better !== undefined) yield { environment, winner, better, holder: holder?.environment.name ?? '' };
    }
  }
}

function holds(configuration: Configuration, key: string): boolean {
  const winner = configuration.winner(key);
  return winner !== undefined && !isBlank(winner.property);
}

/**
 * `url: jdbc:postgresql://db/orders${DB_OPTIONS:}`: whoever reads the variable takes nothing for its default, so that nothing is
 * what the application is written for.
 */
function isReadAsOptional({ winners, lookUp }: Configuration, variable: Property): boolean {
  let isRead = false;
  for (const { value } of winners.values()) {
    for (const { name, default: otherwise } of placeholdersIn(value)) {
      const found = lookUp(name);
      if (found === undefined || found === OPEN || found.property !== variable) continue;
      if (otherwise?.trim() !== '') return false;
      isRead = true;
    }
  }
  return isRead;
}

/** A database within the process (`EmbeddedDatabaseConnection`) usually has no password. */
function isPasswordOfEmbeddedDatabase({ winner }: Configuration, key: string): boolean {
  const [, source] = /^(.*)\.password$/i.exec(key) ?? [];
  const url = source === undefined ? undefined : (winner(`${source}.url`) ?? winner(`${source}.jdbc-url`));
  return url !== undefined && /^jdbc:(?:h2|hsqldb|derby|sqlite):/i.test(url.value.trim());
}

/** What no shared value shows, the others must: most of them have a value, and more than one, or it is only coming up. */
function isEvident(subject: Subject, blanks: readonly Blank[]): boolean {
  const key = blanks[0]?.winner.key;
  if (key === undefined || blanks.every(({ holder }) => holder === undefined)) return true;
  const holders = subject.compared.filter((one) => holds(one, key));
  return holders.length > 1 && holders.length > blanks.length;
}

/** `key=${key}`: the build writes there what the environment says, so that nothing else is hidden. */
function isFilledIn({ property: { key, value, opaque } }: LayeredProperty): boolean {
  return opaque === true && placeholdersIn(value).some(({ name }) => name === key);
}

function problem(subject: Subject, blanks: readonly Blank[]): Problem {
  const { winner, better, holder } = blanks[0] as Blank;
  const names = blanks.map(({ environment }) => environment);
  const home = subject.compared.find(({ environment }) => environment.name === names[0]);
  const insertion =
    home !== undefined && isWrittenByTemplate(winner) ? subject.insertionFor(home, winner.key) : undefined;
  return {
    key: winner.key,
    environments: names,
    certainty: 'likely',
    at: winner.property.origin,
    message: [
      ...environmentsText(names),
      ...(holder === undefined
        ? [` ${verb(names, 'sets', 'set')} `, code(winner.key), ' to nothing, which hides the value at ']
        : [` ${verb(names, 'gets', 'get')} nothing for `, code(winner.key), ', which has a value at ']),
      place(better.property.origin),
      '.',
    ],
    advice: [
      ...(insertion === undefined
        ? [holder === undefined ? 'Remove the line to inherit the value' : 'Give it a value']
        : [...additionText(insertion, winner.key), ', which the template writes empty otherwise']),
      ...emptyIsMeant,
      '.',
      ...background(subject, winner.key),
    ],
    related: [
      ...blanks.slice(1).map(({ environment, winner: { property } }) => ({
        origin: property.origin,
        label: `${environment} sets it to nothing here`,
      })),
      {
        origin: better.property.origin,
        label: holder === undefined ? 'the value that is hidden' : `${holder} sets it`,
      },
    ],
    ...(insertion !== undefined && { insertion }),
  };
}
