import { decodeUtf8 } from '../../documents/decode.ts';
import type { Property } from '../../documents/document.ts';
import { readEmbedded } from '../../documents/embedded-file.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import type { WrittenVariable } from '../deployment.ts';
import type { Manifest } from '../kubernetes/kubernetes-manifests.ts';
import type { NamedValues } from '../kubernetes/kubernetes-workload.ts';

type Values = ReadonlyMap<string, Property>;

/** What a `kustomization.yaml` adds to the objects below it, without anything being run. */
export interface Kustomization {
  readonly manifest: Manifest;
  /** Config maps and secrets that it makes. */
  readonly generated: readonly (NamedValues & { readonly kind: 'ConfigMap' | 'Secret' })[];
  /** Variables that its JSON patches add to the container of a workload; without a target: of any. */
  readonly patched: readonly { readonly target: string | undefined; readonly variable: WrittenVariable }[];
}

export function readKustomization(manifest: Manifest, tree: FileTree, library: Library): Kustomization {
  return {
    manifest,
    generated: [
      ...generated(manifest, 'configMapGenerator', 'ConfigMap', tree, library),
      ...generated(manifest, 'secretGenerator', 'Secret', tree, library),
    ],
    patched: jsonPatches(manifest, tree, library),
  };
}

/** A path within the repository that a kustomization names, relative to its own folder; `undefined` beyond its root. */
function inside(directory: string, path: string): string | undefined {
  const parts = directory === '.' ? [] : directory.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const most = 200;

function generated(
  { values, directory }: Manifest,
  list: string,
  kind: 'ConfigMap' | 'Secret',
  tree: FileTree,
  library: Library,
): Kustomization['generated'] {
  const found: Kustomization['generated'][number][] = [];
  for (let index = 0; index < most; index++) {
    const item = `${list}[${index}]`;
    const name = values.get(`${item}.name`)?.value;
    if (name === undefined) break;
    const variables: WrittenVariable[] = [];
    const files: { name: string; property: Property }[] = [];
    let isPartial = false;
    const ofSecret = kind === 'Secret' ? { ofSecret: true as const } : {};
    for (let i = 0; i < most; i++) {
      const literal = values.get(`${item}.literals[${i}]`);
      if (literal === undefined) break;
      const equals = literal.value.indexOf('=');
      if (equals < 1) continue;
      variables.push({
        name: literal.value.slice(0, equals),
        value: literal.value.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2'),
        opaque: kind === 'Secret' || literal.opaque === true,
        origin: literal.origin,
        ...ofSecret,
      });
    }
    for (const envs of [`${item}.env`, ...Array.from({ length: 20 }, (_, i) => `${item}.envs[${i}]`)]) {
      const written = values.get(envs);
      if (written === undefined) continue;
      const path = inside(directory, written.value);
      // Lines of NAME=value are properties as far as they go.
      const file = path === undefined ? undefined : library.read(path, 'java');
      if (file === undefined) isPartial = true;
      for (const { key, value, origin, opaque } of file?.documents[0]?.properties ?? []) {
        variables.push({ name: key, value, opaque: kind === 'Secret' || opaque === true, origin, ...ofSecret });
      }
    }
    for (let i = 0; i < most; i++) {
      const written = values.get(`${item}.files[${i}]`);
      if (written === undefined) break;
      const [first = '', second] = written.value.split('=');
      const path = inside(directory, second ?? first);
      const bytes = path === undefined ? undefined : tree.read(path);
      if (path === undefined || bytes === undefined) continue;
      const fileName = second === undefined ? first.slice(first.lastIndexOf('/') + 1) : first;
      const origin = { path, line: 1, column: 1 };
      files.push({
        name: fileName,
        property: { key: fileName, value: decodeUtf8(bytes), origin, valueOrigin: origin, ...ofSecret },
      });
    }
    found.push({ kind, name, variables, files, ...(isPartial && { isPartial }) });
  }
  return found;
}

/** `- op: add`, `path: /spec/template/spec/containers/0/env/-`, `value: { name, value }`, written inline or in a file. */
function jsonPatches(
  { values, directory, path }: Manifest,
  tree: FileTree,
  library: Library,
): Kustomization['patched'] {
  const found: { target: string | undefined; variable: WrittenVariable }[] = [];
  for (const list of ['patches', 'patchesJson6902']) {
    for (let index = 0; index < most; index++) {
      const item = `${list}[${index}]`;
      const target = values.get(`${item}.target.name`)?.value;
      const inline = values.get(`${item}.patch`);
      const file = values.get(`${item}.path`);
      if (inline === undefined && file === undefined) {
        if (![...values.keys()].some((key) => key.startsWith(`${item}.`))) break;
        continue;
      }
      const patchPath = file === undefined ? undefined : inside(directory, file.value);
      const bytes = tree.read(path);
      const patch =
        inline === undefined
          ? patchPath === undefined
            ? undefined
            : library.read(patchPath, 'manifest')
          : readEmbedded(inline, 'patch.yaml', bytes === undefined ? '' : decodeUtf8(bytes), 'manifest');
      const operations = new Map(patch?.documents[0]?.properties.map((one) => [one.key, one]));
      found.push(...variablesAdded(operations).map((variable) => ({ target, variable })));
    }
  }
  return found;
}

function variablesAdded(operations: Values): readonly WrittenVariable[] {
  const found: WrittenVariable[] = [];
  for (let index = 0; index < most; index++) {
    // A list at the top of a file is the property `document`.
    const item = `document[${index}]`;
    const path = operations.get(`${item}.path`)?.value;
    if (path === undefined) break;
    if (operations.get(`${item}.op`)?.value === 'remove' || !/\/containers\/\d+\/env(?:\/|$)/.test(path)) continue;
    for (const at of [`${item}.value`, ...Array.from({ length: 50 }, (_, i) => `${item}.value[${i}]`)]) {
      const name = operations.get(`${at}.name`);
      if (name === undefined) continue;
      const value = operations.get(`${at}.value`);
      found.push({
        name: name.value,
        value: value?.value ?? '',
        opaque: value === undefined || value.opaque === true,
        origin: name.origin,
      });
    }
  }
  return found;
}
