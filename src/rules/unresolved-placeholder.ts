import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import { placeholdersIn } from '../spring/placeholders.ts';
import {
  additionText,
  background,
  besideOrDemand,
  environmentsText,
  openText,
  settersRelated,
  strayFor,
  strayText,
  verb,
} from './evidence.ts';
import { code, enumerate } from './message.ts';
import { isComingUp, lackingForCode } from './missing-for-code.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/** A value refers to a key that nothing gives a value, so that Spring fails to start or passes the literal text on. */
export const rule: Rule = {
  id: 'unresolved-placeholder',
  summary: 'A value refers to a key that has neither a value nor a default in an environment.',
  severity: 'error',
  *check(subject) {
    const unexplained: Dangling[] = [];
    const told = lackingForCode(subject);
    for (const all of danglingReferences(subject)) {
      // Where the code needs the same key, that is the finding.
      const there = told.get(subject.vocabulary.nameOf(all.name)) ?? [];
      const dangling = { ...all, configurations: all.configurations.filter((one) => !there.includes(one)) };
      if (dangling.configurations.length === 0) continue;
      const givers = subject.compared.filter((configuration) => gives(configuration, dangling.name));
      const isAstray = dangling.configurations.some((one) => strayFor(one, dangling.name) !== undefined);
      if (givers.length > 0 || isAstray || subject.closedWorld) yield problem(subject, dangling, givers);
      else if (!isVariableName(dangling.name)) unexplained.push(dangling);
    }
    if (unexplained.length > 0) yield suppliedFromElsewhere(subject, unexplained);
  },
};

/** A name that does not resolve, and who refers to it where. */
interface Dangling {
  readonly name: string;
  /** As the files write it. Where a part of it is a placeholder, its value is not told: it may be a secret. */
  readonly written: string;
  readonly configurations: Configuration[];
  /** The properties that refer to it, in the first of the environments. */
  readonly uses: EffectiveProperty[];
}

function danglingReferences(subject: Subject): Iterable<Dangling> {
  const found = new Map<string, Dangling>();
  for (const configuration of subject.compared) {
    for (const winner of configuration.winners.values()) {
      if (!winner.value.includes('${')) continue;
      const resolution = configuration.resolve(winner.property);
      if (resolution.kind !== 'unresolved') continue;
      for (const name of resolution.missing) {
        const known = found.get(name);
        if (known === undefined) {
          const written = asWritten(configuration, winner.value, name);
          found.set(name, { name, written, configurations: [configuration], uses: [winner] });
        } else {
          if (known.configurations.at(-1) !== configuration) known.configurations.push(configuration);
          if (!known.uses.some(({ property }) => property === winner.property)) known.uses.push(winner);
        }
      }
    }
  }
  return found.values();
}

/** Looks for a name in a text and in the values that the text refers to. */
function asWritten(configuration: Configuration, value: string, name: string): string {
  const seen = new Set([value]);
  let composed = '${…}';
  for (const text of seen) {
    for (const reference of placeholdersIn(text)) {
      if (reference.name === name) return name;
      if (reference.name.includes('${')) composed = reference.name;
      const winner = configuration.winner(reference.name);
      if (winner !== undefined) seen.add(winner.value);
    }
  }
  return composed;
}

function gives(configuration: Configuration, name: string): boolean {
  return configuration.lookUp(name) !== undefined;
}

/** `DB_PASSWORD`: by its form meant to come from the environment of the process. */
function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

function problem(subject: Subject, dangling: Dangling, givers: readonly Configuration[]): Problem {
  const { name, written, configurations, uses } = dangling;
  const isComposed = written !== name;
  const first = uses[0] as EffectiveProperty;
  const home = configurations[0] as Configuration;
  const names = configurations.map(({ environment }) => environment.name);
  const insertion = subject.insertionFor(home, name);
  const setters = givers.flatMap((configuration) => {
    const winner = configuration.winner(name);
    return winner === undefined
      ? []
      : [{ environment: configuration.environment.name, origin: winner.property.origin }];
  });
  const isOpen = home.environment.open.length > 0;
  const stray = isComposed ? undefined : strayFor(home, name);
  return {
    key: isComposed ? first.key : name,
    environments: names,
    certainty: isOpen || configurations.every((one) => isComingUp(one, name)) ? 'likely' : 'certain',
    isGiven: (configuration) => gives(configuration, name),
    at: isComposed
      ? first.property.origin
      : (stray?.origin ?? besideOrDemand(subject, insertion, first.property.origin)),
    message: [
      ...environmentsText(names),
      ` ${verb(names, 'gives', 'give')} no value to `,
      code(written),
      ', which ',
      ...enumerate(uses.slice(0, 3).map(({ key }) => code(key))),
      ...(uses.length > 3 ? [` and ${uses.length - 3} more`] : []),
      ` ${uses.length === 1 ? 'refers' : 'refer'} to without a default.`,
      ...(givers.length === 0
        ? [' Nothing in the repository gives it, and keyparity.yml does not list it as provided.']
        : [' It has a value in ', ...environmentsText(givers.map(({ environment }) => environment.name)), '.']),
      ...strayText(stray),
      ...openText(home),
    ],
    advice: [
      ...(isComposed ? ['Give it a value there'] : additionText(insertion, name)),
      ', or give the placeholder a default.',
      ...background(subject, name),
    ],
    related: [
      ...uses.slice(0, 5).map(({ key, property }) => ({ origin: property.origin, label: `${key} refers to it` })),
      ...settersRelated(setters),
    ],
    ...(!isComposed && { insertion }),
    ...(configurations.length > 1 && {
      narrow: (kept: readonly string[]) => {
        const fewer = configurations.filter(({ environment }) => kept.includes(environment.name));
        return problem(subject, { ...dangling, configurations: fewer }, givers);
      },
    }),
  };
}

/** Names that no environment gives come from outside as far as the repository shows: one notice, no alarm. */
function suppliedFromElsewhere(subject: Subject, dangling: readonly Dangling[]): Problem {
  const [first] = dangling;
  const at = (first as Dangling).uses[0] as EffectiveProperty;
  const shown = dangling.slice(0, 5).map(({ written }) => code(written));
  return {
    keys: dangling.map(({ written }) => written),
    environments: [],
    certainty: 'possible',
    at: at.property.origin,
    parts: () => dangling.map((one) => problem(subject, one, [])),
    choose: (keys) =>
      suppliedFromElsewhere(
        subject,
        dangling.filter(({ written }) => keys.includes(written)),
      ),
    message: [
      'No environment gives a value to ',
      ...enumerate(shown),
      ...(dangling.length > shown.length ? [` and ${dangling.length - shown.length} more`] : []),
      `, which ${dangling.length === 1 ? 'a value refers' : 'values refer'} to without a default; ${dangling.length === 1 ? 'it has' : 'they have'} to come from outside the repository.`,
    ],
    advice: [
      'List what comes from outside under ',
      code('provided:'),
      ' in keyparity.yml; from then on anything else that does not resolve is an error.',
    ],
    related: dangling
      .slice(1, 5)
      .flatMap(({ written, uses }) =>
        uses.slice(0, 1).map(({ property }) => ({ origin: property.origin, label: `refers to ${written}` })),
      ),
  };
}
