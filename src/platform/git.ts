import { spawn, spawnSync } from 'node:child_process';
import { UsageError } from '../usage-error.ts';
import { type Repository, repositoryAt } from './git-repository.ts';
import { type GitView, viewOf, viewWithHistory } from './git-view.ts';

const outputLimit = 256 * 1024 * 1024;

/**
 * Runs git without a shell, on the repository that a folder belongs to, and returns what it prints. It starts no program
 * that the repository names, and finds no secret in its variables (`GitView`).
 *
 * @returns `undefined` where the folder is in no repository or the command fails
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
  circumstances: GitCircumstances,
  directory: string,
  ...words: readonly string[]
): Buffer | undefined {
  const repository = repositoryAt(directory);
  if (repository === undefined) return undefined;
  const { status, stdout } = run(viewWithHistory(repository), directory, words, circumstances);
  return status === 0 ? stdout : undefined;
}

/**
 * As `runGit`, where nothing can replace the answer.
 *
 * @throws UsageError where the command fails
 */
export function askGit(
  repository: Repository,
  directory: string,
  words: readonly string[],
  circumstances: GitCircumstances = {},
): Buffer {
  const { status, stdout, stderr } = run(viewOf(repository), directory, words, circumstances);
  if (status === 0) return stdout;
  throw gitFailure(repository.root, stderr);
}

function gitFailure(root: string, printed: Buffer | undefined): UsageError {
  const [reason] = printed?.toString('utf8').trim().split('\n') ?? [];
  return new UsageError(
    `git cannot list the files of the repository ${root}${reason ? `: ${reason}` : ''}`,
    'Without that nobody knows which files belong to it. See what git status says there.',
  );
}

function run(
  { program, environment }: GitView,
  directory: string,
  words: readonly string[],
  { input, variables, timeout }: GitCircumstances = {},
) {
  return spawnSync(program, words, {
    cwd: directory,
    env: { ...environment, ...variables },
    maxBuffer: outputLimit,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(input !== undefined && { input }),
    ...(timeout !== undefined && { timeout }),
    windowsHide: true,
  });
}

/**
 * As `askGit`, while others work; it costs a little more. What git prints is taken when they pause.
 *
 * @throws UsageError where the command fails
 */
export function startGit(repository: Repository, directory: string, words: readonly string[]): Promise<Buffer> {
  const { program, environment } = viewOf(repository);
  return new Promise((resolve, reject) => {
    const process = spawn(program, words, {
      cwd: directory,
      env: environment,
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
    const fail = () => reject(gitFailure(repository.root, undefined));
    process.on('error', fail);
    process.on('close', (status) => (status === 0 ? resolve(Buffer.concat(pieces)) : fail()));
  });
}
