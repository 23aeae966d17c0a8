import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { workingTree } from '../src/platform/working-tree.ts';
import { type History, historyIn, removeTemporaryFolders, temporaryFolder } from './repositories/history.ts';
import { runAction } from './runner/run-action.ts';

afterAll(removeTemporaryFolders);

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const token = 'AUTHORIZATION: basic c2VjcmV0';

/** A folder that holds a repository and, beside it, what is none of its business. */
let home: string;
let history: History;

const resources = 'src/main/resources';

beforeEach(() => {
  home = temporaryFolder('links');
  mkdirSync(join(home, 'repo'));
  history = historyIn(join(home, 'repo'));
  history.git('init', '-q', '-b', 'main');
  history.git('config', 'http.https://github.com/.extraheader', token);
  history.write(`${resources}/application.properties`, 'app.url=https://all\n');
  for (const name of ['dev', 'stage', 'prod']) {
    history.write(`${resources}/application-${name}.properties`, `app.url=https://${name}\n`);
  }
  history.commit();
});

function link(target: string, path: string): void {
  mkdirSync(join(history.root, path, '..'), { recursive: true });
  symlinkSync(target, join(history.root, path));
}

/** What the command line prints, both streams, and its exit code at the end. */
function keyparity(...words: readonly string[]): string {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: history.root,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, GITHUB_WORKSPACE: '', NO_COLOR: '1' },
  });
  return `${stderr}${stdout}exit ${signal ?? status}`;
}

describe("git's own files", () => {
  it.each([
    ['a link', '../../../.git/config', `${resources}/application-prod.properties`],
    ['a link to a folder', '../../../.git', `${resources}/config`],
    ['a link to a link', 'by-way.properties', `${resources}/application-prod.properties`],
  ])('are not read through %s', (_, target, path) => {
    history.remove(path);
    link('../../../.git/config', `${resources}/by-way.properties`);
    link(target, path);
    history.commit();
    const tree = workingTree(history.root);
    for (const listed of [...tree.list(), `${path}/config`]) {
      const text = new TextDecoder().decode(tree.read(listed) ?? new Uint8Array());
      expect(text, listed).not.toContain('[core]');
      expect(tree.readLatin1?.(listed) ?? '', listed).not.toContain('[core]');
    }
    expect(keyparity('resolve', '--environment', 'prod', '--show-values')).not.toContain(token);
  });

  it.each([
    '.git/config',
    '.GIT/config',
    '.git./config',
    'GIT~1/config',
    '.git::$INDEX_ALLOCATION/config',
    '.g\u200cit/config',
    'module/.git/config',
    'module/.git',
    '.git',
  ])('are not read by the name %j either', (path) => {
    // Where the file system does not take it for the name, such a folder can be made.
    if (!existsSync(join(history.root, path))) history.write(path, '[core]\n');
    expect(workingTree(history.root).read(path)).toBeUndefined();
  });

  it('are no contract', () => {
    expect(keyparity('--config', '.git/config')).toContain('there is no file .git/config in the repository');
  });

  it('are not those that only begin like them', () => {
    for (const path of ['.gitignore', '.github/application.properties', 'git/a.properties', 'x.git/a.properties']) {
      history.write(path, 'a=1\n');
      expect(workingTree(history.root).read(path), path).toBeDefined();
    }
  });
});

describe('a folder to judge', () => {
  beforeEach(() => {
    mkdirSync(join(home, 'outside', resources), { recursive: true });
    writeFileSync(join(home, 'outside', resources, 'application.properties'), 'a=1\n');
    history.write('sound/src/main/resources/application.properties', 'a=1\n');
  });

  it.each([
    ['out of the repository', '../outside', 'services'],
    ['to another folder of it', 'sound', 'services'],
    ['with a folder behind it', '..', 'services/outside'],
    ["to git's own files", '.git', 'services'],
  ])('that is a link %s is not judged', (_, target, folder) => {
    link(target, 'services');
    history.commit();
    for (const words of [['check'], ['resolve'], ['doctor'], ['matrix'], ['init', '--stdout'], ['baseline']]) {
      const printed = keyparity(...words, '--cwd', folder);
      expect(printed, words.join(' ')).toContain('services is a link');
      expect(printed, words.join(' ')).toMatch(/exit 2$/);
    }
    const run = runAction({ workspace: history.root, inputs: { 'working-directory': folder } });
    expect([run.exitCode, run.annotations[0]?.message]).toEqual([2, expect.stringContaining('services is a link')]);
  });

  it('may be reached by links that lie in no repository', () => {
    symlinkSync(join(home, 'repo'), join(home, 'by-way'));
    expect(keyparity('--cwd', join(home, 'by-way'))).toMatch(/exit 0$/);
    expect(keyparity('--cwd', '../by-way/sound')).toMatch(/exit 0$/);
  });
});

