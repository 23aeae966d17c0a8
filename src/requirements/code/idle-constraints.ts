import type { Application } from '../../applications/application.ts';
import type { ModuleGraph } from '../../applications/module-graph.ts';
import type { Code } from './candidates.ts';
import { containedCode } from './contained-code.ts';
import type { IdleConstraints } from './facts.ts';
import { liveBeans } from './live-beans.ts';
import { startsOf } from './requirements.ts';

/** Constraints without `@Validated` on classes that an application binds properties to, as far as can be read. */
export function idleConstraintsOf(
  application: Application,
  graph: ModuleGraph,
  code: Code,
): readonly IdleConstraints[] {
  const contents = containedCode(application, graph, code);
  const { module, files, xml } = contents;
  const idle = files.flatMap(({ idleConstraints }) => idleConstraints);
  if (idle.length === 0) return idle;
  const worlds = startsOf(files, xml, module, graph).map((start) => liveBeans(contents, start));
  return idle.filter(({ owner }) => worlds.some((world) => world.bound(owner).length > 0));
}
