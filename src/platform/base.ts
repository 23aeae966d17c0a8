import { UsageError } from '../usage-error.ts';
import { runGit, runGitWith } from './git.ts';
import type { WorkflowEvent } from './workflow-event.ts';

/** What a change is compared with. */
export type Base =
  | {
      readonly kind: 'commit';
      readonly commit: string;
      /** The head of the pull request, where what is checked out is the result of its merge. */
      readonly head?: string;
    }
  /** Everything counts; with a notice where that was not to be expected. */
  | { readonly kind: 'none'; readonly notice?: string };

const commitName = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** A server that does not answer must not hold the job. */
const longestFetch = 60_000;

/** How far back the point is looked for where two branches parted, in a clone that lacks it. */
const deepened = 250;

/**
 * The commit where the checked-out state left a ref that somebody named: what others have done to that ref since is none
 * of its doing. Where history is cut off before that point, the ref itself.
 *
 * @throws UsageError where there is no such commit
 */
export function namedBase(directory: string, ref: string, token?: string): Base {
  if (runGit(directory, 'rev-parse', '--git-dir') === undefined) {
    throw new UsageError(`there is no git repository to look for the base ${ref} in`);
  }
  const commit = resolve(directory, ref) ?? resolve(directory, `origin/${ref}`) ?? fetchRef(directory, ref, token);
  if (commit === undefined) {
    throw new UsageError(
      `there is no commit ${JSON.stringify(ref)} to compare with`,
      'Name a branch, a tag or a commit of this clone; in a workflow, check out with fetch-depth: 2.',
    );
  }
  return { kind: 'commit', commit: mergeBase(directory, commit, 'HEAD') ?? commit };
}

/**
 * The base of the event that a workflow was started by. Commits that the clone lacks are fetched, one each, where that does
 * not cut off what a full clone has.
 *
 * @param trusted the workflow says that it knows what it does with `pull_request_target`
 * @throws UsageError where judging what is checked out would be unsafe
 */
export function baseOfEvent(directory: string, event: WorkflowEvent, trusted: boolean): Base {
  if (runGit(directory, 'rev-parse', '--git-dir') === undefined) {
    return isChange(event)
      ? none('this is no git repository. Check it out with actions/checkout and fetch-depth: 2')
      : { kind: 'none' };
  }
  switch (event.name) {
    case 'pull_request':
      return baseOfPullRequest(directory, event);
    case 'pull_request_target':
      return baseOfTarget(directory, event, trusted);
    case 'merge_group':
      return baseOfQueue(directory, event);
    case 'push':
      return baseOfPush(directory, event);
    default:
      return { kind: 'none' };
  }
}

function isChange({ name }: WorkflowEvent): boolean {
  return name === 'pull_request' || name === 'merge_group';
}

function none(reason: string): Base {
  return { kind: 'none', notice: `All findings count, because the base was not found: ${reason}.` };
}

/**
 * The merge commit's own first parent: the base in the payload may be hours older, and the difference between the two would
 * be blamed on the pull request. `cat-file` shows the parents also where a shallow clone cuts them off.
 */
function baseOfPullRequest(directory: string, event: WorkflowEvent): Base {
  const checkedOut = resolve(directory, 'HEAD');
  const { headCommit, baseCommit } = event;
  if (checkedOut === undefined) return none('nothing is checked out');
  if (checkedOut === headCommit) {
    const parting = baseCommit === undefined ? undefined : partingPoint(directory, baseCommit, event);
    return parting === undefined
      ? none(
          'where the checked-out head left it is not in this clone. Check out the merge commit (no ref:), or use fetch-depth: 0',
        )
      : { kind: 'commit', commit: parting };
  }
  const [base, head, another] = parentsOf(directory);
  const isMerge = base !== undefined && head !== undefined && another === undefined;
  // The branch of somebody's own choice may end in a merge as well.
  if (!isMerge || (head !== headCommit && checkedOut !== event.commit)) {
    return none('what is checked out is neither the merge of the pull request nor its head');
  }
  const missing = [base, head].filter((commit) => !isHere(directory, commit));
  if (missing.length > 0) fetch(directory, missing, event.token);
  if (!isHere(directory, base)) {
    return none(
      'the clone has no parents of the merge commit, and they could not be fetched. Check out with fetch-depth: 2',
    );
  }
  return { kind: 'commit', commit: base, ...(isHere(directory, head) && { head }) };
}

