import { describe, expect, test } from 'vitest';
import type { Application } from '../src/applications/application.ts';
import { discover } from '../src/applications/discovery.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';
import { comparePromotion, isDelivered, isStage } from '../src/repository/stage-names.ts';

/** Discovers in a tree of files with these texts, without any declaration. */
function discovered(files: Record<string, string>): readonly Application[] {
  const tree = memoryTree(files);
  return discover({ tree, library: libraryOf(tree), environments: [], applications: [] }).applications;
}

/** `name: compared environments (others)` for each application. */
function overview(applications: readonly Application[]): readonly string[] {
  return applications.map(({ name, environments }) => {
    const names = (compared: boolean) =>
      environments.filter((environment) => environment.compared === compared).map((environment) => environment.name);
    const others = names(false);
    return `${name}: ${names(true).join(' ')}${others.length === 0 ? '' : ` (${others.join(' ')})`}`;
  });
}

const resources = 'src/main/resources';

describe('applications', () => {
  test('are the modules with Spring configuration in their main resources', () => {
    const applications = discovered({
      [`orders/${resources}/application.yml`]: 'a: 1',
      [`billing/${resources}/application.properties`]: 'a=1',
      [`library/${resources}/messages.properties`]: 'a=1',
      'orders/src/test/resources/application.yml': 'a: 2',
      'orders/target/classes/application.yml': 'a: 1',
      'orders/build/resources/main/application.yml': 'a: 1',
      'samples/demo/src/main/resources/application.yml': 'a: 1',
    });
    expect(overview(applications)).toEqual(['billing: default', 'orders: default']);
  });

  test('have names of as many segments as it takes to tell them apart', () => {
    const applications = discovered({
      [`team-a/api/${resources}/application.yml`]: 'a: 1',
      [`team-b/api/${resources}/application.yml`]: 'a: 1',
      [`team-b/batch/${resources}/application.yml`]: 'a: 1',
    });
    expect(applications.map(({ name }) => name)).toEqual(['team-a/api', 'team-b/api', 'batch']);
  });

  test('at the root of the repository are called as they call themselves', () => {
    expect(discovered({ [`${resources}/application.yml`]: 'spring.application.name: shop' })[0]?.name).toBe('shop');
    expect(discovered({ [`${resources}/application.yml`]: 'a: 1' })[0]?.name).toBe('application');
  });

  test('never see the documents of another application', () => {
    const [a, b] = discovered({
      [`a/${resources}/application.yml`]: 'only.a: 1',
      [`a/${resources}/application-prod.yml`]: 'own.a: 1',
      [`b/${resources}/application.yml`]: 'only.b: 1',
      [`b/${resources}/application-prod.yml`]: 'own.b: 1',
    });
    const keys = (application: Application | undefined) =>
      application?.documents.flatMap(({ properties }) => properties.map(({ key }) => key));
    expect(keys(a)?.toSorted()).toEqual(['only.a', 'own.a']);
    expect(keys(b)?.toSorted()).toEqual(['only.b', 'own.b']);
  });

  test('follow the Boot generation that their build files name', () => {
    const build = (file: string, text: string) =>
      discovered({ [`app/${resources}/application.yml`]: 'a: 1', [file]: text })[0]?.generation.name;
    const parent = (version: string) =>
      `<parent><artifactId>spring-boot-starter-parent</artifactId><version>${version}</version></parent>`;
    expect(build('app/pom.xml', parent('2.7.18'))).toBe('2.7');
    expect(build('pom.xml', parent('4.1.0'))).toBe('4.1');
    expect(build('app/build.gradle', "plugins { id 'org.springframework.boot' version '3.2.1' }")).toBe('3.1');
    expect(build('app/build.gradle.kts', 'plugins { id("org.springframework.boot") version "4.0.8" }')).toBe('4.0');
    expect(build('gradle/libs.versions.toml', 'spring-boot = "3.3.4"')).toBe('3.3');
    expect(build('gradle.properties', 'springBootVersion=2.6.3')).toBe('2.7');
    expect(build('gradle.properties', 'springBootVersion=2.3.5.RELEASE')).toBe('2.3');
    expect(build('app/README.md', 'Spring Boot 2.7')).toBe('3.5');
  });
});

