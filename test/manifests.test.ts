import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application, Environment } from '../src/applications/application.ts';
import { discover } from '../src/applications/discovery.ts';
import { check } from '../src/commands/check.ts';
import { findDeployments } from '../src/deployments/find-deployments.ts';
import { joinDeployments } from '../src/deployments/join.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { findingText } from './finding-text.ts';

/**
 * `fixtures/manifests/<case>/repo` is a repository with manifests; beside it `environments.txt` tells what each environment
 * is made of, and `expected.txt` what is found in it. To accept new output, after having read it:
 * UPDATE_EXPECTED=1 npx vitest run test/manifests.test.ts
 */
const folder = fileURLToPath(new URL('../fixtures/manifests', import.meta.url));

function describeApplication({ name, environments, deployment }: Application): string {
  const head = `${name}: ${deployment === undefined ? 'no manifests' : `${deployment.what} in ${deployment.directory}`}`;
  return `${head}\n${environments.map(describeEnvironment).join('')}`;
}

function describeEnvironment({ name, compared, profiles, layers, open, deployed }: Environment): string {
  const lines = [
    `  ${compared ? name : `(${name})`} with ${profiles.length === 0 ? 'no profile' : profiles.join(', ')}`,
  ];
  for (const { kind, source } of layers) {
    const path = source.document?.path ?? source.path ?? source.name;
    const keys = source.properties.map(({ key, value, opaque, origin }) => {
      const shown = opaque === true ? '?' : JSON.stringify(value);
      return `      ${origin.path === path ? '' : `${origin.path}:`}${origin.line}:${origin.column} ${key} ${shown}`;
    });
    lines.push(`    ${kind} ${path}`, ...(source.document === undefined ? keys : []));
  }
  for (const { what, origin } of open) lines.push(`    open: ${what}, ${origin?.path}:${origin?.line}`);
  for (const { name: stray, parent, origin } of deployed?.stray ?? [])
    lines.push(`    astray: ${stray} below ${parent}, ${origin.path}:${origin.line}`);
  return `${lines.join('\n')}\n`;
}

async function findingsIn(directory: string): Promise<string> {
  const { findings } = await check({ tree: workingTree(directory), today: '2026-11-26', failOn: 'error' });
  return findingText(findings);
}

describe('the environments of manifests', () => {
  it.each(readdirSync(folder).sort())('%s', async (name) => {
    const directory = join(folder, name);
    const tree = workingTree(join(directory, 'repo'));
    const { applications } = discover({ tree, library: libraryOf(tree), environments: [], applications: [] });
    const found = {
      'environments.txt': applications.map(describeApplication).join(''),
      'expected.txt': await findingsIn(join(directory, 'repo')),
    };
    for (const [file, text] of Object.entries(found)) {
      await expect(text).toMatchFileSnapshot(join(directory, file));
    }
  });
});

describe('which deployment is whose', () => {
  const deployment = (name: string, directory: string) => ({
    names: [name],
    directory,
    what: 'Helm chart',
    origin: { path: 'Chart.yaml', line: 1, column: 1 },
    manifests: [],
    environments: [],
    problems: [],
  });
  const whose = (
    candidates: readonly { readonly path: string; readonly names: readonly string[] }[],
    ...deployments: readonly ReturnType<typeof deployment>[]
  ) => joinDeployments(candidates, deployments).of.map((one) => one?.names[0]);

  it('is told by the name that both have, in any spelling', () => {
    const candidates = [
      { path: 'orders', names: ['orders'] },
      { path: 'mail', names: ['mailService'] },
    ];
    expect(whose(candidates, deployment('mail-service', 'deploy'), deployment('orders', 'deploy'))).toEqual([
      'orders',
      'mail-service',
    ]);
  });

  it('is told by the folder that the manifests stand in', () => {
    const candidates = [
      { path: 'services/orders', names: ['orders'] },
      { path: 'services/mail', names: ['mail'] },
    ];
    expect(whose(candidates, deployment('web', 'services/mail/helm'))).toEqual([undefined, 'web']);
  });

  it('is told by the end of a name where only one application has it', () => {
    const candidates = [
      { path: 'search', names: ['search'] },
      { path: 'indexer', names: ['indexer'] },
    ];
    expect(whose(candidates, deployment('acme-prisoner-indexer', 'helm'))).toEqual([
      undefined,
      'acme-prisoner-indexer',
    ]);
  });

  it('needs no name where there is one application', () => {
    expect(whose([{ path: '.', names: [] }], deployment('web', 'helm'))).toEqual(['web']);
  });

  it('is not guessed where there are several and no name fits', () => {
    const candidates = [
      { path: 'a', names: ['orders'] },
      { path: 'b', names: ['mail'] },
    ];
    expect(whose(candidates, deployment('redis', 'helm'))).toEqual([undefined, undefined]);
  });

  describe('with modules around the application that have configuration as well', () => {
    const manifest = (stage: string) => `apiVersion: nais.io/v1\nkind: Application\nmetadata: { name: x-${stage} }`;
    const application = {
      '.nais/dev.yaml': manifest('dev'),
      '.nais/prod.yaml': manifest('prod'),
      'settings.gradle': "include 'app', 'lib'",
      'app/src/main/resources/application.yml': 'a: 1',
      'app/src/main/java/App.java': '@SpringBootApplication class App {}',
    };
    const inApp = "dependencies { implementation project(':lib') }";
    const inLib = "dependencies { implementation project(':app') }";
    const config = 'lib/src/main/resources/application';
    const deployed = (files: Record<string, string>) => {
      const tree = memoryTree({ ...application, ...files });
      const { applications } = discover({ tree, library: libraryOf(tree), environments: [], applications: [] });
      return applications.filter((one) => one.deployment !== undefined).map(({ name }) => name);
    };

    it('is that of the application where it contains a module that nothing begins in', () => {
      expect(deployed({ 'app/build.gradle': inApp, [`${config}.yml`]: 'b: 1' })).toEqual(['app']);
    });

    it('is not guessed where the build files do not say who contains whom', () => {
      expect(deployed({ [`${config}.yml`]: 'b: 1' })).toEqual([]);
    });

    it('is not guessed where the contained module may be started as well', () => {
      const main = { 'lib/src/main/kotlin/Main.kt': 'fun main() { runApplication<Lib>() }' };
      expect(deployed({ 'app/build.gradle': inApp, [`${config}.yml`]: 'b: 1', ...main })).toEqual([]);
    });

    it('is that of the application where nothing but the set-up of tests contains it', () => {
      const build = { 'lib/build.gradle': inLib };
      expect(deployed({ ...build, [`${config}-integration.properties`]: 'b=1' })).toEqual(['app']);
      expect(deployed({ ...build, [`${config}-prod.properties`]: 'b=1' })).toEqual([]);
      expect(deployed({ ...build, [`${config}.properties`]: 'b=1' })).toEqual([]);
    });
  });
});

