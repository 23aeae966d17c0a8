import type { Problem } from '../rules/rule.ts';
import { uniformName } from '../spring/names.ts';

/** What a finding is about besides rule, application and environments, in a form in which spelling does not matter. */
export function topicsOf({ key, keys, at }: Pick<Problem, 'key' | 'keys' | 'at'>): readonly string[] {
  // Where it is about no key, the file stands in for it.
  if (key === undefined) return [at.path];
  return [...new Set((keys ?? [key]).map(uniformName))];
}

/** The same for two states of the repository: what tells of several keys together is about each of them, wherever it stands. */
export function comparedTopicsOf(problem: Pick<Problem, 'key' | 'keys' | 'at'>): readonly string[] {
  const { key, keys } = problem;
  return key === undefined && keys !== undefined ? [...new Set(keys.map(uniformName))] : topicsOf(problem);
}

/** The name by which a finding is recognised in one environment (empty: it is about none). */
export function identity(rule: string, application: string, topic: string, environment: string): string {
  return [rule, application, topic, environment].join('\u0000');
}

/** The environments of a finding; one without a name where it is about none. */
export function environmentsOf({ environments }: Pick<Problem, 'environments'>): readonly string[] {
  return environments.length === 0 ? [''] : environments;
}
