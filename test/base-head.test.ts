import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OptionValues, readOptionValues } from '../src/commands/option-values.ts';
import type { OptionName } from '../src/commands/options.ts';
import { judge } from '../src/commands/run-check.ts';
import type { Finding, Report } from '../src/findings/finding.ts';
import { eventOf, type WorkflowEvent } from '../src/platform/workflow-event.ts';
import { reporters } from '../src/reports/index.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';
import {
  checkoutOf,
  type History,
  newHistory,
  removeTemporaryFolders,
  temporaryFolder,
} from './repositories/history.ts';

afterAll(removeTemporaryFolders);

function optionsFor(root: string, given: Readonly<Partial<Record<OptionName, string>>> = {}): OptionValues {
  const words = Object.entries({ cwd: root, ...given }).map(([name, text]) => [name as OptionName, [text]] as const);
  return readOptionValues(new Map(words), (name) => `--${name}`);
}

async function judged(
  { root }: History,
  given: Readonly<Partial<Record<OptionName, string>>> = {},
  event?: WorkflowEvent,
): Promise<Report> {
  return (await judge(optionsFor(root, given), 'wrong', event)).report;
}

function textOf(finding: Finding): string {
  const rendering = { medium: plainText, showValues: false };
  const related = finding.related.map(({ origin, label }) => `${label} ${origin.path}:${origin.line}`);
  return [renderMessage(finding.message, rendering), renderMessage(finding.advice, rendering), ...related].join('\n');
}

function place({ at }: Finding): string {
  return `${at.path}:${at.line}`;
}

/** Findings of one status, each as rule, key and environments. */
function told({ findings }: Report, status: Finding['status']): readonly string[] {
  return findings
    .filter((finding) => finding.status === status)
    .map(({ rule, key, environments: names }) => [rule, ...(key === undefined ? [] : [key]), ...names].join(' '));
}

const environments = ['dev', 'demo', 'stage', 'prod'] as const;

const contract = `version: 1
environments:
${environments.map((name) => `  ${name}: {}\n`).join('')}applications:
  monolith:
    path: app
    layers:
      - server.properties
      - ../config/{env}/server.properties
keys:
  "kms.**":
    override: true
`;

const fileOf = (environment: string) => `config/${environment}/server.properties`;

/** A repository in order: every environment sets its own `kms.endpoint`. */
function soundHistory(): History {
  const history = newHistory();
  history.write('keyparity.yml', contract);
  history.write('app/server.properties', 'db.user=monolith\nsession.timeout=30\n');
  for (const name of environments) {
    history.write(
      fileOf(name),
      `# ${name}\n\ndb.url=jdbc:${name}\n\nkms.endpoint=https://kms.${name}\n\nmail.host=${name}\n`,
    );
  }
  history.commit('a sound repository');
  return history;
}

function addKey(history: History, key: string, except: readonly string[]): void {
  for (const name of environments) {
    if (except.includes(name)) continue;
    history.write(
      fileOf(name),
      `# ${name}\n\ndb.url=jdbc:${name}\n\nkms.endpoint=https://kms.${name}\n${key}=60\n\nmail.host=${name}\n`,
    );
  }
}

