import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../src/commands/queries.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { renderExplanation } from '../src/reports/explanation.ts';
import { propertiesLine } from '../src/reports/properties-line.ts';
import type { Requirement } from '../src/requirements/requirement.ts';
import { UsageError } from '../src/usage-error.ts';
import { contract, explained, type Files, module, plain, shown } from './inspected.ts';
import { runnerCommands } from './reports/runner-commands.ts';

const sample = { tree: workingTree('fixtures/projects/jan-9'), today: '2026-11-21' };

const schemaOf = (name: string): object => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'));
const validate = new Ajv2020({ strict: true, allErrors: true })
  .addSchema(schemaOf('report'))
  .compile(schemaOf('explain'));

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

/** What is told of each environment of the only application. */
async function environmentsOf(files: Files, key: string) {
  const { applications } = JSON.parse(await explained(files, key, shown, 'json'));
  expect(applications).toHaveLength(1);
  return applications[0].environments;
}

describe('the sample project', () => {
  it.each([
    ['kms.cache.ttl', plain, 'text', 'explain-missing-override.txt'],
    ['kms.cache.ttl', plain, 'json', 'explain-missing-override.json'],
    ['payment.gateway.url', shown, 'text', 'explain-values.txt'],
    ['spring.datasource.url', shown, 'text', 'explain-placeholder.txt'],
    ['ORDERS_DB_PASSWORD', plain, 'text', 'explain-provided.txt'],
    ['search.cluster.hosts', plain, 'text', 'explain-two-applications.txt'],
  ] as const)('%s is as recorded (%o, %s)', async (key, style, format, file) => {
    const text = renderExplanation(key, await explain(sample, key), style, format);
    await expect(text).toMatchFileSnapshot(`../fixtures/inspect/${file}`);
  });

  it('is described by the schema, key by key', async () => {
    for (const key of [
      'kms.cache.ttl',
      'db.password',
      'spring.datasource.url',
      'orders.db.host',
      'ORDERS_DB_PASSWORD',
    ]) {
      for (const style of [plain, shown]) {
        expectValid(renderExplanation(key, await explain(sample, key), style, 'json'));
      }
    }
  });

  it('is looked at only as far as is asked for', async () => {
    const all = { ...sample, applications: ['monolith'], environments: ['stage'] };
    const explanations = await explain(all, 'search.cluster.hosts');
    const seen = explanations.map(({ application, environments }) => [
      application.name,
      environments.map(({ environment }) => environment),
    ]);
    expect(seen).toEqual([['monolith', ['stage']]]);
  });
});

