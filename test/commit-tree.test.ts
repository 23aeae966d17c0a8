import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileTree } from '../src/documents/file-tree.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf, type SharedFiles } from '../src/documents/library.ts';
import { renamesBetween } from '../src/documents/renames.ts';
import { commitTree, indexTree, MissingObjects } from '../src/platform/commit-tree.ts';
import { gitListing } from '../src/platform/git-listing.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import {
  type History,
  historyIn,
  newHistory,
  removeTemporaryFolders,
  temporaryFolder,
} from './repositories/history.ts';

afterAll(removeTemporaryFolders);

function textOf(tree: FileTree | undefined, path: string): string | undefined {
  const bytes = tree?.read(path);
  return bytes && new TextDecoder().decode(bytes);
}

function headOf(history: History): FileTree | undefined {
  return commitTree(history.root, history.git('rev-parse', 'HEAD'));
}

describe('the tree of a commit', () => {
  let history: History;
  beforeAll(() => {
    history = newHistory();
    history.write('a.properties', 'a=1\n');
    history.write('dir/b.yml', 'b: 1\n');
    history.write('dir/umlaut-ä "quoted".properties', 'c=1\n');
    history.write('dir/empty.properties', '');
    symlinkSync('dir/b.yml', join(history.root, 'link.yml'));
    symlinkSync('../a.properties', join(history.root, 'dir/up.properties'));
    symlinkSync('/etc/hostname', join(history.root, 'out.properties'));
    symlinkSync('../../../etc/hostname', join(history.root, 'dir/far.properties'));
    symlinkSync('loop.properties', join(history.root, 'loop.properties'));
    history.commit();
    history.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`);
    history.git('commit', '-q', '-m', 'a submodule');
    history.write('a.properties', 'a=2\n');
    history.write('new.properties', 'n=1\n');
  });

  it('is what was committed, whatever the working tree is by now', () => {
    const tree = headOf(history);
    expect(textOf(tree, 'a.properties')).toBe('a=1\n');
    expect(textOf(tree, 'dir/umlaut-ä "quoted".properties')).toBe('c=1\n');
    expect(textOf(tree, 'dir/empty.properties')).toBe('');
    expect(textOf(tree, 'new.properties')).toBeUndefined();
    expect(textOf(tree, 'dir')).toBeUndefined();
    expect(tree?.list()).toEqual([...(tree?.list() ?? [])].sort());
    expect(tree?.list()).not.toContain('module');
  });

  it('follows links to files of the same commit, and no others', () => {
    const tree = headOf(history);
    expect(textOf(tree, 'link.yml')).toBe('b: 1\n');
    expect(textOf(tree, 'dir/up.properties')).toBe('a=1\n');
    for (const path of ['out.properties', 'dir/far.properties', 'loop.properties']) {
      expect(textOf(tree, path), path).toBeUndefined();
    }
    expect(tree?.contentId?.('link.yml')).toBeUndefined();
  });

  it('of a folder is the part below it, as if that were the root', () => {
    const tree = commitTree(join(history.root, 'dir'), history.git('rev-parse', 'HEAD'));
    expect(tree?.list()).toContain('b.yml');
    expect(tree?.list()).not.toContain('a.properties');
    expect(textOf(tree, 'b.yml')).toBe('b: 1\n');
  });

  it('does not exist where there is no such commit, no repository, or no name of a commit', () => {
    const head = history.git('rev-parse', 'HEAD');
    for (const name of ['1'.repeat(40), 'HEAD', '--output=x', `${head}:dir`, '']) {
      expect(commitTree(history.root, name), name).toBeUndefined();
    }
    expect(commitTree(temporaryFolder('empty'), head)).toBeUndefined();
    expect(indexTree(temporaryFolder('empty'))).toBeUndefined();
  });

  it('names contents as the working tree does, where that has the same', () => {
    const tree = headOf(history);
    const tracked = gitListing(history.root, true);
    expect(tracked?.ids.get('dir/b.yml')).toBe(tree?.contentId?.('dir/b.yml'));
    expect(tracked?.ids.get('a.properties')).toBeUndefined();
    expect(tracked?.ids.get('new.properties')).toBeUndefined();
    expect(tracked?.ids.get('link.yml')).toBeUndefined();
    expect(gitListing(join(history.root, 'dir'), true)?.ids.get('b.yml')).toBe(tree?.contentId?.('dir/b.yml'));
  });

  it('reads there what is the same there, and reads each file once for both', () => {
    const disk = workingTree(history.root, { contents: true });
    const reads: string[] = [];
    const beside: FileTree = {
      list: () => disk.list(),
      read: (path) => {
        reads.push(path);
        return disk.read(path);
      },
      contentId: (path) => disk.contentId?.(path),
    };
    const tree = commitTree(history.root, history.git('rev-parse', 'HEAD'), { beside });
    const shared: SharedFiles = new Map();
    const now = libraryOf(beside, shared);
    const then = tree && libraryOf(tree, shared);
    expect(then?.read('dir/b.yml', 'java')).toBe(now.read('dir/b.yml', 'java'));
    expect(then?.read('a.properties', 'java')).not.toBe(now.read('a.properties', 'java'));
    expect(then?.read('a.properties', 'java')?.documents[0]?.properties[0]?.value).toBe('1');
    expect(reads).toEqual(['dir/b.yml', 'a.properties']);
  });

  it('has what a sparse checkout leaves out, as the working tree has it', () => {
    const sparse = history.copy();
    sparse.git('checkout', '-q', '.');
    sparse.git('sparse-checkout', 'set', '--no-cone', '/dir');
    const disk = workingTree(sparse.root, { contents: true });
    const tree = commitTree(sparse.root, sparse.git('rev-parse', 'HEAD'), { beside: disk });
    expect(existsSync(join(sparse.root, 'a.properties'))).toBe(false);
    for (const each of [disk, tree]) {
      expect(each?.list()).toContain('a.properties');
      expect(textOf(each, 'a.properties')).toBe('a=1\n');
    }
    expect(disk.contentId?.('a.properties')).toBe(tree?.contentId?.('a.properties'));
    expect(disk.readLatin1?.('a.properties')).toBe('a=1\n');
  });

  it('says that it cannot be read where objects are missing, in place of being empty', () => {
    const damaged = history.copy();
    const id = damaged.git('rev-parse', 'HEAD:a.properties');
    damaged.remove(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`);
    const tree = headOf(damaged);
    expect(() => tree?.read('a.properties')).toThrow(MissingObjects);
    expect(textOf(tree, 'dir/b.yml')).toBe('b: 1\n');
  });

  it('runs nothing that the repository brings along', () => {
    const hostile = history.copy();
    const trap = join(hostile.root, 'pwned');
    hostile.write('.gitattributes', '*.properties filter=trap diff=trap\n');
    hostile.git('config', 'filter.trap.smudge', `touch ${trap}`);
    hostile.git('config', 'diff.trap.textconv', `touch ${trap};cat`);
    hostile.git('config', 'core.fsmonitor', `touch ${trap}`);
    hostile.git('config', 'core.hooksPath', '/nowhere');
    const tree = headOf(hostile);
    for (const path of tree?.list() ?? []) tree?.read(path);
    indexTree(hostile.root)?.read('a.properties');
    gitListing(hostile.root, true);
    expect(existsSync(trap)).toBe(false);
  });
});

