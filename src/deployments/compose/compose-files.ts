import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { isDelivered } from '../../repository/stage-names.ts';
import { environmentsAmong, isForAll, stageInWord } from '../manifest-stage.ts';
import { directoryOf, lastSegment } from '../paths.ts';

/** The Compose files that are used together. */
export interface ComposeProject {
  readonly directory: string;
  /** Files for every environment, lowest precedence first. */
  readonly shared: readonly string[];
  /** Files by environment. */
  readonly environments: ReadonlyMap<string, readonly string[]>;
}

interface ComposeFile {
  readonly path: string;
  readonly directory: string;
  /** What its name says beyond `compose`; empty for the plain file. */
  readonly suffix: string;
}

const composeFile = /^(?:docker-)?compose(?:[-_.](.+))?\.ya?ml$/;
const stageBefore = /^(.+)[-_.](?:docker-)?compose\.ya?ml$/;

/**
 * Puts the Compose files of a repository together. A plain file is what developers start; with files of stages beside it, it
 * is what these have in common. Files of stages in folders of their own are complete.
 */
export function composeProjects(paths: readonly string[]): readonly ComposeProject[] {
  const files: ComposeFile[] = [];
  for (const path of pathsByFormat(paths).yaml) {
    if (
      !path.includes('compose') ||
      !/compose[^/]*\.ya?ml$/.test(path) ||
      /(?:^|\/)src\//.test(path) ||
      isOutsideProduction(path)
    )
      continue;
    const name = lastSegment(path);
    const after = composeFile.exec(name);
    const suffix = after === null ? stageBefore.exec(name)?.[1] : (after[1] ?? '');
    if (suffix !== undefined) files.push({ path, directory: directoryOf(path), suffix });
  }
  const byDirectory = new Map<string, ComposeFile[]>();
  for (const file of files) {
    const own = byDirectory.get(file.directory) ?? [];
    byDirectory.set(file.directory, own);
    own.push(file);
  }
  const projects = [...byDirectory].map(([directory, own]): ComposeProject => {
    const environments = new Map<string, string[]>();
    for (const { path, suffix } of own) {
      const stage = stageOf(suffix);
      if (stage !== undefined) environments.set(stage, [...(environments.get(stage) ?? []), path]);
    }
    const shared = own.filter(({ suffix }) => suffix === '' || isForAll(suffix)).map(({ path }) => path);
    return { directory, shared, environments };
  });
  return [...projects, ...stageFolders(files)];
}

/** Whether somebody besides developers gets what these environments run. */
export function reachesUsers(names: Iterable<string>): boolean {
  return [...names].some(isDelivered);
}

/** The stage that a suffix means, unless it says that it is for something else: `prod`, `orders.prod`, not `prod-local`. */
export function stageOf(suffix: string): string | undefined {
  const stage = suffix === '' ? undefined : stageInWord(suffix);
  return stage !== undefined && environmentsAmong([suffix, stage]).includes(suffix) ? stage : undefined;
}

/** `prod/docker-compose.yml` beside `stage/docker-compose.yml`. */
function stageFolders(files: readonly ComposeFile[]): readonly ComposeProject[] {
  const byParent = new Map<string, ComposeFile[]>();
  for (const file of files) {
    if (file.suffix !== '' || file.directory === '.') continue;
    if (stageOf(lastSegment(file.directory)) === undefined) continue;
    const parent = directoryOf(file.directory);
    byParent.set(parent, [...(byParent.get(parent) ?? []), file]);
  }
  return [...byParent].map(([directory, own]) => ({
    directory,
    shared: [],
    environments: new Map(own.map(({ path, directory: folder }) => [lastSegment(folder), [path]])),
  }));
}
