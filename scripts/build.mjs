// Bundles the two fronts into dist/. The result depends on the sources and the lock file alone: no time, no absolute
// path, no hash in a name, so that anybody can build it again and compare.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Bundles into a folder; the default is the one that is committed. Returns the names of the files written. */
export async function bundle(target = join(root, 'dist')) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', 'src/action.ts'],
    outdir: target,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    // Licences are collected below, from every package that is really inside.
    legalComments: 'none',
    define: { KEYPARITY_VERSION: JSON.stringify(version) },
    // CommonJS packages expect `require`; the name is our own because bundled packages import the usual one themselves.
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module';\nconst require = createRequireForBundle(import.meta.url);",
    },
    plugins: [unusedActionsAreLeftOut],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });

  await mkdir(target, { recursive: true });
  const names = [];
  for (const file of result.outputFiles) {
    const name = relative(resolve(root, target), file.path);
    await writeFile(join(target, name), file.contents);
    names.push(name);
  }
  await writeFile(join(target, 'licences.txt'), await licences(Object.keys(result.metafile.inputs)));
  return [...names, 'licences.txt'];
}

/**
 * `@actions/core` brings an HTTP client for a service that we do not use, and it is half of the whole bundle. Its modules
 * only define things, but do not say so; told so, the bundler leaves out what nobody calls.
 */
const unusedActionsAreLeftOut = {
  name: 'unused-actions-are-left-out',
  setup(builder) {
    builder.onResolve({ filter: /./ }, async (request) => {
      const ours =
        /^(@actions\/|undici$)/.test(request.path) || /node_modules[\\/](@actions|undici)[\\/]/.test(request.importer);
      if (!ours || request.pluginData === 'resolved' || request.path.startsWith('node:')) return undefined;
      const { kind, importer, resolveDir } = request;
      const found = await builder.resolve(request.path, { kind, importer, resolveDir, pluginData: 'resolved' });
      return { ...found, sideEffects: false };
    });
  },
};

/** One section per bundled package, by name: version, licence, and the text of it as the package ships it. */
async function licences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match !== null) folders.add(match[1]);
  }
  const sections = await Promise.all([...folders].sort().map(licenceSection));
  return `Packages that are bundled in this folder, with their licences.\n\n${sections.join('\n')}`;
}

async function licenceSection(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const title = `${name} ${version} (${license})`;
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENCE', 'LICENSE.txt', 'license']) {
    try {
      const text = await readFile(join(root, folder, file), 'utf8');
      return `${title}\n${'-'.repeat(title.length)}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
    } catch {
      // Packages spell the name in many ways; the next one is tried.
    }
  }
  throw new Error(`${name} has no licence file; it must not be bundled before its licence is known`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = process.argv[2] === undefined ? undefined : resolve(process.argv[2]);
  if (target === undefined) await rm(join(root, 'dist'), { recursive: true, force: true });
  for (const name of await bundle(target)) console.log(`dist/${name}`);
}
