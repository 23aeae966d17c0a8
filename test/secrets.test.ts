import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { describeFailure } from '../src/commands/describe-failure.ts';
import { formats } from '../src/commands/options.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { reporters } from '../src/reports/index.ts';
import { renderMatrix } from '../src/reports/matrix.ts';
import type { Style } from '../src/reports/reporter.ts';

/**
 * Plants a secret in every kind of place and reads all that Keyparity can print about the repository. The secret is
 * short and made of letters and digits, so that no format has a reason to cut or to escape it.
 */
const secret = 'swordfish7391';

type Files = Readonly<Record<string, string>>;

const resources = 'src/main/resources';
const decoder = new TextDecoder();

/** Everything that every command prints in every format: the reports, the matrix, or what is said instead of a verdict. */
async function printed(files: Files, showValues: boolean): Promise<string> {
  const tree = memoryTree(files);
  const readText = (path: string) => {
    const bytes = tree.read(path);
    return bytes && decoder.decode(bytes);
  };
  try {
    const report = await check({ tree, today: '2026-11-21', failOn: 'notice', matrix: 'all' });
    const texts: (string | Promise<string>)[] = [];
    for (const colour of [false, true]) {
      const style: Style = { colour, showValues, readText };
      for (const format of formats) texts.push(reporters[format].render(report, style));
      for (const all of [false, true]) {
        for (const format of ['text', 'json', 'markdown'] as const)
          texts.push(renderMatrix(report, style, { all, format }));
      }
    }
    return (await Promise.all(texts)).join('\n');
  } catch (error) {
    return describeFailure(error);
  }
}

const settings = (text: string) => ({ 'keyparity.yml': `version: 1\n${text}` });
const base = (text: string) => ({ [`${resources}/application.yml`]: text });
const stage = (text: string) => ({ [`${resources}/application-stage.yml`]: text });
const prod = (text: string) => ({ [`${resources}/application-prod.yml`]: text });
const prodProperties = (text: string) => ({ [`${resources}/application-prod.properties`]: text });
const boot = (version: string) => ({
  'build.gradle': `plugins { id 'org.springframework.boot' version '${version}' }\n`,
});

const usual = { ...base('orders.currency: CHF\n'), ...stage('orders.queue: orders-stage\n') };

