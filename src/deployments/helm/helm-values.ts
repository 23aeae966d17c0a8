import type { Property } from '../../documents/document.ts';
import type { StrayVariable, VariableHome, WrittenVariable } from '../deployment.ts';

/** Names under which charts take variables of processes. */
const blockName =
  /^(?:env|envs|environment|environments|environmentVariables|envVars|envvars|env_vars|extraEnv|extraEnvs|extraEnvVars|extraVars|additionalEnv|containerEnv|configmapEnv)$/;

/** Between the name of a chart or workload and its variables there is at most one of these. */
const workloadPart = /^(?:app|application|deployment|container|main|pod|image|server|service|backend|api)$/;

/** Values below which variables stand, by the names in use: `env`, `orders.env`, `generic-service.env`. */
export function variableBlocks(allValues: readonly ReadonlyMap<string, Property>[]): readonly string[] {
  const found = new Set<string>();
  for (const values of allValues) {
    for (const key of values.keys()) {
      const segments = key.split('.');
      const at = segments.findIndex((segment) => blockName.test(segment.replace(/\[\d+\]$/, '')));
      if (at < 0 || at > 2 || at === segments.length) continue;
      if (at === 2 && !workloadPart.test(segments[1] ?? '')) continue;
      const isList = /\[\d+\]$/.test(segments[at] ?? '');
      if (!isList && at === segments.length - 1) continue;
      const name = isList ? undefined : segments[at + 1];
      // Below `environments:` there may be anything; variables have capitals.
      if (name !== undefined && !/^[A-Z][A-Z0-9_.-]*$/.test(name)) continue;
      found.add([...segments.slice(0, at), segments[at]?.replace(/\[\d+\]$/, '')].join('.'));
    }
  }
  return [...found];
}

/** The variables of one block. */
export interface Block {
  readonly parent: string;
  readonly style: VariableHome['style'];
  readonly variables: readonly WrittenVariable[];
  /** The keys of the values that it is made of. */
  readonly keys: readonly string[];
}

/** Reads a block: a flat map of names, or a list of names with values. What is nested in a map is no variable. */
export function blocksAt(parent: string, values: ReadonlyMap<string, Property>): Block {
  const variables: WrittenVariable[] = [];
  const keys: string[] = [];
  const listed = new Map<string, { name?: Property; value?: Property; isReference: boolean }>();
  let column: number | undefined;
  const inMap: Property[] = [];
  for (const [key, property] of values) {
    if (key.startsWith(`${parent}.`)) {
      inMap.push(property);
      column = Math.min(column ?? property.origin.column, property.origin.column);
    } else if (key.startsWith(`${parent}[`)) {
      const match = /^\[(\d+)\]\.(name|value|valueFrom)\b/.exec(key.slice(parent.length));
      if (match === null) continue;
      const item = listed.get(match[1] as string) ?? { isReference: false };
      listed.set(match[1] as string, item);
      keys.push(key);
      if (match[2] === 'name') item.name = property;
      else if (match[2] === 'value') item.value = property;
      else item.isReference = true;
    }
  }
  for (const property of inMap) {
    // Deeper than its neighbours: a map within the map, which is no text for a variable.
    const name = property.key.slice(parent.length + 1);
    if (name.includes('.') && property.origin.column !== column) continue;
    if (/\[\d+\]/.test(name)) continue;
    keys.push(property.key);
    variables.push(written(name.replace(/\?$/, ''), property));
  }
  for (const { name, value, isReference } of listed.values()) {
    if (name === undefined) continue;
    const isOpaque = isReference || value === undefined || value.opaque === true;
    variables.push({ name: name.value, value: value?.value ?? '', opaque: isOpaque, origin: name.origin });
  }
  return { parent, style: listed.size > 0 ? 'list' : 'map', variables, keys };
}

function written(name: string, { value, origin, opaque, shape }: Property): WrittenVariable {
  return { name, value, opaque: opaque === true || shape !== undefined, origin };
}

const secretBlock =
  /^(?:(?:app|application|deployment|container|main)\.)?(namespace_secrets|namespaceSecrets|secrets|secretEnv|envSecrets|envFromSecret|existingSecrets|secretRefs|keyVaults)\.(.+)$/;

