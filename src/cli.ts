#!/usr/bin/env node
import { version } from './version.ts';

// Until there is a verdict the answer is: could not judge. Whatever ends the process early leaves it at that.
process.exitCode = 2;

// The version is asked for by every installer and hook: answered before anything else is evaluated.
const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  process.stdout.write(`${version}\n`);
  process.exitCode = 0;
} else {
  void start();
}

async function start(): Promise<void> {
  const { keepCompiledCode } = await import('./platform/compile-cache.ts');
  keepCompiledCode();
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(words);
}
