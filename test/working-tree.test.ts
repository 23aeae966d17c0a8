import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repositoryPrefix } from '../src/platform/repository-prefix.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { UsageError } from '../src/usage-error.ts';

let base: string;
let root: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'keyparity-tree-')));
  root = join(base, 'repo');
  mkdirSync(root);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(path: string, text = 'a=1\n'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function git(...words: string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], { cwd: root, stdio: 'pipe' });
}

function textOf(path: string): string | undefined {
  const bytes = workingTree(root).read(path);
  return bytes && new TextDecoder().decode(bytes);
}

describe('in a git repository, the tree', () => {
  beforeEach(() => git('init', '-q'));

  it('has what is tracked and what git would add, but nothing ignored', () => {
    write('.gitignore', 'target/\nsecret.properties\n');
    write('src/tracked.properties');
    git('add', '.');
    write('src/new.properties');
    write('secret.properties');
    write('target/classes/application.properties');
    expect(workingTree(root).list()).toEqual(['.gitignore', 'src/new.properties', 'src/tracked.properties']);
  });

  it('has what is tracked even where a pattern ignores it', () => {
    write('application-local.yml');
    git('add', '.');
    write('.gitignore', '*.yml\n');
    expect(workingTree(root).list()).toContain('application-local.yml');
  });

  it('has no file that was deleted and is not yet committed', () => {
    write('gone.properties');
    write('kept.properties');
    git('add', '.');
    rmSync(join(root, 'gone.properties'));
    expect(workingTree(root).list()).toEqual(['kept.properties']);
  });

  it.each([false, true])(
    'is listed ahead where the index is large, to the same end (contents: %s)',
    async (contents) => {
      write('kept.properties');
      write('changed.properties');
      git('add', '.');
      const blob = execFileSync('git', ['rev-parse', ':kept.properties'], { cwd: root, encoding: 'utf8' }).trim();
      const gone = Array.from({ length: 8000 }, (_, i) => `100644 ${blob}\tsome/folder/with/a/name/File${i}.java\n`);
      execFileSync('git', ['update-index', '--index-info'], { cwd: root, input: gone.join('') });
      write('changed.properties', 'b=22\n');
      write('new.properties');
      write('.gitignore', 'ignored*\n');
      write('ignored.properties');

      const tree = workingTree(root, { contents });
      const known: string[] = [];
      await tree.ahead?.((paths) => known.push(...paths));
      expect(known).toHaveLength(8002);
      const atOnce = workingTree(root, { contents });
      expect(tree.list()).toEqual(['.gitignore', 'changed.properties', 'kept.properties', 'new.properties']);
      expect(tree.list()).toEqual(atOnce.list());
      for (const path of tree.list()) expect(tree.contentId?.(path)).toBe(atOnce.contentId?.(path));
      expect(tree.contentId?.('kept.properties')).toBe(contents ? blob : undefined);
    },
  );

  it('hands nothing over ahead where it lists everything at once', async () => {
    write('a.properties');
    git('add', '.');
    await workingTree(root).ahead?.(() => expect.unreachable());
  });

  it('is that of a folder alone where a folder is asked for', () => {
    write('outside.properties');
    write('fixtures/app/a.properties');
    git('add', '.');
    write('fixtures/app/b.properties');
    const tree = workingTree(join(root, 'fixtures/app'));
    expect(tree.list()).toEqual(['a.properties', 'b.properties']);
    expect(tree.read('a.properties')).toBeDefined();
    expect(tree.read('../../outside.properties')).toBeUndefined();
  });

  it('is walked where the folder is ignored as a whole', () => {
    write('.gitignore', 'generated/\n');
    write('generated/a.properties');
    expect(workingTree(join(root, 'generated')).list()).toEqual(['a.properties']);
  });

  it('has the files of a repository that was checked out into it', () => {
    write('nested/a.properties');
    execFileSync('git', ['init', '-q'], { cwd: join(root, 'nested') });
    expect(workingTree(root).list()).toEqual(['nested/a.properties']);
  });

  it('has names that git would quote as they are', () => {
    const names = ['Grüße.properties', 'a "b".properties', 'line\nbreak.properties', ' blank .properties'];
    for (const name of names) write(name);
    expect([...workingTree(root).list()].sort()).toEqual([...names].sort());
    for (const name of names) expect(textOf(name)).toBe('a=1\n');
  });

  it('does not run what the configuration of the repository names', () => {
    const trap = join(base, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${base}/sprung'\n`, { mode: 0o755 });
    write('a.properties');
    git('add', '.');
    git('config', 'core.fsmonitor', trap);
    git('config', 'core.hooksPath', base);
    expect(workingTree(root).list()).toEqual(['a.properties']);
    expect(() => realpathSync(join(base, 'sprung'))).toThrow();
  });

  it('is that of the folder, also inside of a hook that names another repository', () => {
    write('a.properties');
    git('add', '.');
    process.env['GIT_DIR'] = join(base, 'elsewhere');
    try {
      expect(workingTree(root).list()).toEqual(['a.properties']);
    } finally {
      delete process.env['GIT_DIR'];
    }
  });
});

describe('outside of git, the tree', () => {
  it('has everything that is not installed, built or kept by tools', () => {
    for (const folder of ['', 'node_modules/x/', 'target/classes/', '.gradle/', 'deep/er/build/', 'deep/er/']) {
      write(`${folder}application.yml`);
    }
    expect(workingTree(root).list()).toEqual(['application.yml', 'deep/er/application.yml']);
  });

  it('may be empty', () => {
    expect(workingTree(root).list()).toEqual([]);
  });
});

describe('reading', () => {
  it('gives the bytes', () => {
    write('a.properties', 'a=ä\n');
    expect(textOf('a.properties')).toBe('a=ä\n');
  });

  it('follows a link that stays inside, and no other', () => {
    write('shared/base.properties');
    writeFileSync(join(base, 'passwd'), 'root\n');
    symlinkSync('shared/base.properties', join(root, 'inside'));
    symlinkSync('../passwd', join(root, 'outside'));
    symlinkSync(base, join(root, 'folder'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('nowhere', join(root, 'dangling'));
    expect(textOf('inside')).toBe('a=1\n');
    for (const path of ['outside', 'folder/passwd', 'loop', 'dangling', 'folder']) {
      expect(textOf(path), path).toBeUndefined();
    }
  });

  it('follows a linked folder that stays inside, and none that leads out, however often', () => {
    write('shared/config/base.properties');
    mkdirSync(join(base, 'etc/config'), { recursive: true });
    writeFileSync(join(base, 'etc/config/base.properties'), 'root\n');
    symlinkSync('shared', join(root, 'inside'));
    symlinkSync('../etc', join(root, 'outside'));
    const tree = workingTree(root);
    for (const path of ['shared/config/base.properties', 'inside/config/base.properties']) {
      expect(tree.readLatin1?.(path), path).toBe('a=1\n');
      expect(new TextDecoder().decode(tree.read(path)), path).toBe('a=1\n');
    }
    for (const read of [tree.read, tree.readLatin1]) {
      expect(read?.('outside/config/base.properties')).toBeUndefined();
      expect(read?.('outside/config/base.properties')).toBeUndefined();
    }
  });

  it('gives bytes that stay as they are when further files are read', () => {
    write('first', 'first');
    write('second', 'other');
    const tree = workingTree(root);
    const first = tree.read('first');
    tree.read('second');
    expect(new TextDecoder().decode(first)).toBe('first');
  });

  it('does not take the neighbour folder with a longer name for the inside', () => {
    mkdirSync(`${root}-secret`);
    writeFileSync(`${root}-secret/a`, 'x');
    symlinkSync(`${root}-secret/a`, join(root, 'link'));
    expect(textOf('link')).toBeUndefined();
  });

  it.each(['', '/etc/passwd', '../repo/a', 'a/../../b', './a', 'a//b', 'a\0b', 'c:/windows', 'a\\..\\b', 'missing'])(
    'refuses the path %j',
    (path) => {
      write('a');
      expect(workingTree(root).read(path)).toBeUndefined();
    },
  );

  it('gives nothing for a folder, for a pipe and for a file that no configuration is as long as', () => {
    write('folder/a');
    execFileSync('mkfifo', [join(root, 'pipe')]);
    writeFileSync(join(root, 'huge'), Buffer.alloc(16 * 1024 * 1024 + 1));
    writeFileSync(join(root, 'large'), Buffer.alloc(16 * 1024 * 1024));
    const tree = workingTree(root);
    for (const path of ['folder', 'pipe', 'huge']) expect(tree.read(path), path).toBeUndefined();
    expect(tree.read('large')).toHaveLength(16 * 1024 * 1024);
  });
});

describe('a folder', () => {
  it('that does not exist, or is a file, is a mistake of the command', () => {
    write('file');
    expect(() => workingTree(join(root, 'nowhere'))).toThrow(UsageError);
    expect(() => workingTree(join(root, 'file'))).toThrow(UsageError);
  });

  it('knows its way from the root of the repository', () => {
    write('a/b/c.properties');
    mkdirSync(join(root, '.git'));
    expect(repositoryPrefix(root)).toBe('');
    expect(repositoryPrefix(join(root, 'a/b'))).toBe('a/b/');
  });
});