describe('the tree of the index', () => {
  it('is what a commit would record', () => {
    const history = newHistory();
    history.write('a.properties', 'a=1\n');
    history.git('add', '-A');
    history.write('a.properties', 'a=2\n');
    expect(textOf(indexTree(history.root), 'a.properties')).toBe('a=1\n');
  });

  it('is the one that git hands to its hook', () => {
    const history = newHistory();
    history.write('a.properties', 'a=1\n');
    history.write('b.properties', 'b=1\n');
    history.commit();
    history.write('a.properties', 'a=2\n');
    const before = process.env['GIT_INDEX_FILE'];
    try {
      // As `git commit -a` does it.
      process.env['GIT_INDEX_FILE'] = '.git/next-index.lock';
      writeFileSync(join(history.root, '.git/next-index.lock'), '');
      historyIn(history.root).git('read-tree', 'HEAD');
      history.git('add', '-A');
      expect(textOf(indexTree(history.root), 'a.properties')).toBe('a=2\n');
      process.env['GIT_INDEX_FILE'] = '/elsewhere/index';
      expect(textOf(indexTree(history.root), 'a.properties')).toBe('a=1\n');
    } finally {
      if (before === undefined) delete process.env['GIT_INDEX_FILE'];
      else process.env['GIT_INDEX_FILE'] = before;
    }
  });
});

describe('a file that has moved', () => {
  const five = 'a=1\nb=2\nc=3\nd=4\ne=5\n';
  it.each<[string, Record<string, string>, Record<string, string>, [string, string][]]>([
    ['is known by its content', { 'x/a.yml': five }, { 'y/b.yml': five }, [['y/b.yml', 'x/a.yml']]],
    ['is known by most of its lines', { 'a.yml': five }, { 'b.yml': five.replace('e=5', 'f=6') }, [['b.yml', 'a.yml']]],
    ['is another file with other lines', { 'a.yml': five }, { 'b.yml': 'a=1\nx=1\ny=2\nz=3\n' }, []],
    [
      'is rather the one of the same name',
      { 'x/a.yml': five, 'x/b.yml': five },
      { 'y/b.yml': five, 'y/a.yml': five },
      [
        ['y/a.yml', 'x/a.yml'],
        ['y/b.yml', 'x/b.yml'],
      ],
    ],
    ['is no copy', { 'a.yml': five }, { 'a.yml': five, 'b.yml': five }, []],
    ['is not looked for among other files', { 'A.java': five }, { 'B.java': five }, []],
  ])('%s', (_, before, after, expected) => {
    expect([...renamesBetween(memoryTree(before), memoryTree(after))].sort()).toEqual(expected);
  });
});
