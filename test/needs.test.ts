import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Request } from '../src/commands/prepare.ts';
import { requirementsOfCode } from '../src/commands/queries.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { renderNeeds } from '../src/reports/needs.ts';
import { contract, explained, type Files, module, plain } from './inspected.ts';

const today = '2026-11-21';
const sample = { tree: workingTree('fixtures/projects/jan-9'), today };

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync('schemas/requirements.schema.json', 'utf8')),
);

function expectValid(json: string): void {
  validate(JSON.parse(json));
  expect(validate.errors).toBeNull();
}

const start: Files = {
  'src/main/java/com/acme/App.java': `package com.acme;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } }`,
};

/** A component with one constructor or some fields. */
function reader(body: string, annotations = ''): Files {
  const text = `package com.acme;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.*;
import org.springframework.context.annotation.*;
import org.springframework.stereotype.Component;
${annotations}
@Component class Reader {
${body}
}`;
  return { ...start, 'src/main/java/com/acme/Reader.java': text };
}

async function needsOf(files: Files, which: Partial<Request> = {}) {
  const applications = await requirementsOfCode({ tree: memoryTree(files), today, ...which });
  expectValid(renderNeeds(applications, plain, 'json'));
  return applications.flatMap(({ keys }) => keys);
}

/** `stage missing` and so on, of the only key. */
async function statesOf(files: Files): Promise<readonly string[]> {
  const keys = await needsOf(files);
  expect(keys).toHaveLength(1);
  return keys.flatMap(({ supplies }) => supplies.map(({ environment, state }) => `${environment} ${state}`));
}