describe('environments', () => {
  test('start with what only Spring Boot before 2.4 accepts, but are open then', () => {
    const prod = (build: string, base = 'a: 1') =>
      discovered({
        'build.gradle': build,
        [`${resources}/application.yml`]: base,
        [`${resources}/application-prod.yml`]: 'spring.profiles.include: cloud',
      })[0]?.environments[0];
    const old = prod("id 'org.springframework.boot' version '2.3.5.RELEASE'");
    expect([old?.failures.length, old?.open.length]).toEqual([0, 1]);
    const later = prod("id 'org.springframework.boot' version '2.7.18'");
    expect([later?.failures.length, later?.open.length]).toEqual([1, 0]);
    const asBefore = prod(
      "id 'org.springframework.boot' version '2.7.18'",
      'spring.config.use-legacy-processing: true',
    );
    expect([asBefore?.failures.length, asBefore?.open.length]).toEqual([0, 1]);
  });

  test('come from profile files, documents and groups; stages are compared, features are not', () => {
    const applications = discovered({
      [`${resources}/application.yml`]: [
        'spring.profiles.group.prod: [prod-db]',
        '---',
        'spring.config.activate.on-profile: "stage & !local"',
        'a: 1',
      ].join('\n'),
      [`${resources}/application-dev.yml`]: 'a: 1',
      [`${resources}/application-mysql.yml`]: 'a: 1',
      [`${resources}/config/application-demo.properties`]: 'a=1',
    });
    expect(overview(applications)).toEqual(['application: dev demo stage prod (local mysql)']);
  });

  test('are not compared where only developers and tests have profiles', () => {
    const applications = discovered({
      [`${resources}/application.yml`]: 'a: 1',
      [`${resources}/application-dev.yml`]: 'a: 1',
      [`${resources}/application-test.yml`]: 'a: 1',
    });
    expect(overview(applications)).toEqual(['application: default (dev test)']);
  });

  test('are compared where developers have a profile of their own by default', () => {
    const files = {
      [`${resources}/application.yml`]: 'spring.profiles.active: local',
      [`${resources}/application-local.yml`]: 'a: 1',
      [`${resources}/application-dev.yml`]: 'a: 2',
    };
    expect(overview(discovered(files))).toEqual(['application: dev (local)']);
    const ofDevelopers = { ...files, [`${resources}/application.yml`]: 'spring.profiles.active: dev' };
    expect(overview(discovered(ofDevelopers))).toEqual(['application: default (dev local)']);
  });

  test('do not include the profile of automatic tests', () => {
    const files = {
      [`${resources}/application.yml`]: 'a: 1',
      [`${resources}/application-test.yml`]: 'a: 1',
      [`${resources}/application-prod.yml`]: 'a: 1',
    };
    expect(overview(discovered(files))).toEqual(['application: test prod']);
    const tested = {
      ...files,
      'src/test/java/ShopTest.java': '@SpringBootTest @ActiveProfiles("test") class ShopTest {}',
    };
    expect(overview(discovered(tested))).toEqual(['application: prod (test)']);
  });

  test('do not include a profile that is named only behind other profiles, which nothing brings along with it', () => {
    const files = {
      [`api/${resources}/application.yml`]: [
        'a: 1',
        'spring.profiles.group.dev: security-dev',
        'spring.profiles.group.live: security-live',
      ].join('\n---\n'),
      ...Object.fromEntries(
        ['dev', 'test', 'live'].map((stage) => [
          `api/${resources}/application-security-${stage}.yml`,
          `spring.config.activate.on-profile: ${stage}\nurl: ${stage}`,
        ]),
      ),
    };
    const others = 'security-dev security-live security-test';
    expect(overview(discovered(files))).toEqual([`api: dev live (test ${others})`]);
    const brought = {
      ...files,
      [`api/${resources}/application-security.yml`]: 'spring.profiles.group.test: security-test',
    };
    expect(overview(discovered(brought))).toEqual([`api: dev test live (security ${others})`]);
    const included = { ...files, [`api/${resources}/application.yml`]: 'spring.profiles.include: security-live' };
    expect(overview(discovered(included))).toEqual([`api: live (dev test ${others})`]);
  });

  test('do not include a profile that has a file or a group among the resources of tests alone', () => {
    const main = {
      [`api/${resources}/application.yml`]: 'a: 1\n---\nspring.config.activate.on-profile: test\nb: 1',
      [`api/${resources}/application-dev.yml`]: 'b: 2',
      [`api/${resources}/application-prod.yml`]: 'b: 3',
    };
    expect(overview(discovered(main))).toEqual(['api: dev test prod']);
    const ofTests = [
      { 'api/src/test/resources/application-test.yml': 'c: 1' },
      { 'api/src/integrationTest/resources/config/application-test.properties': 'c=1' },
      { 'api/src/test/resources/application.yml': 'spring.profiles.group.test: fakes' },
    ];
    for (const files of ofTests) expect(overview(discovered({ ...main, ...files }))).toEqual(['api: dev prod (test)']);
    const ofBoth = { ...main, [`api/${resources}/application-test.yml`]: 'c: 2', ...ofTests[0] };
    expect(overview(discovered(ofBoth))).toEqual(['api: dev test prod']);
    const group = { [`api/${resources}/application.properties`]: 'spring.profiles.group.test=fakes', ...ofTests[0] };
    expect(overview(discovered({ ...main, ...group }))).toEqual(['api: dev test prod']);
    expect(overview(discovered({ ...main, 'web/src/test/resources/application-test.yml': 'c: 1' }))).toEqual([
      'api: dev test prod',
    ]);
  });

  test('own what their profiles bring and share what all compared ones read', () => {
    const [application] = discovered({
      [`${resources}/application.yml`]: 'spring.profiles.group: {stage: [aws], prod: [aws]}\na: 1',
      [`${resources}/application-aws.yml`]: 'b: 1',
      [`${resources}/application-stage.yml`]: 'c: 1',
      [`${resources}/application-prod.yml`]: 'c: 2',
    });
    const stage = application?.environments.find(({ name }) => name === 'stage');
    expect(stage?.layers.map(({ kind, source }) => `${kind} ${source.document?.path}`)).toEqual([
      `shared ${resources}/application-aws.yml`,
      `environment ${resources}/application-stage.yml`,
      `shared ${resources}/application.yml`,
    ]);
  });
});

