import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** A program that has been started, and what there is to do once it has done its work. */
export interface StartedProgram<Exports> {
  readonly exports: Exports;
  /** Keeps what V8 has compiled for the next start, where this one had to compile it. Never throws. */
  readonly keepCode: () => void;
}

/** The function that scripts/build.mjs makes of a program: what Node makes of any CommonJS file before it runs it. */
type Wrapped = (
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  filename: string,
  folder: string,
) => void;

/**
 * Runs a bundled program as `require` would, but lets V8 take the code that an earlier start has compiled: that is half of
 * what a small check costs (docs/decisions/0006-cold-start.md).
 *
 * The code lies in `.cache/` of the package. It is kept and taken only where package, folder and code belong to the user
 * who runs this, and folder and code can be written by nobody else: whoever could change them can change the program
 * itself. Everywhere else, as in an installation of root, every start compiles. `NODE_DISABLE_COMPILE_CACHE=1`, which is
 * Node's own switch, does without.
 *
 * @param file absolute path of the program, in a folder of the package
 * @param variant code is kept for each of these apart, because each needs other functions
 */
export function startProgram<Exports>(file: string, variant: string): StartedProgram<Exports> {
  // By path, not by descriptor: Yarn runs programs out of archives, and patches the functions for paths alone.
  const source = readFileSync(file, 'latin1');
  const place = process.env['NODE_DISABLE_COMPILE_CACHE'] ? undefined : placeFor(file, variant);
  const kept = place && keptCode(place);
  const script = new Script(source, { filename: file, ...(kept && { cachedData: kept.code }) });
  const wrapped: Wrapped = script.runInThisContext();
  const module = { exports: {} };
  wrapped.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  const isMissing = kept === undefined || script.cachedDataRejected === true;
  return {
    exports: module.exports as Exports,
    keepCode: () => {
      const { user, system } = process.cpuUsage();
      const isLong = user + system > longRun;
      if (place === undefined || !(isMissing || (kept.isOfLongRun && !isLong))) return;
      keep(place, isLong ? ofLongRun(place.path) : place.path, () => script.createCachedData());
    },
  };
}

/**
 * In microseconds of processors. V8 forgets code that did not run lately, so that a long run ends without half of
 * what it began with: what it keeps is better than nothing, and only until a short one keeps all.
 */
const longRun = 500_000;

function ofLongRun(path: string): string {
  return path.replace(/bin$/, 'long.bin');
}

interface Kept {
  readonly code: Buffer;
  readonly isOfLongRun: boolean;
}

interface Place {
  readonly folder: string;
  readonly path: string;
  /**
   * By what to know that the code is of this program: V8 itself refuses code of another version of V8 and of a text of
   * another length, but not of a text that is only different. An installation always changes `ctime`.
   */
  readonly origin: Buffer;
}

/** Where the code of a program is kept; nowhere in a package that belongs to somebody else. */
function placeFor(file: string, variant: string): Place | undefined {
  try {
    const { version, platform, arch, execArgv, env } = process;
    const { ino, size, mtimeMs, ctimeMs } = statSync(file);
    const root = dirname(dirname(file));
    if (!isOurs(statSync(root))) return undefined;
    const folder = join(root, '.cache');
    const state = [file, ino, size, mtimeMs, ctimeMs, version, platform, arch, execArgv, env['NODE_OPTIONS']];
    const origin = Buffer.from(`${JSON.stringify(state)}\n`);
    // Several versions of Node may share an installation.
    return { folder, path: join(folder, `${variant}-${version}.bin`), origin };
  } catch {
    // In an archive, or not to be looked at.
    return undefined;
  }
}

/** Windows knows neither users by number nor such modes; there the folder of the package decides who may write. */
function isOurs({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

/** Ours, and nobody else's to write. */
function isPrivate(stats: Stats): boolean {
  return process.getuid === undefined || (isOurs(stats) && (stats.mode & 0o022) === 0);
}

/**
 * A file of kept code holds its origin, the code, and the code once more. V8 does not look at its own checksum: with a
 * damaged byte it crashes or never ends. To compare two copies takes a fifth of a millisecond, while only to load what
 * computes checksums (zlib) takes two.
 */
function keptCode({ folder, path, origin }: Place): Kept | undefined {
  const code = codeIn(folder, path, origin);
  if (code !== undefined) return { code, isOfLongRun: false };
  const less = codeIn(folder, ofLongRun(path), origin);
  return less && { code: less, isOfLongRun: true };
}

function codeIn(folder: string, path: string, origin: Buffer): Buffer | undefined {
  try {
    const [outer, inner] = [lstatSync(folder), lstatSync(path)];
    if (!outer.isDirectory() || !inner.isFile() || !isPrivate(outer) || !isPrivate(inner)) return undefined;
    const bytes = readFileSync(path);
    const length = (bytes.length - origin.length) / 2;
    if (length <= 0 || !Number.isInteger(length) || !bytes.subarray(0, origin.length).equals(origin)) return undefined;
    const code = bytes.subarray(origin.length, origin.length + length);
    return code.equals(bytes.subarray(origin.length + length)) ? code : undefined;
  } catch {
    // Not there yet.
    return undefined;
  }
}

/** Written beside its place and moved there, so that nobody ever reads half of it. */
function keep({ folder, origin }: Place, path: string, code: () => Buffer): void {
  const draft = `${path}.${process.pid}`;
  try {
    makeFolder(folder);
    if (!isPrivate(lstatSync(folder))) return;
    // Before the code is asked for, which takes some milliseconds: most who cannot keep it fail here.
    const file = openSync(draft, 'wx', 0o600);
    try {
      const bytes = code();
      writeFileSync(file, Buffer.concat([origin, bytes, bytes]));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch {
    // A start that compiles is slower, not wrong.
    discard(draft);
  }
}

/** How long a start may take to write its draft before it is taken for one that was killed. */
const oneMinute = 60_000;

function makeFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) {
    // The package may be part of a repository.
    writeFileSync(join(folder, '.gitignore'), '*\n');
    return;
  }
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (/\.bin\.\d+$/.test(name) && Date.now() - lstatSync(path).mtimeMs > oneMinute) discard(path);
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // A folder that cannot be written cannot be tidied either.
  }
}
