import type { ConfigFile } from '../../documents/document.ts';
import { compareBytes, type FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { comparePromotion, isDelivered, isStage } from '../../repository/stage-names.ts';
import { usesSpring } from '../../repository/uses-spring.ts';
import { defaultGeneration } from '../../spring/generation.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import type { ApplicationSetting, ChefPlaces } from '../declaration.ts';
import { readAttributeFile } from './attribute-file.ts';
import { chefOf } from './chef.ts';
import { isBelow, lastOf, parentOf } from './cookbook.ts';

/** An application that nobody declared: its files are written by Chef. */
export interface ChefApplication {
  readonly setting: ApplicationSetting;
  /** Its keys are those of Spring Boot. */
  readonly isBoot: boolean;
}

const template = /^(?:(.*)\/)?templates\/(?:default\/)?([^/]+\.(?:properties|ya?ml))\.erb$/;
const environmentFile = /^(?:(.*)\/)?environments\/[^/]+\.(?:json|rb)$/;
const resource = /^(?:(.*)\/)?src\/main\/resources\/(?:[^/]+\/)*([^/]+\.(?:properties|ya?ml))$/;

/** Files that lie beside an application's own and are read by somebody else. */
const notOfSpring =
  /^(?:log4j|logging|logback|messages|validationmessages|ehcache|hazelcast|quartz|simplelogger|commons-logging|gradle|git|build)/i;

const bootFile = /^(?:application|bootstrap)[.-]/;

/** Only an application of Spring has such keys. */
const ofBoot =
  /^(?:spring\.[a-z]|management\.(?:endpoints?|server|health|metrics)\.|server\.servlet\.|logging\.level\.)/;

/**
 * The applications that cookbooks configure: those with a template of a file of Spring, in a repository of Chef with
 * environments that are stages, which set some attribute of it. A file that one module has among its resources, under the same
 * name, is a layer of that module.
 *
 * @param taken names that other applications have
 */
export function findChefApplications(
  tree: FileTree,
  library: Library,
  taken: readonly string[],
): readonly ChefApplication[] {
  const paths = tree.list();
  const templates = paths.flatMap((path) => {
    const match = path.endsWith('.erb') ? template.exec(path) : null;
    return match === null || isOutsideProduction(path)
      ? []
      : [{ path, cookbook: match[1] ?? '.', name: match[2] as string }];
  });
  if (templates.length === 0) return [];
  const folders = new Set(paths.flatMap((path) => (environmentFile.test(path) ? [parentOf(path)] : [])));
  const names = new Set(taken);
  const found: ChefApplication[] = [];
  for (const group of groupsOf(templates, tree, library)) {
    const environments = environmentsFor(group.cookbook, folders);
    if (environments === undefined) continue;
    const stages = stagesIn(tree, paths, environments);
    if (stages.length < 2 || !stages.some(isDelivered)) continue;
    const places: ChefPlaces = { environments, cookbook: group.cookbook };
    const chef = chefOf(tree, places, defaultGeneration);
    const isConfigured = group.files.some((file) =>
      stages.some((stage) => chef.layersOf(file, stage)?.some(({ kind }) => kind === 'environment')),
    );
    // Without a value that an environment gives all of them are alike, and nothing is known to come from Chef.
    if (!isConfigured) continue;
    const name = [...group.names, group.cookbook].find((each) => !names.has(each)) ?? group.files[0]?.path ?? '';
    names.add(name);
    const all = [...group.below, ...group.files.map(({ path }) => path)];
    const origin = { path: group.files[0]?.path ?? '', line: 1, column: 1 };
    found.push({
      setting: {
        name,
        path: group.module ?? group.cookbook,
        // Layers are relative to the path of the application.
        layers: all.map((path) => ({ path: relative(group.module ?? group.cookbook, path), origin })),
        chef: places,
        origin,
      },
      isBoot: group.isBoot,
    });
  }
  return found;
}

/** The environments of Chef that are stages are compared, the others are overlays. */
export function plansOf(names: readonly string[]): readonly EnvironmentPlan[] {
  return names.toSorted(comparePromotion).map((name) => ({ name, profiles: [name], compared: isStage(name) }));
}

interface Template {
  readonly path: string;
  readonly cookbook: string;
  readonly name: string;
}

/** Templates of one application. */
interface Group {
  readonly cookbook: string;
  readonly module: string | undefined;
  readonly files: readonly ConfigFile[];
  /** Files of the module that they are laid over. */
  readonly below: readonly string[];
  readonly isBoot: boolean;
  /** The best name first. */
  readonly names: readonly string[];
}

function groupsOf(templates: readonly Template[], tree: FileTree, library: Library): readonly Group[] {
  const resources = new Map<string, { readonly module: string; readonly path: string }[]>();
  for (const path of tree.list()) {
    const match = resource.exec(path);
    if (match === null || isOutsideProduction(path)) continue;
    const named = resources.get(match[2] as string) ?? [];
    named.push({ module: match[1] ?? '.', path });
    resources.set(match[2] as string, named);
  }
  const groups = new Map<string, Group>();
  for (const { path, cookbook, name } of templates) {
    if (notOfSpring.test(name)) continue;
    const file = library.read(path, 'java');
    if (file === undefined) continue;
    let isBoot = file.documents.some(({ properties }) => properties.some(({ key }) => ofBoot.test(key)));
    const candidates = likeliest(tree, resources.get(name) ?? []);
    const own = candidates.filter(({ module }) => lastOf(module) === lastOf(cookbook));
    const [base, other] = own.length > 0 ? own : candidates;
    // Boot's own files are layered by Boot, with conditions that a list of layers does not know: they stand for themselves.
    const isOfBoot = bootFile.test(name);
    const module = base !== undefined && other === undefined && !isOfBoot ? base : undefined;
    if (isOfBoot && base !== undefined) isBoot = true;
    if (module === undefined && !isBoot) continue;
    const key = module === undefined ? path : `${cookbook}\n${module.module}`;
    const known = groups.get(key);
    const stem = `${lastOf(cookbook)}/${name.replace(/\.[^.]+$/, '')}`;
    groups.set(key, {
      cookbook,
      module: module?.module,
      files: [...(known?.files ?? []), file],
      below: [...(known?.below ?? []), ...(module === undefined ? [] : [module.path])],
      isBoot: isBoot || known?.isBoot === true,
      names: [
        ...(module === undefined || module.module === '.' ? [] : [lastOf(module.module)]),
        lastOf(cookbook),
        stem,
      ],
    });
  }
  return [...groups].sort(([a], [b]) => compareBytes(a, b)).map(([, group]) => group);
}

/** Of several modules that have a file of the name those that know Spring: the file of a tool is called like that by chance. */
function likeliest<Candidate extends { readonly module: string }>(
  tree: FileTree,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const ofSpring = candidates.filter(({ module }) => usesSpring(tree, module));
  return ofSpring.length > 0 ? ofSpring : candidates;
}

/** The environments beside a cookbook or above it; else the only ones of the repository. */
function environmentsFor(cookbook: string, folders: ReadonlySet<string>): string | undefined {
  for (let folder = cookbook; ; folder = parentOf(folder)) {
    const candidate = folder === '.' ? 'environments' : `${folder}/environments`;
    if (folders.has(candidate)) return candidate;
    if (folder === '.') break;
  }
  return folders.size === 1 ? [...folders][0] : undefined;
}

function stagesIn(tree: FileTree, paths: readonly string[], environments: string): readonly string[] {
  const names = paths.flatMap((path) => {
    if (!isBelow(path, environments) || parentOf(path) !== environments || !environmentFile.test(path)) return [];
    return readAttributeFile(tree, path, 'environment')?.name ?? [];
  });
  return [...new Set(names)].filter(isStage);
}

/** The way from a folder to a path, both relative to the root. */
function relative(folder: string, path: string): string {
  const up = folder === '.' ? '' : '../'.repeat(folder.split('/').length);
  return `${up}${path}`;
}
