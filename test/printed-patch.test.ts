import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { fillIn } from '../src/documents/fill-in.ts';
import type { Finding, Report } from '../src/findings/finding.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { text } from '../src/reports/text.ts';

/**
 * What a report prints to add is taken as it is, by git, and judged again: the gate has to stay shut until somebody has
 * written the values.
 */
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'keyparity-patch-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;

function copyOf(repository: string | Readonly<Record<string, string>>): string {
  const copy = join(root, String(count++));
  if (typeof repository === 'string') cpSync(join(fixtures, repository), copy, { recursive: true });
  else {
    for (const [path, content] of Object.entries(repository)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), content);
    }
  }
  return copy;
}

function judge(directory: string): Promise<Report> {
  return check({ tree: workingTree(directory), today: '2026-11-28', failOn: 'error' });
}

/** Pipes the whole report into git, as its user does. */
async function applyPrinted(directory: string, report: Report): Promise<void> {
  const tree = workingTree(directory);
  const readText = (path: string) => tree.read(path) && new TextDecoder().decode(tree.read(path));
  const input = await text.render(report, { colour: false, showValues: false, readText });
  execFileSync('git', ['apply', '--unidiff-zero', '-'], { cwd: directory, input });
}

/** The lines with the marker, `path:line`; of an entry of a list (`- name: A` and `value: …`) the first. */
function markedLines(directory: string): readonly string[] {
  const paths = workingTree(directory).list();
  return paths.flatMap((path) =>
    readFileSync(join(directory, path), 'utf8')
      .split('\n')
      .flatMap((line, i) => (line.includes(fillIn) ? [`${path}:${/^\s+value: /.test(line) ? i : i + 1}`] : [])),
  );
}

function fill(directory: string, value: string): void {
  for (const path of workingTree(directory).list()) {
    const content = readFileSync(join(directory, path), 'utf8');
    if (content.includes(fillIn)) writeFileSync(join(directory, path), content.replaceAll(fillIn, value));
  }
}

const counting = ({ findings }: Report) => findings.filter(({ status }) => status === 'new');
const told = ({ rule, key, environments }: Finding) => `${rule} ${key} [${environments.join(', ')}]`;
const placed = ({ at }: Finding) => `${at.path}:${at.line}`;

const application = `import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
  App(@Value("\${needed.url}") String url) {}
}
`;
const springBoot = { 'src/main/java/App.java': application, 'src/main/resources/application.yml': 'a: 1\n' };

function forStages(textOf: (stage: string, entry: string) => Readonly<Record<string, string>>, entry: string) {
  return { ...springBoot, ...textOf('dev', entry), ...textOf('stage', ''), ...textOf('prod', entry) };
}

const configMap = forStages(
  (stage, entry) => ({
    [`k8s/overlays/${stage}/config.yaml`]: `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  OTHER: "1"\n${entry}`,
    [`k8s/overlays/${stage}/kustomization.yaml`]: 'resources: [../../base, config.yaml]\n',
    'k8s/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
    'k8s/base/deployment.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: app\n          envFrom:\n            - configMapRef:\n                name: app\n',
  }),
  '  NEEDED_URL: https://x\n',
);

const composeList = forStages(
  (stage, entry) => ({
    [`docker-compose.${stage}.yml`]: `services:\n  app:\n    build: .\n    environment:\n      - OTHER=1\n${entry}`,
  }),
  '      - NEEDED_URL=https://x\n',
);

const taskDefinition = forStages(
  (stage, entry) => ({
    [`taskdef-${stage}.json`]: `{\n  "containerDefinitions": [{\n    "name": "app",\n    "environment": [\n      { "name": "OTHER", "value": "1" }${entry}\n    ]\n  }]\n}\n`,
  }),
  ',\n      { "name": "NEEDED_URL", "value": "https://x" }',
);

