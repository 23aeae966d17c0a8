import type { Property } from '../../documents/document.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import type { MountedFile, WrittenCommand, WrittenVariable, WrittenWord } from '../deployment.ts';
import { imageName } from '../helm/helm.ts';
import { blocksAt } from '../helm/helm-values.ts';

/** A config map or a secret as far as the repository shows it. */
export interface NamedValues {
  readonly name: string;
  readonly variables: readonly WrittenVariable[];
  /** Entries that are files, with their text. */
  readonly files: readonly { readonly name: string; readonly property: Property }[];
  /** It may have more entries than these. */
  readonly isPartial?: boolean;
}

/** What a manifest says of the process in its main container. */
export interface WorkloadContents {
  readonly names: readonly string[];
  readonly variables: readonly WrittenVariable[];
  readonly command: WrittenCommand;
  readonly mounts: readonly Omit<MountedFile, 'kind'>[];
  readonly open: readonly OpenSource[];
  /** The key of its list of variables. */
  readonly list: string;
  /** It names an image: the manifest is whole, and no patch. */
  readonly hasImage: boolean;
}

type Values = ReadonlyMap<string, Property>;

/** Finds a config map or a secret by its name in one environment. */
export type FindValues = (kind: 'ConfigMap' | 'Secret', name: string) => NamedValues | undefined;

/** @param pod Where the description of the pod stands: `spec.template.spec` */
export function readWorkload(name: string, values: Values, pod: string, find: FindValues): WorkloadContents {
  const prefix = `${pod}.containers[${mainContainer(name, values, pod)}].`;
  const text = (key: string) => values.get(prefix + key)?.value;
  const open: OpenSource[] = [];
  const taken = takenOver(values, prefix, find, open);
  const own = withReferences(values, prefix, find);
  const named = new Set(own.map((variable) => variable.name));
  const image = text('image');
  return {
    names: [name, text('name'), image === undefined ? undefined : imageName(image)].filter(
      (one): one is string => one !== undefined && one !== '',
    ),
    // What is written one by one beats what is taken over as a whole, and later takings beat earlier ones.
    variables: [...taken.filter((variable) => !named.has(variable.name)), ...own],
    command: commandOf(values, `${prefix}command`, `${prefix}args`),
    mounts: mountsOf(values, pod, prefix, find, open),
    open,
    list: `${prefix}env`,
    hasImage: image !== undefined,
  };
}

/** The container that is called like the workload, else the first. */
function mainContainer(name: string, values: Values, pod: string): number {
  for (let index = 0; index < 20; index++) {
    const container = values.get(`${pod}.containers[${index}].name`)?.value;
    if (container === undefined) break;
    if (container !== '' && (container === name || name.startsWith(container) || container.startsWith(name)))
      return index;
  }
  return 0;
}

function withReferences(values: Values, prefix: string, find: FindValues): readonly WrittenVariable[] {
  const { variables } = blocksAt(`${prefix}env`, values);
  return variables.map((variable) => {
    const index = /\[(\d+)\]/.exec(keyOfItem(values, `${prefix}env`, variable))?.[1];
    const reference = `${prefix}env[${index}].valueFrom.configMapKeyRef.`;
    const map = values.get(`${reference}name`)?.value;
    const key = values.get(`${reference}key`)?.value;
    if (map === undefined || key === undefined) return variable;
    const found = find('ConfigMap', map)?.variables.find((one) => one.name === key);
    return found === undefined ? variable : { ...found, name: variable.name };
  });
}

function keyOfItem(values: Values, list: string, { origin }: WrittenVariable): string {
  for (const [key, property] of values) {
    if (key.startsWith(list) && key.endsWith('.name') && property.origin === origin) return key.slice(list.length);
  }
  return '';
}

function takenOver(values: Values, prefix: string, find: FindValues, open: OpenSource[]): readonly WrittenVariable[] {
  const found = new Map<string, WrittenVariable>();
  for (let index = 0; index < 50; index++) {
    const item = `${prefix}envFrom[${index}].`;
    const map = values.get(`${item}configMapRef.name`);
    const secret = values.get(`${item}secretRef.name`);
    const source = map ?? secret;
    if (source === undefined) break;
    const before = values.get(`${item}prefix`)?.value ?? '';
    const given = find(map === undefined ? 'Secret' : 'ConfigMap', source.value);
    if (given === undefined || given.isPartial === true) {
      const what = `the ${map === undefined ? 'secret' : 'config map'} ${source.value} (envFrom)`;
      open.push({ what, origin: source.origin });
    }
    for (const variable of given?.variables ?? [])
      found.set(before + variable.name, { ...variable, name: before + variable.name });
  }
  return [...found.values()];
}

/** An empty list is none: the image keeps its own. */
export function commandOf(values: Values, command: string, args?: string): WrittenCommand {
  const entrypoint = wordsOf(values, command);
  const list = args === undefined ? [] : wordsOf(values, args);
  return { ...(entrypoint.length > 0 && { entrypoint }), ...(list.length > 0 && { arguments: list }) };
}

function wordsOf(values: Values, list: string): readonly WrittenWord[] {
  const words: WrittenWord[] = [];
  for (let index = 0; index < 200; index++) {
    const word = values.get(`${list}[${index}]`);
    if (word === undefined) break;
    const { value, origin, opaque } = word;
    words.push({ text: value, origin, byKubelet: true, ...(opaque && { opaque }) });
  }
  return words;
}

function mountsOf(
  values: Values,
  pod: string,
  prefix: string,
  find: FindValues,
  open: OpenSource[],
): readonly Omit<MountedFile, 'kind'>[] {
  const volumes = new Map<string, Property>();
  for (let index = 0; index < 50; index++) {
    const name = values.get(`${pod}.volumes[${index}].name`)?.value;
    const map = values.get(`${pod}.volumes[${index}].configMap.name`);
    if (name !== undefined && map !== undefined) volumes.set(name, map);
  }
  const mounts: Omit<MountedFile, 'kind'>[] = [];
  for (let index = 0; index < 50; index++) {
    const volume = values.get(`${prefix}volumeMounts[${index}].name`)?.value;
    const directory = values.get(`${prefix}volumeMounts[${index}].mountPath`)?.value;
    if (volume === undefined || directory === undefined) continue;
    const map = volumes.get(volume);
    if (map === undefined) continue;
    const given = find('ConfigMap', map.value);
    if (given === undefined) {
      open.push({ what: `the config map ${map.value}, mounted at ${directory}`, origin: map.origin });
      continue;
    }
    const part = values.get(`${prefix}volumeMounts[${index}].subPath`)?.value;
    for (const { name, property } of given.files) {
      if (part !== undefined && part !== name) continue;
      const path = part === undefined ? `${directory.replace(/\/+$/, '')}/${name}` : directory;
      mounts.push({ path, property });
    }
  }
  return mounts;
}
