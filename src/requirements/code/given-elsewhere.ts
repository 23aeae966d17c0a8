import type { Application } from '../../applications/application.ts';
import type { ModuleGraph } from '../../applications/module-graph.ts';
import { isOutsideProduction } from '../../applications/modules.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { rawVariableCandidates } from '../../spring/environment-variables.ts';
import { uniformName } from '../../spring/names.ts';

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
): (key: string) => string | undefined {
  let resources: ReadonlyMap<string, string> | undefined;
  return (key) => {
    resources ??= namesInResources(application, graph, tree, library);
    return resources.get(uniformName(key)) ?? manifestNaming(key, tree);
  };
}

function namesInResources(
  application: Application,
  graph: ModuleGraph,
  tree: FileTree,
  library: Library,
): ReadonlyMap<string, string> {
  const own = graph.modules.includes(application.path) ? application.path : graph.moduleOf(`${application.path}/-`);
  const contained = new Set([own, ...graph.dependenciesOf(own)]);
  const layers = new Set(application.documents.map(({ path }) => path));
  const names = new Map<string, string>();
  for (const path of tree.list()) {
    if (!/(?:^|\/)src\/main\/.*\.(?:properties|ya?ml)$/.test(path) || layers.has(path) || /messages[^/]*$/i.test(path))
      continue;
    if (!contained.has(graph.moduleOf(path))) continue;
    for (const document of library.read(path, 'spring-boot')?.documents ?? []) {
      for (const property of document.properties) {
        const name = uniformName(property.key);
        if (!names.has(name)) names.set(name, path);
      }
    }
  }
  return names;
}

const manifest =
  /(?:\.(?:ya?ml|tf|tfvars|env|sh|json|toml|bicep|tpl)|Dockerfile[^/]*|(?:^|\/)\.env[^/]*|Jenkinsfile|Procfile)$/;

/** Larger files are no manifests. */
const largestManifest = 512 * 1024;

const words = new WeakMap<FileTree, ReadonlyMap<string, string>>();

function manifestNaming(key: string, tree: FileTree): string | undefined {
  let named = words.get(tree);
  if (named === undefined) {
    named = wordsOfManifests(tree);
    words.set(tree, named);
  }
  for (const variable of new Set([
    ...rawVariableCandidates(key),
    key.replace(/[.-]/g, '_').toUpperCase(),
    key.replaceAll('-', '').replaceAll('.', '_').toUpperCase(),
  ])) {
    const path = /^[A-Z][A-Z0-9_]*$/.test(variable) ? named.get(variable) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Names in capitals, as environment variables have them, with the first file that mentions each. */
function wordsOfManifests(tree: FileTree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const decoder = new TextDecoder();
  for (const path of tree.list()) {
    if (
      !manifest.test(path) ||
      /(?:^|\/)(?:src|\.github|\.circleci|node_modules)\//.test(path) ||
      isOutsideProduction(path)
    )
      continue;
    const bytes = tree.read(path);
    if (bytes === undefined || bytes.length > largestManifest) continue;
    for (const [word] of decoder.decode(bytes).matchAll(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g))
      if (!found.has(word)) found.set(word, path);
  }
  return found;
}
