import { discover } from '../src/applications/discovery.ts';
import { configure } from '../src/configuration/configuration.ts';
import type { FileTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';

/** Resolves every key of every environment of every application; the number of values that came out. */
export function resolveRepository(tree: FileTree, environments: readonly string[]): number {
  const { applications } = discover({
    tree,
    library: libraryOf(tree),
    applications: [],
    environments: [],
  });
  let values = 0;
  for (const application of applications) {
    for (const environment of application.environments) {
      if (!environments.includes(environment.name)) continue;
      const configuration = configure(application, environment, () => false);
      for (const { property } of configuration.winners.values()) {
        if (configuration.resolve(property).kind === 'resolved') values++;
      }
    }
  }
  return values;
}
