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
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProgram } from '../src/platform/code-cache.ts';

const name = `check-${process.version}.bin`;

describe('the code that one start has compiled for the next', () => {
  let installed: string;
  let program: string;
  let kept: string;

  beforeEach(() => {
    installed = mkdtempSync(join(tmpdir(), 'keyparity-code-'));
    program = join(installed, 'dist/program.js');
    kept = join(installed, `.cache/${name}`);
    mkdirSync(join(installed, 'dist'));
    writeFileSync(
      program,
      '(function (exports, require, module) { module.exports.say = () => "something blocks"; exports.said = exports.say(); })',
    );
    takes(100_000);
    vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', undefined);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(installed, { recursive: true, force: true });
  });

  /** How long the processors of this machine seem to have worked for the start, in microseconds. */
  const takes = (user: number) => vi.spyOn(process, 'cpuUsage').mockReturnValue({ user, system: 0 });

  /** What the program says. */
  function start(): string {
    const { exports, keepCode } = startProgram<{ readonly said: string }>(program, 'check');
    keepCode();
    return exports.said;
  }

  it('is kept in the folder of the package alone, readable for its owner alone', () => {
    expect(start()).toBe('something blocks');
    expect(readdirSync(installed).sort()).toEqual(['.cache', 'dist']);
    expect(readdirSync(join(installed, '.cache')).sort()).toEqual(['.gitignore', name]);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(statSync(join(installed, '.cache')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(installed, 'dist'))).toEqual(['program.js']);
  });

  it('is taken by the next start, which says the same and writes nothing', () => {
    start();
    const { ino } = statSync(kept);
    expect(start()).toBe('something blocks');
    expect(statSync(kept).ino).toBe(ino);
  });

  it('is not taken where a byte of it is damaged, or where it is cut off', () => {
    start();
    const whole = readFileSync(kept);
    const damaged = Buffer.from(whole);
    damaged[Math.floor((whole.length * 2) / 3)]! ^= 1;
    for (const bytes of [damaged, whole.subarray(0, -1), whole.subarray(0, 100), Buffer.alloc(0), Buffer.alloc(4096)]) {
      writeFileSync(kept, bytes);
      const { ino } = statSync(kept);
      expect(start()).toBe('something blocks');
      // Another file, moved to its place.
      expect(statSync(kept).ino).not.toBe(ino);
    }
  });

  it('is not taken once the program is another one, even of the same length', () => {
    start();
    writeFileSync(program, readFileSync(program, 'latin1').replace('something blocks', 'nobody may pass'), 'latin1');
    expect(start()).toBe('nobody may pass');
  });

  it('is not taken by a Node that was started with other switches', () => {
    start();
    const before = readFileSync(kept);
    vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=900');
    start();
    expect(readFileSync(kept).equals(before)).toBe(false);
  });

  it.skipIf(process.getuid === undefined)('is not taken from where others can write', () => {
    start();
    for (const open of [join(installed, '.cache'), kept]) {
      const mode = statSync(open).mode & 0o777;
      chmodSync(open, mode | 0o020);
      const { ino } = statSync(kept);
      expect(start()).toBe('something blocks');
      // A folder that others can write is left alone; a file is replaced.
      expect(statSync(kept).ino === ino).toBe(open !== kept);
      chmodSync(open, mode);
    }
  });

  it.skipIf(process.getuid?.() !== 0)('is neither kept nor taken where somebody else has installed the package', () => {
    start();
    const before = readFileSync(kept);
    chownSync(kept, 65534, 65534);
    start();
    expect(statSync(kept).uid).toBe(0);
    chownSync(installed, 65534, 65534);
    writeFileSync(kept, before.subarray(1));
    expect(start()).toBe('something blocks');
    expect(readFileSync(kept).equals(before.subarray(1))).toBe(true);
  });

  it('is kept by a long run, which has forgotten some of it, until a short one keeps all', () => {
    const files = () => readdirSync(join(installed, '.cache')).filter((file) => file !== '.gitignore');
    const long = name.replace('.bin', '.long.bin');
    takes(600_000);
    start();
    expect(files()).toEqual([long]);
    const { ino } = statSync(join(installed, '.cache', long));
    start();
    expect(statSync(join(installed, '.cache', long)).ino).toBe(ino);
    takes(100_000);
    start();
    expect(files().sort()).toEqual([name, long]);
  });

  it('leaves no drafts behind, not even those of starts that were killed', () => {
    mkdirSync(join(installed, '.cache'), { mode: 0o700 });
    for (const [draft, age] of [
      [`${kept}.123`, 3600],
      [`${kept}.124`, 1],
    ] as const) {
      writeFileSync(draft, 'half of it');
      const written = statSync(draft).mtimeMs / 1000;
      utimesSync(draft, written - age, written - age);
    }
    start();
    expect(readdirSync(join(installed, '.cache')).sort()).toEqual([name, `${name}.124`]);
  });

  it('is not kept where Node is told to keep none', () => {
    vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1');
    start();
    expect(existsSync(join(installed, '.cache'))).toBe(false);
  });

  it('is done without where its folder cannot be written', () => {
    writeFileSync(join(installed, '.cache'), 'not a folder');
    expect(start()).toBe('something blocks');
    expect(readFileSync(join(installed, '.cache'), 'utf8')).toBe('not a folder');
  });
});

describe('the program that is installed', () => {
  const root = fileURLToPath(new URL('../', import.meta.url));
  let installed: string;
  beforeAll(() => {
    installed = mkdtempSync(join(tmpdir(), 'keyparity-code-'));
    cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
  });
  afterAll(() => rmSync(installed, { recursive: true, force: true }));

  const run = (...words: readonly string[]) => {
    const { PATH = '' } = process.env;
    const program = join(installed, 'dist/cli.js');
    const { status, stdout } = spawnSync(process.execPath, [program, ...words], { env: { PATH }, encoding: 'utf8' });
    return { status, stdout };
  };

  it('keeps no code where nothing was judged, and for help and the version', () => {
    for (const words of [['--version'], ['--help'], ['check', '-h']]) expect(run(...words).status).toBe(0);
    expect(run('chekc').status).toBe(2);
    expect(existsSync(join(installed, '.cache'))).toBe(false);
  });

  it('keeps the code of a check, and says the same with it', () => {
    const words = ['check', '--cwd', join(root, 'fixtures/projects/jan-9')];
    const first = run(...words);
    expect(first.status).toBe(1);
    // A busy machine makes a long run of it.
    expect(readdirSync(join(installed, '.cache')).filter((file) => /^check-.*\.bin$/.test(file))).toHaveLength(1);
    expect(run(...words)).toEqual(first);
    expect(readdirSync(join(installed, 'dist')).sort()).toEqual(readdirSync(join(root, 'dist')).sort());
  });
});
