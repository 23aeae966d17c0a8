import { decodeUtf8 } from '../../documents/decode.ts';
import type { ConfigDocument, Property } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { stageOfPath } from './manifest-stage.ts';

/** One object of Kubernetes, or of something that is written like one. */
export interface Manifest {
  readonly path: string;
  readonly directory: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  /** The stage that its path names; absent: it is meant for every environment. */
  readonly stage: string | undefined;
  readonly values: ReadonlyMap<string, Property>;
  readonly document: ConfigDocument;
}

/** Folders that hold nothing that is deployed. Manifests often stand in hidden ones (`.nais`, `.k8s`). */
const foreign =
  /(?:^|\/)(?:src|node_modules|target|build|dist|tests?|testdata|fixtures?|samples?|examples?|docs?|\.git|\.github|\.circleci|\.idea|\.gradle|\.mvn|\.vscode|vendor|third_party)\//i;

const kinds =
  /^[ \t]*["']?kind["']?:[ \t]*["']?(?:Deployment|StatefulSet|DaemonSet|Rollout|DeploymentConfig|Pod|Application|Service|ConfigMap|Secret|SealedSecret|ExternalSecret|Kustomization|Component)\b/m;

const workloads: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'DeploymentConfig',
  'Pod',
]);

/** No manifest is larger. */
const largest = 512 * 1024;

/** A path that manifests may have. */
export function isManifestPath(path: string): boolean {
  return !foreign.test(path);
}

/** Every object that the files of a repository describe, those of charts left out. */
export function findManifests(tree: FileTree, library: Library, ofCharts: ReadonlySet<string>): readonly Manifest[] {
  return pathsByFormat(tree.list()).yaml.flatMap((path) => {
    if (ofCharts.has(path) || !isManifestPath(path) || /\/templates\//.test(path)) return [];
    const bytes = tree.read(path);
    if (bytes === undefined || bytes.length > largest || !kinds.test(decodeUtf8(bytes))) return [];
    return (library.read(path, 'manifest')?.documents ?? []).flatMap((document) => manifestOf(path, document) ?? []);
  });
}

function manifestOf(path: string, document: ConfigDocument): Manifest | undefined {
  const values = new Map(document.properties.map((property) => [property.key, property]));
  const kind = values.get('kind')?.value;
  if (kind === undefined) return undefined;
  const slash = path.lastIndexOf('/');
  return {
    path,
    directory: slash < 0 ? '.' : path.slice(0, slash),
    kind,
    apiVersion: values.get('apiVersion')?.value ?? '',
    name: values.get('metadata.name')?.value ?? '',
    stage: stageOfPath(path) ?? stageOfNamespace(values.get('metadata.namespace')?.value),
    values,
    document,
  };
}

function stageOfNamespace(namespace: string | undefined): string | undefined {
  return namespace === undefined ? undefined : stageOfPath(namespace);
}

/** Where the description of the pod stands in a manifest; `undefined` where it runs nothing that stays. */
export function podOf({ kind, apiVersion }: Manifest): string | undefined {
  if (kind === 'Pod') return 'spec';
  if (workloads.has(kind)) return 'spec.template.spec';
  if (kind === 'Service' && apiVersion.startsWith('serving.knative.dev')) return 'spec.template.spec';
  return undefined;
}

export function isNais({ kind, apiVersion }: Manifest): boolean {
  return kind === 'Application' && apiVersion.startsWith('nais.io');
}
