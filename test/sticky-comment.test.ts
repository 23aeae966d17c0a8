import { afterEach, describe, expect, it } from 'vitest';
import { githubClient } from '../src/platform/github/client.ts';
import { publishComment, type StickyComment } from '../src/platform/github/sticky-comment.ts';
import { commentMarker } from '../src/reports/comment.ts';
import { type FakeGithub, fakeGithub } from './github/fake-api.ts';
import { quickTime } from './github/quick-time.ts';

const token = 'ghs_planted0123456789ABCDEFtoken';
const head = '5c4b3a291807f6e5d4c3b2a1908f7e6d5c4b3a29';
const bot = 'github-actions[bot]';
const marker = commentMarker('main');
const body = `${marker}\n## ❌ Keyparity: 1 error`;

let api: FakeGithub;
afterEach(() => api.close());

async function publish(
  settings: Partial<Parameters<typeof fakeGithub>[0]>,
  wish: Partial<StickyComment> = {},
): ReturnType<typeof publishComment> {
  api = await fakeGithub({ token, head, ...settings });
  const client = githubClient({ token, apiUrl: api.url, userAgent: 'keyparity/test' }, quickTime());
  const comment = { owner: 'acme', repo: 'shop', pullRequest: 9, commit: head, marker, body, create: true, ...wish };
  const result = await publishComment(client, comment);
  expect(api.violations).toEqual([]);
  return result;
}

const bodies = (login: string | null) => api.comments.filter((each) => each.login === login).map((each) => each.body);
const writes = () => api.requests.filter((request) => !request.startsWith('GET '));

describe('the comment of a pull request', () => {
  it('is written once, and its address is told', async () => {
    const result = await publish({});
    expect(result).toMatchObject({
      ok: true,
      value: { change: 'created', url: expect.stringContaining('#issuecomment-') },
    });
    expect(bodies(bot)).toEqual([body]);
  });

  it('is not written where there is nothing to say', async () => {
    expect(await publish({}, { create: false })).toEqual({ ok: true, value: { change: 'nothing to say' } });
    expect(writes()).toEqual([]);
  });

  it('is brought up to date where there is one, so that a repaired pull request turns green', async () => {
    const repaired = `${marker}\n## ✅ Keyparity`;
    const result = await publish({ comments: [{ body, login: bot }] }, { body: repaired, create: false });
    expect(result).toMatchObject({ value: { change: 'updated' } });
    expect(bodies(bot)).toEqual([repaired]);
  });

  it('is left as it is where it says the same', async () => {
    expect(await publish({ comments: [{ body, login: bot }] })).toMatchObject({ value: { change: 'none' } });
    expect(writes()).toEqual([]);
  });

  it('is found on the second page', async () => {
    const chatter = Array.from({ length: 120 }, (_, index) => ({ body: `comment ${index}`, login: 'jane' }));
    const result = await publish({ comments: [...chatter, { body: `${marker}\nold`, login: bot }] });
    expect(result).toMatchObject({ value: { change: 'updated' } });
    expect(api.comments).toHaveLength(121);
  });

  it.each([
    ['a person who forges the marker', { body: `${marker}\nforged`, login: 'mallory' }],
    ['another bot', { body: `${marker}\nforged`, login: 'other[bot]' }],
    ['somebody who is gone', { body: `${marker}\nold`, login: null }],
    ['us, who only quote the marker', { body: `> ${marker}\nquoted`, login: bot }],
    ['us, for another job', { body: `${commentMarker('main2')}\nother`, login: bot }],
  ])('never takes the place of one by %s', async (_, foreign) => {
    const result = await publish({ comments: [foreign] });
    expect(result).toMatchObject({ value: { change: 'created' } });
    expect(api.comments[0]?.body).toBe(foreign.body);
    expect(api.comments).toHaveLength(2);
  });

  it("is recognised where the token is an App's", async () => {
    const login = 'acme-gate[bot]';
    const result = await publish({ viewer: login, comments: [{ body: `${marker}\nold`, login }] });
    expect(result).toMatchObject({ value: { change: 'updated' } });
    expect(bodies(login)).toEqual([body]);
  });

  it('stays the only one of ours: the newest is kept, the others go', async () => {
    const old = { body: `${marker}\nold`, login: bot };
    await publish({ comments: [old, { body: 'hello', login: 'jane' }, { body, login: bot }] });
    expect(api.comments.map(({ id }) => id)).toEqual([101, 102]);
  });

  it('is left to the run on a newer commit', async () => {
    const newer = { body: `${marker}\nnewer`, login: bot };
    const result = await publish({ head: 'f'.repeat(40), comments: [newer] });
    expect(result).toEqual({ ok: true, value: { change: 'outdated' } });
    expect(api.comments[0]?.body).toBe(newer.body);
  });

  it("is written to a server of one's own", async () => {
    const foreign = { body: `${marker}\nforged`, login: 'mallory' };
    expect(await publish({ prefix: '/api/v3', comments: [foreign] })).toMatchObject({ value: { change: 'created' } });
    expect(api.requests).toContain('POST /api/graphql');
  });
});

it('a token is sent to no address but one of https or this machine', async () => {
  api = await fakeGithub({ token, head });
  for (const apiUrl of ['http://api.github.com', 'ftp://127.0.0.1', 'http://127.0.0.1.example.org', 'nowhere', '']) {
    expect(() => githubClient({ token, apiUrl, userAgent: 'x' }), apiUrl).toThrow('not an address of https');
  }
});
