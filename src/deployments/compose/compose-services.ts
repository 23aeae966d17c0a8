import type { Origin, Property } from '../../documents/document.ts';

/** A variable as a Compose file writes it. */
export interface ComposeVariable {
  readonly name: string;
  /** Before interpolation; absent where the shell that starts Compose gives the value. */
  readonly written?: string;
  readonly origin: Origin;
}

export interface ComposeEnvFile {
  readonly written: string;
  readonly required: boolean;
  readonly raw: boolean;
  readonly origin: Origin;
}

export interface ComposeWord {
  readonly text: string;
  readonly origin: Origin;
  /** It is a whole command line, which Compose parts into words once its variables are replaced. */
  readonly isLine?: true;
}

/** One service of one file. */
export interface ComposeService {
  readonly variables: readonly ComposeVariable[];
  /** How the file writes them; absent where it has none. */
  readonly style?: 'map' | 'items';
  readonly envFiles: readonly ComposeEnvFile[];
  readonly command?: readonly ComposeWord[];
  readonly entrypoint?: readonly ComposeWord[];
  readonly image?: string;
  readonly container?: string;
  /** Directory that the image is built in, as written. */
  readonly context?: string;
  /** Within the context. */
  readonly dockerfile?: string;
  /** Files of configuration that are put into its file system. */
  readonly mounted: readonly ComposeWord[];
  readonly extended?: { readonly file?: string; readonly service: string };
  /** Where it begins. */
  readonly origin: Origin;
}

