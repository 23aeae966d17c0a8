import type { FileTree } from '../../documents/file-tree.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';
import { isStage } from '../../repository/stage-names.ts';
import { type Family, familiesOf, propertyFilesOf, SLOT } from './families.ts';

/** Where a location leads. */
export type Lead =
  /** To the same files in every environment, the weakest first. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** To one file for each value of a placeholder. */
  | {
      readonly kind: 'staged';
      readonly slot: string;
      readonly files: ReadonlyMap<string, string>;
      /** Where the placeholder has no value. */
      readonly byDefault?: string;
    }
  | { readonly kind: 'nothing' };

/** Looks up locations for one module. */
export interface Places {
  leadOf(location: string): Lead;
}

const classpathRoots = [
  'src/main/resources',
  'src/main/java',
  'src/main/config',
  'src/main/resource',
  'src/main/webapp/WEB-INF/classes',
  'resources',
  'conf',
  'config',
  'src',
];
const webRoots = ['src/main/webapp', 'WebContent', 'WebRoot', 'web', 'webapp', 'war'];

/** A placeholder, an expression or a token of the build: something that another place gives a value. */
const variable = /\$\{([^${}:]+)(?::([^${}]*))?\}|#\{[^{}]*\}|@[\w.-]+@/g;

/** More variables or stars in one location than these are followed by nobody. */
const mostVariables = 3;

export function placesOf(module: string, contained: readonly string[], tree: FileTree, graph: ModuleGraph): Places {
  const paths = propertyFilesOf(tree);
  const known = new Set(paths);
  const leads = new Map<string, Lead>();
  const classpath = contained.flatMap((one) => classpathRoots.map((root) => join(one, root)));
  const web = webRoots.map((root) => join(module, root));
  const files = module === '.' ? [''] : [module, ''];
  const basesOf = (scheme: string): readonly string[] => {
    if (scheme.startsWith('classpath')) return classpath;
    if (scheme === 'file') return files;
    return scheme === '' ? [...web, ...classpath, ...files] : [];
  };
  const isForeign = (path: string): boolean => {
    const owner = graph.moduleOf(path);
    return !contained.includes(owner) && owner !== '.' && !module.startsWith(`${owner}/`);
  };
  const familyFor = (tail: string): Lead => {
    const fitting = familiesOf(tree).filter((family) => fits(family, tail) && !isForeign(anyFile(family)));
    return nearest(fitting, module, contained);
  };

  const find = (location: string): Lead => {
    const [, scheme = '', rest = ''] = /^(?:(classpath\*?|file|[a-z]+):)?(?:\/\/)?(.*)$/s.exec(location) ?? [];
    const text = rest.replace(/^\/+/, '').replace(/^(?:\.\/)+/, '');
    if (!/^(?:classpath\*?|file|)$/.test(scheme) || text === '' || text.split('/').includes('..')) return nothing;
    const variables = [...text.matchAll(variable)];
    if (variables.length > mostVariables || hasLooseBrace(text)) return nothing;
    const bases = basesOf(scheme);
    const [first] = variables;
    if (first === undefined) {
      if (/[*?]/.test(text)) return matched(text, bases, paths);
      const path = bases.map((base) => join(base, text)).find((candidate) => known.has(candidate));
      return path === undefined ? familyFor(text) : { kind: 'files', paths: [path] };
    }
    const byDefault = defaultOf(text, variables, bases, known);
    const staged = stagedBelow(text, bases, paths);
    if (staged !== undefined) return { ...staged, ...(byDefault !== undefined && { byDefault }) };
    // A directory that another place names: what stands behind it is the file.
    const last = variables.at(-1) as RegExpMatchArray;
    const behind = text.slice((last.index ?? 0) + last[0].length);
    const lead =
      first.index === 0 && (behind === '' || behind.startsWith('/')) ? familyFor(behind.replace(/^\/+/, '')) : nothing;
    if (lead.kind === 'staged') return { ...lead, ...(byDefault !== undefined && { byDefault }) };
    return byDefault === undefined ? nothing : { kind: 'staged', slot: location, files: new Map(), byDefault };
  };
  return {
    leadOf(location) {
      let lead = leads.get(location);
      if (lead === undefined) {
        lead = find(location.trim());
        leads.set(location, lead);
      }
      return lead;
    },
  };
}

