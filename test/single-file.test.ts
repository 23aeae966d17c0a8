import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { processConfigData } from '../src/applications/config-data/config-data.ts';
import type { ConfigDataInput } from '../src/applications/config-data/initial.ts';
import { resourcesOf } from '../src/applications/config-data/resources.ts';
import { loadSingleFile } from '../src/applications/config-data/single-file.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { findConfiguredModules } from '../src/repository/modules.ts';
import { generationOf } from '../src/spring/generation.ts';
import { classpathRoot, filesOf, workingDirectory } from './oracle/keyparity.ts';
import type { OracleCase } from './oracle/oracle.mjs';

const casesFolder = new URL('./oracle/cases/', import.meta.url);
const fixtures = new URL('../fixtures/', import.meta.url).pathname;
const versions = ['2.7', '3.3', '3.5', '4.0', '4.1'];

/** Compares both ways for one application where there is the short one; false where there is none. */
function isTheSame(input: ConfigDataInput, what: string): boolean {
  const short = loadSingleFile(input);
  if (short === undefined) return false;
  expect(short, what).toEqual(processConfigData(input));
  return true;
}

function inputsOf(files: Readonly<Record<string, string | Uint8Array>>, version: string): readonly ConfigDataInput[] {
  const tree = memoryTree(files);
  const library = libraryOf(tree);
  const generation = generationOf(version)!;
  const places = { classpathRoots: [classpathRoot], workingDirectory };
  const resources = resourcesOf(tree, places, (path) => library.read(path, generation.dialect));
  return [true, false].map((strict) => ({ resources, generation, outer: [], strict }));
}

describe('What a single file comes to is what all steps of Spring come to', () => {
  it('for every file of the cases that Spring Boot was asked', () => {
    let same = 0;
    for (const name of readdirSync(casesFolder)) {
      const lines = readFileSync(new URL(name, casesFolder), 'utf8').trim().split('\n');
      for (const given of lines.map((line): OracleCase => JSON.parse(line))) {
        for (const version of versions) {
          for (const input of inputsOf(filesOf(given), version)) {
            if (isTheSame(input, `${name} ${given.id} ${version}`)) same++;
          }
        }
      }
    }
    expect(same).toBeGreaterThan(1000);
  });

  it('for every module of the fixtures', () => {
    const tree = workingTree(fixtures);
    const library = libraryOf(tree);
    let same = 0;
    // In their own folders they are repositories; here all of them are one.
    for (const { path, resourceRoots } of findConfiguredModules(tree.list())) {
      for (const version of versions) {
        const generation = generationOf(version)!;
        const places = { classpathRoots: resourceRoots, workingDirectory: path };
        const resources = resourcesOf(tree, places, (file) => library.read(file, generation.dialect));
        if (isTheSame({ resources, generation, outer: [] }, `${path} ${version}`)) same++;
      }
    }
    expect(same).toBeGreaterThan(100);
  });

  it.each([
    ['nothing at all', {}],
    ['an empty file', { 'resources/application.yml': '' }],
    ['one document', { 'resources/application.yml': 'spring.application.name: a\nk: ${x}\n' }],
    ['one in the working directory', { 'work/application.properties': 'k=1\n' }],
    [
      'keys that begin like those of Spring',
      { 'resources/application.properties': 'spring=1\nspring.=2\n.spring.x=3\n' },
    ],
    ['an empty map', { 'resources/application.yml': 'k: {}\nl: []\n' }],
  ])('for %s', (_, files: Readonly<Record<string, string>>) => {
    for (const version of versions) {
      for (const input of inputsOf(files, version)) expect(isTheSame(input, version)).toBe(true);
    }
  });

  it('with several folders on the class path, of which the first hides the others', () => {
    const files = { 'a/application.yml/x': '', 'b/application.yml': 'k: 1\n' };
    const tree = memoryTree(files);
    const library = libraryOf(tree);
    const generation = generationOf('3.5')!;
    const read = (path: string) => library.read(path, generation.dialect);
    const both = resourcesOf(tree, { classpathRoots: ['a', 'b'], workingDirectory: 'work' }, read);
    expect(loadSingleFile({ resources: both, generation, outer: [] })).toBeUndefined();
    const one = resourcesOf(tree, { classpathRoots: ['none', 'b'], workingDirectory: 'work' }, read);
    expect(isTheSame({ resources: one, generation, outer: [] }, 'one of two')).toBe(true);
  });

  it('unless a contained module brings a file of the profile default', () => {
    const files = { 'a/application.yml': 'k: 1\n', 'lib/config/application-default.yml': 'k: 2\n' };
    const tree = memoryTree(files);
    const library = libraryOf(tree);
    const generation = generationOf('3.5')!;
    const resourcesWith = (contained: (name: string) => string | undefined) =>
      resourcesOf(tree, { classpathRoots: ['a'], workingDirectory: 'work', contained }, (path) =>
        library.read(path, generation.dialect),
      );
    const inLibrary = resourcesWith((name) => (tree.list().includes(`lib/${name}`) ? `lib/${name}` : undefined));
    expect(loadSingleFile({ resources: inLibrary, generation, outer: [] })).toBeUndefined();
    const { sources } = processConfigData({ resources: inLibrary, generation, outer: [] });
    expect(sources.map(({ source }) => source.name)).toEqual([
      'lib/config/application-default.yml',
      'a/application.yml',
    ]);
    expect(isTheSame({ resources: resourcesWith(() => undefined), generation, outer: [] }, 'none')).toBe(true);
    // What a library calls application.yml it is started with by itself.
    const plain = resourcesWith((name) =>
      name === 'application.properties' ? 'lib/application.properties' : undefined,
    );
    expect(isTheSame({ resources: plain, generation, outer: [] }, 'plain')).toBe(true);
  });

  it.each([
    ['two files', { 'resources/application.yml': 'k: 1\n', 'resources/application.properties': 'k=1\n' }],
    ['a file in each place', { 'resources/application.yml': 'k: 1\n', 'work/config/application.yml': 'k: 2\n' }],
    ['a folder with folders', { 'resources/application.yml': 'k: 1\n', 'work/config/a/application.yml': 'k: 2\n' }],
    ['a file of the profile default', { 'resources/application-default.yml': 'k: 1\n' }],
    ['XML', { 'resources/application.xml': '<properties/>' }],
    ['two documents', { 'resources/application.yml': 'k: 1\n---\nk: 2\n' }],
    ['a file that cannot be read', { 'resources/application.yml': 'k: [' }],
    ['an import', { 'resources/application.yml': 'spring.config.import: a.yml\n' }],
    ['an import in another spelling', { 'resources/application.properties': 'SPRING.CON-FIG.im_port[0]=a.yml\n' }],
    ['a profile', { 'resources/application.properties': 'spring.profiles.include=a\n' }],
    ['what Boot 2.4 replaced', { 'resources/application.yml': 'spring.profiles: a\n' }],
    ['a cloud platform', { 'resources/application.yml': 'spring.main.cloudPlatform: kubernetes\n' }],
  ])('and is nothing for %s', (_, files: Readonly<Record<string, string>>) => {
    for (const version of versions) {
      for (const input of inputsOf(files, version)) expect(loadSingleFile(input)).toBeUndefined();
    }
  });
});
