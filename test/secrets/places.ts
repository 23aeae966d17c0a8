import type { Files } from './everything-printed.ts';

/** Short and made of letters and digits, so that no format has a reason to cut or to escape it. */
export const secret = 'swordfish7391';

const resources = 'src/main/resources';

export const settings = (text: string) => ({ 'keyparity.yml': `version: 1\n${text}` });
export const base = (text: string) => ({ [`${resources}/application.yml`]: text });
export const stage = (text: string) => ({ [`${resources}/application-stage.yml`]: text });
export const prod = (text: string) => ({ [`${resources}/application-prod.yml`]: text });
const prodProperties = (text: string) => ({ [`${resources}/application-prod.properties`]: text });
const boot = (version: string) => ({
  'build.gradle': `plugins { id 'org.springframework.boot' version '${version}' }\n`,
});

/** A value of prod that a rule of the contract has a reason to print. */
const inProd = (key: string, value: string, more = ''): Files => ({
  ...usual,
  ...settings(`keys:\n  "${key}": { maxLength: 3 }\n`),
  ...prod(`"${key}": ${JSON.stringify(value)}\n${more}`),
});

const compose = (stage: string, variables: Readonly<Record<string, string>>): Files => ({
  [`compose.${stage}.yaml`]: `services:\n  orders:\n    build: .\n    environment:\n${Object.entries(variables)
    .map(([name, value]) => `      ${name}: ${JSON.stringify(value.replaceAll('$', '$$$$'))}\n`)
    .join('')}`,
});
/** A variable of prod, which Docker Compose sets. */
const variable = (name: string, value: string): Files => ({
  ...usual,
  ...settings(`keys:\n  "${name}": { maxLength: 3 }\n`),
  ...prod('orders.zone: b\n'),
  ...compose('stage', { STAGE: 'stage' }),
  ...compose('prod', { STAGE: 'prod', [name]: value }),
});