describe('the sample project', () => {
  it.each([
    ['text', [], 'requirements.txt'],
    ['json', ['orders'], 'requirements-orders.json'],
  ] as const)('has the needs that are recorded (%s)', async (format, applications, file) => {
    const text = renderNeeds(await requirementsOfCode({ ...sample, applications }), plain, format);
    await expect(text).toMatchFileSnapshot(`../fixtures/inspect/${file}`);
  });

  it('is described by the schema', async () => {
    expectValid(renderNeeds(await requirementsOfCode(sample), plain, 'json'));
  });

  it('is looked at only as far as is asked for', async () => {
    const needs = await requirementsOfCode({ ...sample, applications: ['monolith'], environments: ['stage'] });
    expect(needs.map(({ application, environments }) => [application.name, environments])).toEqual([
      ['monolith', ['stage']],
    ]);
    const lacking = needs.flatMap(({ keys }) => keys.filter(({ supplies }) => supplies[0]?.state === 'missing'));
    expect(lacking.map(({ key }) => key)).toEqual(['kms.cache.ttl']);
  });

  it('is shown by the documentation as it is recorded', () => {
    const recorded = readFileSync('fixtures/inspect/requirements.txt', 'utf8');
    const docs = readFileSync('docs/commands.md', 'utf8');
    const [, shown = ''] = /\$ keyparity requirements --application orders\n([^`]*)```/.exec(docs) ?? [];
    expect(shown).not.toBe('');
    expect(recorded).toContain(shown);
  });
});

describe('a key that the code asks for', () => {
  const field = reader('@Value("${k}") String k;');

  it('comes from the environment, from what all share, or from nobody', async () => {
    expect(await statesOf(module('a: 1\n', { stage: 'k: 1\n', prod: 'b: 1\n' }, field))).toEqual([
      'stage own',
      'prod missing',
    ]);
    expect(await statesOf(module('k: 1\n', { stage: 'k: 2\n', prod: 'b: 1\n' }, field))).toEqual([
      'stage own',
      'prod inherited',
    ]);
  });

  it('may come from a source that the repository does not show', async () => {
    const base = 'spring.config.import: "optional:configserver:"\n';
    expect(await statesOf(module(base, { stage: 'k: 1\n', prod: 'b: 1\n' }, field))).toEqual([
      'stage own',
      'prod open',
    ]);
  });

  it('may be provided, as keyparity.yml says', async () => {
    const provided = contract('provided: [{ keys: [k], in: [prod], by: Vault }]\n');
    const [need] = await needsOf(module('a: 1\n', { stage: 'k: 1\n', prod: 'b: 1\n' }, { ...field, ...provided }));
    expect(need?.supplies).toMatchObject([{ state: 'own' }, { environment: 'prod', state: 'provided', by: 'Vault' }]);
  });

  it('is perhaps given by a manifest that names its variable, which is asked of nobody where every environment has it', async () => {
    const certaintyOf = async (stage: string) => {
      const files = module('a: 1\n', { stage, prod: 'my-key: 1\n' }, reader('@Value("${my-key}") String k;'));
      const [need] = await needsOf({ ...files, 'terraform/main.tf': 'name = "MY_KEY"\n' });
      return need?.uses.map(({ certainty, use }) => [certainty, use.doubt]);
    };
    expect(await certaintyOf('b: 1\n')).toEqual([['possible', 'terraform/main.tf gives it a value']]);
    expect(await certaintyOf('my-key: 2\n')).toEqual([['certain', undefined]]);
  });

  it('may have a default in the code, which explain tells too', async () => {
    const files = module('a: 1\n', { stage: 'k: 1\n', prod: 'b: 1\n' }, reader('@Value("${k:7}") int k;'));
    expect(await statesOf(files)).toEqual(['stage own', 'prod default']);
    expect(await explained(files, 'k')).toContain('with a default in stage, prod, by the code, src/main/java');
  });

  it('is asked for only where the guard of its reader holds', async () => {
    const files = module(
      'a: 1\n',
      { stage: 'b: 1\n', prod: 'k: 1\n' },
      reader('@Value("${k}") int k;', '@Profile("prod")'),
    );
    const [need] = await needsOf(files);
    expect(need?.uses).toMatchObject([
      { environments: ['prod'], certainty: 'certain', use: { guard: '@Profile(prod)' } },
    ]);
    expect(need?.supplies.map(({ state }) => state)).toEqual(['unneeded', 'own']);
  });

  it('is only perhaps needed where a condition decides that nobody can read, and says which', async () => {
    const annotation = '@ConditionalOnMissingBean';
    const files = module('a: 1\n', { stage: 'b: 1\n', prod: 'k: 1\n' }, reader('@Value("${k}") int k;', annotation));
    const [need] = await needsOf(files);
    expect(need?.uses).toMatchObject([{ certainty: 'possible' }]);
    expect(need?.uses[0]?.use.doubt).toContain('@ConditionalOnMissingBean');
  });

  it('is bound as an object where something stands below it', async () => {
    const files = module(
      'mail:\n  to: { a: x }\n',
      { stage: 'b: 1\n', prod: 'c: 1\n' },
      {
        ...start,
        'src/main/java/com/acme/Mail.java': `package com.acme;
import java.util.Map;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;
@Component @Validated @ConfigurationProperties("mail") class Mail { @NotNull Map<String, String> to; }`,
      },
    );
    expect(await statesOf(files)).toEqual(['stage inherited', 'prod inherited']);
  });
});

describe('a comment in the code', () => {
  const lacking = { stage: 'k: 1\n', prod: 'b: 1\n' };

  it.each([
    ['on a line of its own', '// keyparity-provided k the sidecar sets it\n@Value("${k}") String k;'],
    ['behind the code', '@Value("${k}") String k; // keyparity-provided: k the sidecar sets it'],
    ['in a block', '/* keyparity-provided k the sidecar sets it */ @Value("${k}") String k;'],
    ['with a pattern', '// keyparity-provided * the sidecar sets it\n@Value("${k}") String k;'],
  ])('%s says who provides the key', async (_where, body) => {
    const [need] = await needsOf(module('a: 1\n', lacking, reader(body)));
    expect(need?.supplies).toMatchObject([
      { state: 'own' },
      { environment: 'prod', state: 'provided', by: 'the sidecar sets it' },
    ]);
  });

  it('counts for all code of the application', async () => {
    const files = module('a: 1\n', lacking, reader('@Value("${k}") String k;'));
    const marked = {
      ...start,
      'src/main/java/com/acme/App.java': `${Object.values(start)[0]}\n// keyparity-provided k by Helm`,
    };
    expect(await statesOf({ ...files, ...marked })).toEqual(['stage own', 'prod provided']);
  });

  it('says nothing where the rule is locked: then keyparity.yml alone says what is provided', async () => {
    const locked = contract('rules: { missing-value: { severity: error, locked: true } }\n');
    const code = reader('@Value("${k}") String k; // keyparity-provided k the sidecar sets it');
    expect(await statesOf(module('a: 1\n', lacking, { ...code, ...locked }))).toEqual(['stage own', 'prod missing']);
  });

  it.each([
    ['without a reason', '// keyparity-provided k\n@Value("${k}") String k;'],
    ['about another key', '// keyparity-provided k.l the sidecar sets it\n@Value("${k}") String k;'],
    ['that is a text', 'String s = "keyparity-provided k the sidecar sets it"; @Value("${k}") String k;'],
  ])('%s says nothing', async (_why, body) => {
    expect(await statesOf(module('a: 1\n', lacking, reader(body)))).toEqual(['stage own', 'prod missing']);
  });
});