describe('January 9 as history', () => {
  let server: History;
  let before: string;
  let tip: string;
  let head: string;
  let merge: string;

  beforeAll(() => {
    server = soundHistory();
    before = server.git('rev-parse', 'HEAD');
    server.git('checkout', '-q', '-b', 'ttl');
    addKey(server, 'kms.cache.ttl', ['stage']);
    head = server.commit('cache keys for a minute');
    // Meanwhile others have changed the same files, and have left a fault of their own.
    server.git('checkout', '-q', 'main');
    for (const name of environments) {
      const endpoint = `kms.endpoint=https://kms.${name}\n`;
      server.write(
        fileOf(name),
        `# ${name}\n# reviewed\n# twice\n\ndb.url=jdbc:${name}\n\n${endpoint}\nmail.host=${name}\n`,
      );
    }
    server.write('app/server.properties', 'db.user=monolith\nkms.region=eu\nsession.timeout=30\n');
    tip = server.commit('review');
    server.git('checkout', '-q', '-b', 'merged');
    server.git('merge', '-q', '--no-ff', '-m', 'merge', 'ttl');
    merge = server.git('rev-parse', 'HEAD');
    server.git('update-ref', 'refs/pull/9/merge', merge);
    server.git('update-ref', 'refs/pull/9/head', head);
    server.git('checkout', '-q', 'main');
  });

  const pullRequest = (extra: object = {}) => ({
    number: 9,
    // As old as the pull request: not what the merge was made of.
    pull_request: {
      head: { sha: head, repo: { full_name: 'acme/shop' } },
      base: { sha: before, ref: 'main' },
      ...extra,
    },
    repository: { default_branch: 'main', full_name: 'acme/shop' },
  });

  type Row = readonly [name: string, make: () => readonly [History, WorkflowEvent]];
  const rows: readonly Row[] = [
    ...([1, 2, 'full'] as const).map(
      (depth): Row => [
        `pull_request, depth ${depth}`,
        () => [
          checkoutOf(server, 'refs/pull/9/merge', depth),
          { ...eventOf('pull_request', pullRequest()), commit: merge },
        ],
      ],
    ),
    [
      'pull_request of a fork that is deleted by now',
      () => [
        checkoutOf(server, 'refs/pull/9/merge', 2),
        eventOf('pull_request', pullRequest({ head: { sha: head, repo: null } })),
      ],
    ],
    [
      'pull_request of Dependabot, a token that may only read',
      () => [
        checkoutOf(server, 'refs/pull/9/merge', 1),
        {
          ...eventOf('pull_request', { ...pullRequest(), sender: { login: 'dependabot[bot]' } }),
          commit: merge,
          token: 't',
        },
      ],
    ],
    [
      'pull_request with the head checked out, full',
      () => [checkoutOf(server, 'refs/pull/9/head', 'full'), eventOf('pull_request', pullRequest())],
    ],
    [
      'pull_request with the head checked out, depth 1',
      () => [checkoutOf(server, 'refs/pull/9/head', 1), eventOf('pull_request', pullRequest())],
    ],
    [
      'merge_group, depth 1',
      () => [
        checkoutOf(server, 'refs/pull/9/merge', 1),
        eventOf('merge_group', { action: 'checks_requested', merge_group: { head_sha: merge, base_sha: tip } }),
      ],
    ],
    [
      'merge_group whose payload says nothing',
      () => [checkoutOf(server, 'refs/pull/9/merge', 2), eventOf('merge_group', {})],
    ],
    [
      'push to the branch, depth 1',
      () => [
        checkoutOf(server, 'refs/heads/ttl', 1),
        eventOf('push', { ref: 'refs/heads/ttl', before, after: head, repository: { default_branch: 'main' } }),
      ],
    ],
    [
      'push of a new branch, full',
      () => [
        checkoutOf(server, 'refs/heads/ttl', 'full'),
        eventOf('push', { ref: 'refs/heads/ttl', before: '0'.repeat(40), repository: { default_branch: 'main' } }),
      ],
    ],
    [
      'push of a new branch, depth 1',
      () => [
        checkoutOf(server, 'refs/heads/ttl', 1),
        eventOf('push', { ref: 'refs/heads/ttl', before: '0'.repeat(40), repository: { default_branch: 'main' } }),
      ],
    ],
    [
      'forced push, depth 2',
      () => [
        checkoutOf(server, 'refs/heads/ttl', 2),
        eventOf('push', { ref: 'refs/heads/ttl', before: tip, forced: true, repository: { default_branch: 'main' } }),
      ],
    ],
  ];

  it.each(rows)('%s: fails on the added line, names the missing file, blames nobody for others', async (name, make) => {
    const [checkout, event] = make();
    const report = await judged(checkout, {}, event);
    expect(report.verdict).toBe('fail');
    expect(report.comparison?.notice).toBeUndefined();
    expect(told(report, 'new')).toEqual(['missing-override kms.cache.ttl stage']);
    const [finding] = report.findings.filter(({ status }) => status === 'new');
    // Line 6 in the head of the pull request; in the merge it is another one. A queue shows its own commit.
    const line = name.startsWith('merge_group') ? /^(\d+)$/ : /^6$/;
    expect(finding?.at.path).toBe('config/dev/server.properties');
    expect(String(finding?.at.line)).toMatch(line);
    expect(finding?.cause).toBe('added');
    expect(finding && textOf(finding)).toContain('config/stage/server.properties:');
    if (name.includes('merge') || name.includes('depth 2,')) expect(told(report, 'known')).toHaveLength(1);
  });

  it('shows the line of the head although the merge has it elsewhere', async () => {
    const checkout = checkoutOf(server, 'refs/pull/9/merge', 2);
    const inMerge = checkout.git('grep', '-n', 'kms.cache.ttl', '--', fileOf('dev')).split(':')[1];
    const [finding] = (await judged(checkout, {}, { ...eventOf('pull_request', pullRequest()), commit: merge }))
      .findings;
    expect([inMerge, finding?.at.line]).toEqual(['8', 6]);
  });

  it('lists it as known in the next pull request, which passes', async () => {
    const next = server.copy();
    next.git('checkout', '-q', 'merged');
    next.git('checkout', '-q', '-b', 'next');
    next.write('app/server.properties', 'db.user=monolith\nkms.region=eu\nsession.timeout=45\n');
    next.commit('longer sessions');
    const report = await judged(next, { base: 'merged' });
    expect(report.verdict).toBe('pass');
    expect(report.counts).toEqual({ error: 0, warning: 0, notice: 0 });
    expect(told(report, 'known')).toContain('missing-override kms.cache.ttl stage');
    const all = await judged(next, { base: 'merged', scope: 'all' });
    expect(all.verdict).toBe('fail');
    expect(all.findings.filter(({ existing }) => existing)).toHaveLength(2);
  });

  it('says what a repair has fixed', async () => {
    const repair = server.copy();
    repair.git('checkout', '-q', 'merged');
    repair.write(fileOf('stage'), `db.url=x\nkms.endpoint=x\nkms.cache.ttl=60\nmail.host=x\n`);
    const report = await judged(repair, { base: 'HEAD' });
    expect(report.fixed.map(({ key }) => key)).toEqual(['kms.cache.ttl']);
    expect(report.verdict).toBe('pass');
  });

  it.each([
    ['a tag', 'push', { ref: 'refs/tags/v1', before: '0'.repeat(40) }],
    ['a schedule', 'schedule', {}],
    ['a run by hand', 'workflow_dispatch', {}],
    [
      'a push of the first commit',
      'push',
      { ref: 'refs/heads/main', before: '0'.repeat(40), repository: { default_branch: 'main' } },
    ],
  ])('counts everything on %s, which is no news', async (_, name, payload) => {
    const report = await judged(checkoutOf(server, 'refs/pull/9/merge', 1), {}, eventOf(name, payload));
    expect(report.comparison).toBeUndefined();
    expect(told(report, 'new')).toHaveLength(2);
    expect(report.verdict).toBe('fail');
  });

  it('does not judge a proposed head on pull_request_target, unless the workflow asks for it', async () => {
    const event = eventOf('pull_request_target', pullRequest());
    const proposed = checkoutOf(server, 'refs/pull/9/merge', 2);
    await expect(judged(proposed, {}, event)).rejects.toThrow('pull_request_target');
    await expect(judged(checkoutOf(server, 'refs/pull/9/head', 2), {}, event)).rejects.toThrow('pull_request_target');
    const trusted = await judged(proposed, { 'allow-pull-request-target': 'true' }, event);
    expect(told(trusted, 'new')).toEqual(['missing-override kms.cache.ttl stage']);
    const own = await judged(checkoutOf(server, 'refs/heads/main', 2), {}, event);
    expect(own.comparison?.notice).toContain('the base itself');
  });

  it('cuts no history off a full clone', async () => {
    const full = checkoutOf(server, 'refs/pull/9/merge', 'full');
    const gone = { ref: 'refs/heads/x', before: 'a'.repeat(40), repository: { default_branch: 'main' } };
    await expect(judged(full, {}, eventOf('push', gone))).rejects.toThrow('the base of this change cannot be had');
    expect(full.git('rev-parse', '--is-shallow-repository')).toBe('false');
  });
});

