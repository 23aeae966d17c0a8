import type { GithubClient } from './client.ts';
import type { Outcome } from './failure.ts';
import { numberAt, type Published, publishedAt, textAt } from './fields.ts';

export interface StickyComment {
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
  /** The head that was judged. */
  readonly commit: string;
  /** What the body of every comment of this kind starts with. */
  readonly marker: string;
  readonly body: string;
  /** Whether to write one where there is none yet; one that is there is always brought up to date. */
  readonly create: boolean;
}

export type CommentResult =
  | (Published & { readonly change: 'created' | 'updated' | 'none' })
  /** Nothing to say, or a newer commit is at hand, whose run will say it. */
  | { readonly change: 'nothing to say' | 'outdated' };

interface Comment extends Published {
  readonly author: string | undefined;
  readonly body: string;
}

/** The author of what the token of a workflow writes. */
const workflowAuthor = 'github-actions[bot]';
const mostPages = 30;
const pageSize = 100;

/** Keeps one comment of a pull request up to date: never a second one, never somebody else's, never an older report over a newer one. */
export async function publishComment(client: GithubClient, comment: StickyComment): Promise<Outcome<CommentResult>> {
  const { owner, repo, pullRequest, commit, body } = comment;
  const head = await client.send({
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters: { owner, repo, pull_number: pullRequest },
    read: (data) => textAt(data, 'head', 'sha'),
  });
  if (!head.ok) return head;
  if (head.value !== commit) return { ok: true, value: { change: 'outdated' } };

  const listed = await ownComments(client, comment);
  if (!listed.ok) return listed;
  const [newest, ...older] = listed.value;
  if (newest === undefined) {
    if (!comment.create) return { ok: true, value: { change: 'nothing to say' } };
    const created = await client.send({
      route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      parameters: { owner, repo, issue_number: pullRequest, body },
      read: publishedAt,
      happened: async () => {
        const again = await ownComments(client, comment);
        return again.ok ? { ok: true, value: again.value[0] } : again;
      },
    });
    return created.ok ? { ok: true, value: { ...addressOf(created.value), change: 'created' } } : created;
  }
  // Two runs that started together may each have written one; what cannot be deleted does no harm.
  for (const { id } of older) {
    await client.send({
      route: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
      parameters: { owner, repo, comment_id: id },
      read: () => true,
    });
  }
  if (newest.body === body) return { ok: true, value: { ...addressOf(newest), change: 'none' } };
  const updated = await client.send({
    route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    parameters: { owner, repo, comment_id: newest.id, body },
    read: publishedAt,
  });
  return updated.ok ? { ok: true, value: { ...addressOf(updated.value), change: 'updated' } } : updated;
}

function addressOf({ id, url }: Published): Published {
  return { id, url };
}

/**
 * The comments with our marker that we have written ourselves, newest first. A token with the right to write may change any
 * comment, and anybody can quote a marker.
 */
async function ownComments(client: GithubClient, comment: StickyComment): Promise<Outcome<readonly Comment[]>> {
  const { owner, repo, pullRequest, marker } = comment;
  const marked: Comment[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const listed = await client.send({
      route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      parameters: { owner, repo, issue_number: pullRequest, per_page: pageSize, page },
      read: (data) => (Array.isArray(data) ? data : undefined),
    });
    if (!listed.ok) return listed;
    marked.push(...listed.value.flatMap(commentOf).filter(({ body }) => body.startsWith(marker)));
    if (listed.value.length < pageSize) break;
  }
  const ours = marked.some(({ author }) => author !== workflowAuthor) ? await viewer(client) : undefined;
  const own = marked.filter(({ author }) => author === workflowAuthor || (ours !== undefined && author === ours));
  return { ok: true, value: own.sort((a, b) => b.id - a.id) };
}

function commentOf(data: unknown): readonly Comment[] {
  const published = publishedAt(data);
  const body = textAt(data, 'body');
  // The author of a comment is null where the account is gone.
  return published === undefined || body === undefined
    ? []
    : [
        {
          ...published,
          body,
          author: numberAt(data, 'user', 'id') === undefined ? undefined : textAt(data, 'user', 'login'),
        },
      ];
}

/** The name of who has the token; only this one question tells it for every kind of token. */
async function viewer(client: GithubClient): Promise<string | undefined> {
  const answer = await client.send({
    route: 'POST /graphql',
    parameters: { query: '{ viewer { login } }' },
    read: (data) => textAt(data, 'data', 'viewer', 'login'),
  });
  return answer.ok ? answer.value : undefined;
}
