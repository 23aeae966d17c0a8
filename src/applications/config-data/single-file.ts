import type { Generation } from '../../spring/generation.ts';
import { uniformName } from '../../spring/names.ts';
import type { PropertySource } from '../../spring/property-source.ts';
import type { ConfigDataResult } from './config-data-result.ts';
import { type ConfigDataInput, defaultLocations } from './initial.ts';
import { sourceOf } from './load.ts';
import { membersOf, textOf } from './location.ts';
import { referencesOf } from './references.ts';
import type { Resources } from './resources.ts';
import { settingsOf } from './settings.ts';

/** A directory of the default locations, with the files that Spring looks for in it. */
interface UsualPlace {
  /** Text of the location that it belongs to. */
  readonly location: string;
  /** Up to a star, if it has one. */
  readonly directory: string;
  readonly hasStar: boolean;
  /** Names of the plain files, and of those of the profile `default`, which a module that this one contains may hold too. */
  readonly plain: readonly { readonly name: string; readonly isXml: boolean }[];
  readonly specific: readonly string[];
}

const usualPlaces = new WeakMap<Generation, readonly UsualPlace[]>();

const usualNames: readonly string[] = ['application'];
const usualProfiles: readonly string[] = ['default'];

/** The places in which Spring looks where nobody tells it others, as the whole process works them out. */
function placesFor(generation: Generation): readonly UsualPlace[] {
  let places = usualPlaces.get(generation);
  if (places === undefined) {
    const names = { configNames: usualNames, generation };
    places = defaultLocations.flatMap((location) =>
      membersOf(location).flatMap((member): UsualPlace[] => {
        const plain = referencesOf(names, [member], undefined, undefined, undefined).references;
        const specific = referencesOf(names, [member], undefined, undefined, usualProfiles).references;
        const directory = plain[0]?.directory;
        if (directory === undefined) return [];
        const star = directory.indexOf('*');
        return [
          {
            location: textOf(location),
            directory: star === -1 ? directory : directory.slice(0, star),
            hasStar: star !== -1,
            plain: plain.map(({ text, loader }) => ({ name: text.slice(directory.length), isXml: loader === 'xml' })),
            specific: specific.map(({ text }) => text.slice(directory.length)),
          },
        ];
      }),
    );
    usualPlaces.set(generation, places);
  }
  return places;
}

/**
 * What {@link processConfigData} comes to for the commonest of all applications, without doing it: nothing is given from
 * outside, and Spring finds one file, of one document, that says nothing of profiles and config data; or it finds none.
 * `undefined` for every other one.
 */
export function loadSingleFile(input: ConfigDataInput): ConfigDataResult | undefined {
  const { resources, generation, outer, profiles, additionalProfiles = [] } = input;
  if (outer.length > 0 || profiles !== undefined || additionalProfiles.length > 0) return undefined;
  const found = singleFile(resources, generation);
  if (found === undefined) return undefined;
  const sources: PropertySource[] = [];
  if (found !== 'none') {
    const file = resources.file(found.path);
    if (file === undefined || file.documents.length > 1 || file.problems.some(({ fatal }) => fatal)) return undefined;
    for (const document of file.documents) sources.push(sourceOf(document, generation));
    if (sources.some(steers)) return undefined;
  }
  return {
    sources: sources.map((source) => ({
      source,
      profileSpecific: false,
      conditional: false,
      onProfile: [],
      location: found === 'none' ? '' : found.location,
    })),
    inactive: [],
    profiles: usualProfiles,
    activeProfiles: [],
    open: [],
    failures: [],
  };
}

/** The only file in the usual places; `undefined` where there are several, or where one needs a closer look. */
function singleFile(
  { directoriesAt, exists, contained }: Resources,
  generation: Generation,
): { readonly path: string; readonly location: string } | 'none' | undefined {
  let found: { readonly path: string; readonly location: string } | undefined;
  for (const { location, directory, hasStar, plain, specific } of placesFor(generation)) {
    if (specific.some((name) => contained(directory + name) !== undefined)) return undefined;
    const directories = directoriesAt(directory);
    if (directories?.length === 0) continue;
    const [only, another] = directories ?? [];
    // Of several directories on the class path the first that has a name hides the others.
    if (only === undefined || another !== undefined || hasStar) return undefined;
    const prefix = only === '' ? '' : `${only}/`;
    for (const { name, isXml } of plain) {
      if (!exists(prefix + name)) continue;
      if (isXml || found !== undefined) return undefined;
      found = { path: prefix + name, location };
    }
    if (specific.some((name) => exists(prefix + name))) return undefined;
  }
  return found ?? 'none';
}

/** Whether a source has a word in what is loaded, or is refused for it. */
function steers(source: PropertySource): boolean {
  return settingsOf(source).properties.some(({ key }) =>
    /^spring\.(?:config|profiles|main\.cloudplatform)/.test(uniformName(key)),
  );
}
