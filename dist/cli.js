#!/usr/bin/env node
// Built by scripts/build.mjs from src/; do not edit.
// src/version.ts
var version = "0.1.0";

// src/cli.ts
process.exitCode = 2;
var words = process.argv.slice(2);
if (words.length === 1 && words[0] === "--version") {
  process.stdout.write(`${version}
`);
  process.exitCode = 0;
} else {
  const { main } = await import("./cli-main.js");
  process.exitCode = await main(words);
}
