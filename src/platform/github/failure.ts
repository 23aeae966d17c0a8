/** Why a call brought nothing. Nothing of the answer's own words is kept: they may come from anywhere. */
export interface Failure {
  readonly kind: /** The token may not do it; GitHub says 404 where it does not even want to say that there is something. */
    | 'forbidden'
    /** There is no such token, or it has expired. */
    | 'unauthorized'
    /** The conversation is locked or switched off. */
    | 'closed'
    /** The request was understood and refused. */
    | 'refused'
    | 'rate limit'
    /** No answer within the time. */
    | 'timeout'
    /** No answer, or none that is GitHub's: a fault of the server, a page of a proxy, half an answer. */
    | 'unavailable';
  readonly status?: number;
  /** The permissions that GitHub names: `checks=write`. */
  readonly accepted?: string;
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** What is worth knowing of a refused or failed answer. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** What an answer of the status 400 or more means. */
export function failureOf({ status, headers, data }: ErrorAnswer): Failure {
  const kind = kindOf(status, headers, messageOf(data));
  const accepted = headers['x-accepted-github-permissions'];
  return {
    kind,
    status,
    ...(typeof accepted === 'string' && /^[\w=;,+ -]{1,200}$/.test(accepted) && { accepted }),
  };
}

function kindOf(status: number, headers: ErrorAnswer['headers'], message: string | undefined): Failure['kind'] {
  // Every error of the API is an object with a message; a proxy in between sends pages of its own.
  if (status >= 500 || message === undefined) return 'unavailable';
  if (status === 429 || (status === 403 && isRateLimit(headers, message))) return 'rate limit';
  if (status === 401) return 'unauthorized';
  if (status === 410 || (status === 403 && /\blocked\b/i.test(message))) return 'closed';
  return status === 403 || status === 404 ? 'forbidden' : 'refused';
}

function isRateLimit(headers: ErrorAnswer['headers'], message: string): boolean {
  return (
    headers['retry-after'] !== undefined ||
    String(headers['x-ratelimit-remaining']) === '0' ||
    /rate limit/i.test(message)
  );
}

function messageOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('message' in data)) return undefined;
  return typeof data.message === 'string' ? data.message : undefined;
}

/**
 * Milliseconds that GitHub asks to wait: `retry-after`; else, where the hourly limit is used up, until its reset; else a
 * minute (REST API best practices).
 *
 * @param now milliseconds since 1970, for an answer without a date
 */
export function waitOf({ headers }: ErrorAnswer, now: number): number {
  const seconds = (name: string) => {
    const value = headers[name];
    return value !== undefined && /^\d{1,12}$/.test(String(value)) ? Number(value) : undefined;
  };
  const after = seconds('retry-after');
  if (after !== undefined) return after * 1000;
  const reset = seconds('x-ratelimit-reset');
  if (String(headers['x-ratelimit-remaining']) === '0' && reset !== undefined) {
    const date = Date.parse(String(headers['date']));
    return Math.max(1000, reset * 1000 - (Number.isNaN(date) ? now : date));
  }
  return 60_000;
}
