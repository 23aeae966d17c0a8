import type { StartupFailure } from '../../spring/property-source.ts';
import type { ContributorResource } from './contributor.ts';
import { type ConfigLocation, membersOf, textOf, toldOf } from './location.ts';
import { isOutside } from './outside.ts';
import { type Reference, type References, referencesOf } from './references.ts';
import type { Resolution, Resolved } from './resolved.ts';
import type { Resources } from './resources.ts';
import { addOpen, failure, type Session } from './session.ts';
import { resolveSpecial } from './special-locations.ts';
import { directoriesOfPattern } from './wildcards.ts';

/** Everything that a location leads to, lowest precedence first: the plain resources, then those of profiles. */
export function resolveLocation(
  session: Session,
  location: ConfigLocation,
  parent: string | undefined,
  profiles: readonly string[] | undefined,
): Resolution {
  const all = membersOf(location);
  // Nobody has written the default locations, so that nothing in them leads outside.
  const members =
    location.origin === undefined
      ? all
      : all.filter((member) => member === undefined || !isOutside(session, member, location));
  if (members.length === 0) return { resolved: [] };
  const special = resolveSpecial(session, location);
  if (special !== undefined) return special;
  const plain = resolveHalf(session, location, members, parent, undefined);
  if (plain.failed !== undefined || profiles === undefined) return plain;
  const specific = resolveHalf(session, location, members, parent, profiles);
  return { ...specific, resolved: [...plain.resolved, ...specific.resolved] };
}

function resolveHalf(
  session: Session,
  location: ConfigLocation,
  members: readonly (ConfigLocation | undefined)[],
  parent: string | undefined,
  profiles: readonly string[] | undefined,
): Resolution {
  const found = referencesOf(session, members, location.origin, parent, profiles);
  if (location.origin !== undefined || parent !== undefined) return lookFor(session, location, found, profiles);
  // What the default locations lead to is the same for every environment of an application.
  const known = usual.get(session.resources) ?? new Map<References, Resolution>();
  usual.set(session.resources, known);
  let resolution = known.get(found);
  if (resolution === undefined) {
    resolution = lookFor(session, location, found, profiles);
    known.set(found, resolution);
  }
  return resolution;
}

const usual = new WeakMap<Resources, Map<References, Resolution>>();

function lookFor(
  session: Session,
  location: ConfigLocation,
  { references, failed }: References,
  profiles: readonly string[] | undefined,
): Resolution {
  if (failed !== undefined) return { resolved: [], failed };
  const resolved: Resolved[] = [];
  const profileVariant = profiles !== undefined;
  const add = (reference: Reference, path: string, medium: 'classpath' | 'file', content: Resolved['content']) => {
    resolved.push({ location, profileVariant, content, resource: resourceAt(reference, path, medium, content.kind) });
  };
  const isUsual = location.origin === undefined;
  /** Takes a file from a module that the application contains; of the default locations only those of profiles. */
  const borrow = (reference: Reference): boolean => {
    // A library that has an application.yml of its own is started by itself, or in tests: nobody means it to be read here.
    if (isUsual && reference.profile === undefined) return false;
    const path = session.resources.contained(reference.text);
    if (path !== undefined) add(reference, path, 'classpath', { kind: 'file', reference, path });
    return path !== undefined;
  };
  let asked: string | undefined;
  let directories: readonly string[] | undefined;
  for (const reference of references) {
    const { text, directory } = reference;
    if (isUsual && directory !== undefined && isDirectlyIn(directory, text)) {
      const star = directory.indexOf('*');
      if (directory !== asked) {
        asked = directory;
        directories = session.resources.directoriesAt(star === -1 ? directory : directory.slice(0, star));
      }
      // Most of the default locations are nowhere, and nothing is expected there.
      if (directories?.length === 0) {
        borrow(reference);
        continue;
      }
      if (directories?.length === 1 && star === -1) {
        const path = `${directories[0] === '' ? '' : `${directories[0]}/`}${text.slice(directory.length)}`;
        const medium = directory.startsWith('classpath:') ? 'classpath' : 'file';
        if (session.resources.exists(path)) add(reference, path, medium, { kind: 'file', reference, path });
        else borrow(reference);
        continue;
      }
    }
    if (reference.text.includes('*')) {
      const pattern = filesOfPattern(session, reference);
      if (pattern.failed !== undefined) return { resolved: [], failed: pattern.failed };
      for (const path of pattern.paths) add(reference, path, 'file', { kind: 'file', reference, path });
      continue;
    }
    const place = session.resources.locate(reference.text);
    if (place !== 'outside' && session.resources.exists(place.path)) {
      add(reference, place.path, place.medium, { kind: 'file', reference, path: place.path });
      continue;
    }
    if (borrow(reference)) continue;
    if (reference.profile === undefined && mayBeOutside(session, location, reference)) continue;
    if (reference.location.optional || reference.directory !== undefined || reference.profile !== undefined) continue;
    const path = place === 'outside' ? reference.text : place.path;
    add(reference, path, place === 'outside' ? 'file' : place.medium, { kind: 'missing' });
  }
  if (resolved.length > 0) return { resolved };
  const inDirectory = references.find(({ directory, location: { optional } }) => directory !== undefined && !optional);
  if (inDirectory?.text.startsWith('classpath:') && profiles === undefined && !location.optional)
    tellUnseen(session, location, inDirectory.location);
  return resolveEmptyDirectories(session, location, references, profileVariant);
}

