// npm run oracle: asks Spring Boot about every case, checks what the cases say of it, compares it with what Keyparity says, and
// records the answers. With --quick no application is started and nothing is recorded.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importSource } from '../../scripts/import-source.mjs';
import { documentedCases } from './documented.mjs';
import { broken, withQuestions } from './expectation.mjs';
import { generations, hasJava, openOracle } from './oracle.mjs';
import { pretty, recordingOf } from './recording.mjs';

const casesFolder = fileURLToPath(new URL('./cases/', import.meta.url));
const recordingsFolder = fileURLToPath(new URL('../../fixtures/spring/', import.meta.url));

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string' },
    out: { type: 'string' },
    topic: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    generation: { type: 'string', multiple: true, default: generations },
  },
});

if (!hasJava()) {
  console.error('The oracle needs Java 17 or later and Maven.');
  process.exit(1);
}

const isWhole = options.cases === undefined && options.generation.length === generations.length;
const files = options.cases !== undefined ? [options.cases] : filesOf(casesFolder);
const topics = files
  .map((file) => ({ name: basename(file, '.jsonl'), cases: readCases(file) }))
  .filter(({ name }) => !(options.quick && name === 'startup') && (options.topic?.includes(name) ?? true));

/** Answers by generation, topic and id. */
const answers = new Map();
for (const generation of options.generation) answers.set(generation, await ask(generation));

const differences = topics.flatMap(({ name, cases }) => cases.flatMap((given) => check(name, given)));
for (const difference of differences) console.error(difference);

if (options.out !== undefined) {
  const lines = [...answers].flatMap(([generation, byTopic]) =>
    topics.flatMap(({ name }) =>
      [...byTopic.get(name).values()].map((said) => JSON.stringify({ generation, ...said })),
    ),
  );
  writeFileSync(options.out, `${lines.join('\n')}\n`);
} else if (!options.quick && isWhole) {
  mkdirSync(recordingsFolder, { recursive: true });
  for (const { name, cases } of topics) {
    const ofTopic = new Map([...answers].map(([generation, byTopic]) => [generation, byTopic.get(name)]));
    writeFileSync(join(recordingsFolder, `${name}.json`), `${pretty(recordingOf(cases, ofTopic))}\n`);
  }
}

const count = topics.reduce((sum, { cases }) => sum + cases.length, 0);
console.log(`${count} cases, ${differences.length} answers that are not as the case says`);

const { compareCase } = await importSource('test/oracle/compare.ts');
const disagreements = compareAll();
for (const disagreement of disagreements) console.error(disagreement);
process.exitCode = differences.length + disagreements.length === 0 ? 0 : 1;
if (isWhole && !options.quick) await import('./config-server/run.mjs');

/** What Keyparity says otherwise than Spring Boot, and what it leaves open without docs/fidelity.md saying so. */
function compareAll() {
  const told = [];
  const documented = documentedCases();
  const open = new Set();
  const counts = { answers: 0, values: 0, origins: 0 };
  for (const { name, cases } of topics) {
    for (const given of cases.filter(({ java, context }) => java === undefined && context === undefined)) {
      for (const [generation, byTopic] of answers) {
        const answer = byTopic.get(name).get(given.id);
        if (answer === undefined) continue;
        const compared = compareCase(given, answer.boot, answer);
        counts.answers++;
        counts.values += compared.values;
        counts.origins += compared.origins;
        const id = `${name}/${given.id}`;
        if (compared.open.length > 0) open.add(id);
        told.push(...compared.differences.map((difference) => `${id} (${generation}): ${difference}`));
      }
    }
  }
  if (options.cases === undefined) {
    for (const id of open)
      if (!documented.has(id)) told.push(`${id}: Keyparity leaves it open; docs/fidelity.md does not say so`);
    for (const id of documented)
      if (!open.has(id) && topics.some(({ name }) => id.startsWith(`${name}/`)))
        told.push(`${id}: docs/fidelity.md says that Keyparity leaves it open; it does not`);
  }
  console.log(
    `Keyparity and Spring Boot: ${counts.answers} answers, ${counts.values} values and ${counts.origins} origins compared, ` +
      `${open.size} cases left open, ${told.length} differences`,
  );
  return told;
}

async function ask(generation) {
  const started = performance.now();
  const oracle = openOracle(generation, { cases: topics.reduce((sum, { cases }) => sum + cases.length, 0) });
  try {
    const byTopic = new Map();
    for (const { name, cases } of topics) {
      const wanted = cases.filter((given) => given.v === undefined || given.v.includes(generation));
      const said = await Promise.all(wanted.map((given) => oracle.ask(withQuestions(given))));
      byTopic.set(name, new Map(said.map((answer) => [answer.id, answer])));
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `Boot ${generation}: ${[...byTopic.values()].reduce((sum, { size }) => sum + size, 0)} answers in ${seconds} s`,
    );
    return byTopic;
  } finally {
    await oracle.close();
  }
}

function check(topic, given) {
  return [...answers].flatMap(([generation, byTopic]) => {
    const answer = byTopic.get(topic).get(given.id);
    if (answer === undefined) return [];
    return broken(given, answer).map((difference) => `${topic}/${given.id} (${generation}): ${difference}`);
  });
}

function filesOf(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => join(folder, name));
}

function readCases(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const cases = new Map();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      const given = JSON.parse(line);
      if (cases.has(given.id)) throw new Error(`a second case is called ${given.id}`);
      cases.set(given.id, given);
    } catch (error) {
      throw new Error(`${file}:${index + 1}: ${error.message}`);
    }
  }
  return [...cases.values()];
}
