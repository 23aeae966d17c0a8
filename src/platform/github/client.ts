import { defaults, GitHub, getOctokitOptions } from '@actions/github/lib/utils';
import { UsageError } from '../../usage-error.ts';
import { type ErrorAnswer, type Failure, failureOf, type Outcome, waitOf } from './failure.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { type Patience, realTime } from './patience.ts';

export interface Call<Value> {
  /** `GET /repos/{owner}/{repo}/pulls/{pull_number}` */
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Takes from an answer what is used of it; `undefined`: this is no answer to the question. */
  readonly read: (data: unknown) => Value | undefined;
  /**
   * For calls that must not happen twice: looks whether the first one has happened although its answer was lost. Only where
   * that is known to be untrue it is repeated. A call without this is repeated blindly.
   */
  readonly happened?: () => Promise<Outcome<Value | undefined>>;
}

/** Calls GitHub's API, one call after the other: whoever has the client waits for each answer. */
export interface GithubClient {
  send<Value>(call: Call<Value>): Promise<Outcome<Value>>;
}

interface Access {
  readonly token: string;
  /** `https://api.github.com`, or where a server of one's own has it. */
  readonly apiUrl: string;
  readonly userAgent: string;
}

/** GitHub asks for a second between two changes. */
const betweenChanges = 1000;
const callTime = 10_000;
/** All calls together; a job does not hang on its report. */
const totalTime = 60_000;
const mostTries = 3;
/** The only one that is posted and changes nothing: Keyparity asks, and sends no mutation. */
const query = 'POST /graphql';
const apiVersion = '2022-11-28';

/**
 * Octokit without its plugin for retries, which posts a comment twice when the connection breaks in between, and with what
 * it lacks: a limit of time for each call and for all, a limit of size, and no answer but a whole one.
 *
 * @throws UsageError where the address is not one to send a token to
 */
export function githubClient({ token, apiUrl, userAgent }: Access, time: Patience = realTime): GithubClient {
  refuseUnsafe(apiUrl);
  const baseUrl = apiUrl.replace(/\/+$/, '');
  // A server of one's own has the REST API at /api/v3 and the other one beside it.
  const graphqlUrl = baseUrl.replace(/\/api\/v3$/, '/api');
  const octokit = new GitHub({
    ...getOctokitOptions(token, { baseUrl, userAgent }),
    // The toolkit's own fetch knows the proxy of the machine.
    request: { fetch: guardedFetch(defaults.request?.fetch ?? fetch) },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const end = time.now() + totalTime;
  const timeLeft = () => end - time.now();
  const pause = async (milliseconds: number) => {
    if (milliseconds > 0) await time.pause(milliseconds);
  };
  let lastChange = Number.NEGATIVE_INFINITY;

  const attempt = async <Value>({ route, parameters, read }: Call<Value>): Promise<Attempt<Value>> => {
    if (!route.startsWith('GET ') && route !== query) {
      await pause(lastChange + betweenChanges - time.now());
      lastChange = time.now();
    }
    const signal = time.limit(Math.max(1, Math.min(callTime, timeLeft())));
    try {
      const headers = { 'x-github-api-version': apiVersion };
      const address = route === query ? { baseUrl: graphqlUrl } : {};
      const options = { ...parameters, ...address, headers, request: { signal } };
      const { data, status } = await octokit.request(route, options);
      const value = read(data);
      return value === undefined ? lost({ kind: 'unavailable', status }) : { ok: true, value };
    } catch (error) {
      if (signal.aborted) return lost({ kind: 'timeout' });
      const answer = answerOf(error);
      if (answer === undefined) return lost({ kind: 'unavailable' });
      const failure = failureOf(answer);
      if (failure.kind === 'rate limit') return { ok: false, failure, wait: waitOf(answer, Date.now()) };
      return failure.kind === 'unavailable' ? lost(failure) : { ok: false, failure };
    }
  };

  return {
    send: async (call) => {
      for (let tries = 1; ; tries++) {
        const result = await attempt(call);
        if (result.ok || result.wait === undefined) return result;
        const { failure, wait, isLost } = result;
        const isLast = tries >= (call.happened === undefined || !isLost ? mostTries : 2);
        if (isLost && call.happened !== undefined) {
          const found = await call.happened();
          if (!found.ok) return { ok: false, failure };
          if (found.value !== undefined) return { ok: true, value: found.value };
        }
        if (isLast || wait * tries >= timeLeft()) return { ok: false, failure };
        await pause(wait * tries);
      }
    },
  };
}

type Attempt<Value> =
  | { readonly ok: true; readonly value: Value; readonly wait?: undefined }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** Milliseconds after which it may be tried again; absent: it would fail again. */
      readonly wait?: number;
      /** Nobody knows whether it has happened. */
      readonly isLost?: true;
    };

function lost<Value>(failure: Failure): Attempt<Value> {
  return { ok: false, failure, wait: 1000, isLost: true };
}

function quiet(): void {
  // What Octokit says would go to the log of the step as it is.
}

/** The answer that Octokit's error is about; `undefined` where there was none. */
function answerOf(error: unknown): ErrorAnswer | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const { response } = error;
  if (typeof response !== 'object' || response === null) return undefined;
  if (!('status' in response && 'headers' in response && 'data' in response)) return undefined;
  const { status, headers, data } = response;
  if (typeof status !== 'number' || typeof headers !== 'object' || headers === null) return undefined;
  return { status, headers: Object.fromEntries(Object.entries(headers)), data };
}

function refuseUnsafe(address: string): void {
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '' };
  const isLocal = protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !isLocal) throw new UsageError('GITHUB_API_URL is not an address of https');
}
