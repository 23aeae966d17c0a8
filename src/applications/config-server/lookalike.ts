import { compareBytes, type FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import { isOutsideProduction } from '../../repository/modules.ts';
import { comparePromotion, isStage } from '../../repository/stage-names.ts';
import { isForeign, isSpring } from './evidence.ts';
import { filesByFolder, type NamedFile } from './layout.ts';

/** A folder with files of several services, of which nobody can tell what is deployed: it has no two known stages. */
export interface Lookalike {
  /** `.` for the root of the tree. */
  readonly directory: string;
  /** In byte order. */
  readonly services: readonly string[];
  /** What stands behind the names of services; the known stages first, then what most services have. */
  readonly suffixes: readonly string[];
}

/** Fewer may be anything. */
const fewest = 3;

/** The folder that looks most like a config repository. It proves nothing: it is told to people who declare what it is. */
export function lookalikeRepository(tree: FileTree, library: Library): Lookalike | undefined {
  const found = [...filesByFolder(tree.list(), isOutsideProduction)].flatMap(([folder, files]): Lookalike[] => {
    const read = files.map((named) => ({ named, file: library.read(named.path, 'java') }));
    const own = read.filter(({ file }) => file !== undefined && !isForeign(file));
    const services = withSuffixes(own.map(({ named }) => named));
    const names = [...services.keys()].filter((name) => name !== 'application').sort(compareBytes);
    const ofSpring = own.filter(({ file }) => file !== undefined && isSpring(file));
    if (names.length < fewest || ofSpring.length < fewest || ofSpring.length * 3 < own.length) return [];
    return [{ directory: folder === '' ? '.' : folder, services: names, suffixes: mostCommon(services) }];
  });
  return found.toSorted((a, b) => b.services.length - a.services.length)[0];
}

/** The suffixes of each service: `orders-st.yml` is one of `orders` where that has another file, or where many end so. */
function withSuffixes(files: readonly NamedFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Set(files.map(({ service }) => service));
  const ends = new Map<string, number>();
  for (const name of names) {
    const end = name.slice(name.lastIndexOf('-') + 1);
    if (end !== name) ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const services = new Map<string, Set<string>>();
  for (const { service, stage } of files) {
    const dash = stage === undefined ? suffixIn(service, names, ends) : undefined;
    const name = service.slice(0, dash);
    const suffix = stage ?? (dash === undefined ? undefined : service.slice(dash + 1));
    const known = services.get(name) ?? new Set();
    services.set(name, suffix === undefined ? known : known.add(suffix));
  }
  return services;
}

function suffixIn(service: string, names: ReadonlySet<string>, ends: ReadonlyMap<string, number>): number | undefined {
  const last = service.lastIndexOf('-');
  if (last < 1) return undefined;
  if (names.has(service.slice(0, last))) return last;
  // `-service` ends many names too, but not nearly all of them.
  return (ends.get(service.slice(last + 1)) ?? 0) * 10 > names.size * 8 && names.size >= fewest ? last : undefined;
}

function mostCommon(services: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const counts = new Map<string, number>();
  for (const suffixes of services.values()) {
    for (const suffix of suffixes) counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
  }
  return [...counts]
    .filter(([suffix, count]) => isStage(suffix) || count > 1)
    .toSorted(([a, some], [b, others]) =>
      isStage(a) || isStage(b) ? comparePromotion(a, b) : others - some || compareBytes(a, b),
    )
    .map(([suffix]) => suffix);
}