const attribute =
  /^services\.(.+?)\.(environment|env_file|command|entrypoint|image|build|container_name|extends|volumes|configs)(?:$|(?=[.[]))/;

/**
 * The services of a Compose file, by name.
 *
 * @param textAt the first characters at a place of the file: `A:` is a variable of the shell, `A: ""` is empty
 */
export function servicesIn(
  properties: readonly Property[],
  textAt: (origin: Origin) => string,
): ReadonlyMap<string, ComposeService> {
  const byService = new Map<string, Map<string, Property[]>>();
  for (const property of properties) {
    const [, service, name] = attribute.exec(property.key) ?? [];
    if (service === undefined || name === undefined) continue;
    const attributes = byService.get(service) ?? new Map<string, Property[]>();
    byService.set(service, attributes);
    const ofName = attributes.get(name) ?? [];
    attributes.set(name, ofName);
    ofName.push(property);
  }
  return new Map(
    [...byService].map(([name, attributes]) => [name, serviceFrom(`services.${name}`, attributes, textAt)]),
  );
}

function serviceFrom(
  prefix: string,
  attributes: ReadonlyMap<string, readonly Property[]>,
  textAt: (origin: Origin) => string,
): ComposeService {
  const below = (name: string) =>
    (attributes.get(name) ?? []).map((property) => ({
      rest: property.key.slice(prefix.length + 1 + name.length),
      property,
    }));
  const text = (name: string, rest = '') => below(name).find((one) => one.rest === rest)?.property.value;
  const variables: ComposeVariable[] = [];
  let style: ComposeService['style'];
  for (const { rest, property } of below('environment')) {
    const variable = rest.startsWith('[') ? itemOf(property) : entryOf(rest, property, textAt);
    if (variable === undefined) continue;
    variables.push(variable);
    style ??= rest.startsWith('[') ? 'items' : 'map';
  }
  const command = wordsOf(below('command'));
  const entrypoint = wordsOf(below('entrypoint'));
  const image = text('image');
  const container = text('container_name');
  const context = text('build') ?? text('build', '.context');
  const dockerfile = text('build', '.dockerfile');
  const service = text('extends') ?? text('extends', '.service');
  const file = text('extends', '.file');
  const first = [...attributes.values()][0]?.[0];
  return {
    variables,
    ...(style !== undefined && { style }),
    envFiles: envFilesOf(below('env_file')),
    mounted: [...below('volumes'), ...below('configs')].flatMap(mountedAt),
    ...(command !== undefined && { command }),
    ...(entrypoint !== undefined && { entrypoint }),
    ...(image !== undefined && { image }),
    ...(container !== undefined && { container }),
    ...(context !== undefined && { context }),
    ...(dockerfile !== undefined && { dockerfile }),
    ...(service !== undefined && { extended: { service, ...(file !== undefined && { file }) } }),
    origin: first?.origin ?? { path: '', line: 1, column: 1 },
  };
}

interface Below {
  /** What of the key follows the attribute. */
  readonly rest: string;
  readonly property: Property;
}

function entryOf(
  rest: string,
  { value, origin, valueOrigin, shape }: Property,
  textAt: (origin: Origin) => string,
): ComposeVariable | undefined {
  const name = rest.slice(1);
  if (!rest.startsWith('.') || shape !== undefined || /[[\]]/.test(name)) return undefined;
  if (value === '' && !/^["'|>!&*]/.test(textAt(valueOrigin))) return { name, origin };
  // To Compose, which reads YAML 1.2, these are words.
  const word = value === 'true' || value === 'false' ? /^(?:y|yes|n|no|on|off)\b/i.exec(textAt(valueOrigin)) : null;
  return { name, origin, written: word?.[0] ?? value };
}

function itemOf({ value, origin, shape }: Property): ComposeVariable | undefined {
  if (shape !== undefined || value === '') return undefined;
  const equals = value.indexOf('=');
  if (equals < 0) return { name: value.trim(), origin };
  return equals === 0 ? undefined : { name: value.slice(0, equals), written: value.slice(equals + 1), origin };
}

function envFilesOf(entries: readonly Below[]): readonly ComposeEnvFile[] {
  const found: ComposeEnvFile[] = [];
  for (const { rest, property } of entries) {
    if (property.value === '' || !/^(?:\[\d+\](?:\.path)?)?$/.test(rest)) continue;
    const option = (name: string) => entries.find((one) => one.rest === rest.replace(/path$/, name))?.property.value;
    found.push({
      written: property.value,
      required: option('required') !== 'false',
      raw: option('format') === 'raw',
      origin: property.origin,
    });
  }
  return found;
}

const ofSpring = /(?:^|\/)(?:config|application[^/]*\.(?:ya?ml|properties))\/?$/;

/** Where a file or directory is put from which Spring reads: `./prod.yml:/app/config/application.yml:ro`. */
function mountedAt({ rest, property: { value, origin } }: Below): readonly ComposeWord[] {
  const isTarget = rest.endsWith('.target');
  if (!isTarget && !/^\[\d+\]$/.test(rest)) return [];
  const target = isTarget ? value : (value.split(':')[1] ?? '');
  return ofSpring.test(target) ? [{ text: target, origin }] : [];
}

function wordsOf(entries: readonly Below[]): readonly ComposeWord[] | undefined {
  const words = entries.flatMap(({ rest, property: { value, origin, shape } }): readonly ComposeWord[] => {
    if (shape !== undefined) return [];
    return [{ text: value, origin, ...(rest === '' && { isLine: true as const }) }];
  });
  return entries.length === 0 ? undefined : words;
}

/** One service as a second file completes it: variables by name, files of variables in addition, commands as a whole. */
export function completed(below: ComposeService | undefined, above: ComposeService): ComposeService {
  if (below === undefined) return above;
  const own = new Set(above.variables.map(({ name }) => name));
  return {
    ...below,
    ...above,
    variables: [...below.variables.filter(({ name }) => !own.has(name)), ...above.variables],
    envFiles: [...below.envFiles, ...above.envFiles],
    mounted: [...below.mounted, ...above.mounted],
    // A new entrypoint drops the command that the old one was made for.
    ...(above.entrypoint !== undefined && above.command === undefined && { command: [] }),
    origin: below.origin,
  };
}
