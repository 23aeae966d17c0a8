import { check } from '../../src/commands/check.ts';
import { checkChange } from '../../src/commands/check-change.ts';
import { nothingShared } from '../../src/commands/prepare.ts';
import type { FileTree } from '../../src/documents/file-tree.ts';
import type { Report } from '../../src/findings/finding.ts';
import { type Contents, MissingObjects, objectTree, readObjects } from '../../src/platform/commit-tree.ts';
import { UsageError } from '../../src/usage-error.ts';
import type { Commit, Entries, History, Step } from './history.ts';
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
const largestContents = 512 * 1024 ** 2;

/** Fetched ahead where a program may want to read it; the rest is read when it is asked for. */
const readable =
  /\.(?:java|kts?|groovy|gradle|xml|properties|ya?ml|env|json|toml|rb|erb|j2|tpl|tmpl|tf|sh)$|(?:^|\/)(?:Dockerfile|\.env|\.gitignore)[^/]*$/;

/**
 * The sources beside this file as the judge: one process for all commits, which reads git's objects. What commits have in
 * common is read and parsed once. Today is the day of the commit, so that the answer is the same on every day.
 */
export function ownJudge({ gitDirectory }: History): Judge {
  const contents: Contents = new Map();
  const trees = new WeakMap<Entries, FileTree>();
  let shared = nothingShared();

  const treeOf = (entries: Entries): FileTree => {
    const known = trees.get(entries);
    if (known !== undefined) return known;
    const tree = objectTree(gitDirectory, entries, { contents });
    trees.set(entries, tree);
    return tree;
  };
  const forgetWhereTooMuch = (): void => {
    if (process.memoryUsage().heapUsed > largestHeap) shared = nothingShared();
    let size = 0;
    for (const content of contents.values()) size += content?.length ?? 0;
    if (size > largestContents) contents.clear();
  };

  return {
    expect(commits) {
      forgetWhereTooMuch();
      const ids = commits.flatMap(({ changes }) =>
        changes.flatMap(({ path, before, after }) => {
          if (!readable.test(path)) return [];
          return [before, after].flatMap((entry) => (entry === undefined || contents.has(entry.id) ? [] : [entry.id]));
        }),
      );
      const [first, ...rest] = new Set(ids);
      if (first === undefined) return;
      try {
        for (const [id, content] of readObjects(gitDirectory, first, rest)) contents.set(id, content);
      } catch (error) {
        // A file that is never read may well be absent.
        if (!(error instanceof MissingObjects)) throw error;
      }
    },
    change: ({ commit, before, after }) =>
      judged(() =>
        checkChange({
          tree: treeOf(after),
          base: treeOf(before),
          baseName: commit.parent.slice(0, 10),
          scope: 'new',
          policy: 'base',
          failOn: 'error',
          today: commit.date,
          shared,
        }),
      ),
    state: ({ commit, after }) =>
      judged(() => check({ tree: treeOf(after), failOn: 'error', today: commit.date, shared })),
    close() {},
  };
}

/** What a program says, or why it says nothing. */
export async function judged(report: () => Promise<Report>): Promise<Judgement> {
  try {
    return judgementOf(await report());
  } catch (error) {
    if (error instanceof UsageError) return troubled('usage', usageOf(error));
    if (error instanceof MissingObjects) return troubled('absent', error.message);
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
