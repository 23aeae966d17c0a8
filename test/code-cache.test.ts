import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const name = `check-${process.version}.bin`;

describe('the code that one start has compiled for the next', () => {
  let installed: string;
  let sample: string;
  let kept: string;

  beforeEach(() => {
    installed = mkdtempSync(join(tmpdir(), 'keyparity-code-'));
    cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
    sample = join(installed, 'repo');
    cpSync(join(root, 'fixtures/projects/jan-9'), sample, { recursive: true });
    kept = join(installed, `.cache/${name}`);
  });

  afterEach(() => rmSync(installed, { recursive: true, force: true }));

  function start(words: readonly string[] = ['check', '--cwd', sample], env: Readonly<Record<string, string>> = {}) {
    const { PATH = '' } = process.env;
    const program = join(installed, 'dist/cli.js');
    const run = spawnSync(process.execPath, [program, ...words], { env: { PATH, ...env }, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    return { code: run.status, out: run.stdout };
  }

  it('is kept in the folder of the package alone, readable for its owner alone', () => {
    expect(start().code).toBe(1);
    expect(readdirSync(installed).sort()).toEqual(['.cache', 'dist', 'repo']);
    expect(readdirSync(join(installed, '.cache')).sort()).toEqual(['.gitignore', name]);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(statSync(join(installed, '.cache')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(installed, 'dist')).sort()).toEqual(readdirSync(join(root, 'dist')).sort());
  });

  it('is taken by the next start, which says the same and writes nothing', () => {
    const first = start();
    const { ino } = statSync(kept);
    expect(start()).toEqual(first);
    expect(statSync(kept).ino).toBe(ino);
  });

  it('is not taken where a byte of it is damaged, or where it is cut off', () => {
    const first = start();
    const whole = readFileSync(kept);
    const damaged = Buffer.from(whole);
    damaged[Math.floor(whole.length / 3)]! ^= 1;
    for (const bytes of [damaged, whole.subarray(0, -1), whole.subarray(0, 100), Buffer.alloc(0), Buffer.alloc(4096)]) {
      writeFileSync(kept, bytes);
      const { ino } = statSync(kept);
      expect(start()).toEqual(first);
      // Another file, moved to its place.
      expect(statSync(kept).ino).not.toBe(ino);
    }
  });

  it('is not taken once the program is another one, even of the same length', () => {
    start();
    const program = join(installed, 'dist/cli-main.js');
    writeFileSync(program, readFileSync(program, 'latin1').replace('something blocks', 'nobody may pass'), 'latin1');
    expect(start().out).toContain('nobody may pass');
  });

  it('is not taken by a Node that was started with other switches', () => {
    const first = start();
    const before = readFileSync(kept);
    expect(start(undefined, { NODE_OPTIONS: '--max-old-space-size=900' })).toEqual(first);
    expect(readFileSync(kept).equals(before)).toBe(false);
  });

  it.skipIf(process.getuid === undefined)('is not taken from where others can write', () => {
    const first = start();
    for (const open of [join(installed, '.cache'), kept]) {
      const mode = statSync(open).mode & 0o777;
      chmodSync(open, mode | 0o020);
      const { ino } = statSync(kept);
      expect(start()).toEqual(first);
      // A folder that others can write is left alone; a file is replaced.
      expect(statSync(kept).ino === ino).toBe(open !== kept);
      chmodSync(open, mode);
    }
  });

  it.skipIf(process.getuid?.() !== 0)('is neither kept nor taken where somebody else has installed the package', () => {
    const first = start();
    const before = readFileSync(kept);
    chownSync(kept, 65534, 65534);
    start();
    expect(statSync(kept).uid).toBe(0);
    chownSync(installed, 65534, 65534);
    writeFileSync(kept, before.subarray(1));
    expect(start()).toEqual(first);
    expect(readFileSync(kept).equals(before.subarray(1))).toBe(true);
  });

  it('is kept by a long run, which has forgotten some of it, until a short one keeps all', () => {
    const busy = join(installed, 'busy.cjs');
    const burn = 'const from = process.cpuUsage().user; while (process.cpuUsage().user - from < 600_000);';
    writeFileSync(busy, `if (process.env.BUSY) { ${burn} }\n`);
    const env = { NODE_OPTIONS: `--require ${busy}` };
    const files = () => readdirSync(join(installed, '.cache')).filter((file) => file !== '.gitignore');
    const long = name.replace('.bin', '.long.bin');
    start(undefined, { ...env, BUSY: '1' });
    expect(files()).toEqual([long]);
    const { ino } = statSync(join(installed, '.cache', long));
    start(undefined, { ...env, BUSY: '1' });
    expect(statSync(join(installed, '.cache', long)).ino).toBe(ino);
    start(undefined, env);
    expect(files().sort()).toEqual([name, long]);
  });

  it('leaves no drafts behind, not even those of starts that were killed', () => {
    mkdirSync(join(installed, '.cache'), { mode: 0o700 });
    for (const [draft, age] of [
      [`${kept}.123`, 3600],
      [`${kept}.124`, 1],
    ] as const) {
      writeFileSync(draft, 'half of it');
      utimesSync(draft, Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    start();
    expect(readdirSync(join(installed, '.cache')).sort()).toEqual([name, `${name}.124`]);
  });

  it('is not kept where Node is told to keep none, where nothing was judged, and for help and the version', () => {
    start(undefined, { NODE_DISABLE_COMPILE_CACHE: '1' });
    start(['--version']);
    start(['--help']);
    start(['check', '-h']);
    const { PATH = '' } = process.env;
    const words = [join(installed, 'dist/cli.js'), 'chekc'];
    expect(spawnSync(process.execPath, words, { env: { PATH } }).status).toBe(2);
    expect(existsSync(join(installed, '.cache'))).toBe(false);
  });

  it('is done without where its folder cannot be written', () => {
    writeFileSync(join(installed, '.cache'), 'not a folder');
    expect(start().code).toBe(1);
    expect(readFileSync(join(installed, '.cache'), 'utf8')).toBe('not a folder');
  });
});
