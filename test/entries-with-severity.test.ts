import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { checkChange } from '../src/commands/check-change.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import type { Finding, Report } from '../src/findings/finding.ts';
import { workingTree } from '../src/platform/working-tree.ts';

type Files = Readonly<Record<string, string>>;

const today = '2026-11-28';
const resources = 'src/main/resources';

const code = `import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
  App(@Value("\${payment.url}") String url, @Value("\${kms.ttl}") int ttl) {}
}
`;

/** The application with one file for each environment, and a value for each key there. */
function shop(environments: Readonly<Record<string, string>>, others: Files = {}): Files {
  const files = Object.entries(environments).map(([name, text]) => [`${resources}/application-${name}.yml`, text]);
  return {
    'src/main/java/App.java': code,
    [`${resources}/application.yml`]: 'shop: 1\n',
    ...Object.fromEntries(files),
    ...others,
  };
}

const whole = 'payment.url: https://pay.acme.example\nkms.ttl: 60\n';
const inferred = {
  'keyparity.yml': contractOf(
    'payment.url: { override: true, severity: warning }',
    'kms.ttl: { override: true, severity: warning }',
  ),
};

function contractOf(...entries: readonly string[]): string {
  return `version: 1\nkeys:\n${entries.map((entry) => `  ${entry}\n`).join('')}`;
}

const judge = (files: Files): Promise<Report> => check({ tree: memoryTree(files), today, failOn: 'error' });

function judgeChange(base: Files, head: Files): Promise<Report> {
  return checkChange({
    tree: memoryTree(head),
    base: memoryTree(base),
    baseName: 'base',
    today,
    failOn: 'error',
    scope: 'new',
    policy: 'base',
  });
}

const told = ({ severity, rule, key, environments }: Finding) =>
  `${severity} ${rule} ${key} [${environments.join(', ')}]`;
const toldBy = ({ findings }: Report) => findings.filter(({ status }) => status === 'new').map(told);

