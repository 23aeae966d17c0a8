// Bundles the two fronts into dist/. The result depends on the sources and the lock file alone: no time, no absolute
// path, no hash in a name, so that anybody can build it again and compare: `--check` does, and writes nothing.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * One file each. A module that is only imported when it is needed is a file of its own, with a name of its own, because
 * what is not needed should not even be parsed: the version is answered by a file of twenty lines.
 */
const files = [
  { name: 'cli.js', source: "import './src/cli.ts';" },
  { name: 'cli-main.js', source: "export * from './src/cli/main.ts';", importedAs: './cli/main.ts' },
  { name: 'action.js', source: "import './src/action.ts';" },
  {
    name: 'action-github.js',
    source: "export * from './src/action/publish-to-github.ts';",
    importedAs: './publish-to-github.ts',
  },
];

/** The texts of the files of dist/ by their names. */
async function bundledFiles() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const inputs = new Set();
  const texts = new Map();
  for (const { name, source } of files) {
    const result = await build({
      absWorkingDir: root,
      stdin: { contents: source, resolveDir: root, sourcefile: name },
      bundle: true,
      platform: 'node',
      // Node starts a CommonJS program 5 ms sooner: it neither sets up its other loader nor evaluates everything that
      // `node:fs` and `node:util` can export (docs/decisions/0006-cold-start.md).
      format: 'cjs',
      supported: { 'dynamic-import': false },
      target: 'node20',
      // With letters beyond ASCII the whole file would be held in memory, and parsed, as UTF-16.
      charset: 'ascii',
      // Licences are collected below, from every package that is really inside.
      legalComments: 'none',
      define: {
        KEYPARITY_VERSION: JSON.stringify(version),
        'import.meta.url': 'urlOfThisFile',
        'import.meta.dirname': '__dirname',
      },
      plugins: [otherFilesAreImported, unusedActionsAreLeftOut],
      metafile: true,
      write: false,
      logLevel: 'warning',
    });
    for (const output of Object.values(result.metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) if (bytesInOutput > 0) inputs.add(input);
    }
    texts.set(name, withHeader(name, result.outputFiles[0].text));
  }
  // The package itself is made of ECMAScript modules.
  texts.set('package.json', '{ "type": "commonjs" }\n');
  return texts.set('licences.txt', await licences([...inputs]));
}

/** CommonJS has no `import.meta.url`. */
const urlOfThisFile = "const urlOfThisFile = require('node:url').pathToFileURL(__filename).href;\n";

function withHeader(name, code) {
  const shebang = name === 'cli.js' ? '#!/usr/bin/env node\n' : '';
  const body = code.replace(/^#!.*\n/, '');
  const header = /\burlOfThisFile\b/.test(body) ? urlOfThisFile : '';
  return `${shebang}// Built by scripts/build.mjs from src/; do not edit.\n${header}${body}`;
}

const otherFilesAreImported = {
  name: 'other-files-are-imported',
  setup(builder) {
    builder.onResolve({ filter: /./ }, ({ kind, path }) => {
      const file = kind === 'dynamic-import' ? files.find(({ importedAs }) => importedAs === path) : undefined;
      return file && { path: `./${file.name}`, external: true };
    });
  },
};

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

const dist = join(root, 'dist');

async function write(texts) {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist);
  for (const [name, text] of texts) {
    await writeFile(join(dist, name), text, { mode: name === 'cli.js' ? 0o755 : 0o644 });
    console.log(`dist/${name}`);
  }
}

/** Names of the files that are not as they would be built, that are missing or that are too many. */
async function stale(texts) {
  const present = await readdir(dist).catch(() => []);
  const names = new Set([...texts.keys(), ...present]);
  const found = [];
  for (const name of [...names].sort()) {
    const same = present.includes(name) && (await readFile(join(dist, name), 'utf8')) === texts.get(name);
    if (!same) found.push(`dist/${name}`);
  }
  return found;
}

const texts = await bundledFiles();
if (process.argv.includes('--check')) {
  const names = await stale(texts);
  for (const name of names) console.error(`${name} is not what the sources make; run: npm run build`);
  process.exitCode = names.length > 0 ? 1 : 0;
} else {
  await write(texts);
}
