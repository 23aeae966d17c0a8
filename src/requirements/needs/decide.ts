import type { Configuration } from '../../configuration/configuration.ts';
import { matches, parseProfileExpression } from '../../spring/profile-expression.ts';
import type { Guard } from '../../code/facts.ts';
import type { Alternative } from '../../code/live-beans.ts';

/** Whether something is so in one environment, as far as the repository shows. */
export type Verdict = 'yes' | 'no' | 'maybe';

/** All must be so. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('maybe') ? 'maybe' : 'yes';
}

/** One must be so; nothing is not. */
export function some(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('yes')) return 'yes';
  return verdicts.includes('maybe') ? 'maybe' : 'no';
}

/** Decides guards in one environment, each once. */
export function decider(configuration: Configuration): (alternatives: readonly Alternative[]) => Verdict {
  const known = new Map<Guard, Verdict>();
  const decide = (guard: Guard): Verdict => {
    let verdict = known.get(guard);
    if (verdict === undefined) {
      verdict = decideGuard(guard, configuration);
      known.set(guard, verdict);
    }
    return verdict;
  };
  return (alternatives) => some(alternatives.map((guards) => every(guards.map(decide))));
}

/** Decides what profiles alone can tell, where no more is known yet. */
export function decideByProfiles(alternatives: readonly Alternative[], profiles: readonly string[]): Verdict {
  const decide = (guard: Guard) => (guard.kind === 'profile' ? decideProfiles(guard.expressions, profiles) : 'maybe');
  return some(alternatives.map((guards) => every(guards.map(decide))));
}

function decideGuard(guard: Guard, configuration: Configuration): Verdict {
  if (guard.kind === 'unknown') return 'maybe';
  if (guard.kind === 'profile') return decideProfiles(guard.expressions, configuration.environment.profiles);
  return every(guard.keys.map((key) => decideProperty(key, guard, configuration)));
}

function decideProfiles(expressions: readonly string[], profiles: readonly string[]): Verdict {
  const accepted = new Set(profiles.length === 0 ? ['default'] : profiles);
  return some(
    expressions.map((text) => {
      const expression = parseProfileExpression(text);
      if ('malformed' in expression) return 'maybe';
      return matches(expression, accepted) ? 'yes' : 'no';
    }),
  );
}

/** As `OnPropertyCondition` does: an empty `havingValue` accepts everything but `false`. */
function decideProperty(
  key: string,
  guard: Extract<Guard, { kind: 'property' }>,
  configuration: Configuration,
): Verdict {
  const winner = configuration.winner(key);
  if (winner === undefined) {
    if (configuration.isProvided(key) || configuration.environment.open.length > 0) return 'maybe';
    return guard.matchIfMissing ? 'yes' : 'no';
  }
  const resolution = configuration.resolve(winner.property);
  if (resolution.kind !== 'resolved') return 'maybe';
  const value = resolution.value.toLowerCase();
  const isMet = guard.havingValue === '' ? value !== 'false' : value === guard.havingValue.toLowerCase();
  return isMet ? 'yes' : 'no';
}
