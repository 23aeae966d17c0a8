import type { Configuration } from '../configuration/configuration.ts';
import type { Origin } from '../documents/document.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { type ChangeGap, changeGaps } from './change-gaps.ts';
import {
  additionText,
  atMost,
  background,
  beside,
  besideOrDemand,
  blankToFill,
  emptyIsMeant,
  environmentsText,
  fillText,
  groupedBy,
  hasOwnValue,
  isBlank,
  isPlainSwitch,
  openText,
  provideText,
  settersRelated,
  settersText,
  verb,
  whoSetsTheirOwn,
  winnerOf,
} from './evidence.ts';
import { code, enumerate, type Message, named, place } from './message.ts';
import { namesMissingForCode, needOfCode, placesInCode } from './missing-for-code.ts';
import { blocksOf, type LonelyGap, loneGaps, nearMiss } from './peers.ts';
import type { Problem, Related, Rule, Severity } from './rule.ts';
import type { Subject } from './rule-context.ts';
import { conditionText } from './shown-values.ts';

/**
 * A key must have its own value in an environment, above what all environments share, and has not: because the contract
 * demands it, or because every other compared environment of the application has one.
 */
export const rule: Rule = {
  id: 'missing-override',
  summary: 'An environment does not set its own value for a key that needs one there.',
  severity: 'error',
  *check(subject) {
    const { nameOf } = subject.vocabulary;
    const demanded = groupedBy(
      subject.requirements.filter(({ demand }) => demand === 'override'),
      ({ key }) => nameOf(key),
    );
    for (const requirements of demanded.values()) yield* byContract(subject, requirements);
    const settled = new Set([...demanded.keys(), ...namesMissingForCode(subject)]);
    const gaps = changeGaps(subject).filter(({ name }) => !settled.has(name));
    yield* byChange(subject, gaps);
    yield* byComparison(subject, new Set([...settled, ...gaps.map(({ name }) => name)]));
  },
};

function* byContract(subject: Subject, requirements: readonly Requirement[]): Iterable<Problem> {
  const { key } = requirements[0] as Requirement;
  const allowEmpty = requirements.every((requirement) => requirement.allowEmpty);
  const isGiven = (configuration: Configuration): boolean => hasOwnValue(configuration, key, allowEmpty);
  for (const requirement of requirements) {
    const lacking = subject.compared.filter(
      (configuration) => requirement.environments.includes(configuration.environment.name) && !isGiven(configuration),
    );
    const alike = groupedBy(lacking, (configuration) =>
      [
        configuration.environment.open.length > 0,
        blankToFill(configuration, key) !== undefined,
        loudestIn(subject, configuration, requirement),
      ].join(),
    );
    for (const configurations of alike.values()) {
      const severity = loudestIn(subject, configurations[0] as Configuration, requirement);
      yield problem(subject, key, configurations, {
        // Whatever an external source may give: what the contract demands is given here, or provided.
        certainty: requirement.certainty,
        reason: [', and the contract demands a value of its own', ...conditionText(subject, requirement), '.'],
        demandedAt: requirement.origin,
        isGiven,
        ...(severity !== undefined && { severity }),
      });
    }
  }
}

/** An entry limits what it demands itself: what the other environments tell is as loud as without it. */
function loudestIn(subject: Subject, configuration: Configuration, { key, severity }: Requirement) {
  if (severity !== 'notice') return severity;
  const name = subject.vocabulary.nameOf(key);
  const gap = loneGaps(subject).find((one) => one.name === name && one.lacking === configuration);
  return gap !== undefined && certaintyOf(subject, gap) === 'likely' ? 'warning' : severity;
}

/** How much one gap alone tells; `undefined`: nothing. */
function certaintyOf(subject: Subject, { key, lacking }: LonelyGap): Problem['certainty'] | undefined {
  const inherited = winnerOf(lacking, key);
  if (inherited === undefined || isBlank(inherited.property)) return 'likely';
  if (isPlainSwitch(inherited)) return undefined;
  // What all share is often written for production: that it has no override is weak evidence.
  return lacking === subject.compared.at(-1) ? 'possible' : 'likely';
}

