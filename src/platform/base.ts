import { UsageError } from '../usage-error.ts';
import { runGit } from './git.ts';
import { fetch, isShallow, withUpstreams } from './git-remote.ts';
import { repositoryAt } from './git-repository.ts';
import type { WorkflowEvent } from './workflow-event.ts';

/** What a change is compared with. */
export type Base =
  | {
      readonly kind: 'commit';
      readonly commit: string;
      /** What people call it: a branch, a tag; absent where only the commit is known. */
      readonly name?: string;
      /** The head of the pull request, where what is checked out is the result of its merge. */
      readonly head?: string;
    }
  /** There is none by nature, and everything counts; with a notice where that was not to be expected. */
  | { readonly kind: 'none'; readonly notice?: string };

const commitName = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** How far back the point is looked for where two branches parted, in a clone that lacks it: the longer way only if needed. */
const deepened: readonly number[] = [250, 2500];

/**
 * The commit where the checked-out state left a ref that somebody named: what others have done to that ref since is none
 * of its doing. A full name of a commit means that commit, also where nothing here shows that the two have to do with each other.
 *
 * @throws UsageError where there is no such commit, or where history is cut off before it
 */
export function namedBase(directory: string, ref: string, token?: string, name = ref): Base {
  if (repositoryAt(directory) === undefined) {
    throw new UsageError(`there is no git repository to look for the base ${ref} in`);
  }
  const commit = resolve(directory, ref) ?? resolve(directory, `origin/${ref}`) ?? fetchRef(directory, ref, token);
  if (commit === undefined) {
    throw new UsageError(
      `there is no commit ${JSON.stringify(ref)} to compare with`,
      'Name a branch, a tag or a commit of this clone; in a workflow, check out with fetch-depth: 0.',
    );
  }
  const isExact = commitName.test(ref);
  const parting = isExact ? mergeBase(directory, commit, 'HEAD') : partingPoint(directory, commit, token);
  if (parting === undefined && !isExact && isShallow(directory)) {
    throw new UsageError(
      `the base cannot be had: this shallow clone does not show where the checked-out state left ${ref}`,
      'Check out with fetch-depth: 0, or run git fetch --unshallow.',
    );
  }
  return { kind: 'commit', commit: parting ?? commit, ...(!commit.startsWith(ref) && { name }) };
}

/** What is staged is a change of the last commit, unless there is none yet. */
export function baseOfStaged(directory: string): Base {
  const isUnborn = runGit(directory, 'rev-parse', '--verify', '--quiet', 'HEAD') === undefined;
  return isUnborn ? { kind: 'none' } : namedBase(directory, 'HEAD', undefined, 'the last commit');
}

/**
 * The base of the event that a workflow was started by. Commits that the clone lacks are fetched, one each, where that does
 * not cut off what a full clone has.
 *
 * Where the event has a base and it cannot be had, nothing is judged: by its own policy alone a change would choose its judge.
 *
 * @param trusted the workflow says that it knows what it does with `pull_request_target`
 * @throws UsageError where the base cannot be had
 */
export function baseOfEvent(directory: string, event: WorkflowEvent, trusted: boolean): Base {
  const base = unnamedBaseOf(directory, event, trusted);
  const name = nameOfBase(event);
  return base.kind === 'none' || name === undefined ? base : { ...base, name };
}