/** Secrets by the contract, by name or by form: no option shows them. `said` is a word of the finding that is about the place. */
const places: Readonly<Record<string, { readonly files: Files; readonly said: string }>> = {
  'the value of a .properties file': {
    files: { ...usual, ...prodProperties(`orders.password=${secret}\n`) },
    said: 'plaintext-secret',
  },
  'the value of a YAML file': {
    files: { ...usual, ...prod(`orders:\n  client-secret: ${secret}\n`) },
    said: 'plaintext-secret',
  },
  'a block of text in YAML': {
    files: { ...usual, ...prod(`orders:\n  private-key: |\n    BEGIN\n    ${secret}\n    END\n`) },
    said: 'plaintext-secret',
  },
  'the default of a placeholder': {
    files: { ...usual, ...prod(`orders.password: \${ORDERS_PASSWORD:${secret}}\n`) },
    said: 'plaintext-secret',
  },
  'the default of a placeholder beside one that does not resolve': {
    files: {
      ...base(`orders.password: \${orders.user}:\${ORDERS_PASSWORD:${secret}}\n`),
      ...stage('orders.queue: a\n'),
      ...prod('orders.user: orders\n'),
    },
    said: 'unresolved-placeholder',
  },
  'an element of a list that the contract marks': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.signing: { secret: true, type: array, items: { minLength: 40 } }\n'),
      ...prod(`orders:\n  signing:\n    - ${secret}\n`),
    },
    said: 'plaintext-secret',
  },
  'a value that breaks the rules of a marked key': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.pin: { secret: true, type: integer }\n'),
      ...prod(`orders.pin: ${secret}\n`),
    },
    said: 'invalid-value',
  },
  'a value that breaks the rules of a key with the name of a secret': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.token: { minLength: 40 }\n'),
      ...prod(`orders.token: ${secret}\n`),
    },
    said: 'invalid-value',
  },
  'the values that a contract allows for a secret': {
    files: {
      ...usual,
      ...settings(`keys:\n  orders.token: { enum: [${secret}, x${secret}] }\n`),
      ...prod('orders.token: another\n'),
    },
    said: 'invalid-value',
  },
  'the one value that a contract refuses for a secret': {
    files: {
      ...usual,
      ...settings(`keys:\n  orders.token: { not: { const: ${secret} } }\n`),
      ...prod(`orders.token: ${secret}\n`),
    },
    said: 'invalid-value',
  },
  'a connection string': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.broker: { pattern: "^amqps:" }\n'),
      ...prod(`orders.broker: amqp://orders:${secret}@mq.acme.internal/orders\n`),
    },
    said: 'invalid-value',
  },
  'a connection string with the password as a parameter': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.database: { pattern: "^r2dbc:" }\n'),
      ...prod(`orders.database: jdbc:sqlserver://db.acme.internal;user=orders;password=${secret}\n`),
    },
    said: 'invalid-value',
  },
  'the value of another key that refers to a secret': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.header: { maxLength: 3 }\n'),
      ...prod(`orders:\n  password: ${secret}\n  login: me \${orders.password}\n  header: Basic \${orders.login}\n`),
    },
    said: 'invalid-value',
  },
  'the default of a reference to a secret in another key': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.header: { maxLength: 3 }\n'),
      ...prod(`orders.header: Basic \${ORDERS_TOKEN:${secret}}\n`),
    },
    said: 'invalid-value',
  },
  'a reference whose name is made of a secret': {
    files: {
      ...base('orders.queue: ${queues.${orders.password}}\n'),
      ...stage('orders.password: ${ORDERS_PASSWORD}\nqueues.other: x\n'),
      ...prod(`orders.password: ${secret}\n`),
      ...settings('provided:\n  - { keys: [ORDERS_PASSWORD], by: Vault }\n'),
    },
    said: 'unresolved-placeholder',
  },
  'a reference whose name is made of a secret, in Boot 2': {
    files: {
      ...boot('2.7.18'),
      ...base('orders.queue: ${queues.${orders.password}:${queues.${orders.password}}}\n'),
      ...stage('orders.password: ${ORDERS_PASSWORD}\nqueues.other: x\n'),
      ...prod(`orders.password: ${secret}\n`),
      ...settings('provided:\n  - { keys: [ORDERS_PASSWORD], by: Vault }\n'),
    },
    said: 'unresolved-placeholder',
  },
  'both values of a duplicate': {
    files: { ...usual, ...prodProperties(`orders.password=${secret}\norders.password=x${secret}\n`) },
    said: 'duplicate-key',
  },
  'equal values that must differ': {
    files: {
      ...base(`orders.password: ${secret}\n`),
      ...stage('orders.queue: a\n'),
      ...prod('orders.queue: b\n'),
      ...settings('keys:\n  orders.password: { differ: true }\n'),
    },
    said: 'values-must-differ',
  },
  'different values that must be equal': {
    files: {
      ...base(`orders.password: ${secret}\n`),
      ...stage('orders.queue: a\n'),
      ...prod(`orders.password: x${secret}\n`),
      ...settings('keys:\n  orders.password: { equal: true }\n'),
    },
    said: 'values-must-equal',
  },
  'equal values of the variable that sets a secret key': {
    files: {
      ...base('orders.queue: a\n'),
      '.env.stage': `ORDERS_PIN=${secret}\n`,
      '.env.prod': `ORDERS_PIN=${secret}\n`,
      ...settings('keys:\n  orders.pin: { secret: true, differ: true }\n'),
    },
    said: 'values-must-differ',
  },
  'the value that a blank hides': {
    files: { ...base(`orders.password: ${secret}\n`), ...stage('orders.password: ""\n'), ...prod('orders.queue: b\n') },
    said: 'blank-override',
  },
  'a forbidden, deprecated, incomplete and misspelled secret': {
    files: {
      ...base(`orders.smtp.password: ${secret}\n`),
      ...stage(`orders.smtp.pasword: ${secret}\n`),
      ...prod(`orders.smtp.token: ${secret}\n`),
      ...settings(
        'keys:\n  orders.smtp.password: { forbidden: [prod], deprecated: { use: orders.smtp.token } }\n  "orders.smtp.*": { together: true }\n',
      ),
    },
    said: 'incomplete-group',
  },
  'the condition of a demand': {
    files: {
      ...usual,
      ...settings(`keys:\n  orders.host: { required: { when: { orders.password: ${secret} } } }\n`),
      ...prod(`orders.password: ${secret}\n`),
    },
    said: 'missing-value',
  },
  'the lines around an insertion in .properties': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.host: { required: [prod] }\n'),
      ...prodProperties(`orders.user=a\norders.password=${secret}\norders.zone=z`),
    },
    said: 'missing-value',
  },
  'the lines around an insertion in YAML': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.smtp.host: { required: [prod] }\n'),
      ...prod(`orders:\n  smtp:\n    password: ${secret}`),
    },
    said: 'missing-value',
  },
  'a YAML map on one line that lacks a key': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.smtp.host: { required: [prod] }\n'),
      ...prod(`orders: { smtp: { password: ${secret}, port: 25 } }\n`),
    },
    said: 'missing-value',
  },
  'a location with credentials': {
    files: {
      ...base(`spring.config.import: "configserver:http://orders:${secret}@config.acme.internal:8888"\n`),
      ...stage('orders.queue: a\n'),
      ...prod('orders.queue: b\n'),
    },
    said: 'config server',
  },
  'a location with credentials that no resolver knows': {
    files: {
      ...base(`spring.config.import: "https://orders:${secret}@config.acme.internal/orders.yml"\n`),
      ...stage('orders.queue: a\n'),
      ...prod('orders.queue: b\n'),
    },
    said: 'orders',
  },
  'the location of a config server that is set elsewhere': {
    files: {
      ...base(`spring.config.import: "configserver:"\nspring.cloud.config.uri: http://x:${secret}@config:8888\n`),
      ...stage('orders.queue: a\n'),
      ...prod('orders.queue: b\n'),
    },
    said: 'config server',
  },
  'a malformed profile expression': {
    files: {
      ...usual,
      ...prod('orders.queue: b\n'),
      ...base(`a: b\n---\nspring.config.activate.on-profile: "prod & stage | ${secret}"\n`),
    },
    said: 'invalid-file',
  },
  'a file that is imported and not there': {
    files: { ...usual, ...base(`spring.config.import: "classpath:${secret}.yml"\n`), ...prod('a: b\n') },
    said: 'invalid-file',
  },
  'a value of the wrong kind for Spring itself': {
    files: {
      ...usual,
      ...base(`spring.profiles.validate: ${secret}\nspring.main.cloud-platform: ${secret}\n`),
      ...prod('a: b\n'),
    },
    said: 'keyparity',
  },
  'a broken escape': {
    files: { ...usual, ...prodProperties(`orders.password=\\u${secret}\n`) },
    said: 'invalid-file',
  },
  'a variable of an environment': {
    files: {
      ...usual,
      ...settings(
        `environments:\n  stage: {}\n  prod: { variables: { ORDERS_TOKEN: ${secret}, OTHER: "a\${ORDERS_TOKEN}" } }\nkeys:\n  orders.token: { minLength: 40 }\n  other: { maxLength: 3 }\n`,
      ),
      ...prod('orders.token: x\nother: y\n'),
    },
    said: 'invalid-value',
  },
  'SPRING_APPLICATION_JSON that is broken': {
    files: {
      ...usual,
      ...prod('a: b\n'),
      ...settings(
        `environments:\n  stage: {}\n  prod: { variables: { SPRING_APPLICATION_JSON: '{"orders": {"password": "${secret}}' } }\n`,
      ),
    },
    said: 'keyparity',
  },
  'the reason of a suppression': {
    files: {
      ...usual,
      ...prod(`# keyparity-ignore missing-value orders.host the password is ${secret}\norders.queue: b\n`),
    },
    said: 'unused-exception',
  },
  'the reason of an exception': {
    files: {
      ...usual,
      ...prod('a: b\n'),
      ...settings(
        `exceptions:\n  - { key: orders.host, rule: missing-value, reason: The password is ${secret}, until: 2026-01-31 }\n`,
      ),
    },
    said: 'expired-exception',
  },
};

