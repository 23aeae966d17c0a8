import { loadConfigData } from '../src/applications/config-data/config-data.ts';
import type { ConfigDataResult } from '../src/applications/config-data/config-data-result.ts';
import { resourcesOf } from '../src/applications/config-data/resources.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';
import { variablesSource } from '../src/spring/environment-variables.ts';
import { generationOf } from '../src/spring/generation.ts';
import type { PropertySource } from '../src/spring/property-source.ts';

/** An application in a few lines: the same fields as a case of the oracle. */
export interface ConfigDataCase {
  /** Files at the root of the class path and in the working directory; a name ending in `/` is an empty directory. */
  readonly cp?: Readonly<Record<string, string>>;
  readonly fs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly sys?: Readonly<Record<string, string>>;
  readonly defaults?: Readonly<Record<string, string>>;
  /** `--name=value` */
  readonly args?: readonly string[];
  readonly profiles?: readonly string[];
}

/** Runs config data processing on a case, by default knowing the whole world as Spring does. */
export function loadCase(given: ConfigDataCase, version: string, strict = true): ConfigDataResult {
  const files: Record<string, string> = {};
  for (const [root, own] of [
    ['resources', given.cp],
    ['work', given.fs],
  ] as const) {
    for (const [path, text] of Object.entries(own ?? {})) {
      files[`${root}/${path.endsWith('/') ? `${path}.keep` : path}`] = text;
    }
  }
  const tree = memoryTree(files);
  const library = libraryOf(tree);
  const resources = resourcesOf(tree, { classpathRoots: ['resources'], workingDirectory: 'work' }, (path) =>
    library.read(path, 'spring-boot'),
  );
  const args = [...(given.args ?? [])];
  if (given.profiles !== undefined) args.unshift(`--spring.profiles.active=${given.profiles.join(',')}`);
  const outer: PropertySource[] = [
    sourceOf(
      'arguments',
      args.map((argument) => split(argument.slice(2))),
    ),
    sourceOf('system', Object.entries(given.sys ?? {})),
    variablesSource(
      new Map(Object.entries(given.env ?? {}).map(([key, value]) => [key, { value, origin: somewhere }])),
    ),
    sourceOf('defaults', Object.entries(given.defaults ?? {})),
  ].filter(({ properties }) => properties.length > 0);
  return loadConfigData({ resources, generation: generationOf(version)!, outer, strict });
}

const somewhere = { path: 'outside', line: 1, column: 1 };

function sourceOf(kind: PropertySource['kind'], entries: readonly (readonly [string, string])[]): PropertySource {
  const properties = entries.map(([key, value]) => ({ key, value, origin: somewhere, valueOrigin: somewhere }));
  return { name: kind, kind, properties };
}

function split(option: string): readonly [string, string] {
  const equals = option.indexOf('=');
  return equals === -1 ? [option, ''] : [option.slice(0, equals), option.slice(equals + 1)];
}
