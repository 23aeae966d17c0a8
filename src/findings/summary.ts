import { type Environment, lawOf } from '../applications/application.ts';
import type { Subject } from '../rules/rule-context.ts';
import type { ApplicationSummary, LayerSummary } from './finding.ts';

/** What was judged, for people and programs: an application with its environments and their layers. */
export function summaryOf({
  application,
  vocabulary,
}: Pick<Subject, 'application' | 'vocabulary'>): ApplicationSummary {
  return {
    name: application.name,
    path: application.path,
    law: lawOf(application),
    keys: vocabulary.words.size,
    environments: application.environments.map((environment) => ({
      name: environment.name,
      profiles: environment.profiles,
      compared: environment.compared,
      layers: layersOf(environment),
      open: [...new Set(environment.open.map(({ what }) => what))],
    })),
  };
}

/** Lowest precedence first; neighbours of one kind are one layer, and a file with several documents is named once. */
function layersOf(environment: Environment): readonly LayerSummary[] {
  const layers: { kind: LayerSummary['kind']; paths: string[] }[] = [];
  for (const { kind, source } of environment.layers.toReversed()) {
    const path = source.document?.path ?? source.name;
    const last = layers.at(-1);
    if (last?.kind !== kind) layers.push({ kind, paths: [path] });
    else if (last.paths.at(-1) !== path) last.paths.push(path);
  }
  return layers;
}
