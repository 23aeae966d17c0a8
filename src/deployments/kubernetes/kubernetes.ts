import type { Property } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { compareBytes } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import type { Basis } from '../../repository/basis.ts';
import { isStage } from '../../repository/stage-names.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import type { DeployedEnvironment, Deployment, VariableHome, VariableLayer, WrittenVariable } from '../deployment.ts';
import { blocksAt } from '../helm/helm-values.ts';
import { type Kustomization, readKustomization } from '../kustomize/kustomize.ts';
import { stageInWord } from '../manifest-stage.ts';
import { naisSources, platformVariables, variableFilesBeside } from '../nais/nais.ts';
import { directoryOf } from '../paths.ts';
import { type BrokenManifest, findManifests, isNais, type Manifest, podOf } from './kubernetes-manifests.ts';
import {
  commandOf,
  type FindValues,
  type NamedValues,
  readWorkload,
  type WorkloadContents,
} from './kubernetes-workload.ts';

type Values = ReadonlyMap<string, Property>;

/** Workloads of Kubernetes manifests, Kustomize overlays and NAIS, in the stages that their paths name. */
export function kubernetesDeployments(
  tree: FileTree,
  library: Library,
  ofCharts: ReadonlySet<string>,
): readonly Deployment[] {
  const { manifests, broken } = findManifests(tree, library, ofCharts);
  const workloads = manifests.filter((manifest) => podOf(manifest) !== undefined || isNais(manifest));
  if (workloads.length === 0) return unreadable(broken);
  const kustomizations = manifests
    .filter(({ path }) => /(?:^|\/)kustomization\.ya?ml$/.test(path))
    .map((manifest) => readKustomization(manifest, tree, library));
  const groups = new Map<string, Manifest[]>();
  for (const manifest of workloads) {
    const name = logicalName(manifest);
    groups.set(name, [...(groups.get(name) ?? []), manifest]);
  }
  const around = { manifests, kustomizations, broken, tree, library };
  const found = withoutStages([...groups].flatMap(([name, group]) => byPlace(name, group))).flatMap(
    ({ name, group }) => deploymentOf(name, group, around) ?? [],
  );
  const told = new Set(found.flatMap(({ problems }) => problems));
  return [...found, ...unreadable(broken.filter(({ problem }) => !told.has(problem)))];
}

/** Manifests of which only that they cannot be read is known: they belong to the application around them, or to the only one. */
function unreadable(broken: readonly BrokenManifest[]): readonly Deployment[] {
  return broken.map(({ problem, name }) => ({
    names: name === undefined ? [] : [name],
    directory: directoryOf(problem.origin.path),
    what: 'manifest that cannot be read',
    origin: problem.origin,
    manifests: [problem.origin.path],
    environments: [],
    problems: [problem],
  }));
}

interface Surroundings {
  readonly manifests: readonly Manifest[];
  readonly kustomizations: readonly Kustomization[];
  readonly broken: readonly BrokenManifest[];
  readonly tree: FileTree;
  readonly library: Library;
}

/** The name of a workload without the stage that it may be called after: `orders-prod` is `orders`. */
function logicalName({ name, stage }: Manifest): string {
  if (name.includes('{{') || name === '') return '';
  const own = stage ?? stageInWord(name);
  if (own === undefined) return name;
  return name.replace(new RegExp(`[-_.]${own.replace(/[^\w]/g, '.')}$`), '') || name;
}

/** Manifests of one workload in the folder that all of them belong to. */
interface Workload {
  readonly name: string;
  readonly root: string;
  readonly group: readonly Manifest[];
}

/** Workloads of the same name stand together: a monorepo may have several folders of manifests, one for each service. */
function byPlace(name: string, group: readonly Manifest[]): readonly Workload[] {
  const roots = new Map<string, Manifest[]>();
  for (const manifest of group) {
    const root = rootOf(manifest);
    roots.set(root, [...(roots.get(root) ?? []), manifest]);
  }
  return [...roots].map(([root, some]) => ({ name, root, group: some }));
}

/**
 * Workloads that are called alike but for a stage behind their names are one, though the stage be another word than that of
 * the file (`orders-q2` in `dev-gcp.yml`, `orders` in `prod-gcp.yml`): unless one stage has two of them.
 */
