import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { namedBase } from '../src/platform/base.ts';
import { commitTree, indexTree } from '../src/platform/commit-tree.ts';
import { runGit } from '../src/platform/git.ts';
import { gitListing } from '../src/platform/git-listing.ts';
import { foldersOutside, gitIn } from '../src/platform/git-program.ts';
import { fetch } from '../src/platform/git-remote.ts';
import { repositoryAt } from '../src/platform/git-repository.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import {
  addressOf,
  checkoutOf,
  type History,
  historyIn,
  newHistory,
  removeTemporaryFolders,
  temporaryFolder,
} from './repositories/history.ts';

afterAll(removeTemporaryFolders);
afterEach(() => vi.unstubAllEnvs());

function sound(): History {
  const history = newHistory();
  history.write('a.properties', 'a=1\n');
  history.write('services/app/b.properties', 'b=1\n');
  history.commit('first');
  return history;
}

describe('a repository', () => {
  it('is known by its entry .git, at the folder or above it', () => {
    const { root } = sound();
    for (const folder of ['', 'services', 'services/app']) expect(repositoryAt(join(root, folder))?.root).toBe(root);
    expect(repositoryAt(temporaryFolder('plain'))).toBeUndefined();
  });

  it('is not looked for above the workspace of a workflow', () => {
    const { root } = sound();
    vi.stubEnv('GITHUB_WORKSPACE', join(root, 'services'));
    expect(repositoryAt(join(root, 'services/app'))).toBeUndefined();
    vi.stubEnv('GITHUB_WORKSPACE', root);
    expect(repositoryAt(join(root, 'services/app'))?.root).toBe(root);
  });

  it('is none where a folder has the looks of the inside of one', () => {
    const history = sound();
    const inner = historyIn(join(history.root, 'services/app'));
    inner.git('init', '-q', '--bare', '.');
    inner.write('info/exclude', 'b.properties\nkeyparity.yml\n');
    inner.git('config', 'core.bare', 'false');
    inner.git('config', 'core.worktree', '.');
    inner.write('keyparity.yml', 'version: 1\n');
    expect(repositoryAt(inner.root)?.root).toBe(history.root);
    expect(workingTree(inner.root).list()).toEqual(expect.arrayContaining(['b.properties', 'keyparity.yml']));
  });

  it('is that of a further working tree, of a submodule, and of a folder that git keeps elsewhere', () => {
    const history = sound();
    const tree = join(temporaryFolder('trees'), 'side');
    history.git('worktree', 'add', '-q', tree);
    expect(repositoryAt(tree)).toMatchObject({ root: tree, common: join(history.root, '.git') });
    history.git('-c', 'protocol.file.allow=always', 'submodule', '-q', 'add', sound().root, 'module');
    expect(repositoryAt(join(history.root, 'module'))?.own).toBe(join(history.root, '.git/modules/module'));
    const apart = temporaryFolder('apart');
    execFileSync('git', ['init', '-q', '--separate-git-dir', join(apart, 'kept'), join(apart, 'tree')]);
    expect(repositoryAt(join(apart, 'tree'))?.own).toBe(join(apart, 'kept'));
    for (const root of [tree, join(history.root, 'module')]) {
      expect(workingTree(root).list()).toEqual(['a.properties', 'services/app/b.properties']);
    }
  });

  it('is refused where .git names a folder that a commit can bring, or no whole repository, or a bare one', () => {
    const { root } = sound();
    const outer = temporaryFolder('outer');
    execFileSync('git', ['init', '-q', '--bare', join(outer, 'brought')]);
    const file = (text: string) => writeFileSync(join(outer, '.git'), text);
    file('gitdir: brought\n');
    expect(() => repositoryAt(outer)).toThrow('which a commit may have brought');
    symlinkSync(join(outer, 'brought'), join(outer, 'link'));
    file('gitdir: link\n');
    expect(() => repositoryAt(outer)).toThrow('which a commit may have brought');
    for (const text of ['gitdir: nowhere\n', 'gitdir: \n', '', 'nonsense']) {
      file(text);
      expect(() => repositoryAt(outer), text).toThrow('no repository that is whole');
    }
    rmSync(join(outer, '.git'));
    // Nothing is there, as in an image that leaves it out.
    mkdirSync(join(outer, '.git'));
    expect(repositoryAt(outer)).toBeUndefined();
    rmSync(join(root, '.git/HEAD'));
    expect(() => workingTree(root).list()).toThrow('no repository that is whole');
    const hub = temporaryFolder('hub');
    execFileSync('git', ['init', '-q', '--bare', join(hub, '.git')]);
    expect(() => repositoryAt(hub)).toThrow('bare repository');
  });

  it('is never entered by its own files', () => {
    expect(() => repositoryAt(join(sound().root, '.git/refs'))).toThrow("git's own files");
  });

  it.each(['.git', '.GIT', '.Git/config', 'a/.git', 'a/.gIt/x', 'git~1', '.git.', '.git ', '.git::$INDEX_ALLOCATION'])(
    'cannot come with a commit: git takes no entry %j',
    (path) => {
      const history = sound();
      const id = history.git('rev-parse', 'HEAD:a.properties');
      expect(() => history.git('update-index', '--add', '--cacheinfo', `100644,${id},${path}`)).toThrow();
      // Nor from a server, whatever its trees hold, where the client checks out.
      expect(history.git('ls-files')).not.toMatch(/git/i);
    },
  );
});

