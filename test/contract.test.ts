import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractOf } from '../src/requirements/contract/contract.ts';
import { keyPattern, matchesGlob, matchesKey } from '../src/requirements/contract/key-pattern.ts';
import { readSettings } from '../src/requirements/contract/read-settings.ts';
import { parseSuppression } from '../src/requirements/contract/suppression.ts';
import { unmatchedPatterns } from '../src/requirements/contract/unmatched-patterns.ts';
import { expectLinear } from './growth.ts';

const environments = ['dev', 'stage', 'prod', 'local'].map((name) => ({ name, compared: name !== 'local' }));
const settingsOf = (text: string) => {
  const { settings, problems } = readSettings('keyparity.yml', text, ['missing-override']);
  expect(problems).toEqual([]);
  return settings;
};
const contract = (text: string, naming?: 'relaxed' | 'exact') =>
  contractOf(settingsOf(text), environments, 'orders', naming);

describe('a key pattern', () => {
  it.each([
    ['a.b', 'a.b', true],
    ['payment.gatewayUrl', 'payment.gateway-url', true],
    ['payment.gateway-url', 'PAYMENT.GATEWAY_URL', true],
    ['cache.nodes[0].host', 'cache.nodes.0.host', true],
    ['mail.*', 'mail.host', true],
    ['mail.*', 'mail', false],
    ['mail.*', 'mail.smtp.host', false],
    ['mail.**', 'mail.smtp.host', true],
    ['mail.**', 'mail', true],
    ['mail.**', 'mailer.host', false],
    ['**.password', 'password', true],
    ['**.password', 'spring.datasource.password', true],
    ['**.password', 'spring.datasource.password.file', false],
    ['a.**.z', 'a.z', true],
    ['a.**.b.**.z', 'a.x.b.b.y.z', true],
    ['feature.*.endpoint-*', 'feature.x.endpoint-url', true],
    ['feature.*.endpoint-*', 'feature.x.endPointUrl', true],
    ['feature.*.endpoint-*', 'feature.x.url', false],
    ['nodes[*].host', 'nodes[12].host', true],
    ['nodes[*].host', 'nodes.host', false],
    ['hosts[a.b].*', 'hosts[a.b].port', true],
    ['hosts[a.b].*', 'hosts.a.b.port', false],
    ['*', 'debug', true],
    ['**', 'any.thing[3]', true],
    ['constructor.*', '__proto__.x', false],
  ])('%s and %s: %s', (pattern, key, expected) => {
    expect(matchesKey(keyPattern(pattern), key)).toBe(expected);
  });

  it('compares texts where Spring does not relax names', () => {
    expect(matchesKey(keyPattern('a.bC.*', 'exact'), 'a.bC.d', 'exact')).toBe(true);
    expect(matchesKey(keyPattern('a.bC.*', 'exact'), 'a.b-c.d', 'exact')).toBe(false);
  });

  const segment = fc.stringMatching(/^[a-c]{1,3}$/);
  it('matches every key that it is made of by replacing segments', () => {
    const replaced = fc.tuple(
      fc.array(fc.tuple(segment, fc.constantFrom('keep', '*', '**')), { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(replaced, ([parts]) => {
        const key = parts.map(([text]) => text).join('.');
        const pattern = parts.map(([text, kind]) => (kind === 'keep' ? text : kind)).join('.');
        expect(matchesKey(keyPattern(pattern), key)).toBe(true);
      }),
    );
  });

  it('agrees with the regular expression that says the same', () => {
    const patternSegment = fc.oneof(segment, fc.constantFrom('*', '**', 'a*', '*b', 'a*c'));
    const source = (text: string) => (text === '**' ? '(\\.[^.]+)*' : `\\.${text.replaceAll('*', '[^.]*')}`);
    fc.assert(
      fc.property(
        fc.array(patternSegment, { minLength: 1, maxLength: 5 }),
        fc.array(segment, { minLength: 1, maxLength: 5 }),
        (segments, key) => {
          const expected = new RegExp(`^${segments.map(source).join('')}$`).test(`.${key.join('.')}`);
          expect(matchesKey(keyPattern(segments.join('.')), key.join('.'))).toBe(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes linear time on keys that nearly match', async () => {
    const key = keyPattern('**.a'.repeat(40));
    const glob = '*a'.repeat(90).split('*');
    await expectLinear((size) => expect(matchesKey(key, `${'a.'.repeat(size)}b`)).toBe(false), 40_000, 'a key');
    await expectLinear((size) => expect(matchesGlob(glob, `${'a'.repeat(size)}b`)).toBe(false), 160_000, 'a glob');
  });
});

describe('the contract of an application', () => {
  const text = `
groups: { live: [stage, prod], all-of-them: [dev, live] }
provided:
  - { keys: [DB_PASSWORD, "AWS_*", "vault.**"], in: [live], by: Vault }
  - { keys: [other.key], applications: [billing], by: nobody }
ignore:
  - { keys: ["logging.**"], reason: Meant to differ. }
keys:
  "**": { owner: everybody, secret: false }
  "payment.**": { owner: payments, required: true, type: string }
  "payment.*.url": { format: uri }
  "payment.gateway.**": { secret: true, in: { live: { const: strict } } }
  payment.gateway.url: { required: [live], enum: [a, b], in: { prod: { enum: [c] } }, why: Because. }
  billing.url: { required: true, applications: [billing] }
`;

  it('lets the more specific entry win, field by field', () => {
    const terms = contract(text).termsFor('payment.gatewayUrl');
    expect(terms.entries.map(({ pattern }) => pattern)).toEqual(['payment.**', '**']);
    const merged = contract(text).termsFor('payment.gateway.URL');
    expect(merged.entries.map(({ pattern }) => pattern)).toEqual([
      'payment.gateway.url',
      'payment.gateway.**',
      'payment.*.url',
      'payment.**',
      '**',
    ]);
    expect(merged.required?.entry.pattern).toBe('payment.gateway.url');
    expect(merged.secret).toMatchObject({ value: true, entry: { pattern: 'payment.gateway.**' } });
    expect(merged.owner?.value).toBe('payments');
    expect(merged.why?.value).toBe('Because.');
    expect(merged.override).toBeUndefined();
  });

  it('merges words for values in the same order, those for an environment before those for all', () => {
    const { valueTermsFor } = contract(text);
    const words = (environment: string) => valueTermsFor('payment.gateway.url', environment)?.schema;
    expect(words('dev')).toEqual({ type: 'string', format: 'uri', enum: ['a', 'b'] });
    expect(words('stage')).toEqual({ type: 'string', format: 'uri', const: 'strict', enum: ['a', 'b'] });
    expect(words('prod')).toEqual({ type: 'string', format: 'uri', const: 'strict', enum: ['c'] });
    expect(words('dev')).toBe(words('dev'));
    expect(valueTermsFor('something.else', 'dev')).toBeUndefined();
  });

  it('expands groups in the order of the application, and all to what is compared', () => {
    const { expand } = contract(text);
    const place = (name: string) => ({ name, origin: { path: '', line: 1, column: 1 } });
    expect(expand('all')).toEqual(['dev', 'stage', 'prod']);
    expect(expand([place('all-of-them')])).toEqual(['dev', 'stage', 'prod']);
    expect(expand([place('prod'), place('local'), place('stage'), place('elsewhere')])).toEqual([
      'stage',
      'prod',
      'local',
    ]);
    expect(expand([])).toEqual([]);
  });

  it('leaves out entries for other applications', () => {
    expect(contract(text).exactKeys).toEqual(['payment.gateway.url']);
    expect(contractOf(settingsOf(text), environments, 'billing').exactKeys).toContain('billing.url');
    expect(contract(text).providedFor('other.key', 'prod')).toBeUndefined();
  });

  it.each([
    ['DB_PASSWORD', true],
    ['db.password', true],
    ['db_password', true],
    ['db-password', true],
    ['dbpassword', false],
    ['db.password.file', false],
    ['AWS_REGION', true],
    ['aws.region', true],
    ['awsregion', false],
    ['vault.token', true],
    ['VAULT_TOKEN', false],
  ])('%s is provided: %s', (key, expected) => {
    expect(contract(text).providedFor(key, 'prod') !== undefined).toBe(expected);
    expect(contract(text).providedFor(key, 'dev')).toBeUndefined();
  });

  it('knows keys that nobody judges', () => {
    expect(contract(text).ignored('logging.level.root')?.reason).toBe('Meant to differ.');
    expect(contract(text).ignored('payment.gateway.url')).toBeUndefined();
  });

  it('does not relax names for plain Spring', () => {
    const plain = contract('keys: { a.bC: { secret: true } }', 'exact');
    expect(plain.entriesFor('a.bC')).toHaveLength(1);
    expect(plain.entriesFor('a.b-c')).toHaveLength(0);
  });

  it('answers for as many keys as the contract has in linear time', async () => {
    const sized = (size: number) => {
      const entry = (i: number) => `  app.m${i}.url: { secret: true }\n  "app.m${i}.*.x": { secret: true }\n`;
      const keys = Array.from({ length: size }, (_, i) => entry(i)).join('');
      return contract(`provided: [{ keys: [DB_PASSWORD, "AWS_*"], by: Vault }]\nkeys:\n${keys}`);
    };
    const contracts = new Map([500, 4000].map((size) => [size, sized(size)]));
    await expectLinear((size) => {
      const large = contracts.get(size);
      let found = 0;
      for (let i = 0; i < 4 * size; i++) {
        const key = `app.m${i % (2 * size)}.part${i}.x`;
        found += large?.termsFor(key).entries.length ?? 0;
        if (large?.providedFor(key, 'dev') !== undefined) found++;
      }
      expect(found).toBe(2 * size);
    }, 4000);
  });
});

describe('a key of the contract that matches nothing', () => {
  const unmatched = (text: string, keys: readonly string[]) =>
    unmatchedPatterns(settingsOf(text), keys).map(
      ({ message, origin }) => `${origin.line}:${origin.column} ${message}`,
    );

  it('is a mistake where its absence is neither judged nor wanted', () => {
    const text = `keys:
  here.exactly: { secret: true }
  here.list: { minItems: 1 }
  here.**: { secret: true }
  gone.required: { required: true }
  gone.override: { override: [prod] }
  gone.forbidden: { forbidden: true }
  gone.deprecated: { deprecated: true }
  gone.secret: { secret: true }
  gone.nowhere: { required: false }
  gone.**: { required: true }
provided:
  - { keys: [DB_PASSWORD, gone.required, SPRING_DATASOURCE_PASSWORD, server.port, "vault.**", NOBODY_ASKS], by: Vault }
ignore:
  - { keys: ["here.*", "lost.*"], reason: Known. }
`;
    expect(unmatched(text, ['here.exactly', 'here.list[0]', 'db.password'])).toEqual([
      '9:3 "gone.secret" matches no key anywhere.',
      '10:3 "gone.nowhere" matches no key anywhere.',
      '11:3 "gone.**" matches no key anywhere.',
      '13:83 "vault.**" matches no key anywhere.',
      '13:95 "NOBODY_ASKS" matches no key anywhere.',
      '15:24 "lost.*" matches no key anywhere.',
    ]);
  });
});

describe('a suppression', () => {
  const parse = (text: string, nextLine = 7, verb = 'ignore') =>
    parseSuppression({ verb, text, origin: { path: 'a.properties', line: 6, column: 1 }, nextLine }, [
      'missing-override',
    ]);

  it.each([
    [
      'missing-override payment.gateway.url until=2026-12-31 shared sandbox, PAY-1821',
      { key: 'payment.gateway.url', until: '2026-12-31', reason: 'shared sandbox, PAY-1821' },
    ],
    ['missing-override shared sandbox', { reason: 'shared sandbox' }],
    ['missing-override until=2026-12-31 see example.com.', { until: '2026-12-31', reason: 'see example.com.' }],
    ['missing-override key=debug on purpose', { key: 'debug', reason: 'on purpose' }],
    ['missing-override mail.* not used here', { key: 'mail.*', reason: 'not used here' }],
    ['missing-override nodes[0] one is enough', { key: 'nodes[0]', reason: 'one is enough' }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toEqual({
      rule: 'missing-override',
      origin: { path: 'a.properties', line: 6, column: 1 },
      ...expected,
    });
  });

  it.each([
    ['', 7, 'ignore', 'It names no rule.'],
    ['missing-overide a.b reason', 7, 'ignore', 'Unknown rule "missing-overide".'],
    ['missing-override a.b until=2026-12-31', 7, 'ignore', 'It gives no reason.'],
    [
      'missing-override a.b until=2026-02-30 reason',
      7,
      'ignore',
      '"2026-02-30" is no day of the calendar as YYYY-MM-DD.',
    ],
    ['missing-override some reason', 0, 'ignore', 'It names no key, and nothing follows it.'],
    [
      'missing-override a..*.b reason',
      7,
      'ignore',
      'The key "a..*.b" has an empty segment (two dots in a row, or a dot at an end).',
    ],
    ['missing-override a.b reason', 7, 'ignor', '"keyparity-ignor" means nothing.'],
  ])('"%s" (next line %i) with %s: %s', (text, nextLine, verb, message) => {
    expect(parse(text, nextLine, verb)).toMatchObject({ problem: { message } });
  });
});
