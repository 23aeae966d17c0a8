import { describe, expect, it } from 'vitest';
import { findingsOf } from '../src/commands/check.ts';
import { prepare } from '../src/commands/prepare.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import type { Files } from './inspected.ts';

/**
 * What generated histories (quiet-histories.test.ts) have found: changes that touch nothing an application reads, and that were
 * taken for something all the same.
 */
const today = '2026-11-28';
const resources = 'src/main/resources';

/** Applications with their law, what their environments get, and what is found. */
async function state(files: Files): Promise<readonly string[]> {
  const request = { tree: memoryTree(files), today };
  const preparation = await prepare(request);
  return [
    ...preparation.subjects.flatMap(({ application, configurations }) =>
      configurations.flatMap(({ environment, winners }) => {
        const law = `${application.name} (${application.kind}, ${application.generation.name})`;
        const values = [...winners.values()].map(({ key, value }) => `${key}=${value}`);
        return [`${law} ${environment.name}${environment.compared ? '' : ' not compared'}: ${values.join(' ')}`];
      }),
    ),
    ...findingsOf(preparation, request).map(({ severity, rule, key = '', environments }) =>
      [severity, rule, key, ...environments].join(' '),
    ),
  ];
}

const pom = (content: string): string => `<project>\n  <artifactId>shop</artifactId>\n${content}</project>\n`;
const boot = (version: string): string =>
  `  <parent><artifactId>spring-boot-starter-parent</artifactId><version>${version}</version></parent>\n`;

const main = `package shop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication
public class Shop {
  @Value("\${cap.url}") String cap;
  public static void main(String[] words) { SpringApplication.run(Shop.class, words); }
}
`;

const shop: Files = {
  'pom.xml': pom(boot('3.5.0')),
  'src/main/java/shop/Shop.java': main,
  [`${resources}/application.properties`]: 'spring.application.name=shop\n',
  [`${resources}/application-test.properties`]: 'cap.url=test\n',
  [`${resources}/application-prod.properties`]: 'db.url=prod\n',
};

const chef: Files = {
  'chef/cookbooks/shop/metadata.rb': "name 'shop'\n",
  'chef/cookbooks/shop/recipes/default.rb': "template '/etc/shop.properties' do\n  source 'shop.properties.erb'\nend\n",
  'chef/cookbooks/shop/templates/default/shop.properties.erb': "cap.url=<%= node['shop']['cap'] %>\n",
  'chef/environments/stage.json': '{ "name": "stage", "default_attributes": { "shop": { "cap": "stage" } } }\n',
  'chef/environments/prod.json': '{ "name": "prod", "default_attributes": { "shop": { "cap": "prod" } } }\n',
  'app/src/main/java/shop/Shop.java':
    'package shop;\nimport org.springframework.stereotype.Component;\n@Component class Shop {}\n',
  [`app/${resources}/shop.properties`]: 'cap.url=none\n',
};

const plain: Files = {
  'src/main/java/shop/Shop.java': `package shop;
import org.springframework.context.annotation.*;
@Configuration
@PropertySource("classpath:shop-\${env}.properties")
class Shop { public static void main(String[] words) { new AnnotationConfigApplicationContext(Shop.class); } }
`,
  [`${resources}/shop-stage.properties`]: 'db.url=${cap.url}\n',
  [`${resources}/shop-prod.properties`]: 'db.url=${cap.url}\n',
};

