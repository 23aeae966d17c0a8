import { expect, it } from 'vitest';
import { createCheckRun } from '../src/platform/github/check-run.ts';
import { githubClient } from '../src/platform/github/client.ts';
import { type Fault, fakeGithub } from './github/fake-api.ts';
import { quickTime } from './github/quick-time.ts';

const token = 'ghs_planted0123456789ABCDEFtoken';
const head = '5c4b3a291807f6e5d4c3b2a1908f7e6d5c4b3a29';
const annotations = Array.from({ length: 100 }, (_, index) => ({
  ...{ path: 'a.properties', start_line: index + 1, end_line: index + 1, annotation_level: 'failure' },
  message: `finding ${index}`,
}));

async function create(...faults: readonly Fault[]) {
  const api = await fakeGithub({ token, head, faults });
  try {
    const client = githubClient({ token, apiUrl: api.url, userAgent: 'keyparity/test' }, quickTime());
    const result = await createCheckRun(client, {
      ...{ owner: 'acme', repo: 'shop', name: 'Keyparity', commit: head, externalId: '1/1/job/step' },
      ...{ conclusion: 'failure', title: '100 errors', summary: 'all of them', text: '', annotations },
    });
    expect(api.violations).toEqual([]);
    expect(api.checks).toHaveLength(1);
    return { result, lines: api.checks[0]?.annotations.map(({ start_line }) => start_line), check: api.checks[0] };
  } finally {
    await api.close();
  }
}

const everyLine = annotations.map(({ start_line }) => start_line);

it.each([
  ['nothing fails', []],
  ['the connection breaks after the second half was added', [{ kind: 'dropafter', method: 'PATCH' }]],
  ['the connection breaks before the second half was added', [{ kind: 'drop', method: 'PATCH' }]],
  ['the answer to the second half is cut', [{ kind: 'half', method: 'PATCH' }]],
  ['the connection breaks after the first half was created', [{ kind: 'dropafter', method: 'POST' }]],
] as const)('a check run has each annotation once, in order, when %s', async (_, faults) => {
  const { result, lines } = await create(...faults);
  expect(result).toMatchObject({ ok: true });
  expect(lines).toEqual(everyLine);
});

it('a check run that lacks its second half has its conclusion all the same, and says what it lacks', async () => {
  const { result, lines, check } = await create({ kind: 'readonly', method: 'PATCH', times: Number.POSITIVE_INFINITY });
  expect(result).toMatchObject({ ok: true, value: { incomplete: { kind: 'forbidden', status: 403 } } });
  expect(lines).toEqual(everyLine.slice(0, 50));
  expect(check?.conclusion).toBe('failure');
});
