import { decodeUtf8 } from '../documents/decode.ts';
import { type ImageCommand, type ImageCopy, readDockerfile } from '../documents/dockerfile-reader.ts';
import { type FileTree, pathSetOf } from '../documents/file-tree.ts';
import { scriptsOf } from './command-line/scripts.ts';
import type {
  DeployedEnvironment,
  Deployment,
  FindScript,
  VariableLayer,
  WrittenCommand,
  WrittenWord,
} from './deployment.ts';
import { directoryOf } from './paths.ts';
import type { StartedBy } from './process.ts';

/** What the image of an application gives to every process of it, unless a manifest says otherwise. */
export interface ImageDefaults {
  readonly path: string;
  readonly layer: VariableLayer;
  readonly command: WrittenCommand;
  readonly copies: readonly ImageCopy[];
}

/** Where the Dockerfile of a module is, beside its sources; a Procfile stands in for one. */
const names = [
  'Dockerfile',
  'Containerfile',
  'docker/Dockerfile',
  'src/main/docker/Dockerfile',
  'Dockerfile.jvm',
  'Procfile',
];

/**
 * The Dockerfile of a module: the one that its manifest names, else in its directory, else in that which its image is built in.
 *
 * @param isAlone it is the only application of the repository
 */
export function imageOf(
  tree: FileTree,
  module: string,
  deployment: Deployment | undefined,
  isAlone: boolean,
): ImageDefaults | undefined {
  const paths = pathSetOf(tree);
  const named = deployment?.dockerfile ?? '';
  const directories = [module, ...(deployment === undefined ? [] : [deployment.directory]), ...(isAlone ? ['.'] : [])];
  const usual = directories.flatMap((directory) =>
    names.map((name) => (directory === '.' ? name : `${directory}/${name}`)),
  );
  for (const path of [named, ...usual]) {
    const bytes = paths.has(path) ? tree.read(path) : undefined;
    if (bytes === undefined) continue;
    if (path.endsWith('Procfile')) return startedByProcfile(path, bytes);
    const { variables, entrypoint, command, copies } = readDockerfile(path, bytes);
    return {
      path,
      layer: { path, kind: 'shared', variables },
      command: {
        ...(entrypoint !== undefined && { entrypoint: sharedWords(entrypoint) }),
        ...(command !== undefined && { arguments: sharedWords(command) }),
      },
      copies,
    };
  }
  return undefined;
}

/** `web:` of a Procfile, by which a buildpack starts what it has built. */
function startedByProcfile(path: string, bytes: Uint8Array): ImageDefaults | undefined {
  const lines = decodeUtf8(bytes).split(/\r\n|[\r\n]/);
  const at = lines.findIndex((line) => /^web:[\t ]*\S/.test(line));
  if (at < 0) return undefined;
  const line = lines[at] as string;
  const origin = { path, line: at + 1, column: 1 };
  const words = ['bash', '-c', line.slice('web:'.length)].map((text) => ({ text, origin }));
  const command = { arguments: sharedWords(words) };
  return { path, layer: { path, kind: 'shared', variables: [] }, command, copies: [] };
}

function sharedWords(command: ImageCommand): readonly WrittenWord[] {
  return command.map((word) => ({ ...word, isShared: true }));
}

/** The scripts that a container of a module may start. */
export function scriptsFor(
  tree: FileTree,
  module: string,
  deployment: Deployment | undefined,
  image: ImageDefaults | undefined,
): FindScript {
  const ofImage = image === undefined ? [] : [directoryOf(image.path)];
  const ofManifests = deployment === undefined ? [] : [deployment.directory];
  return scriptsOf(tree, [...new Set([...ofImage, module, ...ofManifests])], image?.copies);
}

/** A deployment with the image below everything that its manifests say. */
export function withImage(deployment: Deployment, image: ImageDefaults | undefined, scriptAt: FindScript): Deployment {
  const environments = deployment.environments.map((environment): DeployedEnvironment => {
    if (image === undefined) return { ...environment, scriptAt };
    const layers = image.layer.variables.length === 0 ? [] : [image.layer];
    const command = commandOver(image.command, environment.command);
    return { ...environment, layers: [...environment.layers, ...layers], command, scriptAt };
  });
  return image === undefined
    ? { ...deployment, environments }
    : { ...deployment, manifests: [...deployment.manifests, image.path], environments };
}

/** A new entrypoint drops the arguments that the old one was made for (Docker, Kubernetes, Compose and ECS alike). */
function commandOver(image: WrittenCommand, own: WrittenCommand = {}): WrittenCommand {
  return own.entrypoint === undefined ? { ...image, ...own } : own;
}

/** What the image gives to environments that no manifest describes: everything but their profiles, which tell them apart. */
export function withoutProfiles({ layer, command }: ImageDefaults, scriptAt: FindScript): StartedBy {
  return { layers: layer.variables.length === 0 ? [] : [layer], command, scriptAt, withoutProfiles: true };
}
