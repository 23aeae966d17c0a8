#!/usr/bin/env node
import { version } from './version.ts';

// The version is asked for by every installer and hook: answered before anything else is evaluated.
const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(words);
}
