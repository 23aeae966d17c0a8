import { describe, expect, it } from 'vitest';
import type { Report } from '../src/findings/finding.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';
import { changed, type Files, filesOf, judgeFiles, renamed, toldBy, without, wordsOf } from './repositories/change.ts';

/**
 * Environments that a change takes away. What is told of each stands in fixtures/changes; to accept new output, after having
 * read it:
 * UPDATE_EXPECTED=1 npx vitest run test/vanished-environments.test.ts
 */

const resources = 'src/main/resources';
const stages = ['dev', 'stage', 'prod', 'prod-eu'] as const;

const keysOf = (stage: string) =>
  `payment.url=https://${stage}.pay.example\nmail.host=mail.${stage}.example\nsearch.prefix=${stage}-\n`;

const profiles: Files = {
  [`${resources}/application.properties`]: 'spring.application.name=orders\n',
  ...Object.fromEntries(stages.map((stage) => [`${resources}/application-${stage}.properties`, keysOf(stage)])),
};

const document = (stage: string) => `---
spring.config.activate.on-profile: ${stage}
payment.url: https://${stage}.pay.example
mail.host: mail.${stage}.example
`;
const oneFile: Files = {
  [`${resources}/application.yml`]: `spring.application.name: orders\n${stages.map(document).join('')}`,
};

