import { decodeUtf8 } from '../../documents/decode.ts';
import type { Property, ReadProblem } from '../../documents/document.ts';
import { type FileTree, pathsBelow } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { readYaml } from '../../documents/yaml-reader.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import type { WrittenVariable } from '../deployment.ts';
import { stageInWord } from '../manifest-stage.ts';

/*
 * The manifest of the NAIS platform (https://doc.nais.io): an Application with its variables, and blocks by which the
 * platform gives it more.
 */

type Values = ReadonlyMap<string, Property>;

/** What the platform sets for a block of the manifest that is switched on (doc.nais.io, references of each service). */
const byBlock: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^spec\.azure\.application\.enabled$/,
    [
      'AZURE_APP_CLIENT_ID',
      'AZURE_APP_CLIENT_SECRET',
      'AZURE_APP_JWK',
      'AZURE_APP_JWKS',
      'AZURE_APP_PRE_AUTHORIZED_APPS',
      'AZURE_APP_TENANT_ID',
      'AZURE_APP_WELL_KNOWN_URL',
      'AZURE_OPENID_CONFIG_ISSUER',
      'AZURE_OPENID_CONFIG_JWKS_URI',
      'AZURE_OPENID_CONFIG_TOKEN_ENDPOINT',
    ],
  ],
  [
    /^spec\.tokenx\.enabled$/,
    ['CLIENT_ID', 'PRIVATE_JWK', 'WELL_KNOWN_URL', 'ISSUER', 'JWKS_URI', 'TOKEN_ENDPOINT'].map(
      (name) => `TOKEN_X_${name}`,
    ),
  ],
  [
    /^spec\.idporten\.(?:enabled|sidecar\.enabled)$/,
    [
      'CLIENT_ID',
      'CLIENT_JWK',
      'WELL_KNOWN_URL',
      'ISSUER',
      'JWKS_URI',
      'TOKEN_ENDPOINT',
      'REDIRECT_URI',
      'AUDIENCE',
    ].map((name) => `IDPORTEN_${name}`),
  ],
  [
    /^spec\.maskinporten\.enabled$/,
    ['CLIENT_ID', 'CLIENT_JWK', 'WELL_KNOWN_URL', 'ISSUER', 'TOKEN_ENDPOINT', 'SCOPES'].map(
      (name) => `MASKINPORTEN_${name}`,
    ),
  ],
  [
    /^spec\.kafka\.pool$/,
    [
      'BROKERS',
      'SCHEMA_REGISTRY',
      'SCHEMA_REGISTRY_USER',
      'SCHEMA_REGISTRY_PASSWORD',
      'CERTIFICATE',
      'CERTIFICATE_PATH',
      'PRIVATE_KEY',
      'PRIVATE_KEY_PATH',
      'CA',
      'CA_PATH',
      'CREDSTORE_PASSWORD',
      'KEYSTORE_PATH',
      'TRUSTSTORE_PATH',
    ].map((name) => `KAFKA_${name}`),
  ],
  [/^spec\.leaderElection$/, ['ELECTOR_PATH', 'ELECTOR_GET_URL', 'ELECTOR_SSE_URL']],
];

const always = ['NAIS_APP_NAME', 'NAIS_APP_IMAGE', 'NAIS_NAMESPACE', 'NAIS_CLUSTER_NAME', 'NAIS_CLIENT_ID'];

const database = [
  'HOST',
  'PORT',
  'DATABASE',
  'USERNAME',
  'PASSWORD',
  'URL',
  'JDBC_URL',
  'SSLROOTCERT',
  'SSLCERT',
  'SSLKEY',
];

/** The variables that the platform sets because the manifest asks for a service; their values are its own. */
export function platformVariables(name: string, values: Values): readonly WrittenVariable[] {
  const found: WrittenVariable[] = [];
  const add = (names: readonly string[], { origin }: Property): void => {
    for (const variable of names) found.push({ name: variable, value: '', opaque: true, origin });
  };
  const anchor = values.get('kind');
  if (anchor !== undefined) add(always, anchor);
  for (const [key, property] of values) {
    const block = byBlock.find(([pattern]) => pattern.test(key));
    if (block !== undefined && property.value !== 'false') add(block[1], property);
    const instance = /^(spec\.gcp\.sqlInstances\[\d+\])\.databases\[\d+\]\.name$/.exec(key)?.[1];
    if (instance === undefined) continue;
    const prefix =
      values.get(key.replace(/name$/, 'envVarPrefix'))?.value ??
      `NAIS_DATABASE_${upper(values.get(`${instance}.name`)?.value ?? name)}_${upper(property.value)}`;
    add(
      database.map((part) => `${prefix}_${part}`),
      property,
    );
  }
  return found;
}

/** Names and files that the manifest takes from elsewhere. */
export function naisSources(values: Values): readonly OpenSource[] {
  const open: OpenSource[] = [];
  for (const [key, { value, origin }] of values) {
    if (/^spec\.envFrom\[\d+\]\.(?:secret|configmap)$/.test(key))
      open.push({ what: `the secret ${value} (envFrom)`, origin });
    else if (/^spec\.filesFrom\[\d+\]\.(?:secret|configmap)$/.test(key))
      open.push({ what: `files of ${value} (filesFrom)`, origin });
    else if (/^spec\.vault\.enabled$/.test(key) && value === 'true') open.push({ what: 'Vault', origin });
    else if (/^spec\.(?:redis|valkey|openSearch|influx)\b.*instance$/.test(key))
      open.push({ what: `variables of ${value}`, origin });
    else if (key === 'spec.webproxy' && value === 'true') open.push({ what: 'the proxy of the platform', origin });
  }
  return open;
}

/** Files of values for the `{{name}}` of a manifest: `vars/dev.yml`, `dev-gcp.json`, by the stage that they are called after. */
export function variableFilesBeside(
  directory: string,
  tree: FileTree,
  library: Library,
  taken: ReadonlySet<string>,
): { readonly values: ReadonlyMap<string, Values>; readonly problems: readonly ReadProblem[] } {
  const prefix = directory === '.' ? '' : `${directory}/`;
  const found = new Map<string, Values>();
  const problems: ReadProblem[] = [];
  for (const path of pathsBelow(tree.list(), prefix)) {
    if (!/\.(?:ya?ml|json)$/.test(path) || taken.has(path)) continue;
    const rest = path.slice(prefix.length);
    const match = /^(?:(?:vars|variables|env|envs|config)\/)?([^/]+)\.(?:ya?ml|json)$/.exec(rest);
    const stage = match === null ? undefined : stageInWord(match[1] as string);
    if (stage === undefined) continue;
    const bytes = path.endsWith('.json') ? tree.read(path) : undefined;
    const file = bytes === undefined ? library.read(path, 'manifest') : readYaml(path, bytes, 'manifest');
    const fault = file?.problems.find(({ fatal }) => fatal);
    // With marks of a template it need not be YAML, with a kind it is a manifest.
    if (fault !== undefined && !/\{\{|^kind:/m.test(decodeUtf8(tree.read(path) ?? new Uint8Array())))
      problems.push(fault);
    const properties = file?.documents[0]?.properties ?? [];
    if (properties.length > 0 && !properties.some(({ key }) => key === 'kind'))
      found.set(stage, new Map(properties.map((property) => [property.key, property])));
  }
  return { values: found, problems };
}

function upper(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
