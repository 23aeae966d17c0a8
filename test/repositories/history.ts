import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { inject } from 'vitest';

const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];

/** A git repository in a temporary folder, made and changed as people do it. */
export interface History {
  readonly root: string;
  /** What git prints, without the line feed at the end. */
  git(...words: readonly string[]): string;
  write(path: string, text: string): void;
  remove(path: string): void;
  move(from: string, to: string): void;
  /** Everything as it is now; returns the full name of the commit. */
  commit(message?: string): string;
  /** The same history in a folder of its own. */
  copy(): History;
}

export function historyIn(root: string): History {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', [...identity, ...words], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const inside = (path: string): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    return join(root, path);
  };
  return {
    root,
    git,
    write: (path, text) => writeFileSync(inside(path), text),
    remove: (path) => rmSync(join(root, path), { recursive: true, force: true }),
    move: (from, to) => renameSync(join(root, from), inside(to)),
    commit(message = 'change') {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    copy() {
      const folder = temporaryFolder('copy');
      // From Node 22 on, following a link that leads to itself ends the whole process.
      cpSync(root, folder, { recursive: true, verbatimSymlinks: true });
      return historyIn(folder);
    },
  };
}

export function newHistory(): History {
  const history = historyIn(temporaryFolder('history'));
  history.git('init', '-q', '-b', 'main');
  // A server that hands out any commit by its name, as GitHub's does.
  history.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  return history;
}

const folders: string[] = [];

export function temporaryFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `keyparity-${name}-`)));
  folders.push(folder);
  return folder;
}

/** To be called when all tests of a file are done. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Where a server has the repository. */
export function addressOf({ root }: History): string {
  return `${inject('gitServer').address}/${relative(realpathSync(tmpdir()), root)}/.git`;
}

/** What actions/checkout does: an empty repository, one fetch of one ref, a detached checkout. */
export function checkoutOf(server: History, ref: string, depth: number | 'full'): History {
  const clone = historyIn(temporaryFolder('checkout'));
  clone.git('init', '-q');
  clone.git('remote', 'add', 'origin', addressOf(server));
  if (depth === 'full') {
    clone.git(
      'fetch',
      '-q',
      '--no-tags',
      'origin',
      '+refs/heads/*:refs/remotes/origin/*',
      `+${ref}:refs/remotes/tested`,
    );
  } else {
    clone.git('fetch', '-q', '--no-tags', `--depth=${depth}`, 'origin', `+${ref}:refs/remotes/tested`);
  }
  clone.git('checkout', '-q', '--detach', 'refs/remotes/tested');
  return clone;
}

/** What a workflow finds on `pull_request`: the merge of a change into its base is checked out, with both parents. */
export interface PullRequest {
  readonly checkout: History;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

export function pullRequestOf(before: (history: History) => void, change: (history: History) => void): PullRequest {
  const checkout = newHistory();
  before(checkout);
  const base = checkout.commit('before');
  change(checkout);
  const head = checkout.commit('the change');
  checkout.git('checkout', '-q', '--detach', base);
  checkout.git('merge', '-q', '--no-ff', '-m', 'merge', head);
  return { checkout, base, head, merge: checkout.git('rev-parse', 'HEAD') };
}
