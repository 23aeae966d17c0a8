import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const names = readdirSync(join(root, 'dist')).sort();

function run(words: readonly string[], options: { readonly cwd?: string; readonly env?: Record<string, string> } = {}) {
  const { PATH = '' } = process.env;
  const result = spawnSync(process.execPath, words, {
    cwd: options.cwd ?? root,
    env: { PATH, ...options.env },
    encoding: 'utf8',
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

const sample = (name: string) => ['dist/cli.js', 'check', '--cwd', `fixtures/projects/${name}`];

describe('dist', () => {
  it('is what the sources make, byte for byte', () => {
    expect(run(['scripts/build.mjs', '--check'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('has the other generated files beside it as they should be', () => {
    expect(run(['scripts/generate.mjs', '--check'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('holds no path of the machine that built it', () => {
    for (const name of names) {
      const text = readFileSync(join(root, 'dist', name), 'utf8');
      expect(text.includes(root), name).toBe(false);
      expect(text, name).not.toMatch(/["'`](?:file:\/\/)?\/(?:home|root|Users|work)\/|\bfile:\/\/\/\w/);
    }
  });

  it('is readable', () => {
    for (const name of names.filter((name) => name.endsWith('.js'))) {
      const lines = readFileSync(join(root, 'dist', name), 'utf8').split('\n');
      const long = lines.filter((line) => line.length > 1000);
      expect(long.length, name).toBeLessThanOrEqual(lines.length / 100);
    }
  });

  it('tells the licence of every package that is inside', () => {
    const licences = readFileSync(join(root, 'dist/licences.txt'), 'utf8');
    const inside = new Set(
      names.flatMap((name) =>
        [
          ...readFileSync(join(root, 'dist', name), 'utf8').matchAll(
            /^(?:\/\/ |\s+")node_modules\/((?:@[^/]+\/)?[^/]+)\//gm,
          ),
        ].map(([, found]) => found ?? ''),
      ),
    );
    expect(inside.size).toBeGreaterThan(2);
    for (const name of inside) expect(licences).toContain(`\n${name} `);
  });

  it('starts as a program', () => {
    expect(readFileSync(join(root, 'dist/cli.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(join(root, 'dist/cli.js')).mode & 0o111).not.toBe(0);
  });
});

describe('the bundled program', () => {
  it('tells its version and nothing else', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(run(['dist/cli.js', '--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(run(['dist/cli.js', 'check', '--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('fails the repository of January 9 with the one error it has', () => {
    const { code, out, err } = run(sample('jan-9'));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    for (const part of ['kms.cache.ttl', 'monolith', 'stage', 'config/prod/server.properties', '+kms.cache.ttl=']) {
      expect(out).toContain(part);
    }
    expect(out).toContain('1 error');
  });

  it('passes the repaired one', () => {
    expect(run(sample('jan-9-fixed'))).toMatchObject({ code: 0, err: '' });
  });

  it('says 2 where it cannot judge, in a sentence and without a stack', () => {
    for (const words of [['chekc'], ['--cwd', 'nowhere'], ['--config', 'nowhere.yml'], ['rules', 'missing-vale']]) {
      const { code, out, err } = run(['dist/cli.js', ...words]);
      expect({ code, out }, words.join(' ')).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^keyparity: \S/);
      expect(err).not.toMatch(/^\s+at /m);
    }
  });

  it('needs neither packages nor sources', () => {
    const alone = mkdtempSync(join(tmpdir(), 'keyparity-alone-'));
    try {
      cpSync(join(root, 'dist'), join(alone, 'dist'), { recursive: true });
      cpSync(join(root, 'fixtures/projects/jan-9'), join(alone, 'repo'), { recursive: true });
      writeFileSync(join(alone, 'package.json'), '{"type":"module"}');
      expect(run(['dist/cli.js', '--cwd', 'repo'], { cwd: alone }).code).toBe(1);
      expect(run(['dist/cli.js', 'matrix', '--cwd', 'repo'], { cwd: alone })).toMatchObject({ code: 0, err: '' });
    } finally {
      rmSync(alone, { recursive: true, force: true });
    }
  });

  it('lists the rules and shows the page of each', () => {
    const { code, out } = run(['dist/cli.js', 'rules']);
    expect(code).toBe(0);
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '');
    expect(ids).toContain('missing-override');
    expect(run(['dist/cli.js', 'rules', 'missing-override']).out).toMatch(/^# missing-override\n/);
  });

  it('keeps its verdict when the reader of its output has seen enough', () => {
    const { stdout } = spawnSync('bash', ['-c', `node ${sample('jan-9').join(' ')} | true; echo "\${PIPESTATUS[0]}"`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout).toBe('1\n');
  });

  it('prints colours where they are wanted', () => {
    const colour = '\u001b[';
    const colours = (env: Record<string, string>, ...words: string[]) =>
      run([...sample('jan-9'), ...words], { env }).out.includes(colour);
    expect(colours({})).toBe(false);
    expect(colours({ FORCE_COLOR: '1' })).toBe(true);
    expect(colours({ FORCE_COLOR: '0' })).toBe(false);
    expect(colours({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(colours({ FORCE_COLOR: '1' }, '--no-color')).toBe(false);
  });

  describe('writes reports', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'keyparity-reports-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('of every kind into folders that do not exist yet, uncoloured', () => {
      const targets = ['json', 'markdown', 'text', 'github'].map(
        (format) => `${format}=${folder}/new/report.${format}`,
      );
      const { code } = run([...sample('jan-9'), ...targets.flatMap((target) => ['--output', target])], {
        env: { FORCE_COLOR: '1' },
      });
      expect(code).toBe(1);
      expect(readdirSync(join(folder, 'new')).sort()).toEqual([
        'report.github',
        'report.json',
        'report.markdown',
        'report.text',
      ]);
      for (const name of readdirSync(join(folder, 'new'))) {
        expect(readFileSync(join(folder, 'new', name), 'utf8')).not.toContain('\u001b');
      }
      expect(JSON.parse(readFileSync(join(folder, 'new/report.json'), 'utf8')).verdict).toBe('fail');
    });

    it('and says so where it cannot, which is no success but changes no verdict', () => {
      writeFileSync(join(folder, 'file'), '');
      const impossible = ['--output', `json=${folder}/file/report.json`];
      const failed = run([...sample('jan-9'), ...impossible]);
      expect(failed).toMatchObject({ code: 1 });
      expect(failed.err).toContain('cannot write');
      expect(run([...sample('jan-9-fixed'), ...impossible]).code).toBe(2);
    });
  });
});
