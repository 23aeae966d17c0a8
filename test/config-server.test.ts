import { describe, expect, test } from 'vitest';
import type { Application } from '../src/applications/application.ts';
import type { ApplicationSetting } from '../src/applications/declaration.ts';
import { type Discovery, discover } from '../src/applications/discovery.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';

function discovery(files: Record<string, string>, applications: readonly ApplicationSetting[] = []): Discovery {
  const tree = memoryTree(files);
  return discover({ tree, library: libraryOf(tree), environments: [], applications });
}

const discovered = (files: Record<string, string>): readonly Application[] => discovery(files).applications;

/** `kind name: environments` for each application. */
const overview = (applications: readonly Application[]): readonly string[] =>
  applications.map(
    ({ kind, name, environments }) => `${kind} ${name}: ${environments.map((each) => each.name).join(' ')}`,
  );

/** `kind path` of the layers of an environment that come from files, highest precedence first. */
function layers(application: Application | undefined, name: string): readonly string[] {
  const environment = application?.environments.find((each) => each.name === name);
  return (environment?.layers ?? []).flatMap(({ kind, source: { document } }) =>
    document === undefined ? [] : [`${kind} ${document.path}`],
  );
}

const open = (application: Application | undefined) => application?.environments[0]?.open.map(({ what }) => what);

const settings = (stage: string) => `spring.datasource.url: jdbc:${stage}`;

/** Files of these names, with settings of Spring in each. */
const named = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name.endsWith('.properties') ? 'server.port=1' : settings(name)]));

describe('a config repository', () => {
  test('is found in the root: every service is an application, its stages are the environments', () => {
    const applications = discovered(
      named('application.yml', 'orders.yml', 'orders-dev.yml', 'orders-prod.yml', 'billing-prod.properties'),
    );
    expect(overview(applications)).toEqual(['config-repository billing: prod', 'config-repository orders: dev prod']);
    expect(layers(applications[1], 'prod')).toEqual([
      'environment orders-prod.yml',
      'shared orders.yml',
      'shared application.yml',
    ]);
    expect(open(applications[1])).toEqual(['the own files of the application']);
  });

  test('is found in a folder, and in folders of services', () => {
    expect(
      overview(discovered(named('config-repo/a-dev.yml', 'config-repo/a-prod.yml', 'config-repo/b-prod.yml'))),
    ).toEqual(['config-repository a: dev prod', 'config-repository b: prod']);
    const applications = discovered(
      named(
        'application.yml',
        'a/a-dev.yml',
        'a/a-prod.yml',
        'b/application-dev.yml',
        'b/application-prod.yml',
        'b/b.yml',
      ),
    );
    expect(overview(applications)).toEqual(['config-repository a: dev prod', 'config-repository b: dev prod']);
    expect(layers(applications[1], 'dev')).toEqual([
      'environment b/application-dev.yml',
      'shared b/b.yml',
      'shared application.yml',
    ]);
  });

  test('is found in folders of stages', () => {
    const applications = discovered(
      named('conf/dev/a.yml', 'conf/dev/b.yml', 'conf/prod/a.yml', 'conf/prod/b.yml', 'conf/application.yml'),
    );
    expect(overview(applications)).toEqual(['config-repository a: dev prod', 'config-repository b: dev prod']);
    expect(layers(applications[0], 'prod')).toEqual(['environment conf/prod/a.yml', 'shared conf/application.yml']);
  });

  test('lets the shared file of a stage beat the own file without one', () => {
    const [, orders] = discovered(
      named('application-prod.yml', 'orders.yml', 'orders-prod.yml', 'b-dev.yml', 'b-prod.yml'),
    );
    expect(layers(orders, 'prod')).toEqual([
      'environment orders-prod.yml',
      'environment application-prod.yml',
      'shared orders.yml',
    ]);
  });

  test.each<[string, Record<string, string>]>([
    [
      'message bundles',
      { 'i18n/shop-it.properties': 'a=1', 'messages-pat.properties': 'a=1', 'messages-int.properties': 'b=1' },
    ],
    ['one service only', named('orders-dev.yml', 'orders-prod.yml', 'orders.yml')],
    ['one stage only', named('orders-prod.yml', 'billing-prod.yml', 'application.yml')],
    ['one stage by two names', named('a-dev.yml', 'a-development.yml', 'b-dev.yml', 'b-development.yml')],
    ['a stray file', named('orders-prod.yml')],
    ['no settings of Spring', { 'a-dev.yml': 'x: 1', 'a-prod.yml': 'x: 1', 'b-dev.yml': 'x: 1', 'b-prod.yml': 'x: 1' }],
    [
      'manifests of Kubernetes',
      Object.fromEntries(
        ['a-dev', 'a-prod', 'b-dev', 'b-prod'].map((name) => [
          `deploy/${name}.yml`,
          'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a',
        ]),
      ),
    ],
    [
      'compose files and values of Helm',
      named('docker-compose-dev.yml', 'docker-compose-prod.yml', 'values-dev.yml', 'values-prod.yml'),
    ],
    ['workflows', named('.github/a-dev.yml', '.github/a-prod.yml', '.github/b-dev.yml', '.github/b-prod.yml')],
    [
      'resources of tests',
      named('src/test/resources/a-dev.yml', 'src/test/resources/a-prod.yml', 'src/test/resources/b-dev.yml'),
    ],
    ['samples', named('examples/a-dev.yml', 'examples/a-prod.yml', 'examples/b-dev.yml', 'examples/b-prod.yml')],
    [
      'modules with files beside them',
      {
        ...named('a/application-dev.yml', 'a/application-prod.yml', 'b/application-dev.yml'),
        'a/pom.xml': '',
        'b/pom.xml': '',
      },
    ],
  ])('is not seen in %s', (_, files) => {
    expect(overview(discovered(files))).toEqual([]);
  });

  test('takes orders-local for a profile of orders', () => {
    const files = named(
      'orders.yml',
      'orders-local.yml',
      'orders-dev.yml',
      'orders-prod.yml',
      'b-dev.yml',
      'application-local.yml',
    );
    expect(overview(discovered(files))).toEqual(['config-repository b: dev', 'config-repository orders: dev prod']);
  });
});

