import { describe, expect, test } from 'vitest';
import { discover } from '../src/applications/discovery.ts';
import { type Configuration, configure } from '../src/configuration/configuration.ts';
import { vocabularyOf } from '../src/configuration/vocabulary.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';

const resources = 'src/main/resources';

/** What an environment of the one application of a tree gets. */
function configured(
  files: Record<string, string>,
  environment: string,
  provided: readonly string[] = [],
): Configuration {
  const tree = memoryTree(files);
  const [application] = discover({ tree, library: libraryOf(tree), environments: [], applications: [] }).applications;
  const found = application?.environments.find(({ name }) => name === environment);
  if (application === undefined || found === undefined) throw new Error(`no environment ${environment}`);
  return configure(application, found, (key) => provided.includes(key));
}

const shop = {
  [`${resources}/application.yml`]: [
    'db: {host: localhost, url: "jdbc:postgresql://${db.host}/${db.name:shop}"}',
    'mail.smtpHost: mail',
    'hosts: [a, b]',
    'token: ${SHOP_TOKEN}',
    'version: "@project.version@"',
    'about: ${version}',
  ].join('\n'),
  [`${resources}/application-stage.yml`]: 'db.host: db.stage\nmail.smtp-host: mail.stage\nhosts: [c]',
  [`${resources}/application-prod.properties`]: 'db.host=${db.host.prod}',
};

describe('a configuration', () => {
  test('has one winner a key, in whatever spelling it is asked for', () => {
    const stage = configured(shop, 'stage');
    expect(stage.winner('mail.smtpHost')?.value).toBe('mail.stage');
    expect(stage.winner('MAIL.SMTP_HOST')?.value).toBe('mail.stage');
    expect(stage.winner('mail.smtp.host')).toBeUndefined();
  });

  test('knows what the winner shadows, and where both stand', () => {
    const stack = configured(shop, 'stage').stack('db.host');
    expect(stack.map(({ property: { origin }, layer }) => `${layer.kind} ${origin.path}:${origin.line}`)).toEqual([
      `environment ${resources}/application-stage.yml:1`,
      `shared ${resources}/application.yml:1`,
    ]);
  });

  test('finds list elements and nested keys below a key', () => {
    const below = configured(shop, 'stage').below('hosts');
    expect(below.map(({ key, value }) => `${key}=${value}`)).toEqual(['hosts[0]=c', 'hosts[1]=b']);
    expect(configured(shop, 'stage').below('host')).toEqual([]);
  });

  test('resolves placeholders with the values of its own environment', () => {
    const stage = configured(shop, 'stage');
    const url = stage.winner('db.url');
    expect(url && stage.resolve(url.property)).toEqual({ kind: 'resolved', value: 'jdbc:postgresql://db.stage/shop' });
  });

  test('names what does not resolve', () => {
    const prod = configured(shop, 'prod');
    const url = prod.winner('db.url');
    expect(url && prod.resolve(url.property)).toMatchObject({ kind: 'unresolved', missing: ['db.host.prod'] });
  });

  test('does not guess what comes from outside or from the build', () => {
    const stage = configured(shop, 'stage', ['SHOP_TOKEN']);
    const kind = (key: string) => {
      const winner = stage.winner(key);
      return winner && stage.resolve(winner.property).kind;
    };
    expect(kind('token')).toBe('open');
    expect(kind('version')).toBe('open');
    expect(kind('about')).toBe('open');
  });
});

test('a vocabulary knows every key of every document, lists by their own name', () => {
  const tree = memoryTree(shop);
  const [application] = discover({ tree, library: libraryOf(tree), environments: [], applications: [] }).applications;
  const vocabulary = application && vocabularyOf(application);
  expect(vocabulary?.word('hosts')?.properties).toHaveLength(3);
  expect(vocabulary?.word('mail.smtpHost')?.key).toBe('mail.smtp-host');
  expect(vocabulary?.word('nobody.knows')).toBeUndefined();
});
