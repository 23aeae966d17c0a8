import type { Application } from '../../applications/application.ts';
import type { Code } from '../../code/candidates.ts';
import { containedCode } from '../../code/contained-code.ts';
import type { IdleConstraints } from '../../code/facts.ts';
import { liveBeans } from '../../code/live-beans.ts';
import { startsOf } from '../../code/starts.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';

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
