import { layerSpringBoot } from '../../../src/applications/boot/spring-boot-layers.ts';
import type { ConfigServer } from '../../../src/applications/config-data/config-server-question.ts';
import { type Resources, resourcesOf } from '../../../src/applications/config-data/resources.ts';
import { clientSettings, connect } from '../../../src/applications/config-server/client.ts';
import type { ConfigRepository } from '../../../src/applications/config-server/repository.ts';
import { serve } from '../../../src/applications/config-server/serve.ts';
import { memoryTree } from '../../../src/documents/file-tree.ts';
import { libraryOf } from '../../../src/documents/library.ts';
import { variablesSource } from '../../../src/spring/environment-variables.ts';
import { type Generation, generationOf } from '../../../src/spring/generation.ts';
import { findProperty } from '../../../src/spring/lookup.ts';
import { OPEN } from '../../../src/spring/placeholders.ts';
import { classpathRoot, filesOf, resolveCase, workingDirectory } from '../keyparity.ts';
import type { OracleAnswer, OracleCase } from '../oracle.mjs';

/** One question to a config server; test/oracle/README.md describes the fields. */
export interface ConfigServerCase extends OracleCase {
  readonly client?: boolean;
  /** The client asks in its bootstrap context. */
  readonly bootstrap?: boolean;
  readonly locations?: readonly string[];
  readonly searchPaths?: readonly string[];
  readonly application?: string;
  readonly asked?: string;
  readonly label?: string;
}

/** What a server says, without a client. */
interface ServerAnswer {
  readonly sources?: readonly { readonly name: string; readonly properties: Readonly<Record<string, string>> }[];
  readonly failure?: unknown;
}

export interface ConfigServerComparison {
  readonly differences: readonly string[];
  readonly values: number;
}

type Said = Omit<OracleAnswer, 'id' | 'boot'>;

export function compareConfigServerCase(
  given: ConfigServerCase,
  version: string,
  said: Said | ServerAnswer,
): ConfigServerComparison {
  if (given.bootstrap) return compareBootstrapped(given, version, said as Said);
  return given.client
    ? compareClient(given, version, said as Said)
    : compareServer(given, version, said as ServerAnswer);
}

function resourcesFor(given: ConfigServerCase, generation: Generation): (workingDirectory: string) => Resources {
  const tree = memoryTree(filesOf(given));
  const library = libraryOf(tree);
  return (directory) =>
    resourcesOf(tree, { classpathRoots: [classpathRoot], workingDirectory: directory }, (path) =>
      library.read(path, generation.dialect),
    );
}

function repositoryOf(
  { locations, searchPaths }: ConfigServerCase,
  resourcesIn: (workingDirectory: string) => Resources,
): ConfigRepository {
  return searchPaths === undefined
    ? { kind: 'native' as const, paths: locations ?? [], resources: resourcesIn(workingDirectory) }
    : {
        kind: 'working copy' as const,
        paths: searchPaths,
        resources: resourcesIn('.'),
        directory: `${workingDirectory}/repo`,
      };
}

function answererOf(
  given: ConfigServerCase,
  resourcesIn: (workingDirectory: string) => Resources,
  generation: Generation,
) {
  const repository = repositoryOf(given, resourcesIn);
  return (question: Parameters<ConfigServer>[0]) => serve(repository, question, generation);
}

function compareServer(given: ConfigServerCase, version: string, said: ServerAnswer): ConfigServerComparison {
  const generation = generationOf(version);
  if (generation === undefined) throw new Error(`${version} is no version of Spring Boot`);
  const resourcesIn = resourcesFor(given, generation);
  const { application = 'application', asked = '', label } = given;
  const { sources, failures } = answererOf(
    given,
    resourcesIn,
    generation,
  )({ application, profiles: asked.split(','), ...(label !== undefined && { label }) });
  const ours =
    failures.length > 0
      ? 'no answer'
      : sources.map(({ source }) => ({
          name: source.name,
          properties: Object.fromEntries(source.properties.map(({ key, value }) => [key, value])),
        }));
  const theirs =
    said.failure === undefined
      ? (said.sources ?? []).map(({ name, properties }) => ({ name: plainName(name), properties }))
      : 'no answer';
  const differences: string[] = [];
  let values = 1;
  expectSame(differences, 'sources', namesOf(ours), namesOf(theirs));
  if (differences.length === 0 && ours !== 'no answer' && theirs !== 'no answer') {
    for (const [index, { name, properties }] of ours.entries()) {
      values += Object.keys(properties).length;
      expectSame(differences, name, sorted(properties), sorted(theirs[index]?.properties ?? {}));
    }
  }
  return { differences, values };
}

