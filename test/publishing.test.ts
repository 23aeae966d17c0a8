import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type FakeGithub, type Fault, fakeGithub } from './github/fake-api.ts';
import { quickTime } from './github/quick-time.ts';
import { pullRequestOf, removeTemporaryFolders } from './repositories/history.ts';
import { playStep } from './runner/play-step.ts';
import { type ActionRun, type Scenario, startAction } from './runner/run-action.ts';

const fixtures = fileURLToPath(new URL('../fixtures/projects/', import.meta.url));
const fastClock = new URL('github/fast-clock.mjs', import.meta.url).href;
const token = 'ghs_planted0123456789ABCDEFtoken';
const bot = 'github-actions[bot]';

const { checkout, base, head, merge } = pullRequestOf(
  ({ root }) => cpSync(join(fixtures, 'jan-9-fixed'), root, { recursive: true }),
  ({ root }) => cpSync(join(fixtures, 'jan-9'), root, { recursive: true }),
);
const workspace = checkout.root;
afterAll(removeTemporaryFolders);

const pullRequest = (from: string, sender = 'jane') => ({
  name: 'pull_request',
  payload: {
    action: 'synchronize',
    number: 9,
    sender: { login: sender },
    repository: { full_name: 'acme/shop', default_branch: 'main' },
    pull_request: {
      number: 9,
      head: { sha: head, ref: 'topic', repo: from === '' ? null : { full_name: from } },
      base: { sha: base, ref: 'main', repo: { full_name: 'acme/shop' } },
    },
  },
});

const events = {
  'pull request': pullRequest('acme/shop'),
  'pull request of a fork': pullRequest('mallory/shop'),
  'pull request of a deleted fork': pullRequest(''),
  'pull request of Dependabot': pullRequest('acme/shop', 'dependabot[bot]'),
  'merge queue': { name: 'merge_group', payload: { merge_group: { head_sha: merge, base_sha: base } } },
  push: { name: 'push', payload: { ref: 'refs/heads/main', before: base, after: merge } },
  'release by hand': { name: 'workflow_dispatch', payload: {} },
} as const;
type EventName = keyof typeof events;

const tokens = {
  'that may write': { token, writes: ['checks', 'comments'] },
  'that may comment only': { token, writes: ['comments'] },
  'that may only read': { token, writes: [] },
  'that nobody knows': { token: 'ghs_someOtherToken000000000000', writes: [] },
  'that is not there': { token: '', writes: [] },
} as const;
type TokenName = keyof typeof tokens;

interface Combination {
  readonly event: EventName;
  readonly with: TokenName;
  readonly faults: readonly Fault[];
  readonly blocks: boolean;
}

interface Rig {
  readonly run: ActionRun;
  readonly api: FakeGithub;
}

const wanted = { 'check-run': 'true', comment: 'always' };

type Settings = Partial<Parameters<typeof fakeGithub>[0]>;

/** The sources of the Action in this process, with a time that only passes where they wait. */
function play(combination: Partial<Combination>, settings: Settings = {}, scenario: Partial<Scenario> = {}) {
  const time = quickTime();
  return rigOf(combination, { silent: time.expire, ...settings }, (given) =>
    playStep({ ...given, ...scenario, inputs: { ...given.inputs, ...scenario.inputs } }, time),
  );
}

/** The bundle in a process of its own. */
function start(combination: Partial<Combination>) {
  return rigOf(combination, {}, (given) => startAction({ ...given, preloaded: [fastClock] }));
}

async function rigOf(
  combination: Partial<Combination>,
  settings: Settings,
  act: (scenario: Scenario) => Promise<ActionRun>,
): Promise<Rig> {
  const { event = 'pull request', with: named = 'that may write', faults = [], blocks = true } = combination;
  const api = await fakeGithub({ token, head, writes: tokens[named].writes, faults, ...settings });
  try {
    const run = await act({
      workspace,
      token: tokens[named].token,
      event: events[event],
      environment: { GITHUB_API_URL: api.url, GITHUB_SHA: merge },
      inputs: { ...wanted, ...(!blocks && { 'fail-on': 'never' }) },
    });
    return { run, api };
  } finally {
    await api.close();
  }
}

