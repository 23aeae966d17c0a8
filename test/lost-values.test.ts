import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/findings/finding.ts';
import { changed, type Files, judgeFiles, toldBy, wordsOf } from './repositories/change.ts';

/** A key that code needs and a change takes away, where the environments have external sources. */

const stages = ['dev', 'stage', 'prod'] as const;

const resources = 'src/main/resources';
const fileOf = (stage: string) => `${resources}/application-${stage}.properties`;
const withKey = (stage: string) => `payment.url=https://${stage}.pay\npayment.user=${stage}\nmail.host=${stage}\n`;
const withoutKey = (stage: string) => `payment.user=${stage}\nmail.host=${stage}\n`;

const code: Files = {
  'build.gradle': "plugins { id 'org.springframework.boot' version '3.5.0' }\n",
  'src/main/java/com/acme/Orders.java':
    'package com.acme;\nimport org.springframework.boot.autoconfigure.SpringBootApplication;\n@SpringBootApplication\nclass Orders {\n  public static void main(String[] words) { org.springframework.boot.SpringApplication.run(Orders.class, words); }\n}\n',
  'src/main/java/com/acme/Payments.java':
    'package com.acme;\nimport org.springframework.beans.factory.annotation.Value;\nimport org.springframework.stereotype.Component;\n@Component\nclass Payments {\n  Payments(@Value("${payment.url}") String url) {}\n}\n',
};

const files: Files = {
  ...code,
  [`${resources}/application.properties`]: 'spring.application.name=orders\n',
  ...Object.fromEntries(stages.map((stage) => [fileOf(stage), withKey(stage)])),
};

