import { matches, parseProfileExpression } from '../spring/profile-expression.ts';
import type { Guard } from './facts.ts';
import type { Alternative } from './live-beans.ts';

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

/** Decides what profiles alone can tell, where no more is known yet. */
export function decideByProfiles(alternatives: readonly Alternative[], profiles: readonly string[]): Verdict {
  const decide = (guard: Guard) => (guard.kind === 'profile' ? decideProfiles(guard.expressions, profiles) : 'maybe');
  return some(alternatives.map((guards) => every(guards.map(decide))));
}

export function decideProfiles(expressions: readonly string[], profiles: readonly string[]): Verdict {
  const accepted = new Set(profiles.length === 0 ? ['default'] : profiles);
  return some(
    expressions.map((text) => {
      const expression = parseProfileExpression(text);
      if ('malformed' in expression) return 'maybe';
      return matches(expression, accepted) ? 'yes' : 'no';
    }),
  );
}