describe('a key', () => {
  it.each([
    ['kms.cahce.ttl', 'no application knows the key "kms.cahce.ttl"; did you mean "kms.cache.ttl"?'],
    ['kms', '"kms" is no key, but the beginning of others. Explain one of kms.'],
    ['nowhere.at.all', 'A key is known where a file sets it'],
    ['__proto__', 'no application knows'],
  ])('%s that nobody knows is refused, with what was meant', async (key, complaint) => {
    expect(await refusal(explain(sample, key))).toContain(complaint);
  });

  it('is found in any spelling', async () => {
    const [environment] = await environmentsOf(module('my-app:\n  mainUrl: x\n'), 'myApp.main-url');
    expect(environment).toMatchObject({ state: 'inherited', winners: [{ key: 'my-app.mainUrl', value: 'x' }] });
  });

  it.each(['SEARCH_URL', 'search.url'])('that a manifest sets as a variable is found as %s', async (key) => {
    const files = {
      ...module('search.url: http://localhost\n'),
      ...contract('keys:\n  search.url: { secret: true }\n'),
      'deploy/Chart.yaml': 'name: search\nversion: 1.0.0\ndependencies:\n  - name: java\n',
      'deploy/values.yaml': 'java:\n  environment:\n    SEARCH_URL: http://shared\n',
      'deploy/values-stage.yaml': 'java:\n  secrets:\n    SEARCH_URL:\n      secretRef: search\n      key: url\n',
      'deploy/values-prod.yaml': 'java:\n  environment:\n    LEVEL: warn\n',
    };
    const text = await explained(files, key, shown);
    expect(text).toContain('value  open: a build step or a template completes the text');
    expect(text).toMatch(
      /wins +environment +deploy\/values-stage\.yaml:5:7\n +loses +shared +deploy\/values\.yaml:3:5/,
    );
    expect(text).not.toContain('http://shared');
  });

  it('is told layer by layer, highest first, with who wins and who says nothing', async () => {
    const files = module('a: 1\n', { stage: 'b: 1\n', prod: 'a: 2\n---\na: 3\n' });
    const [stage, prod] = await environmentsOf(files, 'a');
    const says = (environment: { layers: { name: string; says: string }[] }) =>
      environment.layers.map(({ name, says: word }) => `${name.split('/').at(-1)} ${word}`);
    expect(says(stage)).toEqual(['application-stage.yml nothing', 'application.yml wins']);
    expect(says(prod)).toEqual([
      'application-prod.yml (document #1) wins',
      'application-prod.yml (document #0) loses',
      'application.yml loses',
    ]);
  });

  it('that is a list is told element by element, and its layer as a whole', async () => {
    const files = module('hosts: [a, b]\n', { stage: 'hosts: [c]\n', prod: 'x: 1\n' });
    const [stage, prod] = await environmentsOf(files, 'hosts');
    expect(stage.layers.map(({ says, places }: { says: string; places: unknown[] }) => [says, places.length])).toEqual([
      ['wins', 1],
      ['loses', 2],
    ]);
    expect(prod.winners.map(({ value }: { value: string }) => value)).toEqual(['a', 'b']);
    const [element] = await environmentsOf(files, 'hosts[1]');
    expect(element.winners.map(({ value }: { value: string }) => value)).toEqual(['b']);
  });

  it('that is written where no environment reads it is told so', async () => {
    const inactive = '---\nspring.config.activate.on-cloud-platform: heroku\na: 2\n';
    const text = await explained(module(`a: 1\n${inactive}`, { stage: 'b: 1\n', prod: 'b: 2\n' }), 'a');
    expect(text).toContain('not read  no environment reads src/main/resources/application.yml:4:1');
  });

  it('that a value refers to is needed by it, and comes with the line to add', async () => {
    const files = module('url: http://${host}/${path:x}\n', { stage: 'host: a\n', prod: 'other: 1\n' });
    const text = await explained(files, 'host');
    expect(text).toContain('needed    for url, in stage, prod, src/main/resources/application.yml:1:1');
    expect(text).toContain('    add: src/main/resources/application-prod.yml:2\n      + host:');
    expect(text).toMatch(/error {2}unresolved-placeholder {2}prod/);
    const [stage, prod] = await environmentsOf(files, 'host');
    expect([stage.state, stage.insertion, prod.state]).toEqual(['own', undefined, 'missing']);
    expect(await explained(files, 'path')).toContain('for url, with a default, in stage, prod');
  });

  it('that has to have a value of its own comes with the line to add even where it inherits one', async () => {
    const files = module('a: 1\n', { stage: 'a: 2\n', prod: 'b: 2\n' }, contract('keys:\n  a: { override: [prod] }\n'));
    const [stage, prod] = await environmentsOf(files, 'a');
    expect([stage.state, stage.insertion]).toEqual(['own', undefined]);
    expect([prod.state, prod.insertion]).toEqual([
      'inherited',
      { path: 'src/main/resources/application-prod.yml', line: 2, text: 'a: KEYPARITY_FILL_IN' },
    ]);
  });

  it('that is set to nothing is to be filled in where it stands, and has no second line to add', async () => {
    const rules = contract('keys:\n  a: { override: true }\n');
    const files = module('b: 1\n', { stage: 'a: 1\n', prod: 'a: ""\n' }, rules);
    const text = await explained(files, 'a');
    expect(text).toContain('  prod  needed, and set to nothing\n');
    expect(text).toContain('    fill in: src/main/resources/application-prod.yml:1\n');
    expect(text).not.toContain('add:');
    const [stage, prod] = await environmentsOf(files, 'a');
    const place = { path: 'src/main/resources/application-prod.yml', line: 1, column: 1 };
    expect([stage.state, stage.toFill]).toEqual(['own', undefined]);
    expect([prod.state, prod.insertion, prod.toFill]).toEqual(['missing', undefined, { has: 'nothing', place }]);
  });

  it.each(['', 'keys:\n  a: { override: true, allowEmpty: true }\n'])(
    'that still has the marker is not filled in',
    async (rules) => {
      const files = module('b: 1\n', { stage: 'a: 1\n', prod: 'a: KEYPARITY_FILL_IN\n' }, contract(rules));
      const text = await explained(files, 'a');
      expect(text).toContain('  prod  not filled in\n');
      expect(text).toContain('    fill in: src/main/resources/application-prod.yml:1\n');
      expect(text).toContain('  error  not-filled-in  prod\n');
      expect(text).not.toContain('add:');
      expectValid(await explained(files, 'a', plain, 'json'));
    },
  );

  it('that the contract demands is told with place, reason and owner', async () => {
    const rules = 'keys:\n  a: { required: [prod], why: Nothing works without., owner: team-a, docs: docs/a.md }\n';
    const files = module('b: 1\n', { stage: 'a: 1\n', prod: 'b: 2\n' }, contract(rules));
    const text = await explained(files, 'a');
    expect(text).toContain('needed    a value in prod, by the contract, keyparity.yml:3:');
    expect(text).toMatch(/why {7}Nothing works without\.\n {2}owner {5}team-a\n {2}see {7}docs\/a\.md/);
    expect(text).toMatch(/prod {2}needed, and nothing sets it/);
  });

  it('that the code asks for is told with the place in the code', async () => {
    const [explanation] = await explain(sample, 'session.timeout.minutes');
    if (explanation === undefined) throw new Error('nobody knows the key');
    const requirement: Requirement = {
      key: 'session.timeout.minutes',
      environments: ['stage', 'prod'],
      demand: 'value',
      source: 'code',
      certainty: 'likely',
      origin: { path: 'app/src/main/java/com/acme/monolith/SessionSettings.java', line: 9, column: 5 },
      allowEmpty: false,
      use: {
        form: 'annotation',
        owner: 'com.acme.monolith.SessionSettings',
        member: 'timeout',
        modulePath: ['app', 'libs/kms-client'],
        annotation: 'Value',
        guard: '@Profile(live)',
      },
    };
    const told = [{ ...explanation, demands: [{ requirement, because: [] }] }];
    expect(renderExplanation(requirement.key, told, plain, 'text')).toContain(
      [
        '  needed    a value in stage, prod, by the code (likely), app/src/main/java/com/acme/monolith/SessionSettings.java:9:5',
        '            @Value of com.acme.monolith.SessionSettings.timeout, modules app → libs/kms-client, under @Profile(live)',
      ].join('\n'),
    );
    expectValid(renderExplanation(requirement.key, told, plain, 'json'));
  });
});

