import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Survey } from '../documents/file-tree.ts';

/** The program of the thread, beside the bundle that runs here. */
const ownScout = `${import.meta.dirname}/scout.js`;

interface Request {
  readonly root: string;
  readonly paths: readonly string[];
  readonly scout?: string | undefined;
}

/** What the thread is told. One text is copied faster than many. */
export interface Errand {
  readonly root: string;
  /** Separated by NUL, which no path has. */
  readonly paths: string;
}

/** What the thread has found: a mark for each path, from one on, and texts by their index. */
export interface Piece {
  readonly from: number;
  readonly marks: Uint8Array;
  readonly texts: ReadonlyMap<number, string>;
}

/**
 * Has files below a folder looked at by another thread, which opens them as `filesInside` does.
 *
 * A thread that fails is no failure: what it has not looked at is left over. It keeps no process alive that has found its
 * verdict without it.
 *
 * @param found is called while the caller waits for anything
 * @returns `undefined` where no thread can be had, or none would run beside this one
 */
export function startSurvey(
  { root, paths, scout = ownScout }: Request,
  found: (path: string, mark: number, text?: string) => void,
): Survey | undefined {
  if (availableParallelism() < 2) return undefined;
  let worker: Worker;
  try {
    const errand: Errand = { root, paths: paths.join('\0') };
    worker = new Worker(scout, { workerData: errand });
  } catch {
    // Node may be told to start no threads.
    return undefined;
  }
  worker.unref();
  compileLess();
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('message', ({ from, marks, texts }: Piece) => {
      try {
        for (const [i, mark] of marks.entries()) found(paths[from + i] as string, mark, texts.get(from + i));
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', () => resolve());
    worker.on('exit', () => resolve());
  });
  // Whoever waits is told.
  ended.catch(() => undefined);
  return {
    done() {
      worker.ref();
      return ended;
    },
  };
}

/**
 * Code has to run three times as long before V8 optimizes it, which it does in threads of its own: they would take half as
 * much of the processors as all else that runs, from the two threads that now share them.
 */
function compileLess(): void {
  // Later versions may call it otherwise, and V8 complains of words that it does not know.
  if (Number.parseInt(process.versions.node, 10) <= 24) setFlagsFromString('--interrupt-budget=200000');
}
