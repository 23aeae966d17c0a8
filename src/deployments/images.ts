import { decodeUtf8 } from '../documents/decode.ts';
import { type ImageCommand, readDockerfile } from '../documents/dockerfile-reader.ts';
import { type FileTree, pathSetOf } from '../documents/file-tree.ts';
import type { DeployedEnvironment, Deployment, VariableLayer, WrittenWord } from './deployment.ts';
import { writtenWordsIn } from './process.ts';

/** What the image of an application gives to every process of it, unless a manifest says otherwise. */
export interface ImageDefaults {
  readonly path: string;
  readonly layer: VariableLayer;
  /** Words that the command of a manifest takes the place of, and those that only a whole command line replaces. */
  readonly command: readonly WrittenWord[];
  readonly entrypoint: readonly WrittenWord[];
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
    const { variables, entrypoint, command } = readDockerfile(path, bytes);
    return {
      path,
      layer: { path, kind: 'shared', variables },
      // A shell that is started as such gets no further words.
      command: entrypoint?.byShell === true ? [] : wordsOf(command),
      entrypoint: wordsOf(entrypoint),
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
  const words = writtenWordsIn(line.slice('web:'.length));
  return {
    path,
    layer: { path, kind: 'shared', variables: [] },
    command: words.map((text) => ({ text, origin, byShell: true, isShared: true })),
    entrypoint: [],
  };
}

function wordsOf(command: ImageCommand | undefined): readonly WrittenWord[] {
  return (command?.words ?? []).flatMap(({ text, origin }): readonly WrittenWord[] =>
    command?.byShell === true
      ? writtenWordsIn(text).map((word) => ({ text: word, origin, byShell: true, isShared: true }))
      : [{ text, origin, isShared: true }],
  );
}

/** A deployment with the image below everything that its manifests say. */
export function withImage(deployment: Deployment, image: ImageDefaults): Deployment {
  const environments = deployment.environments.map((environment): DeployedEnvironment => {
    const layers = image.layer.variables.length === 0 ? [] : [image.layer];
    return {
      ...environment,
      layers: [...environment.layers, ...layers],
      words: [...keptWords(environment.words ?? [], image), ...(environment.words ?? [])],
    };
  });
  return { ...deployment, manifests: [...deployment.manifests, image.path], environments };
}

/** A manifest with a command line of its own replaces that of the image; with arguments only, those of the image. */
function keptWords(words: readonly WrittenWord[], { command, entrypoint }: ImageDefaults): readonly WrittenWord[] {
  if (words.some(({ text }) => /^(?:.*\/)?(?:java|sh|bash)$/.test(text))) return [];
  return words.length > 0 ? entrypoint : [...entrypoint, ...command];
}

/** What the image gives to environments that no manifest describes: everything but their profiles, which tell them apart. */
export function withoutProfiles(image: ImageDefaults): Pick<DeployedEnvironment, 'layers' | 'words'> {
  const { path, kind, variables } = image.layer;
  const kept = variables.filter(({ name }) => !/^SPRING[_.]PROFILES[_.]/i.test(name));
  const words = [...image.entrypoint, ...image.command];
  return {
    layers: kept.length === 0 ? [] : [{ path, kind, variables: kept }],
    words: words.filter(({ text }) => !/^(?:-D|--)spring\.profiles\./.test(text)),
  };
}
