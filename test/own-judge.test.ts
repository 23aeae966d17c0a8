import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OptionValues, readOptionValues } from '../src/commands/option-values.ts';
import type { OptionName } from '../src/commands/options.ts';
import { judge } from '../src/commands/run-check.ts';
import type { Report } from '../src/findings/finding.ts';
import { eventOf, type WorkflowEvent } from '../src/platform/workflow-event.ts';
import { UsageError } from '../src/usage-error.ts';
import { checkoutOf, type History, newHistory, removeTemporaryFolders } from './repositories/history.ts';

afterAll(removeTemporaryFolders);

type Given = Readonly<Partial<Record<OptionName, string>>>;

function optionsFor(root: string, given: Given = {}): OptionValues {
  const words = Object.entries({ cwd: root, ...given }).map(([name, text]) => [name as OptionName, [text]] as const);
  return readOptionValues(new Map(words), (name) => `--${name}`);
}

async function judged({ root }: History, given: Given = {}, event?: WorkflowEvent): Promise<Report> {
  return (await judge(optionsFor(root, given), 'wrong', event)).report;
}

/** The sentences that are told in place of a verdict. */
async function refusal(history: History, given: Given = {}, event?: WorkflowEvent): Promise<string> {
  try {
    const { verdict } = await judged(history, given, event);
    return `judged: ${verdict}`;
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}\n${error.hint}`;
    throw error;
  }
}

/** Findings that count, each as severity, rule, key and environments. */
function told({ findings }: Report): readonly string[] {
  return findings
    .filter(({ status }) => status === 'new')
    .map(({ severity, rule, key, environments }) => [severity, rule, key ?? '', ...environments].join(' '));
}

const resources = 'shop/src/main/resources';

const contract = `version: 1
keys:
  pay.url:
    override: true
`;

/** Every environment sets its own pay.url, and keyparity.yml asks for that. */
function soundHistory(): History {
  const history = newHistory();
  history.write('keyparity.yml', contract);
  history.write(`${resources}/application.yml`, 'spring.application.name: shop\npay.url: https://sandbox\n');
  for (const name of ['dev', 'stage', 'prod']) {
    history.write(`${resources}/application-${name}.yml`, `pay.url: https://${name}\n`);
  }
  history.write('README.md', 'A shop.\n');
  history.commit('a sound repository');
  return history;
}

/** What somebody does who wants to be judged by nobody: drops the override and the contract that asks for it. */
function dropOverrideAndContract(history: History): void {
  history.write(`${resources}/application-prod.yml`, 'other: 1\n');
  history.write('keyparity.yml', 'version: 1\n');
}

