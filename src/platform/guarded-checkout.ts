import type { FileTree } from '../documents/file-tree.ts';
import { commitTree, MissingObjects } from './commit-tree.ts';
import { runGit } from './git.ts';

/** A checkout of which nothing may be read but what its commit has. */
export interface GuardedCheckout {
  /** The same files; what is read of them is noted. */
  readonly tree: FileTree;
  /** A file that is not as the commit has it, or that was read and the commit has not; to be asked when all is read. */
  stranger(): string | undefined;
}

/**
 * Watches over a checkout of the base where a workflow has secrets: what strangers propose may have been laid over it by a step
 * before.
 *
 * @param tree the working tree, with names of contents
 */
export function guardedCheckout(directory: string, tree: FileTree): GuardedCheckout {
  const head = runGit(directory, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}')?.toString('latin1').trim();
  const committed = commitTree(directory, head ?? '');
  const known = new Set(committed?.list());
  const untracked = new Set<string>();
  const noting = <Content>(read: (path: string) => Content | undefined) => {
    return (path: string): Content | undefined => {
      const content = read(path);
      if (content !== undefined && !known.has(path)) untracked.add(path);
      return content;
    };
  };
  return {
    tree: {
      ...tree,
      read: noting((path) => tree.read(path)),
      ...(tree.readLatin1 !== undefined && { readLatin1: noting((path) => tree.readLatin1?.(path)) }),
    },
    stranger: () => [...untracked][0] ?? (committed && firstDifference(committed, tree)),
  };
}

function firstDifference(committed: FileTree, tree: FileTree): string | undefined {
  const present = new Set(tree.list());
  return committed.list().find((path) => {
    if (!present.has(path)) return true;
    const id = committed.contentId?.(path);
    return (id === undefined || tree.contentId?.(path) !== id) && !hasEqualContent(committed, tree, path);
  });
}

/** By the bytes that are stored, whatever filters would make of them; the ends of lines may be those of a platform. */
function hasEqualContent(committed: FileTree, tree: FileTree, path: string): boolean {
  try {
    const before = committed.read(path);
    const now = tree.read(path);
    if (before === undefined || now === undefined) return before === now;
    return Buffer.compare(before, now) === 0 || withLineFeeds(before) === withLineFeeds(now);
  } catch (error) {
    if (error instanceof MissingObjects) return false;
    throw error;
  }
}

function withLineFeeds(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
}
