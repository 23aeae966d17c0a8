import type { MountedFile } from '../../deployments/deployment.ts';
import { decodeUtf8 } from '../../documents/decode.ts';
import type { Dialect } from '../../documents/dialect.ts';
import type { ConfigFile, Property } from '../../documents/document.ts';
import { readEmbedded } from '../../documents/embedded-file.ts';
import type { Place, Resources } from './resources.ts';

/**
 * The resources of an application with the files that a manifest puts into its container. These are found at their absolute
 * paths; those in a folder `config` also where Spring Boot looks below the working directory, which is then the folder around
 * it (`/app/config/application.yml`, `/config/application.yml`).
 *
 * @param workingDirectory That of the module in the tree; `.` is the root
 */
export function withMounts(
  resources: Resources,
  mounts: readonly MountedFile[],
  workingDirectory: string,
  dialect: Dialect,
): Resources {
  if (mounts.length === 0) return resources;
  const files = new Map<string, MountedFile>();
  const directory = workingDirectory === '.' ? '' : `${workingDirectory}/`;
  for (const mount of mounts) {
    files.set(mount.path, mount);
    const inConfig = /\/config\/([^/]+)$/.exec(mount.path)?.[1];
    if (inConfig !== undefined) files.set(`${directory}config/${inConfig}`, mount);
  }
  const isBelow = (folder: string) => [...files.keys()].some((path) => path.startsWith(`${folder}/`));
  const read = ({ path, property }: MountedFile): ConfigFile => embedded(property, path, resources, dialect);
  return {
    file: (path) => {
      const mount = files.get(path);
      return mount === undefined ? resources.file(path) : read(mount);
    },
    exists: (path) => files.has(path) || resources.exists(path),
    raw: (path) => {
      const mount = files.get(path);
      return mount === undefined ? resources.raw(path) : new TextEncoder().encode(mount.property.value);
    },
    locate: (location): Place => {
      const place = resources.locate(location);
      if (place !== 'outside') return place;
      const path = location.replace(/^file:(?:\/\/)?/, '').replace(/\/+$/, '');
      return path.startsWith('/') && (files.has(path) || isBelow(path)) ? { medium: 'file', path } : place;
    },
    contained: (location) => resources.contained(location),
    // What is mounted may stand in a folder that the repository does not have.
    directoriesAt: () => undefined,
    directories: (path) => resources.directories(path) ?? (isBelow(path) ? [] : undefined),
    filesBelow: (path) => [
      ...resources.filesBelow(path),
      ...[...files.keys()].filter((candidate) => candidate.startsWith(`${path}/`)),
    ],
  };
}

const known = new WeakMap<Property, Map<string, ConfigFile>>();

/** Environments that mount the same entry share its documents, and so see that they do. */
function embedded(property: Property, path: string, resources: Resources, dialect: Dialect): ConfigFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const read = known.get(property) ?? new Map<string, ConfigFile>();
  known.set(property, read);
  let file = read.get(`${dialect} ${name}`);
  if (file === undefined) {
    const outer = resources.raw(property.origin.path);
    file = readEmbedded(property, name, outer === undefined ? '' : decodeUtf8(outer), dialect);
    read.set(`${dialect} ${name}`, file);
  }
  return file;
}
