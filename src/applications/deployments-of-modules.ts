import type { Deployment } from '../deployments/deployment.ts';
import { joinDeployments } from '../deployments/join.ts';
import { nameInFiles } from '../repository/application-names.ts';
import type { ConfiguredModule } from '../repository/modules.ts';
import { modulesWithin } from '../repository/modules-within.ts';
import { isOtherBuild } from '../repository/other-builds.ts';
import type { DiscoveryInput } from './discovery-input.ts';

export interface DeploymentsOfModules {
  readonly of: ReadonlyMap<ConfiguredModule, Deployment>;
  readonly rest: readonly Deployment[];
  /** The module that is all there is to deploy. */
  readonly alone?: ConfiguredModule;
}

/** The deployment of each module, as far as the repository has manifests and says which is whose. */
export function deploymentsOfModules(
  modules: readonly ConfiguredModule[],
  found: readonly Deployment[],
  input: DiscoveryInput,
): DeploymentsOfModules {
  const joined = joinedTo(modules, found, input);
  if (joined.rest.length === 0 || modules.length < 2) return joined;
  // Which module contains which costs too much to be worked out where every manifest has found its own.
  const within = modulesWithin(input.tree, modules);
  const deployed = modules.filter((module) => !within.has(module) || joined.of.has(module));
  return deployed.length === modules.length ? joined : joinedTo(deployed, found, input);
}

function joinedTo(
  modules: readonly ConfiguredModule[],
  found: readonly Deployment[],
  { tree, library, applications }: DiscoveryInput,
): DeploymentsOfModules {
  const [first, another] = modules;
  const alone = first !== undefined && another === undefined ? { alone: first } : {};
  if (found.length === 0) return { of: new Map(), rest: [], ...alone };
  const candidates = modules.map((module) => {
    const folder = module.path.slice(module.path.lastIndexOf('/') + 1);
    const declared = applications.filter(({ path }) => path === module.path).map(({ name }) => name);
    const written = nameInFiles(module, library);
    return {
      path: module.path,
      names: [...declared, ...(written === undefined ? [] : [written]), ...(folder === '.' ? [] : [folder])],
    };
  });
  const { of, rest } = joinDeployments(candidates, found, (name) =>
    isOtherBuild(
      name,
      tree,
      modules.map(({ path }) => path),
    ),
  );
  const joined = new Map<ConfiguredModule, Deployment>();
  for (const [i, deployment] of of.entries()) {
    const module = modules[i];
    if (deployment !== undefined && module !== undefined) joined.set(module, deployment);
  }
  return { of: joined, rest, ...alone };
}
