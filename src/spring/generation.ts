import type { Dialect } from '../documents/dialect.ts';

/**
 * A Spring Boot generation, as far as the laws of configuration differ between them. Each switch names what changed;
 * code asks for the switch, never for a version.
 */
export interface Generation {
  /** `2.7`, `3.5`, `4.1`: the line whose law is followed. */
  readonly name: string;
  /** How its loaders read files. */
  readonly dialect: Dialect;
  /** From 2.4: files are read by `ConfigDataEnvironment`. What came before (`ConfigFileApplicationListener`) refused less. */
  readonly configData: boolean;
  /** Boot ≤ 2.7: `spring.profiles` in a document activates it; from 3.0 it is fatal. */
  readonly legacyProfiles: boolean;
  /** From 3.3: `on-cloud-platform: none` matches when no platform is detected. */
  readonly cloudPlatformNone: boolean;
  /** The cloud platforms that Boot knows, in the order in which it looks for them. */
  readonly cloudPlatforms: readonly string[];
  /** What an empty YAML map becomes: a Map object (≤ 3.3), no property (3.4–4.0), the empty text (≥ 4.1). */
  readonly emptyMap: 'map-object' | 'nothing' | 'empty-text';
  /** Framework ≥ 6.2 (Boot ≥ 3.4): placeholders have the escape `\${`, and defaults are resolved only when used. */
  readonly lazyPlaceholders: boolean;
  /** From 3.5.1: profile keys in an inactive document are used instead of being fatal. */
  readonly profilesInInactiveDocuments: boolean;
  /** Up to 3.1: `Environment.getProperty` finds a property of a file whose name is empty. */
  readonly emptyName: boolean;
  /** Up to 3.5: what stands behind the object of `SPRING_APPLICATION_JSON` is not looked at (Jackson 2). */
  readonly jsonTrailingText: boolean;
  /** From 3.5: `env:NAME` imports. */
  readonly environmentImport: boolean;
  /** Validation of profile names: none (< 3.5), as 3.5.1 and later do. */
  readonly validatesProfileNames: boolean;
  /** From 3.5.1: lower-case variables are direct candidates. */
  readonly lowerCaseVariables: boolean;
  /** From 3.5.13 / 4.0.5: several imports given outside files form one contributor. */
  readonly groupedOuterImports: boolean;
  /** From 4.0: blank entries in a location list are ignored. */
  readonly ignoresBlankLocations: boolean;
  /** From 4.1: hints in brackets may stand anywhere and may name an encoding. */
  readonly hintsAnywhere: boolean;
  /** From 4.1: the empty text bound to an object or a map is an empty one instead of an error. */
  readonly emptyTextIsObject: boolean;
}

const boot27: Generation = {
  name: '2.7',
  dialect: 'spring-boot-2',
  configData: true,
  legacyProfiles: true,
  cloudPlatformNone: false,
  cloudPlatforms: ['NONE', 'CLOUD_FOUNDRY', 'HEROKU', 'SAP', 'KUBERNETES', 'AZURE_APP_SERVICE'],
  emptyMap: 'map-object',
  lazyPlaceholders: false,
  profilesInInactiveDocuments: false,
  emptyName: true,
  jsonTrailingText: true,
  environmentImport: false,
  validatesProfileNames: false,
  lowerCaseVariables: false,
  groupedOuterImports: false,
  ignoresBlankLocations: false,
  hintsAnywhere: false,
  emptyTextIsObject: false,
};
const boot23: Generation = { ...boot27, name: '2.3', configData: false };
const boot30: Generation = { ...boot27, name: '3.0', dialect: 'spring-boot-3.0', legacyProfiles: false };
const boot31: Generation = {
  ...boot30,
  name: '3.1',
  cloudPlatforms: ['NONE', 'CLOUD_FOUNDRY', 'HEROKU', 'SAP', 'NOMAD', 'KUBERNETES', 'AZURE_APP_SERVICE'],
};
const boot33: Generation = { ...boot31, name: '3.3', cloudPlatformNone: true, emptyName: false };
const boot34: Generation = {
  ...boot33,
  name: '3.4',
  dialect: 'spring-boot',
  emptyMap: 'nothing',
  lazyPlaceholders: true,
};
const boot35: Generation = {
  ...boot34,
  name: '3.5',
  profilesInInactiveDocuments: true,
  environmentImport: true,
  validatesProfileNames: true,
  lowerCaseVariables: true,
  groupedOuterImports: true,
};
const boot40: Generation = {
  ...boot35,
  name: '4.0',
  ignoresBlankLocations: true,
  jsonTrailingText: false,
  cloudPlatforms: [...boot35.cloudPlatforms, 'AWS_ECS'],
};
const boot41: Generation = {
  ...boot40,
  name: '4.1',
  dialect: 'spring-boot-4.1',
  emptyMap: 'empty-text',
  hintsAnywhere: true,
  emptyTextIsObject: true,
};

const known: readonly (readonly [major: number, minor: number, generation: Generation])[] = [
  [4, 1, boot41],
  [4, 0, boot40],
  [3, 5, boot35],
  [3, 4, boot34],
  [3, 3, boot33],
  [3, 1, boot31],
  [3, 0, boot30],
  [2, 4, boot27],
];

/** The generation assumed where no build file names one. */
export const defaultGeneration: Generation = boot35;

/** The law of a Boot version (`3.5.7`, `2.7`, `4.1.0-M1`); `undefined` where the text names none. */
export function generationOf(version: string): Generation | undefined {
  const match = /^(\d+)(?:\.(\d+|x))?/.exec(version);
  if (match === null) return undefined;
  const major = Number(match[1]);
  const minor = match[2] === undefined || match[2] === 'x' ? 99 : Number(match[2]);
  for (const [knownMajor, knownMinor, generation] of known) {
    if (major > knownMajor || (major === knownMajor && minor >= knownMinor)) return generation;
  }
  return boot23;
}
