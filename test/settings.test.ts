import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkNames } from '../src/requirements/contract/names.ts';
import { readSettings } from '../src/requirements/contract/read-settings.ts';
import type { SettingsProblem } from '../src/requirements/contract/settings.ts';
import { dataOf, parseSettings } from '../src/requirements/contract/settings-tree.ts';
import { validate } from '../src/requirements/contract/settings-validator.generated.js';
import { expectLinear } from './growth.ts';

const rules = ['missing-value', 'missing-override', 'misspelled-override', 'duplicate-key', 'plaintext-secret'];
const root = new URL('../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const files = (folder: string) =>
  readdirSync(new URL(folder, root))
    .filter((name) => /\.(?:yml|json)$/.test(name))
    .map((name) => `${folder}${name}`);
const good = files('fixtures/settings/good/');
const bad = files('fixtures/settings/bad/');

const schema = JSON.parse(read('schemas/keyparity.schema.json'));
const validateWithAjv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);

const line = ({ origin, message, suggestion }: SettingsProblem) =>
  `${origin.line}:${origin.column} ${message}${suggestion === undefined ? '' : ` (${suggestion})`}\n`;
const problemsOf = (text: string) => readSettings('keyparity.yml', text, rules).problems.map(line);

describe('keyparity.yml', () => {
  it.each(good)('%s is read without a complaint', (path) => {
    expect(problemsOf(read(path))).toEqual([]);
  });

  it.each(bad)('%s gets a message for each mistake, at its place', (path) => {
    const expected = read(path.replace(/\.\w+$/, '.expected.txt'));
    expect(expected).not.toBe('');
    expect(problemsOf(read(path)).join('')).toBe(expected);
  });

  it('holds what a reader of YAML 1.2 finds in whatever a writer of YAML 1.2 makes', () => {
    const text = fc.oneof(
      // Without what only YAML 1.1 knows: more ends of lines, and a colon in brackets that no blank follows.
      fc.string({ maxLength: 12, unit: 'grapheme' }).filter((letters) => !/[\x85\u2028\u2029]|^:/.test(letters)),
      // What one version of YAML takes for a number or a truth, and the other one does not.
      fc.constantFrom(
        'yes',
        'No',
        'on',
        '0777',
        '0b11',
        '0o17',
        '1_000',
        '1:30',
        '2027-03-31',
        '3.10',
        '1e3',
        '<<',
        '=',
      ),
    );
    const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const style = fc.record({
      indent: fc.constantFrom(2, 4),
      collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
      defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
      indentSeq: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.dictionary(text, value, { maxKeys: 4 }), style, (data, options) => {
        const written = stringify(data, { ...options, lineWidth: 0 });
        const { root: tree, problems } = parseSettings('keyparity.yml', written);
        expect(problems).toEqual([]);
        expect(tree && dataOf(tree)).toEqual(parse(written));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads what writes JSON, with tabs or without', () => {
    const data = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    fc.assert(
      fc.property(data, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const { root: tree, problems } = parseSettings('keyparity.json', JSON.stringify(value, null, indent));
        expect(problems).toEqual([]);
        expect(JSON.parse(JSON.stringify(tree && dataOf(tree)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('gives texts as they are written where YAML would make numbers of them', () => {
    const { settings } = readSettings('keyparity.yml', read('fixtures/settings/good/everything.yml'), rules);
    expect(settings.applications.map(({ boot }) => boot)).toEqual(['3.10', undefined]);
    expect(settings.environments.find(({ name }) => name === 'prod-eu')?.variables.map(({ value }) => value)).toEqual([
      '08080',
      'metrics',
      'true',
    ]);
    expect(settings.exceptions.map(({ until }) => until)).toEqual(['2026-12-31']);
  });

  it('fills in what is left out: the profile of the name, compared, everywhere', () => {
    const { settings } = readSettings(
      'keyparity.yml',
      'environments: { test: }\nkeys: { a.b: { required: true } }',
      rules,
    );
    expect(settings.environments).toMatchObject([{ name: 'test', profiles: ['test'], compared: true, variables: [] }]);
    expect(settings.keys[0]?.required).toEqual({
      where: 'all',
      when: [],
      origin: { path: 'keyparity.yml', line: 2, column: 16 },
    });
  });

  it('lists environments where an application names groups', () => {
    const { settings } = readSettings('keyparity.yml', read('fixtures/settings/good/everything.yml'), rules);
    expect(settings.applications[0]?.environments?.map(({ name }) => name)).toEqual([
      'dev',
      'stage',
      'prod-eu',
      'prod-us',
    ]);
  });

  it('puts the words of groups before those of single environments, which win', () => {
    const text =
      'environments: { a: , b: }\ngroups: { g: [a, b] }\nkeys: { k: { in: { a: { const: 1 }, g: { const: 2 } } } }';
    const { settings } = readSettings('keyparity.yml', text, rules);
    expect(settings.keys[0]?.values.map(({ where }) => where)).toMatchObject([[{ name: 'g' }], [{ name: 'a' }]]);
  });

  it('checks names that only discovery knows once they are known', () => {
    const text = 'keys:\n  a.b: { required: [stagee], applications: [order] }\n';
    const { settings, problems } = readSettings('keyparity.yml', text, rules);
    expect(problems).toEqual([]);
    expect(checkNames(settings, ['dev', 'stage'], ['orders']).map(line)).toEqual([
      '2:21 Unknown environment or group "stagee". (did you mean "stage"?)\n',
      '2:45 Unknown application "order". (did you mean "orders"?)\n',
    ]);
  });

  it('reads any text without throwing', () => {
    const piece = fc.constantFrom(
      'keys:',
      ' a.b:',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '!!',
      '"',
      ': ',
      '#',
      '?',
      '|',
      'until',
      '\t',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void problemsOf(pieces.join(''))),
      { numRuns: 500 },
    );
  });

  const many = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');
  it.each<readonly [name: string, size: number, text: (size: number) => string]>([
    ['deeply nested lists', 20_000, (size) => '['.repeat(size)],
    ['deeply nested maps', 5_000, (size) => '{a: '.repeat(size)],
    ['aliases of aliases', 64, (size) => `a: &a0 [x]\n${many(size, (i) => `b${i}: &a${i + 1} [*a${i}, *a${i}]`)}`],
    [
      'groups of groups',
      64,
      (size) => {
        const groups = many(size, (i) => `  g${i + 1}: [g${i}, g${i}]`);
        return `groups:\n  g0: [dev]\n${groups}\napplications: { a: { environments: [g${size}] } }`;
      },
    ],
    ['a file of a megabyte', 1_000_001, (size) => 'a'.repeat(size)],
    ['thousands of documents', 30_000, (size) => many(size, (i) => `%TAG !a${i}! x\n---`)],
    [
      'thousands of names that nothing has',
      20_000,
      (size) => `environments: { dev: }\nkeys: { a: { required: [${many(size, (i) => `e${i},`)}] } }`,
    ],
    ['thousands of keys', 4_000, (size) => `keys:\n${many(size, (i) => `  a.b${i}: { secret: true }`)}`],
  ])('reads %s in linear time', async (_, length, text) => {
    await expectLinear((size) => expect(problemsOf(text(size)).length).toBeLessThanOrEqual(50), length);
  });
});

describe('the published schema', () => {
  it('accepts what the reader accepts, and the reader refuses what it refuses', () => {
    const verdicts = [...good, ...bad].flatMap((path) => {
      const { root: tree } = parseSettings(path, read(path));
      if (tree === undefined) return [];
      return [{ path, schema: validateWithAjv(dataOf(tree)), accepted: problemsOf(read(path)).length === 0 }];
    });
    expect(verdicts.filter(({ schema, accepted }) => accepted && !schema)).toEqual([]);
    expect(verdicts.filter(({ path, schema }) => path.includes('/good/') && !schema)).toEqual([]);
    expect(verdicts.filter(({ schema }) => !schema).length).toBeGreaterThan(8);
  });

  it('is what the generated validator was made of', () => {
    const scalar = fc.oneof(
      fc.constantFrom('stage', 'integer', 'uri', '2026-12-31', 'error', '', 1, 0.5, -1, true, false, null),
    );
    const fields = [
      'keys',
      'required',
      'in',
      'when',
      'enum',
      'type',
      'items',
      'not',
      'rules',
      'severity',
      'exceptions',
      'key',
      'rule',
      'reason',
      'until',
      'provided',
      'by',
      'environments',
      'groups',
      'applications',
      'path',
      'layers',
      'version',
      'x.y',
    ];
    const { document } = fc.letrec((tie) => ({
      document: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        scalar,
        fc.array(tie('document'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom(...fields), tie('document'), { maxKeys: 4 }),
      ),
    }));
    const whole = fc.dictionary(fc.constantFrom(...Object.keys(schema.properties)), document, { maxKeys: 3 });
    const pathOf = ({ instancePath, keyword }: { instancePath: string; keyword: string }) =>
      `${instancePath} ${keyword}`;
    fc.assert(
      fc.property(whole, (data) => {
        expect(validate(data)).toBe(validateWithAjv(data));
        expect((validate.errors ?? []).map(pathOf)).toEqual((validateWithAjv.errors ?? []).map(pathOf));
      }),
      { numRuns: 2000 },
    );
  });

  it('describes every field and gives an example of it', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [word, value] of Object.entries(node)) {
        if (word === 'properties' || word === '$defs') {
          for (const [name, field] of Object.entries<Record<string, unknown>>(value)) {
            const target =
              typeof field['$ref'] === 'string' ? schema.$defs[field['$ref'].slice('#/$defs/'.length)] : {};
            if (!('description' in { ...target, ...field })) bare.push(`${path}/${name}: description`);
            if (!('examples' in { ...target, ...field })) bare.push(`${path}/${name}: examples`);
            visit(field, `${path}/${name}`);
          }
        } else if (word !== 'examples') visit(value, `${path}/${word}`);
      }
    };
    visit(schema, '');
    expect(bare).toEqual([]);
  });

  it('gives examples that it accepts', () => {
    for (const example of schema.examples) expect(validateWithAjv(example)).toBe(true);
    for (const [name, { examples }] of Object.entries<{ examples: unknown[] }>(schema.properties)) {
      for (const example of examples) expect(validateWithAjv({ [name]: example }), name).toBe(true);
    }
    for (const [name, { examples }] of Object.entries<{ examples?: unknown[] }>(schema.$defs.key.properties)) {
      for (const example of examples ?? [])
        expect(validateWithAjv({ keys: { 'a.b': { [name]: example } } }), name).toBe(true);
    }
  });
});

describe('docs/configuration.md', () => {
  const page = read('docs/configuration.md');

  it('shows examples that are read without a complaint', () => {
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, example]) => example ?? '');
    expect(examples.length).toBeGreaterThan(2);
    const text = (example: string) =>
      example.includes('environments:')
        ? example
        : `environments: { stage: , prod: }\ngroups: { live: [stage, prod] }\n${example}`;
    expect(examples.flatMap((example) => problemsOf(text(example)))).toEqual([]);
  });

  it('names every field of the schema', () => {
    const { key, words } = schema.$defs;
    const listed = [
      ...Object.keys(schema.properties).filter((name) => name !== '$schema'),
      ...Object.keys({ ...key.properties, ...words.properties }),
      ...['environments', 'applications'].flatMap((block) =>
        Object.keys(schema.properties[block].additionalProperties.properties),
      ),
      ...['provided', 'ignore', 'exceptions'].flatMap((block) =>
        Object.keys(schema.properties[block].items.properties),
      ),
      ...schema.$defs['word-format'].enum,
    ];
    expect(listed.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
