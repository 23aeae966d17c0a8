import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
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
 * The code lies in `.cache/` of the package, and nowhere else: who can write there can change the program itself, so it is
 * trusted as much, and no more. Where the folder cannot be written, as in an installation of somebody else, every start
 * compiles. `NODE_DISABLE_COMPILE_CACHE=1`, which is Node's own switch, does without.
 *
 * @param file absolute path of the program, in a folder of the package
 * @param variant code is kept for each of these apart, because each needs other functions
 */
export function startProgram<Exports>(file: string, variant: string): StartedProgram<Exports> {
  const { source, origin } = read(file);
  const isOff = Boolean(process.env['NODE_DISABLE_COMPILE_CACHE']);
  const kept = join(dirname(dirname(file)), '.cache', `${variant}.bin`);
  const known = isOff ? undefined : keptCode(kept, origin);
  const script = new Script(source, { filename: file, ...(known && { cachedData: known }) });
  const wrapped: Wrapped = script.runInThisContext();
  const module = { exports: {} };
  wrapped.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  const isMissing = !isOff && (known === undefined || script.cachedDataRejected === true);
  return {
    exports: module.exports as Exports,
    keepCode: () => {
      if (isMissing) keep(kept, origin, script.createCachedData());
    },
  };
}

/**
 * The text of a program, and by what to know that code was compiled from it: V8 itself refuses code of another version of
 * V8 and of a text of another length, but not of a text that is only different. An installation always changes `ctime`.
 */
function read(file: string): { readonly source: string; readonly origin: Buffer } {
  const program = openSync(file, 'r');
  try {
    const { ino, size, mtimeMs, ctimeMs } = fstatSync(program);
    const { version, arch, execArgv, env } = process;
    const origin = JSON.stringify([ino, size, mtimeMs, ctimeMs, version, arch, execArgv, env['NODE_OPTIONS']]);
    // The bundle is ASCII: one byte per character, here and in V8.
    return { source: readFileSync(program, 'latin1'), origin: Buffer.from(`${origin}\n`) };
  } finally {
    closeSync(program);
  }
}

/**
 * A file of kept code holds its origin, the code, and the code once more. V8 does not look at its own checksum: with a
 * damaged byte it crashes or never ends. To compare two copies takes a fifth of a millisecond, while only to load what
 * computes checksums (zlib) takes two.
 */
function keptCode(kept: string, origin: Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(kept);
    const length = (bytes.length - origin.length) / 2;
    if (length <= 0 || !Number.isInteger(length) || !bytes.subarray(0, origin.length).equals(origin)) return undefined;
    const code = bytes.subarray(origin.length, origin.length + length);
    return code.equals(bytes.subarray(origin.length + length)) ? code : undefined;
  } catch {
    // Not there yet, or not ours to read.
    return undefined;
  }
}

/** Written beside its place and moved there, so that nobody ever reads half of it. */
function keep(kept: string, origin: Buffer, code: Buffer): void {
  const draft = `${kept}.${process.pid}`;
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const file = openSync(draft, 'wx', 0o600);
    try {
      for (const part of [origin, code, code]) writeSync(file, part);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, kept);
  } catch {
    // A start that compiles is slower, not wrong.
    discard(draft);
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // A folder that cannot be written cannot be tidied either.
  }
}
