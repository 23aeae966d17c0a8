import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Dialect } from '../src/documents/dialect.ts';
import type { ConfigFile, Origin } from '../src/documents/document.ts';
import { readProperties } from '../src/documents/properties-reader.ts';
import { expectLinear } from './growth.ts';

const FOLDER = new URL('../fixtures/readers/properties/', import.meta.url);
const DIALECTS: readonly Dialect[] = ['spring-boot', 'java'];

const fixture = (name: string) => readFileSync(new URL(name, FOLDER));
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const boot = (text: string) => readProperties('application.properties', Buffer.from(text), 'spring-boot');
const isRefused = (file: ConfigFile) => file.problems.some((problem) => problem.fatal);

describe('files are read as the expected text beside them says', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.properties'));
  test.each(names.flatMap((name) => DIALECTS.map((dialect) => ({ name, dialect }))))(
    '$name by $dialect',
    async ({ name, dialect }) => {
      const expected = new URL(name.replace('.properties', `.${dialect}.txt`), FOLDER);
      await expect(describeFile(readProperties(name, fixture(name), dialect))).toMatchFileSnapshot(expected.pathname);
    },
  );
});

describe('recorded answers of Java (npm run bench:readers -- --record)', () => {
  it('java.util.Properties loads the same entries and refuses the same files', () => {
    const vectors: { input: string; expected: 'refused' | [string, string][] }[] = JSON.parse(
      fixture('jdk-vectors.json').toString(),
    );
    expect(vectors.length).toBeGreaterThanOrEqual(400);
    for (const { input, expected } of vectors) {
      const file = readProperties('x.properties', latin1(input), 'java');
      const entries = file.documents.flatMap(({ properties }) =>
        properties.map(({ key, value }): [string, string] => [key, value]),
      );
      expect(isRefused(file) ? 'refused' : entries.sort(), JSON.stringify(input)).toEqual(
        expected === 'refused' ? expected : expected.sort(),
      );
    }
  });

  it("Spring Boot's loader finds the same documents, entries and origins, and refuses the same files", () => {
    const vectors: { input: string; expected: 'refused' | [string, string, string][][] }[] = JSON.parse(
      fixture('boot-vectors.json').toString(),
    );
    expect(vectors.length).toBeGreaterThanOrEqual(400);
    for (const { input, expected } of vectors) {
      const file = readProperties('x.properties', latin1(input), 'spring-boot');
      const documents = file.documents.map(({ properties }) =>
        properties.map(({ key, value, valueOrigin }) => [key, value, place(valueOrigin)]),
      );
      expect(isRefused(file) ? 'refused' : documents, JSON.stringify(input)).toEqual(expected);
    }
  });
});

describe('traps of the Spring Boot loader', () => {
  const entries = (text: string) =>
    boot(text).documents.map(({ properties }) => Object.fromEntries(properties.map(({ key, value }) => [key, value])));

  it('a comment between separator and next key glues the documents together, even after a blank line', () => {
    expect(entries('a=1\n#---\n\n! note\na=2\nspring.config.activate.on-profile=x\n')).toEqual([
      { a: '2', 'spring.config.activate.on-profile': 'x' },
    ]);
  });

  it('a comment directly before the separator disables it, a blank line between enables it again', () => {
    expect(entries('a=1\nb=1\n# c\n\n#---\na=2\n# c\n#---\nb=2\n')).toEqual([
      { a: '1', b: '1' },
      { a: '2', b: '2' },
    ]);
  });

  it('only trailing blanks are allowed around the separator, of either prefix', () => {
    expect(entries('a=1\n #---\n#---x\n# ---\n#----\na=2\n#--- \t\na=3\n!---\na=4\n')).toEqual([
      { a: '2' },
      { a: '3' },
      { a: '4' },
    ]);
  });

  it('key[] is split at commas that are not escaped, and written again index by index', () => {
    expect(entries('l[]=a, b ,c\\,d,\nm[]=\nl[]=z\n')).toEqual([
      { 'l[0]': 'z', 'l[1]': 'b ', 'l[2]': 'c,d', 'm[0]': '' },
    ]);
  });

  it('bytes are ISO-8859-1, whatever the author meant', () => {
    expect(entries('a=é\nb=\\u00e9\n')).toEqual([{ a: 'Ã©', b: 'é' }]);
  });

  it('a malformed unicode escape is fatal, even early in a comment', () => {
    expect(boot('# \\users\\x\na=1\n').problems).toMatchObject([
      { code: 'malformed-unicode-escape', fatal: true, origin: { line: 1, column: 3 } },
    ]);
  });

  it('an escaped comment prefix at the start of a line still starts a comment', () => {
    expect(entries('\\#a=1\n\\!b=2\n\\ c=3\n')).toEqual([{ c: '3' }]);
  });

  it('a comment is continued only by a backslash within its first two characters', () => {
    expect(entries('#xyz\\\na=1\n# \\\nb=2\nc=3\n')).toEqual([{ a: '1', c: '3' }]);
  });

  it('trailing blanks of values stay, and only the first separator separates', () => {
    expect(entries(' a = x=y : z  \nb : = 1\nc d=e\nf\ng=1 # x\n')).toEqual([
      { a: 'x=y : z  ', b: '= 1', c: 'd=e', f: '', g: '1 # x' },
    ]);
  });
});

