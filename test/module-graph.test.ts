import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { moduleGraph } from '../src/repository/module-graph.ts';

const graphOf = (files: Readonly<Record<string, string>>) => moduleGraph(memoryTree(files));

const pom = (artifactId: string, body = '', parent = '<parent><groupId>g</groupId></parent>') =>
  `<project>${parent}<artifactId>${artifactId}</artifactId>${body}</project>`;
const dependencies = (...artifactIds: readonly string[]) =>
  `<dependencies>${artifactIds
    .map((name) => `<dependency><groupId>g</groupId><artifactId>${name}</artifactId></dependency>`)
    .join('')}</dependencies>`;

describe('Maven modules', () => {
  it('of the example project contain the libraries that their poms name', () => {
    const graph = moduleGraph(workingTree(new URL('../fixtures/projects/jan-9', import.meta.url).pathname));
    expect(graph.modules).toEqual([
      '.',
      'app',
      'libs/billing-core',
      'libs/kms-client',
      'services/orders',
      'tools/reindex',
    ]);
    expect(graph.dependenciesOf('app').toSorted()).toEqual(['libs/billing-core', 'libs/kms-client']);
    expect(graph.dependenciesOf('services/orders')).toEqual(['libs/billing-core']);
    expect(graph.pathBetween('app', 'libs/kms-client')).toEqual(['app', 'libs/kms-client']);
    expect(graph.pathBetween('services/orders', 'libs/kms-client')).toEqual([]);
    expect(graph.moduleOf('libs/kms-client/src/main/java/com/acme/kms/KeyCache.java')).toBe('libs/kms-client');
  });

  it('contain what their libraries contain, on the shortest way', () => {
    const graph = graphOf({
      'app/pom.xml': pom('app', dependencies('a')),
      'a/pom.xml': pom('a', dependencies('b', 'app')),
      'b/pom.xml': pom('b', dependencies('c')),
      'c/pom.xml': pom('c'),
    });
    expect(graph.dependenciesOf('app')).toEqual(['a', 'b', 'c']);
    expect(graph.pathBetween('app', 'c')).toEqual(['app', 'a', 'b', 'c']);
  });

  it('do not contain what is for tests, managed, used by plugins or commented out', () => {
    const other = (scope: string) =>
      `<dependency><groupId>g</groupId><artifactId>lib</artifactId>${scope}</dependency>`;
    const graph = graphOf({
      'app/pom.xml': pom(
        'app',
        `<dependencyManagement><dependencies>${other('')}</dependencies></dependencyManagement>
        <build><plugins><plugin><dependencies>${other('')}</dependencies></plugin></plugins></build>
        <!-- <dependencies>${other('')}</dependencies> -->
        <dependencies>${other('<scope>test</scope>')}${other('<type>test-jar</type>')}</dependencies>`,
      ),
      'lib/pom.xml': pom('lib'),
    });
    expect(graph.dependenciesOf('app')).toEqual([]);
  });

  it('are found by coordinates in properties, of the parent and of a profile too', () => {
    const graph = graphOf({
      'pom.xml':
        '<project><groupId>g</groupId><artifactId>root</artifactId><properties><lib>a</lib></properties></project>',
      'app/pom.xml': pom(
        'app',
        `<dependencies><dependency><groupId>\${project.groupId}</groupId><artifactId>\${lib}</artifactId></dependency></dependencies>
         <profiles><profile>${dependencies('b')}</profile></profiles>`,
      ),
      'a/pom.xml': pom('a'),
      'b/pom.xml': pom('b'),
    });
    expect(graph.dependenciesOf('app')).toEqual(['a', 'b']);
  });

  it('inherit the dependencies of their parent', () => {
    const parent = '<parent><groupId>g</groupId><relativePath>../parent</relativePath></parent>';
    const graph = graphOf({
      'parent/pom.xml': `<project><groupId>g</groupId><artifactId>parent</artifactId>${dependencies('lib')}</project>`,
      'app/pom.xml': pom('app', '', parent),
      'lib/pom.xml': pom('lib'),
    });
    expect(graph.dependenciesOf('app')).toEqual(['lib']);
  });
});