const manifest = (name: string, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
        - name: ${name}
          image: ${image}
          env:
            - name: MODE
              value: of another one
`;

/** A base, and what a change adds or writes anew. */
const changes: readonly (readonly [name: string, base: Files, change: Files])[] = [
  [
    'an old version that is commented out in a pom.xml',
    shop,
    { 'pom.xml': pom(`  <!-- ${boot('2.7.18').trim()} -->\n${boot('3.5.0')}`) },
  ],
  [
    'a property of an old version that is commented out',
    { ...shop, 'pom.xml': pom('') },
    { 'pom.xml': pom('  <!-- <properties><spring-boot.version>2.7.18</spring-boot.version></properties> -->\n') },
  ],
  [
    'an old version that is commented out in a build.gradle',
    { ...shop, 'pom.xml': '', 'build.gradle': "plugins {\n  id 'org.springframework.boot' version '3.5.0'\n}\n" },
    {
      'build.gradle':
        "plugins {\n  // id 'org.springframework.boot' version '2.7.18'\n  id 'org.springframework.boot' version '3.5.0'\n}\n",
    },
  ],
  [
    'an old version that is commented out in gradle.properties',
    { ...shop, 'pom.xml': '', 'gradle.properties': 'group=shop\n' },
    { 'gradle.properties': 'group=shop\n# springBootVersion=2.7.18, org.springframework.boot:2.7.18\n' },
  ],
  [
    'an old version that is commented out in the catalog',
    { ...shop, 'pom.xml': '', 'gradle/libs.versions.toml': '[versions]\n' },
    { 'gradle/libs.versions.toml': '[versions]\n# boot = { id = "org.springframework.boot", version = "2.7.18" }\n' },
  ],
  [
    'filtering that is commented out',
    { ...plain, 'pom.xml': pom('<properties><cap.url>x</cap.url></properties>') },
    { 'pom.xml': pom('<properties><cap.url>x</cap.url></properties><!-- <filtering>true</filtering> -->') },
  ],
  [
    'a profile that a test activates no more',
    { ...shop, 'src/test/java/shop/ShopTest.java': 'class ShopTest {}\n' },
    { 'src/test/java/shop/ShopTest.java': '// @ActiveProfiles("test")\nclass ShopTest {}\n' },
  ],
  [
    'a tool with a file that is called like that of a cookbook',
    chef,
    {
      [`tools/report/${resources}/shop.properties`]: 'title=Report\n',
      'tools/report/pom.xml': pom(''),
    },
  ],
  [
    'the manifest of a database beside the application',
    shop,
    { 'deploy/prod/redis.yaml': manifest('cache', 'redis:7') },
  ],
  [
    'the manifest of an agent in another language',
    shop,
    {
      'agent/go.mod': 'module agent\n',
      'agent/deploy/prod/agent.yaml': manifest('agent', 'registry.example.com/acme/agent:1'),
    },
  ],
  [
    'the manifest of a tool in plain Java',
    shop,
    {
      'report/pom.xml': pom(''),
      'report/src/main/java/report/Report.java': 'package report;\npublic class Report {}\n',
      'deploy/prod/report.yaml': manifest('report', 'registry.example.com/acme/report:1'),
    },
  ],
  [
    'a comment that names a variable',
    { ...shop, 'deploy/notes.yaml': 'a: b\n' },
    { 'deploy/notes.yaml': '# Nobody sets CAP_URL here.\na: b\n' },
  ],
];

describe('nothing is found anew, and nothing is given in another way, by', () => {
  it.each(changes)('%s', async (_, base, change) => {
    const before = await state(base);
    expect(before.length).toBeGreaterThan(1);
    expect(await state({ ...base, ...change })).toEqual(before);
  });
});

describe('the same is seen where it counts', () => {
  it('a version that is no comment', async () => {
    const [first] = await state({ ...shop, 'pom.xml': pom(boot('2.7.18')) });
    expect(first).toContain('2.7');
  });

  it('a profile that a test activates', async () => {
    const tested = { ...shop, 'src/test/java/shop/ShopTest.java': '@ActiveProfiles("test")\nclass ShopTest {}\n' };
    expect((await state(tested)).join('\n')).toContain('test not compared');
  });

  it('the manifest of the application, whatever its name', async () => {
    const deployed = {
      ...shop,
      'deploy/prod/backend.yaml': manifest('backend', 'registry.example.com/acme/backend:1'),
    };
    expect((await state(deployed)).join('\n')).toContain('MODE=of another one');
  });

  it('the manifest of an application that is called like a database', async () => {
    const named = { ...shop, [`${resources}/application.properties`]: 'spring.application.name=redis\n' };
    const deployed = { ...named, 'deploy/prod/redis.yaml': manifest('redis', 'registry.example.com/acme/redis:1') };
    expect((await state(deployed)).join('\n')).toContain('MODE=of another one');
  });
});