describe('a named base', () => {
  let history: History;
  beforeAll(() => {
    history = soundHistory();
    history.git('checkout', '-q', '-b', 'work');
    addKey(history, 'kms.cache.ttl', ['stage']);
  });

  it('may be any commit, and the change may be uncommitted', async () => {
    for (const base of ['main', 'HEAD', 'main~0', history.git('rev-parse', 'HEAD').slice(0, 8)]) {
      expect(told(await judged(history, { base }), 'new'), base).toEqual(['missing-override kms.cache.ttl stage']);
    }
  });

  it.each([
    'nowhere',
    '--output=x',
    '-x',
    'HEAD:keyparity.yml',
    'main..work',
    'a b',
    '$(touch pwned)',
    'main;x',
    '--upload-pack=x',
  ])('%j is refused', async (base) => {
    await expect(judged(history, { base })).rejects.toThrow('there is no commit');
  });

  it('needs a repository', async () => {
    const plain = temporaryFolder('plain');
    await expect(judged({ ...history, root: plain }, { base: 'HEAD' })).rejects.toThrow('no git repository');
  });
});

describe('what is staged', () => {
  it('is judged, and not what lies in the working tree', async () => {
    const history = soundHistory();
    addKey(history, 'kms.cache.ttl', ['stage']);
    expect(told(await judged(history, { staged: 'true' }), 'new')).toEqual([]);
    history.git('add', '-A');
    expect(told(await judged(history, { staged: 'true' }), 'new')).toEqual(['missing-override kms.cache.ttl stage']);
    addKey(history, 'kms.cache.ttl', []);
    const report = await judged(history, { staged: 'true' });
    expect(told(report, 'new')).toEqual(['missing-override kms.cache.ttl stage']);
    expect(place(report.findings[0] as Finding)).toBe('config/dev/server.properties:6');
  });

  it('is all there is before the first commit', async () => {
    const history = newHistory();
    history.write('keyparity.yml', contract);
    for (const name of environments) history.write(fileOf(name), name === 'stage' ? 'x=1\n' : 'kms.endpoint=x\n');
    history.write('app/server.properties', '');
    history.git('add', '-A');
    const report = await judged(history, { staged: 'true' });
    expect(told(report, 'new')).toEqual(['missing-override kms.endpoint stage']);
    expect(report.comparison).toBeUndefined();
  });
});

