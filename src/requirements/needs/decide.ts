import type { Guard } from '../../code/facts.ts';
import type { Alternative } from '../../code/live-beans.ts';
import { decideProfiles, every, some, type Verdict } from '../../code/verdict.ts';
import type { Configuration } from '../../configuration/configuration.ts';

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

function decideGuard(guard: Guard, configuration: Configuration): Verdict {
  if (guard.kind === 'unknown') return 'maybe';
  if (guard.kind === 'profile') return decideProfiles(guard.expressions, configuration.environment.profiles);
  return every(guard.keys.map((key) => decideProperty(key, guard, configuration)));
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
