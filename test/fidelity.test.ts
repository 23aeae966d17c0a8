import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareCase } from './oracle/compare.ts';
import type { OracleCase } from './oracle/oracle.mjs';
import type { Recording } from './oracle/recording.mjs';

const casesFolder = new URL('./oracle/cases/', import.meta.url);
const recordingsFolder = new URL('../fixtures/spring/', import.meta.url);

const topics = readdirSync(casesFolder)
  .map((name) => name.replace(/\.jsonl$/, ''))
  .filter((topic) => topic !== 'startup');

describe('Keyparity agrees with what Spring Boot said', () => {
  it.each(topics)('about every case of "%s"', (topic) => {
    const lines = readFileSync(new URL(`${topic}.jsonl`, casesFolder), 'utf8')
      .trim()
      .split('\n');
    const cases: OracleCase[] = lines.map((line) => JSON.parse(line));
    const recording: Recording = JSON.parse(readFileSync(new URL(`${topic}.json`, recordingsFolder), 'utf8'));
    const differences = cases.flatMap((given) =>
      recording.cases[given.id]!.answers.flatMap(({ v, ...said }) =>
        v.flatMap((generation) =>
          compareCase(given, recording.boot[generation] ?? generation, said).differences.map(
            (difference) => `${given.id} (${generation}): ${difference}`,
          ),
        ),
      ),
    );
    expect(differences).toEqual([]);
  });
});