/** What a change gave to every other environment, or took from one alone; keys of one environment are one cause. */
function* byChange(subject: Subject, gaps: readonly ChangeGap[]): Iterable<Problem> {
  const groups = groupedBy(gaps, ({ lacking, facts, certainty }) =>
    [lacking.environment.name, facts.change, certainty].join(' '),
  );
  for (const [first, ...others] of groups.values()) {
    if (first !== undefined) yield problemOfChange(subject, first, others);
  }
}

function problemOfChange(subject: Subject, first: ChangeGap, others: readonly ChangeGap[]): Problem {
  const { key, lacking, facts, certainty, formerly } = first;
  const { name } = lacking.environment;
  const one: Problem = {
    ...problem(subject, key, [lacking], { certainty, reason: changeText[facts.change] }),
    ofChange: true,
  };
  if (others.length === 0) {
    if (formerly === undefined) return one;
    const { origin } = formerly.property;
    return {
      ...one,
      message: [
        ...one.message,
        ' ',
        named(name),
        ' still sets ',
        code(formerly.key),
        ' at ',
        place(origin),
        ', which the others gave up.',
      ],
      related: [...one.related, { origin, label: 'the name that the others gave up' }],
    };
  }
  const keys = [key, ...others.map((other) => other.key)];
  const shown = keys.slice(0, mostKeysShown);
  return {
    ...one,
    keys,
    message: [
      named(name),
      ` does not set ${keys.length} keys`,
      ...changeText[facts.change],
      ' These are ',
      ...enumerate([...shown.map(code), ...(keys.length > shown.length ? [`${keys.length - shown.length} more`] : [])]),
      '.',
      ...settersSentence(whoSetsTheirOwn(subject, key, [name])),
    ],
    related: [
      ...one.related,
      ...others
        .slice(0, mostKeysShown)
        .flatMap((other) => settersRelated(whoSetsTheirOwn(subject, other.key, [name]).slice(0, 1))),
    ],
  };
}

const mostKeysShown = 5;

function settersSentence(setters: ReturnType<typeof whoSetsTheirOwn>): Message {
  return setters.length === 0 ? [] : [' Set in ', ...settersText(setters), '.'];
}

const changeText: Readonly<Record<ChangeGap['facts']['change'], Message>> = {
  'left-out': [', while this change gives every other environment its own.'],
  taken: [' any more, while every other environment keeps its own.'],
  emptied: [' any more: this change empties it, while every other environment keeps its own.'],
};

/**
 * One environment alone without its own value is evidence; several are a choice. At least two others must have one: of a
 * pair nobody can say which is right.
 */
function* byComparison(subject: Subject, settled: ReadonlySet<string>): Iterable<Problem> {
  const gaps = loneGaps(subject).filter(
    ({ key, name, lacking }) => !settled.has(name) && nearMiss(subject, lacking, key) === undefined,
  );
  for (const { block, members } of blocksOf(gaps)) {
    const [gap] = members;
    const { key, lacking } = gap;
    if (block !== undefined) {
      yield missingBlock(
        subject,
        block,
        members.map((gap) => gap.key),
        lacking,
      );
      continue;
    }
    const certainty = certaintyOf(subject, gap);
    if (certainty === undefined) continue;
    yield problem(subject, key, [lacking], {
      certainty,
      reason: [', while every other environment sets its own.'],
    });
  }
}