/** What holds whatever happens. */
function expectVerdict({ run, api }: Rig, blocks: boolean): void {
  expect(run.exitCode).toBe(blocks ? 1 : 0);
  expect(run.outputs.get('verdict')).toBe(blocks ? 'fail' : 'pass');
  expect(run.outputs.get('errors')).toBe('1');
  // Nothing twice, nothing that GitHub would not take.
  expect(api.violations).toEqual([]);
  expect(api.comments.filter(({ login }) => login === bot).length).toBeLessThanOrEqual(1);
  expect(api.checks.length).toBeLessThanOrEqual(1);
  for (const check of api.checks) {
    expect(check.annotations).toHaveLength(1);
    expect(check.conclusion).toBe(blocks ? 'failure' : 'success');
  }
  // The finding is annotated once at least, and never by both ways where we know of the other one.
  const errors = run.annotations.filter(({ title }) => title === 'missing-override kms.cache.ttl');
  expect(errors).toHaveLength(run.outputs.get('check-run-url') === '' ? 1 : 0);
  const texts = [
    run.printed,
    run.summary,
    run.leaked,
    run.read(run.outputs.get('report') ?? ''),
    ...run.outputs.values(),
  ];
  for (const text of [...texts, ...api.comments.map(({ body }) => body), JSON.stringify(api.checks)]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(workspace);
  }
  expect(run.unsafe).toEqual([]);
  expect(run.dropped).toBe(0);
  expect(run.leaked).toBe('');
  expect(run.unbalancedGroups).toBe(false);
  expect(run.printed).not.toMatch(/^\s+at .*\.js:\d|internal error/m);
  const told = run.annotations.filter(({ title }) => title === 'keyparity: not everything is published');
  expect(told.length).toBeLessThanOrEqual(1);
}

const always = Number.POSITIVE_INFINITY;
const faults: Readonly<Record<string, readonly Fault[]>> = {
  'no fault': [],
  '403 on the first write': [{ kind: 'readonly', method: 'POST' }],
  '404 on every write': [{ kind: 'missing', method: 'POST', times: always }],
  'a locked conversation': [{ kind: 'locked', method: 'POST', times: always }],
  'a closed conversation': [{ kind: 'gone', method: 'POST', times: always }],
  '422 on every write': [{ kind: 'refused', method: 'POST', times: always }],
  'a secondary limit': [{ kind: 'secondary' }],
  '429 with retry-after': [{ kind: 'secondary429' }],
  '429 for good': [{ kind: 'secondary429', times: always }],
  'the hourly limit': [{ kind: 'primary' }],
  'the hourly limit for an hour': [{ kind: 'primary', times: always }],
  '502 once': [{ kind: '5xx', method: 'POST' }],
  '502 for good': [{ kind: '5xx', times: always }],
  'a page of HTML': [{ kind: 'html', times: 2 }],
  'a page of HTML as success': [{ kind: 'html200', method: 'POST' }],
  'a connection lost before the write': [{ kind: 'drop', method: 'POST' }],
  'a connection lost after the write': [{ kind: 'dropafter', method: 'POST', times: 2 }],
  'half an answer': [{ kind: 'half', method: 'POST', times: 2 }],
  'half of every answer': [{ kind: 'half', times: always }],
  'no answer to a question': [{ kind: 'slow', method: 'GET' }],
  'no answer to a write': [{ kind: 'slow', method: 'POST' }],
  'a redirect to another host': [{ kind: 'redirect', times: always }],
  'an answer of 11 MB': [{ kind: 'huge', method: 'GET', times: always }],
};

/** Where a second write or a wrong verdict is likeliest, both verdicts are played. */
const lostWrites = /connection|half|no fault/;

const combinations: readonly (readonly [string, Combination])[] = [
  ...Object.entries(faults).flatMap(([fault, list], index) =>
    (lostWrites.test(fault) ? [true, false] : [index % 2 === 0]).map((blocks): [string, Combination] => [
      `${fault}, ${blocks ? 'blocking' : 'not blocking'}`,
      { event: 'pull request', with: 'that may write', faults: list, blocks },
    ]),
  ),
  ...keysOf(events).flatMap((event) =>
    keysOf(tokens).map((name, index): [string, Combination] => {
      const blocks = (index + keysOf(events).indexOf(event)) % 2 === 0;
      return [
        `${event}, a token ${name}, ${blocks ? 'blocking' : 'not blocking'}`,
        { event, with: name, faults: [], blocks },
      ];
    }),
  ),
];

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

it('plays at least 60 combinations', () => {
  expect(combinations.length).toBeGreaterThanOrEqual(60);
});

describe('the verdict stands, nothing is posted twice, the token is nowhere', () => {
  it.each(combinations)('%s', async (_, combination) => {
    const rig = await play(combination);
    expectVerdict(rig, combination.blocks);
  });
});

