import { check } from '../../src/commands/check.ts';
import { checkChange } from '../../src/commands/check-change.ts';
import { nothingShared } from '../../src/commands/prepare.ts';
import type { FileTree } from '../../src/documents/file-tree.ts';
import type { Report } from '../../src/findings/finding.ts';
import { UsageError } from '../../src/usage-error.ts';
import type { Commit, History, Step } from './history.ts';
import { AbsentObject, type Entries, objectsOf, treeOf } from './objects.ts';
import { type Judgement, judgementOf, troubled } from './told.ts';

/** Judges changes and states of one repository. */
export interface Judge {
  /** Tells which commits come next, so that what they need can be fetched at once. */
  expect(commits: readonly Commit[]): void;
  change(step: Step): Promise<Judgement>;
  state(step: Step): Promise<Judgement>;
  close(): void;
}

/** What was parsed is forgotten when it takes more than this. */
const largestHeap = 2 * 1024 ** 3;

/** Fetched ahead where a program may want to read it; the rest is read when it is asked for. */
const readable =
  /\.(?:java|kts?|groovy|gradle|xml|properties|ya?ml|env|json|toml|rb|erb|j2|tpl|tmpl|tf|sh)$|(?:^|\/)(?:Dockerfile|\.env|\.gitignore)[^/]*$/;

/**
 * The sources beside this file as the judge: one process for all commits, which reads git's objects. What commits have in
 * common is read and parsed once. Today is the day of the commit, so that the answer is the same on every day.
 */
export function ownJudge({ gitDirectory }: History): Judge {
  const objects = objectsOf(gitDirectory);
  const trees = new WeakMap<Entries, FileTree>();
  let shared = nothingShared();

  const treeAt = (entries: Entries): FileTree => {
    const tree = trees.get(entries) ?? treeOf(entries, objects);
    trees.set(entries, tree);
    return tree;
  };

  return {
    expect(commits) {
      if (process.memoryUsage().heapUsed > largestHeap) shared = nothingShared();
      objects.tidy();
      const changes = commits.flatMap((commit) => commit.changes.filter(({ path }) => readable.test(path)));
      objects.fetch(changes.flatMap(({ before, after }) => [before, after].flatMap((entry) => entry?.id ?? [])));
    },
    change: ({ commit, before, after }) =>
      judged(() =>
        checkChange({
          tree: treeAt(after),
          base: treeAt(before),
          baseName: commit.parent.slice(0, 10),
          scope: 'new',
          policy: 'base',
          failOn: 'error',
          today: commit.date,
          shared,
        }),
      ),
    state: ({ commit, after }) =>
      judged(() => check({ tree: treeAt(after), failOn: 'error', today: commit.date, shared })),
    close() {},
  };
}

/** What a program says, or why it says nothing. */
export async function judged(report: () => Promise<Report>): Promise<Judgement> {
  try {
    return judgementOf(await report());
  } catch (error) {
    if (error instanceof UsageError) return troubled('usage', usageOf(error));
    if (error instanceof AbsentObject) return troubled('absent', error.message);
    return troubled('crash', error instanceof Error ? crashOf(error) : String(error));
  }
}

function usageOf({ message, problems }: UsageError): string {
  return [message, ...problems.map((problem) => problem.message)].join('; ');
}

/** With the functions in which it broke; where they stand in a bundle says nothing. */
function crashOf({ name, message, stack = '' }: Error): string {
  const functions = [...stack.matchAll(/^ +at (?:async )?([\w.$<>]+) \(/gm)].slice(0, 5).map(([, each]) => each);
  return [`${name}: ${message}`, ...functions].join(' < ');
}
