import type { GithubClient } from './client.ts';
import type { Failure, Outcome } from './failure.ts';
import { fieldOf, numberAt, type Published, publishedAt, textAt } from './fields.ts';

export interface CheckRun {
  readonly owner: string;
  readonly repo: string;
  readonly name: string;
  /** The commit that it is shown at. */
  readonly commit: string;
  /** A name that no other step of any run gives: by it a check run is found again. */
  readonly externalId: string;
  readonly conclusion: 'success' | 'failure';
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly object[];
}

/** The API takes this many annotations with one request, and adds those of each further one. */
const annotationsOfRequest = 50;

/**
 * Creates a check run. It has its conclusion from the first request on, so that nothing which fails afterwards can leave a
 * gate open.
 *
 * @returns the check run, with the failure that has kept annotations from it
 */
export async function createCheckRun(
  client: GithubClient,
  check: CheckRun,
): Promise<Outcome<Published & { readonly incomplete?: Failure }>> {
  const { owner, repo, name, commit, externalId, conclusion, title, summary, annotations } = check;
  const output = { title, summary, ...(check.text.trim() !== '' && { text: check.text }) };
  const created = await client.send({
    route: 'POST /repos/{owner}/{repo}/check-runs',
    parameters: {
      ...{ owner, repo, name, conclusion, head_sha: commit, external_id: externalId, status: 'completed' },
      output: { ...output, annotations: annotations.slice(0, annotationsOfRequest) },
    },
    read: publishedAt,
    happened: () => findCheckRun(client, check),
  });
  if (!created.ok) return created;
  for (let sent = annotationsOfRequest; sent < annotations.length; sent += annotationsOfRequest) {
    const more = annotations.slice(sent, sent + annotationsOfRequest);
    const run = { owner, repo, check_run_id: created.value.id };
    const added = await client.send({
      route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      parameters: { ...run, output: { ...output, annotations: more } },
      read: publishedAt,
      happened: () => hasAnnotations(client, run, sent + more.length),
    });
    if (!added.ok) return { ok: true, value: { ...created.value, incomplete: added.failure } };
  }
  return created;
}

async function findCheckRun(client: GithubClient, check: CheckRun): Promise<Outcome<Published | undefined>> {
  const { owner, repo, name, commit, externalId } = check;
  const listed = await client.send({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    parameters: { owner, repo, ref: commit, check_name: name, filter: 'all', per_page: 100 },
    read: (data) => {
      const runs = fieldOf(data, 'check_runs');
      return Array.isArray(runs) ? runs : undefined;
    },
  });
  if (!listed.ok) return listed;
  return { ok: true, value: publishedAt(listed.value.find((run) => textAt(run, 'external_id') === externalId)) };
}

/** The check run, where it has that many annotations already. */
async function hasAnnotations(
  client: GithubClient,
  run: { readonly owner: string; readonly repo: string; readonly check_run_id: number },
  count: number,
): Promise<Outcome<Published | undefined>> {
  const found = await client.send({
    route: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}',
    parameters: run,
    read: (data) => {
      const published = publishedAt(data);
      const present = numberAt(data, 'output', 'annotations_count');
      return published === undefined || present === undefined ? undefined : { published, present };
    },
  });
  if (!found.ok) return found;
  return { ok: true, value: found.value.present >= count ? found.value.published : undefined };
}
