import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { cloudFoundryDeployments } from './cloud-foundry.ts';
import { composeDeployments } from './compose.ts';
import type { Deployment } from './deployment.ts';
import { ecsDeployments } from './ecs.ts';
import { variablesDeployments } from './env-files.ts';
import { helmDeployments } from './helm.ts';
import { kubernetesDeployments } from './kubernetes.ts';
import { workflowDeployments } from './workflows.ts';

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
  return [...manifests, ...variablesDeployments(tree, taken), ...workflowDeployments(tree, library)];
}
