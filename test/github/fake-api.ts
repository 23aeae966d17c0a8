import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Operation, operations } from './description.ts';

/** What goes wrong, with a request that matches, so many times. */
export interface Fault {
  readonly kind:
    | 'readonly'
    | 'missing'
    | 'locked'
    | 'gone'
    | 'refused'
    | 'secondary'
    | 'secondary429'
    | 'primary'
    | '5xx'
    | 'html'
    | 'html200'
    | 'drop'
    | 'dropafter'
    | 'half'
    | 'slow'
    | 'redirect'
    | 'huge';
  readonly method?: string;
  /** By default once; Infinity for good. */
  readonly times?: number;
}

export interface FakeComment {
  id: number;
  body: string;
  login: string | null;
}

export interface FakeCheck {
  id: number;
  name: string;
  external_id: string;
  head_sha: string;
  conclusion: string;
  output: Record<string, unknown>;
  annotations: Record<string, unknown>[];
}

export interface FakeGithub {
  readonly url: string;
  readonly comments: FakeComment[];
  readonly checks: FakeCheck[];
  /** Breaches of GitHub's description, by the Action or by this server. */
  readonly violations: string[];
  /** `POST /repos/…` in the order in which they came. */
  readonly requests: string[];
  close(): Promise<void>;
}

interface Settings {
  readonly token: string;
  /** What the token may write. */
  readonly writes?: readonly ('checks' | 'comments')[];
  readonly faults?: readonly Fault[];
  /** The head of the pull request by now. */
  readonly head: string;
  readonly comments?: readonly { readonly body: string; readonly login: string | null }[];
  /** Who has the token. */
  readonly viewer?: string;
  /** Is called where there will be no answer. */
  readonly silent?: () => void;
  /** `/api/v3` on a server of one's own. */
  readonly prefix?: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const workflowLogin = 'github-actions[bot]';

/** GitHub's API on loopback: it remembers, it holds both sides to GitHub's description, and it fails as it is told to. */
export async function fakeGithub(settings: Settings): Promise<FakeGithub> {
  const { prefix = '' } = settings;
  const comments: FakeComment[] = (settings.comments ?? []).map((each, index) => ({ ...each, id: 100 + index }));
  const checks: FakeCheck[] = [];
  const violations: string[] = [];
  const requests: string[] = [];
  const faults = (settings.faults ?? []).map((fault) => ({ fault, left: fault.times ?? 1 }));
  let nextId = 1000;

  const faultFor = (method: string): Fault | undefined => {
    const entry = faults.find(({ fault, left }) => left > 0 && (fault.method ?? method) === method);
    if (entry !== undefined) entry.left -= 1;
    return entry?.fault;
  };

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.destroy();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '' } = request;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    requests.push(`${method} ${pathname}`);
    const text = await bodyOf(request);
    const send = ({ status, body, headers = {} }: Answer) => {
      const payload = body === undefined ? '' : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(payload);
    };
    if (request.headers['user-agent'] === undefined) violations.push('a request has no user-agent');
    if (request.headers.authorization !== `token ${settings.token}`) return send(message(401, 'Bad credentials'));
    if (pathname === '/graphql' || pathname === '/api/graphql') {
      return send({ status: 200, body: { data: { viewer: { login: settings.viewer ?? workflowLogin } } } });
    }

    const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : '';
    const operation = operations.find((each) => each.method === method && each.path.test(path));
    if (operation === undefined) {
      violations.push(`${method} ${pathname} is no operation of the description`);
      return send(message(404, 'Not Found'));
    }
    const body = text === '' ? undefined : JSON.parse(text);
    const wrong = [...operation.request(body), ...unwritten(operation, body)];
    violations.push(...wrong.map((complaint) => `${operation.id}: ${complaint}`));
    const match = operation.path.exec(path)?.groups ?? {};
    const answer = () =>
      wrong.length > 0 ? message(422, 'Validation Failed') : act(operation, match, searchParams, body);

