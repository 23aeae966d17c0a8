import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './history.ts';

/** Programs that a repository would like to have started. */
export interface Traps {
  /** The full path of one; the name tells which kind of it was started. */
  programFor(name: string): string;
  /** What was started since this was asked last, with its arguments, and what has started it. */
  sprung(): readonly string[];
}

export function newTraps(): Traps {
  const folder = temporaryFolder('traps');
  const log = join(folder, 'log');
  return {
    programFor(name) {
      const path = join(folder, name.replaceAll(' ', '-'));
      const script = `#!/bin/sh\necho "${name} $*, by $(tr '\\0' ' ' </proc/$PPID/cmdline)" >>'${log}'\nexit 1\n`;
      if (!existsSync(path)) writeFileSync(path, script, { mode: 0o755 });
      return path;
    },
    sprung() {
      if (!existsSync(log)) return [];
      const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
      rmSync(log);
      return [...new Set(lines)].sort();
    },
  };
}

/** Every key of git's configuration, as git's own documentation lists them, and those that it only has on other pages. */
export function documentedKeys(): readonly string[] {
  const listed = execFileSync('git', ['help', '-c'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => /^\w\S*\.\S+$/.test(line));
  const elsewhere = ['filter.<driver>.process', 'filter.<driver>.required', 'hook.<name>.command'];
  return [...listed, ...elsewhere].flatMap(namedKeys);
}

const commands = ['ls-files', 'ls-tree', 'rev-parse', 'merge-base', 'cat-file', 'fetch', 'config', 'hash-object'];

/** With names in the place of those that the documentation leaves open. */
function namedKeys(key: string): readonly string[] {
  switch (key) {
    case 'alias.*':
    case 'pager.<cmd>':
      return commands.map((command) => key.replace(/\.[^.]*$/, `.${command}`));
    case 'credential.<url>.*':
      return ['credential.https://localhost.helper'];
    case 'http.<url>.*':
      return ['http.https://localhost.cookieFile', 'http.https://localhost.sslCert'];
    default:
      return [
        key
          .replace(/^remote\.<name>/, 'remote.origin')
          .replace(/^branch\.<name>/, 'branch.main')
          .replace(/^submodule\.<name>/, 'submodule.module')
          .replace(/^protocol\.<name>/, 'protocol.ext')
          .replace(/^url\.<base>/, 'url.ext::trap')
          .replace(/^gpg\.<format>/, 'gpg.ssh')
          .replace(/<[\w-]+>/g, 'trap')
          .replace(/\.\*$/, '.trap'),
      ];
  }
}

/** What says what the repository is, which has to stay true, or holds a number or a word of a few. */
const structural =
  /^(?:extensions\..*|include\.path|includeif\..*|remote\.origin\.(?:url|vcs)|http\.proxy|[^.]*\..*_.*|url\..*|core\.(?:repositoryformatversion|bare|worktree|filemode|ignorecase|precomposeunicode|symlinks|trustctime|checkstat|autocrlf|eol))$/i;

/** A configuration in which every key starts a program, if it can. */
export function plantedConfig(traps: Traps, keys: readonly string[] = documentedKeys()): string {
  const lines = keys
    .filter((key) => !structural.test(key))
    .map((key) => {
      const [, section = '', about, name = ''] = /^([^.]+)\.(?:(.*)\.)?([^.]+)$/.exec(key) ?? [];
      const program = traps.programFor('setting');
      const isOfShell = section === 'alias' || key === 'submodule.module.update';
      return `[${section}${about === undefined ? '' : ` "${about}"`}]\n\t${name} = ${isOfShell ? '!' : ''}${program}\n`;
    });
  // What is looked up by the name of the protocol before any setting is asked.
  return `${lines.join('')}[remote "origin"]\n\tpromisor = true\n\tpartialclonefilter = blob:none\n[protocol]\n\tallow = always\n`;
}

/** All hooks of githooks(5). */
const hooks: readonly string[] = [
  'applypatch-msg',
  'commit-msg',
  'fsmonitor-watchman',
  'p4-changelist',
  'p4-post-changelist',
  'p4-pre-submit',
  'p4-prepare-changelist',
  'post-applypatch',
  'post-checkout',
  'post-commit',
  'post-index-change',
  'post-merge',
  'post-receive',
  'post-rewrite',
  'post-update',
  'pre-applypatch',
  'pre-auto-gc',
  'pre-commit',
  'pre-merge-commit',
  'pre-push',
  'pre-rebase',
  'pre-receive',
  'prepare-commit-msg',
  'proc-receive',
  'push-to-checkout',
  'reference-transaction',
  'sendemail-validate',
  'update',
];

/** All attributes of gitattributes(5). */
export const plantedAttributes =
  '* text=auto eol=lf ident filter=trap diff=trap merge=trap whitespace=trap export-ignore export-subst delta encoding=trap conflict-marker-size=9 crlf=input\n';

/** Plants them into a folder of git's: that of a repository, of a submodule or of a working tree. */
export function plant(folder: string, traps: Traps, { config = 'config' }: { readonly config?: string } = {}): void {
  appendFileSync(join(folder, config), plantedConfig(traps));
  mkdirSync(join(folder, 'hooks'), { recursive: true });
  mkdirSync(join(folder, 'info'), { recursive: true });
  for (const hook of hooks) {
    const program = traps.programFor(`hook ${hook}`);
    writeFileSync(join(folder, 'hooks', hook), `#!/bin/sh\nexec ${program}\n`, { mode: 0o755 });
  }
  writeFileSync(join(folder, 'info/attributes'), plantedAttributes);
}
