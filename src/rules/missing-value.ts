import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import type { Requirement } from '../requirements/requirement.ts';
import {
  additionText,
  atMost,
  background,
  besideOrDemand,
  blankToFill,
  emptyIsMeant,
  environmentsText,
  fillText,
  groupedBy,
  hasValue,
  layersText,
  openText,
  provideText,
  settersRelated,
  settersText,
  verb,
  whoSetsTheirOwn,
  winnerOf,
} from './evidence.ts';
import { code, place } from './message.ts';
import { missingForCode, needOfCode, placesInCode } from './missing-for-code.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';
import { conditionText } from './shown-values.ts';

/** A key must have a value, and no layer of the environment gives it one. */
export const rule: Rule = {
  id: 'missing-value',
  summary: 'A key that must have a value gets none in an environment.',
  severity: 'error',
  *check(subject) {
    const { nameOf } = subject.vocabulary;
    const demands = groupedBy(subject.requirements, ({ key }) => nameOf(key));
    for (const requirements of demands.values()) {
      const values = requirements.filter(({ demand, source }) => demand === 'value' && source !== 'code');
      if (values.length > 0) yield* problemsOf(subject, values);
    }
    yield* missingForCode(subject);
  },
};

function* problemsOf(subject: Subject, requirements: readonly Requirement[]): Iterable<Problem> {
  const { key } = requirements[0] as Requirement;
  const allowEmpty = requirements.every((requirement) => requirement.allowEmpty);
  const isGiven = (configuration: Configuration): boolean => hasValue(configuration, key, allowEmpty);
  for (const requirement of requirements) {
    const missing = subject.compared.filter(
      (configuration) => requirement.environments.includes(configuration.environment.name) && !isGiven(configuration),
    );
    // Of an environment with external sources more is said.
    const alike = groupedBy(missing, (configuration) =>
      [configuration.environment.open.length > 0, blankToFill(configuration, key) !== undefined].join(),
    );
    for (const configurations of alike.values()) yield problem(subject, requirement, configurations, isGiven);
  }
}

/** An empty value is shown where it stands, but where a template prints it, where the value belongs that is missing. */
function isItsOwn({ environment }: Configuration, blank: EffectiveProperty | undefined): boolean {
  return environment.placeOf === undefined || blank?.layer.kind === 'environment';
}

function problem(
  subject: Subject,
  requirement: Requirement,
  configurations: readonly Configuration[],
  isGiven: NonNullable<Problem['isGiven']>,
): Problem {
  const { key, certainty } = requirement;
  const home = configurations[0] as Configuration;
  const names = configurations.map(({ environment }) => environment.name);
  const setters = whoSetsTheirOwn(subject, key, names);
  const setting = setters.map(({ environment }) => environment);
  const insertion = subject.insertionFor(home, key);
  const blank = winnerOf(home, key);
  const toFill = blankToFill(home, key);
  return {
    key,
    environments: names,
    // Whatever an external source may give: what the contract demands is given here, or provided.
    certainty,
    ...atMost(requirement),
    ...needOfCode(subject, key, configurations),
    isGiven,
    at:
      (isItsOwn(home, blank) ? blank?.property.origin : undefined) ??
      besideOrDemand(subject, insertion, requirement.origin),
    message: [
      ...environmentsText(names),
      ` ${verb(names, 'gets', 'get')} ${blank === undefined ? 'no value' : 'only an empty value'} for `,
      code(key),
      ', which is required',
      ...conditionText(subject, requirement),
      '.',
      ...(setters.length === 0 ? [] : [' ', ...settersText(setters), ` ${verb(setting, 'sets', 'set')} it.`]),
      ...openText(home),
    ],
    advice: [
      ...(toFill === undefined
        ? [...additionText(insertion, key), '. Searched: ', ...layersText(home)]
        : [...fillText(toFill), ...emptyIsMeant]),
      ...provideText(home),
      '. Required by ',
      place(requirement.origin),
      '.',
      ...background(subject, key),
    ],
    related: [
      ...settersRelated(setters),
      { origin: requirement.origin, label: 'requires it' },
      ...placesInCode(subject, key),
    ],
    ...(toFill === undefined && { insertion }),
    ...(configurations.length > 1 && {
      narrow: (kept: readonly string[]) =>
        problem(
          subject,
          requirement,
          configurations.filter(({ environment }) => kept.includes(environment.name)),
          isGiven,
        ),
    }),
  };
}