/** Variables whose values are kept as secrets: `namespace_secrets.orders-db.DB_PASSWORD: password`. */
export function secretNames(
  prefix: string,
  values: ReadonlyMap<string, Property>,
): readonly { readonly key: string; readonly block: string; readonly variable: WrittenVariable }[] {
  const start = prefix === '' ? '' : `${prefix}.`;
  const found: { key: string; block: string; variable: WrittenVariable }[] = [];
  const vaulted = new Map<string, { name?: Property; alias?: Property }>();
  for (const [key, property] of values) {
    if (!key.startsWith(start)) continue;
    const match = secretBlock.exec(key.slice(start.length));
    if (match === null) continue;
    const [, block, rest = ''] = match;
    const add = (name: string): void => {
      if (name === '') return;
      const place = start + key.slice(start.length, key.length - rest.length - 1);
      found.push({ key, block: place, variable: { name, value: '', opaque: true, origin: property.origin } });
    };
    if (block === 'keyVaults') {
      // Files of a volume, which the application takes for properties of their names.
      const item = /^(.+\.secrets\[\d+\])(?:\.(name|alias))?$/.exec(rest);
      if (item === null) continue;
      if (item[2] === undefined) add(property.value);
      else {
        const entry = vaulted.get(item[1] as string) ?? {};
        vaulted.set(item[1] as string, entry);
        entry[item[2] as 'name' | 'alias'] = property;
      }
      continue;
    }
    const segments = rest.split('.');
    const last = segments.at(-1) ?? '';
    if (/^(?:secretRef|secretKey|key|secretName|disabled|optional)$/.test(last)) {
      if (last !== 'disabled' && last !== 'optional') add(segments.at(-2) ?? '');
    } else if (isVariableName(last.replace(/\?$/, ''))) add(last.replace(/\?$/, ''));
  }
  for (const { name, alias } of vaulted.values()) {
    const property = alias ?? name;
    if (property === undefined) continue;
    found.push({
      key: property.key,
      block: `${start}keyVaults`,
      variable: { name: property.value, value: '', opaque: true, origin: property.origin },
    });
  }
  return found;
}

/** `DB_PASSWORD`, `SPRING_DATASOURCE_URL`, `API-CLIENT_ID`. */
export function isVariableName(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9_.-]+)?$/.test(text);
}

const envLike =
  /(?:^|\.)((?:[\w-]*env(?:iron?ment)?s?|[\w-]*[eE]nvVars?|namespace_secrets|secrets|configMap|config))\./;

/** What is known of a chart when entries are met that no convention explains. */
export interface Surroundings {
  /** Blocks of variables, the one first in which they mostly stand. */
  readonly blocks: readonly string[];
  /** Blocks of variables and secrets that any environment has. */
  readonly known: ReadonlySet<string>;
  /** Names of other charts, whose values these are not. */
  readonly others: ReadonlySet<string>;
  /** Whether anything may read what stands there: a chart that is not in the repository, or a template. */
  isRead(path: string): boolean;
}

/** Entries that look like variables. */
export interface UnexplainedEntries {
  /** Nothing makes a variable of these. */
  readonly stray: readonly StrayVariable[];
  /** A chart that is not in the repository may: they are there as far as can be told. */
  readonly given: readonly WrittenVariable[];
}

/**
 * Entries of values that look like variables and stand in no block that is known. They are astray where nothing reads the
 * place, where they are nested in a map of variables, and where the block is another spelling of one that is known.
 */
export function unexplained(
  values: ReadonlyMap<string, Property>,
  consumed: ReadonlySet<string>,
  { blocks, known, others, isRead }: Surroundings,
): UnexplainedEntries {
  const stray: StrayVariable[] = [];
  const given: WrittenVariable[] = [];
  const spellings = new Set([...known].map(squeezed));
  for (const [key, property] of values) {
    if (consumed.has(key) || others.has(key.split('.', 1)[0] ?? '')) continue;
    const block = envLike.exec(key);
    const last = key.slice(key.lastIndexOf('.') + 1);
    if (block === null && !isVariableName(last)) continue;
    const end = block === null ? key.lastIndexOf('.') + 1 : block.index + block[0].length;
    const name = isVariableName(last) ? last : key.slice(end);
    const parent = key.slice(0, Math.max(0, key.length - name.length - 1));
    const isNested = blocks.some((each) => parent === each || parent.startsWith(`${each}.`));
    const outer = block === null ? parent : key.slice(0, end - 1);
    if (isNested || !isRead(key) || (spellings.has(squeezed(outer)) && !known.has(outer))) {
      stray.push({ name, origin: property.origin, parent, belongs: blocks[0] ?? '' });
    } else if (isVariableName(last) && last.includes('_')) {
      given.push({ name: last, value: '', opaque: true, origin: property.origin });
    }
  }
  return { stray, given };
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.]/g, '');
}

/** A file whose `${…}` a pipeline replaces. */
export function isPipelineText(path: string): boolean {
  return /\.template\.ya?ml$/.test(path);
}
