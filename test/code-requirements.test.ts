import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import type { Finding } from '../src/findings/finding.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';

const jan9 = workingTree(new URL('../fixtures/projects/jan-9', import.meta.url).pathname);

/** A tree with one file in place of its own. */
function withFile(tree: FileTree, path: string, text: string): FileTree {
  return { ...tree, read: (asked) => (asked === path ? new TextEncoder().encode(text) : tree.read(asked)) };
}

async function findingsIn(tree: FileTree): Promise<readonly Finding[]> {
  const { findings } = await check({ tree, today: '2026-11-21', failOn: 'error' });
  return findings;
}

const textOf = ({ message }: Finding) => renderMessage(message, { medium: plainText, showValues: false });

describe('January 9', () => {
  const contract = new TextDecoder().decode(jan9.read('keyparity.yml'));

  it('fails without a contract for the key, by the code alone', async () => {
    const withoutKeys = contract.slice(0, contract.indexOf('\nkeys:'));
    const found = await findingsIn(withFile(jan9, 'keyparity.yml', withoutKeys));
    expect(found).toMatchObject([
      {
        severity: 'error',
        rule: 'missing-value',
        application: 'monolith',
        key: 'kms.cache.ttl',
        environments: ['stage'],
      },
    ]);
    const text = found.map(textOf).join('\n');
    expect(text).toContain('libs/kms-client/src/main/java/com/acme/kms/KeyCache.java:15');
    expect(text).toContain('app → libs/kms-client');
  });

  it('is one finding where contract and code demand the key, and names both', async () => {
    const found = await findingsIn(jan9);
    expect(found).toMatchObject([{ rule: 'missing-override', key: 'kms.cache.ttl', environments: ['stage'] }]);
    expect(found[0]?.related.map(({ origin }) => `${origin.path}:${origin.line}`)).toEqual(
      expect.arrayContaining(['keyparity.yml:33', 'libs/kms-client/src/main/java/com/acme/kms/KeyCache.java:15']),
    );
  });
});

describe('a class is made', () => {
  const value = (owner: string) =>
    `package com.acme;\nimport org.springframework.beans.factory.annotation.Value;\n${owner} { @Value("\${k}") String k; }`;
  const start = (annotations: string, body = '') => `package com.acme;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.*;
@SpringBootApplication ${annotations}
public class App { public static void main(String[] args) { SpringApplication.run(App.class, args); } ${body} }`;

  async function severityWith(files: Readonly<Record<string, string>>): Promise<string> {
    const resources = 'src/main/resources/application';
    const [finding] = await findingsIn(
      memoryTree({
        [`${resources}-stage.properties`]: 'k=1',
        [`${resources}-prod.properties`]: 'server.port=80',
        ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/main/java/com/acme/${name}`, text])),
      }),
    );
    return finding === undefined ? 'nothing' : finding.severity;
  }

  const component = 'import org.springframework.stereotype.Component;\n@Component class Needy';
  it.each<[string, string, Record<string, string>]>([
    ['a scanned component', 'error', { 'App.java': start(''), 'Needy.java': value(component) }],
    ['an imported class', 'error', { 'App.java': start('@Import(Needy.class)'), 'Needy.java': value('class Needy') }],
    [
      'the class of a bean method',
      'error',
      { 'App.java': start('', '@Bean Needy needy() { return new Needy(); }'), 'Needy.java': value('class Needy') },
    ],
    [
      'that of a bean method under an unmet profile',
      'nothing',
      {
        'App.java': start('', '@Bean @Profile("stage") Needy needy() { return new Needy(); }'),
        'Needy.java': value('class Needy'),
      },
    ],
    ['a class that nobody makes', 'nothing', { 'App.java': start(''), 'Needy.java': value('class Needy') }],
    [
      'the superclass of a component',
      'error',
      {
        'App.java': start(''),
        'Needy.java': value('abstract class Needy'),
        'Child.java': 'package com.acme; @org.springframework.stereotype.Service class Child extends Needy { }',
      },
    ],
    [
      'a class with a stereotype of the repository',
      'error',
      {
        'App.java': start(''),
        'Needy.java': value('@Adapter class Needy'),
        'Adapter.java': 'package com.acme; @org.springframework.stereotype.Component @interface Adapter { }',
      },
    ],
    [
      'a lazy component',
      'notice',
      {
        'App.java': start(''),
        'Needy.java': value(
          '@org.springframework.context.annotation.Lazy @org.springframework.stereotype.Component class Needy',
        ),
      },
    ],
    ['a component where no application begins', 'notice', { 'Needy.java': value(component) }],
    [
      'a key that the program sets',
      'nothing',
      { 'App.java': start('', 'static { System.setProperty("k", "v"); }'), 'Needy.java': value(component) },
    ],
  ])('%s: %s', async (_, severity, files) => {
    expect(await severityWith(files)).toBe(severity);
  });
});
