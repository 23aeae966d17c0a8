import type { ConfigDocument, ConfigFile } from '../../documents/document.ts';
import type { Generation } from '../../spring/generation.ts';
import { visibleProperties } from '../../spring/lookup.ts';
import type { OpenSource } from '../../spring/property-source.ts';
import type { Environment, Layer } from '../application.ts';
import type { EnvironmentPlan } from '../boot/spring-boot-layers.ts';
import type { Chef } from '../chef/chef.ts';
import type { ApplicationSetting } from '../declaration.ts';

const slot = '{env}';

/** `app` + `../config/{env}/x` → `config/{env}/x`, without leaving the root (the contract's reader has refused that). */
export function joinPath(directory: string, relative: string): string {
  const parts = directory === '.' ? [] : directory.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.length === 0 ? '.' : parts.join('/');
}

/** Layers written down in keyparity.yml, lowest precedence first; `{env}` stands for the environment's name. */
export function layerListed(
  setting: ApplicationSetting,
  plans: readonly EnvironmentPlan[],
  read: (path: string) => ConfigFile | undefined,
  generation: Generation,
  chef?: Chef,
): { readonly environments: readonly Environment[]; readonly missing: readonly MissingLayer[] } {
  const patterns = (setting.layers ?? []).map((layer) => ({ ...layer, path: joinPath(setting.path, layer.path) }));
  const found = new Set<string>();
  const environments = plans.map((plan): Environment => {
    const layers: Layer[] = [];
    const open: OpenSource[] = [];
    const files: ConfigFile[] = [];
    if (plan.variables !== undefined) layers.push({ kind: 'environment', source: plan.variables });
    for (const pattern of patterns.toReversed()) {
      const path = pattern.path.replaceAll(slot, plan.name);
      const file = read(path);
      if (file === undefined) continue;
      found.add(pattern.path);
      files.push(file);
      open.push(...(file.open ?? []));
      if (file.guessed === true) {
        const origin = { path, line: 1, column: 1 };
        open.push({ what: `${path} in a character set that is not known`, origin });
      }
      const rendered = chef?.layersOf(file, plan.name);
      if (rendered !== undefined) {
        layers.push(...rendered);
        continue;
      }
      for (const document of file.documents.toReversed()) {
        layers.push({
          kind: pattern.path.includes(slot) ? 'environment' : 'shared',
          source: {
            name: nameOf(document),
            kind: 'document',
            properties: visibleProperties(document, generation),
            document,
          },
        });
      }
    }
    const own = patterns.findLast((pattern) => pattern.path.includes(slot));
    const isChefs = chef !== undefined && own === undefined;
    const home = own ?? patterns.at(-1);
    const basis = chef?.basisOf(plan.name) ?? [];
    return {
      name: plan.name,
      profiles: plan.profiles,
      compared: plan.compared,
      layers,
      open,
      failures: [],
      home: isChefs ? chef.homeOf(plan.name) : (home?.path ?? setting.path).replaceAll(slot, plan.name),
      ...(isChefs && { placeOf: chef.placeOf(plan.name, files.toReversed()) }),
      ...(basis.length > 0 && { basis }),
    };
  });
  const missing = patterns.filter((pattern) => !found.has(pattern.path));
  return { environments, missing };
}

/** A layer for which no environment has a file. */
export interface MissingLayer {
  readonly path: string;
  readonly origin: { readonly path: string; readonly line: number; readonly column: number };
}

function nameOf(document: ConfigDocument): string {
  return document.count > 1 ? `${document.path} (document ${document.index + 1})` : document.path;
}
