import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  checkoutOf,
  type History,
  historyIn,
  newHistory,
  removeTemporaryFolders,
  temporaryFolder,
} from './repositories/history.ts';
import {
  documentedKeys,
  newTraps,
  plant,
  plantedAttributes,
  plantedConfig,
  type Traps,
} from './repositories/planted.ts';
import { runAction } from './runner/run-action.ts';

afterAll(removeTemporaryFolders);

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const contract = 'version: 1\nkeys:\n  pay.url:\n    override: true\n';

/** A service in order, and then a change that takes an override from prod. */
function writeService(history: History, folder: string): { readonly before: string; readonly head: string } {
  const resources = `${folder}src/main/resources`;
  history.write(`${folder}keyparity.yml`, contract);
  history.write(`${resources}/application.yml`, 'spring.application.name: shop\npay.url: https://sandbox\n');
  for (const name of ['dev', 'stage', 'prod']) {
    history.write(`${resources}/application-${name}.yml`, `pay.url: https://${name}\n`);
  }
  history.write(`${folder}.gitattributes`, plantedAttributes);
  const before = history.commit('a sound service');
  history.write(`${resources}/application-prod.yml`, 'other: 1\n');
  return { before, head: history.commit('take an override away') };
}

/** git reads what looks changed, through filters if it knows any. */
function touch(history: History, folder: string): void {
  const later = new Date(Date.now() + 5000);
  for (const path of history.git('ls-files', '-z', '--', folder === '' ? '.' : folder).split('\0')) {
    if (path !== '' && !path.endsWith('/') && existsSync(join(history.root, path)))
      utimesSync(join(history.root, path), later, later);
  }
}

/** A checkout with programs planted into it. */
interface Place {
  readonly history: History;
  /** What is judged, from the top of the checkout. */
  readonly folder: string;
  readonly traps: Traps;
}

const places: Readonly<Record<string, () => Place>> = {
  'the repository itself': () => {
    const history = newHistory();
    writeService(history, '');
    const traps = newTraps();
    touch(history, '');
    history.git('remote', 'add', 'origin', 'https://localhost:1/gone');
    plant(join(history.root, '.git'), traps);
    return { history, folder: '', traps };
  },
  'a folder that looks like a bare repository': () => {
    const history = newHistory();
    writeService(history, 'services/app/');
    // Made by git itself, and moved to where a commit can have it: from then on git takes the folder for a repository.
    const inner = historyIn(join(history.root, 'services/app'));
    inner.git('init', '-q', '.');
    inner.commit();
    inner.commit();
    inner.git('config', 'core.worktree', '.');
    const traps = newTraps();
    plant(join(inner.root, '.git'), traps);
    for (const name of ['HEAD', 'index', 'config', 'hooks', 'info', 'objects', 'refs'])
      inner.move(`.git/${name}`, name);
    inner.write('info/exclude', 'keyparity.yml\n*.yml\n');
    inner.remove('.git');
    history.git('add', '-A');
    history.git('commit', '-q', '--amend', '--no-edit');
    touch(history, 'services/app');
    return { history, folder: 'services/app', traps };
  },
  'a submodule': () => {
    const library = newHistory();
    writeService(library, '');
    const history = newHistory();
    history.write('README.md', 'A product.\n');
    history.git('-c', 'protocol.file.allow=always', 'submodule', '-q', 'add', library.root, 'module');
    history.commit('with a submodule');
    const traps = newTraps();
    touch(historyIn(join(history.root, 'module')), '');
    plant(join(history.root, '.git/modules/module'), traps);
    plant(join(history.root, '.git'), traps);
    return { history, folder: 'module', traps };
  },
  'a further working tree': () => {
    const main = newHistory();
    writeService(main, '');
    const traps = newTraps();
    const root = join(temporaryFolder('worktree'), 'tree');
    main.git('worktree', 'add', '-q', root, '-b', 'side');
    touch(historyIn(root), '');
    main.git('config', 'extensions.worktreeConfig', 'true');
    const [own = ''] = historyIn(root).git('rev-parse', '--absolute-git-dir').split('\n');
    plant(join(main.root, '.git'), traps);
    plant(own, traps, { config: 'config.worktree' });
    return { history: historyIn(root), folder: '', traps };
  },
};