describe('a change that empties the contract which it breaks', () => {
  let server: History;
  let before: string;
  let head: string;
  let merge: string;

  beforeAll(() => {
    server = soundHistory();
    before = server.git('rev-parse', 'HEAD');
    server.git('checkout', '-q', '-b', 'work');
    dropOverrideAndContract(server);
    head = server.commit('without');
    server.git('checkout', '-q', 'main');
    server.git('checkout', '-q', '-b', 'merged');
    server.git('merge', '-q', '--no-ff', '-m', 'merge', 'work');
    merge = server.git('rev-parse', 'HEAD');
    server.git('update-ref', 'refs/pull/9/merge', merge);
    server.git('update-ref', 'refs/pull/9/head', head);
    server.git('checkout', '-q', 'main');
  });

  const pullRequest = (name = 'pull_request') =>
    eventOf(name, {
      pull_request: { number: 9, head: { sha: head }, base: { sha: before, ref: 'main' } },
      repository: { default_branch: 'main' },
    });
  const offline = (checkout: History): History => {
    checkout.git('remote', 'set-url', 'origin', 'file:///nowhere');
    return checkout;
  };

  it('fails where its base can be had, whatever the depth', async () => {
    for (const ref of ['refs/pull/9/merge', 'refs/pull/9/head']) {
      const report = await judged(checkoutOf(server, ref, 1), {}, { ...pullRequest(), commit: merge });
      expect([report.verdict, ...told(report)], ref).toContain('error missing-override pay.url prod');
    }
  });

  it.each<[string, string, () => History, () => WorkflowEvent]>([
    [
      'the merge is checked out alone',
      'fetch-depth: 2',
      () => offline(checkoutOf(server, 'refs/pull/9/merge', 1)),
      () => ({ ...pullRequest(), commit: merge }),
    ],
    [
      'the head is checked out alone',
      'fetch-depth: 0',
      () => offline(checkoutOf(server, 'refs/pull/9/head', 1)),
      () => ({ ...pullRequest(), commit: merge }),
    ],
    [
      'something else is checked out',
      'base-ref',
      () => checkoutOf(server, 'refs/heads/main', 'full'),
      () => ({ ...pullRequest(), commit: merge }),
    ],
    [
      'the payload of the event is not to be had',
      'base-ref',
      () => checkoutOf(server, 'refs/pull/9/head', 'full'),
      () => ({ ...eventOf('pull_request', undefined), commit: merge }),
    ],
    [
      'a merge group is checked out alone',
      'fetch-depth: 2',
      () => offline(checkoutOf(server, 'refs/pull/9/merge', 1)),
      () => eventOf('merge_group', { merge_group: { head_sha: merge, base_sha: before } }),
    ],
    [
      'what a branch was before its push is gone',
      'base-ref',
      () => checkoutOf(server, 'refs/heads/work', 1),
      () => eventOf('push', { ref: 'refs/heads/work', before: 'a'.repeat(40), repository: { default_branch: 'main' } }),
    ],
    [
      'what the default branch was before a forced push is gone',
      'base-ref',
      () => checkoutOf(server, 'refs/heads/main', 1),
      () => ({
        ...eventOf('push', {
          ref: 'refs/heads/main',
          before: 'a'.repeat(40),
          forced: true,
          repository: { default_branch: 'main' },
        }),
      }),
    ],
    [
      'a new branch is checked out alone',
      'fetch-depth: 0',
      () => offline(checkoutOf(server, 'refs/heads/work', 1)),
      () => eventOf('push', { ref: 'refs/heads/work', before: '0'.repeat(40), repository: { default_branch: 'main' } }),
    ],
  ])('is not judged where %s, and is told what to set: %s', async (_, setting, checkout, event) => {
    const text = await refusal(checkout(), {}, event());
    expect(text).toMatch(/^the base .*(?:\n.*)+$/);
    expect(text).toContain(setting);
  });

  it('is not judged where the workflow has no git repository at all', async () => {
    const folder = checkoutOf(server, 'refs/pull/9/merge', 2);
    folder.remove('.git');
    for (const event of [
      pullRequest(),
      eventOf('merge_group', {}),
      eventOf('push', { ref: 'refs/heads/work', before }),
    ]) {
      expect(await refusal(folder, {}, event), event.name).toContain('actions/checkout');
    }
    expect(await refusal(folder, {}, eventOf('schedule', {}))).toBe('judged: pass');
  });

  it('is not judged where files of the base are missing, as in a partial clone', async () => {
    const partial = server.copy();
    partial.git('checkout', '-q', '--detach', merge);
    const id = partial.git('rev-parse', `${before}:keyparity.yml`);
    partial.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
    for (const text of [
      await refusal(partial, {}, { ...pullRequest(), commit: merge }),
      await refusal(partial, { base: 'main' }),
    ]) {
      expect(text).toContain(`the base cannot be had: this clone lacks files of the commit ${before.slice(0, 10)}`);
      expect(text).toContain('fetch-depth: 2');
    }
  });

  it('is compared with a named branch as far back as it takes, and refused where that is not to be seen', async () => {
    const tip = server.copy();
    tip.git('checkout', '-q', 'main');
    tip.write('README.md', 'more\n');
    tip.commit('meanwhile');
    const shallow = checkoutOf(tip, 'refs/heads/work', 1);
    shallow.git('fetch', '-q', '--depth=1', 'origin', '+refs/heads/main:refs/remotes/origin/main');
    const report = await judged(shallow.copy(), { base: 'main' });
    expect([report.comparison?.base, ...told(report)]).toEqual([
      before.slice(0, 10),
      expect.stringContaining('error missing-override pay.url prod'),
      expect.stringContaining('policy-changed'),
    ]);
    expect(await refusal(offline(shallow), { base: 'main' })).toContain('fetch-depth: 0');
    expect(await refusal(offline(shallow), { base: tip.git('rev-parse', 'main') })).toBe('judged: fail');
  });

  it('fails on reviews of the pull request as well: they have its base', async () => {
    for (const name of ['pull_request_review', 'pull_request_review_comment']) {
      const event = { ...pullRequest(name), commit: merge };
      const report = await judged(checkoutOf(server, 'refs/pull/9/merge', 2), {}, event);
      expect([report.verdict, ...told(report)], name).toContain('error missing-override pay.url prod');
    }
  });
});