function withoutStages(workloads: readonly Workload[]): readonly Workload[] {
  const alike = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const place = `${workload.root}\n${nameWithoutStage(workload.name)}`;
    alike.set(place, [...(alike.get(place) ?? []), workload]);
  }
  return [...alike.values()].flatMap((some) => {
    const [first, another] = some as [Workload, ...Workload[]];
    const stages = some.flatMap(({ group }) => [...new Set(group.map(({ stage }) => stage))]);
    if (another === undefined || stages.includes(undefined) || new Set(stages).size < stages.length) return some;
    return [{ ...first, name: nameWithoutStage(first.name), group: some.flatMap(({ group }) => group) }];
  });
}

function nameWithoutStage(name: string): string {
  const separator = [...name.matchAll(/[-_.]/g)].find(({ index }) => isStage(name.slice(index + 1)));
  return name.slice(0, separator?.index) || name;
}

/** The folder of manifests that a file belongs to: without folders of stages, bases and overlays. */
function rootOf({ directory }: Manifest): string {
  const segments = directory === '.' ? [] : directory.split('/');
  while (segments.length > 0) {
    const last = segments.at(-1) as string;
    if (stageInWord(last) === undefined && !/^(?:base|bases|overlays?|envs?|environments?|common|vars)$/i.test(last))
      break;
    segments.pop();
  }
  return segments.join('/');
}

function deploymentOf(name: string, group: readonly Manifest[], around: Surroundings): Deployment | undefined {
  const [first] = group as [Manifest];
  const root = rootOf(first);
  const isBelow = (path: string) => root === '' || path.startsWith(`${root}/`);
  const near = around.manifests.filter(({ path }) => isBelow(path));
  const kustomizations = around.kustomizations.filter(({ manifest }) => isBelow(manifest.path));
  const nais = group.some(isNais);
  const beside = nais
    ? variableFilesBeside(root === '' ? '.' : root, around.tree, around.library, new Set(group.map(({ path }) => path)))
    : undefined;
  const files = beside?.values ?? new Map<string, Values>();
  const named = [...near, ...kustomizations.map(({ manifest }) => manifest)].filter(
    ({ kind }) => kind !== 'Application' || nais,
  );
  const relevant = named.filter(
    (manifest) =>
      group.includes(manifest) ||
      manifest.kind === 'ConfigMap' ||
      manifest.kind === 'Secret' ||
      manifest.kind === 'Kustomization',
  );
  const stages = new Set([...relevant.flatMap(({ stage }) => stage ?? []), ...files.keys()]);
  const environments = [...stages].sort(compareBytes).flatMap((stage) => {
    const found = environmentOf(stage, name, group, near, kustomizations, files.get(stage), around);
    return found === undefined ? [] : [found];
  });
  if (environments.length === 0) return undefined;
  return {
    names: [...new Set([name, ...environments.flatMap(({ contents }) => contents.names)])].filter((one) => one !== ''),
    directory: root === '' ? '.' : root,
    what: nais ? 'NAIS application' : 'Kubernetes workload',
    origin: { path: first.path, line: 1, column: 1 },
    manifests: [...new Set([...relevant.map(({ path }) => path), ...environments.flatMap(({ read }) => read)])],
    environments: environments.map(({ environment }) => environment),
    problems: [
      ...around.broken.flatMap(({ problem }) => (isBelow(problem.origin.path) ? [problem] : [])),
      ...(beside?.problems ?? []),
    ],
  };
}

interface Found {
  readonly environment: DeployedEnvironment;
  readonly contents: WorkloadContents;
  readonly read: readonly string[];
}

