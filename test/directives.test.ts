import { expect, it } from 'vitest';
import { findDirectives } from '../src/documents/directives.ts';

it('a directive belongs to the next line that is neither blank nor a comment', () => {
  const text = '# keyparity-ignore missing-value a\n\n# why\n  # keyparity-ignore duplicate-key\nb: 1\nc: 2\n';
  expect(findDirectives('a.yml', text, 'yaml')).toEqual([
    { verb: 'ignore', text: 'missing-value a', origin: { path: 'a.yml', line: 1, column: 1 }, nextLine: 5 },
    { verb: 'ignore', text: 'duplicate-key', origin: { path: 'a.yml', line: 4, column: 3 }, nextLine: 5 },
  ]);
});

it('a directive that nothing follows has no next line', () => {
  expect(findDirectives('a.yml', 'a: 1\r\n#keyparity-ignore x', 'yaml')).toMatchObject([{ text: 'x', nextLine: 0 }]);
});

it('the comment must stand alone, and ! starts one only in .properties', () => {
  const text = 'a: 1 # keyparity-ignore x\n! keyparity-ignore y\n# about keyparity-ignore z\nb: 2\n';
  expect(findDirectives('a.yml', text, 'yaml')).toEqual([]);
  expect(findDirectives('a.properties', text, 'properties')).toMatchObject([{ text: 'y', nextLine: 4 }]);
});
