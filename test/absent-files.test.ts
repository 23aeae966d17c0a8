import { rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { type OptionValues, readOptionValues } from '../src/commands/option-values.ts';
import type { OptionName } from '../src/commands/options.ts';
import { diagnose } from '../src/commands/queries.ts';
import { judge, requestOf } from '../src/commands/run-check.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { UsageError } from '../src/usage-error.ts';
import { type History, newHistory, removeTemporaryFolders } from './repositories/history.ts';

afterAll(removeTemporaryFolders);

type Given = Readonly<Partial<Record<OptionName, string>>>;

function optionsFor(root: string, given: Given): OptionValues {
  const words = Object.entries({ cwd: root, ...given }).map(([name, text]) => [name as OptionName, [text]] as const);
  return readOptionValues(new Map(words), (name) => `--${name}`);
}

/** The verdict and what is found, or the sentences that are told in place of it. */
async function outcome({ root }: History, given: Given = {}): Promise<string> {
  try {
    const { report } = await judge(optionsFor(root, given));
    const found = report.findings
      .filter(({ status }) => status === 'new')
      .map(({ rule, key, environments }) => [rule, key ?? '', ...environments].join(' '));
    return [report.verdict, ...found].join('\n');
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}\n${error.hint}`;
    throw error;
  }
}

const resources = 'shop/src/main/resources';
const stage = `${resources}/application-stage.properties`;
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d7a'.repeat(16)}\nsize 12345\n`;

/** A service of which stage lacks what its contract demands, and a library beside it. */
function lackingHistory(): History {
  const history = newHistory();
  history.write('keyparity.yml', 'version: 1\nkeys:\n  pay.url:\n    override: true\n');
  history.write(`${resources}/application.properties`, 'spring.application.name=shop\npay.url=https://sandbox\n');
  for (const name of ['dev', 'stage', 'prod']) {
    history.write(`${resources}/application-${name}.properties`, `pay.url=https://${name}\nmail.host=${name}\n`);
  }
  history.write('docs/manual.yml', 'title: Manual\n');
  history.commit('sound');
  history.write(stage, 'mail.host=stage\n');
  history.commit('lacking');
  return history;
}

const lacking = 'fail\nmissing-override pay.url stage';

describe('a tracked file that a sparse checkout leaves out', () => {
  const modes: readonly (readonly [name: string, leaveOut: (history: History, path: string) => void])[] = [
    ['by its patterns', (history, path) => history.git('sparse-checkout', 'set', '--no-cone', '/*', `!/${path}`)],
    [
      'by its folders, with a sparse index',
      (history) => history.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'docs'),
    ],
    [
      'because git was told to skip it',
      (history, path) => {
        history.git('update-index', '--skip-worktree', path);
        history.remove(path);
      },
    ],
  ];

  it.each(modes)('(%s) is judged as git has it', async (_, leaveOut) => {
    const paths = ['keyparity.yml', stage, `${resources}/application.properties`];
    for (const path of paths) {
      const history = lackingHistory();
      leaveOut(history, path);
      for (const given of [{}, { base: 'HEAD~1' }, { staged: 'true', base: 'HEAD~1' }]) {
        expect(await outcome(history, given), `${path} ${JSON.stringify(given)}`).toBe(lacking);
      }
      const { applications } = await diagnose(requestOf(optionsFor(history.root, {})));
      expect(applications.map(({ environments }) => environments.map(({ name }) => name))).toEqual([
        ['dev', 'stage', 'prod'],
      ]);
    }
  });

  it('is judged as it lies there, where it lies there all the same', async () => {
    const history = lackingHistory();
    history.git('update-index', '--skip-worktree', stage);
    history.write(stage, 'pay.url=https://stage\nmail.host=stage\n');
    expect(await outcome(history)).toBe('pass');
    expect(await outcome(history, { base: 'HEAD' })).toBe('pass');
    history.write(stage, 'other=1\n');
    expect(await outcome(history, { base: 'HEAD~1' })).toContain('missing-override pay.url stage');
  });

  it('leads on where it is a link', async () => {
    const history = lackingHistory();
    history.move(stage, 'shared/stage.properties');
    symlinkSync(relative(dirname(stage), 'shared/stage.properties'), join(history.root, stage));
    history.commit('by a link');
    history.git('update-index', '--skip-worktree', stage, 'shared/stage.properties');
    history.remove(stage);
    expect(await outcome(history)).toBe(lacking);
    history.remove('shared');
    expect(await outcome(history)).toBe(lacking);
  });

  it('is gone where it was deleted and not left out', async () => {
    const history = lackingHistory();
    rmSync(join(history.root, stage));
    expect(workingTree(history.root, { contents: true }).list()).not.toContain(stage);
  });
});

describe('what is not in the clone', () => {
  /** Skipped by the checkout, and lacking as an object, as in a partial clone. */
  function takeAway(history: History, path: string): void {
    const id = history.git('rev-parse', `HEAD:${path}`);
    history.git('update-index', '--skip-worktree', path);
    history.remove(path);
    history.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
  }

  it.each(['keyparity.yml', stage, `${resources}/application.properties`])('is not judged: %s', async (path) => {
    const history = lackingHistory();
    takeAway(history, path);
    for (const given of [{}, { staged: 'true' }, { base: 'HEAD~1' }]) {
      const told = await outcome(history, given);
      expect(told, JSON.stringify(given)).toContain(`${path} is not in this clone`);
    }
  });

  it('is no matter where no judged environment reads it', async () => {
    const history = lackingHistory();
    takeAway(history, 'docs/manual.yml');
    expect(await outcome(history)).toBe(lacking);
    expect(await outcome(history, { base: 'HEAD~1' })).toBe(lacking);
  });
});

describe('a pointer of Git LFS', () => {
  it.each(['keyparity.yml', stage, `${resources}/application.properties`])('is not judged as %s', async (path) => {
    const history = lackingHistory();
    history.write(path, pointer);
    for (const given of [{}, { base: 'HEAD~1' }]) {
      expect(await outcome(history, given)).toContain(`${path} is a pointer of Git LFS`);
    }
    history.commit('a pointer');
    expect(await outcome(history, { staged: 'true' })).toContain(`${path} is a pointer of Git LFS`);
    history.git('checkout', '-q', 'HEAD~1', '--', path);
    history.write(path, `${history.git('show', `HEAD~1:${path}`)}\n# another line\n`);
    expect(await outcome(history, { base: 'HEAD' })).toContain(`${path} is a pointer of Git LFS`);
  });

  it('is no matter where no judged environment reads it', async () => {
    const history = lackingHistory();
    history.write('docs/manual.yml', pointer);
    history.write('shop/src/test/resources/application-it.properties', pointer);
    expect(await outcome(history)).toBe(lacking);
    const other = 'orders/src/main/resources';
    history.write(`${other}/application.properties`, 'spring.application.name=orders\n');
    for (const name of ['dev', 'stage', 'prod']) history.write(`${other}/application-${name}.properties`, pointer);
    expect(await outcome(history, { application: 'shop' })).toBe(lacking);
    expect(await outcome(history, { application: 'orders' })).toContain('is a pointer of Git LFS');
    history.write(`${resources}/application-dev.properties`, pointer);
    // With what dev has, stage is compared.
    expect(await outcome(history, { application: 'shop', environment: 'stage' })).toContain(
      'dev of shop cannot be judged',
    );
  });

  const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
  it.each([
    ['projects/helm-service-fixed', 'deploy/values-prod.yaml'],
    ['projects/kustomize-shop-fixed', 'deploy/overlays/stage/kustomization.yaml'],
    ['projects/kustomize-shop-fixed', 'deploy/overlays/prod/database.yaml'],
    ['projects/kustomize-shop-fixed', 'deploy/base/deployment.yaml'],
    ['projects/nais-service-fixed', '.nais/orders-prod.yaml'],
    ['manifests/kubernetes-folders/repo', 'k8s/prod/deployment.yaml'],
    ['manifests/nais-values/repo', 'nais/prod.json'],
    ['projects/compose-stack', 'docker-compose.prod.yml'],
    ['projects/compose-stack', 'env/billing.prod.env'],
    ['deployments/files-of-variables/repo', 'orders/.env.prod'],
    ['deployments/ecs/repo', '.aws/task-definition-prod.json'],
    ['projects/chef-server-fixed', 'chef/environments/stage.json'],
  ])('is not judged in the place of a manifest, nor is the lack of one: %s/%s', async (project, path) => {
    const tree = workingTree(join(fixtures, project));
    const decoder = new TextDecoder();
    const files = Object.fromEntries(tree.list().map((each) => [each, decoder.decode(tree.read(each))]));
    const judged = (tree: FileTree) => check({ tree, today: '2026-11-26', failOn: 'error' });
    await expect(judged(memoryTree({ ...files, [path]: pointer }))).rejects.toThrow(`${path} is a pointer of Git LFS`);
    const { [path]: _, ...rest } = files;
    const lacking = { ...memoryTree(files), read: memoryTree(rest).read, absent: (each: string) => each === path };
    await expect(judged(lacking)).rejects.toThrow(`${path} is not in this clone`);
  });
});
