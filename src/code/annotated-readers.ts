import { compareBytes } from '../documents/file-tree.ts';
import type { CodeClass, CodeFacts } from './facts.ts';
import { type Alternative, isBelow, type LiveBeans, type Start } from './live-beans.ts';
import { locationsIn, type SourceReader } from './readers.ts';
import { decideByProfiles } from './verdict.ts';

/** `@PropertySource` of the classes that are at work, in the order in which Spring processes them. */
export function annotatedReaders(
  files: readonly CodeFacts[],
  starts: readonly Start[],
  worlds: readonly LiveBeans[],
): readonly SourceReader[] {
  const classes = new Map(files.flatMap((file) => file.classes).map((one) => [one.name, one]));
  const carriers = [...classes.values()].filter(({ propertySources }) => propertySources.length > 0);
  if (carriers.length === 0) return [];
  const waysTo = ({ name, guards }: CodeClass): readonly Alternative[] =>
    worlds.length === 0 ? [guards] : worlds.flatMap((world) => world.component(name));
  const ordered = new Set(starts.flatMap((start) => (start.kind === 'class' ? processed(start.name, classes) : [])));
  for (const carrier of carriers.sort((a, b) => compareBytes(a.path, b.path))) ordered.add(carrier.name);
  return [...ordered].flatMap((name) => {
    const declared = classes.get(name);
    if (declared === undefined || declared.propertySources.length === 0) return [];
    const ways = waysTo(declared);
    if (ways.length === 0) return [];
    return declared.propertySources.map(({ locations, encoding, ignoresMissing, factory, origin }) => ({
      by: '@PropertySource',
      locations: locationsIn(locations, encoding),
      ignoresMissing,
      readsYaml: factory !== undefined,
      isOpaque: factory !== undefined && !/ya?ml|DefaultPropertySourceFactory/i.test(factory),
      origin,
      livesUnder: (profiles: readonly string[]) => decideByProfiles(ways, profiles),
    }));
  });
}

/**
 * The order in which `ConfigurationClassParser` comes to classes: a class, what it scans, what it imports. The sources of a
 * class are taken when it is come to, before what it scans and imports.
 */
function processed(start: string, classes: ReadonlyMap<string, CodeClass>): readonly string[] {
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const declared = classes.get(name);
    if (declared === undefined || seen.has(name)) continue;
    seen.add(name);
    const packages = declared.scans.flatMap((scan) => scan.packages);
    const scanned = [...classes.values()]
      .filter((one) => one.isComponent && one.isConcrete && isBelow(one.packageName, packages))
      .sort((a, b) => compareBytes(a.path, b.path));
    const next = [...scanned.map((one) => one.name), ...declared.imports];
    open.push(...next.filter((one) => !seen.has(one)).reverse());
  }
  return [...seen];
}
