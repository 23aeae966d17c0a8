import type { ConfigFormat, Origin } from '../../documents/document.ts';
import type { Generation } from '../../spring/generation.ts';
import type { StartupFailure } from '../../spring/property-source.ts';
import { type ConfigLocation, hintOf, schemeOf, textOf } from './location.ts';
import { failure, type Session } from './session.ts';

/** A file that a location may mean (`StandardConfigDataReference`). */
export interface Reference {
  /** The member of the group that it comes from. */
  readonly location: ConfigLocation;
  /** Text of the location with name, profile and extension; two references with the same text are one. */
  readonly text: string;
  /** The location's directory, where it is one. */
  readonly directory?: string;
  readonly profile?: string;
  readonly loader: ConfigFormat | 'xml';
  /** The format is not that of the file's name, or a character set is given. */
  readonly hinted: boolean;
  /** For `.properties`, where a hint gives one. */
  readonly encoding?: string;
}

/** Extensions in the order in which Spring tries them; in one directory the first is the strongest. */
const extensions: readonly (readonly [extension: string, loader: Reference['loader']])[] = [
  ['properties', 'properties'],
  ['xml', 'xml'],
  ['yml', 'yaml'],
  ['yaml', 'yaml'],
];

const weakestFirst = extensions.toReversed();

export interface References {
  readonly references: readonly Reference[];
  readonly failed?: StartupFailure;
}

/**
 * The files that a location may mean, lowest precedence first (`StandardConfigDataLocationResolver`): without profiles the
 * plain ones, else only those with a profile in their name.
 *
 * @param members The members of one location; `undefined` in place of a blank one.
 * @param parent Text of the reference whose file declares the location, where that is a standard resource.
 */
export function referencesOf(
  session: Pick<Session, 'configNames' | 'generation'>,
  members: readonly (ConfigLocation | undefined)[],
  origin: Origin | undefined,
  parent: string | undefined,
  profiles: readonly string[] | undefined,
): References {
  // The default locations are the same for every application.
  if (origin !== undefined || parent !== undefined) return allReferences(session, members, origin, parent, profiles);
  let own = known.get(members);
  if (own === undefined) {
    own = new Map();
    known.set(members, own);
  }
  const name = JSON.stringify([session.generation.name, session.configNames, profiles]);
  let found = own.get(name);
  if (found === undefined) {
    if (own.size >= mostKnown) own.clear();
    found = allReferences(session, members, origin, parent, profiles);
    own.set(name, found);
  }
  return found;
}

const known = new WeakMap<readonly unknown[], Map<string, References>>();
const mostKnown = 1000;

function allReferences(
  { configNames, generation }: Pick<Session, 'configNames' | 'generation'>,
  members: readonly (ConfigLocation | undefined)[],
  origin: Origin | undefined,
  parent: string | undefined,
  profiles: readonly string[] | undefined,
): References {
  const references = new Map<string, Reference>();
  for (const profile of profiles ?? [undefined]) {
    for (const member of members) {
      if (member === undefined && !generation.ignoresBlankLocations) {
        return {
          references: [],
          failed: failure('NullPointerException', 'Blank location in a group', origin),
        };
      }
      const own = member ?? { value: '', optional: false, uncertain: false, ...(origin && { origin }) };
      const text = resourceLocation(own, parent);
      const found = text.endsWith('/')
        ? inDirectory(own, text, configNames, profile)
        : forFile(own, text, profile, generation);
      if (found === 'unknown extension') {
        return { references: [], failed: unknownExtension(own, generation) };
      }
      for (const reference of found) if (!references.has(reference.text)) references.set(reference.text, reference);
    }
  }
  return { references: [...references.values()] };
}

function resourceLocation({ value }: ConfigLocation, parent: string | undefined): string {
  const text = value.startsWith('resource:') ? value.slice('resource:'.length) : value;
  if (text.startsWith('/') || schemeOf(text) !== undefined || parent === undefined) return text;
  return parent.slice(0, parent.lastIndexOf('/') + 1) + text;
}

function inDirectory(
  location: ConfigLocation,
  directory: string,
  names: readonly string[],
  profile: string | undefined,
): readonly Reference[] {
  return names.flatMap((name) =>
    weakestFirst.map(([extension, loader]) => ({
      location,
      text: fileName(`${directory}${name}`, profile, extension),
      directory,
      loader,
      hinted: false,
      ...(profile !== undefined && { profile }),
    })),
  );
}

function forFile(
  location: ConfigLocation,
  text: string,
  profile: string | undefined,
  generation: Generation,
): readonly Reference[] | 'unknown extension' {
  const { rest, extension: hint, encoding } = hintOf(text, generation.hintsAnywhere);
  const file = hint === undefined ? rest : rest + hint;
  const lower = file.toLowerCase();
  for (const [extension, loader] of extensions) {
    // Without the dot, as Spring does: `file:./fooyml` is taken for `fo.yml`.
    if (!lower.endsWith(extension)) continue;
    const root = file.slice(0, Math.max(0, file.length - extension.length - 1));
    return [
      {
        location,
        text: fileName(root, profile, hint === undefined ? extension : undefined),
        loader,
        hinted: hint !== undefined || encoding !== undefined,
        ...(profile !== undefined && { profile }),
        ...(encoding && { encoding }),
      },
    ];
  }
  return location.optional ? [] : 'unknown extension';
}

function fileName(root: string, profile: string | undefined, extension: string | undefined): string {
  const suffix = profile === undefined || profile.trim() === '' ? '' : `-${profile}`;
  return `${root}${suffix}${extension === undefined ? '' : `.${extension}`}`;
}

function unknownExtension(location: ConfigLocation, generation: Generation): StartupFailure {
  const asDirectory = "If the location is meant to reference a directory, it must end in '/' or File.separator";
  const known = ['resource:', 'file:', 'classpath:'].some((prefix) => location.value.startsWith(prefix));
  const short = generation.legacyProfiles || known || !textOf(location).includes(':');
  const cause = short
    ? `File extension is not known to any PropertySourceLoader. ${asDirectory}`
    : `Incorrect ConfigDataLocationResolver chosen or file extension is not known to any PropertySourceLoader. ${asDirectory}. The location is being resolved using the StandardConfigDataLocationResolver, check the location prefix if a different resolver is expected`;
  return failure(
    'IllegalStateException',
    `Unable to load config data from '${textOf(location)}'`,
    location.origin,
    `IllegalStateException: ${cause}`,
  );
}
