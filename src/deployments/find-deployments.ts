import type { FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import type { OpenSource } from '../spring/property-source.ts';
import { cloudFoundryDeployments } from './cloud-foundry/cloud-foundry.ts';
import { composeDeployments } from './compose/compose.ts';
import type { Deployment } from './deployment.ts';
import { ecsDeployments } from './ecs/ecs.ts';
import { variablesDeployments } from './env-files/env-files.ts';
import { helmDeployments } from './helm/helm.ts';
import { kubernetesDeployments } from './kubernetes/kubernetes.ts';
import { stageOfPath } from './manifest-stage.ts';
import { workflowDeployments } from './workflows/workflows.ts';

/** Everything in a repository that says how its applications are deployed, the strongest evidence first. */
export function findDeployments(tree: FileTree, library: Library): readonly Deployment[] {
  const charts = helmDeployments(tree, library);
  const manifests = [
    ...charts,
    ...kubernetesDeployments(tree, library, new Set(charts.flatMap((deployment) => deployment.manifests))),
    ...composeDeployments(tree, library),
    ...cloudFoundryDeployments(tree, library),
    ...ecsDeployments(tree),
  ];
  // What no manifest reads shows some variables, not all of them.
  const taken = new Set(manifests.flatMap((deployment) => deployment.manifests));
  return [
    ...manifests.map(openWhereUnreadable),
    ...variablesDeployments(tree, taken),
    ...workflowDeployments(tree, library),
  ];
}

/** What a broken manifest gives to its environment nobody can say: it is told as broken, and not as missing too. */
function openWhereUnreadable(deployment: Deployment): Deployment {
  if (deployment.problems.length === 0) return deployment;
  const broken = new Map(deployment.problems.map(({ origin }) => [origin.path, origin]));
  const environments = deployment.environments.map((environment) => {
    const theirs = [...broken].filter(([path]) => {
      const stage = stageOfPath(path);
      const isOfAnother = deployment.environments.some(({ name, home }) => name === stage || home.path === path);
      return environment.name === stage || environment.home.path === path || !isOfAnother;
    });
    const open = theirs.map(([path, origin]): OpenSource => ({ what: `${path} (it cannot be read)`, origin }));
    return open.length === 0 ? environment : { ...environment, open: [...environment.open, ...open] };
  });
  return { ...deployment, environments };
}
