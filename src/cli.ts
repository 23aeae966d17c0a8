#!/usr/bin/env node
import { join } from 'node:path';
import { version } from './version.ts';

/** Replaced by the build with the name of the file that src/cli/main.ts is bundled into. */
declare const KEYPARITY_PROGRAM: string;

// Until there is a verdict the answer is: could not judge. Whatever ends the process early leaves it at that.
process.exitCode = 2;

// The version is asked for by every installer and hook: answered before anything else is evaluated.
const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  process.stdout.write(`${version}\n`);
  process.exitCode = 0;
} else {
  void import('./platform/code-cache.ts').then(async ({ startProgram }) => {
    type Main = typeof import('./cli/main.ts');
    const program = startProgram<Main>(join(import.meta.dirname, KEYPARITY_PROGRAM), variant());
    process.exitCode = await program.exports.main(words);
    // What could not judge or only prints help has hardly run, and words that are no command would each leave a file.
    if (process.exitCode !== 2 && !words.some((word) => /^(?:-h|--help|--version)$/.test(word))) program.keepCode();
  });
}

/** The command, as far as it can be told before anything is read; a wrong guess only costs time. */
function variant(): string {
  const first = words[0] ?? '';
  return /^[a-z]{1,20}$/.test(first) ? first : 'check';
}
