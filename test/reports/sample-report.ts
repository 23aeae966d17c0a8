import type {
  ApplicationSummary,
  EnvironmentSummary,
  Finding,
  MatrixRow,
  Readiness,
  Report,
} from '../../src/findings/finding.ts';
import { code, named, path, place } from '../../src/rules/message.ts';

/** A report as it could come out of a small monorepo, with every kind of finding and some hostile text. */
export const plantedSecret = 'hunter2-planted';
export const plainValue = 'ten-of-them';

const environment = (name: string, file: string, more: Partial<EnvironmentSummary> = {}): EnvironmentSummary => ({
  name,
  profiles: [name],
  compared: true,
  layers: [
    { kind: 'shared', paths: ['app/src/main/resources/server.properties'] },
    { kind: 'environment', paths: [file] },
  ],
  open: [],
  ...more,
});

const monolith: ApplicationSummary = {
  name: 'monolith',
  path: 'app',
  law: 'plain',
  keys: 31,
  environments: ['dev', 'demo', 'stage', 'prod'].map((name) => environment(name, `config/${name}/server.properties`)),
};

const orders: ApplicationSummary = {
  name: 'orders',
  path: 'services/orders',
  law: '3.5',
  keys: 14,
  environments: [
    environment('dev', 'services/orders/src/main/resources/application-dev.yml'),
    environment('prod', 'services/orders/src/main/resources/application-prod.yml', { open: ['config server'] }),
    environment('local', 'services/orders/src/main/resources/application-local.yml', { compared: false }),
  ],
};

export function finding(fields: Partial<Finding>): Finding {
  return {
    rule: 'missing-value',
    severity: 'error',
    application: 'monolith',
    environments: ['stage'],
    message: ['Something is missing.'],
    advice: [],
    at: { path: 'config/stage/server.properties', line: 1, column: 1 },
    related: [],
    certainty: 'certain',
    fingerprint: '0123456789abcdef',
    status: 'new',
    ...fields,
  };
}

/** Where each environment stands by these findings, as far as errors say it. */
export function readinessBy(
  applications: readonly ApplicationSummary[],
  findings: readonly Finding[],
): readonly Readiness[] {
  const names = new Set(
    applications.flatMap(({ environments }) => environments.flatMap(({ name, compared }) => (compared ? [name] : []))),
  );
  return [...names].map((environment): Readiness => {
    const errors = findings.filter(
      ({ severity, environments }) => severity === 'error' && environments.includes(environment),
    );
    const obstacles = errors.flatMap((each) =>
      each.status === 'excepted' ? [] : [{ finding: each, isMissing: each.rule === 'missing-value' }],
    );
    const accepted = errors.flatMap((each) => (each.status === 'excepted' ? [{ finding: each, isMissing: true }] : []));
    const state = obstacles.length > 0 ? 'not-ready' : accepted.length > 0 ? 'accepted-risk' : 'ready';
    const warnings = findings.filter(
      (each) => each.severity === 'warning' && each.environments.includes(environment),
    ).length;
    const having = applications.filter(({ environments }) => environments.some(({ name }) => name === environment));
    return {
      environment,
      state,
      obstacles,
      accepted,
      warnings,
      applications: having.map(({ name }) => ({ name, state })),
    };
  });
}

export const hostileKey =
  'a|b`c`*</code><img src=x>\u202e@org/team\u200b##[add-mask]e\r::set-env name=x::y\n#1 www.x.com https://x.y';