const workload = (stage: string, container: string, more = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          image: acme/orders:1\n          env: [{ name: STAGE, value: ${stage} }]\n${container}${more}`;
const kubernetes = (container: string, more = ''): Files => ({
  ...usual,
  ...prod('orders.zone: b\n'),
  'k8s/stage/orders.yaml': workload('stage', ''),
  'k8s/prod/orders.yaml': workload('prod', container, more),
});

export const usual = { ...base('orders.currency: CHF\n'), ...stage('orders.queue: orders-stage\n') };

/** Secrets by the contract, by name or by form: no option shows them. `said` is a word of the finding that is about the place. */
export interface Place {
  readonly files: Files;
  readonly said: string;
  /** What is planted, where it is not the usual secret. */
  readonly planted?: string;
  /** Nothing tells that it is a secret: what prints values on demand prints it, and nothing else. */
  readonly isPlain?: true;
}

export const places: Record<string, Place> = {
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
    isPlain: true,
  },
  'a value of the wrong kind for Spring itself': {
    files: {
      ...usual,
      ...base(`spring.profiles.validate: ${secret}\nspring.main.cloud-platform: ${secret}\n`),
      ...prod('a: b\n'),
    },
    said: 'keyparity',
    isPlain: true,
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

/** What says by the name of the key that its value is a secret. */
const secretKeys = [
  'spring.datasource.password',
  'spring.datasource.hikari.password',
  'orders.passwords[0]',
  'orders.tokens[0].value',
  'orders.tokens.github',
  'orders.secrets.signing',
  'orders.credentials.value',
  'orders.password.current',
  'orders.api.keys[1]',
  'orders.apiKeys.partner',
  'orders.mail.pw',
  'orders.db-pw',
  'orders.smtpPass',
  'orders.auth.bearer',
  'orders.authorization',
  'orders.alert.webhook',
  'orders.alert.webhook-url',
  'orders.connection.string',
  'encrypt.key',
  'jwt.key',
  'spring.cloud.vault.app-role.secret-id',
  'spring.kafka.properties.sasl.jaas.config',
  'orders.client.private-key',
  'orders.storage.sas',
  'ORDERS_DB_PASSWORD',
  'ORDERS_API_KEYS_0',
];

export const base64 = (text: string) => Buffer.from(text).toString('base64');
const pem = (kind: string, text: string) => `-----BEGIN ${kind}-----\n${text}\n-----END ${kind}-----\n`;

/** What says by its form that it is a secret, whatever its key is called. */
const secretForms: Readonly<Record<string, (planted: string) => string>> = {
  'a JDBC address with a user and a password': (it) => `jdbc:postgresql://orders:${it}@db.acme.internal/orders`,
  'a JDBC address with a password as a parameter': (it) => `jdbc:postgresql://db/orders?user=orders&password=${it}`,
  'a JDBC address with a password behind a semicolon': (it) => `jdbc:sqlserver://db;user=orders;password=${it}`,
  'a JDBC address of Oracle': (it) => `jdbc:oracle:thin:orders/${it}@//db.acme.internal:1521/orders`,
  'an address with a password alone': (it) => `redis://:${it}@cache.acme.internal:6379`,
  'an address with a password that has a slash': (it) => `amqp://orders:sword/${it}@mq.acme.internal`,
  'an address with several hosts': (it) => `mongodb://orders:${it}@a.acme.internal,b.acme.internal/orders`,
  'an address with a token in place of a user': (it) => `https://x${it}0f3a@errors.acme.internal/7`,
  'an address with a token as a parameter': (it) => `https://api.acme.internal/orders?access_token=${it}`,
  'an address with a signature': (it) => `https://acme.blob.core.windows.net/orders?sv=2024-11-04&sig=${it}`,
  'a connection string': (it) =>
    `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=all;SharedAccessKey=${it}`,
  'a line of settings': (it) => `user=orders password=${it} sslmode=require`,
  'a login of JAAS': (it) =>
    `org.apache.kafka.common.security.plain.PlainLoginModule required username="orders" password="${it}";`,
  'options of the JVM': (it) => `-Xmx1g -Ddb.password=${it} -Dfile.encoding=UTF-8`,
  'arguments of an application': (it) => `--orders.zone=b --orders.password=${it}`,
  'an object of JSON': (it) => `{"orders": {"zone": "b", "password": "${it}"}}`,
  'a list of JSON': (it) => `[{"name": "orders", "credentials": {"value": "${it}"}}]`,
  'an object of JSON within a text': (it) => `config = {"token": "${it}"}`,
  'a piece of YAML': (it) => `orders:\n  password: ${it}\n`,
  'a piece of XML': (it) => `<user>orders</user><password>${it}</password>`,
  'a header with a bearer': (it) => `Bearer ${it}`,
  'a header with user and password': (it) => `Basic ${base64(`orders:${it}`)} ${it}`,
  'a header with its name': (it) => `Authorization: Bearer ${it}`,
  'a private key': (it) => pem('RSA PRIVATE KEY', it),
  'a private key on one line': (it) => pem('PRIVATE KEY', it).replaceAll('\n', '\\n'),
  'a certificate': (it) => pem('CERTIFICATE', it),
  'a webhook of Slack': (it) => `https://hooks.slack.com/services/T00000000/B00000000/${it}`,
  'a webhook of Discord': (it) => `https://discord.com/api/webhooks/123456789012345678/${it}`,
  'a webhook of Teams': (it) => `https://acme.webhook.office.com/webhookb2/${it}/IncomingWebhook/1`,
  'another webhook': (it) => `https://chat.acme.internal/hooks/${it}`,
  'a bot of Telegram': (it) => `https://api.telegram.org/bot123456:${it}/sendMessage`,
  'a token of GitHub': (it) => `ghp_16C7e42F292c6912E7${it}`,
  'a token of Slack': (it) => `xoxb-2401236587-${it}`,
  'a JSON web token': (it) => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJvcmRlcnMifQ.${it}`,
  'letters and digits in no order': (it) => `q7Rk2Vx9LmT4b${it}`,
};

/** A secret for each of them: one that is found must not hide another one. */
const planted = (index: number) => `${secret}${String(index).padStart(3, '0')}`;
const formed = Object.values(secretForms).map((form, index) => form(planted(index)));
const asYaml = (lines: readonly (readonly [key: string, value: string])[]) =>
  lines.map(([key, value]) => `"${key}": ${JSON.stringify(value)}\n`).join('');
const legacy = (index: number) => `legacy.a${index}`;
const ofContract = (textOf: (index: number) => string) =>
  settings(`keys:\n${formed.map((_, i) => `  ${textOf(i)}\n`).join('')}`);

Object.assign(places, {
  'the values of all names that say so': {
    files: {
      ...usual,
      ...settings(`keys:\n${secretKeys.map((key) => `  "${key}": { maxLength: 3 }\n`).join('')}`),
      ...prod(asYaml(secretKeys.map((key, index) => [key, planted(index)]))),
    },
    said: 'invalid-value',
  },
  'the values of all forms that say so': {
    files: {
      ...usual,
      ...ofContract((i) => `${legacy(i)}: { maxLength: 3 }`),
      ...prod(asYaml(formed.map((value, i) => [legacy(i), value]))),
    },
    said: 'invalid-value',
  },
  'variables of all forms': {
    files: {
      ...usual,
      ...prod('orders.zone: b\n'),
      ...ofContract((i) => `LEGACY_A${i}: { maxLength: 3 }`),
      ...compose('stage', { STAGE: 'stage' }),
      ...compose('prod', { STAGE: 'prod', ...Object.fromEntries(formed.map((value, i) => [`LEGACY_A${i}`, value])) }),
    },
    said: 'LEGACY_A0',
  },
  'elements of a list of all forms': {
    files: { ...usual, ...prod(`legacy:\n${formed.map((value) => `  - ${JSON.stringify(value)}\n`).join('')}`) },
    said: 'legacy[0]',
  },
  'defaults of all forms': {
    files: {
      ...usual,
      ...ofContract((i) => `${legacy(i)}: { maxLength: 3 }`),
      ...prod(
        asYaml(
          formed.map((value, i) => [legacy(i), `\${LEGACY_A${i}:${value.replaceAll('{', '').replaceAll('}', '')}}`]),
        ),
      ),
    },
    said: 'LEGACY_A0',
  },
  'values of all forms that the contract allows': {
    files: {
      ...usual,
      ...ofContract((i) => `${legacy(i)}: { enum: [${JSON.stringify(formed[i])}, other] }`),
      ...prod(asYaml(formed.map((_, i) => [legacy(i), 'another']))),
    },
    said: 'invalid-value',
  },
  'conditions of the contract of all forms': {
    files: {
      ...usual,
      ...ofContract((i) => `orders.host${i}: { required: { when: { ${legacy(i)}: ${JSON.stringify(formed[i])} } } }`),
      ...prod(asYaml(formed.map((value, i) => [legacy(i), value]))),
    },
    said: 'missing-value',
  },
});

const secretObject = (entries: string) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: { name: orders-settings }\n${entries}`;

Object.assign(places, {
  JAVA_TOOL_OPTIONS: { files: variable('JAVA_TOOL_OPTIONS', `-Ddb.password=${secret}`), said: 'orders' },
  'JAVA_TOOL_OPTIONS with an option whose name says nothing': {
    files: {
      ...variable('JAVA_TOOL_OPTIONS', `-Dorders.pin=${secret}`),
      ...settings('keys:\n  orders.pin: { secret: true }\n'),
    },
    said: 'orders',
  },
  SPRING_APPLICATION_JSON: {
    files: variable('SPRING_APPLICATION_JSON', `{"orders": {"password": "${secret}", "note": "x"}}`),
    said: 'orders',
  },
  'SPRING_APPLICATION_JSON with a key that the contract marks': {
    files: {
      ...variable('SPRING_APPLICATION_JSON', `{"orders": {"pin": "${secret}"}}`),
      ...settings('keys:\n  orders.pin: { secret: true }\n'),
    },
    said: 'orders',
  },
  'an argument of a command line': {
    files: kubernetes(`          args: ["--orders.password=${secret}", "--orders.url=jdbc:x://u:${secret}@h/o"]\n`),
    said: 'orders',
  },
  'an option of a command line': {
    files: kubernetes(`          command: ["java", "-Ddb.pw=${secret}", "-jar", "app.jar"]\n`),
    said: 'orders',
  },
  'a variable of a command line': {
    files: kubernetes(
      `          command: ["sh", "-c", "DB_PASSWORD=${secret} LEGACY=\\"-Dpw=${secret}\\" java -jar app.jar"]\n`,
    ),
    said: 'orders',
  },
  'an argument of a command line that no Spring Boot accepts': {
    files: { ...boot('3.3.5'), ...kubernetes(`          command: ["java", "-jar", "app.jar", "--=${secret}"]\n`) },
    said: 'SimpleCommandLineArgsParser',
  },
  'the data of a secret of Kubernetes': {
    files: kubernetes(
      '          envFrom: [{ secretRef: { name: orders-settings } }]\n',
      secretObject(`data: { ORDERS_ZONE: ${base64(secret)} }\nstringData: { ORDERS_LEGACY: ${secret} }\n`),
    ),
    said: 'ORDERS_LEGACY',
  },
  'a secret that Kustomize generates': {
    files: {
      ...usual,
      'k8s/base/kustomization.yaml': 'kind: Kustomization\nresources: [orders.yaml]\n',
      'k8s/base/orders.yaml': workload('none', '          envFrom: [{ secretRef: { name: orders-settings } }]\n'),
      'k8s/overlays/stage/kustomization.yaml':
        'kind: Kustomization\nresources: [../../base]\nsecretGenerator: [{ name: orders-settings, literals: [ORDERS_LEGACY=other-one] }]\n',
      'k8s/overlays/prod/kustomization.yaml': `kind: Kustomization\nresources: [../../base]\nsecretGenerator: [{ name: orders-settings, literals: [ORDERS_LEGACY=${secret}] }]\n`,
    },
    said: 'ORDERS_LEGACY',
  },
  'a file of secrets': {
    files: {
      ...usual,
      ...prod('spring.config.import: classpath:secrets.yml\n'),
      [`${resources}/secrets.yml`]: `orders.legacy: ${secret}\n`,
    },
    said: 'secrets.yml',
  },
  'a folder of secrets': {
    files: {
      ...usual,
      ...prod('spring.config.import: "configtree:secrets/"\n'),
      'secrets/orders/legacy': secret,
    },
    said: 'orders.legacy',
  },
  'the path of an import that is made of a secret': {
    files: {
      ...usual,
      ...prod(`orders.password: ${secret}\nspring.config.import: "file:/etc/\${orders.password}/orders.yml"\n`),
    },
    said: 'orders',
  },
  'the path of an import on the class path that is made of a secret': {
    files: {
      ...usual,
      ...prod(`orders.password: ${secret}\nspring.config.import: "classpath:\${orders.password}/\${ZONE}.yml"\n`),
    },
    said: 'orders',
  },
  'a file that a script names by a secret': {
    files: {
      ...kubernetes(
        `          env: [{ name: DB_PASSWORD, value: ${secret} }]\n          command: ["sh", "-c", ". /run/$DB_PASSWORD && exec $DB_PASSWORD -- java -jar app.jar"]\n`,
      ),
    },
    said: 'orders',
  },
  'the name of an application that is made of a secret': {
    files: {
      ...usual,
      ...base(`orders.password: ${secret}\nspring.application.name: "x-\${orders.password}"\n`),
      ...prod('orders.zone: b\n'),
    },
    said: 'application',
  },
  'the address of a config server that answers a client': {
    files: {
      ...usual,
      ...prod(`spring.config.import: "optional:configserver:https://x?token=${secret}"\n`),
    },
    said: 'config server',
  },
  'a value that resolves to a secret': {
    files: inProd('orders.legacy', '${orders.mail.pw}', `orders.mail.pw: ${secret}\n`),
    said: 'invalid-value',
  },
  'a value that resolves to a secret of the contract, over two others': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.pin: { secret: true }\n  orders.legacy: { maxLength: 3 }\n'),
      ...prod(`orders:\n  pin: ${secret}\n  one: a-\${orders.pin}\n  legacy: b-\${orders.one}\n`),
    },
    said: 'invalid-value',
  },
  'a value that resolves to a part of an address': {
    files: inProd('orders.legacy', '${orders.url}/x', `orders.url: amqp://orders:${secret}@mq\n`),
    said: 'invalid-value',
  },
  'a value that a secret resolves to': {
    files: inProd('orders.legacy', secret, 'orders.password: ${orders.legacy}\n'),
    said: 'invalid-value',
  },
  'a value that is a part of a secret': {
    files: inProd('orders.legacy', secret, 'orders.password: a-${orders.legacy}-b\n'),
    said: 'invalid-value',
  },
  'a value that is a part of an address with a password': {
    files: inProd('orders.legacy', secret, 'orders.url: amqp://orders:${orders.legacy}@mq\n'),
    said: 'invalid-value',
  },
  'a value that a secret is a part of': {
    files: inProd('orders.legacy', `see ${secret} there`, `orders.password: ${secret}\n`),
    said: 'invalid-value',
  },
  'a value that the password of an address is a part of': {
    files: inProd('orders.legacy', `see ${secret} there`, `orders.url: amqp://orders:${secret}@mq\n`),
    said: 'invalid-value',
  },
  'a value of another environment that has the secret of this one': {
    files: { ...inProd('orders.legacy', `x ${secret}`), ...stage(`orders.password: ${secret}\n`) },
    said: 'invalid-value',
  },
  'a value that has the secret that another file hides': {
    files: {
      ...inProd('orders.legacy', `x ${secret}`, 'orders.password: other-one\n'),
      ...base(`orders.password: ${secret}\n`),
    },
    said: 'invalid-value',
  },
  'a value that has the text of a secret of Kubernetes': {
    files: {
      ...kubernetes(
        '          envFrom: [{ secretRef: { name: orders-settings } }]\n',
        secretObject(`data: { ORDERS_ZONE: ${base64(secret)} }\n`),
      ),
      ...settings('keys:\n  orders.legacy: { maxLength: 3 }\n'),
      ...prod(`orders.legacy: x ${secret}\n`),
    },
    said: 'invalid-value',
  },
  'a value of the contract that has a secret of a file': {
    files: {
      ...usual,
      ...settings(`keys:\n  orders.legacy: { const: x ${secret} }\n`),
      ...prod(`orders.legacy: other\norders.password: ${secret}\n`),
    },
    said: 'invalid-value',
  },
  'a value that is no secret, as the contract says, but has one in it': {
    files: {
      ...usual,
      ...settings('keys:\n  orders.token: { secret: false, maxLength: 3 }\n'),
      ...prod(`orders.token: x ${secret}\norders.password: ${secret}\n`),
    },
    said: 'invalid-value',
  },
} satisfies typeof places);