/** The order of the sources around the served ones, and every value that somebody sets. */
function compareClient(given: ConfigServerCase, version: string, said: Said): ConfigServerComparison {
  const resolved = resolveCase(given, version, (resourcesIn, generation) => {
    const answer = answererOf(given, resourcesIn, generation);
    return (question) => answer(question).sources.map(({ source }) => source);
  });
  const differences: string[] = [];
  expectSame(differences, 'failure', resolved.failures.length > 0, said.failure !== undefined);
  if (said.failure !== undefined) return { differences, values: 1 };
  expectSame(differences, 'active profiles', resolved.configData.activeProfiles, said.profiles);
  const ours = resolved.sources.map(({ name }) => name).filter(isFile);
  expectSame(differences, 'sources', ours, (said.sources ?? []).filter(isFile).map(plainName));
  const keys = Object.entries(said.properties ?? {});
  for (const [key, { value, error }] of keys) {
    const found = resolved.configuration.lookUp(key);
    const resolution =
      found === undefined || found === OPEN ? undefined : resolved.configuration.resolve(found.property);
    const own = resolution?.kind === 'resolved' ? resolution.value : undefined;
    if (error === undefined) expectSame(differences, key, own, value);
  }
  return { differences, values: keys.length + 1 };
}

/** The layers that a module gets which asks in its bootstrap context. */
function compareBootstrapped(given: ConfigServerCase, version: string, said: Said): ConfigServerComparison {
  const generation = generationOf(version);
  if (generation === undefined) throw new Error(`${version} is no version of Spring Boot`);
  const { profiles = [], env = {}, cp = {} } = given;
  const resourcesIn = resourcesFor(given, generation);
  const files = Object.keys(cp).map((path) => `${classpathRoot}/${path}`);
  const resources = resourcesIn(workingDirectory);
  const settings = clientSettings(files.flatMap((path) => resources.file(path) ?? []));
  const source = { repository: repositoryOf(given, resourcesIn), what: 'the server', isGuess: false };
  const client = settings && connect(settings, [source], generation);
  const origin = { path: 'process', line: 1, column: 1 };
  const variables = variablesSource(new Map(Object.entries(env).map(([key, value]) => [key, { value, origin }])));
  const plan = { name: 'case', profiles, compared: true, ...(Object.keys(env).length > 0 && { variables }) };
  const module = { path: workingDirectory, resourceRoots: [classpathRoot], files };
  const environments = layerSpringBoot(module, resources, generation, [plan], client);
  const layers = environments.flatMap((environment) => environment.layers.map((layer) => layer.source));
  const named = layers.map(({ kind, name }) => (kind === 'variables' ? 'systemEnvironment' : name));
  const differences: string[] = [];
  const isTold = (name: string) => isFile(name) || (name === 'systemEnvironment' && named.includes(name));
  const theirs = (said.sources ?? []).map((name) => (isFile(name) ? plainName(name) : name));
  expectSame(differences, 'sources', named.filter(isTold), theirs.filter(isTold));
  const asked = Object.entries(said.get ?? {});
  for (const [key, value] of asked) {
    expectSame(differences, key, findProperty(layers, key, generation)?.property.value ?? null, value);
  }
  return { differences, values: asked.length + 1 };
}

function isFile(name: string): boolean {
  return /\.(?:properties|ya?ml)\b/.test(name);
}

function expectSame(differences: string[], what: string, ours: unknown, theirs: unknown): void {
  const [own, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (own !== other) differences.push(`${what}: Keyparity ${own}, Spring ${other}`);
}

function namesOf(sources: 'no answer' | readonly { readonly name: string }[]): unknown {
  return sources === 'no answer' ? sources : sources.map(({ name }) => name);
}

function sorted(properties: Readonly<Record<string, string>>): unknown {
  return Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The name of a source as Keyparity has it: the path in the tree, and the number of the document. */
function plainName(name: string): string {
  const text = name.replace(/^(?:configserver:|bootstrapProperties-)/, '');
  const number = / \(document #\d+\)$/.exec(text)?.[0] ?? '';
  const resource = /Config resource '(.*?)' via location/.exec(text)?.[1] ?? text;
  const classpath = /^(?:class path resource \[|classpath:\/*)([^\]]*)/.exec(resource)?.[1];
  const path = classpath ?? resource.replace(/^(?:file \[|URL \[)?(?:file:)?/, '').replace(/\]$/, '');
  return `${classpath === undefined ? workingDirectory : classpathRoot}/${path.replace(/^(?:\.?\/)+/, '')}${number}`;
}
