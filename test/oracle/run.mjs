// npm run oracle: asks Spring Boot about every case, checks what the cases say of it, and records the answers.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { broken, withQuestions } from './expectation.mjs';
import { generations, openOracle } from './oracle.mjs';
import { pretty, recordingOf } from './recording.mjs';

const casesFolder = fileURLToPath(new URL('./cases/', import.meta.url));
const recordingsFolder = fileURLToPath(new URL('../../fixtures/spring/', import.meta.url));

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string' },
    out: { type: 'string' },
    generation: { type: 'string', multiple: true, default: generations },
  },
});

const files = options.cases !== undefined ? [options.cases] : filesOf(casesFolder);
const topics = files.map((file) => ({ name: basename(file, '.jsonl'), cases: readCases(file) }));
refuseDuplicates(topics.flatMap(({ cases }) => cases));

const answers = new Map();
for (const generation of options.generation) {
  answers.set(
    generation,
    await ask(
      generation,
      topics.flatMap(({ cases }) => cases),
    ),
  );
}

const differences = topics.flatMap(({ cases }) => cases.flatMap(check));
for (const difference of differences) console.error(difference);

if (options.out !== undefined) {
  const lines = [...answers].flatMap(([generation, byId]) =>
    [...byId.values()].map((answer) => JSON.stringify({ generation, ...answer })),
  );
  writeFileSync(options.out, `${lines.join('\n')}\n`);
} else if (options.cases === undefined && options.generation.length === generations.length) {
  mkdirSync(recordingsFolder, { recursive: true });
  for (const { name, cases } of topics) {
    writeFileSync(join(recordingsFolder, `${name}.json`), `${pretty(recordingOf(cases, answers))}\n`);
  }
}

const asked = [...answers.values()].reduce((sum, byId) => sum + byId.size, 0);
console.log(
  `${topics.flatMap(({ cases }) => cases).length} cases, ${asked} answers, ${differences.length} not as the case says`,
);
process.exitCode = differences.length === 0 ? 0 : 1;

async function ask(generation, cases) {
  const started = performance.now();
  const oracle = openOracle(generation, { cases: cases.length });
  try {
    const wanted = cases.filter((given) => given.v === undefined || given.v.includes(generation));
    const said = await Promise.all(wanted.map((given) => oracle.ask(withQuestions(given))));
    const seconds = (performance.now() - started) / 1000;
    console.log(`Boot ${said[0]?.boot}: ${said.length} cases in ${seconds.toFixed(1)} s`);
    return new Map(said.map((answer) => [answer.id, answer]));
  } finally {
    await oracle.close();
  }
}

function check(given) {
  return [...answers].flatMap(([generation, byId]) => {
    const answer = byId.get(given.id);
    return answer === undefined ? [] : broken(given, answer).map((text) => `${given.id} (${generation}): ${text}`);
  });
}

function filesOf(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => join(folder, name));
}

function readCases(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line)];
    } catch (error) {
      throw new Error(`${file}:${index + 1}: ${error.message}`);
    }
  });
}

function refuseDuplicates(cases) {
  const seen = new Set();
  for (const { id } of cases) {
    if (seen.has(id)) throw new Error(`Two cases are called ${id}`);
    seen.add(id);
  }
}
