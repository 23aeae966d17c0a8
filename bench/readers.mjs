/*
 * How well readers of `.properties` files agree with java.util.Properties. Needs a JDK (17 or newer) on the path.
 *
 *   npm run bench:readers -- [--inputs 20000] [--seed 1] [--spring-boot <class path>] [--record] [file or folder …]
 *
 * `--spring-boot` names the jars of spring-boot, spring-core and spring-jcl and compares our dialect `spring-boot` with
 * Boot's own loader as well: documents, keys, values and origins.
 * `--record` writes the first inputs with Java's answers to fixtures/readers/properties, where the tests check them without Java.
 * Exit code 1 where our own reader disagrees on a single input.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { candidates, loadOurReader } from './readers/candidates.mjs';
import { generateInputs } from './readers/inputs.mjs';
import { readWithJdk, readWithSpringBoot } from './readers/java.mjs';

const RECORDED = 400;
const SHOWN_DIFFERENCES = 10;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    'spring-boot': { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});

const readProperties = await loadOurReader();
const readers = candidates(readProperties);
const generated = generateInputs(Number(options.inputs), Number(options.seed));
const files = positionals.flatMap(propertyFiles).map((path) => readFileSync(path));
const inputs = [...generated, ...files];

const jdk = await readWithJdk(inputs);
const onGenerated = compare(generated, jdk.slice(0, generated.length));
print(`${generated.length} generated inputs, seed ${options.seed}`, onGenerated);
const onFiles = compare(files, jdk.slice(generated.length));
if (files.length > 0) print(`${files.length} property files`, onFiles);
printLargeFile();
let differences = [...onGenerated[0].differences, ...onFiles[0].differences];
if (options.record) {
  record(
    'jdk-vectors.json',
    jdk.slice(0, RECORDED).map(({ refused, entries }) => (refused ? 'refused' : [...entries].sort())),
  );
}

const classPath = options['spring-boot'];
if (classPath !== undefined) {
  const springBoot = (await readWithSpringBoot(inputs, classPath)).map(({ refused, documents }) =>
    refused ? 'refused' : documents,
  );
  const unlike = compareDocuments(springBoot);
  console.log(
    `\nSpring Boot's loader and our dialect spring-boot: ${unlike.length} differences in ${inputs.length} inputs`,
  );
  differences = [...differences, ...unlike];
  if (options.record) record('boot-vectors.json', springBoot.slice(0, RECORDED));
}

for (const { bytes, expected, actual } of differences.slice(0, SHOWN_DIFFERENCES)) {
  console.log(`\n${JSON.stringify(bytes.toString('latin1'))}\n  Java  ${show(expected)}\n  ours  ${show(actual)}`);
}
process.exitCode = differences.length > 0 ? 1 : 0;

function compare(inputs, answers) {
  return readers.map(({ name, read }) => {
    const differences = [];
    let keys = 0;
    let wrongKeys = 0;
    let milliseconds = 0;
    for (const [index, bytes] of inputs.entries()) {
      const expected = answers[index];
      const start = performance.now();
      const actual = attempt(read, bytes);
      milliseconds += performance.now() - start;
      const entries = expected.refused ? [] : [...expected.entries];
      const wrong = entries.filter(([key, value]) => actual.entries.get(key) !== value).length;
      keys += entries.length;
      wrongKeys += wrong;
      const same = expected.refused
        ? actual.refused
        : !actual.refused && wrong === 0 && actual.entries.size === entries.length;
      if (!same) differences.push({ bytes, expected, actual });
    }
    return { name, inputs: inputs.length, differences, keys, wrongKeys, milliseconds };
  });
}

/** Expects of each input either 'refused' or the documents, each a list of key, value and printed origin. */
function compareDocuments(answers) {
  return inputs.flatMap((bytes, index) => {
    const file = readProperties('input.properties', bytes, 'spring-boot');
    const documents = file.documents.map(({ properties }) =>
      properties.map(({ key, value, valueOrigin }) => [key, value, `${valueOrigin.line}:${valueOrigin.column}`]),
    );
    const actual = file.problems.some((problem) => problem.fatal) ? 'refused' : documents;
    const expected = answers[index];
    return isDeepStrictEqual(actual, expected) ? [] : [{ bytes, expected, actual }];
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

function record(name, answers) {
  const vectors = answers.map((expected, index) =>
    JSON.stringify({ input: generated[index].toString('latin1'), expected }),
  );
  writeFileSync(new URL(`../fixtures/readers/properties/${name}`, import.meta.url), `[\n${vectors.join(',\n')}\n]\n`);
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

function show(answer) {
  return JSON.stringify(answer, (_, value) => (value instanceof Map ? [...value].sort() : value));
}
