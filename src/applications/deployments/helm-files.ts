import { isOutsideProduction } from '../modules.ts';
import { environmentsAmong, isForAll } from './manifest-stage.ts';

/** The files of one chart, or of values for a chart that stands elsewhere. */
export interface ChartFiles {
  /** Directory of `Chart.yaml`, or of the values where there is none. */
  readonly directory: string;
  /** `Chart.yaml`, where it is in the repository. */
  readonly chart: string | undefined;
  readonly templates: readonly string[];
  /** Values for every environment, lowest precedence first. */
  readonly shared: readonly string[];
  /** Values by environment. */
  readonly environments: ReadonlyMap<string, readonly string[]>;
  /** All of them, and those of values that belong to no environment. */
  readonly all: readonly string[];
}

interface ValuesFile {
  readonly path: string;
  readonly directory: string;
  /** What its name or folder says beyond `values`; empty for plain values. */
  readonly suffix: string;
}

const chartFile = /^(?:(.*)\/)?Chart\.ya?ml$/;

/** Puts the charts and the files of values of a repository together. */
export function chartsIn(paths: readonly string[]): readonly ChartFiles[] {
  const charts = new Map<string, string>();
  const values: ValuesFile[] = [];
  for (const path of paths) {
    // A cheap test first: it is made for every path of the repository.
    if (!/(?:values|[Cc]hart|environments?\/)/.test(path) || !/\.ya?ml$/.test(path)) continue;
    if (/(?:^|\/)src\//.test(path) || isOutsideProduction(path)) continue;
    const chart = chartFile.exec(path);
    if (chart !== null) charts.set(chart[1] ?? '.', path);
    else if (!/\/templates\//.test(path)) values.push(...valuesFile(path));
  }
  const owners = groupValues(values, [...charts.keys()]);
  return [...owners].flatMap(([directory, files]) => {
    const found = chartFrom(directory, charts.get(directory), files, paths);
    return found === undefined ? [] : [found];
  });
}

/** `values.yaml`, `values-prod.yaml`, `values.prod.template.yaml`, `prod-values.yaml`, `prod/values.yaml`, `values/prod.yaml`. */
function valuesFile(path: string): readonly ValuesFile[] {
  const slash = path.lastIndexOf('/');
  const directory = slash < 0 ? '.' : path.slice(0, slash);
  const name = path.slice(slash + 1).replace(/(?:\.template)?\.ya?ml$/, '');
  const folder = directory.slice(directory.lastIndexOf('/') + 1);
  if (name === 'values') {
    // The folder may be that of a chart or of an environment; who has others beside it tells.
    return [{ path, directory, suffix: '' }];
  }
  const before = /^values[-_.](.+)$/.exec(name)?.[1];
  const after = /^(.+)[-_.]values$/.exec(name)?.[1];
  if (before !== undefined || after !== undefined) {
    return [{ path, directory, suffix: before ?? after ?? '' }];
  }
  return folder === 'values' || folder === 'helm-values' ? [{ path, directory, suffix: name }] : [];
}

/** Every file of values with the chart that it is for, which stands at the same place, below, beside or above. */
function groupValues(
  values: readonly ValuesFile[],
  charts: readonly string[],
): ReadonlyMap<string, readonly ValuesFile[]> {
  const plainFolders = new Map<string, ValuesFile[]>();
  for (const file of values) {
    if (file.suffix !== '' || charts.includes(file.directory)) continue;
    const parent = parentOf(file.directory);
    plainFolders.set(parent, [...(plainFolders.get(parent) ?? []), file]);
  }
  const placed: ValuesFile[] = [];
  for (const file of values) {
    const siblings = plainFolders.get(parentOf(file.directory));
    const folders = siblings?.map(({ directory }) => directory.slice(directory.lastIndexOf('/') + 1)) ?? [];
    const folder = file.directory.slice(file.directory.lastIndexOf('/') + 1);
    const isStageFolder = siblings?.includes(file) === true && environmentsAmong(folders).includes(folder);
    placed.push(isStageFolder ? { ...file, directory: parentOf(file.directory), suffix: folder } : file);
  }
  const groups = new Map<string, ValuesFile[]>();
  for (const file of placed) {
    const owner = ownerOf(file, charts) ?? file.directory;
    groups.set(owner, [...(groups.get(owner) ?? []), file]);
  }
  return groups;
}

const farthest = 2;

function ownerOf({ directory, path }: ValuesFile, charts: readonly string[]): string | undefined {
  const near = charts
    .map((chart) => ({ chart, distance: distance(directory, chart) }))
    .filter(({ distance: steps }) => steps <= farthest)
    .sort((a, b) => a.distance - b.distance);
  const [first] = near;
  if (first === undefined) return undefined;
  const nearest = near.filter(({ distance: steps }) => steps === first.distance);
  if (nearest.length === 1) return first.chart;
  const named = nearest.filter(({ chart }) => path.includes(chart.slice(chart.lastIndexOf('/') + 1)));
  return named.length === 1 ? named[0]?.chart : undefined;
}

/** Steps from one directory up to what both have in common, and down to the other. */
function distance(a: string, b: string): number {
  const from = a === '.' ? [] : a.split('/');
  const to = b === '.' ? [] : b.split('/');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common += 1;
  return from.length - common + (to.length - common);
}

function chartFrom(
  directory: string,
  chart: string | undefined,
  files: readonly ValuesFile[],
  paths: readonly string[],
): ChartFiles | undefined {
  const suffixes = [...new Set(files.map(({ suffix }) => suffix).filter((suffix) => suffix !== ''))];
  const names = environmentsAmong(suffixes);
  if (names.length === 0) return undefined;
  const environments = new Map(
    names.map((name) => [name, files.filter(({ suffix }) => suffix === name).map(({ path }) => path)]),
  );
  const prefix = `${directory === '.' ? '' : `${directory}/`}templates/`;
  const templates =
    chart === undefined ? [] : paths.filter((path) => path.startsWith(prefix) && /\.(?:ya?ml|tpl)$/.test(path));
  return {
    directory,
    chart,
    templates,
    shared: files.filter(({ suffix }) => suffix === '' || isForAll(suffix)).map(({ path }) => path),
    environments,
    all: [...(chart === undefined ? [] : [chart]), ...templates, ...files.map(({ path }) => path)],
  };
}

function parentOf(directory: string): string {
  const slash = directory.lastIndexOf('/');
  return slash < 0 ? '.' : directory.slice(0, slash);
}
