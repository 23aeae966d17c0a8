import type { Environment, Layer } from '../applications/application.ts';
import type { Discovery } from '../applications/discovery.ts';
import { isMainSource } from '../code/candidates.ts';
import type { Deployment } from '../deployments/deployment.ts';
import type { FileTree } from '../documents/file-tree.ts';
import { moduleGraph } from '../repository/module-graph.ts';
import { findConfiguredModules } from '../repository/modules.ts';
import { skippedFiles } from '../repository/skipped.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import type { Subject } from '../rules/rule-context.ts';
import type { OpenSource } from '../spring/property-source.ts';
import { adviceOn } from './advice.ts';
import type {
  DiagnosedApplication,
  DiagnosedDeployment,
  DiagnosedEnvironment,
  DiagnosedLayer,
  Diagnosis,
} from './diagnosis-model.ts';

/** Everything that was prepared, told without any value. */
export function diagnosisOf(
  { discovery, subjects, settings }: { discovery: Discovery; subjects: readonly Subject[]; settings: Settings },
  tree: FileTree,
): Diagnosis {
  const sources = sourceCounts(tree);
  const applications = subjects.map((subject): DiagnosedApplication => {
    const { application, vocabulary } = subject;
    const { name, path, relaxed, generation, deployment, environments } = application;
    const diagnosed = environments.map((environment) => diagnosedEnvironment(environment, subject));
    return {
      name,
      path,
      law: relaxed ? generation.name : 'plain',
      keys: vocabulary.words.size,
      sources: sources(path),
      ...(deployment !== undefined && { deployment: toldOf(deployment) }),
      environments: [...diagnosed.filter(({ compared }) => compared), ...diagnosed.filter(({ compared }) => !compared)],
    };
  });
  const read = readPaths(discovery, settings, tree.list());
  const found = {
    ...(settings.path !== undefined && { contract: settings.path }),
    applications,
    unjoined: discovery.unjoined.map(toldOf),
    skipped: skippedFiles(tree.list(), namesOf(discovery), (path) => read.has(path)),
  };
  return { ...found, advice: adviceOn(found) };
}

/** Without what it gives to its processes. */
function toldOf({ what, directory, names }: Deployment): DiagnosedDeployment {
  return { what, directory, names: [...new Set(names)] };
}

function diagnosedEnvironment(environment: Environment, { declaredEnvironments }: Subject): DiagnosedEnvironment {
  const { name, compared, profiles, layers, open, closed = [], failures, basis } = environment;
  const declared = declaredEnvironments.find((one) => one.name === name);
  return {
    name,
    compared,
    profiles,
    layers: layersOf(layers),
    open: distinct(open),
    closed: distinct(closed),
    failures,
    basis: [
      ...(declared === undefined ? [] : [{ text: declaredBasis(compared), origin: declared.origin }]),
      ...(declared === undefined && isUnexplained(environment) ? [{ text: usualBasis(environment) }] : []),
      ...(basis ?? []),
    ],
  };
}

function declaredBasis(compared: boolean): string {
  return compared ? 'keyparity.yml names it' : 'an environment that keyparity.yml does not compare';
}

/** Where the layers of an environment come from is no reason to leave it out. */
function isUnexplained({ compared, basis = [] }: Environment): boolean {
  return compared ? basis.length === 0 : basis.every(({ ofLayer }) => ofLayer === true);
}

/** Why there is an environment of which nothing but profiles is known; without a word that an environment is called by. */
function usualBasis({ compared, name }: Environment): string {
  if (name === 'default') return 'none of the profiles is a step of delivery';
  return compared ? 'a profile that is named after a step of delivery' : 'a profile that is no step of delivery';
}

function layersOf(layers: readonly Layer[]): readonly DiagnosedLayer[] {
  const found: { kind: Layer['kind']; name: string; keys: number }[] = [];
  for (const { kind, source } of layers) {
    const name = source.document?.path ?? source.path ?? source.name;
    const last = found.at(-1);
    if (last?.kind === kind && last.name === name) last.keys += source.properties.length;
    else found.push({ kind, name, keys: source.properties.length });
  }
  return found;
}

/** One cause is often told for each document that has it. */
function distinct(open: readonly OpenSource[]): readonly OpenSource[] {
  return open.filter(({ what }, index) => open.findIndex((other) => other.what === what) === index);
}

function namesOf({ applications }: Discovery): readonly string[] {
  return applications.flatMap(({ name, documents }) => [
    name,
    ...documents.flatMap(({ properties }) =>
      properties.filter(({ key }) => key === 'spring.application.name').map(({ value }) => value),
    ),
  ]);
}

function readPaths(
  { applications, unjoined }: Discovery,
  { path }: Settings,
  paths: readonly string[],
): ReadonlySet<string> {
  const own = new Set(applications.map((application) => application.path));
  // A file of nothing but comments has no document.
  const files = findConfiguredModules(paths).flatMap((module) => (own.has(module.path) ? module.files : []));
  const read = new Set<string>(path === undefined ? files : [...files, path]);
  for (const { manifests } of unjoined) for (const manifest of manifests) read.add(manifest);
  for (const { documents, environments, deployment } of applications) {
    for (const document of documents) read.add(document.path);
    for (const manifest of deployment?.manifests ?? []) read.add(manifest);
    for (const { source } of environments.flatMap(({ layers }) => layers)) {
      if (source.path !== undefined) read.add(source.path);
    }
  }
  return read;
}

/** How many source files the module of an application and all that it contains have. */
function sourceCounts(tree: FileTree): (path: string) => number {
  const graph = moduleGraph(tree);
  const counts = new Map<string, number>();
  for (const path of tree.list()) {
    if (!isMainSource(path)) continue;
    const module = graph.moduleOf(path);
    counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  return (path) => {
    const module = graph.modules.includes(path) ? path : graph.moduleOf(`${path}/-`);
    return [...new Set([module, ...graph.dependenciesOf(module)])].reduce(
      (sum, one) => sum + (counts.get(one) ?? 0),
      0,
    );
  };
}
