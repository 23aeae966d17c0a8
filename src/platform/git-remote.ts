import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runGit, runGitWith } from './git.ts';
import { repositoryAt } from './git-repository.ts';
import { type GitView, inherited, passingSettings, settingLines, viewForObjects, viewOf } from './git-view.ts';

/** A server that does not answer must not hold the job. */
const longestFetch = 60_000;

/**
 * Fetches commits or refs from `origin` into a repository of our own (`GitView`). Of the configuration, only the address,
 * headers, proxies and what the user says about certificates are taken, as texts. It goes over https, and over ssh where no
 * workflow runs.
 *
 * @param token for the server of the workflow
 * @param depth only heeded in a shallow clone: in a full one it would cut off the history that there is
 */
export function fetch(directory: string, names: readonly string[], token: string | undefined, depth = 1): boolean {
  const repository = repositoryAt(directory);
  if (repository === undefined) return false;
  const view = viewForObjects(repository);
  const written = settingsOf(view);
  const address = addressIn(written);
  if (address === undefined) return false;
  const limit = isShallow(directory) ? [`--depth=${depth}`] : [];
  const words = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...limit, '--end-of-options', 'origin'];
  const settings = [settingLines('remote', 'url', address.url, 'origin'), ...written.flatMap(transportLines)];
  const attempt = (headers: readonly string[]): boolean =>
    withSettings(view, [...settings, ...headers], () => {
      const circumstances = { variables: variablesFor(address), timeout: longestFetch };
      return runGitWith(circumstances, directory, ...words, ...names) !== undefined;
    });
  // What the checkout has left in the configuration comes first: two headers at once would be refused.
  const left = written.flatMap(headerLines);
  if (attempt(left.length > 0 ? left : address.headers)) return true;
  return token !== undefined && isOnServer(address) && attempt([authorization(address.url, 'x-access-token', token)]);
}

export function isShallow(directory: string): boolean {
  return runGit(directory, 'rev-parse', '--is-shallow-repository')?.toString('latin1').trim() === 'true';
}

/** As the list of processes and the variables of a program are for others to see, git finds its secrets in a file. */
function withSettings<Result>({ folder }: GitView, lines: readonly string[], use: () => Result): Result {
  const file = join(folder, passingSettings);
  try {
    writeFileSync(file, lines.join(''), { mode: 0o600, flag: 'wx' });
    return use();
  } finally {
    rmSync(file, { force: true });
  }
}

interface Setting {
  readonly section: string;
  /** The name of the one that the section is about: a remote, a branch, an address. */
  readonly about: string | undefined;
  readonly name: string;
  readonly value: string;
  /** Written by the user, or by whoever keeps the machine; not by the repository. */
  readonly isOwn: boolean;
}

/**
 * All settings that git would follow, with those of included files: actions/checkout leaves its header in one. To print them
 * starts nothing.
 */
function settingsOf({ program, folder, repository, environment }: GitView): readonly Setting[] {
  const { GIT_CONFIG_GLOBAL: _, GIT_CONFIG_NOSYSTEM: __, ...rest } = environment;
  const { status, stdout } = spawnSync(program, ['--no-pager', 'config', '--list', '--show-scope', '-z'], {
    cwd: folder,
    env: { ...rest, HOME: homedir(), ...inherited(['XDG_CONFIG_HOME']), GIT_DIR: repository.own },
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: longestFetch,
    windowsHide: true,
  });
  const parts = status === 0 ? stdout.split('\0') : [];
  return parts.flatMap((scope, index) => (index % 2 === 0 ? readSetting(scope, parts[index + 1] ?? '') : []));
}

/** `<section>.<about>.<name>\n<value>`; whatever has another line feed in it could be more than one setting. */
function readSetting(scope: string, text: string): readonly Setting[] {
  const [, section = '', about, name = '', value = ''] = /^(\w+)\.(?:(.*)\.)?([\w-]+)\n(.*)$/.exec(text) ?? [];
  if (section === '' || /\p{Cc}/u.test(value)) return [];
  return [{ section, about, name, value, isOwn: scope === 'system' || scope === 'global' }];
}