const resources = 'src/main/resources';
const server = {
  'config/pom.xml': '<artifactId>spring-cloud-config-server</artifactId>',
  [`config/${resources}/application.yml`]: 'spring.cloud.config.server.native.search-locations: classpath:/shared',
};
const importing = 'spring.application.name: orders\nspring.config.import: configserver:http://config:8888\nlocal: 1';

describe('a client', () => {
  test('has what is served in the place of the import, and is not open because of it', () => {
    const applications = discovered({
      ...server,
      [`config/${resources}/shared/orders.yml`]: 'a: 1',
      [`config/${resources}/shared/orders-prod.yml`]: 'a: 2',
      [`config/${resources}/shared/orders-stage.yml`]: 'a: 3',
      [`orders/${resources}/application.yml`]: importing,
      [`orders/${resources}/application-prod.yml`]: 'local: 2',
    });
    expect(overview(applications)).toEqual(['spring-boot config: default', 'spring-boot orders: stage prod']);
    expect(layers(applications[1], 'prod')).toEqual([
      `environment config/${resources}/shared/orders-prod.yml`,
      `environment orders/${resources}/application-prod.yml`,
      `shared config/${resources}/shared/orders.yml`,
      `shared orders/${resources}/application.yml`,
    ]);
    expect(open(applications[1])).toEqual([]);
  });

  test('stays open where the server has nothing for it, or where there is no server', () => {
    const client = { [`orders/${resources}/application.yml`]: importing };
    const other = { ...server, [`config/${resources}/shared/billing.yml`]: 'a: 1' };
    expect(discovered({ ...other, ...client }).map(open)).toEqual([[], ['config server']]);
    expect(discovered(client).map(open)).toEqual([['config server']]);
  });

  test('that asks in its bootstrap context has what is served on top, unless that gives way', () => {
    const files = (shared: string) => ({
      ...server,
      [`config/${resources}/shared/application.yml`]: shared,
      [`config/${resources}/shared/orders-prod.yml`]: 'a: 2',
      [`orders/${resources}/bootstrap.yml`]:
        'spring.application.name: orders\nspring.cloud.config.uri: http://config:8888',
      [`orders/${resources}/application-prod.yml`]: 'a: 1',
    });
    const [, onTop] = discovered(files('b: 1'));
    expect(layers(onTop, 'prod')).toEqual([
      `environment config/${resources}/shared/orders-prod.yml`,
      `shared config/${resources}/shared/application.yml`,
      `environment orders/${resources}/application-prod.yml`,
      `shared orders/${resources}/bootstrap.yml`,
    ]);
    const [, below] = discovered(files('spring.cloud.config.override-none: true'));
    expect(layers(below, 'prod')[0]).toBe(`environment orders/${resources}/application-prod.yml`);
  });

  test.each([
    'spring.cloud.config.server.native.search-locations: ../config-repo',
    'spring.cloud.config.server.native.search-locations: file:/config-repo',
    'spring.cloud.config.server.native.search-locations: file:///${user.dir}/config-repo',
    'spring.cloud.config.server.git.uri: file:///${HOME}/config-repo',
    'spring.cloud.config.server.git.uri: https://git.example/shop/config-repo',
  ])('is served from a folder of the repository: %s', (location) => {
    const [, orders] = discovered({
      [`config/${resources}/application.yml`]: location,
      'config-repo/orders-prod.yml': settings('prod'),
      'config-repo/orders-dev.yml': settings('dev'),
      'config-repo/billing-dev.yml': settings('dev'),
      [`orders/${resources}/application.yml`]: importing,
    });
    expect(layers(orders, 'prod')[0]).toBe('environment config-repo/orders-prod.yml');
  });

  test('is told once, with its module; services without a module are told with what they are served', () => {
    const applications = discovered({
      ...named('config-repo/orders-dev.yml', 'config-repo/orders-prod.yml', 'config-repo/billing-prod.yml'),
      [`orders/${resources}/application.yml`]: importing,
    });
    expect(overview(applications)).toEqual(['spring-boot orders: dev prod', 'config-repository billing: prod']);
  });

  test('does not start where its server refuses the files', () => {
    const [, orders] = discovered({
      ...server,
      [`config/${resources}/shared/orders-prod.yml`]: 'spring.profiles.active: other',
      [`orders/${resources}/application.yml`]: importing,
    });
    const prod = orders?.environments.find(({ name }) => name === 'prod');
    expect(prod?.failures.map(({ exception }) => exception)).toEqual(['InvalidConfigDataPropertyException']);
  });
});