function environmentOf(
  stage: string,
  name: string,
  group: readonly Manifest[],
  near: readonly Manifest[],
  kustomizations: readonly Kustomization[],
  fileValues: Values | undefined,
  { tree }: Surroundings,
): Found | undefined {
  const own = group.filter((manifest) => manifest.stage === stage);
  const base = group.filter((manifest) => manifest.stage === undefined);
  const overlays = kustomizations.filter(({ manifest }) => manifest.stage === stage);
  const bases = kustomizations.filter(({ manifest }) => manifest.stage === undefined);
  const find = (only: 'own' | 'all'): FindValues => {
    const stages = only === 'own' ? [stage] : [stage, undefined];
    return (kind, wanted) => namedValues(kind, wanted, near, kustomizations, stages);
  };
  const main = own[0] ?? base[0];
  if (main === undefined) return undefined;
  const contents = contentsOf(name, main, find('all'));
  const ownContents = own[0] === undefined ? undefined : contentsOf(name, own[0], find('all'));
  // A manifest with an image is whole, unless an overlay says that it is a patch.
  const isWhole = ownContents?.hasImage === true && overlays.length === 0;
  const baseContents = isWhole || base[0] === undefined ? undefined : contentsOf(name, base[0], find('all'));
  const isOwn = ({ origin }: WrittenVariable): boolean =>
    [...own.map(({ path }) => path), ...near.filter((one) => one.stage === stage).map(({ path }) => path)].includes(
      origin.path,
    ) || overlays.some(({ manifest }) => origin.path.startsWith(`${manifest.directory}/`));

  const patched = (some: readonly Kustomization[]) =>
    some.flatMap(({ patched: all }) =>
      all.filter(({ target }) => target === undefined || target === name).map((one) => one.variable),
    );
  const written = [
    ...patched(overlays),
    ...(ownContents?.variables ?? []),
    ...patched(bases),
    ...(baseContents?.variables ?? []),
  ].map((variable) => filled(variable, fileValues));
  const expanded = [...written, ...everyEntry(main, fileValues, tree)].filter(
    ({ name: given }) => !given.includes('{{'),
  );
  const unique = new Map<string, WrittenVariable>();
  for (const variable of expanded) if (!unique.has(variable.name)) unique.set(variable.name, variable);
  const variables = [...unique.values()];
  const platform = isNais(main)
    ? platformVariables(ownName(main, name), main.values).filter((one) => !unique.has(one.name))
    : [];
  const isFileValue = (variable: WrittenVariable) =>
    [...(fileValues?.values() ?? [])].some(({ origin }) => origin.path === variable.origin.path);
  const mine = variables.filter((variable) => isOwn(variable) || isFileValue(variable));
  const theirs = variables.filter((variable) => !mine.includes(variable));
  const path =
    own[0]?.path ?? overlays[0]?.manifest.path ?? [...(fileValues?.values() ?? [])][0]?.origin.path ?? main.path;
  const layers: VariableLayer[] = [
    ...layersOf('environment', mine, path),
    ...layersOf('shared', theirs, main.path),
    ...layersOf('shared', platform, main.path),
  ];
  const open: OpenSource[] = [
    ...contents.open,
    ...(ownContents === undefined || baseContents === undefined ? [] : baseContents.open),
    ...(isNais(main) ? naisSources(main.values) : []),
  ];
  const basis: Basis[] = [
    { text: `${isNais(main) ? 'NAIS application' : main.kind} ${name}`, origin: { path, line: 1, column: 1 } },
  ];
  return {
    contents,
    read: [...(fileValues?.values() ?? [])].slice(0, 1).map(({ origin }) => origin.path),
    environment: {
      name: stage,
      layers,
      // Lists without names are replaced as a whole, by Kustomize as well.
      command: { ...baseContents?.command, ...(ownContents ?? contents).command },
      mounts: contents.mounts.map((mount) => ({
        ...mount,
        kind: mount.property.origin.path.includes(stage) ? 'environment' : 'shared',
      })),
      open: [...new Map(open.map((source) => [source.what, source])).values()],
      home: homeOf(path, own[0] ?? main, contents, mine, fileValues),
      stray: [],
      basis,
    },
  };
}

/** What the platform calls it: with its stage, unless a template writes it. */
function ownName({ name: written }: Manifest, name: string): string {
  return written === '' || written.includes('{{') ? name : written;
}

function contentsOf(name: string, manifest: Manifest, find: FindValues): WorkloadContents {
  const pod = podOf(manifest);
  if (pod !== undefined) return readWorkload(name, manifest.values, pod, find);
  const { variables } = blocksAt('spec.env', manifest.values);
  const command = commandOf(manifest.values, 'spec.command');
  return { names: [name], variables, command, mounts: [], open: [], list: 'spec.env', hasImage: true };
}

/** One layer for each file that variables stand in; the strongest are those of the file named first. */
function layersOf(
  kind: VariableLayer['kind'],
  variables: readonly WrittenVariable[],
  first: string,
): readonly VariableLayer[] {
  const byPath = new Map<string, WrittenVariable[]>();
  for (const variable of variables)
    byPath.set(variable.origin.path, [...(byPath.get(variable.origin.path) ?? []), variable]);
  return [...byPath]
    .sort(([a], [b]) => Number(b === first) - Number(a === first))
    .map(([path, some]) => ({ path, kind, variables: some }));
}

