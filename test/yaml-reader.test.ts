import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ConfigFile, Origin } from '../src/documents/document.ts';
import { readYaml } from '../src/documents/yaml-reader.ts';
import { doubleText } from '../src/documents/yaml-scalars.ts';

const FOLDER = new URL('../fixtures/readers/yaml/', import.meta.url);

const fixture = (name: string) => readFileSync(new URL(name, FOLDER));
const read = (text: string) => readYaml('application.yml', Buffer.from(text));
const place = ({ line, column }: Origin) => `${line}:${column}`;
const codes = (file: ConfigFile) => file.problems.map(({ code, origin }) => `${code} ${place(origin)}`);

/** The values of a file of one document. */
function values(text: string): Readonly<Record<string, string>> {
  const file = read(text);
  expect(codes(file)).toEqual([]);
  expect(file.documents).toHaveLength(1);
  return Object.fromEntries(
    file.documents.flatMap(({ properties }) => properties.map(({ key, value }) => [key, value])),
  );
}

/** What a reviewer reads: `line:column of the key  key = value  (line:column of the value)`. */
function describeFile(file: ConfigFile): string {
  const documents = file.documents.flatMap(({ index, count, firstLine, lastLine, properties, duplicates }) => [
    `document ${index} of ${count}, lines ${firstLine}-${lastLine}`,
    ...properties.map(({ key, value, origin, valueOrigin, shape, opaque }) => {
      const marks = [shape, opaque && 'opaque'].filter(Boolean).map((mark) => `  ${mark}`);
      return `  ${place(origin)}  ${key} = ${JSON.stringify(value)}  (${place(valueOrigin)})${marks.join('')}`;
    }),
    ...duplicates.map(({ key, earlier, later }) => `  ${key} at ${place(later)} hides ${place(earlier)}`),
  ]);
  const problems = file.problems.map(({ code, message, origin }) => `problem ${place(origin)}  ${code}: ${message}`);
  const directives = file.directives.map(
    ({ verb, text, origin, nextLine }) => `directive ${place(origin)}  ${verb}: ${text} (before line ${nextLine})`,
  );
  return `${[...documents, ...problems, ...directives].join('\n')}\n`;
}

describe('files are read as the expected text beside them says', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));
  test.each(names)('%s', async (name) => {
    const expected = new URL(name.replace('.yml', '.txt'), FOLDER);
    await expect(describeFile(readYaml(name, fixture(name)))).toMatchFileSnapshot(expected.pathname);
  });
});

it("Spring Boot's loader finds the same documents, keys, values and origins, and refuses the same files", () => {
  const vectors: { input: string; expected: 'refused' | [string, string, string][][] }[] = JSON.parse(
    fixture('boot-vectors.json').toString(),
  );
  expect(vectors.length).toBeGreaterThanOrEqual(500);
  for (const { input, expected } of vectors) {
    const file = read(input);
    const documents = file.documents.map(({ properties }) =>
      // Boot 3.5, which was asked, makes nothing of an empty map.
      properties
        .filter(({ shape }) => shape !== 'empty-map')
        .map(({ key, value, valueOrigin }) => [key, value, place(valueOrigin)]),
    );
    // The elements of a set have no origin in Spring.
    const answer =
      expected === 'refused'
        ? expected
        : expected.map((properties, document) =>
            properties.map(([key, value, at], index) => [key, value, at || documents[document]?.[index]?.[2]]),
          );
    expect(file.problems.length > 0 ? 'refused' : documents, JSON.stringify(input)).toEqual(answer);
  }
});

describe('what surprises people in SnakeYAML and Spring', () => {
  it('an explicit key wins over a merged one, except where the merged mapping is written inline behind it', () => {
    expect(values('b: &b {k: 1}\nc: {k: 9, <<: *b}\n')).toMatchObject({ 'c.k': '9' });
    expect(values('c: {k: 9, <<: {k: 1}}\n')).toEqual({ 'c.k': '1' });
  });

  it('keys of different types that mean the same are duplicates, others are not', () => {
    expect(codes(read('on: 1\nyes: 2\n'))).toEqual(['duplicate-key 2:1']);
    expect(values('1: a\n"1": b\n')).toEqual({ '[1]': 'a', '1': 'b' });
  });

  it('a mapping in a list may only have text keys', () => {
    expect(codes(read('l:\n  - 1: a\n'))).toEqual(['non-text-key 2:5']);
  });

  it('49 levels below the root mapping are read, 50 are refused', () => {
    const nested = (levels: number) =>
      `${Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('')}${' '.repeat(levels)}a: x\n`;
    expect(read(nested(49)).problems).toEqual([]);
    expect(read(nested(50)).problems).toMatchObject([{ code: 'too-deep', fatal: true }]);
  });

  it('UTF-16 with a byte order mark is read, malformed UTF-8 and control characters are refused', () => {
    expect(readYaml('a.yml', Buffer.from('\ufeffa: é', 'utf16le')).documents[0]?.properties[0]?.value).toBe('é');
    expect(codes(readYaml('a.yml', Buffer.from('a: \ufffd\nb: \xe9\n', 'latin1')))).toHaveLength(1);
    expect(codes(read('a: 1\nb: \x07\n'))).toEqual(['unprintable-character 2:4']);
  });

  it('numbers are printed as Double.toString prints them', () => {
    expect([100, 0.001, 0.0001, 1e7, 12345678, -0, 5e-324, 1.5e300, -2.5].map(doubleText)).toEqual([
      '100.0',
      '0.001',
      '1.0E-4',
      '1.0E7',
      '1.2345678E7',
      '-0.0',
      '4.9E-324',
      '1.5E300',
      '-2.5',
    ]);
  });
});

