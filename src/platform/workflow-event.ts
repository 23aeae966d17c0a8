import { readFileSync } from 'node:fs';

/** What started a workflow, as far as it says what has changed. Names of commits are checked, all else is a text. */
export interface WorkflowEvent {
  /** `pull_request`, `push`, … */
  readonly name: string;
  /** What the workflow runs on: of a pull request the result of its merge. */
  readonly commit?: string;
  /** The head of the pull request. */
  readonly headCommit?: string;
  /** What strangers may have proposed, for a workflow that runs beside it: the head of a pull request. */
  readonly proposedCommit?: string;
  /** The base of the pull request when the event was made, or the parent of the merge group. */
  readonly baseCommit?: string;
  /** The branch that it is the base of, as `main`. */
  readonly baseName?: string;
  /** What a pushed branch was before; absent for a new one. */
  readonly before?: string;
  readonly forced: boolean;
  readonly deleted: boolean;
  /** `refs/heads/main` */
  readonly ref?: string;
  readonly defaultBranch?: string;
  /** Number of the pull request. */
  readonly pullRequest?: number;
  /** The pull request comes from another repository, or from one that is gone. */
  readonly isFork?: boolean;
  /** For a fetch, where the checkout has left no credentials. */
  readonly token?: string;
}

/** Larger payloads do not exist; one that does is not read. */
const largestPayload = 32 * 1024 * 1024;

/** The event of this run of a workflow. A payload that is missing or broken says nothing, which is never a reason to pass. */
export function workflowEvent(token = ''): WorkflowEvent {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path = '', GITHUB_SHA: commit = '' } = process.env;
  return { ...eventOf(name, payloadAt(path)), ...(commit !== '' && { commit }), ...(token !== '' && { token }) };
}

/** What a payload of GitHub's webhooks says. */
export function eventOf(name: string, payload: unknown): WorkflowEvent {
  const commit = (...path: readonly string[]): string | undefined => {
    const text = at(payload, path);
    // 40 zeros stand for a branch that was not there before.
    return typeof text === 'string' && /^(?!0+$)[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text) ? text : undefined;
  };
  const text = (...path: readonly string[]): string | undefined => {
    const value = at(payload, path);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const headCommit = commit('pull_request', 'head', 'sha');
  const baseCommit = commit('pull_request', 'base', 'sha') ?? commit('merge_group', 'base_sha');
  const baseName =
    text('pull_request', 'base', 'ref') ?? text('merge_group', 'base_ref')?.replace(/^refs\/heads\//, '');
  const isRunOfChange = text('workflow_run', 'event')?.startsWith('pull_request') === true;
  const proposedCommit = headCommit ?? (isRunOfChange ? commit('workflow_run', 'head_sha') : undefined);
  const before = commit('before');
  const ref = text('ref');
  const defaultBranch = text('repository', 'default_branch');
  const pullRequest = at(payload, ['pull_request', 'number']);
  const isFork =
    text('pull_request', 'head', 'repo', 'full_name') !== text('pull_request', 'base', 'repo', 'full_name');
  return {
    name,
    forced: at(payload, ['forced']) === true,
    deleted: at(payload, ['deleted']) === true,
    ...(headCommit !== undefined && { headCommit }),
    ...(proposedCommit !== undefined && { proposedCommit }),
    ...(baseCommit !== undefined && { baseCommit }),
    ...(baseName !== undefined && { baseName }),
    ...(before !== undefined && { before }),
    ...(ref !== undefined && { ref }),
    ...(defaultBranch !== undefined && { defaultBranch }),
    ...(typeof pullRequest === 'number' && Number.isSafeInteger(pullRequest) && { pullRequest, isFork }),
  };
}

function at(value: unknown, path: readonly string[]): unknown {
  let inner = value;
  for (const name of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    inner = Reflect.get(inner, name);
  }
  return inner;
}

function payloadAt(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > largestPayload ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
