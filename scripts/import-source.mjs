// The sources are TypeScript, which Node 20 does not run: a script that needs a table of theirs bundles it first.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Imports a module of `src/`; `contents` stands in for a file that is only about to be written. */
export async function importSource(path, contents) {
  const folder = dirname(join(root, path));
  const result = await build({
    ...(contents === undefined
      ? { entryPoints: [join(root, path)] }
      : { stdin: { contents, resolveDir: folder, loader: 'ts', sourcefile: path } }),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
    logLevel: 'warning',
    define: { KEYPARITY_VERSION: '"0.0.0"' },
  });
  const [file] = result.outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(file.contents).toString('base64')}`);
}
