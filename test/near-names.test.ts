import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlip, nearIndex } from '../src/rules/near-names.ts';

describe('a slip', () => {
  test.each([
    ['timeout', 'timeuot'],
    ['timeout', 'timout'],
    ['endpoint', 'endpiont'],
    ['cache', 'cahce'],
  ])('is %s for %s', (a, b) => {
    expect(isSlip(a, b)).toBe(true);
    expect(isSlip(b, a)).toBe(true);
  });

  test.each([
    ['host', 'hosts'],
    ['host', 'port'],
    ['node1', 'node2'],
    ['url', 'uri'],
    ['read', 'write'],
    ['same', 'same'],
  ])('is not %s for %s', (a, b) => {
    expect(isSlip(a, b)).toBe(false);
  });
});

describe('the index of near names', () => {
  const index = nearIndex(['kms.cache.ttl', 'mail.smtp.host', 'spring.gemini.apikey', 'server.port']);

  test('finds a misspelled and a swapped segment', () => {
    expect(index.typos('kms.cahce.ttl')).toEqual(['kms.cache.ttl']);
    expect(index.typos('mail.host.smtp')).toEqual(['mail.smtp.host']);
    expect(index.typos('kms.cache.ttl')).toEqual([]);
  });

  test('finds a segment too many or too few', () => {
    expect(index.misplaced('gemini.apikey')).toEqual(['spring.gemini.apikey']);
    expect(index.misplaced('kms.client.cache.ttl')).toEqual(['kms.cache.ttl']);
    expect(index.misplaced('port')).toEqual([]);
  });

  test('leaves maps of data alone', () => {
    const names = Array.from(
      { length: 200 },
      (_, i) => `routes.${String.fromCharCode(97 + (i % 26))}target${'x'.repeat(i % 7)}.url`,
    );
    expect(nearIndex(names).typos('routes.atargex.url')).toEqual([]);
  });

  test('stays quick whatever the names are', () => {
    const segment = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('.', ''));
    fc.assert(
      fc.property(fc.array(fc.array(segment, { minLength: 1, maxLength: 6 }), { maxLength: 60 }), (names) => {
        const index = nearIndex(names.map((segments) => segments.join('.')));
        for (const segments of names) expect(index.typos(segments.join('.'))).not.toContain(segments.join('.'));
      }),
      { numRuns: 100 },
    );
  });
});
