import { decodeUtf8 } from '../../documents/decode.ts';
import type { Origin, Property, ReadProblem } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import type { DeployedEnvironment, Deployment, StrayVariable, VariableLayer, WrittenVariable } from '../deployment.ts';
import { readTemplateCommand, renderedCommand, type TemplateCommand } from './helm-commands.ts';
import { type ChartFiles, chartsIn } from './helm-files.ts';
import { withoutOverlays } from './helm-overlays.ts';
import { type ChartTemplates, readChartTemplates, type TemplateVariable } from './helm-templates.ts';
import {
  type Block,
  blocksAt,
  isPipelineText,
  type Surroundings,
  secretNames,
  unexplained,
  variableBlocks,
} from './helm-values.ts';

/** The values that a chart gets in one environment: its own files over what all share. */
interface Values {
  readonly own: ReadonlyMap<string, Property>;
  readonly shared: ReadonlyMap<string, Property>;
}

/** What one workload of a chart is made of. */
interface Unit {
  /** Values below which its variables stand; empty for the chart itself. */
  readonly prefix: string;
  readonly names: readonly string[];
  readonly blocks: readonly string[];
  readonly templates: ChartTemplates | undefined;
  readonly command: TemplateCommand;
  /** Names of the charts that its values are not handed to. */
  readonly others: ReadonlySet<string>;
  /** Whether anything may read a value: a chart that is not in the repository, or a template. */
  isRead(path: string): boolean;
}

/** The Helm charts of a repository that are deployed to several environments. */
export function helmDeployments(tree: FileTree, library: Library): readonly Deployment[] {
  return chartsIn(tree.list()).flatMap((files) => deploymentsOf(files, tree, library));
}

function deploymentsOf(files: ChartFiles, tree: FileTree, library: Library): readonly Deployment[] {
  const problems: ReadProblem[] = [];
  const read = (paths: readonly string[]): ReadonlyMap<string, Property> => {
    const found = new Map<string, Property>();
    for (const path of paths) {
      const file = library.read(path, 'manifest');
      problems.push(...(file?.problems.filter(({ fatal }) => fatal) ?? []));
      for (const property of file?.documents[0]?.properties ?? []) found.set(property.key, property);
    }
    return found;
  };
  const shared = read(files.shared);
  const own = new Map([...files.environments].map(([name, paths]) => [name, read(paths)]));
  const chart = chartOf(files, tree, library);
  const units = unitsOf(files, chart, [shared, ...own.values()]);
  return units.map((unit): Deployment => {
    const secrets = [shared, ...own.values()].flatMap((values) => secretNames(unit.prefix, values));
    const known = new Set([...unit.blocks, ...secrets.map(({ block }) => block)]);
    const all = [...own].map(([name, values]) => ({
      environment: environmentOf(name, unit, files, { own: values, shared }, [...own.values()], known),
      paths: files.environments.get(name) ?? [],
      own: values,
    }));
    const environments = withoutOverlays(all, unit.blocks);
    const path = files.chart ?? [...files.environments.values()][0]?.[0] ?? files.directory;
    return {
      names: unit.names,
      directory: files.directory,
      what: 'Helm chart',
      origin: { path, line: 1, column: 1 },
      manifests: files.all,
      environments: withoutOthersVariables(environments),
      problems,
    };
  });
}

interface Chart {
  readonly name: string;
  /** Names under which its values reach the charts that it is made of. */
  readonly dependencies: readonly string[];
  readonly templates: ChartTemplates | undefined;
}

function chartOf(files: ChartFiles, tree: FileTree, library: Library): Chart {
  const directoryName = files.directory === '.' ? '' : files.directory.slice(files.directory.lastIndexOf('/') + 1);
  if (files.chart === undefined) return { name: directoryName, dependencies: [], templates: undefined };
  const properties = library.read(files.chart, 'manifest')?.documents[0]?.properties ?? [];
  const written = (key: string) => properties.find((property) => property.key === key)?.value;
  const dependencies = properties.flatMap(({ key, value }) => {
    const index = /^dependencies\[(\d+)\]\.name$/.exec(key)?.[1];
    return index === undefined ? [] : [written(`dependencies[${index}].alias`) ?? value];
  });
  // Up to Helm 2 they stand in a file of their own.
  const requirements = files.chart.replace(/Chart\.ya?ml$/, 'requirements.yaml');
  for (const { key, value } of library.read(requirements, 'manifest')?.documents[0]?.properties ?? []) {
    if (/^dependencies\[\d+\]\.name$/.test(key)) dependencies.push(value);
  }
  const name = written('name') ?? directoryName;
  const texts = new Map<string, string>();
  for (const path of files.templates) {
    const bytes = tree.read(path);
    if (bytes !== undefined) texts.set(path, decodeUtf8(bytes));
  }
  return { name, dependencies, templates: texts.size === 0 ? undefined : readChartTemplates(name, texts) };
}

