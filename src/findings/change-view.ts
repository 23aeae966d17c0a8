import { decodeLatin1 } from '../documents/decode.ts';
import type { Origin } from '../documents/document.ts';
import type { FileTree } from '../documents/file-tree.ts';
import { type Hunk, lineChanges } from '../documents/line-changes.ts';
import { winnerOf } from '../rules/evidence.ts';
import type { Subject } from '../rules/rule-context.ts';
import { uniformName } from '../spring/names.ts';
import type { ChangeView } from './anchor.ts';
import type { Finding } from './finding.ts';

/** Two states of a repository, and what was known in the older one. */
export interface Change {
  readonly head: FileTree;
  readonly base: FileTree;
  /** Path in the base by path in the head. */
  readonly renames: ReadonlyMap<string, string>;
  readonly baseSubjects: readonly Subject[];
  /** Paths of keyparity.yml in the two. */
  readonly policyPaths: readonly (string | undefined)[];
}

/** What a change did to the files; compares a file only when somebody asks about it. */
export function changeView({ head, base, renames, baseSubjects, policyPaths }: Change): ChangeView {
  const inHead = new Set(head.list());
  const inBase = new Set(base.list());
  const hunks = new Map<string, readonly Hunk[]>();
  const basePathOf = (path: string): string => renames.get(path) ?? path;
  const headPaths = new Map([...renames].map(([now, then]) => [then, now]));
  const keys = new Map<string, ReadonlySet<string>>();
  const keysBefore = (path: string): ReadonlySet<string> => {
    const known = keys.get(path);
    if (known !== undefined) return known;
    const found = new Set<string>();
    for (const { application } of baseSubjects) {
      for (const document of application.documents) {
        if (document.path !== path) continue;
        for (const { key } of document.properties) found.add(uniformName(key));
      }
    }
    keys.set(path, found);
    return found;
  };
  return {
    hunksOf(path) {
      let found = hunks.get(path);
      if (found === undefined) {
        found = inHead.has(path) ? linesThatDiffer(base, inBase, basePathOf(path), head, path) : [];
        hunks.set(path, found);
      }
      return found;
    },
    headPathOf: (path) => headPaths.get(path) ?? (inHead.has(path) && !renames.has(path) ? path : undefined),
    isPolicy: (path) => policyPaths.includes(path),
    hadKey: (path, key) => keysBefore(basePathOf(path)).has(uniformName(key)),
    originsInBase: (finding) => originsIn(baseSubjects, finding),
  };
}

function linesThatDiffer(
  base: FileTree,
  inBase: ReadonlySet<string>,
  before: string,
  head: FileTree,
  path: string,
): readonly Hunk[] {
  const was = inBase.has(before);
  const content = head.contentId?.(path);
  if (was && content !== undefined && content === base.contentId?.(before)) return [];
  return lineChanges(was ? textOf(base, before) : '', textOf(head, path));
}

/** Bytes as characters: only lines are compared, and every byte counts. */
function textOf(tree: FileTree, path: string): string {
  const bytes = tree.read(path);
  return bytes === undefined ? '' : decodeLatin1(bytes);
}

function originsIn(subjects: readonly Subject[], finding: Finding): readonly Origin[] {
  const { application, environments, key, keys = key === undefined ? [] : [key] } = finding;
  const subject = subjects.find((each) => each.application.name === application);
  const configurations = subject?.configurations ?? [];
  return configurations
    .filter(({ environment }) => environments.includes(environment.name))
    .flatMap((configuration) =>
      keys.flatMap((each) => {
        const winner = winnerOf(configuration, each);
        return winner === undefined ? [] : [winner.property.origin];
      }),
    );
}