describe('whatever the bytes are', () => {
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          '=',
          ':',
          ' ',
          '\\',
          'u',
          '0',
          '\n',
          '\r',
          '#',
          '---',
          '[]',
          ',',
          '<%',
          '%>',
          '{{',
          '}}',
          '@',
          '__A__',
        ),
      )
      .map((parts) => latin1(parts.join(''))),
  );

  it.each(DIALECTS)('reading as %s never throws and every origin lies in the file', (dialect) => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('latin1', 'utf-8'), (bytes, charset) => {
        const file = readProperties('x.properties', bytes, dialect, charset);
        const lines = linesOf(new TextDecoder().decode(bytes)).length;
        const origins = file.documents.flatMap(({ properties }) => properties.map(({ origin }) => origin));
        for (const { line, column } of [...origins, ...file.problems.map(({ origin }) => origin)]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
        }
        for (const { firstLine, lastLine } of file.documents) expect(lastLine).toBeGreaterThanOrEqual(firstLine);
      }),
    );
  });

  it('documents are numbered without gaps and never empty', () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        const { documents } = readProperties('x.properties', bytes, 'spring-boot');
        for (const [index, document] of documents.entries()) {
          expect(document).toMatchObject({ index, count: documents.length });
          expect(document.properties.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('of well-formed files', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/);
  const value = fc.stringMatching(/^[a-z0-9,;#!=: ]{0,12}[a-z0-9]$/);
  const lines = fc.array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('', ' ', '\t '), key, fc.constantFrom('=', ':', ' ', ' = '), value)
        .map((parts) => parts.join('')),
      fc.constantFrom('', '# comment', '#---', '!---', 'list[]=a,b', 'continued=a\\'),
    ),
  );

  it('an origin points to the first character of the key', () => {
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('\n', '\r', '\r\n'),
        fc.constantFrom(...DIALECTS),
        (written, lineEnd, dialect) => {
          const file = readProperties('x.properties', latin1(written.join(lineEnd)), dialect);
          for (const { key, origin } of file.documents.flatMap(({ properties }) => properties)) {
            const name = key.replace(/\[\d+\]$/, '');
            expect(written[origin.line - 1]?.slice(origin.column - 1, origin.column - 1 + name.length)).toBe(name);
          }
        },
      ),
    );
  });

  it('the kind of line end changes nothing', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\r', '\r\n'), fc.constantFrom(...DIALECTS), (written, lineEnd, dialect) => {
        const read = (end: string) => readProperties('x.properties', latin1(written.join(end)), dialect);
        expect(read(lineEnd)).toEqual(read('\n'));
      }),
    );
  });
});

it('UTF-8 is read where the application asks for it', () => {
  const file = readProperties('x.properties', Buffer.from('größe=ümlaut\n'), 'java', 'utf-8');
  expect(file.documents[0]?.properties[0]).toMatchObject({ key: 'größe', value: 'ümlaut' });
});

it('hostile lines take no more than linear time', async () => {
  const hostile = [
    '<%',
    '{{a}}',
    '{{',
    '\\',
    '\\\n',
    '#---\n',
    '\\u0041',
    '@a',
    '__A',
    '_A',
    '#\\\n',
    '# keyparity-x\n',
  ];
  const texts = [
    ...hostile.map((part) => (many: number) => part.repeat(many)),
    (many: number) => `l[]=${','.repeat(many)}`,
  ];
  for (const text of texts) {
    for (const dialect of DIALECTS) {
      await expectLinear((many) => readProperties('x.properties', latin1(text(many)), dialect), 32_000, text(1));
    }
  }
});

/** One line per fact: `line:column  key = "value"  (origin of the value)`. */
function describeFile(file: ConfigFile): string {
  return [
    ...file.documents.flatMap((document) => [
      `document ${document.index} of ${document.count}, lines ${document.firstLine}-${document.lastLine}`,
      ...document.properties.map(
        ({ key, value, origin, valueOrigin, opaque }) =>
          `  ${place(origin)}  ${key} = ${JSON.stringify(value)}  (${place(valueOrigin)})${opaque ? ' opaque' : ''}`,
      ),
      ...document.duplicates.map(
        ({ key, earlier, later, same }) =>
          `  duplicate ${key}: ${place(earlier)} loses to ${place(later)}${same ? ', same' : ''}`,
      ),
    ]),
    ...file.problems.map(({ code, origin, fatal }) => `${fatal ? 'fatal' : 'problem'} ${place(origin)}  ${code}`),
    ...file.directives.map(
      ({ verb, text, origin, nextLine }) => `directive ${place(origin)}  ${verb}: ${text} (before line ${nextLine})`,
    ),
    '',
  ].join('\n');
}

function place({ line, column }: Origin): string {
  return `${line}:${column}`;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
