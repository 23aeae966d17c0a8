import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import type { Deployment } from './deployment.ts';
import { helmDeployments } from './helm.ts';
import { kubernetesDeployments } from './kubernetes.ts';

/** Everything in a repository that says how its applications are deployed, the strongest evidence first. */
export function findDeployments(tree: FileTree, library: Library): readonly Deployment[] {
  const charts = helmDeployments(tree, library);
  const ofCharts = new Set(charts.flatMap(({ manifests }) => manifests));
  return [...charts, ...kubernetesDeployments(tree, library, ofCharts)];
}