describe('what is staged', () => {
  it('is not judged where the last commit is damaged, which is not the same as a first commit', async () => {
    const history = soundHistory();
    dropOverrideAndContract(history);
    history.git('add', '-A');
    expect(told(await judged(history, { staged: 'true' }))).toContain('error missing-override pay.url prod');
    const head = history.git('rev-parse', 'HEAD');
    history.remove(`.git/objects/${head.slice(0, 2)}/${head.slice(2)}`);
    expect(await refusal(history, { staged: 'true' })).toContain('there is no commit "HEAD"');
  });
});

describe('a long branch whose head is checked out alone', () => {
  it('is compared with the commit where it left its base, 300 commits back', async () => {
    const server = soundHistory();
    const before = server.git('rev-parse', 'HEAD');
    server.git('checkout', '-q', '-b', 'long');
    dropOverrideAndContract(server);
    server.commit('without');
    // One process makes all of them.
    const commits = Array.from({ length: 300 }, (_, index) => {
      const from = index === 0 ? `from refs/heads/long^0\n` : '';
      return `commit refs/heads/long\ncommitter t <t@example.org> ${1_700_000_000 + index} +0000\ndata 1\nx\n${from}\n`;
    });
    execFileSync('git', ['fast-import', '--quiet', '--force'], { cwd: server.root, input: commits.join('') });
    const head = server.git('rev-parse', 'long');
    server.git('update-ref', 'refs/pull/9/head', head);
    const event = eventOf('pull_request', { pull_request: { number: 9, head: { sha: head }, base: { sha: before } } });
    const report = await judged(checkoutOf(server, 'refs/pull/9/head', 1), {}, event);
    expect([report.comparison?.base, ...told(report)]).toContain('error missing-override pay.url prod');
    expect(report.comparison?.base).toBe(before.slice(0, 10));
  });
});

describe('a base without keyparity.yml', () => {
  /** Code of the application needs mail.host, and every environment gives it. */
  function withoutContract(): History {
    const history = soundHistory();
    history.remove('keyparity.yml');
    history.write('shop/build.gradle', "plugins { id 'org.springframework.boot' version '3.3.4' }\n");
    history.write(
      'shop/src/main/java/acme/Shop.java',
      [
        'package acme;',
        'import org.springframework.beans.factory.annotation.Value;',
        'import org.springframework.boot.autoconfigure.SpringBootApplication;',
        '@SpringBootApplication',
        'public class Shop {',
        '  @Value("${mail.host}") String host;',
        '}',
      ].join('\n'),
    );
    for (const name of ['dev', 'stage', 'prod']) {
      history.write(`${resources}/application-${name}.yml`, `pay.url: https://${name}\nmail.host: ${name}\n`);
    }
    history.commit('no contract yet');
    return history;
  }
  const loseMailHost = (history: History) =>
    history.write(`${resources}/application-prod.yml`, 'pay.url: https://prod\n');

  it.each<[string, string]>([
    ['switches the rule off', 'rules:\n  missing-value: off\n'],
    [
      'excepts what it breaks',
      'exceptions:\n  - key: mail.host\n    rule: missing-value\n    in: [prod]\n    reason: Later.\n    until: 2099-01-01\n',
    ],
    ['ignores the key', 'ignore:\n  - keys: [mail.host]\n    reason: Not now.\n'],
    ['says that it comes from outside', 'provided:\n  - keys: [mail.host]\n    by: Somebody\n'],
    ['asks for less', 'keys:\n  mail.host:\n    required: true\n    severity: notice\n'],
  ])('judges the first one that %s', async (_, clause) => {
    const history = withoutContract();
    loseMailHost(history);
    expect(told(await judged(history, { base: 'HEAD' }))).toEqual(['error missing-value mail.host prod']);
    history.write('keyparity.yml', `version: 1\n${clause}`);
    const report = await judged(history, { base: 'HEAD' });
    expect(report.verdict).toBe('fail');
    expect(told(report)).toContain('error missing-value mail.host prod');
    expect(report.comparison?.policyChanged).toBe(true);
    const trusting = await judged(history, { base: 'HEAD', policy: 'head' });
    if (!clause.startsWith('keys')) expect(trusting.verdict).toBe('pass');
  });

  it('judges one that looks elsewhere: at another application, at other environments', async () => {
    for (const clause of [
      'applications:\n  other: { path: other }\n',
      'environments:\n  dev: {}\n  stage: {}\n',
      'environments:\n  dev: {}\n  stage: {}\n  prod: { compared: false }\n',
    ]) {
      const history = withoutContract();
      loseMailHost(history);
      history.write('other/src/main/resources/application.yml', 'a: 1\n');
      history.write('keyparity.yml', `version: 1\n${clause}`);
      expect(told(await judged(history, { base: 'HEAD' })), clause).toContain('error missing-value mail.host prod');
    }
  });

  it('lets one pass that says what there is, and tells that it is the first', async () => {
    const history = withoutContract();
    history.write('keyparity.yml', contract);
    const report = await judged(history, { base: 'HEAD' });
    expect([report.verdict, ...told(report)]).toEqual(['pass', 'notice policy-changed ']);
  });

  it('is judged by what it had under another name, where --config names a new place', async () => {
    const history = soundHistory();
    dropOverrideAndContract(history);
    history.move('keyparity.yml', 'ci/keyparity.yml');
    const report = await judged(history, { base: 'HEAD', config: 'ci/keyparity.yml' });
    expect(told(report)).toContain('error missing-override pay.url prod');
  });
});