describe('a config repository in keyparity.yml', () => {
  const origin = { path: 'keyparity.yml', line: 1, column: 1 };
  const setting = (path: string, searchPaths: readonly string[] = []): ApplicationSetting => ({
    name: 'orders',
    path: 'orders',
    configRepository: { path, searchPaths, origin },
    origin,
  });

  test('serves a module, on top where the module does not say how', () => {
    const { applications } = discovery(
      {
        'central/orders/orders-prod.yml': 'a: 1',
        'central/application.yml': 'a: 2',
        [`orders/${resources}/application.yml`]: 'a: 3',
      },
      [setting('central', ['{application}'])],
    );
    expect(layers(applications[0], 'prod')).toEqual([
      'environment central/orders/orders-prod.yml',
      'shared central/application.yml',
      `shared orders/${resources}/application.yml`,
    ]);
  });

  test('serves an application whose module is not here', () => {
    const { applications } = discovery({ 'central/orders-prod.yml': 'a: 1' }, [setting('central')]);
    expect(overview(applications)).toEqual(['config-repository orders: prod']);
  });

  test('that has nothing for the application is a mistake', () => {
    const told = (files: Record<string, string>) =>
      discovery(files, [setting('central')]).problems.map(({ message }) => message);
    expect(told({ 'central/billing.yml': 'a: 1' })).toEqual([
      'central has no configuration for orders, and neither has orders.',
    ]);
    expect(told({ [`orders/${resources}/application.yml`]: 'a: 1' })).toEqual([
      'central has no configuration for orders.',
    ]);
  });
});

test('of two services with one name at the beginning of the other each gets its own files alone', () => {
  const client = (name: string) => ({
    [`${name}/pom.xml`]: '<project/>',
    [`${name}/src/main/resources/bootstrap.yml`]: `spring:\n  application.name: ${name}\n  cloud.config.uri: http://config:8888\n`,
  });
  const stages = ['stage', 'prod'].flatMap((stage) => [`orders-${stage}.yml`, `orders-export-${stage}.yml`]);
  const files = ['application.yml', 'orders.yml', 'orders-kafka.yml', 'orders-export.yml', ...stages];
  const applications = discovered({
    ...client('orders'),
    ...client('orders-export'),
    'server/pom.xml': '<project/>',
    'server/src/main/resources/application.yml': 'spring.cloud.config.server.native.search-locations: file:../config',
    ...named(...files.map((file) => `config/${file}`)),
  });
  const names = applications.map(
    ({ name, environments }) => `${name}: ${environments.map((each) => each.name).join(' ')}`,
  );
  expect(names).toContain('orders: stage prod kafka');
  expect(names).toContain('orders-export: stage prod');
});
