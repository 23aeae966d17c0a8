import { uniformName } from '../spring/names.ts';
import { background, ownValue } from './evidence.ts';
import { code, named, place } from './message.ts';
import { nearIndex } from './near-names.ts';
import { loneGaps, strangersIn } from './peers.ts';
import type { Rule } from './rule.ts';
import type { Subject } from './subject.ts';

/**
 * A key of one environment that nothing else knows, a slip away from one that the environment does not set: an override
 * that was written and does not work.
 */
export const rule: Rule = {
  id: 'misspelled-override',
  summary: 'An override is spelled almost, but not quite, like a key that the environment does not set.',
  severity: 'warning',
  *check(subject) {
    const meantBy = suspicions(subject);
    for (const configuration of subject.compared) {
      for (const [name, stranger] of strangersIn(subject, configuration).byName) {
        const meant = meantBy(name, configuration.environment.name);
        const word = meant === undefined ? undefined : subject.vocabulary.words.get(meant);
        if (word === undefined || ownValue(configuration, word.key) !== undefined) continue;
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
    }
  },
};

/** Finds the key that a name was probably meant to be. */
function suspicions(subject: Subject): (name: string, environment: string) => string | undefined {
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
  return (name, environment) => {
    // Plain Spring does not relax names: another spelling of a known key is another key.
    const respelled = relaxed?.get(uniformName(name));
    if (respelled !== undefined && respelled !== name) return respelled;
    all ??= nearIndex(vocabulary.words.keys());
    return all.typos(name)[0] ?? gaps.get(environment)?.misplaced(name)[0];
  };
}
