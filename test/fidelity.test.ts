import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareCase } from './oracle/compare.ts';
import { documentedCases } from './oracle/documented.mjs';
import type { OracleCase } from './oracle/oracle.mjs';
import type { Recording } from './oracle/recording.mjs';

const casesFolder = new URL('./oracle/cases/', import.meta.url);
const recordingsFolder = new URL('../fixtures/spring/', import.meta.url);

// Whether an application starts is more than its environment; contexts without Boot have a test of their own.
const topics = readdirSync(casesFolder)
  .map((name) => name.replace(/\.jsonl$/, ''))
  .filter((topic) => topic !== 'startup' && topic !== 'plain-spring');

const known = new Map<string, ReturnType<typeof compareTopic>>();

/** Every recorded answer of a topic, compared with what Keyparity says today. */
function comparisons(topic: string) {
  const compared = known.get(topic) ?? compareTopic(topic);
  known.set(topic, compared);
  return compared;
}

function compareTopic(topic: string) {
  const lines = readFileSync(new URL(`${topic}.jsonl`, casesFolder), 'utf8')
    .trim()
    .split('\n');
  const cases: OracleCase[] = lines.map((line) => JSON.parse(line));
  const recording: Recording = JSON.parse(readFileSync(new URL(`${topic}.json`, recordingsFolder), 'utf8'));
  return cases.flatMap((given) =>
    recording.cases[given.id]!.answers.flatMap(({ v, ...said }) =>
      v.map((generation) => ({
        id: `${topic}/${given.id}`,
        generation,
        ...compareCase(given, recording.boot[generation] ?? generation, said),
      })),
    ),
  );
}

describe('Keyparity agrees with Spring Boot', () => {
  it.each(topics)('about every recorded case of "%s", for every generation', (topic) => {
    const compared = comparisons(topic);
    expect(compared.length).toBeGreaterThan(0);
    const told = compared.flatMap(({ id, generation, differences }) =>
      differences.map((difference) => `${id} (${generation}): ${difference}`),
    );
    expect(told).toEqual([]);
  });

  it('or calls open what it cannot know, in no other cases than docs/fidelity.md names', () => {
    const open = topics.flatMap(comparisons).filter((compared) => compared.open.length > 0);
    expect(new Set(open.map(({ id }) => id))).toEqual(documentedCases());
  });

  it('about what becomes of a variable, in more than three hundred cases', () => {
    const cases = new Set(comparisons('variables').map(({ id }) => id));
    expect(cases.size).toBeGreaterThan(300);
  });

  it('about thousands of values and their places', () => {
    const compared = topics.flatMap(comparisons);
    expect(compared.reduce((sum, { values }) => sum + values, 0)).toBeGreaterThan(8000);
    expect(compared.reduce((sum, { origins }) => sum + origins, 0)).toBeGreaterThan(5000);
  });
});
