import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import config from '../vitest.config.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && name !== 'trust.test.ts');
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('an expectation that is not there', () => {
  it.skipIf(process.env['UPDATE_EXPECTED'] === '1')('fails, because nothing is written unless it is asked for', () => {
    // What Vitest does by itself is to write it and to pass, except where CI is set.
    expect(config.test?.update).toBe('none');
  });

  it('is written by no test that was not told to', () => {
    const mentions = tests.flatMap((name) => textOf(name).match(/env\W*UPDATE_EXPECTED.*/g) ?? []);
    expect(mentions.filter((mention) => !mention.includes("=== '1'"))).toEqual([]);
  });
});

it('no test asks how long something takes: on a busy machine it would say something else', () => {
  // How cost grows is compared with itself in growth.ts; real timings are for `npm run bench`.
  const clock = /performance\.now|Date\.now\(\) -|hrtime|cpuUsage\(|console\.time/;
  expect(tests.filter((name) => clock.test(textOf(name)))).toEqual([]);
});
