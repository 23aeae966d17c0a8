import type { Readers, SourceReader } from '../../code/readers.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import { propertyFilesOf } from './families.ts';

const framework = 'Broadleaf Commerce';

/** A framework reads it by itself, whatever the code says. */
export function isConventional({ by }: SourceReader): boolean {
  return by === framework;
}

/** Where Broadleaf Commerce has its properties. */
const broadleaf = /^(?:(.*)\/)?src\/main\/resources\/runtime-properties\/([\w-]+)\.properties$/;

/** The order of `BroadleafEnvironmentConfiguringApplicationListener`, the weakest first. */
const order = ['common-shared', '${runtime.environment:default}-shared', 'common', '${runtime.environment:default}'];

/** Files that a framework reads by itself, one for each module that has some. */
export function readByConvention(tree: FileTree): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const path of propertyFilesOf(tree)) {
    const match = path.includes('runtime-properties/') ? broadleaf.exec(path) : null;
    const module = match?.[1] ?? '.';
    if (match !== null && !modules.has(module)) modules.set(module, path);
  }
  return modules;
}

/** Adds what frameworks read that nobody sees in the code of those who use them. */
export function withConventions(readers: readonly Readers[], tree: FileTree): readonly Readers[] {
  const modules = readByConvention(tree);
  if (modules.size === 0) return readers;
  return readers.map((one) => {
    const holders = one.contained.filter((module) => modules.has(module));
    const first = modules.get(one.module) ?? modules.get(holders[0] ?? '');
    if (first === undefined) return one;
    const reader: SourceReader = {
      by: framework,
      locations: order.map((name) => ({ text: `classpath:runtime-properties/${name}.properties` })),
      ignoresMissing: true,
      readsYaml: false,
      isOpaque: false,
      origin: { path: first, line: 1, column: 1 },
      livesUnder: () => 'yes',
    };
    return { ...one, annotated: [reader, ...one.annotated] };
  });
}
