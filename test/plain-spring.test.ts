import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Application, Environment } from '../src/applications/application.ts';
import { check } from '../src/commands/check.ts';
import { prepare } from '../src/commands/prepare.ts';
import type { FileTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { findingText } from './finding-text.ts';

/**
 * `fixtures/plain-spring/<case>/repo` is a repository without keyparity.yml, `expected.txt` beside it what is found there:
 * applications, environments, layers (the strongest first, `*` for those of an environment), and findings.
 *
 * To accept new output, after having read it: UPDATE_EXPECTED=1 npx vitest run test/plain-spring.test.ts
 */
const folder = fileURLToPath(new URL('../fixtures/plain-spring', import.meta.url));
const projects = fileURLToPath(new URL('../fixtures/projects', import.meta.url));

const today = '2026-11-26';

async function foundIn(tree: FileTree): Promise<string> {
  const { applications } = await prepare({ tree, today, tolerant: true });
  if (applications.length === 0) return 'no application\n';
  const { findings } = await check({ tree, today, failOn: 'never' });
  const overview = applications.flatMap(overviewOf).map((line) => `${line}\n`);
  return `${overview.join('')}${findingText(findings)}`;
}

function overviewOf({ name, kind, path, environments }: Application): readonly string[] {
  return [`${name} (${path}, ${kind})`, ...environments.map((environment) => `  ${environmentLine(environment)}`)];
}

function environmentLine({ name, compared, layers, open }: Environment): string {
  const stack = layers.map(({ kind, source }) => `${source.name}${kind === 'environment' ? '*' : ''}`);
  const outside = open.map(({ what }) => `; open: ${what}`);
  return `${name}${compared ? '' : ' (not compared)'}: ${stack.join(', ')}${outside.join('')}`;
}

describe('an application without keyparity.yml that is not Spring Boot', () => {
  const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(cases.map(({ name }) => name))('%s', async (name) => {
    const found = await foundIn(workingTree(join(folder, name, 'repo')));
    await expect(found).toMatchFileSnapshot(join(folder, name, 'expected.txt'));
  });

  it.each(['plain-spring', 'jan-9'])('is found in the project %s', async (name) => {
    const found = await foundIn(withoutSettings(workingTree(join(projects, name))));
    await expect(found).toMatchFileSnapshot(join(folder, `project-${name}.txt`));
  });

  it('says why there is an environment, and where that is written', async () => {
    const { applications } = await prepare({ tree: workingTree(join(projects, 'plain-spring')), today });
    const [stage] = applications.flatMap(({ environments }) => environments.filter(({ name }) => name === 'stage'));
    expect(stage?.basis).toContainEqual({
      text: 'config/{env}/server.properties, read by exporter/src/main/java/com/acme/exporter/Exporter.java:15',
      origin: { path: 'exporter/src/main/java/com/acme/exporter/Exporter.java', line: 15, column: 1 },
      ofLayer: true,
    });
  });
});

function withoutSettings(tree: FileTree): FileTree {
  const paths = tree.list().filter((path) => path !== 'keyparity.yml');
  return { ...tree, list: () => paths };
}
