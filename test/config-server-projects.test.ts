import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { discover } from '../src/applications/discovery.ts';
import { check } from '../src/commands/check.ts';
import { libraryOf } from '../src/documents/library.ts';
import { workingTree } from '../src/platform/working-tree.ts';

const sample = (name: string) => workingTree(fileURLToPath(new URL(`../fixtures/projects/${name}`, import.meta.url)));

/** `severity rule key [environments] path:line` of every finding. */
async function findings(name: string): Promise<readonly string[]> {
  const report = await check({ tree: sample(name), today: '2026-11-21', failOn: 'error' });
  return report.findings.map(
    ({ severity, rule, key, environments, at }) =>
      `${severity} ${rule} ${key} [${environments.join(', ')}] ${at.path}:${at.line}`,
  );
}

function bases(name: string): readonly string[] {
  const tree = sample(name);
  const { applications } = discover({ tree, library: libraryOf(tree), environments: [], applications: [] });
  return applications.flatMap((application) =>
    application.environments.flatMap(({ name: environment, basis = [] }) =>
      basis.map(({ text, origin }) => `${application.name} ${environment}: ${text}, ${origin?.path}:${origin?.line}`),
    ),
  );
}

describe('a config repository of its own', () => {
  test('is told the key that one service lacks in one stage', async () => {
    expect(await findings('config-repository')).toEqual([
      'warning missing-override payments.gateway.merchant-id [stage] payments-stage.yml:6',
    ]);
  });

  test('is told nothing where nothing is missing', async () => {
    expect(await findings('config-repository-fixed')).toEqual([]);
  });

  test('says why there are these environments', () => {
    expect(bases('config-repository').slice(0, 3)).toEqual([
      'orders dev: stage suffix of 4 files in the config repository, application-dev.yml:1',
      'orders stage: stage suffix of 4 files in the config repository, application-stage.yml:1',
      'orders prod: stage suffix of 4 files in the config repository, application-prod.yml:1',
    ]);
  });
});

describe('a config server among its clients', () => {
  test('lets the code of a client prove what is missing', async () => {
    expect(await findings('config-server')).toEqual([
      'error missing-value rooms.prices.url [prod] config/src/main/resources/shared/rooms-prod.yml:2',
    ]);
  });

  test('is told nothing where nothing is missing', async () => {
    expect(await findings('config-server-fixed')).toEqual([]);
  });

  test('is named with what it serves', () => {
    const served = 'served by the config server config (config/src/main/resources/shared)';
    expect(bases('config-server')).toEqual([
      ...['dev', 'stage', 'prod'].map(
        (stage) => `billing ${stage}: ${served}, billing/src/main/resources/bootstrap.yml:6`,
      ),
      ...['dev', 'stage', 'prod'].map(
        (stage) => `rooms ${stage}: ${served}, rooms/src/main/resources/application.yml:7`,
      ),
    ]);
  });
});