/** Such a run has secrets and a token that may write; what strangers propose must not be checked out there. */
function baseOfTarget(directory: string, event: WorkflowEvent, trusted: boolean): Base {
  const { headCommit } = event;
  const isProposed =
    headCommit !== undefined &&
    (resolve(directory, 'HEAD') === headCommit || parentsOf(directory).includes(headCommit));
  if (!isProposed) return none('on pull_request_target the base itself is checked out. Run on pull_request');
  if (trusted) return baseOfPullRequest(directory, event);
  throw new UsageError(
    'the head of a pull request is checked out on pull_request_target, where its author could reach the secrets of the workflow',
    'Run on pull_request; or, where nothing of the checkout is executed, set the input allow-pull-request-target.',
  );
}

function baseOfQueue(directory: string, event: WorkflowEvent): Base {
  const commit = event.baseCommit ?? parentsOf(directory)[0];
  if (commit !== undefined && ensure(directory, commit, event)) return { kind: 'commit', commit };
  return none('the clone has no commit before this merge group. Check out with fetch-depth: 2');
}

/** What the branch was before; of a new or rewritten branch, where it left the default branch. */
function baseOfPush(directory: string, event: WorkflowEvent): Base {
  const { before, forced, ref, defaultBranch } = event;
  if (ref === undefined || !ref.startsWith('refs/heads/') || event.deleted) return { kind: 'none' };
  if (before !== undefined && !forced && ensure(directory, before, event)) return { kind: 'commit', commit: before };
  if (defaultBranch === undefined || ref === `refs/heads/${defaultBranch}`) {
    return before === undefined ? { kind: 'none' } : none('what the branch was before this push is gone');
  }
  const tip =
    resolve(directory, `refs/remotes/origin/${defaultBranch}`) ??
    fetchRef(directory, `refs/heads/${defaultBranch}`, event.token);
  const parting = tip === undefined ? undefined : partingPoint(directory, tip, event);
  if (parting !== undefined) return { kind: 'commit', commit: parting };
  return none(`where the branch left ${defaultBranch} is not in this clone. Check out with fetch-depth: 0`);
}

/** The commit where the checked-out state left another one. */
function partingPoint(directory: string, commit: string, event: WorkflowEvent): string | undefined {
  if (!ensure(directory, commit, event)) return undefined;
  const found = mergeBase(directory, commit, 'HEAD');
  if (found !== undefined || !isShallow(directory)) return found;
  const head = resolve(directory, 'HEAD');
  fetch(directory, head === undefined ? [commit] : [commit, head], event.token, deepened);
  return mergeBase(directory, commit, 'HEAD');
}

function ensure(directory: string, commit: string, { token }: WorkflowEvent): boolean {
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
  const name = runGit(directory, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
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

function isShallow(directory: string): boolean {
  return runGit(directory, 'rev-parse', '--is-shallow-repository')?.toString('latin1').trim() === 'true';
}

/** A ref that only the server has; in a full clone nothing is fetched for a word that may be a slip. */
function fetchRef(directory: string, ref: string, token: string | undefined): string | undefined {
  if (!isRef(ref) || !/^[\w./-]+$/.test(ref) || !isShallow(directory)) return undefined;
  return fetch(directory, [ref], token) ? resolve(directory, 'FETCH_HEAD') : undefined;
}

/** In a full clone a limited depth would cut off the history that it has. */
function fetch(directory: string, names: readonly string[], token: string | undefined, depth = 1): boolean {
  const limit = isShallow(directory) ? [`--depth=${depth}`] : [];
  const words = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    ...limit,
    '--end-of-options',
    'origin',
    ...names,
  ];
  const attempt = (variables: Readonly<Record<string, string>>): boolean =>
    runGitWith({ variables, timeout: longestFetch }, directory, ...words) !== undefined;
  // What the checkout has left in the configuration comes first: two headers at once would be refused.
  return attempt({}) || (token !== undefined && attempt(credentials(directory, token)));
}

/** By variables, where neither the list of processes nor a file shows it; only for the server of the workflow. */
function credentials(directory: string, token: string): Readonly<Record<string, string>> {
  const server = new URL(process.env['GITHUB_SERVER_URL'] ?? 'https://github.com').origin;
  const remote = runGit(directory, 'remote', 'get-url', 'origin')?.toString('utf8').trim() ?? '';
  if (!remote.startsWith(`${server}/`)) return {};
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  };
}