describe('a placeholder', () => {
  it('is followed to a value, a default, the outside or nowhere', async () => {
    const provided = contract('provided:\n  - { keys: [PASSWORD], by: Vault }\n');
    const files = module('a: ${b}${c:${d}}${PASSWORD}\nb: ${e.${f}}\nf: x\nd: 1\n', {}, provided);
    const [{ winners }] = await environmentsOf(files, 'a');
    const steps = winners[0].placeholders.map((step: Record<string, unknown>) => [
      step['depth'],
      step['name'],
      step['leadsTo'],
    ]);
    expect(steps).toEqual([
      [0, 'b', 'property'],
      [1, 'f', 'property'],
      [1, 'e.${…}', 'nothing'],
      [0, 'c', 'default'],
      [0, 'd', 'property'],
      [0, 'PASSWORD', 'outside'],
    ]);
  });

  it('that leads in a circle is followed once', async () => {
    const text = await explained(module('a: ${b}\nb: ${a}\n'), 'a', shown);
    expect(text).toContain('value  refers to itself: b → a → b');
    expect(text.match(/→ src/g)).toHaveLength(2);
  });

  it('is followed by the law of its generation: up to Boot 3.3 a default is resolved even where it is not needed', async () => {
    const names = async (version: string) => {
      const boot = { 'build.gradle': `plugins { id 'org.springframework.boot' version '${version}' }\n` };
      const [{ winners }] = await environmentsOf(module('a: ${b:${c}}\nb: 1\nc: 2\n', {}, boot), 'a');
      return winners[0].placeholders.map(({ name }: { name: string }) => name);
    };
    expect(await names('3.3.0')).toEqual(['c', 'b']);
    expect(await names('3.5.0')).toEqual(['b']);
  });

  it('that fans out, twice as wide with every step, is followed once for each key', async () => {
    const width = 60;
    const text = Array.from({ length: width }, (_, i) => `k${i}: \${k${i + 1}}\${k${i + 1}}\n`).join('');
    const told = await explained(module(`${text}k${width}: x\n`), 'k0');
    expect(told.split('\n').length).toBeLessThan(20 * width);
  });
});

