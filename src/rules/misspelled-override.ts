import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import type { Word } from '../configuration/vocabulary.ts';
import { isStageMark } from '../repository/stage-names.ts';
import { uniformName } from '../spring/names.ts';
import { background, ownValue } from './evidence.ts';
import { code, named, place } from './message.ts';
import { nearIndex } from './near-names.ts';
import { loneGaps, strangersIn } from './peers.ts';
import type { Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/**
 * A key of one environment that nothing else knows, a slip away from one that the environment does not set: an override
 * that was written and does not work.
 */
export const rule: Rule = {
  id: 'misspelled-override',
  summary: 'An override is spelled almost, but not quite, like a key that the environment does not set.',
  severity: 'warning',
  *check(subject) {
    for (const { configuration, stranger, word } of unopposed(subject, slipsIn(subject))) {
      const [elsewhere] = word.properties;
      yield {
        key: stranger.key,
        environments: [configuration.environment.name],
        certainty: 'likely',
        at: stranger.property.origin,
        message: [
          named(configuration.environment.name),
          ' sets ',
          code(stranger.key),
          ', which nothing else knows, and not ',
          code(word.key),
          ...(elsewhere === undefined ? ['.'] : [', which stands at ', place(elsewhere.origin), '.']),
        ],
        advice: ['If that is what was meant, rename it to ', code(word.key), '.', ...background(subject, word.key)],
        related: elsewhere === undefined ? [] : [{ origin: elsewhere.origin, label: `${word.key} stands here` }],
      };
    }
  },
};

interface Slip {
  readonly configuration: Configuration;
  readonly name: string;
  readonly stranger: EffectiveProperty;
  /** What was probably meant, by its name in the vocabulary. */
  readonly meant: string;
  readonly word: Word;
}

function slipsIn(subject: Subject): readonly Slip[] {
  const meantBy = suspicions(subject);
  return subject.compared.flatMap((configuration) =>
    [...strangersIn(subject, configuration).byName].flatMap(([name, stranger]): readonly Slip[] => {
      const meant = meantBy(name, stranger.key, configuration.environment.name);
      const word = meant === undefined ? undefined : subject.vocabulary.words.get(meant);
      if (meant === undefined || word === undefined) return [];
      return ownValue(configuration, word.key) === undefined ? [{ configuration, name, stranger, meant, word }] : [];
    }),
  );
}

/**
 * Of two names that each stand in one environment and are near each other, neither is known to be the right one: they may as
 * well be two things. Only code can tell, which asks for one of them.
 */
function unopposed(subject: Subject, slips: readonly Slip[]): readonly Slip[] {
  const pairs = new Set(slips.map(({ name, meant }) => `${name}\n${meant}`));
  let asked: ReadonlySet<string> | undefined;
  return slips.filter(({ name, meant }) => {
    if (!pairs.has(`${meant}\n${name}`)) return true;
    asked ??= new Set([...(subject.code?.asked ?? [])].map(subject.vocabulary.nameOf));
    return asked.has(meant) && !asked.has(name);
  });
}

/** Finds the key that a name was probably meant to be. */
function suspicions(subject: Subject): (name: string, key: string, environment: string) => string | undefined {
  const { vocabulary } = subject;
  // Most applications have no key that only one file knows, and then nobody asks.
  let all: ReturnType<typeof nearIndex> | undefined;
  // A segment too many or too few is a slip only where the other environments prove that a key is missing.
  const gaps = new Map<string, ReturnType<typeof nearIndex>>();
  for (const { environment } of subject.compared) {
    const missing = loneGaps(subject).filter(({ lacking }) => lacking.environment === environment);
    if (missing.length > 0) gaps.set(environment.name, nearIndex(missing.map(({ name }) => name)));
  }
  const relaxed = subject.application.relaxed ? undefined : new Map<string, string>();
  for (const name of relaxed === undefined ? [] : vocabulary.words.keys()) relaxed?.set(uniformName(name), name);
  return (name, key, environment) => {
    // Plain Spring does not relax names: another spelling of a known key is another key.
    const respelled = relaxed?.get(uniformName(name));
    if (respelled !== undefined && respelled !== name) return respelled;
    all ??= nearIndex(vocabulary.words.keys());
    const typo = all.typos(name).find((near) => !isOfOtherStage(vocabulary.words.get(near)?.key ?? near, key));
    return typo ?? gaps.get(environment)?.misplaced(name)[0];
  };
}

/** `accounts-q2` beside `accounts`: the same thing in another stage, which is called after that. */
function isOfOtherStage(a: string, b: string): boolean {
  const [some, others] = [wordsOf(a), wordsOf(b)];
  // Two spellings of the same words are no matter of stages.
  return some.join() !== others.join() && withoutStages(some) === withoutStages(others);
}

/** The words of a key, whose segments have dots between them. */
function wordsOf(key: string): readonly string[] {
  return key.split(/[-_]|(\.)|(?<=[\p{Ll}\d])(?=\p{Lu})/u).flatMap((word) => word?.toLowerCase() ?? []);
}

function withoutStages(words: readonly string[]): string {
  return words.filter((word) => !isStageMark(word)).join();
}
