import { describe, expect, it } from 'vitest';
import { endOfTemplateMark, isOpaque, isTemplateControl } from '../src/documents/opaque-text.ts';

describe('text that something replaces before the application reads it', () => {
  it.each([
    '@project.version@',
    'v@build.number@-final',
    '<%= node.url %>',
    '<% if x %>',
    '{{ .Values.url }}',
    '{% if x %}',
    '__TOKEN__',
    'https://__API_HOST_2__/v1',
  ])('%s is opaque', (text) => expect(isOpaque(text)).toBe(true));

  it.each([
    '${app.name}',
    'ops@example.org',
    'ops@example.org,dev@example.org',
    '@Value',
    '@ @',
    '@1@',
    '__init__',
    '__TOKEN',
    '____',
    '_A_',
    '100 %> 50',
    '}} {{',
    '{ { a } }',
    '',
  ])('%s is plain', (text) => expect(isOpaque(text)).toBe(false));
});

it('a line of marks and blanks alone is control, a line with any other text is not', () => {
  const isControl = (line: string) => isTemplateControl(line, 0, line.length);
  expect(['<% if x -%>', '  {% else %} {% x %}', '{{- end }}'].filter(isControl)).toHaveLength(3);
  expect(['<% if x %>a=1<% end %>', '{{ key }}=1', '<% if', '{ }'].filter(isControl)).toEqual([]);
});

it('a mark ends within the limit or not at all', () => {
  expect(endOfTemplateMark('<%= a %>=1', 0, 10)).toBe(8);
  expect(endOfTemplateMark('<%= a %>=1', 0, 7)).toBe(-1);
  expect(endOfTemplateMark('a<% b %>', 0, 8)).toBe(-1);
});
