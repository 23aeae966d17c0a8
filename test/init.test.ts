import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../src/cli/main.ts';
import { check } from '../src/commands/check.ts';
import { driftOf, propose } from '../src/commands/init.ts';
import { compareBytes, type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { renderDrift } from '../src/reports/proposal.ts';
import { readSettings } from '../src/requirements/contract/read-settings.ts';
import { rules } from '../src/rules/index.ts';
import { contract, type Files, module } from './inspected.ts';

const today = '2026-11-21';

const projects = [
  ...readdirSync('fixtures/projects', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [`fixtures/projects/${entry.name}`] : [],
  ),
  ...readdirSync('fixtures/init').map((name) => `fixtures/init/${name}/repo`),
  'fixtures/inspect/doctor/repo',
];

async function written(tree: FileTree): Promise<string> {
  return (await propose({ tree, today })).text;
}

function withContract(tree: FileTree, text: string): FileTree {
  const paths = [...tree.list().filter((path) => path !== 'keyparity.yml'), 'keyparity.yml'].sort(compareBytes);
  return {
    list: () => paths,
    read: (path) => (path === 'keyparity.yml' ? new TextEncoder().encode(text) : tree.read(path)),
  };
}

describe.each(projects)('%s', (folder) => {
  const tree = workingTree(folder);
  let file: Awaited<ReturnType<typeof propose>>;
  beforeAll(async () => {
    file = await propose({ tree, today });
  });

  it('gets a file that is valid', () => {
    const ids = rules.map(({ id }) => id);
    expect(readSettings('keyparity.yml', file.text, ids).problems).toEqual([]);
  });

  it('gets the same file again', async () => {
    expect(await written(withContract(tree, file.text))).toBe(file.text);
  });

  it('has no more errors with it than without it, and no finding about what was inferred', async () => {
    const inferred = new Set(file.proposal.keys.map(({ key }) => key));
    const errorsIn = async (judged: FileTree) => {
      const { findings } = await check({ tree: judged, today, failOn: 'error' });
      const told = findings.filter(({ severity, key = '' }) => severity === 'error' || inferred.has(key));
      return told.map(({ rule, key, environments }) => `${rule} ${key} ${environments}`);
    };
    const before = new Set(await errorsIn(tree));
    // What a sample project is about is known without any contract, be it said by one rule or by another.
    const keys = [...before].map((one) => one.replace(/^\S+ /, ''));
    const after = await errorsIn(withContract(tree, file.text));
    expect(after.filter((one) => !keys.includes(one.replace(/^\S+ /, '')))).toEqual([]);
  });

  it('has not drifted apart from it', () => {
    const drift = driftOf({ tree: withContract(tree, file.text), today });
    expect(renderDrift(drift)).toContain('knows every application and every environment');
  });
});

describe('the file', () => {
  it.each(readdirSync('fixtures/init'))('of %s is what a reviewer has read', async (name) => {
    const text = await written(workingTree(`fixtures/init/${name}/repo`));
    await expect(text).toMatchFileSnapshot(`../fixtures/init/${name}/keyparity.yml`);
  });

  it('of the sample project is what the documentation shows', async () => {
    const text = await written(workingTree('fixtures/init/three-stages/repo'));
    expect(readFileSync('docs/commands.md', 'utf8')).toContain(text);
  });

  it('holds no value of a property', async () => {
    const text = await written(workingTree('fixtures/init/three-stages/repo'));
    expect(text).not.toMatch(/acme|localhost|letmein|example/);
  });

  it('quotes what a reader of YAML would take for something else', async () => {
    const files: Files = {
      'on/src/main/resources/application.yml': 'a.url: http://x.example\n',
      'on/src/main/resources/application-stage.yml': 'a.url: http://y.example\n',
      'on/src/main/resources/application-prod.yml': 'a.url: http://z.example\n',
      '1.0/src/main/resources/application-prod.yml': 'b.url: http://z.example\n',
    };
    const text = await written(memoryTree(files));
    expect(text).toContain('"on": { path: "on" }');
    expect(text).toContain('"1.0": { path: "1.0", environments: [prod] }');
  });

  it('gives profiles where these are not the one of the name', async () => {
    const chart = (profiles: string) => `env:\n  SPRING_PROFILES_ACTIVE: ${profiles}\n  LIMIT: 1\n`;
    const files = module(
      'a: 1\n',
      { production: 'a: 2\n' },
      {
        'helm/Chart.yaml': 'name: x\n',
        'helm/values-stage.yaml': 'env:\n  LIMIT: 1\n',
        'helm/values-prod.yaml': chart('production'),
      },
    );
    const text = await written(memoryTree(files));
    expect(text).toContain('  stage: { profiles: [] }\n  prod: {}\n');
  });

  it('leaves environments to discovery where applications give them different profiles', async () => {
    const files: Files = {
      'a/src/main/resources/application.yml': 'k: 1\n',
      'a/helm/Chart.yaml': 'name: a\n',
      'a/helm/values-stage.yaml': 'env:\n  K: 1\n',
      'a/helm/values-prod.yaml': 'env:\n  K: 2\n',
      'b/src/main/resources/application-stage.yml': 'k: 1\n',
      'b/src/main/resources/application-prod.yml': 'k: 2\n',
    };
    const text = await written(memoryTree(files));
    expect(text).toContain('environments: are left to discovery');
    expect(text).not.toMatch(/^environments:/m);
    expect(text).toContain('  a: { path: a }\n  b: { path: b }\n');
  });

  it('keeps the names that applications have been given', async () => {
    const files = module(
      'a: 1\n',
      { stage: 'a: 1\n', prod: 'a: 2\n' },
      contract('applications: { shop: { path: . } }\n'),
    );
    expect(await written(memoryTree(files))).toContain('  shop: { path: . }\n');
  });

  it('demands no override of which an environment has none, and nothing of a single environment', async () => {
    const files = module('a.url: http://a.example\n', { stage: 'a.url: http://b.example\n', prod: 'b: 1\n' });
    expect(await written(memoryTree(files))).not.toContain('keys:');
    expect(await written(memoryTree(module('a.url: http://a.example\n')))).not.toContain('keys:');
  });

  it('says what comes from outside only where nothing becomes an error by that', async () => {
    const files = module('a: ${DB_HOST}\n', { stage: 'k: 1\n', prod: 'b: 1\n' });
    expect(await written(memoryTree(files))).toContain('keys: [DB_HOST]');
  });

  it('is YAML: where the file is JSON it is left alone', async () => {
    const files = { ...module('a: 1\n'), 'keyparity.json': '{"version": 1}' };
    await expect(propose({ tree: memoryTree(files), today })).rejects.toThrow(
      'init writes YAML, and keyparity.json is JSON',
    );
  });

  it('has no text that a runner would take for a command', async () => {
    const text = await written(memoryTree({ '##[error]x/src/main/resources/application-prod.yml': 'a: 1\n' }));
    expect(text).not.toContain('##[');
    expect(text).toContain('error-x: { path: "#\\u0023[error]x" }');
  });

  it('is short', async () => {
    const many = (host: string) =>
      Array.from({ length: 40 }, (_, i) => `s${i}.url: https://s${i}.${host}.example\n`).join('');
    const text = await written(memoryTree(module('a: 1\n', { stage: many('stage'), prod: many('prod') })));
    expect(text.match(/override: true/g)).toHaveLength(12);
    expect(text).toContain('Left out: 28 keys');
  });
});

describe('the check of a file', () => {
  const stages = { stage: 'a: 1\n', prod: 'a: 2\n' };
  const differencesOf = (files: Files) => renderDrift(driftOf({ tree: memoryTree(files), today }));

  it('tells an environment that the file does not know', () => {
    const files = module('a: 0\n', { ...stages, demo: 'a: 3\n' }, contract('environments: { stage: {}, prod: {} }\n'));
    expect(differencesOf(files)).toContain('The environment demo of application is not listed.');
  });

  it('takes an environment for known by its profile', () => {
    const declared = contract('environments: { staging: { profiles: [stage] }, prod: {} }\n');
    expect(differencesOf(module('a: 0\n', stages, declared))).toContain('knows every');
  });

  it('tells an environment that is gone', () => {
    const declared = contract('environments: { stage: {}, prod: {}, uat: {} }\n');
    expect(differencesOf(module('a: 0\n', stages, declared))).toContain('The environment uat is gone');
  });

  it('tells applications that are not listed, or gone', () => {
    const declared = contract('applications: { main: { path: . }, old: { path: old } }\n');
    const text = differencesOf({
      ...module('a: 0\n', stages, declared),
      'new/src/main/resources/application.yml': 'a: 1\n',
    });
    expect(text).toContain('The application new in new is not listed.');
    expect(text).toContain('The application old is gone: old has no Spring configuration.');
    expect(text).toContain('2 differences');
  });

  it('tells an environment of an application that is listed for others alone', () => {
    const declared = contract(
      'environments: { stage: {}, prod: {} }\napplications: { main: { path: ., environments: [prod] } }\n',
    );
    expect(differencesOf(module('a: 0\n', stages, declared))).toContain(
      'main has stage, which its `environments` do not list',
    );
  });

  it('needs a file', () => {
    expect(() => driftOf({ tree: memoryTree(module('a: 0\n', stages)), today })).toThrow(
      'there is no keyparity.yml to check',
    );
  });
});

describe('the command', () => {
  const folders: string[] = [];
  afterEach(() => {
    vi.restoreAllMocks();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** A folder with two environments, and how the command answers there. */
  function repository() {
    const folder = mkdtempSync(join(tmpdir(), 'keyparity-'));
    folders.push(folder);
    cpSync('fixtures/init/three-stages/repo', folder, { recursive: true });
    const file = join(folder, 'keyparity.yml');
    const init = async (...words: string[]) => {
      const out: string[] = [];
      const keep = (text: unknown, done?: unknown) => {
        out.push(String(text));
        if (typeof done === 'function') done();
        return true;
      };
      vi.spyOn(process.stdout, 'write').mockImplementation(keep);
      vi.spyOn(process.stderr, 'write').mockImplementation(keep);
      const code = await main(['init', '--cwd', folder, ...words]);
      return { code, text: out.join('') };
    };
    return { file, init };
  }

  it('writes the file, and the second time finds it as it would be written', async () => {
    const { file, init } = repository();
    expect(await init()).toMatchObject({ code: 0, text: expect.stringContaining('keyparity.yml is written') });
    const first = readFileSync(file, 'utf8');
    expect(await init()).toMatchObject({ code: 0, text: expect.stringContaining('is as it would be written') });
    expect(await init('--force')).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe(first);
    expect(await init('--check')).toMatchObject({ code: 0 });
  });

  it('leaves a file that says something else as it is, unless it is forced', async () => {
    const { file, init } = repository();
    writeFileSync(file, 'version: 1\nenvironments: { prod: {} }\n');
    expect(await init()).toMatchObject({ code: 2, text: expect.stringContaining('is there already') });
    expect(readFileSync(file, 'utf8')).toBe('version: 1\nenvironments: { prod: {} }\n');
    expect(await init('--check')).toMatchObject({ code: 1, text: expect.stringContaining('stage') });
    expect(await init('--force')).toMatchObject({ code: 0 });
    expect(await init('--check')).toMatchObject({ code: 0 });
  });

  it('writes neither through a link nor over a file that git does not show', async () => {
    const { file, init } = repository();
    const outside = `${file}.outside`;
    symlinkSync(outside, file);
    expect(await init('--force')).toMatchObject({ code: 2, text: expect.stringContaining('is a link') });
    expect(existsSync(outside)).toBe(false);
    rmSync(file);
    writeFileSync(file, 'mine\n');
    writeFileSync(join(file, '../.gitignore'), 'keyparity.yml\n');
    execFileSync('git', ['init', '-q', join(file, '..')]);
    expect(await init('--force')).toMatchObject({
      code: 2,
      text: expect.stringContaining('cannot write keyparity.yml'),
    });
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
  });

  it('prints the file and writes none where that is asked for', async () => {
    const { file, init } = repository();
    expect(await init('--stdout')).toMatchObject({ code: 0, text: expect.stringContaining('version: 1') });
    expect(existsSync(file)).toBe(false);
    expect(await init('--check', '--force')).toMatchObject({ code: 2 });
  });
});
