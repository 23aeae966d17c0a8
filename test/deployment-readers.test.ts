import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Application, Environment } from '../src/applications/application.ts';
import { discover } from '../src/applications/discovery.ts';
import { check } from '../src/commands/check.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import { fillIn } from '../src/documents/fill-in.ts';
import { libraryOf } from '../src/documents/library.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';

/**
 * `fixtures/deployments/<case>/repo` is a repository; `expected.txt` beside it says which environments its manifests make, and
 * what each gets from them. To accept new output, after having read it: UPDATE_EXPECTED=1 npx vitest run test/deployment-readers.test.ts
 */
const folder = fileURLToPath(new URL('../fixtures/deployments', import.meta.url));

function applicationsOf(tree: FileTree): readonly Application[] {
  return discover({ tree, library: libraryOf(tree), environments: [], applications: [] }).applications;
}

function told(applications: readonly Application[]): string {
  return applications
    .map(({ name, deployment, environments, problems }) => {
      const heading = `${name}: ${deployment?.what ?? 'no deployment'}`;
      const wrong = problems.map(
        ({ message, origin }) => `  ! ${origin.path}:${origin.line}:${origin.column} ${message}`,
      );
      return [heading, ...wrong, ...environments.flatMap(tellEnvironment)].map((line) => `${line}\n`).join('');
    })
    .join('');
}

function tellEnvironment({ name, compared, profiles, layers, open, deployed }: Environment): readonly string[] {
  const values = layers.flatMap(({ kind, source }) =>
    source.kind === 'document'
      ? []
      : source.properties.map(({ key, value, opaque, origin }) => {
          const place = `${origin.path}:${origin.line}:${origin.column}`;
          return `    ${kind} ${source.kind} ${key}${opaque === true ? ' is open' : `=${JSON.stringify(value)}`} ${place}`;
        }),
  );
  const home =
    deployed === undefined ? [] : [`    home ${deployed.home.style} ${deployed.home.path} ${deployed.home.parent}`];
  return [
    `  ${name}${compared ? '' : ' (not compared)'} ${profiles.join(',')}`,
    ...values,
    ...open.map(({ what, optional }) => `    open${optional === true ? ' (optional)' : ''}: ${what}`),
    ...home.map((line) => line.trimEnd()),
  ];
}

describe('deployments are read as their tools read them', () => {
  it.each(readdirSync(folder).sort())('%s', async (name) => {
    const found = told(applicationsOf(workingTree(join(folder, name, 'repo'))));
    await expect(found).toMatchFileSnapshot(join(folder, name, 'expected.txt'));
  });
});

describe('the sample with Docker Compose', () => {
  const tree = workingTree(fileURLToPath(new URL('../fixtures/projects/compose-stack', import.meta.url)));
  const judged = (given: FileTree) => check({ tree: given, today: '2026-11-21', failOn: 'error' });

  it('lacks one variable in stage and one in prod, with the file, the line and the line to add', async () => {
    const { findings } = await judged(tree);
    expect(
      findings.map(({ severity, rule, application, key, environments, insertion }) => ({
        severity,
        rule,
        application,
        key,
        environments,
        insertion,
      })),
    ).toEqual([
      {
        severity: 'error',
        rule: 'missing-value',
        application: 'billing',
        key: 'tax.rate.url',
        environments: ['prod'],
        insertion: {
          path: 'env/billing.prod.env',
          line: 3,
          text: 'TAX_RATE_URL=KEYPARITY_FILL_IN',
          variable: 'TAX_RATE_URL',
        },
      },
      {
        severity: 'error',
        rule: 'missing-value',
        application: 'orders',
        key: 'shipping.api-key',
        environments: ['stage'],
        insertion: {
          path: 'docker-compose.stage.yml',
          line: 7,
          text: '      SHIPPING_API_KEY: KEYPARITY_FILL_IN',
          variable: 'SHIPPING_API_KEY',
        },
      },
    ]);
    const texts = findings.map(({ message }) => renderMessage(message, { medium: plainText, showValues: false }));
    expect(texts[1]).toBe(
      'stage gets no value for `shipping.api-key`, which `Shipping` needs to start (orders/src/main/java/com/acme/Shipping.java:8). prod sets it.',
    );
  });

  it('is in order once these lines are added', async () => {
    const { findings } = await judged(tree);
    const files = Object.fromEntries(tree.list().map((path) => [path, tree.read(path) ?? new Uint8Array()]));
    for (const { insertion } of findings) {
      const { path = '', line = 1, text = '' } = insertion ?? {};
      const lines = new TextDecoder().decode(files[path]).split('\n');
      files[path] = new TextEncoder().encode(lines.toSpliced(line - 1, 0, text.replace(fillIn, 'x')).join('\n'));
    }
    expect((await judged(memoryTree(files))).findings).toEqual([]);
  });
});