describe('a report', () => {
  it.each([
    ['a link of the repository', '../victim', 'report.json', 'report.json'],
    ['a link to a file that is there', '../precious', 'report.json', 'report.json'],
    ['a linked folder', '..', 'out', 'out/victim'],
    ['a linked folder inside of it', resources, 'out', 'out/victim'],
    ["a link into git's own files", '.git', 'out', 'out/victim'],
  ])('is not written through %s', (_, target, path, file) => {
    writeFileSync(join(home, 'precious'), 'precious\n');
    link(target, path);
    history.commit();
    expect(keyparity('--output', `json=${file}`)).toMatch(/cannot write .*\bis a link[\s\S]*exit 2$/);
    for (const inputs of [{ outputs: `json=${file}` }, { 'report-file': file }]) {
      const run = runAction({ workspace: history.root, inputs });
      expect(run.exitCode).toBe(2);
      expect(run.annotations).toHaveLength(1);
    }
    for (const place of ['../victim', `${resources}/victim`, '.git/victim']) {
      expect(existsSync(join(history.root, place)), place).toBe(false);
    }
    expect(readFileSync(join(home, 'precious'), 'utf8')).toBe('precious\n');
  });

  it.each(['.git/config', '.git/hooks/post-checkout', '.GIT/x', 'module/.git/config'])(
    "is not written to git's own files: %s",
    (file) => {
      const before = readFileSync(join(history.root, '.git/config'), 'utf8');
      expect(keyparity('--output', `json=${file}`)).toMatch(/cannot write [\s\S]*git's own files[\s\S]*exit 2$/);
      for (const inputs of [{ outputs: `json=${file}` }, { 'report-file': file }]) {
        const run = runAction({ workspace: history.root, inputs });
        expect([run.exitCode, run.annotations[0]?.message]).toEqual([2, expect.stringContaining("git's own files")]);
      }
      expect(readFileSync(join(history.root, '.git/config'), 'utf8')).toBe(before);
      expect(existsSync(join(history.root, '.git/hooks/post-checkout'))).toBe(false);
    },
  );

  it.each(['/proc/x/y', '/proc/x/y/z', '/sys/x/y'])('to %s fails, and soon', (file) => {
    expect(keyparity('--output', `json=${file}`)).toMatch(/cannot write [\s\S]*exit 2$/);
  });

  it('goes to the streams of the process and to new folders, as ever', () => {
    // The kind of pipe that Node makes itself cannot be opened by its name.
    const piped = execFileSync('sh', ['-c', '"$0" "$1" --output json=/dev/stdout | cat', process.execPath, program], {
      cwd: history.root,
      encoding: 'utf8',
    });
    expect(piped).toContain('"verdict": "pass"');
    expect(keyparity('--output', 'json=new/folder/report.json')).toMatch(/exit 0$/);
    expect(keyparity('--output', 'json=new/folder/report.json')).toMatch(/exit 0$/);
    expect(existsSync(join(history.root, 'new/folder/report.json'))).toBe(true);
  });
});

describe('a file of the repository that Keyparity writes', () => {
  const gap = () => history.write('keyparity.yml', 'version: 1\nkeys:\n  other.key: { required: true }\n');

  it.each([
    ['the baseline', ['baseline'], 'keyparity-baseline.txt'],
    ['the contract', ['init', '--force'], 'keyparity.yml'],
  ])('is %s, and no link leads it elsewhere', (_, words, path) => {
    gap();
    history.remove(path);
    writeFileSync(join(home, 'victim'), 'version: 1\n');
    for (const target of ['../victim', '../new']) {
      history.remove(path);
      link(target, path);
      expect(keyparity(...words), target).toMatch(/exit 2$/);
    }
    expect(existsSync(join(home, 'new'))).toBe(false);
    expect(readFileSync(join(home, 'victim'), 'utf8')).toBe('version: 1\n');
  });

  it('makes no folder behind a link before it is refused', () => {
    link('..', 'ci');
    expect(keyparity('init', '--config', 'ci/new/keyparity.yml')).toMatch(/exit 2$/);
    expect(existsSync(join(home, 'new'))).toBe(false);
  });

  it('is written as ever where there is no link', () => {
    gap();
    expect(keyparity('baseline')).toMatch(/exit 0$/);
    expect(keyparity('baseline')).toMatch(/exit 0$/);
    expect(readFileSync(join(history.root, 'keyparity-baseline.txt'), 'utf8')).toContain('other.key');
  });
});

describe('keyparity.yml', () => {
  it.each([
    ['leads nowhere', 'nowhere.yml'],
    ['leads out of the repository', '../keyparity.yml'],
    ["leads to git's own files", '.git/config'],
    ['leads to itself', 'keyparity.yml'],
    ['leads to a folder', resources],
  ])('that is a link which %s is told as that', (_, target) => {
    writeFileSync(join(home, 'keyparity.yml'), 'version: 1\n');
    link(target, 'keyparity.yml');
    history.commit();
    for (const words of [['check'], ['check', '--staged'], ['check', '--config', 'keyparity.yml']]) {
      const printed = keyparity(...words);
      expect(printed, words.join(' ')).toContain('keyparity.yml cannot be read');
      expect(printed, words.join(' ')).not.toContain('Did you mean');
      expect(printed, words.join(' ')).toMatch(/exit 2$/);
    }
  });

  it('that is a submodule or too large is told as that', () => {
    writeFileSync(join(history.root, 'keyparity.yml'), Buffer.alloc(16 * 1024 * 1024 + 1));
    expect(keyparity('check')).toContain('keyparity.yml cannot be read');
    history.remove('keyparity.yml');
    mkdirSync(join(history.root, 'keyparity.yml'));
    execFileSync('git', ['init', '-q'], { cwd: join(history.root, 'keyparity.yml') });
    history.git('update-index', '--add', '--cacheinfo', `160000,${history.git('rev-parse', 'HEAD')},keyparity.yml`);
    expect(keyparity('check')).toContain('keyparity.yml cannot be read');
  });

  it('that is a link to a file of the repository is read', () => {
    history.write('ci/keyparity.yml', 'version: 1\nnonsense: 1\n');
    link('ci/keyparity.yml', 'keyparity.yml');
    expect(keyparity('check')).toContain('keyparity.yml has a mistake');
  });
});