/** Ways to write a secret so that YAML cannot be read: a password may begin with any of these characters. */
const faults = [
  `"${secret}`,
  `'${secret}`,
  `*${secret}`,
  `!${secret}`,
  `!!${secret} x`,
  `!<${secret} x`,
  `&${secret} &x y`,
  `@${secret}`,
  `\`${secret}`,
  `%${secret}`,
  `|${secret}`,
  `>${secret}`,
  `${secret}: x`,
  `- ${secret}`,
  `[${secret}`,
  `{${secret}`,
  `{${secret}: x, ${secret}: y}`,
  `]${secret}`,
  `? ${secret}`,
  `"\\${secret}"`,
  `"\\x${secret}"`,
  `x\n  ${secret}\n y${secret}: z`,
  `x\n\t${secret}: y`,
  `x\n${secret}`,
  `\u0000${secret}`,
  `"${secret}" ${secret}`,
  `{a: ${secret}} ${secret}`,
  `x\n<<: ${secret}`,
  `x\n<<: [${secret}]`,
];

describe.each([
  ['without --show-values', false],
  ['with --show-values', true],
])('a secret is in nothing that is printed (%s)', (_, showValues) => {
  it.each(Object.entries(places))('planted as %s', async (_place, { files, said }) => {
    const text = await printed(files, showValues);
    expect(text).not.toContain(secret);
    expect(text).not.toContain('internal error');
    expect(text).toContain(said);
  });

  it.each(faults)('planted in YAML that is broken: %j', async (value) => {
    const text = await printed({ ...usual, ...prod(`orders:\n  password: ${value}\n`) }, showValues);
    expect(text).not.toContain(secret);
    expect(text).not.toContain('internal error');
  });

  // A map is read as one here, and its names are told: they are no values.
  it.each(faults.filter((fault) => !fault.endsWith('y}')))(
    'planted in a keyparity.yml that is broken: %j',
    async (value) => {
      const text = `environments:\n  stage: {}\n  prod:\n    variables:\n      ORDERS_PASSWORD: ${value}\n`;
      const all = await printed({ ...usual, ...prod('a: b\n'), ...settings(text) }, showValues);
      expect(all).not.toContain(secret);
      expect(all).not.toContain('internal error');
    },
  );
});

describe('a value that is no secret', () => {
  const files = {
    ...usual,
    ...settings('keys:\n  orders.limit: { type: integer }\n  orders.mode: { differ: true }\n'),
    ...prod(`orders:\n  limit: ${secret}\n  mode: ${secret}\n`),
    ...stage(`orders:\n  mode: ${secret}\n`),
  };

  it('is in nothing that is printed either', async () => {
    expect(await printed(files, false)).not.toContain(secret);
  });

  it('is printed where values are asked for', async () => {
    expect(await printed(files, true)).toContain(secret);
  });
});
