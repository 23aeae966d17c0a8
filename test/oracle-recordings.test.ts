import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generations, type OracleCase } from './oracle/oracle.mjs';
import { digestOf, type Recording } from './oracle/recording.mjs';

const casesFolder = new URL('./oracle/cases/', import.meta.url);
const recordingsFolder = new URL('../fixtures/spring/', import.meta.url);

const topics = readdirSync(casesFolder).map((name) => name.replace(/\.jsonl$/, ''));

describe('what Spring Boot said is recorded', () => {
  it.each(topics)('for every case of "%s" as it stands, for every generation it is meant for', (topic) => {
    const lines = readFileSync(new URL(`${topic}.jsonl`, casesFolder), 'utf8')
      .trim()
      .split('\n');
    const cases: OracleCase[] = lines.map((line) => JSON.parse(line));
    const recording: Recording = JSON.parse(readFileSync(new URL(`${topic}.json`, recordingsFolder), 'utf8'));
    expect(Object.keys(recording.cases)).toEqual(cases.map(({ id }) => id));
    for (const given of cases) {
      const { input, answers } = recording.cases[given.id]!;
      expect(input, `${given.id} has changed since it was recorded: npm run oracle`).toBe(digestOf(given));
      expect(answers.flatMap(({ v }) => v).toSorted()).toEqual(given.v ?? generations);
    }
  });

  it('with a reason for every case', () => {
    for (const topic of topics) {
      const lines = readFileSync(new URL(`${topic}.jsonl`, casesFolder), 'utf8')
        .trim()
        .split('\n');
      expect(lines.filter((line) => !JSON.parse(line).why)).toEqual([]);
    }
  });
});
