// node bench/base-head.mjs: what it costs to judge a change against its base, compared with judging the head alone. A
// monorepo of 35,000 files, most of them sources, in which a commit touches one application.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateMonorepo } from './generate-monorepo.mjs';

const bench = dirname(fileURLToPath(import.meta.url));
const program = join(dirname(bench), 'dist/cli.js');
const folder = join(bench, '.work', 'base-head');

const sources = 35_000;
const runs = 9;
const budget = 1.4;

const git = (...words) =>
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...words], {
    cwd: folder,
    stdio: 'pipe',
  });

const properties = generateMonorepo(folder, { occurrences: 60_000 });
for (let index = 0; index < sources; index++) {
  const parent = join(folder, `service-${String(index % 12).padStart(2, '0')}/src/main/java/p${index % 500}`);
  mkdirSync(parent, { recursive: true });
  writeFileSync(join(parent, `Type${index}.java`), `class Type${index} {}\n`);
}
git('init', '-q');
git('add', '-A');
git('commit', '-q', '-m', 'before');
for (const environment of ['dev', 'test', 'qa', 'demo', 'prod']) {
  appendFileSync(
    join(folder, `service-01/src/main/resources/application-${environment}.properties`),
    'pay.retries = 3\n',
  );
}
git('commit', '-q', '-a', '-m', 'a key that stage lacks');

const alone = [program, 'check', '--cwd', folder, '--format', 'json', '--fail-on', 'never'];
const candidates = [
  { name: 'head alone', words: alone },
  { name: 'base and head', words: [...alone, '--base', 'HEAD~1'] },
];
const times = candidates.map(() => []);
for (let round = 0; round < runs; round++) {
  for (const [index, { words }] of candidates.entries()) times[index].push(milliseconds(words));
}
// What else the machine does only ever adds, so the best of each says most.
const [one, both] = times.map((each) => Math.min(...each));
console.log(
  `${(sources + 84).toLocaleString('en')} files, ${properties.toLocaleString('en')} properties, best of ${runs}`,
);
candidates.forEach(({ name }, index) => {
  console.log(`  ${name.padEnd(16)}${[one, both][index].toFixed(0).padStart(6)} ms`);
});
const ratio = both / one;
console.log(`  ${ratio.toFixed(2)} ×  ${ratio <= budget ? 'pass' : 'FAIL'}  at most ${budget} ×`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = ratio <= budget ? 0 : 1;

function milliseconds(words) {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}\n${stderr}`);
  return performance.now() - from;
}
