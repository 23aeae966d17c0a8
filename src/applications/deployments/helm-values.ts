import type { Property } from '../../documents/document.ts';
import type { StrayVariable, VariableHome, WrittenVariable } from './deployment.ts';

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
): readonly { readonly key: string; readonly variable: WrittenVariable }[] {
  const start = prefix === '' ? '' : `${prefix}.`;
  const found: { key: string; variable: WrittenVariable }[] = [];
  const vaulted = new Map<string, { name?: Property; alias?: Property }>();
  for (const [key, property] of values) {
    if (!key.startsWith(start)) continue;
    const match = secretBlock.exec(key.slice(start.length));
    if (match === null) continue;
    const [, block, rest = ''] = match;
    const add = (name: string): void => {
      if (name === '') return;
      found.push({ key, variable: { name, value: '', opaque: true, origin: property.origin } });
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

/** Entries of an environment's own values that look like variables and that nothing takes for such. */
export function strayIn(
  own: ReadonlyMap<string, Property>,
  consumed: ReadonlySet<string>,
  belongs: string,
): readonly StrayVariable[] {
  const found: StrayVariable[] = [];
  for (const [key, property] of own) {
    if (consumed.has(key)) continue;
    const block = envLike.exec(key);
    const last = key.slice(key.lastIndexOf('.') + 1);
    if (block === null && !isVariableName(last)) continue;
    const end = block === null ? key.lastIndexOf('.') + 1 : block.index + block[0].length;
    const rest = key.slice(end);
    const name = isVariableName(last) ? last : rest;
    const parent = key.slice(0, Math.max(0, key.length - name.length - 1));
    found.push({ name, origin: property.origin, parent, belongs });
  }
  return found;
}

/** A file whose `${…}` a pipeline replaces. */
export function isPipelineText(path: string): boolean {
  return /\.template\.ya?ml$/.test(path);
}