describe('where git cannot answer', () => {
  it('nothing is judged in its place', () => {
    const { root } = sound();
    writeFileSync(join(root, '.git/index'), 'no index');
    expect(() => workingTree(root).list()).toThrow(/git cannot list the files of the repository .*: \S/);
    expect(() => indexTree(root)).toThrow('git cannot list');
    appendFileSync(join(root, '.git/index'), 'x'.repeat(600 * 1024));
    const early = workingTree(root).ahead?.(() => {});
    return expect(early).rejects.toThrow('git cannot list');
  });

  it('it is asked once, also outside of a repository', () => {
    const plain = temporaryFolder('plain');
    writeFileSync(join(plain, 'a.properties'), '');
    const tree = workingTree(plain, { contents: true });
    expect([tree.list(), tree.contentId?.('a.properties')]).toEqual([['a.properties'], undefined]);
  });

  it('because there is none, that is said', () => {
    const { root } = sound();
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin/git'), '#!/bin/sh\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${join(root, 'bin')}:${temporaryFolder('empty')}`);
    expect(() => workingTree(root).list()).toThrow('there is no git to ask');
  });
});

describe('a program', () => {
  it('is looked for where no commit can put one', () => {
    const { root } = sound();
    const inside = join(root, 'node_modules/.bin');
    mkdirSync(inside, { recursive: true });
    const outside = temporaryFolder('programs');
    for (const folder of [inside, outside, root]) writeFileSync(join(folder, 'git'), '', { mode: 0o755 });
    symlinkSync(inside, join(outside, 'linked'));
    const path = ['', '.', 'node_modules/.bin', inside, root, join(outside, 'linked'), '/nowhere', outside].join(':');
    expect(foldersOutside(path, [root])).toEqual([outside]);
    expect(gitIn(foldersOutside(path, [root]))).toBe(join(outside, 'git'));
    chmodSync(join(outside, 'git'), 0o644);
    expect(gitIn([outside])).toBeUndefined();
    expect(foldersOutside(undefined, [root])).toEqual([]);
  });
});

