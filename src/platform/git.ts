import { spawnSync } from 'node:child_process';

/**
 * Settings that take from a hostile repository every way to run a program of its own, and that keep git from asking,
 * from writing and from refusing a checkout of another user (the normal case in containers).
 */
const hardened: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'protocol.ext.allow=never',
  'safe.directory=*',
].flatMap((setting) => ['-c', setting]);

const outputLimit = 256 * 1024 * 1024;

/**
 * Runs git without a shell and returns what it prints; `undefined` where git is missing, the folder is no repository
 * or the command fails.
 */
export function runGit(directory: string, ...words: readonly string[]): Buffer | undefined {
  const result = spawnSync('git', [...hardened, ...words], {
    cwd: directory,
    env: gitEnvironment(),
    maxBuffer: outputLimit,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return result.status === 0 ? result.stdout : undefined;
}

/** A hook exports `GIT_DIR` and its like, which would make git look at another repository than that of the folder. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return { ...Object.fromEntries(inherited), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}