describe('beside a pull request, where secrets are at hand', () => {
  let server: History;
  let base: string;
  let head: string;

  beforeAll(() => {
    server = soundHistory();
    base = server.git('rev-parse', 'HEAD');
    server.git('checkout', '-q', '-b', 'work');
    dropOverrideAndContract(server);
    head = server.commit('without');
    server.git('checkout', '-q', 'main');
  });

  const onTarget = (): WorkflowEvent => ({
    ...eventOf('pull_request_target', { pull_request: { number: 9, head: { sha: head }, base: { sha: base } } }),
    commit: base,
  });
  const onRun = (started = 'pull_request'): WorkflowEvent => ({
    ...eventOf('workflow_run', { workflow_run: { event: started, head_sha: head } }),
    commit: base,
  });
  const squash = (checkout: History): void => {
    checkout.git('merge', '-q', '--squash', head);
    checkout.git('commit', '-q', '-m', 'x');
  };

  it.each<[string, (checkout: History) => void]>([
    ['the head is checked out', (checkout) => checkout.git('checkout', '-q', '--detach', head)],
    ['the head was merged', (checkout) => checkout.git('merge', '-q', '--no-ff', '-m', 'x', head)],
    ['the head was squashed into a commit', squash],
    ['files of the head were laid over the base', (checkout) => checkout.git('checkout', '-q', head, '--', '.')],
    ['a tracked file was changed that nobody reads', (checkout) => checkout.write('README.md', 'other\n')],
    ['a tracked file is gone', (checkout) => checkout.remove('keyparity.yml')],
    [
      'a file was added that is read',
      (checkout) => checkout.write(`${resources}/application-qa.yml`, 'pay.url: https://qa\n'),
    ],
    ['there is no repository', (checkout) => checkout.remove('.git')],
  ])('nothing is judged where %s', async (_, change) => {
    const checkout = server.copy();
    change(checkout);
    const text = await refusal(checkout, {}, onTarget());
    expect(text).toContain('on pull_request_target');
    expect(text).toContain('allow-pull-request-target');
  });

  it('a base that the workflow names does not change that', async () => {
    const checkout = server.copy();
    checkout.git('checkout', '-q', '--detach', head);
    expect(await refusal(checkout, { base: 'main' }, onTarget())).toContain('on pull_request_target');
  });

  it('the base is judged as it is, whatever lies beside it that is not read, and the report says what it is', async () => {
    const checkout = server.copy();
    checkout.write('node_modules/x/index.js', 'x\n');
    checkout.write('notes.txt', 'x\n');
    checkout.write('README.md', 'A shop.\r\n');
    const report = await judged(checkout, {}, onTarget());
    expect([report.verdict, report.comparison?.notice]).toEqual(['pass', expect.stringContaining('the base itself')]);
  });

  it('a workflow that says that it knows what it does has the change judged by its base as well', async () => {
    const trusting = { 'allow-pull-request-target': 'true' };
    const proposed = server.copy();
    proposed.git('checkout', '-q', '--detach', head);
    const squashed = server.copy();
    squash(squashed);
    const laidOver = server.copy();
    dropOverrideAndContract(laidOver);
    for (const checkout of [proposed, squashed, laidOver]) {
      expect(told(await judged(checkout, trusting, onTarget()))).toContain('error missing-override pay.url prod');
    }
  });

  it('a run that follows that of a pull request is judged like that, and one that follows a push as ever', async () => {
    const proposed = server.copy();
    proposed.git('checkout', '-q', '--detach', head);
    expect(await refusal(proposed, {}, onRun())).toContain('the head of a pull request is checked out on workflow_run');
    const laidOver = server.copy();
    dropOverrideAndContract(laidOver);
    expect(await refusal(laidOver, {}, onRun())).toContain('on workflow_run only the base is judged');
    expect(await refusal(laidOver, {}, onRun('push'))).toBe('judged: pass');
  });
});