describe('what git is shown of a repository', () => {
  it('is what its owner sees, without any of its settings', () => {
    const history = sound();
    history.write('.git/info/exclude', 'private.properties\n');
    history.write('private.properties', '');
    history.write('new.properties', '');
    history.git('pack-refs', '--all');
    history.git('branch', 'side');
    history.git('config', 'core.fsmonitor', '/bin/false');
    history.git('config', 'core.excludesFile', join(history.root, 'all'));
    history.write('all', '*\n');
    expect(workingTree(history.root).list()).toEqual([
      'a.properties',
      'all',
      'new.properties',
      'services/app/b.properties',
    ]);
    const head = history.git('rev-parse', 'HEAD');
    for (const ref of ['main', 'side', 'HEAD', 'HEAD@{0}', head.slice(0, 8)]) {
      expect(namedBase(history.root, ref), ref).toMatchObject({ commit: head });
    }
    expect(runGit(history.root, 'config', 'core.excludesFile')).toBeUndefined();
  });

  it('is the state of now, also after another branch was checked out', () => {
    const history = sound();
    const first = history.git('rev-parse', 'HEAD');
    history.git('checkout', '-q', '-b', 'side');
    expect(runGit(history.root, 'symbolic-ref', 'HEAD')?.toString()).toBe('refs/heads/side\n');
    history.commit('second');
    history.git('checkout', '-q', 'main');
    expect(runGit(history.root, 'rev-parse', 'HEAD')?.toString()).toBe(`${first}\n`);
  });

  it('has the upstream of a branch where that is asked for', () => {
    const clone = checkoutOf(sound(), 'refs/heads/main', 'full');
    const head = clone.git('rev-parse', 'HEAD');
    clone.git('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
    clone.git('checkout', '-q', '-b', 'side', '--track', 'origin/main');
    clone.write('a.properties', 'a=2\n');
    clone.commit('second');
    for (const ref of ['@{u}', 'side@{upstream}', 'side@{push}']) {
      if (ref.includes('push')) clone.git('config', 'push.default', 'upstream');
      expect(namedBase(clone.root, ref), ref).toMatchObject({ commit: head });
    }
  });

  it('is complete for an index in two files, names of SHA-256, a sparse index, and paths that need care', () => {
    const history = historyIn(join(temporaryFolder('care'), 'with "quotes" and\nlines'));
    mkdirSync(history.root);
    history.git('init', '-q', '-b', 'main', '--object-format=sha256');
    history.write('a/a.properties', 'a=1\n');
    history.write('b/b.properties', 'b=1\n');
    history.commit();
    history.git('update-index', '--split-index');
    history.write('c/c.properties', 'c=1\n');
    history.git('add', '-A');
    const ids = gitListing(history.root, true)?.ids;
    expect(ids?.get('a/a.properties')).toMatch(/^[0-9a-f]{64}$/);
    expect([...(ids?.keys() ?? [])]).toEqual(['a/a.properties', 'b/b.properties', 'c/c.properties']);
    const tree = commitTree(history.root, history.git('rev-parse', 'HEAD'));
    expect(new TextDecoder().decode(tree?.read('b/b.properties'))).toBe('b=1\n');
    const sparse = sound();
    sparse.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'services');
    expect(gitListing(sparse.root, true)?.paths).toContain('services/app/b.properties');
  });

  it('leaves out what the user ignores everywhere', () => {
    const history = sound();
    const home = temporaryFolder('home');
    vi.stubEnv('HOME', home);
    vi.stubEnv('XDG_CONFIG_HOME', '');
    for (const name of ['one', 'two']) history.write(`${name}.properties`, '');
    mkdirSync(join(home, '.config/git'), { recursive: true });
    writeFileSync(join(home, '.config/git/ignore'), 'one.properties\n');
    expect(workingTree(history.root).list()).toEqual(['a.properties', 'services/app/b.properties', 'two.properties']);
    writeFileSync(join(home, '.gitconfig'), '[core]\n\texcludesFile = ~/mine\n[core]\n\tfsmonitor = /bin/false\n');
    writeFileSync(join(home, 'mine'), 'two.properties\n');
    history.git('checkout', '-q', '-b', 'another');
    expect(workingTree(history.root).list()).toEqual(['a.properties', 'one.properties', 'services/app/b.properties']);
  });

  it('has every object under its own name, whatever refs and grafts put in its place', () => {
    const history = sound();
    const first = history.git('rev-parse', 'HEAD');
    history.write('a.properties', 'a=2\n');
    const second = history.commit('second');
    history.git(
      'replace',
      history.git('rev-parse', `${first}:a.properties`),
      history.git('rev-parse', `${second}:a.properties`),
    );
    history.git('replace', '--graft', second);
    expect(history.git('show', `${first}:a.properties`)).toBe('a=2');
    const tree = commitTree(history.root, first);
    expect(new TextDecoder().decode(tree?.read('a.properties'))).toBe('a=1\n');
    expect(namedBase(history.root, `${second}^`)).toMatchObject({ commit: first });
  });

  it('tells of a file that git was told not to look at that its content is unknown', () => {
    const history = sound();
    history.git('update-index', '--assume-unchanged', 'a.properties');
    history.write('a.properties', 'a=2\n');
    const tree = workingTree(history.root, { contents: true });
    expect(tree.contentId?.('a.properties')).toBeUndefined();
    expect(tree.contentId?.('services/app/b.properties')).toBeDefined();
  });
});