/** Of a pushed branch, what it was before; of a new one, the branch that it left. */
function nameOfBase({ baseName, ref, before, forced, defaultBranch }: WorkflowEvent): string | undefined {
  if (baseName !== undefined) return baseName;
  return before === undefined || forced ? defaultBranch : ref?.replace(/^refs\/heads\//, '');
}

function unnamedBaseOf(directory: string, event: WorkflowEvent, trusted: boolean): Base {
  if (repositoryAt(directory) === undefined) {
    if (!hasBase(event)) return { kind: 'none' };
    throw outOfReach('this is no git repository', 'Check it out with actions/checkout and fetch-depth: 2.');
  }
  if (runsBesideChange(event)) return baseBesideChange(directory, event, trusted);
  switch (event.name) {
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return baseOfPullRequest(directory, event);
    case 'merge_group':
      return baseOfQueue(directory, event);
    case 'push':
      return baseOfPush(directory, event);
    default:
      return { kind: 'none' };
  }
}

function hasBase({ name, before }: WorkflowEvent): boolean {
  return name.startsWith('pull_request') || name === 'merge_group' || (name === 'push' && before !== undefined);
}

function outOfReach(reason: string, remedy: string): UsageError {
  return new UsageError(
    `the base of this change cannot be had: ${reason}`,
    `${remedy} Without its base the change would be judged by its own policy alone.`,
  );
}

/**
 * The merge commit's own first parent: the base in the payload may be hours older, and the difference between the two would
 * be blamed on the pull request. `cat-file` shows the parents also where a shallow clone cuts them off.
 */
function baseOfPullRequest(directory: string, event: WorkflowEvent): Base {
  const checkedOut = resolve(directory, 'HEAD');
  const { headCommit, baseCommit } = event;
  if (checkedOut === undefined) {
    throw outOfReach('nothing is checked out', 'Check out with actions/checkout and fetch-depth: 2.');
  }
  if (checkedOut === headCommit) {
    const parting = baseCommit === undefined ? undefined : partingPoint(directory, baseCommit, event.token);
    if (parting !== undefined) return { kind: 'commit', commit: parting };
    throw outOfReach(
      'this clone does not show where the checked-out head left it',
      'Check out the merge commit (without ref:) with fetch-depth: 2, or the head with fetch-depth: 0.',
    );
  }
  const [base, head, another] = parentsOf(directory);
  const isMerge = base !== undefined && head !== undefined && another === undefined;
  // The branch of somebody's own choice may end in a merge as well.
  if (!isMerge || (head !== headCommit && checkedOut !== event.commit)) {
    throw outOfReach(
      'what is checked out is neither the merge of the pull request nor its head',
      'Check out without ref: and with fetch-depth: 2, or name the base with the input base-ref.',
    );
  }
  const missing = [base, head].filter((commit) => !isHere(directory, commit));
  if (missing.length > 0) fetch(directory, missing, event.token);
  if (!isHere(directory, base)) {
    throw outOfReach(
      'the clone has no parents of the merge commit, and they could not be fetched',
      'Check out with fetch-depth: 2.',
    );
  }
  return { kind: 'commit', commit: base, ...(isHere(directory, head) && { head }) };
}

/**
 * Where the base is checked out, that is all there is to judge. With files of the change laid over it, or with the change itself
 * in a commit, the workflow has to say that it means to do that; then it is a change like any other.
 */
function baseBesideChange(directory: string, event: WorkflowEvent, trusted: boolean): Base {
  const { name, headCommit } = event;
  if (!trusted) {
    return {
      kind: 'none',
      notice: `All findings count: on ${name} the base itself is checked out, and not the change. Run on pull_request.`,
    };
  }
  if (headCommit !== undefined && checkedOutWithParents(directory).includes(headCommit)) {
    return baseOfPullRequest(directory, event);
  }
  const commit = event.commit ?? event.baseCommit;
  const parting = commit === undefined ? undefined : partingPoint(directory, commit, event.token);
  if (parting !== undefined) return { kind: 'commit', commit: parting };
  throw outOfReach('this clone does not show where the checked-out commit left it', 'Check out with fetch-depth: 0.');
}

/** Events of a pull request whose workflow has secrets and a token that may write: their checkout is the base. */
export function runsBesideChange({ name, proposedCommit }: WorkflowEvent): boolean {
  return name === 'pull_request_target' || (name === 'workflow_run' && proposedCommit !== undefined);
}

/**
 * Refuses what strangers propose where a workflow has secrets and a token that may write. A head that was merged, squashed or
 * picked into a commit of its own is as strange as the head itself.
 *
 * @throws UsageError where something else than the base is checked out
 */
export function refuseStranger(directory: string, event: WorkflowEvent): void {
  const found = stranger(directory, event);
  if (found === undefined) return;
  throw new UsageError(
    `${found} is checked out on ${event.name}, where its author could reach the secrets of the workflow`,
    'Run on pull_request; or, where nothing of the checkout is executed, set the input allow-pull-request-target.',
  );
}

/** What is checked out in place of the base, in words. */
function stranger(directory: string, { commit, baseCommit, proposedCommit }: WorkflowEvent): string | undefined {
  const checkedOut = checkedOutWithParents(directory);
  const [head] = checkedOut;
  if (head === undefined) return 'nothing that git knows';
  if (proposedCommit !== undefined && checkedOut.includes(proposedCommit)) return 'the head of a pull request';
  // A runner always says which commit the workflow runs on.
  const isBase = commit === undefined || head === commit || head === baseCommit;
  return isBase ? undefined : `${head.slice(0, 10)}, which is not the base,`;
}

function checkedOutWithParents(directory: string): readonly string[] {
  const head = resolve(directory, 'HEAD');
  return head === undefined ? [] : [head, ...parentsOf(directory)];
}

function baseOfQueue(directory: string, event: WorkflowEvent): Base {
  const commit = event.baseCommit ?? parentsOf(directory)[0];
  if (commit !== undefined && ensure(directory, commit, event.token)) return { kind: 'commit', commit };
  throw outOfReach('the clone has no commit before this merge group', 'Check out with fetch-depth: 2.');
}

/** What the branch was before; of a new or rewritten branch, where it left the default branch. */
function baseOfPush(directory: string, event: WorkflowEvent): Base {
  const { before, forced, ref, defaultBranch, token } = event;
  if (ref === undefined || !ref.startsWith('refs/heads/') || event.deleted) return { kind: 'none' };
  const isDefault = defaultBranch === undefined || ref === `refs/heads/${defaultBranch}`;
  if (before !== undefined && (isDefault || !forced)) {
    if (ensure(directory, before, token)) return { kind: 'commit', commit: before };
    throw outOfReach(
      'what the branch was before this push is not in this clone, and could not be fetched',
      'Check out with fetch-depth: 0, or name the base with the input base-ref.',
    );
  }
  // Nothing was there before the first push of a repository.
  if (isDefault) return { kind: 'none' };
  const tip =
    resolve(directory, `refs/remotes/origin/${defaultBranch}`) ??
    fetchRef(directory, `refs/heads/${defaultBranch}`, token);
  const parting = tip === undefined ? undefined : partingPoint(directory, tip, token);
  if (parting !== undefined) return { kind: 'commit', commit: parting };
  throw outOfReach(`this clone does not show where the branch left ${defaultBranch}`, 'Check out with fetch-depth: 0.');
}

/** The commit where the checked-out state left another one. */
function partingPoint(directory: string, commit: string, token: string | undefined): string | undefined {
  if (!ensure(directory, commit, token)) return undefined;
  for (const depth of isShallow(directory) ? deepened : []) {
    const found = mergeBase(directory, commit, 'HEAD');
    if (found !== undefined) return found;
    const head = resolve(directory, 'HEAD');
    // The server has no commit that was made here.
    const isFetched = head !== undefined && fetch(directory, [commit, head], token, depth);
    if (!isFetched && !fetch(directory, [commit], token, depth)) return undefined;
  }
  return mergeBase(directory, commit, 'HEAD');
}

function ensure(directory: string, commit: string, token: string | undefined): boolean {
  if (isHere(directory, commit)) return true;
  fetch(directory, [commit], token);
  return isHere(directory, commit);
}

function isHere(directory: string, commit: string): boolean {
  return commitName.test(commit) && runGit(directory, 'cat-file', '-e', `${commit}^{commit}`) !== undefined;
}

/** The full name of the commit that a ref means; what git could take for an option, or for several things, means none. */
function resolve(directory: string, ref: string): string | undefined {
  if (!isRef(ref)) return undefined;
  const ask = () => runGit(directory, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  const name = /@\{(?:u|upstream|push)\}/i.test(ref) ? withUpstreams(directory, ask) : ask();
  return name?.toString('latin1').trim();
}

function isRef(ref: string): boolean {
  return ref !== '' && !ref.startsWith('-') && !ref.includes('..') && !/[\s\p{Cc}]/u.test(ref);
}

/** Parents of what is checked out, also those that a shallow clone does not have. */
function parentsOf(directory: string): readonly string[] {
  const [header = ''] = runGit(directory, 'cat-file', '-p', 'HEAD')?.toString('latin1').split('\n\n') ?? [];
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, name = '']) => name);
}

function mergeBase(directory: string, one: string, other: string): string | undefined {
  return runGit(directory, 'merge-base', one, other)?.toString('latin1').trim();
}

/** A ref that only the server has; in a full clone nothing is fetched for a word that may be a slip. */
function fetchRef(directory: string, ref: string, token: string | undefined): string | undefined {
  if (!isRef(ref) || !/^[\w./-]+$/.test(ref) || !isShallow(directory)) return undefined;
  return fetch(directory, [ref], token) ? resolve(directory, 'FETCH_HEAD') : undefined;
}
