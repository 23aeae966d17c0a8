import type { Application, Environment } from '../applications/application.ts';

/**
 * False where an environment reads a YAML file that ends in a fault, or asks a config server that fails: what stands behind
 * the fault is unknown, so nothing can be said about what the environment lacks. Of a broken `.properties` file every other
 * line is known.
 */
export function isLegible(application: Application, { failures, home }: Environment): boolean {
  if (failures.some(({ ofServer }) => ofServer !== undefined)) return false;
  const paths = new Set([home, ...failures.flatMap(({ origin }) => origin?.path ?? [])]);
  return !application.problems.some(({ fatal, origin }) => fatal && isYaml(origin.path) && paths.has(origin.path));
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}