    const fault = faultFor(method);
    switch (fault?.kind) {
      case 'readonly':
        return send(refusal('checks=write'));
      case 'missing':
        return send(message(404, 'Not Found'));
      case 'locked':
        return send(message(403, 'Unable to create comment because issue is locked.'));
      case 'gone':
        return send(message(410, 'Issues are disabled for this repo'));
      case 'refused':
        return send(message(422, 'Validation Failed'));
      case 'secondary':
      case 'secondary429':
        return send({
          ...message(fault.kind === 'secondary' ? 403 : 429, 'You have exceeded a secondary rate limit.'),
          headers: { 'retry-after': '1' },
        });
      case 'primary': {
        const reset = Math.ceil(Date.now() / 1000) + (fault.times === Number.POSITIVE_INFINITY ? 3600 : 2);
        return send({
          ...message(403, 'API rate limit exceeded for installation.'),
          headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
        });
      }
      case '5xx':
        return send(message(502, 'Server Error'));
      case 'html':
      case 'html200':
        response.writeHead(fault.kind === 'html' ? 502 : 200, { 'content-type': 'text/html' });
        response.end('<html><body>::error::proxy ##[add-mask]e</body></html>');
        return;
      case 'drop':
        response.destroy();
        return;
      case 'dropafter':
        answer();
        response.destroy();
        return;
      case 'half': {
        const { status, body: whole } = answer();
        const payload = Buffer.from(JSON.stringify(whole));
        response.writeHead(status, { 'content-type': 'application/json', 'content-length': payload.length });
        response.write(payload.subarray(0, payload.length / 2), () => response.destroy());
        return;
      }
      case 'slow':
        // No answer at all; the connection ends with the client's patience.
        settings.silent?.();
        return;
      case 'redirect':
        response.writeHead(307, { location: 'http://127.0.0.2:9/elsewhere' }).end();
        return;
      case 'huge': {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ filler: 'x'.repeat(11 * 1024 * 1024) }));
        return;
      }
      case undefined: {
        const right = operation.id.startsWith('checks/') ? 'checks' : 'comments';
        if (method !== 'GET' && !(settings.writes ?? ['checks', 'comments']).includes(right)) {
          return send(refusal(right === 'checks' ? 'checks=write' : 'issues=write; pull_requests=write'));
        }
        const given = answer();
        violations.push(
          ...operation.answer(given.status, given.body).map((complaint) => `own ${operation.id}: ${complaint}`),
        );
        return send(given);
      }
    }
  }

  function act(
    operation: Operation,
    match: Readonly<Record<string, string>>,
    query: URLSearchParams,
    body: Record<string, unknown> & { output?: Record<string, unknown> },
  ): Answer {
    const commentOf = (comment: FakeComment) => ({
      ...operation.sample(operation.method === 'POST' ? 201 : 200),
      ...commentObject(comment),
    });
    switch (operation.id) {
      case 'pulls/get': {
        const sample = operation.sample(200);
        return { status: 200, body: { ...sample, head: { ...Object(sample['head']), sha: settings.head } } };
      }
      case 'issues/list-comments': {
        const size = Number(query.get('per_page') ?? 30);
        const page = Number(query.get('page') ?? 1);
        if (size > 100) violations.push('a page has at most 100 comments');
        return { status: 200, body: comments.slice((page - 1) * size, page * size).map(commentObject) };
      }
      case 'issues/create-comment': {
        const comment = { id: nextId++, body: String(body['body']), login: workflowLogin };
        comments.push(comment);
        return { status: 201, body: commentOf(comment) };
      }
      case 'issues/update-comment': {
        const comment = comments.find(({ id }) => String(id) === match['comment_id']);
        if (comment === undefined) return message(404, 'Not Found');
        comment.body = String(body['body']);
        return { status: 200, body: commentOf(comment) };
      }
      case 'issues/delete-comment': {
        const index = comments.findIndex(({ id }) => String(id) === match['comment_id']);
        if (index < 0) return message(404, 'Not Found');
        comments.splice(index, 1);
        return { status: 204, body: undefined };
      }
      case 'checks/create': {
        const { annotations = [], ...output } = body.output ?? {};
        const check = { ...body, id: nextId++, output, annotations } as unknown as FakeCheck;
        checks.push(check);
        return { status: 201, body: { ...operation.sample(201), ...checkObject(check) } };
      }
      case 'checks/update':
      case 'checks/get': {
        const check = checks.find(({ id }) => String(id) === match['check_run_id']);
        if (check === undefined) return message(404, 'Not Found');
        if (operation.id === 'checks/update') {
          const { annotations = [], ...output } = body.output ?? {};
          check.output = output;
          check.annotations.push(...(annotations as Record<string, unknown>[]));
        }
        return { status: 200, body: { ...operation.sample(200), ...checkObject(check) } };
      }
      case 'checks/list-for-ref': {
        const [create] = operations.filter(({ id }) => id === 'checks/create');
        const found = checks.filter(({ head_sha }) => head_sha === match['ref']);
        const runs = found.map((check) => ({ ...create?.sample(201), ...checkObject(check) }));
        return { status: 200, body: { total_count: runs.length, check_runs: runs } };
      }
      default:
        return message(404, 'Not Found');
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}${prefix}`,
    ...{ comments, checks, violations, requests },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function message(status: number, text: string): Answer {
  return { status, body: { message: text, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

function refusal(accepted: string): Answer {
  return {
    ...message(403, 'Resource not accessible by integration'),
    headers: { 'x-accepted-github-permissions': accepted },
  };
}

/** Limits that stand in GitHub's prose alone. */
function unwritten(operation: Operation, body: unknown): readonly string[] {
  const { body: comment = '', output } = Object(body);
  const complaints: string[] = [];
  if (operation.id.endsWith('-comment') && String(comment).length > 65_536) complaints.push('Body is too long');
  for (const annotation of output?.annotations ?? []) {
    if ([...(annotation.title ?? '')].length > 255) complaints.push('a title has more than 255 characters');
    if (Buffer.byteLength(annotation.message) > 64 * 1024) complaints.push('a message has more than 64 KB');
    if (annotation.start_line < 1 || annotation.end_line < annotation.start_line) complaints.push('no such line');
    if (annotation.start_column !== undefined && annotation.start_line !== annotation.end_line) {
      complaints.push('columns over several lines');
    }
  }
  return complaints;
}

const created = operations.find(({ id }) => id === 'issues/create-comment');

function commentObject({ id, body, login }: FakeComment): Record<string, unknown> {
  const sample = created?.sample(201) ?? {};
  const user = login === null ? null : { ...(simpleUser() as object), login, id: login.length };
  return { ...sample, id, body, user, html_url: `https://github.com/acme/shop/pull/9#issuecomment-${id}` };
}

function simpleUser(): unknown {
  const text = (name: string) => [name, `https://api.github.com/${name}`] as const;
  const urls = [
    ...['avatar_url', 'events_url', 'followers_url', 'following_url', 'gists_url', 'html_url', 'organizations_url'],
    ...['received_events_url', 'repos_url', 'starred_url', 'subscriptions_url', 'url'],
  ];
  return { ...Object.fromEntries(urls.map(text)), gravatar_id: '', node_id: 'x', site_admin: false, type: 'Bot' };
}

function checkObject({ id, name, external_id, head_sha, conclusion, output, annotations }: FakeCheck): object {
  return {
    ...{ id, name, external_id, head_sha, conclusion, status: 'completed' },
    html_url: `https://github.com/acme/shop/runs/${id}`,
    output: {
      title: output['title'] ?? null,
      summary: output['summary'] ?? null,
      text: output['text'] ?? null,
      annotations_count: annotations.length,
      annotations_url: `https://api.github.com/repos/acme/shop/check-runs/${id}/annotations`,
    },
  };
}
