// A copy of the repository in which sources may be changed, and tests run against them.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from '../import-source.mjs';

/** They look at the text of the sources, or compare them with the bundle: any change at all is a failure there. */
const textual = ['architecture', 'dist', 'trust', 'mutants'];

/** Tests of the order and choice that the variables say, in one process, which ends at the first failure. */
const config = `import { relative } from 'node:path';
import { mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

const order = (process.env.MUTATION_TESTS ?? '').split(',').filter((name) => name !== '');
const placeOf = ({ moduleId }) => order.indexOf(relative(process.cwd(), moduleId));

class Sequencer {
  shard(files) { return files; }
  sort(files) { return [...files].sort((a, b) => placeOf(a) - placeOf(b)); }
}

// Before any source is loaded.
if (process.env.MUTATION_PROBES) base.test.setupFiles = ['./probes.setup.mjs', base.test.setupFiles ?? []].flat();

export default mergeConfig(base, {
  test: {
    exclude: ${JSON.stringify(textual.map((name) => `test/${name}.test.ts`))},
    sequence: { sequencer: Sequencer },
    maxWorkers: 1,
    cache: false,
    update: 'none',
  },
});
`;

/** Counts, for every file of tests, which parts of the sources run in it. */
const setup = `import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, expect } from 'vitest';

globalThis.__ran ??= new Uint8Array(Number(process.env.MUTATION_PROBES));
globalThis.__ran.fill(0);
const from = process.cpuUsage();
afterAll(() => {
  const parts = [];
  globalThis.__ran.forEach((ran, part) => { if (ran === 1) parts.push(part); });
  const { user, system } = process.cpuUsage(from);
  const name = basename(expect.getState().testPath);
  writeFileSync(join('.ran', name + '.json'), JSON.stringify({ seconds: (user + system) / 1e6, parts }));
});
`;

/** Copies what git knows, as it lies there; packages are shared. */
export function openSandbox() {
  const folder = mkdtempSync(join(tmpdir(), 'keyparity-mutation-'));
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  for (const path of stdout.split('\0').filter((path) => path !== '')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { verbatimSymlinks: true, force: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'vitest.mutation.config.mjs'), config);
  writeFileSync(join(folder, 'probes.setup.mjs'), setup);
  // Some tests ask git about the repository that they are in.
  spawnSync('git', ['init', '-q'], { cwd: folder });
  return {
    write: (path, text) => writeFileSync(join(folder, path), text),
    /** Runs tests in this order; with probes it tells what ran in each. */
    test: (tests, options) => runTests(folder, tests, options),
    measure: (parts) => measure(folder, parts),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * @param seconds of processors, after which the tests count as hanging; a busy machine makes no difference
 * @returns 'passed', 'failed' or 'hung', and the first failure
 */
async function runTests(folder, tests, { seconds, bail = 1, probes }) {
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.mutation.config.mjs', '--reporter=json'];
  const child = spawn(
    'sh',
    [
      '-c',
      'ulimit -t "$0"; exec "$@"',
      String(seconds),
      process.execPath,
      ...words,
      `--bail=${bail}`,
      '--outputFile=.result.json',
      ...tests,
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        NO_COLOR: '1',
        MUTATION_TESTS: tests.join(','),
        ...(probes !== undefined && { MUTATION_PROBES: String(probes) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  rmSync(join(folder, '.result.json'), { force: true });
  const killAll = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All have ended.
    }
  };
  // Who waits for ever uses no processor.
  const guard = setTimeout(killAll, (seconds + 120) * 10_000);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(guard);
  killAll();
  if (code === 0) return { outcome: 'passed', output };
  const failure = firstFailure(folder);
  return { outcome: failure === undefined ? 'hung' : 'failed', failure, output };
}

function firstFailure(folder) {
  for (const { name, status, message, assertionResults } of resultsIn(folder) ?? []) {
    const [test] = assertionResults.filter((each) => each.status === 'failed');
    if (test !== undefined) return `${name.slice(folder.length + 1)} > ${test.fullName}`;
    if (status === 'failed') return `${name.slice(folder.length + 1)}: ${message.split('\n')[0]}`;
  }
  return undefined;
}

/** `undefined` where the run was ended before it could tell. */
function resultsIn(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, '.result.json'), 'utf8')).testResults;
  } catch {
    return undefined;
  }
}

/** Which parts ran in which file of tests, the quickest first; files that fail without any mutant are left out, and told. */
async function measure(folder, parts) {
  mkdirSync(join(folder, '.ran'));
  const { outcome, output } = await runTests(folder, [], { seconds: 3600, bail: 0, probes: parts });
  const results = resultsIn(folder);
  if (results === undefined) throw new Error(`the tests ${outcome} without any mutant:\n${output.slice(-2000)}`);
  const failing = new Set(results.filter(({ status }) => status === 'failed').map(({ name }) => basename(name)));
  for (const name of failing) console.log(`test/${name} fails without any mutant and is left out.`);
  return readdirSync(join(folder, '.ran'))
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => !failing.has(name))
    .map((name) => {
      const { seconds, parts: ran } = JSON.parse(readFileSync(join(folder, '.ran', `${name}.json`), 'utf8'));
      return { test: `test/${name}`, seconds, ran: new Set(ran) };
    })
    .sort((a, b) => a.seconds - b.seconds);
}
