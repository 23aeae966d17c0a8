import type { Application } from '../applications/application.ts';
import type { Problem } from '../rules/rule.ts';

/**
 * A problem, with what is less sure of it told apart: environments that only the likeness of their files suggests. What a
 * change did to them is as sure as it is elsewhere.
 */
export function asSureAsSeen(problem: Problem, { environments }: Application): readonly Problem[] {
  if (problem.ofChange) return [problem];
  const alike = new Set(environments.filter(({ byLikeness }) => byLikeness).map(({ name }) => name));
  const suggested = problem.environments.filter((name) => alike.has(name));
  if (suggested.length === 0) return [problem];
  const rest = problem.environments.filter((name) => !alike.has(name));
  if (rest.length === 0) return [{ ...problem, certainty: 'possible' }];
  const part = problem.narrow?.(suggested);
  const sure = problem.narrow?.(rest);
  // What cannot be told in parts is as sure as its surest part.
  if (part === undefined || sure === undefined) return [problem];
  return [sure, { ...part, certainty: 'possible' }];
}