/** The workloads of a chart: its own, if its templates make one, and one of each chart that it gives variables to. */
function unitsOf(
  files: ChartFiles,
  chart: Chart,
  allValues: readonly ReadonlyMap<string, Property>[],
): readonly Unit[] {
  const directoryName = files.directory.slice(files.directory.lastIndexOf('/') + 1);
  const ownNames = [chart.name, directoryName];
  const units: Unit[] = [];
  const isRead = (path: string): boolean =>
    files.chart === undefined ||
    chart.dependencies.includes(path.split('.')[0] ?? '') ||
    chart.templates?.takes(path) === true;
  if (chart.templates?.hasWorkload === true) {
    const blocks = chart.templates.maps;
    units.push({
      prefix: '',
      names: [...ownNames, ...namesBelow('', allValues)],
      blocks,
      templates: chart.templates,
      command: readTemplateCommand(chart.templates.workload),
      others: new Set(chart.dependencies),
      isRead,
    });
  }
  const found = variableBlocks(allValues).filter((block) => {
    const [head = ''] = block.split('.');
    if (chart.templates?.reads(block) === true) return chart.templates.hasWorkload === false;
    // A chart that is made of others hands them what stands below their names, and nothing else.
    return chart.dependencies.length === 0 ? chart.templates?.hasWorkload !== true : chart.dependencies.includes(head);
  });
  const prefixes = [...new Set(found.map((block) => block.slice(0, Math.max(0, block.lastIndexOf('.')))))];
  for (const prefix of prefixes) {
    const blocks = found.filter((block) => block.slice(0, Math.max(0, block.lastIndexOf('.'))) === prefix);
    const own = prefixes.length === 1 ? ownNames : [];
    const names = [...own, ...prefix.split('.').filter((name) => name !== ''), ...namesBelow(prefix, allValues)];
    const others = new Set(chart.dependencies.filter((name) => name !== prefix.split('.', 1)[0]));
    units.push({ prefix, names, blocks, templates: undefined, command: {}, others, isRead });
  }
  return units;
}

function namesBelow(prefix: string, allValues: readonly ReadonlyMap<string, Property>[]): readonly string[] {
  const start = prefix === '' ? '' : `${prefix}.`;
  const names = allValues.flatMap((values) => {
    const image = values.get(`${start}image.repository`)?.value ?? values.get(`${start}image`)?.value;
    const override = values.get(`${start}nameOverride`)?.value ?? values.get(`${start}fullnameOverride`)?.value;
    return [override, image === undefined ? undefined : imageName(image)];
  });
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[];
}

/** `ghcr.io/acme/orders:1.2` is `orders`. */
export function imageName(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
}

function environmentOf(
  name: string,
  unit: Unit,
  files: ChartFiles,
  values: Values,
  siblings: readonly ReadonlyMap<string, Property>[],
  known: ReadonlySet<string>,
): DeployedEnvironment {
  const ownPaths = files.environments.get(name) ?? [];
  const path = ownPaths.at(-1) ?? files.directory;
  const own: WrittenVariable[] = [];
  const shared: WrittenVariable[] = [];
  const consumed = new Set<string>();
  for (const parent of unit.blocks) {
    const mine = blocksAt(parent, values.own);
    const all = blocksAt(parent, values.shared);
    own.push(...mine.variables);
    // A list takes the place of the one below it; maps are put together.
    if (!(mine.style === 'list' && all.style === 'list')) shared.push(...all.variables);
    for (const key of [...mine.keys, ...all.keys]) consumed.add(key);
  }
  for (const [target, some] of [
    [own, values.own],
    [shared, values.shared],
  ] as const) {
    for (const secret of secretNames(unit.prefix, some)) {
      target.push(secret.variable);
      consumed.add(secret.key);
    }
  }
  const surroundings: Surroundings = { blocks: unit.blocks, known, others: unit.others, isRead: unit.isRead };
  const rest = unexplained(values.own, consumed, surroundings);
  own.push(...rest.given);
  shared.push(...unexplained(values.shared, consumed, surroundings).given);
  const rendered = (unit.templates?.variables ?? []).map((variable) => render(variable, values, siblings, consumed));
  const of = (from: Rendered['from']) => rendered.filter((one) => one.from === from).map(({ variable }) => variable);
  const template = files.templates[0] ?? files.directory;
  const layers: VariableLayer[] = [
    layer(path, 'environment', [...own, ...of('own')]),
    layer(template, 'environment', of('absence')),
    layer(files.shared.at(-1) ?? files.directory, 'shared', [...shared, ...of('shared')]),
    layer(template, 'shared', of('template')),
  ].filter(({ variables }) => variables.length > 0);
  const open: OpenSource[] = [...(unit.templates?.open ?? []), ...openBelow(unit.prefix, values)];
  return {
    name,
    layers: layers.map((one) => (isPipelineText(one.path) ? withPipelineText(one) : one)),
    command: renderedCommand(unit.command, values),
    open,
    home: homeOf(unit, path, values, siblings),
    stray: rest.stray,
    basis: [{ text: `values for ${name}`, origin: { path, line: 1, column: 1 } }],
  };
}