/** Many keys under one parent that an environment sets nothing of are one thing that is missing there. */
function missingBlock(subject: Subject, block: string, keys: readonly string[], lacking: Configuration): Problem {
  const { name } = lacking.environment;
  const [first] = keys as [string];
  const setters = whoSetsTheirOwn(subject, first, [name]);
  const insertion = subject.insertionFor(lacking, first);
  return {
    key: block,
    keys,
    environments: [name],
    certainty: 'likely',
    at: beside(insertion),
    message: [
      ...environmentsText([name]),
      ' sets nothing below ',
      code(block),
      `, while every other environment sets ${keys.length} keys there, `,
      code(first),
      ' among them.',
    ],
    advice: [
      'Add what the environment needs of them, or list ',
      code(`${block}.**`),
      ' under ',
      code('ignore:'),
      ' in keyparity.yml.',
    ],
    related: settersRelated(setters),
    insertion,
  };
}

function problem(
  subject: Subject,
  key: string,
  configurations: readonly Configuration[],
  cause: {
    readonly certainty: Problem['certainty'];
    readonly reason: Message;
    /** Where the contract demands it. */
    readonly demandedAt?: Origin;
    readonly severity?: Severity;
    /** What the contract demands; where only the other environments say that something is missing, they decide. */
    readonly isGiven?: Problem['isGiven'];
  },
): Problem {
  const home = configurations[0] as Configuration;
  const names = configurations.map(({ environment }) => environment.name);
  const setters = whoSetsTheirOwn(subject, key, names);
  const insertion = subject.insertionFor(home, key);
  const inherited = winnerOf(home, key);
  const near = nearMiss(subject, home, key);
  const blank = blankToFill(home, key);
  return {
    key,
    environments: names,
    certainty: cause.certainty,
    ...atMost(cause),
    ...(cause.isGiven !== undefined && { isGiven: cause.isGiven }),
    ...(cause.demandedAt !== undefined && needOfCode(subject, key, configurations)),
    at: blank?.property.origin ?? besideOrDemand(subject, insertion, cause.demandedAt),
    message: [
      ...environmentsText(names),
      ...(blank === undefined
        ? [` ${verb(names, 'does', 'do')} not set `, code(key)]
        : [` ${verb(names, 'sets', 'set')} `, code(key), ' to nothing']),
      ...cause.reason,
      ...(blank !== undefined
        ? []
        : inherited === undefined
          ? [' Nothing else gives it a value there.']
          : isBlank(inherited.property)
            ? [' It gets only an empty value, from ', place(inherited.property.origin), '.']
            : [' It gets the value that all share from ', place(inherited.property.origin), '.']),
      ...(setters.length === 0 ? [] : [' Set in ', ...settersText(setters), '.']),
      ...(near === undefined
        ? []
        : [' Did you mean it with ', code(near.key), ' at ', place(near.property.origin), '?']),
      ...openText(home),
    ],
    advice: [
      ...(blank === undefined ? additionText(insertion, key) : fillText(blank)),
      ...(names.length > 1 ? [' (and for ', ...environmentsText(names.slice(1)), ' likewise)'] : []),
      ...(blank === undefined ? [] : emptyIsMeant),
      ...(cause.demandedAt === undefined ? [] : provideText(home)),
      '.',
      ...background(subject, key),
    ],
    related: [
      ...settersRelated(setters),
      ...(blank !== undefined
        ? blanksRelated(configurations.slice(1), key)
        : inherited === undefined
          ? []
          : [{ origin: inherited.property.origin, label: 'the value that all share' }]),
      ...(cause.demandedAt === undefined ? [] : [{ origin: cause.demandedAt, label: 'demands it' }]),
      ...placesInCode(subject, key),
    ],
    ...(blank === undefined && { insertion }),
    ...(configurations.length > 1 && {
      narrow: (kept: readonly string[]) =>
        problem(
          subject,
          key,
          configurations.filter(({ environment }) => kept.includes(environment.name)),
          cause,
        ),
    }),
  };
}

function blanksRelated(configurations: readonly Configuration[], key: string): readonly Related[] {
  return configurations.flatMap((configuration) => {
    const origin = blankToFill(configuration, key)?.property.origin;
    return origin === undefined ? [] : [{ origin, label: `${configuration.environment.name} sets it to nothing` }];
  });
}
