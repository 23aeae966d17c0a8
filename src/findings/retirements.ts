import type { Application } from '../applications/application.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import type { RetirementUse } from '../rules/rule.ts';

/** What is left of the environments that keyparity.yml says to end. */
export function retirementUses(
  { retired, environments }: Settings,
  applications: readonly Application[],
): readonly RetirementUse[] {
  const declared = new Set(environments.map(({ name }) => name));
  const known = applications.flatMap((application) => application.environments.map(({ name }) => name));
  return retired.map(({ name, day, isDue, origin }) => ({
    environment: name,
    day,
    isDue,
    origin,
    known: [...new Set([...known, ...declared])],
    left: applications.flatMap((application) => {
      const [path] = ownPaths(application, name);
      return path === undefined ? [] : [{ application: application.name, path }];
    }),
  }));
}

function ownPaths({ environments }: Application, environment: string): readonly string[] {
  const layers = environments.find(({ name }) => name === environment)?.layers ?? [];
  return layers.flatMap(({ kind, source }) =>
    kind === 'environment' ? (source.document?.path ?? source.path ?? []) : [],
  );
}
