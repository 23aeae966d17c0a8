// npm run bench: the budgets of Keyparity with their figures, side by side in one run. Starts are interleaved, so that
// whatever else the machine does meets all of them; a ratio says more than milliseconds.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasJava } from '../test/oracle/oracle.mjs';
import { environments, generateMonorepo } from './generate-monorepo.mjs';
import { scan } from './scan.mjs';
import { resolveWithKeyparity, resolveWithSpringBoot } from './spring-boot.mjs';

const bench = dirname(fileURLToPath(import.meta.url));
const root = dirname(bench);
const work = join(bench, '.work');
const program = join(root, 'dist/cli.js');

const starts = 31;
const runs = 5;
let kept = true;

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);
coldStart();
size();
scan({ program, work, line });
await againstSpringBoot();
rmSync(work, { recursive: true, force: true });
process.exitCode = kept ? 0 : 1;

function coldStart() {
  const sample = join(root, 'fixtures/projects/jan-9');
  const candidates = [
    { name: 'node -e 0', words: ['-e', '0'] },
    { name: 'keyparity --version', words: [program, '--version'], budget: 1.3 },
    { name: 'keyparity check (jan-9)', words: [program, 'check', '--cwd', sample], budget: 3 },
    // What the first start after installing, and every start on a fresh runner, has to do.
    {
      name: '  with nothing compiled before',
      words: [program, 'check', '--cwd', sample],
      env: { NODE_DISABLE_COMPILE_CACHE: '1' },
    },
  ];
  const times = candidates.map(() => []);
  for (let round = 0; round < starts; round++) {
    for (const [index, { words, env }] of candidates.entries()) times[index].push(start(words, env).milliseconds);
  }
  const [floor] = times.map(median);
  console.log(`Cold start, median of ${starts} interleaved starts`);
  candidates.forEach(({ name, budget }, index) => {
    const time = median(times[index]);
    const ratio = time / floor;
    line(name, `${time.toFixed(0)} ms`, `${ratio.toFixed(2)} ×`, budget && [ratio <= budget, `at most ${budget} ×`]);
  });
}

function size() {
  console.log(`\nA generated monorepo, 12 applications × 6 environments, best of ${runs} runs`);
  const small = measure(60_000);
  report(small, { seconds: 1, megabytes: 250 });
  const large = measure(600_000);
  report(large, { seconds: 6 });
  const input = large.occurrences / small.occurrences;
  const floor = best(() => start(['-e', '0']).milliseconds);
  // The start of Node is no part of the work, and would flatter the larger one.
  const growth = (large.milliseconds - floor) / (small.milliseconds - floor);
  line('growth of time', `${growth.toFixed(1)} ×`, '', [growth <= input * 1.1, `input grew ${input.toFixed(1)} ×`]);
}

async function againstSpringBoot() {
  console.log('\nEvery environment of a generated monorepo, 12 applications × 6 environments, 60,000 properties');
  if (!hasJava()) {
    console.log('  Spring Boot is left out: there is no Java');
    return;
  }
  const folder = join(work, 'spring-boot');
  generateMonorepo(folder, { occurrences: 60_000 });
  const spring = await resolveWithSpringBoot(folder, environments);
  const keyparity = await resolveWithKeyparity(folder, environments);
  const cold = best(() => start([program, 'check', '--cwd', folder, '--format', 'json']).milliseconds);
  const times = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
  line(`Spring Boot in a warm JVM, ${spring.values.toLocaleString('en')} values`, times(spring.warm), '');
  line(
    `Keyparity, warm, ${keyparity.values.toLocaleString('en')} values`,
    times(keyparity.warm),
    ratio(keyparity.warm, spring.warm),
  );
  line('Spring Boot from the start of the JVM', times(spring.cold), '');
  line('keyparity check from the start of Node', times(cold), ratio(cold, spring.cold));
}

function ratio(time, other) {
  return `${(time / other).toFixed(2)} ×`;
}

function measure(occurrences) {
  const folder = join(work, String(occurrences));
  const written = generateMonorepo(folder, { occurrences });
  const words = [join(bench, 'measured-run.mjs'), program, 'check', '--cwd', folder, '--format', 'json'];
  let findings = 0;
  let megabytes = 0;
  const milliseconds = best(() => {
    const run = start(words);
    findings = JSON.parse(run.out).findings.length;
    megabytes = Math.max(megabytes, Number(/peak (\d+)/.exec(run.err)?.[1]) / 1024);
    return run.milliseconds;
  });
  return { occurrences: written, milliseconds, megabytes, findings };
}

function report({ occurrences, milliseconds, megabytes, findings }, budget) {
  const name = `${occurrences.toLocaleString('en')} properties, ${findings} findings`;
  const seconds = milliseconds / 1000;
  line(name, `${seconds.toFixed(2)} s`, '', [seconds < budget.seconds, `under ${budget.seconds} s`]);
  const limit = budget.megabytes;
  line('  peak memory', `${megabytes.toFixed(0)} MB`, '', limit && [megabytes < limit, `under ${limit} MB`]);
}

function start(words, env = {}) {
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1024 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const milliseconds = performance.now() - from;
  // A run that could not judge measures nothing.
  if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')} ended with ${status}\n${stderr}`);
  return { milliseconds, out: stdout, err: stderr };
}

function best(run) {
  return Math.min(...Array.from({ length: runs }, run));
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function line(name, figure, ratio, verdict) {
  const cells = [name.padEnd(40), figure.padStart(9), ratio.padStart(8)];
  if (verdict) {
    const [holds, budget] = verdict;
    kept &&= holds;
    cells.push(holds ? '  pass' : '  FAIL', `  ${budget}`);
  }
  console.log(`  ${cells.join('')}`.trimEnd());
}
