import type { Readers } from '../../code/readers.ts';
import type { FileTree } from '../../documents/file-tree.ts';
import type { Library } from '../../documents/library.ts';
import type { ModuleGraph } from '../../repository/module-graph.ts';
import { isDelivered, isStage } from '../../repository/stage-names.ts';
import type { Generation } from '../../spring/generation.ts';
import { findProperty } from '../../spring/lookup.ts';
import { OPEN, resolvePlaceholders } from '../../spring/placeholders.ts';
import type { Environment, Layer } from '../application.ts';
import { buildFilterOf } from './build-filter.ts';
import { layersOf } from './layers.ts';
import { placesOf } from './locations.ts';
import { stackOf } from './stack.ts';

export interface BootInput {
  readonly tree: FileTree;
  readonly graph: ModuleGraph;
  readonly library: Library;
  readonly generation: Generation;
}

/** Stages for which a `@PropertySource` has a file, so that there are environments even where no profile says so. */
export function stagesRead(readers: Readers | undefined, { tree, graph }: BootInput): readonly string[] {
  if (readers === undefined || readers.annotated.length === 0) return [];
  const places = placesOf(readers.module, readers.contained, tree, graph);
  const stages = readers.annotated.flatMap(({ locations }) =>
    locations.flatMap(({ text }) => {
      const lead = text?.includes('${') === true ? places.leadOf(text) : undefined;
      return lead?.kind === 'staged' ? [...lead.files.keys()].filter(isStage) : [];
    }),
  );
  return stages.some(isDelivered) ? [...new Set(stages)] : [];
}

/**
 * Adds to the environments of a Spring Boot application what `@PropertySource` reads: below all config data, above what Spring
 * Cloud's bootstrap context leaves (`ConfigurationClassParser` adds at the end, and default properties stay last).
 */
export function withAnnotatedSources(
  environments: readonly Environment[],
  readers: Readers | undefined,
  { tree, graph, library, generation }: BootInput,
): readonly Environment[] {
  if (readers === undefined || readers.annotated.length === 0) return environments;
  const places = placesOf(readers.module, readers.contained, tree, graph);
  const { afterBuild } = buildFilterOf(tree, readers.module);
  const compared = environments.filter((environment) => environment.compared);
  return environments.map((environment) => {
    const { profiles, name, layers } = environment;
    const sources = layers.map(({ source }) => source);
    /** Placeholders of a location are resolved with what the environment has by then; profiles choose files anyway. */
    const settled = (location: string): string => {
      const lookup = (key: string) => {
        if (key === 'spring.profiles.active') return undefined;
        const found = findProperty(sources, key, generation)?.property;
        return found?.opaque === true ? OPEN : found?.value;
      };
      const resolution = resolvePlaceholders(location, lookup, generation, 'lenient');
      return resolution.kind === 'resolved' ? resolution.value : location;
    };
    const found = layersOf(
      { parts: stackOf({ annotated: readers.annotated, configurers: [] }, profiles).parts, unasked: [] },
      {
        values: profiles.length === 0 ? [] : [...profiles.toReversed(), name],
        leadOf: (location) => {
          const asWritten = places.leadOf(location);
          // A default must not hide that a profile has a file of its own.
          return asWritten.kind === 'staged' && asWritten.files.size > 0 ? asWritten : places.leadOf(settled(location));
        },
        read: (path, charset) => library.read(path, 'java', charset),
        afterBuild,
      },
      (reader) => compared.every((other) => reader.livesUnder(other.profiles) !== 'no'),
    );
    const bootstrap = layers.findIndex(({ source }) => /(?:^|\/)bootstrap[-.][^/]*$/.test(source.document?.path ?? ''));
    const end = bootstrap === -1 ? layers.length : bootstrap;
    const basis = [...(environment.basis ?? []), ...found.basis];
    const isOwn = ({ kind, source }: Layer) => kind === 'environment' && source.document !== undefined;
    const own = layers.some(isOwn) ? undefined : found.layers.find(isOwn)?.source.document;
    return {
      ...environment,
      home: own?.path ?? environment.home,
      layers: [...layers.slice(0, end), ...found.layers, ...layers.slice(end)],
      open: [...environment.open, ...found.open],
      ...(basis.length > 0 && { basis }),
    };
  });
}