describe('a fetch', () => {
  let server: History;
  let first: string;
  let clone: History;
  beforeEach(() => {
    server = sound();
    first = server.git('rev-parse', 'HEAD');
    server.write('a.properties', 'a=2\n');
    server.commit('second');
    clone = checkoutOf(server, 'refs/heads/main', 1);
  });

  const filesOf = ({ root }: History) =>
    readdirSync(join(root, '.git'), { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.endsWith('index'))
      .sort();

  it('brings what is missing, and leaves the clone as it is', () => {
    const before = filesOf(clone);
    expect(commitTree(clone.root, first)).toBeUndefined();
    expect(fetch(clone.root, [first], undefined)).toBe(true);
    expect(new TextDecoder().decode(commitTree(clone.root, first)?.read('a.properties'))).toBe('a=1\n');
    expect(filesOf(clone)).toEqual(before);
    expect(spawnSync('git', ['fsck', '--strict'], { cwd: clone.root }).status).toBe(0);
  });

  it.each([
    'file:///tmp/x',
    '/tmp/x',
    '../x',
    'http://localhost/x',
    'git://localhost/x',
    'ext::sh -c touch% pwned',
    'ext::https://localhost/x',
    'c:/x',
    '-x',
    '--upload-pack=x',
    '',
  ])('goes nowhere but over https: not to %j', (url) => {
    clone.git('config', 'remote.origin.url', url);
    clone.git('config', 'protocol.allow', 'always');
    expect(fetch(clone.root, [first], 't')).toBe(false);
  });

  it('goes over ssh where no workflow runs, with the ssh of the user alone', () => {
    const programs = temporaryFolder('programs');
    const seen = join(programs, 'seen');
    writeFileSync(join(programs, 'ssh'), `#!/bin/sh\necho "$@" >>'${seen}'\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${programs}:${process.env['PATH']}`);
    clone.git('config', 'core.sshCommand', `touch ${seen}`);
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    for (const url of ['git@localhost:x', 'ssh://git@localhost/x']) {
      clone.git('config', 'remote.origin.url', url);
      expect(fetch(clone.root, [first], 't')).toBe(false);
    }
    expect(existsSync(seen)).toBe(false);
    vi.stubEnv('GITHUB_ACTIONS', '');
    clone.git('checkout', '-q', '-b', 'another');
    fetch(clone.root, [first], undefined);
    expect(readFileSync(seen, 'utf8')).toContain("git-upload-pack '/x'");
  });

  it('hands a password that stands in the address on in a file', () => {
    server.write('.git/needs-token', 'ghs_ofTheAddress');
    const { address } = inject('gitServer');
    clone.git(
      'config',
      'remote.origin.url',
      addressOf(server).replace(address, address.replace('://', '://x-access-token:ghs_ofTheAddress@')),
    );
    expect(fetch(clone.root, [first], undefined)).toBe(true);
    expect(readFileSync(join(server.root, '.git/shown-to'), 'utf8')).toBe('');
  });

  it('takes the header that the checkout has left, also in a file of its own, and else the token', () => {
    server.write('.git/needs-token', 'ghs_ofTheAddress');
    const { address } = inject('gitServer');
    vi.stubEnv('GITHUB_SERVER_URL', address);
    expect(fetch(clone.root, [first], undefined)).toBe(false);
    expect(fetch(clone.root, [first], 'wrong')).toBe(false);
    expect(fetch(clone.root, [first], 'ghs_ofTheAddress')).toBe(true);
    const kept = join(temporaryFolder('kept'), 'config');
    const header = `AUTHORIZATION: basic ${Buffer.from('x-access-token:ghs_ofTheAddress').toString('base64')}`;
    writeFileSync(kept, `[http "${address}/"]\n\textraheader = ${header}\n`);
    clone.git('config', `includeIf.gitdir:${realpathSync(clone.root)}/.git.path`, kept);
    expect(fetch(clone.root, [first], undefined)).toBe(true);
  });

  it('gives the token to the server of the workflow alone', () => {
    server.write('.git/needs-token', 'ghs_ofTheAddress');
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
    expect(fetch(clone.root, [first], 'ghs_ofTheAddress')).toBe(false);
  });
});
