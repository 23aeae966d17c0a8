import { decodeUtf8 } from '../../documents/decode.ts';
import type { ConfigDocument, Property, ReadProblem } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { absenceProblem, pointerProblem } from '../../documents/stand-ins.ts';
import { readYaml } from '../../documents/yaml-reader.ts';
import { stageOfPath } from '../manifest-stage.ts';
import { directoryOf } from '../paths.ts';

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

export interface Manifests {
  readonly manifests: readonly Manifest[];
  readonly broken: readonly BrokenManifest[];
}

/** A file that has the looks of a manifest and cannot be read. */
export interface BrokenManifest {
  readonly problem: ReadProblem;
  /** What its text seems to call it; absent where it names nothing. */
  readonly name: string | undefined;
}

/** Every object that the files of a repository describe, those of charts left out. */
export function findManifests(tree: FileTree, library: Library, ofCharts: ReadonlySet<string>): Manifests {
  const manifests: Manifest[] = [];
  const broken: BrokenManifest[] = [];
  const standIns: ReadProblem[] = [];
  for (const path of pathsByFormat(tree.list()).yaml) {
    if (ofCharts.has(path) || !isManifestPath(path) || /\/templates\//.test(path)) continue;
    const bytes = tree.read(path);
    const standIn = bytes === undefined ? absenceProblem(path, tree) : pointerProblem(path, bytes);
    if (standIn !== undefined) standIns.push(standIn);
    if (bytes === undefined || bytes.length > largest) continue;
    const text = decodeUtf8(bytes);
    if (!kinds.test(text)) continue;
    const file = library.read(path, 'manifest');
    for (const document of file?.documents ?? []) {
      const found = manifestOf(path, document);
      if (found !== undefined) manifests.push(found);
    }
    // What a template engine writes first need not be YAML yet.
    const problem = file?.problems.some(({ fatal }) => fatal) ? faultIn(path, text) : undefined;
    if (problem !== undefined) broken.push({ problem, name: /^[ ]{2,4}name:[ ]*["']?([\w.-]+)/m.exec(text)?.[1] });
  }
  return { manifests, broken: [...broken, ...likelyManifests(standIns, manifests)] };
}

/** Files that nobody can look into: by their folders, or by the stage in their paths, they are manifests. */
function likelyManifests(standIns: readonly ReadProblem[], manifests: readonly Manifest[]): readonly BrokenManifest[] {
  const folders = new Set(manifests.map(({ directory }) => directory));
  return standIns
    .filter(({ origin: { path } }) => folders.has(directoryOf(path)) || stageOfPath(path) !== undefined)
    .map((problem) => ({ problem, name: undefined }));
}

/** Marks of templates that stand where YAML has something else. */
const otherMarks = /\{%|<%|^[ \t]*#(?:if|end|set|foreach)\b/m;

/** What is wrong with a file without its marks: what a template engine writes first need not be YAML yet. */
function faultIn(path: string, text: string): ReadProblem | undefined {
  if (otherMarks.test(text)) return undefined;
  const masked = text
    .replace(/^[ \t]*\{\{[^\n]*\}\}[ \t]*$/gm, (line) => ' '.repeat(line.length))
    .replace(/\{\{[^{}\n]*\}\}/g, (mark) => 'x'.repeat(mark.length));
  return readYaml(path, new TextEncoder().encode(masked), 'manifest').problems.find(({ fatal }) => fatal);
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