const cloudFoundry = forStages(
  (stage, entry) => ({
    [`manifest-${stage}.yml`]: `applications:\n- name: app\n  env:\n    OTHER: 1\n${entry}  memory: 1G\n`,
  }),
  '    NEEDED_URL: https://x\n',
);

const fileToBeCreated = {
  'keyparity.yml':
    'version: 1\nenvironments: { dev: {}, stage: {}, prod: {} }\nkeys:\n  shop.url: { override: true, format: uri }\n',
  'src/main/resources/application.properties': 'shop.name=shop\n',
  'src/main/resources/application-dev.properties': 'shop.url=https://dev.acme.example\n',
  'src/main/resources/application-prod.properties': 'shop.url=https://acme.example\n',
};

describe('the patch that a report prints', () => {
  it.each([
    ['a properties file', 'projects/jan-9', '600'],
    ['a YAML file', 'projects/config-server', 'https://x.acme.example'],
    ['a file of variables, and an entry of Compose', 'projects/compose-stack', 'https://x.acme.example'],
    ['a list of Compose', composeList, 'https://x.acme.example'],
    ['a list of a patch of Kustomize', 'projects/kustomize-shop', 'https://x.acme.example'],
    ['entries of a ConfigMap', configMap, 'https://x.acme.example'],
    ['a file within a ConfigMap', 'manifests/mounted-config-maps/repo', 'https://x.acme.example'],
    ['values of Helm', 'projects/helm-service', 'https://x.acme.example'],
    ['a manifest of NAIS', 'projects/nais-service', 'https://x.acme.example'],
    ['an environment of Chef in JSON', 'projects/chef-server', '600'],
    ['a task definition in JSON', taskDefinition, 'https://x.acme.example'],
    ['a manifest of Cloud Foundry', cloudFoundry, 'https://x.acme.example'],
    ['a file that is not there yet', fileToBeCreated, 'https://x.acme.example'],
  ])('for %s fails as it is, says what is not filled in, and passes with a value', async (_, repository, value) => {
    const directory = copyOf(repository);
    const before = await judge(directory);
    expect(before.verdict).toBe('fail');

    await applyPrinted(directory, before);
    const applied = await judge(directory);
    expect(applied.verdict).toBe('fail');
    const errors = counting(applied).filter(({ severity }) => severity === 'error');
    expect(errors.map(placed).toSorted()).toEqual(markedLines(directory).toSorted());
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set(['not-filled-in']));
    expect(await text.render(applied, { colour: false, showValues: false })).toContain('not filled in');

    fill(directory, value);
    expect((await judge(directory)).verdict).toBe('pass');
  });

  const repositories = ['manifests', 'deployments', 'plain-spring', 'rules/missing-override', 'rules/missing-value']
    .flatMap((folder) => readdirSync(join(fixtures, folder)).map((name) => `${folder}/${name}/repo`))
    .concat(['projects/config-repository', 'projects/plain-spring'])
    .filter((repository) => existsSync(join(fixtures, repository)));

  it('puts every line where it is read, in all sample repositories', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const repository of repositories) {
      const before = await judge(join(fixtures, repository)).catch(() => undefined);
      const lacking = before === undefined ? [] : counting(before).filter(({ insertion }) => insertion !== undefined);
      if (before === undefined || lacking.length === 0) continue;
      const directory = copyOf(repository);
      await applyPrinted(directory, before);
      const unfilled = counting(await judge(directory)).filter(({ rule }) => rule === 'not-filled-in');
      const left = markedLines(directory).filter((line) => !unfilled.map(placed).includes(line));
      if (left.length > 0 || unfilled.length < markedLines(directory).length) wrong.push(`${repository}: ${left}`);
      fill(directory, '5');
      const after = new Set(counting(await judge(directory)).map(told));
      // A finding on several environments has the line for the first of them.
      for (const finding of lacking) if (after.has(told(finding))) wrong.push(`${repository}: still ${told(finding)}`);
    }
    expect(wrong).toEqual([]);
  });
});