function keyparity(directory: string, ...words: readonly string[]) {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words, '--cwd', directory], {
    // A program that is found first wherever somebody stands, or where npm looks first.
    env: { PATH: `.:node_modules/.bin:${join(directory, 'node_modules/.bin')}::${PATH}`, HOME: directory },
    cwd: directory,
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

describe.each(Object.entries(places))('programs planted into %s', (name, make) => {
  let place: Place;
  let directory: string;
  beforeAll(() => {
    place = make();
    directory = join(place.history.root, place.folder);
    const git = place.traps.programFor('committed git');
    for (const path of ['git', 'node_modules/.bin/git']) {
      mkdirSync(join(directory, path, '..'), { recursive: true });
      cpSync(git, join(directory, path));
      chmodSync(join(directory, path), 0o755);
    }
    place.traps.sprung();
  });

  const others: readonly (readonly [command: string, status: number])[] = [
    ['check --base gone', 2],
    ['matrix', 0],
    ['resolve --application shop --environment prod', 0],
    ['explain pay.url', 0],
    ['requirements', 0],
  ];
  it.each([
    ['check', 1],
    ['check --base HEAD~1', 1],
    ['check --staged', 0],
    ['doctor', 0],
    ...(name === 'the repository itself' ? others : []),
  ] as const)('are not started by keyparity %s', (command, status) => {
    const run = keyparity(directory, ...command.split(' '));
    expect(place.traps.sprung()).toEqual([]);
    expect(run.status, run.out).toBe(status);
  });
});

describe('the programs that are planted here', () => {
  it('would be started by git, and by whoever starts git by its name', () => {
    const history = newHistory();
    writeService(history, '');
    const traps = newTraps();
    touch(history, '');
    writeFileSync(join(history.root, '.git/hooks/post-index-change'), `#!/bin/sh\n${traps.programFor('hook')}\n`, {
      mode: 0o755,
    });
    cpSync(traps.programFor('committed git'), join(history.root, 'git'));
    const springing = (key: string, words: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
      const config = join(history.root, '.git/config');
      const before = readFileSync(config, 'utf8');
      writeFileSync(config, before + (key === '' ? '' : plantedConfig(traps, [key])));
      spawnSync('git', words, { cwd: history.root, env: { ...process.env, ...variables }, timeout: 20_000 });
      writeFileSync(config, before);
      return traps.sprung().map((line) => line.replace(/ .*/, ''));
    };
    expect(springing('filter.trap.process', ['ls-files', '-m'])).toContain('setting');
    expect(springing('core.fsmonitor', ['status'])).toContain('setting');
    expect(springing('core.sshCommand', ['fetch', 'ssh://localhost/x'])).toContain('setting');
    expect(springing('', ['status'])).toContain('hook');
    expect(springing('', ['status'], { PATH: `.:${process.env['PATH']}` })).toContain('committed');
  });

  it('are at every key that git documents', () => {
    const keys = documentedKeys();
    for (const key of ['filter.trap.clean', 'core.sshCommand', 'remote.origin.uploadpack', 'diff.external']) {
      expect(keys).toContain(key);
    }
    expect(keys.length).toBeGreaterThan(500);
  });
});

describe('programs planted into a checkout, in the Action', () => {
  const token = 'ghs_theTokenOfThisJob';
  const { address, certificate } = inject('gitServer');
  let server: History;
  let commits: Readonly<Record<'before' | 'head' | 'merge', string>>;
  let traps: Traps;
  /** Checked out as little as possible, so that the base has to be fetched. */
  let checkouts: Readonly<Record<'merge' | 'head' | 'base', History>>;
  /** Where the first git of the PATH notes what it is given. */
  let noted: string;
  let programs: string;

  beforeAll(() => {
    server = newHistory();
    const { before, head } = writeService(server, '');
    server.git('checkout', '-q', '-b', 'change');
    server.git('checkout', '-q', '-b', 'merged', before);
    server.git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
    const merge = server.git('rev-parse', 'HEAD');
    server.git('update-ref', 'refs/heads/main', before);
    commits = { before, head, merge };
    checkouts = {
      merge: checkoutOf(server, 'refs/heads/merged', 1),
      head: checkoutOf(server, 'refs/heads/change', 1),
      base: checkoutOf(server, 'refs/heads/main', 1),
    };
    server.write('.git/needs-token', token);
    traps = newTraps();
    for (const checkout of Object.values(checkouts)) {
      touch(checkout, '');
      plant(join(checkout.root, '.git'), traps);
    }
    programs = temporaryFolder('programs');
    noted = join(programs, 'noted');
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh
{ tr '\\0' '\\n' </proc/$$/environ; printf '%s\\n' "$@"; ls -l "$GIT_DIR/passing-settings" 2>&1; } >>'${noted}'
exec ${git} "$@"
`;
    writeFileSync(join(programs, 'git'), script, { mode: 0o755 });
    traps.sprung();
  });

  const pullRequest = () => ({
    number: 9,
    pull_request: { head: { sha: commits.head }, base: { sha: commits.before, ref: 'main' } },
    repository: { default_branch: 'main' },
  });
  const push = (extra: object) => ({ ref: 'refs/heads/change', repository: { default_branch: 'main' }, ...extra });

  interface Row {
    readonly what: string;
    readonly event: string;
    readonly checkout: 'merge' | 'head' | 'base';
    readonly payload?: () => object;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly exitCode: number;
    /** The base has to be fetched for that. */
    readonly fetches?: true;
  }
  const rows: readonly Row[] = [
    { event: 'pull_request', what: 'merge', checkout: 'merge', payload: pullRequest, exitCode: 1, fetches: true },
    { event: 'pull_request', what: 'head', checkout: 'head', payload: pullRequest, exitCode: 1, fetches: true },
    {
      event: 'pull_request_review',
      what: 'merge',
      checkout: 'merge',
      payload: pullRequest,
      exitCode: 1,
      fetches: true,
    },
    { event: 'pull_request_target', what: 'base', checkout: 'base', payload: pullRequest, exitCode: 0 },
    { event: 'pull_request_target', what: 'head', checkout: 'head', payload: pullRequest, exitCode: 2 },
    {
      event: 'pull_request_target',
      what: 'head on purpose',
      checkout: 'head',
      payload: pullRequest,
      inputs: { 'allow-pull-request-target': 'true' },
      exitCode: 1,
      fetches: true,
    },
    {
      event: 'merge_group',
      what: 'merge',
      checkout: 'merge',
      payload: () => ({ merge_group: { base_sha: commits.before } }),
      exitCode: 1,
      fetches: true,
    },
    {
      event: 'push',
      what: 'branch',
      checkout: 'head',
      payload: () => push({ before: commits.before }),
      exitCode: 1,
      fetches: true,
    },
    {
      event: 'push',
      what: 'new branch',
      checkout: 'head',
      payload: () => push({ before: '0'.repeat(40) }),
      exitCode: 1,
      fetches: true,
    },
    {
      event: 'push',
      what: 'rewritten branch',
      checkout: 'head',
      payload: () => push({ before: commits.merge, forced: true }),
      exitCode: 1,
      fetches: true,
    },
    { event: 'push', what: 'tag', checkout: 'merge', payload: () => ({ ref: 'refs/tags/v1' }), exitCode: 1 },
    { event: 'schedule', what: 'branch', checkout: 'merge', exitCode: 1 },
    { event: 'workflow_dispatch', what: 'branch', checkout: 'merge', exitCode: 1 },
    {
      event: 'workflow_dispatch',
      what: 'branch and its named base',
      checkout: 'merge',
      inputs: { 'base-ref': 'main' },
      exitCode: 1,
      fetches: true,
    },
    { event: 'workflow_run', what: 'base', checkout: 'base', exitCode: 0 },
  ];

  it.each(rows)('are not started on $event ($what), and see no token', (row) => {
    const { event, checkout, payload = () => ({}), inputs = {}, exitCode, fetches = false } = row;
    rmSync(noted, { force: true });
    rmSync(join(server.root, '.git/shown-to'), { force: true });
    const runnerTemp = temporaryFolder('runner-temp');
    const commit = commits[checkout === 'base' ? 'before' : checkout];
    const run = runAction({
      workspace: checkouts[checkout].root,
      token,
      inputs: { 'report-file': join(runnerTemp, 'report.json'), ...inputs },
      event: { name: event, payload: payload() },
      environment: {
        PATH: `${programs}:${process.env['PATH']}`,
        GITHUB_SERVER_URL: address,
        GIT_SSL_CAINFO: certificate,
        GITHUB_SHA: commit,
        RUNNER_TEMP: runnerTemp,
      },
    });
    expect(traps.sprung()).toEqual([]);
    expect(run.exitCode, run.printed).toBe(exitCode);
    const given = readFileSync(noted, 'utf8');
    expect(given).not.toContain(token);
    expect(given).not.toContain(Buffer.from(`x-access-token:${token}`).toString('base64'));
    // The server has got it all the same, by a file that nobody else could read and that is gone.
    expect(existsSync(join(server.root, '.git/shown-to'))).toBe(fetches);
    if (fetches) {
      expect(readFileSync(join(server.root, '.git/shown-to'), 'utf8')).toBe('');
      expect(given).toMatch(/^-rw------- .*passing-settings$/m);
    }
    expect(readdirSync(runnerTemp)).toEqual(exitCode === 2 ? [] : ['report.json']);
  });
});
