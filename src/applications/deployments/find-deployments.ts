import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { composeDeployments } from './compose.ts';
import type { Deployment } from './deployment.ts';
import { helmDeployments } from './helm.ts';

/** Everything in a repository that says how its applications are deployed, the strongest evidence first. */
export function findDeployments(tree: FileTree, library: Library): readonly Deployment[] {
  return [...helmDeployments(tree, library), ...composeDeployments(tree, library)];
}
