import type { Origin, Property, ReadProblem } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import { reachesUsers, stageOf } from '../compose/compose-files.ts';
import type { DeployedEnvironment, Deployment, WrittenCommand, WrittenVariable } from '../deployment.ts';
import { directoryOf, lastSegment, resolvePath } from '../paths.ts';

/** The manifests of one directory, and the files that give their `((variables))` values. */
interface Manifests {
  readonly directory: string;
  /** The manifest by stage; the plain one is that of every stage that has a file of variables. */
  readonly byStage: Map<string, string>;
  plain?: string;
  readonly variables: Map<string, string>;
}

const manifestName = /^manifest(?:[-_.](.+))?\.ya?ml$/;
const manifestBefore = /^(.+)[-_.]manifest\.ya?ml$/;
const variablesName = /^(?:vars|variables)[-_.](.+)\.ya?ml$/;
const variablesBefore = /^(.+)[-_.](?:vars|variables)\.ya?ml$/;

/** The applications that Cloud Foundry's manifests push to several stages. */
export function cloudFoundryDeployments(tree: FileTree, library: Library): readonly Deployment[] {
  const groups = new Map<string, Manifests>();
  for (const path of tree.list()) {
    // A cheap test first: it is made for every path of the repository.
    if (!path.includes('manifest') && !path.includes('vars') && !path.includes('variables')) continue;
    if (!/(?:manifest|vars|variables)[^/]*\.ya?ml$/.test(path) && !/(?:^|\/)vars\//.test(path)) continue;
    if (/(?:^|\/)src\//.test(path) || isOutsideProduction(path)) continue;
    place(path, groups);
  }
  return [...groups.values()].flatMap((group) => {
    const stages = new Map([...group.variables.keys()].flatMap((stage) => (group.plain ? [[stage, group.plain]] : [])));
    for (const [stage, path] of group.byStage) stages.set(stage, path);
    return reachesUsers(stages.keys()) ? deploymentsOf(group, stages, library) : [];
  });
}

function place(path: string, groups: Map<string, Manifests>): void {
  const name = lastSegment(path);
  const folder = directoryOf(path);
  const groupOf = (directory: string): Manifests => {
    const group = groups.get(directory) ?? { directory, byStage: new Map(), variables: new Map() };
    groups.set(directory, group);
    return group;
  };
  const manifest = manifestName.exec(name);
  const suffix = manifest === null ? manifestBefore.exec(name)?.[1] : (manifest[1] ?? '');
  if (suffix === '') {
    const stage = stageOf(lastSegment(folder));
    if (stage === undefined) groupOf(folder).plain = path;
    else groupOf(directoryOf(folder)).byStage.set(stage, path);
    return;
  }
  const stage = suffix === undefined ? undefined : stageOf(suffix);
  if (stage !== undefined) groupOf(folder).byStage.set(stage, path);
  if (suffix !== undefined) return;
  const isBelow = lastSegment(folder) === 'vars';
  const word = variablesName.exec(name)?.[1] ?? variablesBefore.exec(name)?.[1];
  const ofStage = stageOf(word ?? (isBelow ? name.replace(/\.ya?ml$/, '') : ''));
  if (ofStage !== undefined) groupOf(isBelow ? directoryOf(folder) : folder).variables.set(ofStage, path);
}

const entry = /^applications\[(\d+)\]\.(.+)$/s;

/** What a manifest says of one application. */
interface Pushed {
  readonly index: string;
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
}

function pushedIn(properties: readonly Property[]): readonly Pushed[] {
  const found = new Map<string, Map<string, Property>>();
  for (const property of properties) {
    const [, index, rest] = entry.exec(property.key) ?? [];
    if (index === undefined || rest === undefined) continue;
    const own = found.get(index) ?? new Map<string, Property>();
    found.set(index, own);
    own.set(rest, property);
  }
  return [...found].map(([index, own]) => ({ index, name: own.get('name')?.value ?? '', properties: own }));
}

function deploymentsOf(
  { directory, variables, plain }: Manifests,
  stages: ReadonlyMap<string, string>,
  library: Library,
): readonly Deployment[] {
  const problems: ReadProblem[] = [];
  const read = (path: string | undefined): readonly Property[] => {
    const file = path === undefined ? undefined : library.read(path, 'manifest');
    problems.push(...(file?.problems.filter(({ fatal }) => fatal) ?? []));
    return file?.documents[0]?.properties ?? [];
  };
  const byName = new Map<string, { readonly directory: string; readonly environments: DeployedEnvironment[] }>();
  for (const [stage, path] of stages) {
    const values = read(variables.get(stage));
    const pushed = pushedIn(read(path));
    for (const one of pushed) {
      // `orders-prod` and `orders-stage`, or `orders-((suffix))`, are one application.
      const plainName = one.name.replace(/\(\([^()]*\)\)/g, '');
      const name = withoutStage(plainName, stage);
      const known = byName.get(name) ?? { directory: targetOf(one, directory), environments: [] };
      byName.set(name, known);
      known.environments.push(environmentOf(stage, path, path === plain, one, values, variables.get(stage)));
    }
  }
  return [...byName].map(([name, { directory: target, environments }]) => ({
    names: name === '' ? [] : [name],
    directory: target,
    what: 'Cloud Foundry manifest',
    origin: { path: [...stages.values()][0] ?? directory, line: 1, column: 1 },
    manifests: [...stages.values(), ...variables.values()],
    environments,
    problems,
  }));
}

/** `path:` is the archive, mostly below the module: `orders/target/orders.jar`. */
function targetOf({ properties }: Pushed, directory: string): string {
  const written = properties.get('path')?.value;
  const path = written === undefined || written.includes('((') ? undefined : resolvePath(directory, written);
  return path?.replace(/\/(?:target|build)(?:\/.*)?$|^(?:target|build)(?:\/.*)?$/, '') || directory;
}

function withoutStage(name: string, stage: string): string {
  return name
    .replace(`-${stage}`, '')
    .replace(`${stage}-`, '')
    .replace(/^[-_]+|[-_]+$/g, '');
}

const reference = /\(\(([^()]+)\)\)/g;

/** A text with its `((name))` replaced; it belongs to the stage whose file of variables gives them. */
function withVariables(property: Property, known: ReadonlyMap<string, Property>) {
  let opaque = property.opaque === true;
  let origin = property.origin;
  let isOwn = false;
  const value = property.value.replace(reference, (_, name: string) => {
    const found = known.get(name.trim());
    if (found === undefined || found.opaque === true) opaque = true;
    if (found === undefined) return '';
    if (property.value === `((${name}))`) origin = found.origin;
    isOwn = true;
    return found.value;
  });
  return { value, opaque, origin, isOwn };
}

/** Cloud Foundry hands the text to a shell. An empty one, or `null`, leaves it to the buildpack. */
function commandOf(text: string, origin: Origin, opaque: boolean, isShared: boolean): WrittenCommand {
  if (text.trim() === '' || text === 'null') return {};
  const flags = { ...(opaque && { opaque: true as const }), ...(isShared && { isShared: true as const }) };
  return { entrypoint: ['bash', '-c', text].map((word) => ({ text: word, origin, ...flags })) };
}

function environmentOf(
  stage: string,
  path: string,
  isShared: boolean,
  { index, properties }: Pushed,
  values: readonly Property[],
  valuesPath: string | undefined,
): DeployedEnvironment {
  const known = new Map(values.map((property) => [property.key, property]));
  const own: WrittenVariable[] = [];
  const shared: WrittenVariable[] = [];
  let services: Property | undefined;
  let command: WrittenCommand = {};
  for (const [rest, property] of properties) {
    if (rest.startsWith('services[')) services ??= property;
    if (property.shape !== undefined) continue;
    const { isOwn, value, opaque, origin } = withVariables(property, known);
    if (rest === 'command') command = commandOf(value, property.origin, opaque, isShared && !isOwn);
    if (!rest.startsWith('env.')) continue;
    const variable = { name: rest.slice('env.'.length), value, opaque, origin };
    (isOwn || !isShared ? own : shared).push(variable);
  }
  const open: OpenSource[] =
    services === undefined ? [] : [{ what: 'services that Cloud Foundry binds', origin: services.origin }];
  const layers = [
    { path: isShared ? (valuesPath ?? path) : path, kind: 'environment' as const, variables: own },
    { path, kind: 'shared' as const, variables: shared },
  ];
  return {
    name: stage,
    layers: layers.filter(({ variables }) => variables.length > 0),
    command,
    open,
    home: { path, parent: `applications[${index}].env`, style: 'map' },
    stray: [],
    basis: [
      { text: `a manifest for ${stage}`, origin: { path: isShared ? (valuesPath ?? path) : path, line: 1, column: 1 } },
    ],
  };
}
