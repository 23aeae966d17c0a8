import type { ConfigFile } from '../../documents/document.ts';
import { compareBytes } from '../../documents/file-tree.ts';
import { alikeNames } from '../../repository/alike.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { isStage } from '../../repository/stage-names.ts';

/** Files that say the same for different environments: `config/{env}/server.properties`, `values-{env}.yaml`. */
export interface SiblingFamily {
  /** The path with `{env}` in place of the name of the environment. */
  readonly slot: string;
  /** The files, by the name of the environment. */
  readonly members: ReadonlyMap<string, string>;
  /** A file beside them that is meant for all: `server.properties`, `values.yaml`, the member `default`. */
  readonly shared?: string;
}

const SLOT = '{env}';

/** Texts for people, and settings of tools: they come in variants as well, and are no configuration of an application. */
const isOfTools =
  /(?:^|\/)(?:\.[^/]*|docs?|charts?\/[^/]+\/templates|templates|i18n|locales?|translations?|node_modules|vendor|openapi|swagger)\/|(?:^|\/)(?:messages?|i18n|labels?|strings|[Vv]alidation[Mm]essages|log4j2?|logback|logging|gradle|gradle-wrapper|maven-wrapper|build|sonar-project|git|banner|docker-compose|compose|Chart|kustomization|mkdocs|openapi|swagger|pom|package)(?:[-._][^/]*)?\.[a-z]+$|\/ci-[^/]*$/;

/** A language, and perhaps a country, at the end of a name: texts of a program. */
const isLocale = /(?:^|_)[a-z]{2}(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}))?$/;

/** Names in which what stands behind says for whom a file is; before another name it says which service it is of. */
const isGeneral =
  /(?:^|\/)(?:application|bootstrap|values|config|configuration|server|settings|env|environment|system|app)[-._]\{env\}\.[a-z]+$/;

/** Folders that hold a folder for each environment. */
const holdsEnvironments =
  /(?:^|\/)(?:envs?|environments?|stages?|profiles?|overlays|regions?|clusters?|deployments?)\/\{env\}\//;

/** What a member is called that all the others build upon. */
const isForAll = /^(?:default|defaults|common|base|shared|global|all)$/;

/** More siblings than that are data: tenants, customers. */
const mostMembers = 40;

/** Larger listings are of other things than configuration. */
const mostFiles = 20_000;

/**
 * The families among files that nobody else reads. Which part of a path names the environment is seen from the files: those
 * that differ in it alone set the same keys.
 *
 * @param read the file at a path; asked only for files that have siblings by their names
 */
export function siblingFamilies(
  paths: readonly string[],
  read: (path: string) => ConfigFile | undefined,
): readonly SiblingFamily[] {
  const candidates = paths.filter((path) => !isOutsideProduction(path) && !isOfTools.test(path));
  if (candidates.length > mostFiles) return [];
  const keys = new Map<string, ReadonlySet<string>>();
  const keysOf = (path: string): ReadonlySet<string> => {
    let found = keys.get(path);
    if (found === undefined) {
      found = new Set(keysIn(read(path)));
      keys.set(path, found);
    }
    return found;
  };
  const all = new Set(candidates);
  const families = [...bySlot(candidates)]
    .filter(([slot, members]) => mayBeFamily(slot, [...members.keys()]))
    .flatMap(([slot, members]): readonly SiblingFamily[] => {
      const alike = alikeNames(new Map([...members].map(([name, path]) => [name, keysOf(path)])), isStage);
      const kept = [...members].filter(([name]) => alike.has(name));
      if (kept.length < 3 && !(kept.length === 2 && kept.every(([name]) => isStage(name)))) return [];
      const shared = sharedFile(slot, members, all);
      return [{ slot, members: new Map(kept), ...(shared !== undefined && { shared }) }];
    });
  return withoutOverlaps(families);
}

function keysIn(file: ConfigFile | undefined): readonly string[] {
  // A manifest is a list of things, and its keys are theirs.
  if (file === undefined || file.problems.some(({ fatal }) => fatal)) return [];
  const [document] = file.documents;
  if (file.documents.some(({ properties }) => isManifest(properties.map(({ key }) => key)))) return [];
  return file.documents.length === 1 && document !== undefined ? document.properties.map(({ key }) => key) : [];
}

function isManifest(keys: readonly string[]): boolean {
  return keys.includes('apiVersion') && keys.includes('kind');
}

function mayBeFamily(slot: string, names: readonly string[]): boolean {
  if (names.length < 2 || names.length > mostMembers) return false;
  // Without any word for a stage the members may as well be services.
  if (!names.some(isStage) && !isGeneral.test(slot) && !holdsEnvironments.test(slot)) return false;
  const languages = names.filter((name) => isLocale.test(name) && !isStage(name)).length;
  if (languages * 2 > names.length) return false;
  return names.length >= 3 || names.some(isStage);
}

/** The files that differ in one part of their paths alone, by what is the same. */
function bySlot(paths: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  const note = (slot: string, name: string, path: string): void => {
    const members = found.get(slot) ?? new Map<string, string>();
    found.set(slot, members);
    members.set(name, path);
  };
  for (const path of paths) {
    const segments = path.split('/');
    const file = segments.pop() ?? '';
    for (let i = Math.max(0, segments.length - deepestFolder); i < segments.length; i++) {
      note([...segments.slice(0, i), SLOT, ...segments.slice(i + 1), file].join('/'), segments[i] as string, path);
    }
    const folder = segments.map((segment) => `${segment}/`).join('');
    const dot = file.lastIndexOf('.');
    const [stem, extension] = [file.slice(0, dot), file.slice(dot)];
    note(folder + SLOT + extension, stem, path);
    for (const { index, 0: separator } of stem.matchAll(/[-._]/g)) {
      const [before, behind] = [stem.slice(0, index), stem.slice(index + 1)];
      if (before !== '' && behind !== '') {
        note(folder + before + separator + SLOT + extension, behind, path);
        note(folder + SLOT + separator + behind + extension, before, path);
      }
    }
  }
  return found;
}

/** An environment stands near the file that is its own. */
const deepestFolder = 4;

/** The file that all members build upon, where there is one beside them. */
function sharedFile(slot: string, members: ReadonlyMap<string, string>, all: ReadonlySet<string>): string | undefined {
  const named = [...members].find(([name]) => isForAll.test(name));
  if (named !== undefined) return named[1];
  const plain = slot.replace(/[-._]\{env\}|\{env\}[-._]/, '').replace('{env}/', '');
  return plain !== slot && all.has(plain) ? plain : undefined;
}

/** A file is in one family: that with more known stages, else the larger one. */
function withoutOverlaps(families: readonly SiblingFamily[]): readonly SiblingFamily[] {
  const stages = ({ members }: SiblingFamily) => [...members.keys()].filter(isStage).length;
  const best = families.toSorted(
    (a, b) => stages(b) - stages(a) || b.members.size - a.members.size || compareBytes(a.slot, b.slot),
  );
  const taken = new Set<string>();
  const kept: SiblingFamily[] = [];
  for (const family of best) {
    const paths = [...family.members.values()];
    if (paths.some((path) => taken.has(path))) continue;
    for (const path of paths) taken.add(path);
    kept.push(family);
  }
  return kept.sort((a, b) => compareBytes(a.slot, b.slot));
}