const kubernetes = (stage: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    spec:
      containers:
        - name: orders
          image: acme/orders
          env:
            - { name: SPRING_PROFILES_ACTIVE, value: ${stage} }
            - { name: PAYMENT_URL, value: "https://${stage}.pay.example" }
`;
const folders: Files = {
  [`${resources}/application.properties`]: 'spring.application.name=orders\n',
  ...Object.fromEntries(stages.map((stage) => [`k8s/${stage}/orders.yaml`, kubernetes(stage)])),
};

const jan9 = filesOf('projects/jan-9-fixed');
const prod = `${resources}/application-prod-eu.properties`;

/** What makes an environment, a repository, and the change that takes it away. */
type Case = readonly [what: string, before: Files, after: (files: Files) => Files];
const ways: readonly Case[] = [
  ['the file of a profile, removed', profiles, (files) => without(files, prod)],
  [
    'the file of a profile, under a mistyped name',
    profiles,
    (files) => renamed(files, prod, prod.replace('prod-eu', 'prdo-eu')),
  ],
  [
    'the file of a profile, under another name',
    profiles,
    (files) => renamed(files, prod, prod.replace('prod-eu', 'live-eu')),
  ],
  [
    'the file of a profile, moved to where nobody reads it',
    profiles,
    (files) => renamed(files, prod, 'old/application-prod-eu.properties'),
  ],
  ['the file of a profile, emptied', profiles, (files) => changed(files, { [prod]: '' })],
  [
    'the file of a profile, commented out',
    profiles,
    (files) => changed(files, { [prod]: keysOf('prod-eu').replace(/^/gm, '# ') }),
  ],
  [
    'a document of a file, removed',
    oneFile,
    (files) =>
      changed(files, {
        [`${resources}/application.yml`]: files[`${resources}/application.yml`]?.replace(document('prod-eu'), ''),
      }),
  ],
  [
    'a document of a file, for a mistyped profile',
    oneFile,
    (files) =>
      changed(files, {
        [`${resources}/application.yml`]: files[`${resources}/application.yml`]?.replace(
          'profile: prod-eu',
          'profile: prod-ue',
        ),
      }),
  ],
  [
    'a document of a file, commented out',
    oneFile,
    (files) =>
      changed(files, {
        [`${resources}/application.yml`]: files[`${resources}/application.yml`]
          ?.replace('payment.url: https://prod-eu', '# payment.url: https://prod-eu')
          .replace('mail.host: mail.prod-eu', '# mail.host: mail.prod-eu'),
      }),
  ],
  ['a folder of listed layers, removed', jan9, (files) => without(files, 'config/prod/')],
  ['a folder of listed layers, renamed', jan9, (files) => renamed(files, 'config/prod', 'config/prd')],
  [
    'keyparity.yml itself',
    jan9,
    (files) => changed(files, { 'keyparity.yml': files['keyparity.yml']?.replace('  demo: {}\n', '') }),
  ],
  [
    'the environments of an application in keyparity.yml',
    changed(jan9, {
      'keyparity.yml': jan9['keyparity.yml']?.replace(
        'path: services/orders\n',
        'path: services/orders\n    environments: [dev, demo, stage, prod]\n',
      ),
    }),
    (files) =>
      changed(files, {
        'keyparity.yml': files['keyparity.yml']?.replace('[dev, demo, stage, prod]', '[dev, stage, prod]'),
      }),
  ],
  [
    'a values file of Helm, removed',
    filesOf('projects/helm-service-fixed'),
    (files) => without(files, 'deploy/values-prod.yaml'),
  ],
  [
    'a values file of Helm, renamed',
    filesOf('projects/helm-service-fixed'),
    (files) => renamed(files, 'deploy/values-stage.yaml', 'deploy/values-stgae.yaml'),
  ],
  [
    'a values file of Helm, emptied',
    filesOf('projects/helm-service-fixed'),
    (files) => changed(files, { 'deploy/values-stage.yaml': '# nothing\n' }),
  ],
  [
    'an overlay of Kustomize, removed',
    filesOf('projects/kustomize-shop-fixed'),
    (files) => without(files, 'deploy/overlays/prod/'),
  ],
  [
    'an overlay of Kustomize, renamed',
    filesOf('projects/kustomize-shop-fixed'),
    (files) => renamed(files, 'deploy/overlays/stage', 'deploy/overlays/stgae'),
  ],
  ['a folder of Kubernetes, removed', folders, (files) => without(files, 'k8s/prod-eu/')],
  [
    'a manifest of Kubernetes, commented out',
    folders,
    (files) => changed(files, { 'k8s/prod-eu/orders.yaml': kubernetes('prod-eu').replace(/^/gm, '# ') }),
  ],
  ['a Compose file, removed', filesOf('projects/compose-stack'), (files) => without(files, 'docker-compose.prod.yml')],
  [
    'a folder of a Compose file, removed',
    filesOf('deployments/compose-folders/repo'),
    (files) => without(files, 'deploy/prod/'),
  ],
  [
    'variables beside a Compose file, removed',
    filesOf('deployments/compose-stages-by-variables/repo'),
    (files) => without(files, '.env.prod'),
  ],
  [
    'a manifest of NAIS, removed',
    filesOf('projects/nais-service-fixed'),
    (files) => without(files, '.nais/orders-prod.yaml'),
  ],
  [
    'a manifest of Cloud Foundry, removed',
    filesOf('deployments/cloud-foundry-manifests/repo'),
    (files) => without(files, 'manifest-prod.yml'),
  ],
  [
    'variables of Cloud Foundry, removed',
    filesOf('deployments/cloud-foundry-variables/repo'),
    (files) => without(files, 'vars/prod.yml'),
  ],
  [
    'a task definition of ECS, removed',
    filesOf('deployments/ecs/repo'),
    (files) => without(files, '.aws/task-definition-prod.json'),
  ],
  [
    'a file of variables, removed',
    filesOf('deployments/files-of-variables/repo'),
    (files) => without(files, 'orders/.env.prod'),
  ],
  [
    'a file of variables, renamed',
    filesOf('deployments/files-of-variables/repo'),
    (files) => renamed(files, 'orders/.env.prod', 'orders/.env.porduction'),
  ],
  [
    'a workflow, removed',
    filesOf('deployments/workflows-of-stages/repo'),
    (files) => without(files, '.github/workflows/deploy-production.yml'),
  ],
  [
    'a file of a config repository, removed',
    filesOf('projects/config-repository-fixed'),
    (files) => without(files, 'orders-prod.yml'),
  ],
  [
    'a file that a config server among its clients serves, removed',
    filesOf('projects/config-server-fixed'),
    (files) => without(files, 'config/src/main/resources/shared/rooms-prod.yml'),
  ],
  [
    'an environment of Chef, removed',
    filesOf('projects/chef-server-fixed'),
    (files) => without(files, 'chef/environments/demo.json'),
  ],
  [
    'a file of a family of plain Spring, removed',
    filesOf('projects/plain-spring-fixed'),
    (files) => without(files, 'config/prod/'),
  ],
];

const manifestOf = (stage: string, profile = stage) =>
  kubernetes(stage).replace(`SPRING_PROFILES_ACTIVE, value: ${stage}`, `SPRING_PROFILES_ACTIVE, value: ${profile}`);
const deployed: Files = {
  ...profiles,
  ...Object.fromEntries(stages.map((stage) => [`k8s/${stage}/orders.yaml`, manifestOf(stage)])),
};
const fileOf = (stage: string) => `${resources}/application-${stage}.properties`;

const activation: Files = {
  ...profiles,
  '.github/workflows/deploy.yml':
    'jobs:\n  eu:\n    steps:\n      - run: ./deploy.sh --spring.profiles.active=prod-eu\n',
};
const grouped: Files = {
  ...profiles,
  [`${resources}/application.properties`]: 'spring.application.name=orders\nspring.profiles.group.prod-eu=metrics\n',
};
const declared: Files = {
  ...profiles,
  'keyparity.yml': `environments:
  dev: {}
  stage: {}
  prod: {}
  prod-eu: {}
groups:
  live: [prod, prod-eu]
keys:
  payment.url: { override: [live] }
`,
};
const two: Files = {
  ...renamed(deployed, resources, `orders/${resources}`),
  ...Object.fromEntries(
    stages.map((stage) => [`billing/${resources}/application-${stage}.properties`, `rate=${stage}\n`]),
  ),
  [`billing/${resources}/application.properties`]: 'spring.application.name=billing\n',
  'orders/src/main/java/com/acme/Orders.java': 'package com.acme;\nclass Orders {}\n',
};
const inLive = (files: Files): Files => renamed(files, fileOf('prod-eu'), fileOf('live-eu'));
const reworded = (files: Files, path: string): Files =>
  changed(files, { [path]: files[path]?.replaceAll('prod-eu', 'live-eu') });
const withEnvFrom = `${manifestOf('prod-eu')}          envFrom:\n            - secretRef: { name: orders-eu }\n`;
const base: Files = { [`${resources}/application.properties`]: 'spring.application.name=orders\n' };
const shared = { ...profiles, [`${resources}/application.properties`]: keysOf('prod') };

/** An environment that loses what is its own, where something keeps it alive. */
const halves: readonly Case[] = [
  ['the file of a profile, where a manifest starts it', deployed, (files) => without(files, fileOf('prod-eu'))],
  [
    'the file of a profile under a mistyped name, where a manifest starts it',
    deployed,
    (files) => renamed(files, fileOf('prod-eu'), fileOf('prdo-eu')),
  ],
  ['the file of a profile, where keyparity.yml lists it', declared, (files) => without(files, fileOf('prod-eu'))],
  ['the manifest, where a file of the profile is left', deployed, (files) => without(files, 'k8s/prod-eu/')],
  [
    'the profile that a manifest starts it with, mistyped',
    deployed,
    (files) => changed(files, { 'k8s/prod-eu/orders.yaml': manifestOf('prod-eu', 'prdo-eu') }),
  ],
  ['the name of a file, which a workflow keeps', activation, inLive],
  ['the name of a file, which a group keeps', grouped, inLive],
  ['the name of a file, which keyparity.yml keeps', declared, inLive],
  [
    'the only environment',
    { [`${resources}/application.properties`]: 'a=b\n', [fileOf('prod')]: keysOf('prod') },
    (files) => without(files, fileOf('prod')),
  ],
  [
    'the environment beside that of developers',
    {
      [`${resources}/application.properties`]: 'a=b\n',
      [fileOf('dev')]: keysOf('dev'),
      [fileOf('prod')]: keysOf('prod'),
    },
    (files) => without(files, fileOf('prod')),
  ],
  ['all of an application but its code', two, (files) => without(files, `orders/${resources}/`)],
];

/** What is a decision: a new name that everything follows, and what goes as a whole. */
const decisions: readonly Case[] = [
  [
    'a new name, of the file and of the workflow',
    activation,
    (files) => reworded(inLive(files), '.github/workflows/deploy.yml'),
  ],
  [
    'a new name, of the file and of the group',
    grouped,
    (files) => reworded(inLive(files), `${resources}/application.properties`),
  ],
  ['a new name, of the file and in keyparity.yml', declared, (files) => reworded(inLive(files), 'keyparity.yml')],
  [
    'a new name, of the file and of the manifest',
    deployed,
    (files) => reworded(renamed(inLive(files), 'k8s/prod-eu', 'k8s/live-eu'), 'k8s/live-eu/orders.yaml'),
  ],
  ['an application, removed with its code', two, (files) => without(files, 'orders/')],
  ['all files of profiles at once', profiles, (files) => without(files, ...stages.map(fileOf))],
  ['all manifests at once', folders, (files) => without(files, 'k8s/')],
  [
    'a file whose values all share',
    { ...shared, [fileOf('prod-eu')]: keysOf('prod') },
    (files) => without(files, fileOf('prod-eu')),
  ],
  [
    'a file whose values a new source may give',
    deployed,
    (files) => changed(without(files, fileOf('prod-eu')), { 'k8s/prod-eu/orders.yaml': withEnvFrom }),
  ],
  ['the file of developers', profiles, (files) => without(files, fileOf('dev'))],
  [
    'the file of tests, where later stages are delivered',
    { ...profiles, [fileOf('test')]: keysOf('test') },
    (files) => without(files, fileOf('test')),
  ],
  ['the only manifest', { ...base, 'k8s/prod/orders.yaml': kubernetes('prod') }, (files) => without(files, 'k8s/')],
  [
    'a file of keys that nobody has any more',
    { ...profiles, [fileOf('prod-eu')]: 'mail.host=mail.prod-eu.example\n' },
    (files) =>
      changed(without(files, fileOf('prod-eu')), {
        [fileOf('dev')]: 'payment.url=https://dev.pay.example\n',
        [fileOf('stage')]: 'payment.url=https://stage.pay.example\n',
        [fileOf('prod')]: 'payment.url=https://prod.pay.example\n',
      }),
  ],
  [
    'a file whose values a build fills in from now on',
    { ...shared, [fileOf('prod-eu')]: 'mail.host=mail.prod-eu.example\n' },
    (files) =>
      changed(without(files, fileOf('prod-eu')), {
        [`${resources}/application.properties`]: keysOf('prod').replace('mail.prod.example', '@mail.host@'),
      }),
  ],
];

/** What takes nothing away. */
const harmless: readonly Case[] = [
  [
    'a file in another format',
    profiles,
    (files) =>
      changed(without(files, fileOf('prod-eu')), {
        [fileOf('prod-eu').replace('properties', 'yml')]: keysOf('prod-eu').replaceAll('=', ': '),
      }),
  ],
  [
    'a file in another folder that is read',
    profiles,
    (files) => renamed(files, fileOf('prod-eu'), `${resources}/config/application-prod-eu.properties`),
  ],
  [
    'values that a manifest takes over',
    deployed,
    (files) =>
      changed(without(files, fileOf('prod-eu')), {
        'k8s/prod-eu/orders.yaml': `${manifestOf('prod-eu')}            - { name: MAIL_HOST, value: mail.prod-eu.example }\n            - { name: SEARCH_PREFIX, value: prod-eu- }\n`,
      }),
  ],
  ['an application in another folder', two, (files) => renamed(files, 'orders', 'services/store')],
  [
    'new manifests for some of the stages',
    profiles,
    (files) => ({ ...files, 'k8s/stage/orders.yaml': manifestOf('stage'), 'k8s/prod/orders.yaml': manifestOf('prod') }),
  ],
  [
    'a file of an environment that is not compared',
    { ...profiles, [fileOf('local')]: 'a=b\n' },
    (files) => without(files, fileOf('local')),
  ],
  [
    'a workload that is called otherwise in one of the stages',
    deployed,
    (files) =>
      changed(files, {
        'k8s/prod-eu/orders.yaml': manifestOf('prod-eu').replace('{ name: orders }', '{ name: orders-app }'),
      }),
  ],
];

function printed(report: Report): string {
  const counting = report.findings.filter(({ status }) => status === 'new');
  const remark = report.comparison?.remark;
  return [
    `${report.verdict}\n`,
    ...counting.map(
      (finding) =>
        `${finding.severity} ${finding.rule} ${finding.environments.join(' ')}\n${wordsOf(finding).replace(/^/gm, '  ')}\n`,
    ),
    ...(remark === undefined ? [] : [`${renderMessage(remark, { medium: plainText, showValues: false })}\n`]),
  ].join('');
}

async function toldOf(cases: readonly Case[]): Promise<readonly (readonly [what: string, report: Report])[]> {
  const told: [string, Report][] = [];
  for (const [what, before, after] of cases) told.push([what, await judgeFiles(before, after(before))]);
  return told;
}

async function asExpected(name: string, text: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(`../fixtures/changes/${name}.txt`);
}

function sectionsOf(told: readonly (readonly [what: string, report: Report])[]): string {
  return told.map(([what, report]) => `== ${what}\n${printed(report)}`).join('\n');
}

const rulesOf = ({ findings }: Report, severity: string) =>
  findings.filter((one) => one.status === 'new' && one.severity === severity).map(({ rule }) => rule);

describe('an environment that a change takes away', () => {
  it('fails in whatever way it was made, with no other error beside it', async () => {
    const told = await toldOf(ways);
    await asExpected('vanished-environments', sectionsOf(told));
    for (const [what, report] of told) {
      expect(report.verdict, what).toBe('fail');
      expect(new Set(rulesOf(report, 'error')), what).toEqual(new Set(['vanished-environment']));
    }
  });

  it('fails where something keeps it alive without what is its own', async () => {
    const told = await toldOf(halves);
    await asExpected('stripped-environments', sectionsOf(told));
    for (const [what, report] of told) expect(rulesOf(report, 'error'), what).toEqual(['vanished-environment']);
  });

  it('is told, and no more, where it was a decision', async () => {
    const told = await toldOf(decisions);
    await asExpected('decided-environments', sectionsOf(told));
    for (const [what, report] of told) {
      expect(report.verdict, what).toBe('pass');
      expect(
        report.findings.map(({ rule }) => rule),
        what,
      ).toContain('vanished-environment');
    }
  });

  it('is no finding where nothing of it was taken away', async () => {
    for (const [what, report] of await toldOf(harmless)) {
      expect(toldBy(report).join('\n'), what).not.toMatch(/vanished-environment|^error/m);
    }
  });

  it('is one line where discovery alone sees it otherwise', async () => {
    const [, before, after] = harmless.find(([what]) => what.startsWith('new manifests')) as Case;
    expect(printed(await judgeFiles(before, after(before)))).toBe(`pass
Not compared any more, although nothing of theirs was taken away: dev of orders (a profile that no manifest activates; it is not compared); prod-eu of orders (a profile that no manifest activates; it is not compared).
`);
  });

  it('is nothing that a change finds which touches no configuration', async () => {
    for (const [what, before] of [...ways, ...halves, ...decisions]) {
      const report = await judgeFiles(before, changed(before, { 'NOTES.md': 'Nothing.\n' }));
      expect(
        report.findings.filter(({ status }) => status === 'new'),
        what,
      ).toEqual([]);
    }
  });

  it('is what is broken, where its file does not parse', async () => {
    const manifest = 'docker-compose.prod.yml';
    const compose = filesOf('projects/compose-stack');
    const report = await judgeFiles(compose, changed(compose, { [manifest]: `${compose[manifest]}  : [\n` }));
    expect(new Set(rulesOf(report, 'error'))).toEqual(new Set(['invalid-file']));
  });

  it('is as loud as keyparity.yml says, and hides nothing that is louder', async () => {
    const told = async (rules: string) => {
      const before = { ...declared, 'keyparity.yml': `${declared['keyparity.yml']}${rules}` };
      return toldBy(await judgeFiles(before, changed(before, { [fileOf('prod-eu')]: '' })));
    };
    const others = ['error environment-without-layers prod-eu', 'error missing-override payment.url prod-eu'];
    expect(await told('')).toEqual(['error vanished-environment prod-eu']);
    expect(await told('rules: { vanished-environment: warning }\n')).toEqual([
      ...others,
      'warning vanished-environment prod-eu',
    ]);
    expect(await told('rules: { vanished-environment: off }\n')).toEqual(others);
  });

  it('is not ready where it fails, and is not spoken of where it only has another name', async () => {
    const states = async (before: Files, after: Files) =>
      (await judgeFiles(before, after)).readiness.map(({ environment, state }) => `${environment} ${state}`);
    const [, all, allGone] = decisions.find(([what]) => what.startsWith('all files')) as Case;
    expect(await states(profiles, without(profiles, fileOf('prod-eu')))).toContain('prod-eu not-ready');
    expect(await states(all, allGone(all))).toContain('prod not-judged');
    expect(await states(activation, reworded(inLive(activation), '.github/workflows/deploy.yml'))).toEqual([
      'dev ready',
      'stage ready',
      'live-eu ready',
      'prod ready',
    ]);
  });

  it('is looked for in the environments that were asked for', async () => {
    const gone = without(declared, fileOf('prod-eu'));
    const told = async (environment: string) =>
      toldBy(await judgeFiles(declared, gone, { environments: [environment] }));
    expect(await told('prod-eu')).toEqual(['error vanished-environment prod-eu']);
    expect(await told('stage')).toEqual([]);
  });
});
