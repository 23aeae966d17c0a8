/** A program that starts another one, which stands behind its own words. */
export interface Wrapper {
  /** Options of it that are followed by a value. */
  readonly valued?: readonly string[];
  /** Words of its own before the other program: the user of `gosu`. */
  readonly own?: number;
  /** `A=b` before the other program are variables of that. */
  readonly assigns?: true;
  /** It gives that program variables that it has from elsewhere. */
  readonly fetches?: true;
}

const plain: Wrapper = {};
const asUser: Wrapper = { own: 1 };
const withSecrets: Wrapper = { fetches: true };

/** By the name of the program. What is not here and no script of the repository is looked through for `java`. */
export const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  // The first process of a container.
  ...['tini', 'tini-static', 'docker-init'].map((name): [string, Wrapper] => [name, { valued: ['-p', '-e'] }]),
  ['dumb-init', { valued: ['-r', '--rewrite'] }],
  ...['catatonit', 'pid1', 'init', 'my_init', 'with-contenv', 'busybox', 'nohup', 'setsid', 'unbuffer', 'time'].map(
    (name): [string, Wrapper] => [name, plain],
  ),
  // Another user.
  ...['su-exec', 'gosu', 'setuidgid', 's6-setuidgid', 'chroot'].map((name): [string, Wrapper] => [name, asUser]),
  ['sudo', { valued: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-T', '-U', '-D', '-R', '--user'], assigns: true }],
  ['doas', { valued: ['-u', '-C'] }],
  ['runuser', { valued: ['-u', '-g', '-G', '-s', '-w'] }],
  ['setpriv', { valued: ['--reuid', '--regid', '--groups', '--inh-caps', '--ambient-caps', '--bounding-set'] }],
  ['chpst', { valued: ['-u', '-U', '-b', '-/', '-n', '-l', '-L', '-m', '-d', '-o', '-p', '-f', '-c', '-t', '-e'] }],
  // Another way to run.
  ['env', { valued: ['-u', '--unset', '-C', '--chdir'], assigns: true }],
  ['exec', { valued: ['-a'] }],
  ['command', plain],
  ['builtin', plain],
  ['nice', { valued: ['-n', '--adjustment'] }],
  ['ionice', { valued: ['-c', '-n', '-p'] }],
  ['timeout', { valued: ['-s', '--signal', '-k', '--kill-after'], own: 1 }],
  ['stdbuf', { valued: ['-i', '-o', '-e'] }],
  ['taskset', asUser],
  ['numactl', plain],
  ['xvfb-run', { valued: ['-n', '-s', '-e', '-f', '-p', '-w', '--server-args'] }],
  // Variables from elsewhere.
  ...['vault-env', 'secrets-init', 'aws-env', 'ssm-env', 'envconsul', 'doppler', 'chamber', 'aws-vault', 'summon'].map(
    (name): [string, Wrapper] => [name, withSecrets],
  ),
  ...['berglas', 'infisical', 'teller', 'op', 'bws', 'akeyless', 'dotenvx', 'dotenv', 'sops', 'envkey-source'].map(
    (name): [string, Wrapper] => [name, withSecrets],
  ),
]);

/** Where the other program begins among the words behind the name of a wrapper. */
export function startBehind({ valued = [], own = 0, assigns }: Wrapper, words: readonly string[]): number {
  let at = 0;
  while (at < words.length) {
    const word = words[at] as string;
    if (word === '--') {
      at += 1;
      break;
    }
    const isOption = word.startsWith('-') && word.length > 1;
    if (!isOption && !(assigns === true && assignmentIn(word) !== undefined)) break;
    at += valued.includes(word) ? 2 : 1;
  }
  return at + own;
}

export function assignmentIn(word: string): { readonly name: string; readonly value: string } | undefined {
  const [, name, value] = /^([A-Za-z_][\w.-]*)=(.*)$/s.exec(word) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value };
}
