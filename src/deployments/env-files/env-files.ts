import type { FileTree } from '../../documents/file-tree.ts';
import { isOfStandIn } from '../../documents/stand-ins.ts';
import { findConfiguredModules, isOutsideProduction } from '../../repository/modules.ts';
import { reachesUsers, stageOf } from '../compose/compose-files.ts';
import type { DeployedEnvironment, Deployment } from '../deployment.ts';
import { type VariablesFile, variablesFile, variablesFileName } from '../known-variables.ts';
import { isWithin, lastSegment } from '../paths.ts';

/** Files of variables for one application, as they lie side by side. */
interface Group {
  readonly directory: string;
  /** What the names have before the stage: `orders` of `env/orders.prod.env`. */
  readonly name: string;
  readonly stages: Map<string, string>;
}

/** Variables of the bundlers of web pages: such a file is for these. */
const ofWebPages = /^(?:VITE|REACT_APP|NEXT_PUBLIC|NUXT|VUE_APP|PUBLIC|EXPO|GATSBY|NG_APP|NODE)_/;

/**
 * Files of variables that stand for environments by themselves: at least two stages have one, and an application is beside
 * them. They show what some process gets, not all that it gets.
 *
 * @param taken files that a manifest reads
 */
export function variablesDeployments(tree: FileTree, taken: ReadonlySet<string>): readonly Deployment[] {
  const paths = tree.list();
  const groups = new Map<string, Group>();
  for (const path of paths) {
    // A cheap test first: it is made for every path of the repository.
    if (!path.includes('.env') || !/\.env(?:$|[-_.][^/]*$)/.test(path) || taken.has(path) || isOutsideProduction(path))
      continue;
    const file = variablesFileName(path);
    const stage = file === undefined ? undefined : stageOf(file.suffix);
    if (file === undefined || stage === undefined) continue;
    const name = file.suffix === stage ? '' : file.suffix.replace(stage, '').replace(/^[-_.]+|[-_.]+$/g, '');
    const id = `${file.directory} ${name}`;
    const group = groups.get(id) ?? { directory: file.directory, name, stages: new Map<string, string>() };
    groups.set(id, group);
    group.stages.set(stage, path);
  }
  const several = [...groups.values()].filter(({ stages }) => stages.size > 1 && reachesUsers(stages.keys()));
  if (several.length === 0) return [];
  const modules = findConfiguredModules(paths).map(({ path }) => path);
  return several
    .filter(({ directory }) => modules.some((module) => isWithin(module, directory) || isWithin(directory, module)))
    .flatMap((group) => deploymentOf(group, tree));
}

function deploymentOf({ directory, name, stages }: Group, tree: FileTree): readonly Deployment[] {
  const plain = directory === '.' ? '.env' : `${directory}/.env`;
  const shared = variablesFile(tree, plain);
  const files = [...stages].flatMap(([stage, path]) => {
    const file = variablesFile(tree, path);
    return file === undefined ? [] : [{ stage, file }];
  });
  const names = files.flatMap(({ file }) => file.entries.map((entry) => entry.name));
  const problems = [...files.map(({ file }) => file), shared].flatMap(
    (file) => file?.problems.filter(isOfStandIn) ?? [],
  );
  const isOfPages = problems.length === 0 && names.every((one) => ofWebPages.test(one));
  if (files.length < 2 || isOfPages) return [];
  const first = files[0]?.file.path ?? directory;
  return [
    {
      names: [name, lastSegment(directory)].filter((one) => one !== '' && one !== '.'),
      directory,
      what: 'file of variables',
      origin: { path: first, line: 1, column: 1 },
      manifests: [...files.map(({ file }) => file.path), ...(shared === undefined ? [] : [shared.path])],
      environments: files.map(({ stage, file }) => environmentOf(stage, file, shared)),
      problems,
      isPartial: true,
    },
  ];
}

function environmentOf(stage: string, own: VariablesFile, shared: VariablesFile | undefined): DeployedEnvironment {
  const origin = { path: own.path, line: 1, column: 1 };
  return {
    name: stage,
    layers: [
      { path: own.path, kind: 'environment', variables: own.entries },
      ...(shared === undefined ? [] : [{ path: shared.path, kind: 'shared' as const, variables: shared.entries }]),
    ],
    open: [{ what: 'whatever starts the process with these variables', origin }],
    home: { path: own.path, parent: '', style: 'lines' },
    stray: [],
    basis: [{ text: `a file of variables for ${stage}`, origin }],
  };
}
