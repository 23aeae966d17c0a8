// npm run mutate -- --seed 1 --count 60: changes the sources in small ways, one at a time, and tells which changes no test sees.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './import-source.mjs';
import { drawn } from './mutation/draw.mjs';
import { applied, mutantsOf, partAround, probed } from './mutation/mutants.mjs';
import { openSandbox } from './mutation/sandbox.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '60' },
    // A long run may be split: --skip 60 goes on behind the first sixty.
    skip: { type: 'string', default: '0' },
    folder: {
      type: 'string',
      multiple: true,
      default: ['rules', 'findings', 'answers', 'spring', 'repository', 'deployments', 'applications', 'configuration'],
    },
    // One mutant alone, by the number that a run has given it.
    only: { type: 'string' },
    // Keeps what runs in which test, for further runs on the same sources and tests.
    map: { type: 'string' },
    // Lines of JSON, one for each mutant.
    out: { type: 'string' },
  },
});
const [seed, count, skip] = [values.seed, values.count, values.skip].map(Number);

/** What no run can tell from the program itself, with the reason. */
const equivalent = readFileSync(join(root, 'scripts/mutation/equivalent.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | '));

const paths = values.folder.flatMap((folder) =>
  readdirSync(join(root, 'src', folder), { recursive: true })
    .filter((path) => path.endsWith('.ts') && !path.includes('.generated.') && join(folder, path) !== 'rules/index.ts')
    .map((path) => `src/${folder}/${path}`)
    .sort(),
);
const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

const sandbox = openSandbox();
try {
  await run();
} finally {
  sandbox.close();
}

async function run() {
  const all = paths.flatMap((path) => mutantsOf(path, texts.get(path)));
  const mutants = drawn(all, seed)
    .map((mutant, index) => ({ ...mutant, number: index + 1 }))
    .slice(skip, skip + count)
    .filter(({ number }) => values.only === undefined || number === Number(values.only));
  console.log(
    `${all.length} mutants in ${paths.length} files; ${mutants.length} of them are drawn by the seed ${seed}.`,
  );
  const testsFor = await coverage();
  const counts = { killed: 0, hung: 0, survived: 0, uncovered: 0, equivalent: 0 };
  for (const mutant of mutants) {
    const { verdict, by } = await judge(mutant, testsFor(mutant));
    counts[verdict] += 1;
    console.log(`${verdict.padEnd(10)} ${describe(mutant)}${by === undefined ? '' : `\n           ${by}`}`);
    if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify({ ...mutant, verdict, by })}\n`);
  }
  const seen = counts.killed + counts.hung;
  const possible = mutants.length - counts.equivalent;
  console.log(`\n${JSON.stringify(counts)}`);
  console.log(`${seen} of ${possible} mutants are noticed: ${((100 * seen) / possible).toFixed(1)} %`);
}

async function judge(mutant, tests) {
  const reason = equivalenceOf(mutant);
  if (reason !== undefined) return { verdict: 'equivalent', by: reason };
  if (tests.length === 0) return { verdict: 'uncovered' };
  const text = texts.get(mutant.path);
  sandbox.write(mutant.path, applied(text, mutant));
  try {
    const usual = tests.reduce((sum, { seconds }) => sum + seconds, 0);
    const names = tests.map(({ test }) => test);
    const { outcome, failure } = await sandbox.test(names, { seconds: Math.ceil(usual * 5 + 60) });
    if (outcome === 'passed') return { verdict: 'survived', by: `${names.length} files of tests` };
    return { verdict: outcome === 'hung' ? 'hung' : 'killed', by: failure };
  } finally {
    sandbox.write(mutant.path, text);
  }
}

/** The files of tests in which the place of a mutant runs, the quickest first. */
async function coverage() {
  const parts = new Map();
  let next = 0;
  for (const path of paths) {
    const { text, parts: own } = probed(path, texts.get(path), next);
    sandbox.write(path, text);
    parts.set(path, { first: next, own });
    next += own.length;
  }
  const ran = await coverageFrom(values.map, () => sandbox.measure(next));
  for (const path of paths) sandbox.write(path, texts.get(path));
  return (mutant) => {
    const { first, own } = parts.get(mutant.path);
    const part = partAround(own, mutant);
    if (part !== undefined) return ran.filter((each) => each.ran.has(first + part));
    // What runs when the module is loaded shows wherever anything of the module runs, and of those who import it.
    const modules = [mutant.path, ...importersOf(mutant.path)].map((path) => parts.get(path));
    return ran.filter((each) => modules.some(({ first, own }) => own.some((_, index) => each.ran.has(first + index))));
  };
}

/** What runs in which file of tests: what was kept, where it is of the same files, or what is measured now. */
async function coverageFrom(file, measure) {
  const digest = createHash('sha256');
  for (const folder of ['src', 'test']) {
    const names = readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith('.ts'));
    for (const name of names.sort()) digest.update(name).update(readFileSync(join(root, folder, name)));
  }
  const of = digest.update(values.folder.join()).digest('hex');
  if (file !== undefined && existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    if (kept.of === of) return kept.ran.map((each) => ({ ...each, ran: new Set(each.ran) }));
  }
  const ran = await measure();
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify({ of, ran: ran.map((each) => ({ ...each, ran: [...each.ran] })) }));
  }
  return ran;
}

function importersOf(path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return paths.filter((other) => other !== path && texts.get(other).includes(`/${name}'`));
}

function equivalenceOf({ path, line, operator, replacement }) {
  const written = lineOf(path, line);
  const found = equivalent.find(
    ([where, what, becomes, text]) =>
      where === path && what === operator && becomes === shortened(replacement) && text === written,
  );
  return found?.[4];
}

function describe({ number, path, line, column, operator, start, end, replacement }) {
  const before = shortened(texts.get(path).slice(start, end));
  return `#${number} ${path}:${line}:${column} ${operator}: ${before} → ${shortened(replacement)}\n           ${lineOf(path, line)}`;
}

function lineOf(path, line) {
  return texts.get(path).split('\n')[line - 1].trim();
}

function shortened(text) {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
}
