import type { Code } from '../code/candidates.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import { moduleGraph } from '../repository/module-graph.ts';
import { givenElsewhere } from '../requirements/needs/given-elsewhere.ts';
import { idleConstraintsOf } from '../requirements/needs/idle-constraints.ts';
import { codeRequirements } from '../requirements/needs/needs-of-code.ts';
import { OPEN } from '../spring/placeholders.ts';
import type { Subject } from './rule-context.ts';

/** Where the code stands, and what is asked about it. */
export interface CodeQuestion {
  readonly tree: FileTree;
  readonly library: Library;
  readonly code: Code;
  /** Only keys that some compared environment does not have, or every key, those with a default too. */
  readonly keys: 'missing' | 'all';
  /** Comments in the code may say that a key comes from outside. */
  readonly honoursMarks: boolean;
}

/** Adds to applications what their code says, and to what they require the keys that the code cannot do without. */
export function withCode(
  subjects: readonly Subject[],
  { tree, library, code, keys, honoursMarks }: CodeQuestion,
): readonly Subject[] {
  if (code.files.length === 0 && code.xml.length === 0) return subjects;
  const graph = moduleGraph(tree);
  const asked = new Set([...code.files, ...code.xml].flatMap(({ uses }) => uses.map(({ key }) => key)));
  const read = new Set(
    code.files.flatMap((file) => file.uses.flatMap(({ form, key }) => (form === 'property' ? [key] : []))),
  );
  return subjects.map((subject) => {
    const { application, compared, requirements } = subject;
    const everywhere = new Map<string, boolean>();
    const isEverywhere = (key: string): boolean => {
      let known = everywhere.get(key);
      if (known === undefined) {
        known = compared.every((configuration) => {
          const found = configuration.lookUp(key);
          return found !== undefined && found !== OPEN && found.property.value !== '';
        });
        everywhere.set(key, known);
      }
      return known;
    };
    /** Keys that nobody can do without, and that every compared environment has. */
    const served = new Set<string>();
    const elsewhere = givenElsewhere(application, graph, tree, library);
    const uses = codeRequirements({
      application,
      compared,
      graph,
      code,
      concerns: (key) => {
        if (!isEverywhere(key)) return true;
        served.add(key);
        return keys === 'all';
      },
      withDefaults: keys === 'all',
      honoursMarks,
      // Where every environment has a value it is no matter who else has one.
      givenElsewhere: (key, isBound) => (keys === 'all' && isEverywhere(key) ? undefined : elsewhere(key, isBound)),
    });
    const demands = uses.filter(({ use }) => use.hasDefault !== true && use.mark === undefined);
    const idleConstraints = idleConstraintsOf(application, graph, code);
    return {
      ...subject,
      requirements: [...requirements, ...demands],
      code: { uses, asked, read, servedEverywhere: served.size, idleConstraints },
    };
  });
}