const findings: readonly Finding[] = [
  finding({
    rule: 'missing-override',
    key: 'kms.cache.ttl',
    message: [
      code('kms.cache.ttl'),
      ' has no override in ',
      named('stage'),
      '. It would use the value that all share, from ',
      place({ path: 'app/src/main/resources/server.properties', line: 12, column: 1 }),
      '. Owner: team-security.',
    ],
    advice: ['Set it in ', path('config/stage/server.properties'), ', or write down an exception.'],
    at: { path: 'config/stage/server.properties', line: 2, column: 1 },
    related: [
      { origin: { path: 'config/dev/server.properties', line: 12, column: 1 }, label: 'dev sets it' },
      { origin: { path: 'config/demo/server.properties', line: 12, column: 3 }, label: 'demo sets it' },
    ],
    insertion: { path: 'config/stage/server.properties', line: 3, text: 'kms.cache.ttl=' },
    fingerprint: 'aaaa000000000001',
  }),
  finding({
    rule: 'unresolved-placeholder',
    application: 'orders',
    key: 'orders.queue.url',
    environments: ['dev', 'prod'],
    message: ['Nothing sets ', code('BROKER_URL'), ', which ', code('orders.queue.url'), ' needs.'],
    advice: ['Set it, give the placeholder a default, or declare it under ', code('provided'), '.'],
    at: { path: 'services/orders/src/main/resources/application.yml', line: 7, column: 5 },
    insertion: {
      path: 'services/orders/src/main/resources/application-prod.yml',
      line: 1,
      text: 'broker:\n  url: ',
    },
    fingerprint: 'aaaa000000000002',
  }),
  finding({
    rule: 'missing-value',
    application: 'orders',
    key: 'broker.timeout',
    environments: ['prod'],
    message: ['Nothing sets ', code('broker.timeout'), ' in ', named('prod'), '.'],
    at: { path: 'services/orders/src/main/resources/application-prod.yml', line: 1, column: 1 },
    insertion: {
      path: 'services/orders/src/main/resources/application-prod.yml',
      line: 1,
      text: 'broker:\n  timeout: ',
    },
    fingerprint: 'aaaa000000000003',
  }),
  finding({
    rule: 'plaintext-secret',
    key: 'db.password',
    environments: ['prod'],
    message: [code('db.password'), ' is written in plain text: ', { value: plantedSecret, secret: true }, '.'],
    advice: ['Take it from the environment: ', code('$DB_PASSWORD'), '.'],
    at: { path: 'config/prod/server.properties', line: 3, column: 1 },
    fingerprint: 'aaaa000000000004',
  }),
  finding({
    rule: 'invalid-value',
    severity: 'warning',
    key: 'orders.retry.max',
    message: [code('orders.retry.max'), ' is ', { value: plainValue, secret: false }, ', which is no integer.'],
    advice: ['Write a whole number.'],
    fingerprint: 'aaaa000000000005',
  }),
  finding({
    rule: 'misspelled-override',
    severity: 'warning',
    key: hostileKey,
    message: [code(hostileKey), ' looks like ', code('a.b'), '; <b>our</b> own | words, @nobody #1.'],
    advice: ['See ', path('con|fig/\u001b[31mx.properties'), '.'],
    at: { path: 'con|fig/\u001b[31mx,y:z.properties', line: 4, column: 2 },
    related: [{ origin: { path: '::error::x', line: 1, column: 1 }, label: '::warning::label ##[error]x' }],
    insertion: { path: 'config/stage/server.properties', line: 3, text: `${hostileKey}=` },
    fingerprint: 'aaaa000000000006',
  }),
  finding({
    rule: 'unused-exception',
    severity: 'notice',
    application: '',
    environments: [],
    message: ['The exception for ', code('old.key'), ' covers nothing.'],
    advice: ['Remove it.'],
    at: { path: 'keyparity.yml', line: 20, column: 5 },
    fingerprint: 'aaaa000000000007',
  }),
  finding({ key: 'known.key', status: 'known', fingerprint: 'aaaa000000000008' }),
  finding({ key: 'excepted.key', status: 'excepted', fingerprint: 'aaaa000000000009' }),
];

const row = (application: string, key: string, wrong: boolean, ...states: MatrixRow['cells'][number]['state'][]) => ({
  application,
  key,
  wrong,
  cells: states.map((state) => (state === 'own' ? { state, place: `config/x:${key.length}` } : { state })),
});

export const sampleReport: Report = {
  verdict: 'fail',
  failOn: 'error',
  counts: { error: 4, warning: 2, notice: 1 },
  applications: [monolith, orders],
  readiness: readinessBy([monolith, orders], findings),
  findings,
  fixed: [],
  matrix: [
    row('monolith', 'db.password', true, 'own', 'own', 'provided', 'own'),
    row('monolith', 'fine.key', false, 'own', 'own', 'own', 'own'),
    row('monolith', 'kms.cache.ttl', true, 'own', 'own', 'inherited', 'own'),
    row('monolith', 'orders.retry.max', true, 'inherited', 'absent', 'own', 'inherited'),
    row('monolith', hostileKey, true, 'absent', 'absent', 'own', 'absent'),
    row('orders', 'broker.timeout', true, 'own', 'missing', 'absent'),
    row('orders', 'orders.queue.url', true, 'inherited', 'open', 'inherited'),
  ],
};

export const cleanReport: Report = {
  verdict: 'pass',
  failOn: 'error',
  counts: { error: 0, warning: 0, notice: 0 },
  applications: [monolith, orders],
  readiness: readinessBy([monolith, orders], []),
  findings: [],
  fixed: [],
  matrix: sampleReport.matrix.map((matrixRow) => ({ ...matrixRow, wrong: false })),
};

/** Files of the sample, each line with a value that must not be seen. */
const files = new Map([
  ['config/stage/server.properties', `a=${plantedSecret}\nb=${plantedSecret}\nc=${plantedSecret}\n`],
  ['config/prod/server.properties', `a=${plantedSecret}`],
]);

export const readSample = (name: string): string | undefined => files.get(name);

/** So many findings that every limit is reached: 206 errors, 103 warnings, 103 notices in 412 files of seven rules. */
export const crowdedReport: Report = {
  ...sampleReport,
  counts: { error: 206, warning: 103, notice: 103 },
  findings: Array.from({ length: 412 }, (_, index) =>
    finding({
      rule: index < 300 ? 'missing-value' : `rule-${index % 7}`,
      severity: index < 206 ? 'error' : index < 309 ? 'warning' : 'notice',
      key: `key.number.${index}`,
      at: { path: `config/${index < 200 ? 'stage' : `e${index % 5}`}.properties`, line: index + 1, column: 1 },
      fingerprint: `bbbb${index}`,
    }),
  ),
};
