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

describe('a manifest that cannot be read is an error', () => {
  it.each([
    ['projects/helm-service-fixed', 'deploy/values-prod.yaml'],
    ['projects/helm-service-fixed', 'deploy/orders/values.yaml'],
    ['projects/kustomize-shop-fixed', 'deploy/overlays/stage/kustomization.yaml'],
    ['projects/kustomize-shop-fixed', 'deploy/overlays/prod/database.yaml'],
    ['projects/kustomize-shop-fixed', 'deploy/base/kustomization.yaml'],
    ['projects/kustomize-shop-fixed', 'deploy/base/deployment.yaml'],
    ['projects/nais-service-fixed', '.nais/orders-prod.yaml'],
    ['manifests/kubernetes-folders/repo', 'k8s/prod/deployment.yaml'],
    ['manifests/nais-values/repo', 'nais/nais.yaml'],
    ['manifests/nais-values/repo', 'nais/prod.json'],
    ['projects/compose-stack', 'docker-compose.prod.yml'],
    ['projects/chef-server-fixed', 'chef/environments/stage.json'],
  ])('%s/%s', async (project, broken) => {
    const tree = workingTree(join(fixtures, project));
    const files = Object.fromEntries(
      tree.list().map((path) => [path, decoder.decode(tree.read(path) ?? new Uint8Array())]),
    );
    const spoil = broken.endsWith('.json') ? unclosedBracket : unclosedText;
    files[broken] = spoil(files[broken] as string);
    const { findings } = await check({ tree: memoryTree(files), today: '2026-11-26', failOn: 'error' });
    const told = findings.filter(({ rule }) => rule === 'invalid-file').map(({ at }) => at.path);
    expect(new Set(told)).toEqual(new Set([broken]));
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