describe('bootstrap files of Spring Cloud', () => {
  const files = {
    [`${resources}/application.yml`]: 'a: 1',
    [`${resources}/application-prod.yml`]: 'a: 2',
    [`${resources}/application-stage.yml`]: 'a: 3',
    [`${resources}/bootstrap.yml`]: 'spring.application.name: orders',
    [`${resources}/bootstrap-prod.yml`]: 'spring.cloud.config.uri: https://prod.example',
  };

  test('are the weakest layers, those of a profile stronger than the one of all', () => {
    const [application] = discovered(files);
    const prod = application?.environments.find(({ name }) => name === 'prod');
    expect(prod?.layers.map(({ kind, source }) => `${kind} ${source.name.slice(resources.length + 1)}`)).toEqual([
      'environment application-prod.yml',
      'shared application.yml',
      'environment bootstrap-prod.yml',
      'shared bootstrap.yml',
    ]);
  });

  test('are no place for what an environment lacks', () => {
    const { [`${resources}/application-prod.yml`]: _own, ...others } = files;
    const prod = discovered(others)[0]?.environments.find(({ name }) => name === 'prod');
    expect(prod?.home).toBe(`${resources}/application-prod.yml`);
  });
});

describe('names of stages', () => {
  test.each([
    'dev',
    'QA',
    'stage',
    'prod-eu',
    'prod-us-east-1',
    'stage2',
    'preprod',
    'pre-prod',
    'uat_3',
    'abn',
    'azure-prod',
    'q1',
    'dev-gcp-q1',
  ])('%s is one', (name) => {
    expect(isStage(name)).toBe(true);
  });

  test.each([
    'mysql',
    'local',
    'docker',
    'swagger',
    'prod-db',
    'dev-tools',
    'production-line',
    'testcontainers',
    'eu',
    'aws',
  ])('%s is none', (name) => {
    expect(isStage(name)).toBe(false);
  });

  test('stand in promotion order', () => {
    expect(['prod', 'local', 'stage', 'dev', 'qa', 'demo', 'prod-eu'].toSorted(comparePromotion)).toEqual([
      'dev',
      'qa',
      'demo',
      'stage',
      'prod',
      'prod-eu',
      'local',
    ]);
    expect(['dev', 'test', 'qa'].some(isDelivered)).toBe(false);
  });
});
