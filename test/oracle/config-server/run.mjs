// npm run oracle:config-server, and the end of npm run oracle: asks Spring Cloud's config server and client about every case of this folder, compares
// the answers with what Keyparity says, and records them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importSource } from '../../../scripts/import-source.mjs';
import { configServerGenerations, hasJava, openOracle } from '../oracle.mjs';
import { pretty, recordingOf } from '../recording.mjs';

const recordings = new URL('../../../fixtures/spring/config-server/', import.meta.url);

if (!hasJava()) {
  console.error('The oracle needs Java 17 or later and Maven.');
  process.exit(1);
}

const topics = ['server', 'client', 'bootstrap'].map((name) => {
  const lines = readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return { name, cases: lines.map((line) => JSON.parse(line)), answers: new Map() };
});

for (const generation of configServerGenerations) {
  const oracle = openOracle(generation, { configServer: true });
  try {
    for (const { cases, answers } of topics) {
      const wanted = cases.filter(({ v }) => v === undefined || v.includes(generation));
      const said = await Promise.all(wanted.map((given) => oracle.ask(given)));
      answers.set(generation, new Map(said.map((answer) => [answer.id, answer])));
    }
  } finally {
    await oracle.close();
  }
}

mkdirSync(recordings, { recursive: true });
for (const { name, cases, answers } of topics) {
  writeFileSync(fileURLToPath(new URL(`${name}.json`, recordings)), `${pretty(recordingOf(cases, answers))}\n`);
}

const { compareConfigServerCase } = await importSource('test/oracle/config-server/compare.ts');
const counts = { answers: 0, values: 0, differences: 0 };
for (const { name, cases, answers } of topics) {
  for (const [generation, byId] of answers) {
    for (const given of cases) {
      const answer = byId.get(given.id);
      if (answer === undefined) continue;
      const { differences, values } = compareConfigServerCase(given, answer.boot, answer);
      counts.answers++;
      counts.values += values;
      counts.differences += differences.length;
      for (const difference of differences)
        console.error(`config-server/${name}/${given.id} (${generation}): ${difference}`);
    }
  }
}
console.log(
  `Keyparity and the config server: ${counts.answers} answers and ${counts.values} values compared, ${counts.differences} differences`,
);
if (counts.differences > 0) process.exitCode = 1;
