import type { Application } from '../../src/applications/application.ts';
import { loadConfigData } from '../../src/applications/config-data/config-data.ts';
import type { ConfigDataResult } from '../../src/applications/config-data/config-data-result.ts';
import type { ConfigServer } from '../../src/applications/config-data/config-server-question.ts';
import { type Resources, resourcesOf } from '../../src/applications/config-data/resources.ts';
import { type Configuration, configure } from '../../src/configuration/configuration.ts';
import { memoryTree } from '../../src/documents/file-tree.ts';
import { libraryOf } from '../../src/documents/library.ts';
import { variablesSource } from '../../src/spring/environment-variables.ts';
import { type Generation, generationOf } from '../../src/spring/generation.ts';
import { processSources } from '../../src/spring/process-sources.ts';
import type { PropertySource, StartupFailure } from '../../src/spring/property-source.ts';
import type { OracleCase } from './oracle.mjs';

/** Where the files of a case are in the tree that Keyparity sees. */
export const classpathRoot = 'resources';
export const workingDirectory = 'work';

/** What Keyparity makes of a case: the same functions as for an environment of a repository, the whole world being known. */
export interface ResolvedCase {
  readonly application: Application;
  readonly generation: Generation;
  readonly configData: ConfigDataResult;
  /** Every source, highest precedence first. */
  readonly sources: readonly PropertySource[];
  readonly configuration: Configuration;
  /** In the order in which Spring would come across them; it stops at the first. */
  readonly failures: readonly StartupFailure[];
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** @param serverOf The config server that there is in the tree of the case. */
export function resolveCase(
  given: OracleCase,
  version: string,
  serverOf?: (resources: (workingDirectory: string) => Resources, generation: Generation) => ConfigServer,
): ResolvedCase {
  const generation = generationOf(version);
  if (generation === undefined) throw new Error(`${version} is no version of Spring Boot`);
  const files = filesOf(given);
  const tree = memoryTree(files);
  const library = libraryOf(tree);
  const places = { classpathRoots: [classpathRoot], workingDirectory };
  const resourcesIn = (directory: string) =>
    resourcesOf(tree, { ...places, workingDirectory: directory }, (path) => library.read(path, generation.dialect));
  const resources = resourcesIn(workingDirectory);
  const configServer = serverOf?.(resourcesIn, generation);
  const outer = processSources(processInputOf(given), generation);
  const configData = loadConfigData({
    resources,
    generation,
    outer: outer.sources,
    strict: true,
    ...(configServer && { configServer }),
  });
  const sources = [
    ...outer.sources.filter(({ kind }) => kind !== 'defaults'),
    ...configData.sources.map(({ source }) => source),
    ...outer.sources.filter(({ kind }) => kind === 'defaults'),
  ];
  const failures = [...outer.failures, ...configData.failures];
  const environment = {
    name: 'case',
    profiles: configData.profiles,
    compared: true,
    layers: sources.map((source) => ({ kind: 'shared' as const, source })),
    open: configData.open,
    failures,
    home: '',
  };
  const application: Application = {
    name: 'case',
    path: '.',
    kind: 'spring-boot',
    relaxed: true,
    generation,
    environments: [environment],
    documents: [],
    problems: [],
    origin: nowhere,
  };
  const configuration = configure(application, environment, () => false);
  return { application, generation, configData, sources, configuration, failures, files };
}

export function filesOf({ cp, fs, cp64, fs64 }: OracleCase): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  const add = (root: string, own: Readonly<Record<string, string>> = {}, encoding: 'utf8' | 'base64' = 'utf8') => {
    for (const [path, content] of Object.entries(own)) {
      // A tree has no empty directories; config trees pass over what begins with two dots.
      if (path.endsWith('/')) files[`${root}/${path}..empty`] = '';
      else files[`${root}/${path}`] = encoding === 'utf8' ? content : new Uint8Array(Buffer.from(content, 'base64'));
    }
  };
  add(classpathRoot, cp);
  add(workingDirectory, fs);
  add(classpathRoot, cp64, 'base64');
  add(workingDirectory, fs64, 'base64');
  return files;
}

const nowhere = { path: 'process', line: 1, column: 1 };

function processInputOf({ args = [], profiles = [], sys = {}, env = {}, defaults = {} }: OracleCase) {
  const active = profiles.length === 0 ? [] : [`--spring.profiles.active=${profiles.join(',')}`];
  const entries = (own: Readonly<Record<string, string>>, origin: (key: string) => string) =>
    new Map(Object.entries(own).map(([key, value]) => [key, { value, origin: { ...nowhere, path: origin(key) } }]));
  return {
    arguments: [...args, ...active].map((text) => ({ text, origin: nowhere })),
    systemProperties: entries(sys, (key) => `System Property "${key}"`),
    variables: [variablesSource(entries(env, (key) => `System Environment Property "${key}"`))],
    defaults: entries(defaults, (key) => `Default Property "${key}"`),
  };
}
