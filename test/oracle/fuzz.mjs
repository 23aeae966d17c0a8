// npm run oracle:fuzz -- --cases 20000 --seed 1 --generation 3.5: resolves generated cases with Keyparity and with Spring Boot
// until they differ, and prints the smallest case that shows it.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { importSource } from '../../scripts/import-source.mjs';
import { generatedCase } from './generate.mjs';
import { generations, hasJava, openOracle } from './oracle.mjs';

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    path: { type: 'string' },
    generation: { type: 'string', multiple: true, default: generations },
  },
});

if (!hasJava()) {
  console.error('The oracle needs Java 17 or later and Maven.');
  process.exit(1);
}

const { compareCase } = await importSource('test/oracle/compare.ts');
const numRuns = Number(options.cases);
const seed = Number(options.seed);
console.log(`Seed ${seed}, ${numRuns} cases for each generation`);
for (const generation of options.generation) {
  if (!(await agrees(generation))) process.exitCode = 1;
}

async function agrees(generation) {
  const oracle = openOracle(generation, { cases: numRuns });
  const counts = { cases: 0, values: 0, origins: 0, failures: 0, open: 0 };
  const differencesOf = async (given) => {
    const { boot, ...said } = await oracle.ask({ id: 'generated', ...given });
    if (said.refused !== undefined) throw new Error(`The oracle refuses a generated case: ${said.refused}`);
    const { differences, values, origins, open } = compareCase(given, boot, said);
    counts.cases++;
    counts.values += values;
    counts.origins += origins;
    counts.open += open.length;
    if (said.failure !== undefined) counts.failures++;
    return differences;
  };
  const started = performance.now();
  const property = fc.asyncProperty(generatedCase, async (given) => (await differencesOf(given)).length === 0);
  try {
    const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(property, {
      numRuns,
      seed,
      ...(options.path !== undefined && { path: options.path }),
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `Boot ${generation}: ${counts.cases} cases in ${seconds} s, ${counts.values} values and ${counts.origins} origins compared, ` +
        `${counts.failures} refused by Spring, ${counts.open} left open: ${failed ? 'DIFFERENT' : 'no difference'}`,
    );
    if (!failed) return true;
    const [given] = counterexample;
    console.log(`  --seed ${seed} --path ${counterexamplePath}`);
    for (const difference of await differencesOf(given).catch((error) => [String(error)]))
      console.log(`  ${difference}`);
    if (errorInstance instanceof Error) console.log(`  ${errorInstance.stack}`);
    console.log(JSON.stringify(given));
    return false;
  } finally {
    await oracle.close();
  }
}
