import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Request } from '../src/commands/prepare.ts';
import { diagnose } from '../src/commands/queries.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { renderDiagnosis } from '../src/reports/diagnosis.ts';
import { skippedFiles } from '../src/repository/skipped.ts';
import { contract, type Files, module, plain } from './inspected.ts';

const today = '2026-11-21';
const everything = { tree: workingTree('fixtures/inspect/doctor/repo'), today };

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync('schemas/doctor.schema.json', 'utf8')),
);

async function doctor(request: Request, format: 'text' | 'json' = 'text'): Promise<string> {
  return renderDiagnosis(await diagnose(request), plain, format);
}

async function doctorOf(files: Files, which: Partial<Request> = {}): Promise<string> {
  const request = { tree: memoryTree(files), today, ...which };
  validate(JSON.parse(await doctor(request, 'json')));
  expect(validate.errors).toBeNull();
  return doctor(request);
}

describe('a repository', () => {
  it('of everything is told as it is recorded', async () => {
    await expect(await doctor(everything)).toMatchFileSnapshot('../fixtures/inspect/doctor/doctor.txt');
    await expect(await doctor(everything, 'json')).toMatchFileSnapshot('../fixtures/inspect/doctor/doctor.json');
  });

  it('of which the file says everything is told as the documentation shows it', async () => {
    const text = await doctor({ tree: workingTree('fixtures/projects/jan-9'), today });
    await expect(text).toMatchFileSnapshot('../fixtures/inspect/doctor.txt');
    expect(readFileSync('docs/commands.md', 'utf8')).toContain(text);
  });

  it('is described by the schema', async () => {
    for (const request of [everything, { tree: workingTree('fixtures/projects/jan-9'), today }]) {
      validate(JSON.parse(await doctor(request, 'json')));
      expect(validate.errors).toBeNull();
    }
  });

  it('is told without any value of its files and manifests', async () => {
    for (const format of ['text', 'json'] as const) {
      expect(await doctor(everything, format)).not.toMatch(/hunter2|\.example|localhost|ORDERS_DB_PASSWORD/);
    }
  });

  it('is told of one application where that is asked for', async () => {
    const text = await doctor({ ...everything, applications: ['gateway'] });
    expect(text).toContain('gateway (services/gateway)');
    expect(text).not.toContain('billing (services/billing)');
    await expect(doctor({ ...everything, applications: ['gatway'] })).rejects.toThrow('did you mean "gateway"?');
  });

  it('without an application is an answer, and says what to do', async () => {
    const text = await doctorOf({ 'server/src/main/resources/server.yml': 'a: 1\n', 'README.md': '' });
    expect(text).toContain('0 applications');
    expect(text).toContain('list the files of each application');
    expect(text).toContain('server/src/main/resources/server.yml');
    expect(text).toContain('server: { path: server, layers: [src/main/resources/server.yml] }');
  });
});

describe('environments', () => {
  it('that differ in their names alone are one pattern', async () => {
    const text = await doctorOf(module('a: 1\n', { dev: 'a: 2\n', stage: 'a: 3\n', prod: 'a: 4\n', local: 'a: 5\n' }));
    expect(text).toContain('compared  dev, stage, prod  profiles {env}');
    expect(text).toContain('src/main/resources/application-{env}.yml');
    expect(text).toContain('not compared  local');
  });

  it('that have different layers are told one by one', async () => {
    const groups = 'spring.profiles.group.prod: [metrics]\n';
    const text = await doctorOf(module(groups, { stage: 'a: 3\n', prod: 'a: 4\n', metrics: 'm: 1\n' }));
    expect(text).toContain('compared  stage  profiles stage');
    expect(text).toContain('compared  prod  profiles prod, metrics');
  });

  it('that get values from elsewhere are open, and what to do is said', async () => {
    const text = await doctorOf(module('spring.config.import: "vault://"\n', { stage: 'a: 1\n', prod: 'a: 1\n' }));
    expect(text).toContain('open      Vault (src/main/resources/application.yml:1)');
    expect(text).toContain('by: the secret store');
  });

  it('in which Spring does not start are told with the command that says why', async () => {
    const text = await doctorOf(module('a: 1\n', { stage: 'spring.profiles.active: x\n', prod: 'a: 1\n' }));
    expect(text).toContain('fails     InvalidConfigDataPropertyException');
    expect(text).toContain('keyparity resolve --application application --environment stage');
  });

  it('that have nothing of their own are pointed at', async () => {
    const declared = contract('environments: { stage: {}, prod: {} }\n');
    const text = await doctorOf(module('a: 1\n', { prod: 'a: 1\n' }, declared));
    expect(text).toContain('No layer belongs to stage of application alone');
    expect(text).toContain('keyparity init --check');
  });
});