describe('workloads that are called alike but for a stage', () => {
  const named = (files: Record<string, string>) => {
    const texts = Object.entries(files).map(([path, name]) => [
      path,
      `apiVersion: nais.io/v1\nkind: Application\nmetadata: { name: ${name} }`,
    ]);
    const tree = memoryTree(Object.fromEntries(texts));
    return findDeployments(tree, libraryOf(tree)).map(
      ({ names, environments }) => `${names[0]}: ${environments.map(({ name }) => name).join(' ')}`,
    );
  };

  it('are one, even where the stage is not that of the file', () => {
    expect(named({ 'nais/dev.yml': 'orders-q2', 'nais/dev-q1.yml': 'orders-q1', 'nais/prod.yml': 'orders' })).toEqual([
      'orders: dev dev-q1 prod',
    ]);
  });

  it('are several where they run in one stage', () => {
    const both = { 'nais/dev/a.yml': 'orders', 'nais/dev/b.yml': 'orders-live', 'nais/prod/b.yml': 'orders-live' };
    expect(named(both)).toEqual(['orders: dev', 'orders-live: dev prod']);
  });

  it('are several where they stand in different folders', () => {
    expect(named({ 'a/dev.yml': 'orders-q2', 'b/prod.yml': 'orders' })).toEqual(['orders-q2: dev', 'orders: prod']);
  });

  it('are found at the root of the repository as well', () => {
    expect(named({ 'nais-dev.yml': 'orders', 'nais-prod.yml': 'orders' })).toEqual(['orders: dev prod']);
  });
});

describe('reading manifests', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'kind: Deployment',
      'kind: ConfigMap',
      'kind: Kustomization',
      'kind: Application',
      'apiVersion: nais.io/v1alpha1',
      'metadata:',
      '  name: orders',
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      '        - name: orders',
      '          env:',
      '            - name: A_B',
      '              value: {{ .Values.env.A_B | quote }}',
      '{{- range $k, $v := .Values.env }}',
      '{{ end }}',
      '{{- define "x" }}',
      '{{ include "x" . }}',
      'data:',
      '  A: b',
      'env:',
      '  A_B: c',
      '---',
      '{{#each env}}',
      'patches:',
      '  - patch: |-',
      '      - op: add',
      '        path: /spec/template/spec/containers/0/env/-',
    ),
    fc.string({ maxLength: 30 }),
  );
  const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));

  it('never throws, whatever stands in them', () => {
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const tree = memoryTree({
          'helm/orders/Chart.yaml': a,
          'helm/orders/templates/deployment.yaml': `kind: Deployment\n${b}`,
          'helm/orders/templates/_envs.tpl': c,
          'helm/orders/values.yaml': d,
          'helm/values-dev.yaml': a,
          'helm/values-prod.yaml': b,
          'k8s/base/deployment.yaml': c,
          'k8s/overlays/prod/kustomization.yaml': `kind: Kustomization\n${d}`,
          'k8s/overlays/prod/patch.yaml': a,
          'nais/app.yaml': `kind: Application\napiVersion: nais.io/v1alpha1\n${b}`,
          'nais/dev.json': c,
        });
        expect(findDeployments(tree, libraryOf(tree))).toBeInstanceOf(Array);
      }),
      { numRuns: 300 },
    );
  });
});