describe('an entry that only warns', () => {
  it.each([
    ['is not there', 'kms.ttl: 60\n', 'error missing-value payment.url [prod]'],
    [
      'is empty where the code takes no empty value',
      'payment.url: x\nkms.ttl:\n',
      'error missing-value kms.ttl [prod]',
    ],
  ])('leaves the error of a key that the code needs and that %s in one environment', async (_, prod, expected) => {
    const files = shop({ dev: whole, stage: whole, prod });
    expect(toldBy(await judge(files))).toEqual([expected]);
    expect(toldBy(await judge({ ...files, ...inferred }))).toEqual([expected]);
  });

  it('warns of what it alone demands: an own value, and one that is not empty', async () => {
    const shared = { [`${resources}/application.yml`]: 'payment.url: https://shared.acme.example\n' };
    const inherits = shop({ dev: whole, stage: whole, prod: 'kms.ttl: 60\n' }, { ...shared, ...inferred });
    expect(toldBy(await judge(inherits))).toEqual(['warning missing-override payment.url [prod]']);
    const empty = shop({ dev: whole, stage: whole, prod: 'payment.url:\nkms.ttl: 60\n' }, inferred);
    expect(toldBy(await judge(empty))).toEqual(['warning missing-override payment.url [prod]']);
  });

  it('leaves the words of another entry as loud as they are', async () => {
    const files = (entry: string) =>
      shop(
        { dev: whole, stage: whole, prod: 'payment.url: pay\nkms.ttl: 60\n' },
        { 'keyparity.yml': contractOf('"payment.*": { format: uri }', entry) },
      );
    const breach = 'invalid-value payment.url [prod]';
    expect(toldBy(await judge(files('payment.url: { minLength: 2, severity: notice }')))).toEqual([`error ${breach}`]);
    expect(toldBy(await judge(files('payment.url: { format: url, severity: notice }')))).toEqual([`notice ${breach}`]);
    expect(toldBy(await judge(files('payment.url: { minLength: 9, severity: warning }')))).toEqual([`error ${breach}`]);
  });

  it('leaves what the other environments and the name of a secret tell', async () => {
    const more = 'a: 1\nb: 2\nc: 3\nd: 4\n';
    const files = (entries: readonly string[]) => ({
      [`${resources}/application.yml`]: 'shop: 1\n',
      [`${resources}/application-dev.yml`]: `${more}mail.host: dev\n`,
      [`${resources}/application-stage.yml`]: `${more}mail.host: stage\n`,
      [`${resources}/application-prod.yml`]: `${more}api.token: hEMy4pA7uQ\n`,
      ...(entries.length > 0 && { 'keyparity.yml': contractOf(...entries) }),
    });
    const expected = ['warning missing-override mail.host [prod]', 'warning plaintext-secret api.token [prod]'];
    expect(toldBy(await judge(files([])))).toEqual(expected);
    const quiet = ['mail.host: { override: true, severity: notice }', 'api.token: { secret: true, severity: notice }'];
    expect(toldBy(await judge(files(quiet)))).toEqual(expected);
  });

  it.each([
    [
      'rules',
      'rules: { missing-value: warning, missing-override: notice }',
      'warning missing-value payment.url [prod]',
    ],
    ['rules that are off', 'rules: { missing-value: off }', 'warning missing-override payment.url [prod]'],
    ['provided', 'provided: [{ keys: [payment.url], by: Vault }]', undefined],
    ['ignore', 'ignore: [{ keys: [payment.url], reason: There is none yet. }]', undefined],
    [
      'an exception',
      'exceptions: [{ key: payment.url, rule: missing-value, reason: Next week., until: 2026-12-31 }]',
      undefined,
    ],
  ])('is no match for %s', async (_, stronger, expected) => {
    const files = shop({ dev: whole, stage: whole, prod: 'kms.ttl: 60\n' });
    const report = await judge({ ...files, 'keyparity.yml': `${inferred['keyparity.yml']}${stronger}\n` });
    expect(toldBy(report)).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe('a change that takes a needed key away', () => {
  const everywhere = shop({ dev: whole, stage: whole, prod: whole }, inferred);
  const nowhere = shop({ dev: 'kms.ttl: 60\n', stage: 'kms.ttl: 60\n', prod: 'kms.ttl: 60\n' }, inferred);

  it('fails where an entry only warns of it, from one environment and from all', async () => {
    const inOne = shop({ dev: whole, stage: whole, prod: 'kms.ttl: 60\n' }, inferred);
    expect(toldBy(await judgeChange(everywhere, inOne))).toEqual(['error missing-value payment.url [prod]']);
    const { verdict, findings } = await judgeChange(everywhere, nowhere);
    expect(verdict).toBe('fail');
    expect(findings.map(told)).toEqual(['error missing-override payment.url [dev, stage, prod]']);
  });

  it.each([
    ['an entry that only warns', inferred],
    ['an entry that demands', { 'keyparity.yml': contractOf('payment.url: { override: true }') }],
  ])('fails where the base lacks the own value too, and had that of all, with %s', async (_, contract) => {
    const shared = (text: string) => ({ ...contract, [`${resources}/application.yml`]: text });
    const some = { dev: whole, stage: whole, prod: 'kms.ttl: 60\n' };
    const with_ = shop(some, shared('payment.url: https://shared.acme.example\n'));
    const without = shop(some, shared('shop: 1\n'));
    const { verdict, findings } = await judgeChange(with_, without);
    expect(verdict).toBe('fail');
    expect(findings.filter(({ severity }) => severity === 'error').map(({ key }) => key)).toEqual(['payment.url']);
  });
});

describe('entries that say nothing but how loud they are', () => {
  const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
  const loudness = { error: 2, warning: 1, notice: 0 };
  const repositories = ['rules/missing-value', 'rules/blank-override', 'rules/plaintext-secret', 'manifests'].flatMap(
    (folder) => readdirSync(join(fixtures, folder)).map((name) => join(fixtures, folder, name, 'repo')),
  );

  /** The repository with an entry for each key that something is found about. */
  function withEntries(tree: FileTree, keys: readonly string[]): FileTree {
    const entries = [...new Set(keys)].map(
      (key) => `${JSON.stringify(key)}: { required: true, override: true, severity: notice }`,
    );
    const files = Object.fromEntries(tree.list().map((path) => [path, tree.read(path) ?? new Uint8Array()]));
    return memoryTree({ ...files, 'keyparity.yml': contractOf(...entries) });
  }

  it('make nothing of what is found quieter, in all sample repositories without a contract', async () => {
    const quieter: string[] = [];
    for (const repository of repositories) {
      const tree = workingTree(repository);
      if (tree.list().some((path) => path.startsWith('keyparity'))) continue;
      const { findings } = await check({ tree, today, failOn: 'error' });
      const found = findings.filter(
        ({ key, keys, status }) => key !== undefined && keys === undefined && status === 'new',
      );
      const keys = found.flatMap(({ key }) => key ?? []);
      if (keys.length === 0) continue;
      const { findings: after } = await check({ tree: withEntries(tree, keys), today, failOn: 'error' });
      for (const finding of found) {
        for (const environment of finding.environments) {
          const isTold = after.some(
            ({ key, environments, severity }) =>
              key === finding.key &&
              environments.includes(environment) &&
              loudness[severity] >= loudness[finding.severity],
          );
          if (!isTold) quieter.push(`${repository.slice(fixtures.length + 1)}: ${told(finding)} in ${environment}`);
        }
      }
    }
    expect(quieter).toEqual([]);
  });
});
