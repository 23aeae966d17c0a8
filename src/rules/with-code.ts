import { moduleGraph } from '../applications/module-graph.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import { readCode, type SourceCache } from '../requirements/code/candidates.ts';
import { givenElsewhere } from '../requirements/code/given-elsewhere.ts';
import { codeRequirements } from '../requirements/code/requirements.ts';
import { winnerOf } from './evidence.ts';
import type { Subject } from './subject.ts';

/**
 * Adds to the requirements of applications what their code needs and some compared environment does not have.
 *
 * @param sources what was read of the code for another tree of the same repository
 */
export async function withCode(
  subjects: readonly Subject[],
  tree: FileTree,
  library: Library,
  sources?: SourceCache,
): Promise<readonly Subject[]> {
  const code = await readCode(tree, sources);
  if (code.files.length === 0 && code.xml.length === 0) return subjects;
  const graph = moduleGraph(tree);
  return subjects.map((subject) => {
    const { application, compared, requirements } = subject;
    const isEverywhere = (key: string): boolean =>
      compared.every((configuration) => (winnerOf(configuration, key)?.value ?? '') !== '');
    const demands = codeRequirements({
      application,
      compared,
      graph,
      code,
      concerns: (key) => !isEverywhere(key),
      givenElsewhere: givenElsewhere(application, graph, tree, library),
    });
    return { ...subject, requirements: [...requirements, ...demands] };
  });
}
