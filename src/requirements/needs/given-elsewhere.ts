import type { Application } from '../../applications/application.ts';
import { withoutHashLines } from '../../documents/comments.ts';
import { compareBytes, type FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { uniformName } from '../../spring/names.ts';
import { placeholdersIn } from '../../spring/placeholders.ts';

/**
 * The file that may give a key its value.
 *
 * @param isBound the key is bound to an object, so that a value for one of its parts is a value
 */
export type GivenElsewhere = (key: string, isBound: boolean) => string | undefined;

/**
 * Files that may give an application values without being one of its layers: resources under names of their own (read
 * through `@PropertySource`, `spring.config.name` or by code), those of the modules that it contains, and manifests of
 * deployments that name an environment variable.
 *
 * Asked only about keys that are missing, so that most runs never read these files.
 */
export function givenElsewhere(
  application: Application,
  graph: ModuleGraph,
  tree: FileTree,
  library: Library,
): GivenElsewhere {
  let resources: ReadonlyMap<string, string> | undefined;
  const understood = new Set(application.deployment?.manifests);
  // Who knows how an application is deployed need not look at what developers start it with.
  const isElsewhere = (path: string): boolean =>
    !understood.has(path) && !(understood.size > 0 && onDevelopersMachine.test(path));
  return (key, isBound) => {
    resources ??= namesInResources(application, graph, tree, library);
    return resources.get(uniformName(key)) ?? manifestNaming(key, isBound, tree, isElsewhere);
  };
}

function namesInResources(
  application: Application,
  graph: ModuleGraph,
  tree: FileTree,
  library: Library,
): ReadonlyMap<string, string> {
  const own = graph.moduleAt(application.path);
  const resources = resourcesByModule(tree, graph);
  const paths = [own, ...graph.dependenciesOf(own)].flatMap((module) => resources.get(module) ?? []).sort(compareBytes);
  const layers = new Set(application.documents.map(({ path }) => path));
  const names = new Map<string, string>();
  for (const path of paths) {
    if (layers.has(path)) continue;
    for (const document of library.read(path, 'spring-boot')?.documents ?? []) {
      for (const property of document.properties) {
        // `url=${url}` is filled in by the build, and has what the layers have.
        if (placeholdersIn(property.value).some(({ name }) => name === property.key)) continue;
        const name = uniformName(property.key);
        if (!names.has(name)) names.set(name, path);
      }
    }
  }
  return names;
}

const resourcesByGraph = new WeakMap<ModuleGraph, ReadonlyMap<string, readonly string[]>>();

/** Property files of main sources; there may be hundreds of applications that ask. */
function resourcesByModule(tree: FileTree, graph: ModuleGraph): ReadonlyMap<string, readonly string[]> {
  let groups = resourcesByGraph.get(graph);
  if (groups === undefined) {
    const found = new Map<string, string[]>();
    for (const path of pathsByFormat(tree.list()).configuration) {
      if (!/(?:^|\/)src\/main\//.test(path)) continue;
      if (/messages[^/]*$/i.test(path)) continue;
      const module = graph.moduleOf(path);
      const group = found.get(module);
      if (group === undefined) found.set(module, [path]);
      else group.push(path);
    }
    groups = found;
    resourcesByGraph.set(graph, groups);
  }
  return groups;
}

/** What keyparity.yml says of variables is known without a guess. */
const ownSettings = /(?:^|\/)keyparity\.(?:ya?ml|json)$/;

const manifest =
  /(?:\.(?:ya?ml|tf|tfvars|env|sh|json|toml|bicep|tpl)|Dockerfile[^/]*|(?:^|\/)\.env[^/]*|Jenkinsfile|Procfile)$/;

const onDevelopersMachine = /(?:^|\/)(?:(?:docker-)?compose[^/]*\.ya?ml|\.env(?:\.[^/]*)?|[^/]*\.sh)$/;

/** Larger files are no manifests. */
const largestManifest = 512 * 1024;

/** What the files of deployments name, reduced to letters and digits; each with the files that do. */
interface NamedVariables {
  readonly whole: ReadonlyMap<string, readonly string[]>;
  /** What names begin with, up to an underscore: `ROLES_ADMIN` gives a value to a part of `roles`. */
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
}

const variables = new WeakMap<FileTree, NamedVariables>();

function manifestNaming(
  key: string,
  isBound: boolean,
  tree: FileTree,
  isElsewhere: (path: string) => boolean,
): string | undefined {
  let named = variables.get(tree);
  if (named === undefined) {
    named = variablesInManifests(tree);
    variables.set(tree, named);
  }
  // Hyphens are kept, dropped or replaced: all of these are in use, and Spring takes most of them.
  const reduced = key.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const paths = [...(named.whole.get(reduced) ?? []), ...(isBound ? (named.beginnings.get(reduced) ?? []) : [])];
  return paths.find(isElsewhere);
}

/** Names in capitals, as environment variables have them. */
function variablesInManifests(tree: FileTree): NamedVariables {
  const whole = new Map<string, string[]>();
  const beginnings = new Map<string, string[]>();
  const decoder = new TextDecoder();
  for (const path of tree.list()) {
    if (
      !manifest.test(path) ||
      ownSettings.test(path) ||
      /(?:^|\/)(?:src|\.github|\.circleci|node_modules)\//.test(path) ||
      isOutsideProduction(path)
    )
      continue;
    const bytes = tree.read(path);
    if (bytes === undefined || bytes.length > largestManifest) continue;
    for (const [word] of withoutHashLines(decoder.decode(bytes)).matchAll(
      /\b[A-Z][A-Z0-9-]{0,80}_[A-Z0-9_-]{1,160}/g,
    )) {
      const parts = word.replaceAll('-', '').split('_');
      let reduced = '';
      for (const [i, part] of parts.entries()) {
        reduced += part;
        const names = i === parts.length - 1 ? whole : beginnings;
        const known = names.get(reduced);
        if (known === undefined) names.set(reduced, [path]);
        else if (known.at(-1) !== path) known.push(path);
      }
    }
  }
  return { whole, beginnings };
}
