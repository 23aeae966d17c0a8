import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCompiledCode } from '../src/platform/compile-cache.ts';

const withCache = nodeModule as { enableCompileCache?: unknown };
const isWindows = process.platform === 'win32';

describe.skipIf(isWindows)('the code that V8 has compiled is kept', () => {
  let home = '';
  const enable = vi.fn();
  const original = withCache.enableCompileCache;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'keyparity-home-'));
    enable.mockReset();
    withCache.enableCompileCache = enable;
    vi.stubEnv('XDG_CACHE_HOME', home);
  });
  afterEach(() => {
    if (original === undefined) delete withCache.enableCompileCache;
    else withCache.enableCompileCache = original;
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });

  const folder = () => join(home, 'keyparity');

  it('in a folder of the user that nobody else can open', () => {
    keepCompiledCode();
    expect(enable.mock.calls).toEqual([[folder()]]);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
  });

  it('below the home folder where nothing else is said, or a folder relative to anywhere', () => {
    vi.stubEnv('HOME', home);
    for (const said of ['', 'cache']) {
      vi.stubEnv('XDG_CACHE_HOME', said);
      keepCompiledCode();
    }
    expect(enable.mock.calls).toEqual(Array(2).fill([join(home, '.cache', 'keyparity')]));
  });

  it.each<[string, () => void]>([
    [
      'others can write to the folder',
      () => {
        mkdirSync(folder());
        chmodSync(folder(), 0o777);
      },
    ],
    [
      'the folder is a link',
      () => {
        mkdirSync(join(home, 'elsewhere'), { mode: 0o700 });
        symlinkSync(join(home, 'elsewhere'), folder());
      },
    ],
    ['a file is in its place', () => writeFileSync(folder(), '')],
  ])('not where %s', (_, arrange) => {
    arrange();
    keepCompiledCode();
    expect(enable).not.toHaveBeenCalled();
  });

  it('not on a Node that cannot', () => {
    delete withCache.enableCompileCache;
    keepCompiledCode();
    expect(existsSync(folder())).toBe(false);
  });
});