describe('the line to add', () => {
  const sources = {
    'src/main/resources/application.yml': 'a: 1\n',
    'src/main/java/App.java': `import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
  App(@Value("\${needed.base-url}") String url, @Value("\${other}") String other) {}
}
`,
  };
  const forStages = (nameOf: (stage: string) => string, textOf: (needed: boolean) => string) => ({
    [nameOf('stage')]: textOf(false),
    [nameOf('prod')]: textOf(true),
  });

  it.each([
    [
      'an entry of a list of Compose',
      forStages(
        (stage) => `docker-compose.${stage}.yml`,
        (needed) =>
          `services:\n  app:\n    build: .\n    environment:\n      - OTHER=1\n${needed ? '      - NEEDED_BASE_URL=x\n' : ''}    restart: always\n`,
      ),
      { path: 'docker-compose.stage.yml', line: 6, text: '      - NEEDED_BASE_URL=KEYPARITY_FILL_IN' },
    ],
    [
      'a line of a file of variables',
      forStages(
        (stage) => `.env.${stage}`,
        (needed) => `OTHER=1\n${needed ? 'NEEDED_BASE_URL=x\n' : ''}`,
      ),
      { path: '.env.stage', line: 2, text: 'NEEDED_BASE_URL=KEYPARITY_FILL_IN' },
    ],
    [
      'an entry of a map of Cloud Foundry',
      forStages(
        (stage) => `manifest-${stage}.yml`,
        (needed) =>
          `applications:\n- name: app\n  env:\n    OTHER: 1\n${needed ? '    NEEDED_BASE_URL: x\n' : ''}  memory: 1G\n`,
      ),
      { path: 'manifest-stage.yml', line: 5, text: '    NEEDED_BASE_URL: KEYPARITY_FILL_IN' },
    ],
    [
      'an object of a task definition',
      forStages(
        (stage) => `taskdef-${stage}.json`,
        (needed) =>
          `{\n  "containerDefinitions": [{\n    "name": "app",\n    "environment": [\n      {\n        "name": "OTHER",\n        "value": "1"\n      }${needed ? ',\n      { "name": "NEEDED_BASE_URL", "value": "x" }' : ''}\n    ]\n  }]\n}\n`,
      ),
      {
        path: 'taskdef-stage.json',
        line: 5,
        text: '      { "name": "NEEDED_BASE_URL", "value": "KEYPARITY_FILL_IN" },',
      },
    ],
    [
      'a line of an input of an action',
      forStages(
        (stage) => `.github/workflows/deploy-${stage}.yml`,
        (needed) =>
          `jobs:\n  d:\n    steps:\n      - uses: google-github-actions/deploy-cloudrun@v2\n        with:\n          env_vars: |\n            OTHER=1\n${needed ? '            NEEDED_BASE_URL=x\n' : ''}          region: eu\n`,
      ),
      { path: '.github/workflows/deploy-stage.yml', line: 8, text: '            NEEDED_BASE_URL=KEYPARITY_FILL_IN' },
    ],
  ])('is %s', async (_, manifests, expected) => {
    const files: Record<string, string> = { ...sources, ...manifests };
    const { findings } = await check({ tree: memoryTree(files), today: '2026-11-21', failOn: 'error' });
    expect(findings.map(({ key, environments, insertion }) => ({ key, environments, insertion }))).toEqual([
      { key: 'needed.base-url', environments: ['stage'], insertion: { ...expected, variable: 'NEEDED_BASE_URL' } },
    ]);
    const lines = files[expected.path]?.split('\n') ?? [];
    files[expected.path] = lines.toSpliced(expected.line - 1, 0, expected.text.replace(fillIn, 'x')).join('\n');
    expect((await check({ tree: memoryTree(files), today: '2026-11-21', failOn: 'error' })).findings).toEqual([]);
  });
});

describe('a variable that a template of a chart writes', () => {
  const sources = {
    'src/main/resources/application.yml': 'a: 1\n',
    'src/main/java/App.java': `import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
  App(@Value("\${support.url}") String url) {}
}
`,
    'helm/app/Chart.yaml': 'name: app\nversion: 1.0.0\n',
    'helm/app/values.yaml': 'image: app\n',
    'helm/app/templates/deployment.yaml': `kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: app
          env:
            - name: LEVEL
              value: "{{ .Values.env.LEVEL }}"
            - name: SUPPORT_URL
              value: "{{ .Values.env.SUPPORT_URL }}"
`,
    'helm/values-dev.yaml': 'env:\n  LEVEL: 1\n  SUPPORT_URL: https://dev\n',
    'helm/values-stage.yaml': 'env:\n  LEVEL: 1\n',
    'helm/values-prod.yaml': 'env:\n  LEVEL: 1\n  SUPPORT_URL: https://prod\n',
  };

  it('is empty where the values of an environment alone lack it, which is told with the line to add', async () => {
    const { findings } = await check({ tree: memoryTree(sources), today: '2026-11-21', failOn: 'error' });
    expect(
      findings.map(({ rule, message, at, insertion }) => [
        rule,
        renderMessage(message, { medium: plainText, showValues: false }),
        at.path,
        insertion,
      ]),
    ).toEqual([
      [
        'blank-override',
        'stage gets nothing for `SUPPORT_URL`, which has a value at helm/values-dev.yaml:3.',
        'helm/app/templates/deployment.yaml',
        { path: 'helm/values-stage.yaml', line: 3, text: '  SUPPORT_URL: KEYPARITY_FILL_IN', variable: 'SUPPORT_URL' },
      ],
    ]);
  });

  it('is no news where most environments do not have it yet', async () => {
    const coming = { ...sources, 'helm/values-prod.yaml': 'env:\n  LEVEL: 1\n' };
    const { findings } = await check({ tree: memoryTree(coming), today: '2026-11-21', failOn: 'error' });
    expect(findings).toEqual([]);
  });

  it('is a decision where the values say the empty text', async () => {
    const said = { ...sources, 'helm/values-stage.yaml': 'env:\n  LEVEL: 1\n  SUPPORT_URL: ""\n' };
    const { findings } = await check({ tree: memoryTree(said), today: '2026-11-21', failOn: 'error' });
    expect(findings).toEqual([]);
  });

  it.each(['support.url', 'SUPPORT_URL'])('may be empty where the contract says so of %s', async (key) => {
    const said = { ...sources, 'keyparity.yml': `version: 1\nkeys:\n  ${key}:\n    allowEmpty: true\n` };
    const { findings } = await check({ tree: memoryTree(said), today: '2026-11-21', failOn: 'error' });
    expect(findings).toEqual([]);
  });
});