const secret = 'swordfish7391';

describe('a secret', () => {
  const marked = contract('keys:\n  db.password: { secret: true, required: true }\n');
  const places: Readonly<Record<string, string>> = {
    'as the winner': `a: 1\ndb.password: ${secret}\n`,
    'as the loser': `a: 1\ndb.password: x\n---\ndb.password: ${secret}\n`,
    'on the way': `a: \${b}\nb: x\${db.password}\ndb.password: ${secret}\n`,
    'as a default on the way': `a: \${b}\nb: \${db.password:${secret}}\n`,
    'as a default that is not needed': `a: \${b:\${db.password:${secret}}}\nb: 1\n`,
    'in a name': `a: \${b.\${db.password}:1}\ndb.password: ${secret}\n`,
  };

  it.each(Object.entries(places))('%s is never shown', async (_, text) => {
    for (const key of ['a', 'db.password']) {
      for (const format of ['text', 'json'] as const) {
        for (const version of ['2.7.18', '3.5.0']) {
          const boot = { 'build.gradle': `plugins { id 'org.springframework.boot' version '${version}' }\n` };
          expect(await explained({ ...module(text), ...marked, ...boot }, key, shown, format)).not.toContain(secret);
        }
      }
    }
  });

  it('and every other value is shown only where values are asked for', async () => {
    const files = module(`a: \${b:${secret}}\nc: ${secret}\n`);
    for (const key of ['a', 'c']) {
      for (const format of ['text', 'json'] as const) {
        expect(await explained(files, key, plain, format)).not.toContain(secret);
        expect(await explained(files, key, shown, format)).toContain(secret);
      }
    }
  });
});

it('hostile text becomes neither a command for a runner nor a control sequence', async () => {
  const piece = fc.constantFrom(
    '##[error]',
    '::error::',
    '\n',
    '\r',
    '\\',
    ':',
    '\u001b[31m',
    '\u202e',
    '${',
    '}',
    'a',
    '.',
  );
  const hostile = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (key, value, name) => {
      const text = `${propertiesLine(`k${key}`, `\${${name}}${value}`)}\n`;
      const files = { 'src/main/resources/application.properties': text };
      for (const format of ['text', 'json'] as const) {
        // Boot trims keys.
        const output = await explained(files, `k${key}`.trim(), shown, format);
        expect(runnerCommands(output)).toEqual([]);
        expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
        if (format === 'json') expectValid(output);
      }
    }),
    { numRuns: 100 },
  );
});