/** Where a value is `{{name}}` of a file of values, it is that of the stage. */
function filled(variable: WrittenVariable, values: Values | undefined): WrittenVariable {
  const name = /^\{\{\s*([\w.-]+)\s*\}\}$/.exec(variable.value)?.[1];
  const found = name === undefined ? undefined : values?.get(name);
  return found === undefined
    ? variable
    : { ...variable, value: found.value, opaque: found.opaque === true, origin: found.origin };
}

/** `{{#each env}}` makes a variable of every entry of a map among the values of the stage. */
function everyEntry(
  { path, values: own }: Manifest,
  values: Values | undefined,
  tree: FileTree,
): readonly WrittenVariable[] {
  if (
    values === undefined ||
    ![...own.values()].some(({ value }) => value.includes('{{@key}}') || value.includes('{{ @key }}'))
  )
    return [];
  const text = new TextDecoder().decode(tree.read(path) ?? new Uint8Array());
  return [...text.matchAll(/\{\{\s*#each\s+([\w.-]+)\s*\}\}/g)].flatMap(
    ([, list = '']) => blocksAt(list, values).variables,
  );
}

function namedValues(
  kind: 'ConfigMap' | 'Secret',
  wanted: string,
  near: readonly Manifest[],
  kustomizations: readonly Kustomization[],
  stages: readonly (string | undefined)[],
): NamedValues | undefined {
  const secretKinds: readonly string[] = ['Secret', 'SealedSecret', 'ExternalSecret'];
  const parts = stages.flatMap((stage): NamedValues[] => [
    ...kustomizations
      .filter(({ manifest }) => manifest.stage === stage)
      .flatMap(({ generated }) => generated.filter((one) => one.kind === kind && one.name === wanted)),
    ...near
      .filter((one) => one.stage === stage && one.name === wanted)
      .filter((one) => (kind === 'ConfigMap' ? one.kind === 'ConfigMap' : secretKinds.includes(one.kind)))
      .map((one) => entriesOf(one)),
  ]);
  if (parts.length === 0) return undefined;
  const variables = new Map<string, WrittenVariable>();
  const files = new Map<string, NamedValues['files'][number]>();
  for (const part of parts.toReversed()) {
    for (const variable of part.variables) variables.set(variable.name, variable);
    for (const file of part.files) files.set(file.name, file);
  }
  const isPartial = parts.some((part) => part.isPartial);
  return {
    name: wanted,
    variables: [...variables.values()],
    files: [...files.values()],
    ...(isPartial && { isPartial }),
  };
}

/** The entries of a config map or of a secret, of which only the names are told. */
function entriesOf({ kind, name, values }: Manifest): NamedValues {
  const variables: WrittenVariable[] = [];
  const files: { name: string; property: Property }[] = [];
  let isPartial = false;
  for (const [key, property] of values) {
    const entry = /^(?:data|stringData|spec\.encryptedData)\.(.+)$/.exec(key)?.[1];
    if (entry !== undefined && !/^\[?\d*\]?$/.test(entry)) {
      const isSecret = kind !== 'ConfigMap';
      const isOpaque = isSecret || property.opaque === true;
      if (/\.(?:ya?ml|properties)$/.test(entry)) files.push({ name: entry, property });
      const { value, origin } = property;
      variables.push({ name: entry, value, opaque: isOpaque, origin, ...(isSecret && { ofSecret: true }) });
    }
    if (/^spec\.data\[\d+\]\.secretKey$/.test(key)) {
      variables.push({ name: property.value, value: '', opaque: true, origin: property.origin });
    }
    if (/^spec\.dataFrom\[/.test(key)) isPartial = true;
  }
  return { name, variables, files, ...(isPartial && { isPartial }) };
}

function homeOf(
  path: string,
  { path: manifestPath }: Manifest,
  contents: WorkloadContents,
  mine: readonly WrittenVariable[],
  fileValues: Values | undefined,
): VariableHome {
  if (path === manifestPath) return { path, parent: contents.list, style: 'list' };
  const file = [...(fileValues?.values() ?? [])][0]?.origin.path;
  if (file !== undefined) {
    const parents = [...(fileValues?.keys() ?? [])].filter((key) => /^env\w*\./.test(key));
    return { path: file, parent: parents[0]?.split('.')[0] ?? '', style: 'map' };
  }
  const inMap = mine.find(({ origin }) => origin.path !== path)?.origin.path;
  return { path: inMap ?? path, parent: 'data', style: 'map' };
}
