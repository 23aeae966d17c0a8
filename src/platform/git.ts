import { spawn, spawnSync } from 'node:child_process';

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
  return runGitWith({}, directory, ...words);
}

export interface GitCircumstances {
  /** What git reads from its standard input; absent: nothing. */
  readonly input?: string;
  /** Variables on top of the usual ones. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended, for commands that talk to a server. */
  readonly timeout?: number;
}

/** As `runGit`, for commands that need more than words. */
export function runGitWith(
  { input, variables = {}, timeout }: GitCircumstances,
  directory: string,
  ...words: readonly string[]
): Buffer | undefined {
  const result = spawnSync('git', [...hardened, ...words], {
    cwd: directory,
    env: { ...gitEnvironment(), ...variables },
    maxBuffer: outputLimit,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input !== undefined && { input }),
    ...(timeout !== undefined && { timeout }),
    windowsHide: true,
  });
  return result.status === 0 ? result.stdout : undefined;
}

/** As `runGit`, while others work; it costs a little more. What git prints is taken when they pause. */
export function startGit(directory: string, ...words: readonly string[]): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const process = spawn('git', [...hardened, ...words], {
      cwd: directory,
      env: gitEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const pieces: Buffer[] = [];
    let length = 0;
    process.stdout.on('data', (piece: Buffer) => {
      pieces.push(piece);
      length += piece.length;
      if (length > outputLimit) process.kill();
    });
    process.on('error', () => resolve(undefined));
    process.on('close', (status) => resolve(status === 0 ? Buffer.concat(pieces) : undefined));
  });
}

/**
 * A hook exports `GIT_DIR` and its like, which would make git look at another repository than that of the folder. Objects
 * that a partial clone has left out are not fetched one by one behind our back.
 */
function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(inherited),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    LC_ALL: 'C',
  };
}
