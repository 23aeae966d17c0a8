/*
 * How well readers of `.properties` files agree with java.util.Properties. Needs a JDK (17 or newer) on the path.
 *
 *   npm run bench:readers -- [--inputs 20000] [--seed 1] [--record] [file or folder …]
 *
 * Exit code 1 where our own reader disagrees on a single input. `--record` writes the first 400 inputs with the JDK's answers
 * to fixtures/readers/properties/jdk-vectors.json, which the tests check without a JDK.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { candidates } from './readers/candidates.mjs';
import { generateInputs } from './readers/inputs.mjs';
import { readWithJdk } from './readers/jdk.mjs';

const RECORDED = 400;
const SHOWN_DIFFERENCES = 10;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    record: { type: 'boolean', default: false },
  },
});

const readers = await candidates();
const generated = generateInputs(Number(options.inputs), Number(options.seed)).map((bytes, index) => ({
  name: `input ${index}`,
  bytes,
}));
const files = positionals.flatMap(propertyFiles).map((path) => ({ name: path, bytes: readFileSync(path) }));
const answers = await readWithJdk([...generated, ...files].map(({ bytes }) => bytes));

const onGenerated = compare(generated, answers.slice(0, generated.length));
print(`${generated.length} generated inputs, seed ${options.seed}`, onGenerated);
const onFiles = compare(files, answers.slice(generated.length));
if (files.length > 0) print(`${files.length} property files`, onFiles);
printLargeFile();
if (options.record) record();

const ours = [...onGenerated[0].differences, ...onFiles[0].differences];
for (const { name, bytes, answer, result } of ours.slice(0, SHOWN_DIFFERENCES)) {
  console.log(
    `\n${name}: ${JSON.stringify(bytes.toString('latin1'))}\n  JDK   ${show(answer)}\n  ours  ${show(result)}`,
  );
}
process.exitCode = ours.length > 0 ? 1 : 0;

function compare(inputs, expected) {
  return readers.map(({ name, read }) => {
    const differences = [];
    let keys = 0;
    let wrongKeys = 0;
    let milliseconds = 0;
    for (const [index, { name: input, bytes }] of inputs.entries()) {
      const answer = expected[index];
      const start = performance.now();
      const result = attempt(read, bytes);
      milliseconds += performance.now() - start;
      const wrong = answer.refused
        ? 0
        : [...answer.entries].filter(([key, value]) => result.entries.get(key) !== value).length;
      if (!answer.refused) keys += answer.entries.size;
      wrongKeys += wrong;
      const same = answer.refused
        ? result.refused
        : !result.refused && wrong === 0 && result.entries.size === answer.entries.size;
      if (!same) differences.push({ name: input, bytes, answer, result });
    }
    return { name, inputs: inputs.length, differences, keys, wrongKeys, milliseconds };
  });
}

function attempt(read, bytes) {
  try {
    return { refused: false, entries: read(bytes) };
  } catch {
    return { refused: true, entries: new Map() };
  }
}

function print(title, results) {
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      results.map(({ name, inputs, differences, keys, wrongKeys, milliseconds }) => [
        name,
        {
          'as the JDK': percent(inputs - differences.length, inputs),
          differences: differences.length,
          'keys wrong': percent(wrongKeys, keys),
          milliseconds: Math.round(milliseconds),
        },
      ]),
    ),
  );
}

function printLargeFile() {
  const lines = Array.from(
    { length: 60_000 },
    (_, index) => `module${index % 100}.some.key-${index} = value of the property ${index}\n`,
  );
  const bytes = Buffer.from(lines.join(''));
  console.log(`\none file of 60000 properties, ${(bytes.length / 1e6).toFixed(1)} MB, best of 5`);
  const best = (read) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        read(bytes);
        return performance.now() - start;
      }),
    );
  console.table(Object.fromEntries(readers.map(({ name, read }) => [name, { milliseconds: Math.round(best(read)) }])));
}

function record() {
  const vectors = generated.slice(0, RECORDED).map(({ bytes }, index) => {
    const { refused, entries } = answers[index];
    return { input: bytes.toString('latin1'), expected: refused ? 'refused' : [...entries].sort() };
  });
  const target = new URL('../fixtures/readers/properties/jdk-vectors.json', import.meta.url);
  writeFileSync(target, `[\n${vectors.map((vector) => JSON.stringify(vector)).join(',\n')}\n]\n`);
}

function propertyFiles(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.properties'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
}

function show({ refused, entries }) {
  return refused ? 'refused' : JSON.stringify([...entries].sort());
}