/** Where `origin` is, without what belongs into a header. */
interface Address {
  readonly url: string;
  readonly protocol: 'https' | 'ssh';
  readonly headers: readonly string[];
}

function addressIn(settings: readonly Setting[]): Address | undefined {
  const written = settings.find(
    ({ section, about, name }) => section === 'remote' && about === 'origin' && name === 'url',
  );
  return written && addressOf(written.value);
}

function addressOf(written: string): Address | undefined {
  if (isOfSsh(written)) return isWorkflow() ? undefined : { url: written, protocol: 'ssh', headers: [] };
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url?.protocol !== 'https:') return undefined;
  const { username, password } = url;
  // git would hand it on as an argument.
  const plain = `${url.origin}${url.pathname}${url.search}`;
  const headers =
    username === '' ? [] : [authorization(plain, decodeURIComponent(username), decodeURIComponent(password))];
  return { url: plain, protocol: 'https', headers };
}

/** `ssh://host/path` and `user@host:path`; before two colons stands a program, before one letter and a colon a drive. */
function isOfSsh(written: string): boolean {
  return /^(?:ssh:\/\/[\w[][^\s]*|(?:[\w.-]+@)?\w[\w.-]+:(?!:|\/\/)\S+)$/.test(written);
}

function isWorkflow(): boolean {
  return process.env['GITHUB_ACTIONS'] === 'true';
}

/** The token is for the server of the workflow alone. */
function isOnServer({ url, protocol }: Address): boolean {
  const server = process.env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return protocol === 'https' && URL.canParse(server) && new URL(url).origin === new URL(server).origin;
}

function authorization(url: string, user: string, password: string): string {
  const value = `AUTHORIZATION: basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return settingLines('http', 'extraheader', value, `${new URL(url).origin}/`);
}

function headerLines({ section, about, name, value }: Setting): readonly string[] {
  return section === 'http' && name === 'extraheader' ? [settingLines(section, name, value, about)] : [];
}

/** How to get to the server: what the repository may say about it, and what only the user may. */
const ways: ReadonlySet<string> = new Set(['proxy', 'proxyauthmethod']);
const trust: ReadonlySet<string> = new Set([
  'curloptresolve',
  'pinnedpubkey',
  'proxysslcainfo',
  'proxysslcert',
  'proxysslkey',
  'schannelcheckrevoke',
  'schannelusesslcainfo',
  'sslbackend',
  'sslcainfo',
  'sslcapath',
  'sslcert',
  'sslkey',
  'sslverify',
  'sslversion',
]);

function transportLines({ section, about, name, value, isOwn }: Setting): readonly string[] {
  if (section !== 'http' || !(ways.has(name) || (isOwn && trust.has(name)))) return [];
  return [settingLines(section, name, value.replace(/^~(?=\/)/, homedir()), about)];
}

/** Names of variables that lead to a server; programs know them in small letters, in large ones, or both. */
const waysOut = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'];
const certificates = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH'];

function variablesFor({ protocol }: Address): Readonly<Record<string, string>> {
  const names =
    protocol === 'ssh'
      ? ['HOME', 'USERPROFILE', 'USER', 'LOGNAME', 'SSH_AUTH_SOCK']
      : [...waysOut, ...waysOut.map((name) => name.toUpperCase()), ...certificates];
  return { ...inherited(names), GIT_ALLOW_PROTOCOL: protocol };
}

/**
 * The commit that a name like `main@{upstream}` means: which branch that is, only the configuration says.
 *
 * @param resolve asks git for the commit
 */
export function withUpstreams<Result>(directory: string, resolve: () => Result): Result {
  const repository = repositoryAt(directory);
  if (repository === undefined) return resolve();
  const view = viewOf(repository);
  const lines = settingsOf(view).flatMap(({ section, about, name, value }) =>
    (section === 'branch' && /^(?:remote|merge|pushremote)$/.test(name)) ||
    (section === 'remote' && /^(?:fetch|push|pushdefault)$/.test(name)) ||
    (section === 'push' && name === 'default')
      ? [settingLines(section, name, value, about)]
      : [],
  );
  return withSettings(view, lines, resolve);
}
