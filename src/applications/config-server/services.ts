import { findGeneration } from '../../repository/boot-version.ts';
import { defaultGeneration, generationOf } from '../../spring/generation.ts';
import type { Application } from '../application.ts';
import { assemble } from '../assemble.ts';
import type { ApplicationSetting } from '../declaration.ts';
import type { DiscoveryInput } from '../discovery-input.ts';
import { planEnvironments, planOf } from '../environment-plans.ts';
import { declaredService } from './declared.ts';
import type { ConfigLandscape } from './landscape.ts';

/** The services of which the repository holds nothing but what a config server serves them. */
export function servedApplications(
  { environments, profiles }: DiscoveryInput,
  landscape: ConfigLandscape,
  known: readonly Application[],
): readonly Application[] {
  return landscape.services(new Set(known.map(({ name }) => name))).map((found) => {
    const { name, path, generation, files } = found;
    const own = environments.length > 0 ? planEnvironments({ declared: environments }) : found.plans;
    const plans = profiles === undefined ? own : [...own, planOf(profiles)];
    const kind = 'config-repository' as const;
    return assemble({ name, path, kind, relaxed: true, generation, environments: found.environments(plans) }, files);
  });
}

/** An application whose module is not here, and whose config repository keyparity.yml names. */
export function servedAsDeclared(
  { tree, library, environments, profiles }: DiscoveryInput,
  setting: ApplicationSetting,
): Application | undefined {
  const declaredBoot = setting.boot === undefined ? undefined : generationOf(setting.boot);
  const generation = declaredBoot ?? findGeneration(tree, setting.path) ?? defaultGeneration;
  const served = declaredService(tree, library, setting, [], generation);
  if (served === undefined) return undefined;
  const { files, profiles: named } = served.client;
  const own = planEnvironments({ declared: environments, setting, files, further: named });
  const layered = served.environments(profiles === undefined ? own : [...own, planOf(profiles)]);
  const { name, path, origin } = setting;
  const kind = 'config-repository' as const;
  return assemble({ name, path, kind, relaxed: true, generation, environments: layered, origin }, files);
}