describe('the bundle publishes as its sources do', () => {
  it.each<readonly [string, Partial<Combination>]>([
    ['where all is well', {}],
    ['where a connection breaks', { faults: [{ kind: 'dropafter', method: 'POST', times: 2 }] }],
    ['where GitHub is down', { faults: [{ kind: '5xx', times: always }], blocks: false }],
    ['for a fork', { event: 'pull request of a fork', with: 'that may only read' }],
    ['without a token', { with: 'that is not there' }],
  ])('%s', async (_, combination) => {
    const [started, played] = [await start(combination), await play(combination)];
    expectVerdict(started, combination.blocks ?? true);
    const told = ({ run: { printed, summary, exitCode }, api: { requests, comments, checks, url } }: Rig) => {
      const [text, page] = [printed, summary].map((each) => each.replaceAll(url, 'API'));
      return { text, page, exitCode, requests, comments, checks };
    };
    expect(told(started)).toEqual(told(played));
  });
});

describe('what cannot be published', () => {
  const annotationOf = ({ run }: Rig) =>
    run.annotations.find(({ title }) => title === 'keyparity: not everything is published');

  it('is a notice that names the right, and the summary shows the lines to add', async () => {
    const rig = await play({ with: 'that may only read' });
    const { severity, message } = annotationOf(rig) ?? {};
    expect(severity).toBe('notice');
    expect(message?.split('\n')).toHaveLength(2);
    for (const right of ['checks: write', 'pull-requests: write']) {
      expect(message).toContain(right);
      expect(rig.run.summary).toContain(`\n  ${right}\n`);
    }
  });

  it('is expected for a fork, and nothing is asked of anybody', async () => {
    const rig = await play({ event: 'pull request of a fork', with: 'that may only read' });
    expect(annotationOf(rig)).toMatchObject({ severity: 'notice', message: expect.stringContaining('expected') });
    expect(rig.run.summary).not.toContain('permissions:');
  });

  it.each([
    ['that nobody knows', [], 'GitHub does not know the token (401)'],
    ['that is not there', [], 'the input github-token is empty'],
    [
      'that may write',
      [{ kind: 'refused', method: 'POST', times: always }],
      'GitHub refused what Keyparity sent (422)',
    ],
    ['that may write', [{ kind: '5xx', times: always }], 'no proper answer came from GitHub (502)'],
    ['that may write', [{ kind: 'html', times: always }], 'no proper answer came from GitHub (502)'],
    ['that may write', [{ kind: 'slow', times: always }], 'GitHub did not answer in time'],
  ] as const)('is a warning where the token is one %s, or GitHub fails: %j', async (name, list, text) => {
    const rig = await play({ with: name, faults: list });
    expect(annotationOf(rig)).toMatchObject({ severity: 'warning', message: expect.stringContaining(text) });
    expectVerdict(rig, true);
  });

  it('fails a job that passes only where the workflow says so, and says nothing where it says so', async () => {
    const readOnly = { with: 'that may only read', blocks: false } as const;
    const strict = await play(readOnly, {}, { inputs: { 'report-failures': 'fail' } });
    expect(strict.run.exitCode).toBe(2);
    expect(strict.run.outputs.get('verdict')).toBe('pass');
    expect(annotationOf(strict)?.severity).toBe('error');
    const quiet = await play(readOnly, {}, { inputs: { 'report-failures': 'ignore' } });
    expect(quiet.run.exitCode).toBe(0);
    expect(annotationOf(quiet)).toBeUndefined();
    expect(quiet.run.printed).toContain('could not be written');
  });
});

describe('what is published', () => {
  it('is nothing at all, and no call is made, where nothing was asked for', async () => {
    const { api } = await play({}, {}, { inputs: { 'check-run': 'false', comment: 'off' } });
    expect(api.requests).toEqual([]);
  });

  it('is no comment in a merge queue, and nobody is told that there is none', async () => {
    const { run, api } = await play({ event: 'merge queue' });
    expect(api.comments).toEqual([]);
    expect(api.checks.map(({ head_sha }) => head_sha)).toEqual([merge]);
    expect(run.annotations.filter(({ title }) => title?.startsWith('keyparity: not'))).toEqual([]);
  });

  it('is a check run at the head of the pull request, not at its merge', async () => {
    const { run, api } = await play({});
    expect(api.checks.map(({ head_sha }) => head_sha)).toEqual([head]);
    expect(run.outputs.get('check-run-url')).toBe(`https://github.com/acme/shop/runs/${api.checks[0]?.id}`);
    expect(run.outputs.get('comment-url')).toContain('#issuecomment-');
    expect(api.comments[0]?.body).toContain('kms.cache.ttl');
  });

  it('is left to the newer run where the pull request has moved on', async () => {
    const { run, api } = await play({}, { head: 'f'.repeat(40) });
    expect(api.comments).toEqual([]);
    expect(run.printed).toContain('a newer commit');
  });

  it("is on a server of one's own where there is one", async () => {
    const rig = await play({}, { prefix: '/api/v3' });
    expectVerdict(rig, true);
    expect(rig.api.comments).toHaveLength(1);
  });
});