const deployment = (stage: string, envFrom: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    spec:
      containers:
        - name: orders
          image: acme/orders
          env:
            - name: SPRING_PROFILES_ACTIVE
              value: ${stage}
${envFrom}`;

const envFrom = `          envFrom:
            - secretRef: { name: orders-secrets }
`;

const nais = (stage: string) => `apiVersion: nais.io/v1alpha1
kind: Application
metadata: { name: orders, namespace: shop }
spec:
  image: acme/orders
  env:
    - name: SPRING_PROFILES_ACTIVE
      value: ${stage}
  envFrom:
    - secret: orders-secrets
`;

const inEach = (path: (stage: string) => string, text: (stage: string) => string): Files =>
  Object.fromEntries(stages.map((stage) => [path(stage), text(stage)]));

/** Repositories whose environments all have the same external source. */
const repositories: Readonly<Record<string, Files>> = {
  'envFrom of Kubernetes': {
    ...files,
    ...inEach(
      (stage) => `k8s/${stage}/orders.yaml`,
      (stage) => deployment(stage, envFrom),
    ),
  },
  'envFrom of NAIS': { ...files, ...inEach((stage) => `nais/${stage}.yaml`, nais) },
  'envFrom of a Helm chart': {
    ...files,
    'chart/Chart.yaml': 'apiVersion: v2\nname: orders\nversion: 1.0.0\n',
    'chart/templates/deployment.yaml': deployment('{{ .Values.stage }}', envFrom),
    'chart/values.yaml': 'replicas: 1\n',
    ...inEach(
      (stage) => `chart/values-${stage}.yaml`,
      (stage) => `stage: ${stage}\n`,
    ),
  },
  'a Vault that is imported': {
    ...files,
    [`${resources}/application.properties`]: 'spring.application.name=orders\nspring.config.import=vault://\n',
  },
  'a config server that is elsewhere': {
    ...files,
    [`${resources}/application.properties`]:
      'spring.application.name=orders\nspring.config.import=optional:configserver:https://config.acme\n',
  },
  'files that Compose mounts': {
    ...files,
    ...inEach(
      (stage) => `docker-compose.${stage}.yml`,
      (stage) =>
        `services:\n  orders:\n    image: acme/orders\n    environment:\n      SPRING_PROFILES_ACTIVE: ${stage}\n    volumes:\n      - /etc/orders:/config\n`,
    ),
  },
};

describe.each(Object.entries(repositories))('%s', (_, repository) => {
  it('does not excuse a key that is taken from one environment and stays in the others', async () => {
    const report = await judgeFiles(repository, changed(repository, { [fileOf('prod')]: withoutKey('prod') }));
    expect([report.verdict, toldBy(report)]).toEqual(['fail', ['error missing-value payment.url prod']]);
    const [finding] = report.findings as [Finding];
    expect(wordsOf(finding)).toContain('as it still is for dev and stage. This change removes `payment.url` here.');
  });

  it('may have a key that all environments give up at once, which is one warning that asks for provided', async () => {
    const report = await judgeFiles(repository, { ...repository, ...inEach(fileOf, withoutKey) });
    expect([report.verdict, toldBy(report)]).toEqual(['pass', ['warning missing-value payment.url dev stage prod']]);
    const [finding] = report.findings as [Finding];
    expect(wordsOf(finding)).toContain('say so in keyparity.yml: `provided: [{ keys: [payment.url], by: … }]`');
  });

  it('wakes nothing where nothing is taken', async () => {
    const report = await judgeFiles(repository, changed(repository, { 'README.md': '# Orders\n' }));
    expect(toldBy(report)).toEqual([]);
  });
});

describe('a key that code needs and that is taken away', () => {
  const kubernetes = repositories['envFrom of Kubernetes'] as Files;

  it('may have moved to a source that comes with the change', async () => {
    const closed = { ...kubernetes, 'k8s/prod/orders.yaml': deployment('prod', '') };
    const report = await judgeFiles(closed, changed(kubernetes, { [fileOf('prod')]: withoutKey('prod') }));
    expect(toldBy(report)).toEqual(['warning missing-value payment.url prod']);
    const [finding] = report.findings as [Finding];
    expect(wordsOf(finding)).toContain('If `the secret orders-secrets (envFrom)` gives it from now on, say so');
  });

  it('is an error in the environments without a source where all give it up, and a warning in the others', async () => {
    const half = { ...kubernetes, 'k8s/dev/orders.yaml': deployment('dev', '') };
    const report = await judgeFiles(half, { ...half, ...inEach(fileOf, withoutKey) });
    expect(toldBy(report)).toEqual([
      'error missing-value payment.url dev',
      'warning missing-value payment.url stage prod',
    ]);
  });

  it('is an error where another environment lacked it before', async () => {
    const lacking = { ...kubernetes, [fileOf('dev')]: withoutKey('dev') };
    const report = await judgeFiles(lacking, changed(lacking, { [fileOf('prod')]: withoutKey('prod') }));
    expect(toldBy(report)).toEqual(['error missing-value payment.url prod']);
  });

  it('is one warning with all keys that move at once', async () => {
    const code = {
      ...kubernetes,
      'src/main/java/com/acme/Mail.java':
        'package com.acme;\nimport org.springframework.beans.factory.annotation.Value;\nimport org.springframework.stereotype.Component;\n@Component\nclass Mail {\n  Mail(@Value("${mail.host}") String host) {}\n}\n',
    };
    const report = await judgeFiles(code, { ...code, ...inEach(fileOf, (stage) => `payment.user=${stage}\n`) });
    expect(toldBy(report)).toEqual(['warning missing-value dev stage prod']);
    const [finding] = report.findings as [Finding];
    expect(wordsOf(finding)).toBe(
      `${fileOf('dev')}:1
dev, stage and prod get no value for \`mail.host\` and \`payment.url\` any more, which the code needs to start. They may come from \`the secret orders-secrets (envFrom)\`, which the repository does not show.
If \`the secret orders-secrets (envFrom)\` gives it from now on, say so in keyparity.yml: \`provided: [{ keys: [mail.host, payment.url], by: … }]\`.`,
    );
  });

  it('counts the same where a value refers to it', async () => {
    const { 'src/main/java/com/acme/Payments.java': _, ...noCode } = kubernetes;
    const referring = { ...noCode, [`${resources}/application.properties`]: 'payment.health=${payment.url}/health\n' };
    const one = await judgeFiles(referring, changed(referring, { [fileOf('prod')]: withoutKey('prod') }));
    expect(toldBy(one)).toContain('error unresolved-placeholder payment.url prod');
    const all = await judgeFiles(referring, { ...referring, ...inEach(fileOf, withoutKey) });
    expect(toldBy(all)).toEqual(['warning unresolved-placeholder payment.url dev stage prod']);
  });

  it.each([
    ['provided', 'provided:\n  - { keys: [payment.url], by: Vault }\n', []],
    ['ignored', 'ignore:\n  - { keys: [payment.url], reason: Known. }\n', []],
    ['as loud as the rule', 'rules:\n  missing-value: warning\n', ['warning missing-value payment.url prod']],
    ['excepted', 'exceptions:\n  - { key: payment.url, rule: missing-value, reason: Known., until: 2026-12-31 }\n', []],
  ])('is %s where keyparity.yml says so', async (_, settings, told) => {
    const settled = { ...kubernetes, 'keyparity.yml': `version: 1\n${settings}` };
    const report = await judgeFiles(settled, changed(settled, { [fileOf('prod')]: withoutKey('prod') }));
    expect(toldBy(report).filter((line) => line.includes('payment.url'))).toEqual(told);
  });
});
