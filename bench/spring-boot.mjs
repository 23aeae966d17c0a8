// Every environment of every application of a repository, resolved by Keyparity and by Spring Boot itself, side by side.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { importSource } from '../scripts/import-source.mjs';
import { openOracle } from '../test/oracle/oracle.mjs';

const rounds = 7;

/**
 * @param folder a repository as generate-monorepo.mjs writes it
 * @param environments names of its profiles
 * @returns milliseconds for all environments: the first round and the best one, and how many values were resolved
 */
export async function resolveWithSpringBoot(folder, environments) {
  const cases = casesOf(folder, environments);
  // So that no time is taken for what Maven does.
  await openOracle('3.5').close();
  const started = performance.now();
  const oracle = openOracle('3.5', { cases: 10_000 });
  const times = [];
  let values = 0;
  let cold = 0;
  for (let round = 0; round < rounds; round++) {
    const answers = await Promise.all(cases.map((given) => oracle.ask(given)));
    if (round === 0) cold = performance.now() - started;
    // Every environment has the profile itself as one more, which for Keyparity is no part of the repository.
    values = answers.reduce((sum, answer) => sum + answer.values - 1, 0);
    times.push(answers.reduce((sum, answer) => sum + answer.nanoseconds, 0) / 1e6);
  }
  await oracle.close();
  return { cold, warm: Math.min(...times), values };
}

/** The same by Keyparity, reading every file anew in each round as Spring does. */
export async function resolveWithKeyparity(folder, environments) {
  const { resolveRepository } = await importSource('bench/resolve-repository.ts');
  const files = filesOf(folder);
  const times = [];
  let values = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const tree = { list: () => files, read: (path) => readFileSync(join(folder, path)) };
    values = resolveRepository(tree, environments);
    times.push(performance.now() - started);
  }
  return { warm: Math.min(...times), values };
}

function casesOf(folder, environments) {
  return readdirSync(folder).flatMap((application) => {
    const resources = join(folder, application, 'src/main/resources');
    const cp = Object.fromEntries(
      readdirSync(resources).map((name) => [name, readFileSync(join(resources, name), 'utf8')]),
    );
    return environments.map((profile) => ({ id: `${application} ${profile}`, timed: true, cp, profiles: [profile] }));
  });
}

function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
