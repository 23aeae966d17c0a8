// Writes every generated file. `--check` writes nothing and fails where a file is not what it would be.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionMetadata } from './generate-action.mjs';
import { readmeTables } from './generate-readme.mjs';
import { ruleIndex, rulePagesIndex } from './generate-rules.mjs';
import { generate as settingsValidator } from './generate-validator.mjs';
import { valueValidators } from './generate-value-validators.mjs';
import { root } from './import-source.mjs';

/** Each returns the texts of its files by their path. */
const generators = [ruleIndex, rulePagesIndex, actionMetadata, readmeTables, settingsValidator, valueValidators];

/** Paths of generated files that are not what they should be, in order. */
export async function staleFiles() {
  const stale = [];
  for (const generator of generators) {
    for (const [path, text] of await generator()) if (!(await holds(path, text))) stale.push(path);
  }
  return stale;
}

/** Writes what is stale and returns the paths. A later generator sees what an earlier one has written. */
export async function regenerate() {
  const written = [];
  for (const generator of generators) {
    for (const [path, text] of await generator()) {
      if (await holds(path, text)) continue;
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
      written.push(path);
    }
  }
  return written;
}

async function holds(path, text) {
  const file = join(root, path);
  return existsSync(file) && (await readFile(file, 'utf8')) === text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles();
    for (const path of stale) console.error(`${path} is stale; run: npm run generate`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const path of await regenerate()) console.log(path);
  }
}
