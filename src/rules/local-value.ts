import type { Configuration, EffectiveProperty } from '../configuration/configuration.ts';
import { isShared } from '../repository/stage-names.ts';
import {
  additionText,
  background,
  beside,
  environmentsText,
  ownValue,
  settersRelated,
  settersText,
  verb,
  whoSetsTheirOwn,
} from './evidence.ts';
import { code, place } from './message.ts';
import type { Problem, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';

/**
 * An environment that other people work with inherits an address of the machine of a developer, or of a mock, which other
 * environments replace by their own.
 */
export const rule: Rule = {
  id: 'local-value',
  summary: 'A delivered environment inherits an address of localhost or of a mock that others replace.',
  severity: 'warning',
  *check(subject) {
    const seen = new Set<string>();
    for (const configuration of subject.compared) {
      if (!isShared(configuration.environment.name)) continue;
      for (const winner of configuration.winners.values()) {
        // Entries of lists are data, which differ by design.
        if (!isInheritedLocally(configuration, winner) || /\[\d+\]/.test(winner.key)) continue;
        const name = subject.vocabulary.nameOf(winner.key);
        if (seen.has(name)) continue;
        seen.add(name);
        const found = problem(subject, winner.key);
        if (found !== undefined) yield found;
      }
    }
  },
};

/** `http://localhost:9004/x`, `localhost:5432`, `https://mock-server.example/`, `https://x.example/mocks/y`. */
const local =
  /^(?:[a-z][\w+.:-]*:\/\/)?(?:[^/@\s]*@)?(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|host\.docker\.internal|(?:[\w-]+\.)*(?:\w+-)*(?:wiremock|mockserver|mocks?)(?:-[\w-]+)?(?:\.[\w.-]+)?)(?::\d+|[/?#]|$)/i;

function isLocal(value: string): boolean {
  return value.length < 2_000 && local.test(value.trim());
}

function isInheritedLocally(configuration: Configuration, { property, layer }: EffectiveProperty): boolean {
  if (layer.kind !== 'shared') return false;
  const resolution = configuration.resolve(property);
  return resolution.kind === 'resolved' && isLocal(resolution.value);
}

function problem(subject: Subject, key: string): Problem | undefined {
  const inheriting = subject.compared.filter((configuration) => {
    const winner = configuration.winner(key);
    return (
      winner !== undefined && isShared(configuration.environment.name) && isInheritedLocally(configuration, winner)
    );
  });
  const names = inheriting.map(({ environment }) => environment.name);
  // Who listens on localhost means it; somebody else has to have an address of their own.
  const replacing = subject.compared.filter((configuration) => {
    // What is made for one pull request has its own parts around it.
    if (/preview/i.test(configuration.environment.name)) return false;
    const own = ownValue(configuration, key);
    if (own === undefined) return false;
    const resolution = configuration.resolve(own.property);
    return resolution.kind === 'resolved' && resolution.value !== '' && !isLocal(resolution.value);
  });
  const [home] = inheriting;
  const winner = home?.winner(key);
  if (home === undefined || winner === undefined || replacing.length === 0) return undefined;
  const setters = whoSetsTheirOwn(subject, key, names);
  const insertion = subject.insertionFor(home, key);
  return {
    key,
    environments: names,
    certainty: 'likely',
    at: beside(insertion),
    message: [
      ...environmentsText(names),
      ` ${verb(names, 'inherits', 'inherit')} an address for `,
      code(key),
      ' that leads to the machine itself or to a mock, from ',
      place(winner.property.origin),
      '. ',
      ...settersText(setters),
      ` ${setters.length === 1 ? 'has' : 'have'} an address of ${setters.length === 1 ? 'its' : 'their'} own.`,
    ],
    advice: [...additionText(insertion, key), '.', ...background(subject, key)],
    related: [...settersRelated(setters), { origin: winner.property.origin, label: 'the address that is inherited' }],
    insertion,
    ...(inheriting.length > 1 && {
      narrow: (kept: readonly string[]) =>
        problem(
          {
            ...subject,
            compared: subject.compared.filter(
              (one) => !names.includes(one.environment.name) || kept.includes(one.environment.name),
            ),
          },
          key,
        ),
    }),
  };
}