describe('Gradle modules', () => {
  const settings =
    "rootProject.name = 'shop'\ninclude 'app', ':libs:kms'\ninclude(\n  \":libs:billing-core\", // the core\n)\n";

  it.each([
    ["implementation project(':libs:kms')"],
    ['implementation(project(":libs:kms"))'],
    ["api project(path: ':libs:kms', configuration: 'shadow')"],
    ['implementation(projects.libs.kms)'],
    ["implementation project(':libs:billing-core'), project(':libs:kms')"],
    ["runtimeOnly platform(project(':libs:kms'))"],
  ])('contain each other by %s', (line) => {
    const graph = graphOf({
      'settings.gradle': settings,
      'app/build.gradle': `dependencies {\n  ${line}\n}`,
      'libs/kms/build.gradle.kts': '',
    });
    expect(graph.dependenciesOf('app')).toContain('libs/kms');
  });

  it.each([
    ["testImplementation project(':libs:kms')"],
    ["integrationTestImplementation(project(':libs:kms'))"],
    ["annotationProcessor project(':libs:kms')"],
    ["// implementation project(':libs:kms')"],
    ["tasks.x.dependsOn project(':libs:kms')"],
    ["evaluationDependsOn(':libs:kms')"],
  ])('do not by %s', (line) => {
    const graph = graphOf({ 'settings.gradle': settings, 'app/build.gradle': `dependencies {\n  ${line}\n}` });
    expect(graph.dependenciesOf('app')).toEqual([]);
  });

  it('may be configured by the root, for one and for all', () => {
    const graph = graphOf({
      'settings.gradle': settings,
      'build.gradle': `project(':app') { dependencies { implementation project(':libs:kms') } }
        subprojects { dependencies { implementation project(':libs:billing-core') } }`,
      'app/build.gradle': '',
    });
    expect(graph.dependenciesOf('app').toSorted()).toEqual(['libs/billing-core', 'libs/kms']);
    expect(graph.dependenciesOf('libs/kms')).toEqual(['libs/billing-core']);
  });

  it('may stand elsewhere and bear other names', () => {
    const graph = graphOf({
      'settings.gradle':
        "include 'app', 'kms'\nproject(':kms').projectDir = file('shared/kms')\nproject(':kms').name = 'keys'",
      'app/build.gradle': "dependencies { implementation project(':keys') }",
      'shared/kms/build.gradle': '',
    });
    expect(graph.dependenciesOf('app')).toEqual(['shared/kms']);
  });

  it.each([
    ['implementation "org.example:kms"', ['libs/kms']],
    ["api('org.example:kms:1.0')", ['libs/kms']],
    ["implementation 'org.example:inner'", ['libs/kms/inner']],
    ['implementation "org.example:keys"', ['libs/keys']],
    ['implementation "org.other:kms"', []],
    ['testImplementation "org.example:kms"', []],
  ])('contain projects of an included build by %s', (line, contained) => {
    const graph = graphOf({
      'app/settings.gradle': 'includeBuild "../libs/kms"',
      'app/build.gradle': `dependencies {\n  ${line}\n}`,
      'libs/kms/settings.gradle': "include 'inner'\nincludeBuild('../keys')",
      'libs/kms/build.gradle': "group = 'org.example'",
      'libs/kms/inner/build.gradle': '',
      'libs/keys/build.gradle.kts': '',
    });
    expect(graph.dependenciesOf('app')).toEqual(contained);
  });

  it('are understood by the outermost settings, not by a stray one', () => {
    const graph = graphOf({
      'settings.gradle.kts': 'include("app", "common")',
      'app/settings.gradle.kts': 'rootProject.name = "app"',
      'app/build.gradle.kts': 'dependencies { implementation(project(":common")) }',
      'common/build.gradle.kts': '',
    });
    expect(graph.dependenciesOf('app')).toEqual(['common']);
  });
});

describe('files without a build file', () => {
  it('belong to what stands before their sources', () => {
    const graph = graphOf({ 'a/src/main/java/A.java': '' });
    expect(graph.moduleOf('a/src/main/java/A.java')).toBe('a');
    expect(graph.moduleOf('src/main/java/A.java')).toBe('.');
  });
});

it('build files that are none do no harm', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '<!--',
    '-->',
    '<project>',
    '<parent>',
    '<dependencies>',
    "project(':",
    "')",
    '{',
    '}',
    "'",
    '"',
    'include ',
    '${',
    '\\',
    '/*',
    '//',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => {
      const text = parts.join('');
      graphOf({ 'pom.xml': text, 'a/pom.xml': text, 'build.gradle': text, 'settings.gradle': text });
    }),
  );
});