describe('an environment that is not compared', () => {
  const overlays = async (files: Files) =>
    (await doctorOf(files)).split('\n').filter((line) => line.startsWith('  not compared'));

  it('is told with the reason for that, and not with where its layers come from', async () => {
    const files = {
      ...module('a: 1\n', { stage: 'a: 1\n', prod: 'a: 1\n', local: 'a: 1\n' }),
      'src/main/resources/more.properties': 'b=1\n',
      'src/main/java/com/acme/App.java': [
        'package com.acme;',
        'import org.springframework.boot.autoconfigure.SpringBootApplication;',
        'import org.springframework.context.annotation.PropertySource;',
        '@SpringBootApplication @PropertySource("classpath:more.properties") class App {}',
      ].join('\n'),
    };
    expect(await doctorOf(files)).toContain('more.properties, read by src/main/java/com/acme/App.java:4');
    expect(await overlays(files)).toEqual(['  not compared  local: a profile that is no step of delivery']);
  });

  it('although it is called after a step of delivery is told as what it is', async () => {
    expect(await overlays(module('a: 1\n', { dev: 'a: 1\n', test: 'a: 1\n', mysql: 'a: 1\n' }))).toEqual([
      '  not compared  dev, test: each a profile of developers, as long as no later step has one',
      '  not compared  mysql: a profile that is no step of delivery',
    ]);
    const ofTests = { 'src/test/java/ATest.java': '@ActiveProfiles("test") class ATest {}\n' };
    const files = module('a: 1\n', { test: 'a: 1\n', stage: 'a: 1\n', prod: 'a: 1\n' }, ofTests);
    expect(await overlays(files)).toEqual(['  not compared  test: a profile of tests']);
    const other = 'spring.config.activate.on-profile: qa\na: 1\n';
    expect(await overlays(module('a: 1\n', { prod: 'a: 1\n', 'db-qa': other }))).toEqual([
      '  not compared  qa: a profile with which nothing more is read',
      '  not compared  db-qa: a profile that is no step of delivery',
    ]);
  });

  it('because keyparity.yml says so is told so', async () => {
    const declared = contract('environments: { stage: {}, prod: {}, local: { compared: false } }\n');
    expect(await overlays(module('a: 1\n', {}, declared))).toEqual([
      '  not compared  local: an environment that keyparity.yml does not compare',
    ]);
  });
});

describe('a file that nobody reads', () => {
  it.each([
    ['config/orders-prod.yml', 'configuration'],
    ['deploy/application.yml', 'configuration'],
    ['orders/src/main/resources/ehcache.properties', 'unread'],
    ['orders/src/main/resources/text.properties', 'messages'],
    ['orders/src/main/resources/text_de.properties', 'messages'],
    ['orders/src/main/resources/app_qa.properties', 'unread'],
    ['orders/src/main/resources/ValidationMessages.properties', 'messages'],
    ['orders/src/main/resources/db/changelog/1.yaml', 'changes'],
    ['orders/src/main/resources/log4j2.properties', 'logging'],
    ['orders/src/test/resources/application.yml', 'tests'],
    ['samples/application.yml', 'samples'],
    ['.nais/prod.yaml', 'manifest'],
    ['k8s/prod/deployment.yaml', 'manifest'],
    ['chart/values-prod.yaml', 'values'],
    ['gradle.properties', 'tools'],
    ['.github/workflows/application.yml', 'tools'],
    ['target/classes/application.yml', 'tools'],
    ['cookbooks/orders/attributes/default.rb', 'chef'],
    ['prometheus.yml', 'other'],
  ])('%s is taken for %s', (path, reason) => {
    const paths = [path, 'orders/src/main/resources/text_de.properties', 'package.json', 'README.md'];
    const found = skippedFiles(paths, ['orders'], () => false).find((group) => group.paths.includes(path));
    expect(found?.reason).toBe(reason);
  });

  it('is none that some application reads', () => {
    expect(skippedFiles(['a.yml'], [], () => true)).toEqual([]);
  });
});