function layer(path: string, kind: VariableLayer['kind'], variables: readonly WrittenVariable[]): VariableLayer {
  return { path, kind, variables };
}

/** `values.prod.template.yaml`: a pipeline replaces `${…}` before Helm reads it. */
function withPipelineText(one: VariableLayer): VariableLayer {
  return {
    ...one,
    variables: one.variables.map((variable) => ({
      ...variable,
      opaque: variable.opaque || variable.value.includes('${'),
    })),
  };
}

interface Rendered {
  /** `absence`: it is empty because this environment alone does not have the value. */
  readonly from: 'own' | 'shared' | 'template' | 'absence';
  readonly variable: WrittenVariable;
}

/** What a variable of a template becomes; a value that nobody gives is the empty text. */
function render(
  { name, parts, isConditional, origin }: TemplateVariable,
  values: Values,
  siblings: readonly ReadonlyMap<string, Property>[],
  consumed: Set<string>,
): Rendered {
  if (parts === undefined) return { from: 'template', variable: { name, value: '', opaque: true, origin } };
  let from: Rendered['from'] = 'template';
  let at: Origin = origin;
  let opaque = isConditional;
  let value = '';
  for (const part of parts) {
    if (part.kind === 'text') {
      value += part.text;
      continue;
    }
    const own = values.own.get(part.path);
    const found = own ?? values.shared.get(part.path);
    consumed.add(part.path);
    if (found === undefined) {
      value += part.fallback ?? '';
      const isElsewhere = siblings.some((sibling) => (sibling.get(part.path)?.value ?? '') !== '');
      if (isElsewhere && from === 'template' && value === '') from = 'absence';
      continue;
    }
    if (own !== undefined || from === 'template' || from === 'absence') {
      from = own === undefined ? 'shared' : 'own';
      at = found.origin;
    }
    opaque ||= found.opaque === true;
    value += found.value === '' ? (part.fallback ?? '') : found.value;
  }
  return {
    from: value === '' || from !== 'absence' ? from : 'template',
    variable: { name, value, opaque, origin: at },
  };
}

/** `envFrom` and its like among the values: names that the repository does not show. */
function openBelow(prefix: string, { own, shared }: Values): readonly OpenSource[] {
  const start = prefix === '' ? '' : `${prefix}.`;
  const open: OpenSource[] = [];
  for (const [key, property] of [...own, ...shared]) {
    if (!key.startsWith(start)) continue;
    const rest = key.slice(start.length);
    if (/^(?:\w+\.)?(?:extraE|e)nvFrom(?:Secrets?|ConfigMaps?)?(?:\[|\.|$)/.test(rest) && property.value !== '') {
      open.push({ what: 'variables taken over as a whole (envFrom)', origin: property.origin });
      break;
    }
  }
  return open;
}

function homeOf(
  unit: Unit,
  path: string,
  values: Values,
  siblings: readonly ReadonlyMap<string, Property>[],
): DeployedEnvironment['home'] {
  const filled = (some: ReadonlyMap<string, Property>): Block | undefined =>
    unit.blocks.map((parent) => blocksAt(parent, some)).find(({ variables }) => variables.length > 0);
  const block = filled(values.own) ?? siblings.map(filled).find((one) => one !== undefined) ?? filled(values.shared);
  const keys = new Map(
    (unit.templates?.variables ?? []).flatMap(({ name, parts = [] }): readonly (readonly [string, string])[] => {
      const [only] = parts.flatMap((part) => (part.kind === 'value' ? [part.path] : []));
      return only === undefined ? [] : [[name, only]];
    }),
  );
  if (block !== undefined) return { path, parent: block.parent, style: block.style, keys };
  const parts = (unit.templates?.variables ?? []).flatMap((variable) => variable.parts ?? []);
  const first = parts.flatMap((part) => (part.kind === 'value' ? [part.path] : [])).find((one) => /env/i.test(one));
  const parent = first === undefined ? (unit.blocks[0] ?? 'env') : first.slice(0, Math.max(0, first.lastIndexOf('.')));
  return { path, parent, style: 'map', keys };
}

/** Strays are only told of names that some environment has in the right place. */
function withoutOthersVariables(environments: readonly DeployedEnvironment[]): readonly DeployedEnvironment[] {
  return environments.map((environment) => {
    const given = new Set(environment.layers.flatMap(({ variables }) => variables.map(({ name }) => name)));
    const stray = environment.stray.filter(({ name }: StrayVariable) => !given.has(name));
    return { ...environment, stray };
  });
}