const nothing: Lead = { kind: 'nothing' };

function join(directory: string, path: string): string {
  return directory === '' || directory === '.' ? path : `${directory}/${path}`;
}

function hasLooseBrace(text: string): boolean {
  return /[{}]/.test(text.replace(variable, ''));
}

function anyFile({ files }: Family): string {
  return [...files.values()][0] ?? '';
}

function fits({ tail }: Family, wanted: string): boolean {
  // A location that is nothing but a placeholder says of the file that it is one.
  if (wanted === '') return true;
  return tail !== undefined && (tail === wanted || tail.endsWith(`/${wanted}`));
}

/** The family that is nearest to a module; of several equally near ones nobody can say which is meant. */
function nearest(families: readonly Family[], module: string, contained: readonly string[]): Lead {
  const distance = (family: Family): number => {
    const path = anyFile(family);
    if (module !== '.' && path.startsWith(`${module}/`)) return 0;
    if (contained.some((one) => one !== '.' && path.startsWith(`${one}/`))) return 1;
    const folders = path.split('/');
    const own = module.split('/');
    let common = 0;
    while (common < own.length && own[common] === folders[common]) common++;
    return 2 + own.length - common;
  };
  const ranked = families.map((family) => ({ family, rank: distance(family) })).sort((a, b) => a.rank - b.rank);
  const [first, second] = ranked;
  if (first === undefined || second?.rank === first.rank) return nothing;
  return { kind: 'staged', slot: first.family.slot, files: first.family.files };
}

/** The file that the defaults of all placeholders lead to. */
function defaultOf(
  text: string,
  variables: readonly RegExpMatchArray[],
  bases: readonly string[],
  known: ReadonlySet<string>,
): string | undefined {
  if (variables.some((one) => one[2] === undefined)) return undefined;
  const written = text.replace(variable, (_, _name, fallback: string) => fallback).replace(/^(?:classpath:)?\/*/, '');
  return bases.map((base) => join(base, written)).find((path) => known.has(path));
}

/** `*` within a name, `**` across folders; what the class path has, in the order of the paths. */
function matched(text: string, bases: readonly string[], paths: readonly string[]): Lead {
  if ((text.match(/\*+/g) ?? []).length > mostVariables) return nothing;
  const pattern = text
    .split('/')
    .map((segment) =>
      segment === '**'
        ? '(?:[^/]+/)*'
        : `${segment
            .split(/(\*+|\?)/)
            .map(quoted)
            .join('')}/`,
    )
    .join('')
    .replace(/\/$/, '');
  const found = bases.flatMap((base) => {
    const whole = new RegExp(`^${base === '' ? '' : `${escaped(base)}/`}${pattern}$`);
    return paths.filter((path) => whole.test(path));
  });
  return found.length === 0 ? nothing : { kind: 'files', paths: [...new Set(found)] };
}

function quoted(part: string): string {
  return part.startsWith('*') ? '[^/]*' : part === '?' ? '[^/]' : escaped(part);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Files that a location leads to for one value of its placeholders each; at least one of the values is a stage. */
function stagedBelow(
  text: string,
  bases: readonly string[],
  paths: readonly string[],
): Extract<Lead, { kind: 'staged' }> | undefined {
  const literals = text.replace(variable, '\0').split('\0').map(escaped);
  for (const base of bases) {
    const prefix = base === '' ? '' : `${base}/`;
    const whole = new RegExp(`^${escaped(prefix)}${literals.join('([^/]+)')}$`);
    const files = new Map<string, string>();
    for (const path of paths) {
      const values = whole.exec(path)?.slice(1) ?? [];
      const value = values.find(isStage) ?? values.find((one) => one === 'local');
      // Several placeholders mean the same, as far as anybody can tell: `${env}/app-${env}.properties`.
      if (value !== undefined && values.every((one) => one === value || values.length === 1)) files.set(value, path);
    }
    if ([...files.keys()].some(isStage)) {
      return { kind: 'staged', slot: prefix + text.replace(variable, SLOT), files };
    }
  }
  return undefined;
}