/** A profile may have a slash or a star in its name, which Spring takes for its own. */
function isDirectlyIn(directory: string, text: string): boolean {
  return text.lastIndexOf('/') < directory.length && text.lastIndexOf('*') < directory.length;
}

/**
 * True for a file or directory that is not in the repository but may be where the application runs: it is told as an open
 * source. Nobody names the default locations, so nothing is expected there.
 */
function mayBeOutside(
  session: Session,
  location: ConfigLocation,
  { text, directory, location: member }: Reference,
): boolean {
  if (session.strict || location.origin === undefined) return false;
  const place = session.resources.locate(directory ?? text);
  if (place !== 'outside' && place.medium === 'classpath') {
    if (directory === undefined) tellUnseen(session, location, member);
    return false;
  }
  if (place !== 'outside' && directory !== undefined && session.resources.directories(place.path) !== undefined)
    return false;
  addOpen(session, `import of ${toldOf(member)}`, location.origin, member.optional || location.optional);
  session.foundLocations.add(location.value);
  return true;
}

/**
 * Notes what is not on the part of the class path that the repository shows: a library may bring it, or the build write it.
 * Spring's own way goes on, so that what comes of it is known to be in doubt. The name may be anything and is not told.
 */
function tellUnseen(session: Session, location: ConfigLocation, member: ConfigLocation): void {
  if (session.strict || location.origin === undefined) return;
  const optional = member.optional || location.optional;
  session.unseen.set(location.value, addOpen(session, 'an import from the class path', location.origin, optional));
}

/** A directory without any config file still counts as found, on the file system only. */
function resolveEmptyDirectories(
  session: Session,
  location: ConfigLocation,
  references: readonly Reference[],
  profileVariant: boolean,
): Resolution {
  const resolved = new Map<string, Resolved>();
  const seen = new Set<string>();
  for (const reference of references) {
    const { directory } = reference;
    if (directory === undefined || seen.has(directory)) continue;
    seen.add(directory);
    const add = (path: string) => {
      const resource = resourceAt(reference, path, 'file', 'empty directory');
      if (resolved.has(resource.identity)) return;
      resolved.set(resource.identity, { location, resource, profileVariant, content: { kind: 'empty directory' } });
    };
    if (!reference.text.includes('*')) {
      const place = session.resources.locate(directory);
      if (place === 'outside' || place.medium === 'classpath') continue;
      if (session.resources.directories(place.path) !== undefined) add(place.path);
      continue;
    }
    const { paths, failed } = directoriesOfPattern(session, directory, 'directories', reference.location);
    if (failed !== undefined) return { resolved: [], failed };
    if (paths.length === 0 && !reference.location.optional) {
      const text = textOf(reference.location);
      const message = `Config data location '${text}' contains no subdirectories`;
      return { resolved: [], failed: failure('ConfigDataLocationNotFoundException', message, location.origin) };
    }
    for (const path of paths) add(path);
  }
  return { resolved: [...resolved.values()] };
}

function filesOfPattern(session: Session, reference: Reference): { paths: readonly string[]; failed?: StartupFailure } {
  const { paths, failed } = directoriesOfPattern(session, reference.text, 'files', reference.location);
  const name = reference.text.slice(reference.text.lastIndexOf('/') + 1);
  const files = paths.map((path) => `${path}/${name}`).filter((path) => session.resources.exists(path));
  return { paths: files, ...(failed && { failed }) };
}

function resourceAt(
  reference: Reference,
  path: string,
  medium: 'classpath' | 'file',
  kind: Resolved['content']['kind'],
): ContributorResource {
  const classpath = medium === 'classpath' ? reference.text.replace(/^classpath:\/*/, '') : undefined;
  return {
    identity: `${kind === 'empty directory' ? 'directory' : 'file'} ${path}`,
    reference: reference.text,
    description: classpath === undefined ? `file [${path}]` : `class path resource [${classpath}]`,
  };
}
