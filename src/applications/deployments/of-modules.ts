import { nameInFiles } from '../application-names.ts';
import type { DiscoveryInput } from '../discovery.ts';
import type { ConfiguredModule } from '../modules.ts';
import type { Deployment } from './deployment.ts';
import { joinDeployments } from './join.ts';

/** The deployment of each module, as far as the repository has manifests and says which is whose. */
export function deploymentsOfModules(
  modules: readonly ConfiguredModule[],
  found: readonly Deployment[],
  { library, applications }: DiscoveryInput,
): { readonly of: ReadonlyMap<ConfiguredModule, Deployment>; readonly rest: readonly Deployment[] } {
  if (found.length === 0) return { of: new Map(), rest: [] };
  const candidates = modules.map((module) => {
    const folder = module.path.slice(module.path.lastIndexOf('/') + 1);
    const declared = applications.filter(({ path }) => path === module.path).map(({ name }) => name);
    const written = nameInFiles(module, library);
    return {
      path: module.path,
      names: [...declared, ...(written === undefined ? [] : [written]), ...(folder === '.' ? [] : [folder])],
    };
  });
  const { of, rest } = joinDeployments(candidates, found);
  const joined = new Map<ConfiguredModule, Deployment>();
  for (const [i, deployment] of of.entries()) {
    const module = modules[i];
    if (deployment !== undefined && module !== undefined) joined.set(module, deployment);
  }
  return { of: joined, rest };
}
