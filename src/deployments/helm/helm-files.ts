import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { isRegion, isStage } from '../../repository/stage-names.ts';
import { environmentsAmong, isForAll } from '../manifest-stage.ts';
import { directoryOf, lastSegment } from '../paths.ts';

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
  const formats = pathsByFormat(paths);
  for (const path of formats.yaml) {
    if (!/(?:values|[Cc]hart|environments?\/)/.test(path)) continue;
    if (/(?:^|\/)src\//.test(path) || isOutsideProduction(path)) continue;
    const chart = chartFile.exec(path);
    if (chart !== null) charts.set(chart[1] ?? '.', path);
    else if (!/\/templates\//.test(path)) values.push(...valuesFile(path));
  }
  if (values.length === 0) return [];
  const templates = templatesOf(charts, formats.charts);
  const owners = groupValues(values, [...charts.keys()]);
  return [...owners].flatMap(([directory, files]) => {
    const found = chartFrom(directory, charts.get(directory), files, templates.get(directory) ?? []);
    return found === undefined ? [] : [found];
  });
}

/** What stands below `templates/` of each chart. */
function templatesOf(
  charts: ReadonlyMap<string, string>,
  paths: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const folder = 'templates/';
  const found = new Map<string, string[]>();
  for (const path of paths) {
    for (let at = path.indexOf(folder); at !== -1; at = path.indexOf(folder, at + 1)) {
      if (at > 0 && path[at - 1] !== '/') continue;
      const directory = at === 0 ? '.' : path.slice(0, at - 1);
      if (!charts.has(directory)) continue;
      const own = found.get(directory);
      if (own === undefined) found.set(directory, [path]);
      else own.push(path);
    }
  }
  return found;
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
  const known = new Set(charts);
  const plainFolders = new Map<string, ValuesFile[]>();
  for (const file of values) {
    if (file.suffix === '' && !known.has(file.directory)) addTo(plainFolders, directoryOf(file.directory), file);
  }
  const placed = values.map((file): ValuesFile => {
    const parent = directoryOf(file.directory);
    const siblings = plainFolders.get(parent);
    if (siblings?.includes(file) !== true) return file;
    const folder = lastSegment(file.directory);
    const folders = siblings.map(({ directory }) => lastSegment(directory));
    return environmentsAmong(folders).includes(folder) ? { ...file, directory: parent, suffix: folder } : file;
  });
  const near = chartsAround(charts);
  const groups = new Map<string, ValuesFile[]>();
  for (const file of placed) addTo(groups, ownerOf(file, near) ?? file.directory, file);
  return groups;
}

function addTo<Item>(groups: Map<string, Item[]>, name: string, item: Item): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [item]);
  else group.push(item);
}

/** Steps from the directory of values up to what it has in common with a chart, and down to that. */
const farthest = 2;

interface ChartBelow {
  readonly chart: string;
  /** Steps down to it. */
  readonly steps: number;
}

/** The charts that are a few steps below each directory. */
function chartsAround(charts: readonly string[]): ReadonlyMap<string, readonly ChartBelow[]> {
  const around = new Map<string, ChartBelow[]>();
  for (const chart of charts) {
    for (const [steps, directory] of upwards(chart).entries()) addTo(around, directory, { chart, steps });
  }
  return around;
}

/** A directory and those above it, as far as anybody looks. */
function upwards(directory: string): readonly string[] {
  const found = [directory];
  for (let at = directory; at !== '.' && found.length <= farthest; ) {
    at = directoryOf(at);
    found.push(at);
  }
  return found;
}

function ownerOf(
  { directory, path }: ValuesFile,
  around: ReadonlyMap<string, readonly ChartBelow[]>,
): string | undefined {
  let fewest = farthest;
  let nearest = new Set<string>();
  for (const [up, above] of upwards(directory).entries()) {
    for (const { chart, steps } of around.get(above) ?? []) {
      if (up + steps > fewest) continue;
      if (up + steps < fewest) nearest = new Set();
      fewest = up + steps;
      nearest.add(chart);
    }
  }
  if (nearest.size <= 1) return [...nearest][0];
  const named = [...nearest].filter((chart) => path.includes(lastSegment(chart)));
  return named.length === 1 ? named[0] : undefined;
}

function chartFrom(
  directory: string,
  chart: string | undefined,
  files: readonly ValuesFile[],
  templates: readonly string[],
): ChartFiles | undefined {
  const suffixes = [...new Set(files.map(({ suffix }) => suffix).filter((suffix) => suffix !== ''))];
  const names = environmentsAmong(suffixes).filter((name) => !liesUponAnother(name, suffixes));
  if (names.length === 0) return undefined;
  const environments = new Map(
    names.map((name) => [name, files.filter(({ suffix }) => suffix === name).map(({ path }) => path)]),
  );
  return {
    directory,
    chart,
    templates,
    shared: files.filter(({ suffix }) => suffix === '' || isForAll(suffix)).map(({ path }) => path),
    environments,
    all: [...(chart === undefined ? [] : [chart]), ...templates, ...files.map(({ path }) => path)],
  };
}

/** `wa.preview` beside `preview`: what is added there now and then. A region before the stage makes an environment of its own. */
function liesUponAnother(suffix: string, all: readonly string[]): boolean {
  const dot = suffix.indexOf('.');
  const stage = suffix.slice(dot + 1);
  return dot > 0 && isStage(stage) && all.includes(stage) && !isRegion(suffix.slice(0, dot)) && !isStage(suffix);
}
