import type { FileTree } from '../../documents/file-tree.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { isDelivered, isStage } from '../../repository/stage-names.ts';

/** Files that differ in the name of a stage alone: `config/{env}/server.properties`, `server-{env}.properties`. */
export interface Family {
  /** The path with `{env}` in place of the stage. */
  readonly slot: string;
  /** By the stage as the path has it. */
  readonly files: ReadonlyMap<string, string>;
  /**
   * What readers call such a file, as the end of a path: `server.properties`; absent where the stage is all that the name
   * of the file says.
   */
  readonly tail?: string;
}

/** Where the stage of a path stands in it. */
export const SLOT = '{env}';

/** Texts for people and settings of tools, which come in variants as well but are read by nobody's Spring. */
const isOfTools =
  /(?:^|\/)(?:messages?|i18n|[Vv]alidation[Mm]essages|log4j2?|logback|logging|gradle|gradle-wrapper|maven-wrapper|build|sonar-project|git|banner|docker-compose|compose|values|Chart|kustomization|\.[^/]*)(?:[-._][^/]*)?$/;

/** Directories that say what stands in them, not what it is called. */
const isHolder = /^(?:resources?|conf|config|classes|properties|etc)$/;

const propertyFiles = new WeakMap<FileTree, readonly string[]>();

/** Files of a repository that somebody may read as properties, outside of tests and build output. */
export function propertyFilesOf(tree: FileTree): readonly string[] {
  let found = propertyFiles.get(tree);
  if (found === undefined) {
    found = pathsByFormat(tree.list()).configuration.filter((path) => {
      const main = path.indexOf('src/main/');
      // Below `src/main` a folder may be called as tests and builds are.
      return !isOutsideProduction(main === -1 ? path : path.slice(0, main));
    });
    propertyFiles.set(tree, found);
  }
  return found;
}

/** Some file is there that Spring Boot does not read by itself, so that code may. */
export function mayBeReadByCode(tree: FileTree): boolean {
  return propertyFilesOf(tree).some(
    (path) =>
      !isOfTools.test(path) &&
      !/(?:^|\/)(?:application|bootstrap)[^/]*$/.test(path) &&
      (path.endsWith('.properties') || path.includes('src/main/')),
  );
}

const families = new WeakMap<FileTree, readonly Family[]>();

/** The families of a repository: at least two stages each, of which one is more than a developer's. */
export function familiesOf(tree: FileTree): readonly Family[] {
  let found = families.get(tree);
  if (found === undefined) {
    found = findFamilies(propertyFilesOf(tree));
    families.set(tree, found);
  }
  return found;
}

function findFamilies(paths: readonly string[]): readonly Family[] {
  const bySlot = new Map<string, { files: Map<string, string>; tail: string | undefined }>();
  for (const path of paths) {
    if (isOfTools.test(path)) continue;
    for (const { slot, stage, tail } of [...stageInFolder(path), ...stageInName(path)]) {
      const family = bySlot.get(slot) ?? { files: new Map<string, string>(), tail };
      family.files.set(stage, path);
      bySlot.set(slot, family);
    }
  }
  return [...bySlot]
    .filter(([, { files }]) => files.size > 1 && [...files.keys()].some(isDelivered))
    .map(([slot, { files, tail }]) => ({ slot, files, ...(tail !== undefined && { tail }) }));
}

interface Placed {
  readonly slot: string;
  readonly stage: string;
  readonly tail: string | undefined;
}

/** A stage, or the machine of a developer. */
function isVariant(name: string): boolean {
  return name === 'local' || isStage(name);
}

/** `config/prod/server.properties`, `src/prod/resources/server.properties` */
function stageInFolder(path: string): readonly Placed[] {
  const segments = path.split('/');
  const at = segments.findLastIndex((segment, i) => i < segments.length - 1 && isVariant(segment));
  if (at === -1) return [];
  const below = segments.slice(at + 1);
  const first = below.findIndex((segment) => !isHolder.test(segment));
  const slot = [...segments.slice(0, at), SLOT, ...below].join('/');
  return [{ slot, stage: segments[at] as string, tail: below.slice(first).join('/') }];
}

/** `server-prod.properties`, `server.prod.properties`, `prod-server.properties`, `prod.properties` */
function stageInName(path: string): readonly Placed[] {
  const slash = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  const [folder, stem, extension] = [path.slice(0, slash), path.slice(slash, dot), path.slice(dot)];
  if (isVariant(stem)) return [{ slot: folder + SLOT + extension, stage: stem, tail: undefined }];
  for (const { index, 0: separator } of stem.matchAll(/[-._]/g)) {
    const before = stem.slice(0, index);
    const behind = stem.slice(index + 1);
    if (before !== '' && isVariant(behind)) {
      return [
        { slot: folder + before + separator + SLOT + extension, stage: behind, tail: folder + before + extension },
      ];
    }
  }
  for (const { index, 0: separator } of [...stem.matchAll(/[-._]/g)].reverse()) {
    const behind = stem.slice(index + 1);
    const before = stem.slice(0, index);
    if (behind !== '' && isVariant(before)) {
      return [
        { slot: folder + SLOT + separator + behind + extension, stage: before, tail: folder + behind + extension },
      ];
    }
  }
  return [];
}
