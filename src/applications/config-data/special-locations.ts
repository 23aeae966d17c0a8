import { type ConfigLocation, hintOf, textOf } from './location.ts';
import type { Reference } from './references.ts';
import type { Resolution, Resolved } from './resolved.ts';
import { addOpen, failure, type Session } from './session.ts';
import { directoriesOfPattern } from './wildcards.ts';

/** Resolves `configtree:` and `env:` locations, which have no variants for profiles; `undefined` for all others. */
export function resolveSpecial(session: Session, location: ConfigLocation): Resolution | undefined {
  if (location.value.startsWith('configtree:')) return resolveConfigTree(session, location);
  if (location.value.startsWith('env:') && session.generation.environmentImport)
    return resolveVariable(session, location);
  return undefined;
}

/** `ConfigTreeConfigDataLocationResolver`: relative to the working directory, whatever file declares it. */
function resolveConfigTree(session: Session, location: ConfigLocation): Resolution {
  const text = location.value.slice('configtree:'.length);
  if (!text.endsWith('/')) {
    const exception = session.generation.lazyPlaceholders ? 'IllegalStateException' : 'IllegalArgumentException';
    const message = `Config tree location '${text}' must end with '/'`;
    return { resolved: [], failed: failure(exception, message, location.origin) };
  }
  if (!text.includes('*')) {
    const place = session.resources.locate(text);
    const path = place === 'outside' ? text : place.path;
    const isThere = place !== 'outside' && isDirectory(session, text);
    if (!isThere && tellOutside(session, location)) return { resolved: [] };
    // ConfigTreePropertySource looks at every element of the whole path, those of the location included.
    const hidden = text.split('/').some((element) => element.startsWith('..'));
    const identity = `tree ${text.replace(/\/+/g, '/')}`;
    return { resolved: [treeAt(location, path, identity, isThere ? { hidden } : undefined)] };
  }
  const { paths, failed } = directoriesOfPattern(session, text, 'directories', location);
  if (failed !== undefined) return { resolved: [], failed };
  if (paths.length === 0 && tellOutside(session, location)) return { resolved: [] };
  return { resolved: paths.map((path) => treeAt(location, path, `tree /${path}/`, { hidden: false })) };
}

/** The path is not cleaned: what stands before `..` must exist as well. */
function isDirectory({ resources }: Session, text: string): boolean {
  const elements = text.split('/');
  return elements.every((element, index) => {
    if (element !== '..' && index < elements.length - 1) return true;
    const place = resources.locate(elements.slice(0, index).join('/'));
    return place !== 'outside' && resources.directories(place.path) !== undefined;
  });
}

function treeAt(
  location: ConfigLocation,
  directory: string,
  identity: string,
  found: { readonly hidden: boolean } | undefined,
): Resolved {
  return {
    location,
    resource: { identity, description: `config tree [${directory}]` },
    profileVariant: false,
    content: found === undefined ? { kind: 'missing' } : { kind: 'tree', directory, hidden: found.hidden },
  };
}

/** `SystemEnvironmentConfigDataLocationResolver`. */
function resolveVariable(session: Session, location: ConfigLocation): Resolution {
  const {
    rest: name,
    extension,
    encoding,
  } = hintOf(location.value.slice('env:'.length), session.generation.hintsAnywhere);
  const loader = loaderOf(extension?.slice(1).toLowerCase() ?? 'properties');
  if (loader === undefined) {
    const message = `File extension '${extension?.slice(1)}' is not known to any PropertySourceLoader`;
    return { resolved: [], failed: failure('IllegalStateException', message, location.origin) };
  }
  if (variableNamed(session, name) === undefined) {
    if (location.optional && session.strict) return { resolved: [] };
    if (tellOutside(session, location)) return { resolved: [] };
    const message = `Environment variable '${name}' is not set`;
    return {
      resolved: [],
      failed: failure('ConfigDataLocationNotFoundException', message, location.origin, textOf(location)),
    };
  }
  const content = { kind: 'variable', name, loader, ...(encoding && { encoding }) } as const;
  const resource = {
    identity: `variable ${name} ${loader}`,
    description: `system environment variable [${name}]`,
  };
  return { resolved: [{ location, resource, profileVariant: false, content }] };
}

/** The variable of exactly that name, as the process sees it. */
export function variableNamed({ outer }: Session, name: string) {
  for (const source of outer) {
    const found = source.kind === 'variables' ? source.properties.findLast(({ key }) => key === name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function loaderOf(extension: string): Reference['loader'] | undefined {
  if (extension === 'properties' || extension === 'xml') return extension;
  return extension === 'yml' || extension === 'yaml' ? 'yaml' : undefined;
}

/** Config trees and variables are made where the application runs: what is not here is open. */
function tellOutside(session: Session, location: ConfigLocation): boolean {
  if (session.strict) return false;
  addOpen(session, `import of ${location.value}`, location.origin, location.optional);
  session.foundLocations.add(location.value);
  return true;
}
