import { parentPort, workerData } from 'node:worker_threads';
import { filesInside } from './platform/files-inside.ts';
import type { Errand, Piece } from './platform/survey.ts';
import { glanceOf, isBeyondAscii, markOf } from './requirements/code/glance.ts';

// The program of the thread that looks at many sources while the other one goes on: see `platform/survey.ts`.
const { root, paths } = workerData as Errand;
const { readLatin1 } = filesInside(root);
const names = paths.split('\0');

/** A message costs as much as a look at some files. */
const pieceLength = 512;

for (let from = 0; from < names.length; from += pieceLength) parentPort?.postMessage(lookFrom(from));

function lookFrom(from: number): Piece {
  const end = Math.min(from + pieceLength, names.length);
  const marks = new Uint8Array(end - from);
  const texts = new Map<number, string>();
  for (let i = from; i < end; i++) {
    const text = readLatin1(names[i] as string);
    const glance = glanceOf(text);
    marks[i - from] = markOf(glance);
    // The text of what is going to be parsed is at hand.
    if (glance.asks && text !== undefined && !isBeyondAscii(text)) texts.set(i, text);
  }
  return { from, marks, texts };
}
