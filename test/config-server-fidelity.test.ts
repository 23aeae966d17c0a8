import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ConfigServerCase, compareConfigServerCase } from './oracle/config-server/compare.ts';
import { configServerGenerations } from './oracle/oracle.mjs';
import { digestOf, type Recording } from './oracle/recording.mjs';

const topics = ['server', 'client', 'bootstrap'];

const cases = (topic: string): readonly ConfigServerCase[] =>
  readFileSync(new URL(`./oracle/config-server/${topic}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const recording = (topic: string): Recording =>
  JSON.parse(readFileSync(new URL(`../fixtures/spring/config-server/${topic}.json`, import.meta.url), 'utf8'));

describe('Keyparity agrees with Spring Cloud Config', () => {
  it.each(topics)('about every recorded case of the %s', (topic) => {
    const { boot, cases: recorded } = recording(topic);
    const told = cases(topic).flatMap((given) =>
      recorded[given.id]!.answers.flatMap(({ v, ...said }) =>
        v.flatMap((generation) => {
          const { differences } = compareConfigServerCase(given, boot[generation] ?? generation, said);
          return differences.map((difference) => `${given.id} (${generation}): ${difference}`);
        }),
      ),
    );
    expect(told).toEqual([]);
  });

  it.each(topics)('whose answers are those to the cases of the %s as they stand', (topic) => {
    const { cases: recorded } = recording(topic);
    expect(Object.keys(recorded)).toEqual(cases(topic).map(({ id }) => id));
    for (const given of cases(topic)) {
      expect(recorded[given.id]?.input, `${given.id}: npm run oracle`).toBe(digestOf(given));
      expect(recorded[given.id]?.answers.flatMap(({ v }) => v).toSorted()).toEqual(given.v ?? configServerGenerations);
      expect(given.why).toBeTruthy();
    }
  });

  it('in a hundred cases and more', () => {
    expect(topics.flatMap((topic) => cases(topic)).length).toBeGreaterThan(100);
  });
});
