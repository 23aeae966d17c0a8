import type { ConfigFile } from '../../documents/document.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { pathsByFormat } from '../../documents/paths-by-format.ts';
import { comparePromotion } from '../../repository/stage-names.ts';
import { defaultGeneration } from '../../spring/generation.ts';
import { visibleProperties } from '../../spring/lookup.ts';
import type { Application, Environment, Layer } from '../application.ts';
import { assemble } from '../assemble.ts';
import { type SiblingFamily, siblingFamilies } from './sibling-families.ts';

/**
 * Files for several environments that no application of the repository reads: configuration whose code is elsewhere. They are
 * alike, so that what a change does to one of them can be compared with what it does to the others. What each of them lacks
 * besides is no more than a notice, because nobody knows what reads it.
 *
 * @param isRead whether an application or a manifest that is known reads a file
 */
export function siblingApplications(
  tree: FileTree,
  library: Library,
  isRead: (path: string) => boolean,
): readonly Application[] {
  const paths = pathsByFormat(tree.list()).configuration.filter((path) => !isRead(path));
  const read = (path: string) => library.read(path, 'java');
  const families = siblingFamilies(paths, read).filter((family) => isOfSpring(family, read));
  const names = new Map<string, number>();
  return families.map((family) => {
    const name = nameOf(family);
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    return applicationOf(family, count === 1 ? name : `${name}-${count}`, read);
  });
}

/** Keys that only Spring, or what starts it, gives a meaning. */
const keyOfSpring =
  /^(?:spring|server\.(?:port|servlet|ssl)|management|logging\.level|eureka|feign|ribbon|hystrix|jdbc)\b/;

/** Values of a chart, and files with names that Spring looks for, are configuration whatever they say. */
function isOfSpring({ slot, members }: SiblingFamily, read: (path: string) => ConfigFile | undefined): boolean {
  if (/(?:^|\/)(?:application|bootstrap|values)\b[^/]*$/.test(slot) || slot.endsWith('.properties')) return true;
  return [...members.values()].some((path) =>
    read(path)?.documents.some(({ properties }) => properties.some(({ key }) => keyOfSpring.test(key))),
  );
}

/** What is left of the file's name without the environment, else the folder that it is in. */
function nameOf({ slot }: SiblingFamily): string {
  const segments = slot.split('/');
  const stem = (segments.pop() ?? '').replace(/\.[^.]*$/, '').replace(/[-._]?\{env\}[-._]?/, '');
  const folder = segments.filter((segment) => segment !== '{env}').at(-1);
  if (stem === '' || /^(?:application|bootstrap|values|config|server)$/.test(stem)) return folder ?? (stem || 'files');
  return stem;
}

function applicationOf(
  { slot, members, shared }: SiblingFamily,
  name: string,
  read: (path: string) => ConfigFile | undefined,
): Application {
  const generation = defaultGeneration;
  const layersOf = (path: string, kind: Layer['kind']): readonly Layer[] =>
    (read(path)?.documents ?? []).toReversed().map((document) => ({
      kind,
      source: {
        name: document.path,
        kind: 'document',
        properties: visibleProperties(document, generation),
        document,
      },
    }));
  const others = [...members].filter(([, path]) => path !== shared).sort(([a], [b]) => comparePromotion(a, b));
  const environments = others.map(
    ([environment, path]): Environment => ({
      name: environment,
      profiles: [],
      compared: true,
      byLikeness: true,
      layers: [...layersOf(path, 'environment'), ...(shared === undefined ? [] : layersOf(shared, 'shared'))],
      open: [],
      failures: [],
      home: path,
      basis: [{ text: `its file is like those of the others at ${slot}`, origin: { path, line: 1, column: 1 } }],
    }),
  );
  const files = [...others.map(([, path]) => path), ...(shared === undefined ? [] : [shared])];
  const path = slot.includes('/') ? slot.slice(0, slot.lastIndexOf('/')).replace(/\/?\{env\}.*$/, '') || '.' : '.';
  return assemble(
    { name, path, kind: 'siblings', relaxed: false, generation, environments },
    files.flatMap((file) => read(file) ?? []),
  );
}