describe('a file that is YAML only after a template engine has run', () => {
  it('is refused where something else than the marks is wrong', () => {
    expect(codes(read('a: @x@\nb: {{ y }}\nc: d: e\n'))).toEqual(['syntax 3:5']);
  });

  it('keeps braces that are ordinary YAML', () => {
    expect(values('a: {b: {c: 1}}\nd: "{{ x }}"\n')).toEqual({ 'a.b.c': '1', d: '{{ x }}' });
  });
});

describe('hostile files end soon, as data', () => {
  const expectProblem = (text: string, code: string) => {
    const file = read(text);
    expect(file.problems.map((problem) => problem.code)).toEqual([code]);
  };

  it('a billion laughs', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(10)}]\n`);
    expectProblem(`l0: &l0 [x, x]\n${levels.join('')}`, 'too-large');
  });

  it('merge keys that name one large mapping thousands of times', () => {
    const mapping = Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join(', ');
    expectProblem(`a: &a {${mapping}}\nb: {<<: [${'*a, '.repeat(3000)}]}\n`, 'too-large');
  });

  it('5,000 levels, a chain of 5,000 aliases, a value that contains itself', () => {
    expectProblem('['.repeat(5000), 'too-deep');
    expectProblem('- '.repeat(5000), 'too-deep');
    const chain = Array.from({ length: 5000 }, (_, i) => `a${i + 1}: &a${i + 1} {x: *a${i}}\n`);
    expectProblem(`a0: &a0 {x: 1}\n${chain.join('')}`, 'too-large');
    expectProblem('a: &a\n  b: *a\n', 'recursive-alias');
    expectProblem('a: &a\n  <<: *a\n', 'recursive-alias');
  });

  it('a long run of one thing', () => {
    const many = 300_000;
    for (const text of [
      `a: ${'{{'.repeat(many)}`,
      `a: ${'@a'.repeat(many)}`,
      `a: "${'x\n'.repeat(many)}`,
      `a: |\n${' x\n'.repeat(many)}`,
      `%TAG ${'!'.repeat(many)}`,
      `!${'%41'.repeat(many)}`,
      `${'k'.repeat(many)}: 1`,
      'a: 1\n'.repeat(many),
    ]) {
      expect(read(text).format).toBe('yaml');
    }
  });

  it('keys that are names of the prototype', () => {
    expect(read('__proto__: 1\nconstructor: {toString: 2}\n').documents[0]?.properties.map(({ key }) => key)).toEqual([
      '__proto__',
      'constructor.toString',
    ]);
  });
});

describe('any text', () => {
  const syllable = fc.constantFrom(
    ...['a', 'b', ': ', ':', '- ', '-', '\n', '\n  ', '\n    ', ' ', '\t', '"', "'", '{', '}', '[', ']', ',', '# c'],
    ...['&a ', '*a', '<<: ', '!!int ', '!x ', '|', '>', '? ', '---\n', '...\n', '%', '@x@', '{{ x }}', '<% y %>', '1'],
  );
  const text = fc.array(syllable, { maxLength: 60 }).map((parts) => parts.join(''));

  it('is read without an exception, twice the same, with every origin inside the file', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (input) => {
        const file = read(input);
        expect(read(input)).toEqual(file);
        const lines = input.split(/\r\n|[\r\n]/).length;
        for (const { origin } of [...file.documents.flatMap(({ properties }) => properties), ...file.problems]) {
          expect(origin.line).toBeGreaterThan(0);
          expect(origin.line).toBeLessThanOrEqual(lines);
          expect(origin.column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('any bytes are read without an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readYaml('a.yml', bytes).format).toBe('yaml');
      }),
      { numRuns: 1000 },
    );
  });
});
