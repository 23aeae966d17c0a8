import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';

/** Each file of a sound sample is broken in turn: that is one error at a line of it, and no verdict about what it gives. */
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const decoder = new TextDecoder();

const unclosedText = (text: string) => `${text}\n  x: "unclosed\n`;
const unclosedBracket = (text: string) => text.replace(/\}\s*$/, '');

describe('a manifest that cannot be read is an error, and leaves open what its environments get', () => {
  it.each([
    ['projects/helm-service-fixed', 'deploy/values-prod.yaml', 'orders: prod of 3'],
    ['projects/helm-service-fixed', 'deploy/orders/values.yaml', 'orders: dev, stage, prod of 3'],
    ['projects/kustomize-shop-fixed', 'deploy/overlays/stage/kustomization.yaml', 'orders: stage of 3'],
    ['projects/kustomize-shop-fixed', 'deploy/overlays/prod/database.yaml', 'orders: prod of 3'],
    ['projects/kustomize-shop-fixed', 'deploy/base/kustomization.yaml', 'orders: dev, stage, prod of 3'],
    ['projects/kustomize-shop-fixed', 'deploy/base/deployment.yaml', 'orders: dev, stage, prod of 3'],
    ['projects/nais-service-fixed', '.nais/orders-prod.yaml', 'orders: dev of 1'],
    ['manifests/kubernetes-folders/repo', 'k8s/prod/deployment.yaml', 'orders: dev of 1'],
    ['manifests/nais-values/repo', 'nais/nais.yaml', ''],
    ['manifests/nais-values/repo', 'nais/prod.json', 'orders: dev of 1'],
    ['projects/compose-stack', 'docker-compose.prod.yml', 'billing: prod of 2; orders: prod of 2'],
    ['projects/chef-server-fixed', 'chef/environments/stage.json', ''],
  ])('%s/%s', async (project, broken, opened) => {
    const tree = workingTree(join(fixtures, project));
    const files = Object.fromEntries(
      tree.list().map((path) => [path, decoder.decode(tree.read(path) ?? new Uint8Array())]),
    );
    const spoil = broken.endsWith('.json') ? unclosedBracket : unclosedText;
    files[broken] = spoil(files[broken] as string);
    const { findings, applications } = await check({ tree: memoryTree(files), today: '2026-11-26', failOn: 'error' });
    const told = findings.filter(({ rule }) => rule === 'invalid-file').map(({ at }) => at.path);
    expect(new Set(told)).toEqual(new Set([broken]));
    const isOpen = ({ open }: { readonly open: readonly string[] }) =>
      open.some((what) => what.includes(`${broken} (it cannot be read)`));
    const names = applications.flatMap(({ name, environments }) => {
      const own = environments.filter(isOpen).map((environment) => environment.name);
      return own.length === 0 ? [] : [`${name}: ${own.join(', ')} of ${environments.length}`];
    });
    expect(names.join('; ')).toBe(opened);
  });

  it('is none where marks of a template are all that is no YAML', async () => {
    const project = join(fixtures, 'projects/kustomize-shop-fixed');
    const tree = workingTree(project);
    const files = Object.fromEntries(
      tree.list().map((path) => [path, decoder.decode(tree.read(path) ?? new Uint8Array())]),
    );
    files['deploy/base/deployment.yaml'] +=
      '{{#if more}}\n---\nkind: Service\nmetadata:\n  name: {{ name }}-x\n{{/if}}\n';
    const { findings } = await check({ tree: memoryTree(files), today: '2026-11-26', failOn: 'error' });
    expect(findings.filter(({ rule }) => rule === 'invalid-file')).toEqual([]);
  });
});
