import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { emptySourceCache, lookAhead, readCode } from '../src/requirements/code/candidates.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const scout = join(dist, 'scout.js');

/** More than another thread is started for, in an index for which git is asked twice. */
const dull = 6000;

const main = 'library/src/main/java/org/example/shop';

/** A class of it asks for the one key that nobody gives. */
const application = fileURLToPath(
  new URL('../fixtures/rules/missing-value/code-gets-all-but-one-key/repo/', import.meta.url),
);
const configuring = 'tool/src/main/java/Tool.java';

let base: string;
let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(...words: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], { cwd: root, stdio: 'pipe' });
}

function asking(name: string, key: string, comment = ''): string {
  const field = `@org.springframework.beans.factory.annotation.Value("\${${key}}") String value;`;
  return `package org.example.shop;\n/* ${comment} */\n@org.springframework.stereotype.Component\npublic class ${name} { ${field} }\n`;
}

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'keyparity-survey-')));
  root = join(base, 'repo');
  mkdirSync(root);
  git('init', '-q');
  for (let i = 0; i < dull; i++) {
    write(`${main}/part${i % 40}/Dull${i}.java`, 'class Dull {}\n');
  }
  write(`${main}/Asks.java`, asking('Asks', 'shop.asked'));
  write(`${main}/Umlaut.java`, asking('Umlaut', 'shop.größe', 'Grüße'));
  write(`${main}/Gone.java`, asking('Gone', 'shop.gone'));
  write(`${main}/Pipe.java`, asking('Pipe', 'shop.pipe'));
  write(`${main}/Long.java`, asking('Long', 'shop.long', 'x'.repeat(100_000)));
  write(`${main}/Generated.java`, asking('Generated', 'shop.generated', 'x'.repeat(2 * 1024 * 1024)));
  write(configuring, 'class Tool {\n  void start() { System.setProperty("spring.config.name", "tool"); }\n}\n');
  write('linked/Inside.java', asking('Inside', 'shop.inside'));
  symlinkSync('../../../../../../../linked/Inside.java', join(root, `${main}/Inside.java`));
  writeFileSync(join(base, 'Outside.java'), asking('Outside', 'shop.outside'));
  symlinkSync(join(base, 'Outside.java'), join(root, `${main}/Outside.java`));
  mkdirSync(join(base, 'folder'));
  writeFileSync(join(base, 'folder/Beyond.java'), asking('Beyond', 'shop.beyond'));
  write(`${main}/folder/Beyond.java`, 'class Beyond {}\n');
  git('add', '.');
  git('commit', '-qm', 'all');
  cpSync(application, join(root, 'shop'), { recursive: true });
  git('add', '.');
  rmSync(join(root, `${main}/Gone.java`));
  rmSync(join(root, `${main}/Pipe.java`));
  execFileSync('mkfifo', [join(root, `${main}/Pipe.java`)]);
  rmSync(join(root, `${main}/folder`), { recursive: true });
  symlinkSync(join(base, 'folder'), join(root, `${main}/folder`));
  write(`${main}/Fresh.java`, asking('Fresh', 'shop.fresh'));
}, 60_000);
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** What the code says, and how much of it others have looked at. */
async function read(program: string, contents = false) {
  let surveyed = 0;
  const plain = workingTree(root, { contents, scout: program });
  const tree: FileTree = {
    ...plain,
    survey: (paths, found) =>
      plain.survey?.(paths, (...one) => {
        surveyed++;
        found(...one);
      }),
  };
  await tree.ahead?.((paths) => lookAhead(tree, paths));
  const cache = emptySourceCache();
  const { files, configuredByCode, sources } = await readCode(tree, cache);
  const shared = { glances: [...cache.glances].sort(), files: [...cache.files.keys()].sort() };
  return { surveyed, said: { files, configuredByCode, sources }, shared };
}

describe('many sources', () => {
  it.each([false, true])('are looked at by another thread, to the same end (contents: %s)', async (contents) => {
    const alone = await read(join(base, 'nowhere.js'), contents);
    const shared = await read(scout, contents);
    expect(alone.surveyed).toBe(0);
    expect(shared.surveyed).toBeGreaterThan(dull);
    expect(shared.said).toEqual(alone.said);
    expect(shared.shared).toEqual(alone.shared);
    expect(shared.shared.glances.length > dull).toBe(contents);
    expect(shared.said.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))).toEqual([
      'Asks.java',
      'Fresh.java',
      'Inside.java',
      'Long.java',
      'Umlaut.java',
      'Inside.java',
      'ShopApplication.java',
      'Catalogue.kt',
      'Mail.kt',
      'Tool.java',
    ]);
    expect(shared.said.configuredByCode).toEqual([configuring]);
  });

  it.each([
    ['fails', 'throw new Error("no");'],
    [
      'is ended halfway',
      'parentPort.postMessage({ from: 0, marks: Uint8Array.of(1), texts: new Map() }); process.exit(1);',
    ],
    ['says nothing', ''],
  ])('are all looked at where that thread %s', async (_, program) => {
    const path = join(base, 'failing.js');
    writeFileSync(path, `const { parentPort } = require('node:worker_threads');\n${program}\n`);
    const { said } = await read(path);
    expect(said).toEqual((await read(scout)).said);
  });

  it('have the mistakes of whoever reads them told', async () => {
    const tree = workingTree(root, { scout });
    await tree.ahead?.(() => undefined);
    const survey = tree.survey?.([`${main}/Asks.java`], () => {
      throw new Error('of ours');
    });
    await expect(survey?.done()).rejects.toThrow('of ours');
  });
});

describe('the program', () => {
  const reportOf = (program: string, ...words: string[]) => {
    const all = [join(program, 'cli.js'), 'check', '--cwd', root, '--format', 'json', ...words];
    const { stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    expect(stderr).toBe('');
    return stdout;
  };
  const copyOfDist = (name: string): string => {
    const copy = join(base, name);
    cpSync(dist, copy, { recursive: true });
    return copy;
  };

  it.each([[], ['--base', 'HEAD']])('reports the same with that thread and without it (case %#)', (...words) => {
    const alone = copyOfDist('alone');
    rmSync(join(alone, 'scout.js'));
    const report = reportOf(dist, ...words);
    expect(report).toBe(reportOf(alone, ...words));
    expect(report).toContain('Mail.kt');
  });

  it('uses it', () => {
    const deaf = copyOfDist('deaf');
    writeFileSync(
      join(deaf, 'scout.js'),
      `const { parentPort, workerData } = require('node:worker_threads');
       const marks = new Uint8Array(workerData.paths.split('\\0').length);
       parentPort.postMessage({ from: 0, marks, texts: new Map() });`,
    );
    expect(reportOf(dist)).toContain('Mail.kt');
    expect(reportOf(deaf)).not.toContain('Mail.kt');
  });
});
