import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../src/commands/queries.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { readProperties } from '../src/documents/properties-reader.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { propertiesLine } from '../src/reports/properties-line.ts';
import { renderResolution } from '../src/reports/resolution.ts';
import { UsageError } from '../src/usage-error.ts';
import { contract, module, plain, resolved, shown } from './inspected.ts';
import { runnerCommands } from './reports/runner-commands.ts';

const sample = { tree: workingTree('fixtures/projects/jan-9'), today: '2026-11-21' };
const formats = ['text', 'json', 'properties'] as const;

const schema: unknown = JSON.parse(readFileSync('schemas/resolve.schema.json', 'utf8'));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema as object);

function expectValid(json: string): void {
  validate(JSON.parse(json));
  expect(validate.errors).toBeNull();
}

async function refusal(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}. ${error.hint ?? ''}`;
    throw error;
  }
  throw new Error('accepted');
}

describe('the sample project', () => {
  it.each([
    ['orders', 'prod', plain, 'text', 'resolve-orders-prod.txt'],
    ['orders', 'prod', shown, 'text', 'resolve-orders-prod-values.txt'],
    ['orders', 'prod', shown, 'properties', 'resolve-orders-prod.properties'],
    ['orders', 'prod', plain, 'json', 'resolve-orders-prod.json'],
    ['monolith', 'stage', shown, 'text', 'resolve-monolith-stage-values.txt'],
  ] as const)('%s in %s is as recorded (%o, %s)', async (application, environment, style, format, file) => {
    const resolution = await resolveEnvironment({ ...sample, application, environment });
    await expect(renderResolution(resolution, style, format)).toMatchFileSnapshot(`../fixtures/inspect/${file}`);
  });

  it('is described by the schema, every environment of every application, with and without values', async () => {
    for (const application of ['monolith', 'orders', 'reindex']) {
      for (const environment of ['dev', 'demo', 'stage', 'prod']) {
        const resolution = await resolveEnvironment({ ...sample, application, environment });
        for (const style of [plain, shown]) expectValid(renderResolution(resolution, style, 'json'));
      }
    }
  });

  it('is resolved for profiles that are no environment: later ones are stronger', async () => {
    const resolution = await resolveEnvironment({ ...sample, application: 'orders', profiles: ['prod', 'stage'] });
    expect(resolution.profiles).toEqual(['prod', 'stage']);
    const url = resolution.properties.find(({ key }) => key === 'payment.gateway.url');
    expect(url?.outcome).toMatchObject({ value: { text: 'https://stage.pay.example.com/v2' } });
    expect(url?.shadows.map(({ origin }) => origin.path.split('-').at(-1))).toEqual([
      'prod.yml',
      expect.stringContaining('application.yml'),
    ]);
  });
});

describe('a value', () => {
  const outcomes = async (text: string, others = {}) => {
    const tree = memoryTree({ ...module(text), ...others });
    const { properties } = await resolveEnvironment({ tree, today: '2026-11-21', profiles: ['any'] });
    return Object.fromEntries(properties.map(({ key, outcome }) => [key, outcome]));
  };

  it('that refers to nothing is told with the name that is missing', async () => {
    expect(await outcomes('a: ${b}\nb: ${c}-${d:x}\n')).toMatchObject({
      a: { kind: 'unresolved', names: ['c'] },
      b: { kind: 'unresolved', names: ['c'] },
    });
  });

  it('that leads back to itself is told with the circle', async () => {
    expect(await outcomes('a: ${b}\nb: ${a}\n')).toMatchObject({ a: { kind: 'cycle', names: ['b', 'a', 'b'] } });
  });

  it('that comes from outside the repository is open, not missing', async () => {
    const provided = contract('provided:\n  - { keys: [DB_PASSWORD], by: Vault }\n');
    expect(await outcomes('a: ${DB_PASSWORD}\nb: ${random.uuid}\n', provided)).toMatchObject({
      a: { kind: 'open', names: ['DB_PASSWORD'] },
      b: { kind: 'open', names: ['random.uuid'] },
    });
  });

  it('that may come from a config server is open, and the server is named', async () => {
    const files = module('spring.config.import: "configserver:http://config:8888"\na: ${b}\n');
    const text = await resolved(files, { profiles: ['any'] });
    expect(text).toContain('open      values may also come from config server');
    expect(text).toContain('a  open: depends on b, which the repository does not show');
  });

  it('that is an empty map has no text up to Boot 3.3', async () => {
    const boot = (version: string) => ({
      'build.gradle': `plugins { id 'org.springframework.boot' version '${version}' }\n`,
    });
    expect(await outcomes('a: {}\n', boot('3.3.0'))).toEqual({ a: { kind: 'unreadable' } });
    expect(await outcomes('a: {}\n', boot('3.5.0'))).toEqual({});
  });

  it('of a list that a higher layer replaces is told as outranked', async () => {
    const files = module('hosts: [a, b, c]\nother: 1\n', { stage: 'hosts: [d]\n' });
    const tree = memoryTree(files);
    const { properties } = await resolveEnvironment({ tree, today: '2026-11-21', profiles: ['stage'] });
    expect(properties.map(({ key, outranked }) => [key, outranked])).toEqual([
      ['hosts[0]', false],
      ['hosts[1]', true],
      ['hosts[2]', true],
      ['other', false],
    ]);
    expect(await resolved(files, { profiles: ['stage'] })).toContain('bound as a list, this element is not there');
  });

  it('of a variable stands under the key that a file gives it', async () => {
    const files = module(
      'my.main-url: a\n',
      {},
      contract('environments:\n  prod: { variables: { MY_MAIN_URL: b } }\n'),
    );
    const text = await resolved(files, { environment: 'prod' }, shown);
    expect(text).toContain('my.main-url = b\n  environment  keyparity.yml:3:24  environment variables\n  shadows ');
  });

  it('with which Spring would not start does not end the answer', async () => {
    const files = module('a: 1\n', { stage: 'spring.profiles.active: x\n' });
    const text = await resolved(files, { profiles: ['stage'] });
    expect(text).toMatch(/^ {2}fails {5}InvalidConfigDataPropertyException: /m);
    expect(text).toContain('a = ‹hidden›');
  });
});

describe('the question', () => {
  it.each([
    [{}, 'there are several applications. Say which with --application: monolith, orders, reindex.'],
    [{ application: 'ordres' }, 'did you mean "orders"?'],
    [
      { application: 'orders' },
      'orders has several environments. Say which with --environment: dev, demo, stage, prod',
    ],
    [{ application: 'orders', environment: 'stag' }, 'did you mean "stage"?'],
    [{ application: 'orders', environment: 'prod', profiles: ['prod'] }, 'Give one of them.'],
    [{ application: 'monolith', profiles: ['prod'] }, 'profiles choose none of them'],
  ])('%o is refused, with what to do', async (which, complaint) => {
    expect(await refusal(resolveEnvironment({ ...sample, ...which }))).toContain(complaint);
  });

  it('need not be asked where there is one application with one environment', async () => {
    expect(await resolved(module('a: 1\n'), {})).toMatch(/^application \(\.\) in default\n/);
  });
});

/** A secret of letters and digits alone, so that no format has a reason to cut or to escape it. */
const secret = 'swordfish7391';

describe('a secret', () => {
  const marked = contract('keys:\n  db.password: { secret: true }\n  codes: { secret: true }\n');
  const places: Readonly<Record<string, string>> = {
    'in a marked key': `db.password: ${secret}`,
    'in another spelling of a marked key': `DB.passWord: ${secret}`,
    'in an element of a marked list': `codes: [${secret}]`,
    'in a value that refers to a marked key': `db:\n  password: ${secret}\n  url: x-\${db.password}\na: \${db.url}`,
    'in the default of a reference to a marked key': `a: \${db.password:${secret}}`,
    'in a default that is not needed': `a: \${b:\${db.password:${secret}}}\nb: 1`,
    'in the default of a value on the way': `a: \${b}\nb: \${db.password:${secret}}`,
    'in a name that is made of it': `a: \${b.\${db.password}}\ndb.password: ${secret}`,
  };

  it.each(Object.entries(places))('%s is never shown', async (_, text) => {
    for (const format of formats) {
      for (const version of ['2.7.18', '3.5.0', '4.1.0']) {
        const boot = { 'build.gradle': `plugins { id 'org.springframework.boot' version '${version}' }\n` };
        // Every key that the contract names has to be known somewhere.
        const files = { ...module(text, { other: 'db.password: x\ncodes: [x]\n' }), ...marked, ...boot };
        expect(await resolved(files, { environment: 'default' }, shown, format)).not.toContain(secret);
      }
    }
  });

  it('by its name alone is never shown, and said to be one where values are asked for', async () => {
    const files = module(`db.password: ${secret}\n`);
    for (const format of formats) expect(await resolved(files, {}, shown, format)).not.toContain(secret);
    expect(await resolved(files, {}, plain, 'text')).toContain('db.password = ‹hidden›\n');
    expect(await resolved(files, {}, shown, 'text')).toContain('db.password = ‹hidden, a secret›\n');
    expect(JSON.parse(await resolved(files, {}, shown, 'json')).properties).toMatchObject([
      { key: 'db.password', state: 'resolved', hidden: true, secret: true },
    ]);
  });

  it('is no text that only refers to it, and no value that the contract says is none', async () => {
    const files = {
      ...module(
        'db.password: ${DB_PASSWORD}\ndb.url: jdbc:x://${DB_USER}:${DB_PASSWORD}@db/orders\npage.token: next\n',
      ),
      'keyparity.yml':
        'version: 1\nkeys:\n  page.token: { secret: false }\nprovided: [{ keys: [DB_USER, DB_PASSWORD], by: Vault }]\n',
    };
    const text = await resolved(files, {}, shown, 'text');
    expect(text).toContain('written      ${DB_PASSWORD}\n');
    expect(text).toContain('written      jdbc:x://${DB_USER}:${DB_PASSWORD}@db/orders\n');
    expect(text).toContain('page.token = next\n');
  });

  it('no more than any other value is in the JSON unless values are asked for', async () => {
    const { properties } = JSON.parse(await resolved(module('a: 1\nb: ${a}\n'), {}, plain, 'json'));
    expect(properties).toMatchObject([
      { key: 'a', state: 'resolved', hidden: true },
      { key: 'b', state: 'resolved', hidden: true },
    ]);
    for (const property of properties) {
      expect(property).not.toHaveProperty('value');
      expect(property).not.toHaveProperty('written');
    }
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '##[error]',
        '::error::',
        '\n',
        '\r',
        '\\',
        '\\u00',
        '=',
        ':',
        ' ',
        '\t',
        '\f',
        '#',
        '!',
        '\u001b[31m',
        '\u202e',
        'é',
        '😀',
        '\ud800',
        'a',
        '{{',
        '<%',
        '@x@',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
);

describe('hostile text', () => {
  it('becomes neither a command for a runner nor a control sequence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(hostile, hostile, { maxKeys: 6 }), async (entries) => {
        const text = Object.entries(entries)
          .map(([key, value]) => `${propertiesLine(`k${key}`, value)}\n`)
          .join('');
        const files = { 'src/main/resources/application.properties': text };
        for (const format of formats) {
          const output = await resolved(files, {}, shown, format);
          expect(runnerCommands(output)).toEqual([]);
          expect(output.slice(0, -1).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
          if (format === 'json') expectValid(output);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('written as .properties is read back as it was, by both readers', () => {
    fc.assert(
      fc.property(hostile, hostile, (key, value) => {
        const bytes = new TextEncoder().encode(`${propertiesLine(key, value)}\n`);
        const read = readProperties('a.properties', bytes, 'java').documents.flatMap(({ properties }) => properties);
        expect(read.map((property) => [property.key, property.value])).toEqual([[key, value]]);
        // Boot trims keys and takes a key that ends in [] for a list.
        const inner = new TextEncoder().encode(`${propertiesLine(`k${key}k`, value)}\n`);
        const boot = readProperties('a.properties', inner, 'spring-boot').documents.flatMap((each) => each.properties);
        expect(boot.map((property) => [property.key, property.value])).toEqual([[`k${key}k`, value]]);
      }),
      { numRuns: 2000 },
    );
  });
});

it.each(['resolve-orders-prod-values.txt', 'explain-missing-override.txt'])('the documentation shows %s', (file) => {
  const recorded = readFileSync(`fixtures/inspect/${file}`, 'utf8');
  expect(readFileSync('docs/commands.md', 'utf8')).toContain(recorded);
});