describe('a change', () => {
  const changed = async (change: (history: History) => void, prepare: (history: History) => void = () => {}) => {
    const history = soundHistory();
    prepare(history);
    history.commit('before');
    change(history);
    return judged(history, { base: 'HEAD' });
  };
  const withKnownGap = (history: History) => addKey(history, 'kms.cache.ttl', ['stage']);

  it('that removes an override fails on the nearest line that is left', async () => {
    const report = await changed((history) => {
      history.write(fileOf('stage'), '# stage\n\ndb.url=jdbc:stage\n\nmail.host=stage\n');
    });
    const [finding] = report.findings;
    expect(told(report, 'new')).toEqual(['missing-override kms.endpoint stage']);
    expect(finding && [place(finding), finding.cause]).toEqual(['config/stage/server.properties:4', 'removed']);
    expect(finding && textOf(finding)).toContain('This change removes `kms.endpoint` here.');
  });

  it('that removes the last line stays inside of the file', async () => {
    const report = await changed((history) => history.write(fileOf('stage'), 'db.url=x\n'));
    for (const finding of report.findings) expect(place(finding)).toBe('config/stage/server.properties:1');
    expect(told(report, 'new')).toContain('missing-override kms.endpoint stage');
  });

  it('that adds a key to all and misses two environments is one finding', async () => {
    const report = await changed((history) => addKey(history, 'kms.cache.ttl', ['demo', 'stage']));
    expect(told(report, 'new')).toEqual(['missing-override kms.cache.ttl demo stage']);
    expect(place(report.findings[0] as Finding)).toBe('config/dev/server.properties:6');
  });

  it('that makes a known gap wider is told of the new environment alone', async () => {
    const report = await changed((history) => {
      history.write(fileOf('prod'), '# prod\n\nkms.endpoint=x\n');
    }, withKnownGap);
    // The same change takes `db.url` from prod alone, which the contract says nothing about.
    expect(told(report, 'new')).toEqual(['missing-override db.url prod', 'missing-override kms.cache.ttl prod']);
    expect(told(report, 'known')).toEqual(['missing-override kms.cache.ttl stage']);
    expect(report.findings.filter(({ status }) => status === 'new').map(({ cause }) => cause)).toEqual([
      'removed',
      'removed',
    ]);
  });

  it('that closes a gap in part has fixed that part', async () => {
    const report = await changed(
      (history) => addKey(history, 'kms.cache.ttl', ['stage']),
      (history) => addKey(history, 'kms.cache.ttl', ['demo', 'stage']),
    );
    expect(report.fixed.map(({ key, environments: names }) => [key, ...names])).toEqual([['kms.cache.ttl', 'demo']]);
    expect(told(report, 'known')).toEqual(['missing-override kms.cache.ttl stage']);
    expect(told(report, 'new')).toEqual([]);
  });

  it('that moves lines, comments and values wakes nothing', async () => {
    const report = await changed((history) => {
      for (const name of ['dev', 'demo', 'prod']) {
        history.write(
          fileOf(name),
          `# moved\nmail.host=${name}\n\n\nkms.cache.ttl = 90\nkms.endpoint=https://other\ndb.url=x\n`,
        );
      }
    }, withKnownGap);
    expect([told(report, 'new'), told(report, 'known'), report.fixed]).toEqual([
      [],
      ['missing-override kms.cache.ttl stage'],
      [],
    ]);
  });

  const bootKey = (history: History, spelling: string) => {
    history.remove('config');
    history.remove('app');
    history.remove('keyparity.yml');
    const resources = 'shop/src/main/resources';
    history.write(`${resources}/application.yml`, 'spring.application.name: shop\n');
    for (const name of ['dev', 'qa', 'stage', 'prod']) {
      const own = name === 'stage' ? '' : `app.${spelling}: 60\n`;
      history.write(
        `${resources}/application-${name}.yml`,
        `app:\n  url: https://${name}\n${own}`.replace(/^app:\n {2}url/, 'app.url'),
      );
    }
  };

  it('that spells a key another way wakes nothing', async () => {
    const report = await changed(
      (history) => bootKey(history, 'cacheTtl'),
      (history) => bootKey(history, 'cache-ttl'),
    );
    expect([told(report, 'new'), told(report, 'known'), report.fixed]).toEqual([
      [],
      [expect.stringMatching(/^missing-override app\.\S+ stage$/)],
      [],
    ]);
  });

  it('that moves the folder of an application wakes nothing, whatever it is called then', async () => {
    const report = await changed(
      (history) => history.move('shop', 'services/store'),
      (history) => bootKey(history, 'cache-ttl'),
    );
    expect(report.applications.map(({ name }) => name)).toEqual(['store']);
    expect([told(report, 'new'), told(report, 'known'), report.fixed]).toEqual([
      [],
      ['missing-override app.cache-ttl stage'],
      [],
    ]);
  });

  it('that gives an environment another name wakes nothing but that, where nothing that activates it follows', async () => {
    const report = await changed(
      (history) =>
        history.move(
          'shop/src/main/resources/application-stage.yml',
          'shop/src/main/resources/application-staging.yml',
        ),
      (history) => bootKey(history, 'cache-ttl'),
    );
    expect([told(report, 'new'), told(report, 'known')]).toEqual([
      ['vanished-environment stage'],
      ['missing-override app.cache-ttl staging'],
    ]);
  });

  it('that moves the file of an environment away is shown that file, once', async () => {
    const report = await changed((history) => history.move(fileOf('stage'), 'config/old/stage.properties'));
    expect(told(report, 'new')).toEqual(['vanished-environment stage']);
    expect(place(report.findings[0] as Finding)).toBe('config/old/stage.properties:1');
  });

  it('that repairs one key below a parent that is missing leaves the others known', async () => {
    const gap = (keys: readonly string[]) => (history: History) => {
      bootKey(history, 'cache-ttl');
      for (const name of ['dev', 'qa', 'stage', 'prod']) {
        const own = ['a', 'b', 'c'].filter((key) => name !== 'stage' || keys.includes(key));
        history.write(
          `shop/src/main/resources/application-${name}.yml`,
          ['url', 'name', 'user', 'zone'].map((key) => `app.${key}: ${name}\n`).join('') +
            own.map((key) => `app.pay.${key}: ${name}\n`).join(''),
        );
      }
    };
    const report = await changed(gap(['a']), gap([]));
    expect(told(report, 'new')).toEqual([]);
    expect(told(report, 'known')).toEqual(['missing-override app.pay.b stage', 'missing-override app.pay.c stage']);
    const wider = await changed(gap([]), gap(['a']));
    expect(told(wider, 'new')).toEqual(['missing-override app.pay.a stage']);
    expect(told(wider, 'known')).toEqual(['missing-override app.pay stage']);
  });

  it('is compared with a base that nobody can judge any more as far as that goes', async () => {
    const broken = await changed(
      (history) => {
        history.write('keyparity.yml', contract);
        addKey(history, 'kms.cache.ttl', ['stage']);
      },
      (history) => history.write('keyparity.yml', 'version: 1\nnonsense: true\n'),
    );
    expect(told(broken, 'new')).toEqual(['missing-override kms.cache.ttl stage', 'policy-changed']);
  });
});

