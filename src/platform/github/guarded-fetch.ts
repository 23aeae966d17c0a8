type Fetch = typeof fetch;

const mostRedirects = 3;
const largestAnswer = 10 * 1024 * 1024;
/** Statuses whose answers have no body. */
const bodiless = new Set([101, 103, 204, 205, 304]);

/**
 * A `fetch` that hands out whole answers only: one that is cut half-way is an error, so is one of more than 10 MB. Redirects
 * are followed within the origin alone, because the token goes with them.
 */
export function guardedFetch(inner: Fetch): Fetch {
  return async (input, init) => {
    let url = new URL(input instanceof Request ? input.url : input);
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await inner(url, { ...init, redirect: 'manual' });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return wholeAnswer(response);
      await response.body?.cancel();
      const next = new URL(location, url);
      if (next.origin !== url.origin) throw new Error('redirected to another origin');
      // 301 and 302 turn a POST into a GET, 303 always does; GitHub moves a repository with 301 for reads, 307 for writes.
      if (response.status < 307 && init?.method !== 'GET') throw new Error('redirected a change');
      url = next;
    }
    throw new Error('redirected too often');
  };
}

async function wholeAnswer(response: Response): Promise<Response> {
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error('the answer is larger than 10 MB');
    chunks.push(chunk);
  }
  return new Response(bodiless.has(status) ? null : new Blob(chunks), { status, headers: [...headers] });
}
