import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ConfigFile, Origin } from '../src/documents/document.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';
import { findTags, templateOf } from '../src/documents/template-tags.ts';
import { expectLinear } from './growth.ts';

const folder = new URL('../fixtures/readers/templates/', import.meta.url);
const place = ({ line, column }: Origin) => `${line}:${column}`;

function read(name: string, text: string | Uint8Array): ConfigFile {
  const file = libraryOf(memoryTree({ [name]: text })).read(name, 'spring-boot');
  if (file === undefined) throw new Error('not read');
  return file;
}

/** One line per fact: `line:column  key = "value"`. */
function describeFile(file: ConfigFile): string {
  const facts = [
    file.format,
    ...file.documents.flatMap(({ properties, duplicates }) => [
      ...properties.map(({ key, value, origin, valueOrigin, opaque, uncertain }) => {
        const marks = `${opaque ? ' opaque' : ''}${uncertain ? ' uncertain' : ''}`;
        return `  ${place(origin)}  ${key} = ${JSON.stringify(value)}  (${place(valueOrigin)})${marks}`;
      }),
      ...duplicates.map(({ key, earlier, later }) => `  ${key} at ${place(later)} hides ${place(earlier)}`),
    ]),
    ...(file.open ?? []).map(({ what, origin }) => `open ${place(origin)}  ${what}`),
    ...file.problems.map(({ code, origin }) => `problem ${place(origin)}  ${code}`),
    ...file.directives.map(({ verb, text, origin }) => `directive ${place(origin)}  ${verb}: ${text}`),
  ];
  return `${facts.join('\n')}\n`;
}

describe('templates are read as the expected text beside them says', () => {
  const names = readdirSync(folder).filter((name) => !name.endsWith('.txt'));
  test.each(names)('%s', async (name) => {
    const expected = new URL(`${name}.txt`, folder);
    await expect(describeFile(read(name, readFileSync(new URL(name, folder))))).toMatchFileSnapshot(expected.pathname);
  });
});

it('the format is that of the extension below that of the engine', () => {
  const engines = ['a.properties.erb', 'a.yml.j2', 'a.yaml.tpl', 'a.properties.TMPL', 'a.yml.jinja2', 'a.yml.mustache'];
  expect(engines.map((path) => templateOf(path)?.engine)).toEqual([
    'erb',
    'jinja',
    'unknown',
    'unknown',
    'jinja',
    'mustache',
  ]);
  expect(['a.properties', 'a.erb', 'a.html.erb', 'erb'].map((path) => templateOf(path))).toEqual(
    Array(4).fill(undefined),
  );
});

it('a key that is written in both branches of a condition is no key that is written twice', () => {
  const file = read('a.properties.erb', '<% if x %>\na=1\n<% else %>\na=2\n<% end %>\nb=1\nb=2\n');
  expect(file.documents[0]?.duplicates.map(({ key }) => key)).toEqual(['b']);
});

it('blocks end where they end, also within each other and with braces', () => {
  const certain = (text: string) =>
    read('a.properties.erb', text).documents.flatMap(({ properties }) =>
      properties.filter(({ uncertain }) => uncertain !== true).map(({ key }) => key),
    );
  expect(certain('<% if a %>\n<% b.each { |c| %>\nx=1\n<% } %>\ny=1\n<% end %>\nz=1\n')).toEqual(['z']);
  expect(certain('<% a = 1 if b %>\nx=1\n<% case a when 1 %>\ny=1\n<% end; c = 2 %>\nz=1\n')).toEqual(['x', 'z']);
  expect(certain('<% end %>\nx=1\n<% while a do %>\ny=1\n')).toEqual(['x']);
});

describe('whatever the text is', () => {
  const parts = fc.constantFrom(
    ...[
      '<%',
      '<%=',
      '<%#',
      '-%>',
      '%>',
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      '${',
      '}',
      '%{',
      ' if x',
      ' end',
      ' do |a|',
    ],
    ...[
      'a',
      'b.c',
      '=',
      ':',
      ' ',
      '\n',
      '\r\n',
      '\\',
      '#',
      '- ',
      '"',
      "'",
      '\ue041',
      'ü',
      '---\n',
      '[',
      '@a.b@',
      '&x *x',
    ],
  );
  const names = ['a.properties.erb', 'a.yml.erb', 'a.yml.j2', 'a.properties.tpl', 'a.yml.mustache'];

  it('reading never throws, and every place is in the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(parts, { maxLength: 60 }), (name, texts) => {
        const text = texts.join('');
        const file = read(name, text);
        const count = text.split(/\r\n|\r|\n/).length;
        const origins = [
          ...file.documents.flatMap(({ properties }) => properties.map(({ origin }) => origin)),
          ...(file.open ?? []).map(({ origin }) => origin),
        ];
        for (const { line, column } of origins) {
          expect(line).toBeLessThanOrEqual(count);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('marks are found in order, and none within another', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (texts) => {
        let end = 0;
        for (const tag of findTags(texts.join(''), 'unknown')) {
          expect(tag.start).toBeGreaterThanOrEqual(end);
          expect(tag.end).toBeGreaterThan(tag.start);
          end = tag.end;
        }
      }),
    );
  });

  it('it takes no more than linear time', async () => {
    for (const part of [
      '<%',
      '<%=a%>',
      '<% if a do %>',
      '<% end %>',
      '{{',
      '<%= a',
      '%>',
      '\n<%= a %>',
      '<%=a%>=<%=b%>\n',
    ]) {
      await expectLinear((many) => read('a.properties.erb', part.repeat(many)), 32_000, part);
    }
  });
});
