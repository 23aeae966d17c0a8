import type { Property } from '../../documents/document.ts';
import { sourceIndex } from '../../spring/lookup.ts';
import { uniformName } from '../../spring/names.ts';
import type { PropertySource } from '../../spring/property-source.ts';

const reduced = new WeakMap<readonly Property[], PropertySource>();

/**
 * The part of a source that config data processing reads: what is below `spring.`. Most documents have next to nothing
 * there, so that their many other keys need no index for it. Variables stay together, as their names follow other rules.
 */
export function settingsOf(source: PropertySource): PropertySource {
  if (source.kind === 'variables') return source;
  let settings = reduced.get(source.properties);
  if (settings === undefined) {
    settings = { ...source, properties: source.properties.filter(({ key }) => isSetting(key)) };
    reduced.set(source.properties, settings);
  }
  return settings;
}

function isSetting(key: string): boolean {
  // Cheap test first: it is made for every property of the repository.
  return /^(?:[sS](?:[pP]|[^a-zA-Z0-9])|[^a-zA-Z0-9])/.test(key) && uniformName(key).startsWith('spring.');
}

/** The settings of a source by uniform name. */
export function settingNames(source: PropertySource): ReadonlyMap<string, Property> {
  return sourceIndex(settingsOf(source)).uniform;
}