describe('a change of the policy', () => {
  const policy = async (
    change: (history: History) => void,
    prepare: (history: History) => void = () => {},
    given: Readonly<Partial<Record<OptionName, string>>> = {},
  ) => {
    const history = soundHistory();
    prepare(history);
    history.commit('before');
    change(history);
    return judged(history, { base: 'HEAD', ...given });
  };
  const gap = (history: History) => addKey(history, 'kms.cache.ttl', ['stage']);
  const exception = `exceptions:
  - key: kms.cache.ttl
    rule: missing-override
    in: [stage]
    reason: Stage shares the cache.
    until: 2099-01-01
`;

  it.each([
    [
      'switches the rule off',
      (history: History) => history.write('keyparity.yml', `${contract}rules:\n  missing-override: off\n`),
    ],
    ['adds an exception', (history: History) => history.write('keyparity.yml', contract + exception)],
    [
      'asks for less',
      (history: History) => history.write('keyparity.yml', contract.replace('override: true', 'override: [prod]')),
    ],
    [
      'adds a baseline',
      (history: History) =>
        history.write('keyparity-baseline.txt', 'monolith\tmissing-override\tkms.cache.ttl\tstage\n'),
    ],
    [
      'adds a suppression',
      (history: History) =>
        history.write(
          fileOf('stage'),
          '# keyparity-ignore missing-override kms.cache.ttl not here\nkms.endpoint=x\ndb.url=x\nmail.host=x\n',
        ),
    ],
  ])('that %s does not save the change itself, and is told', async (_, weaken) => {
    const change = (history: History) => {
      gap(history);
      weaken(history);
    };
    const report = await policy(change);
    expect(report.verdict).toBe('fail');
    expect(told(report, 'new')).toContain('missing-override kms.cache.ttl stage');
    const alteration = report.findings.find(({ rule }) => rule === 'policy-changed');
    expect(alteration?.severity).toBe('warning');
    expect(report.comparison?.policyChanged).toBe(true);
    const trusting = await policy(change, undefined, { policy: 'head' });
    expect(trusting.verdict).toBe('pass');
    expect(told(trusting, 'new')).toEqual(['policy-changed']);
  });

  it('that demands more of what was there before is no doing of the change, but counts for what it adds', async () => {
    const strict = contract.replace(
      'keys:\n',
      'keys:\n  db.url:\n    override: [prod]\n    differ: true\n  mail.host:\n    forbidden: [dev]\n',
    );
    const before = await policy((history) => history.write('keyparity.yml', strict));
    expect(before.verdict).toBe('pass');
    expect(told(before, 'known')).toEqual(['forbidden-key mail.host dev']);
    expect(before.findings.find(({ rule }) => rule === 'policy-changed')?.severity).toBe('notice');
    const own = await policy((history) => {
      history.write('keyparity.yml', contract.replace('keys:\n', 'keys:\n  cdn.url:\n    override: true\n'));
      for (const name of ['dev', 'demo', 'prod']) history.write(fileOf(name), `kms.endpoint=x\ncdn.url=${name}\n`);
    });
    const found = own.findings.find(({ key }) => key === 'cdn.url');
    expect([own.verdict, found?.severity, found?.status]).toEqual(['fail', 'error', 'new']);
  });

  it('that is the first one demands nothing of what was there before, and is told', async () => {
    const report = await policy(
      (history) => history.write('keyparity.yml', contract),
      (history) => {
        gap(history);
        history.remove('keyparity.yml');
      },
    );
    expect(report.comparison?.policyChanged).toBe(true);
    expect([report.verdict, told(report, 'new'), told(report, 'known')]).toEqual([
      'pass',
      ['policy-changed'],
      ['missing-override kms.cache.ttl stage'],
    ]);
  });

  it('of words that decide nothing is none', async () => {
    const report = await policy((history) =>
      history.write('keyparity.yml', `# why\n${contract}    why: Each environment has its own keys.\n`),
    );
    expect([report.comparison?.policyChanged, report.findings]).toEqual([false, []]);
  });

  it('that moves an application does not hide it', async () => {
    const report = await policy((history) => {
      gap(history);
      history.move('app', 'server');
      history.write('keyparity.yml', contract.replace('path: app', 'path: server'));
    });
    expect(told(report, 'new')).toContain('missing-override kms.cache.ttl stage');
    expect(report.fixed).toEqual([]);
  });

  it('that takes an exception back wakes what it covered, but not as the doing of this change', async () => {
    const report = await policy(
      (history) => history.write('keyparity.yml', contract),
      (history) => {
        gap(history);
        history.write('keyparity.yml', contract + exception);
      },
    );
    expect(report.verdict).toBe('pass');
    expect(told(report, 'new')).toEqual(['policy-changed']);
  });
});

describe('the report for other programs', () => {
  it('holds what a comparison found, as its schema says', async () => {
    const schema = JSON.parse(readFileSync(new URL('../schemas/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ strict: true }).compile(schema);
    const history = soundHistory();
    addKey(history, 'kms.cache.ttl', ['stage']);
    history.commit('a gap');
    history.write(fileOf('stage'), '# stage\n\ndb.url=x\n\nkms.cache.ttl=60\n\nmail.host=x\n');
    const { report, style } = await judge(optionsFor(history.root, { base: 'HEAD' }));
    const written = JSON.parse(await reporters.json.render(report, style));
    expect([validate(written), validate.errors]).toEqual([true, null]);
    expect(written.comparison).toEqual({
      base: expect.stringMatching(/^[0-9a-f]{10}$/),
      name: 'HEAD',
      scope: 'new',
      policyChanged: false,
    });
    expect(written.fixed).toMatchObject([{ rule: 'missing-override', key: 'kms.cache.ttl', environments: ['stage'] }]);
    expect(written.findings).toMatchObject([{ key: 'kms.endpoint', status: 'new', cause: 'removed' }]);
  });
});
