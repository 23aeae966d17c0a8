import type { ConfigFile, Origin, Property } from '../../documents/document.ts';
import type { Basis } from '../../repository/basis.ts';
import { isStage } from '../../repository/stage-names.ts';
import type { Generation } from '../../spring/generation.ts';
import { uniformName } from '../../spring/names.ts';
import type { LoadedSource } from '../config-data/config-data-result.ts';
import type { Question } from '../config-data/config-server-question.ts';
import { type ConfigRepository, searchLocations } from './repository.ts';
import { type Answer, serve } from './serve.ts';

/** A module that asks a config server, whose files are here. */
export interface ConfigClient {
  readonly settings: ClientSettings;
  readonly answer: (question: Question) => Answer;
  /** True for what is served without a profile, whoever asks. */
  readonly isPlain: (loaded: LoadedSource) => boolean;
  /** Profiles that the names of served files have. */
  readonly profiles: readonly string[];
  /** The served files, for every profile. */
  readonly files: readonly ConfigFile[];
  readonly basis: Basis;
}

/** A config server, or a folder that stands in for what one serves. */
export interface Source {
  readonly repository: ConfigRepository;
  /** For people: `the config server config`. */
  readonly what: string;
  /** Nobody says that it serves this client: it must have a file for it by name. */
  readonly isGuess: boolean;
}

/** What a client says of itself. */
export interface ClientSettings {
  /** `import`: the answer has its place among the client's own documents; `bootstrap`: it lies on top of everything. */
  readonly how: 'import' | 'bootstrap';
  /** It starts without an answer as well. */
  readonly optional: boolean;
  readonly name: string;
  readonly label?: string;
  readonly origin: Origin;
  /** It asks in bootstrap files, and the build does not show that anybody reads these. */
  readonly isDoubtful?: true;
}

const bootstrapFile = /(?:^|\/)bootstrap(?:-[^/]+)?\.[a-z]+$/;

/** How a module asks a config server; `undefined`: it does not. */
export function clientSettings(files: readonly ConfigFile[]): ClientSettings | undefined {
  const inBootstrap = new Map<string, Property>();
  const inOwn = new Map<string, Property>();
  let how: ClientSettings['how'] | undefined;
  let optional = false;
  let origin: Origin | undefined;
  for (const { path, documents } of files) {
    const isBootstrap = bootstrapFile.test(path);
    for (const { properties } of documents) {
      for (const property of properties) {
        if (!/^spring/i.test(property.key)) continue;
        const name = uniformName(property.key.replace(/\[\d+\]$/, ''));
        const known = isBootstrap ? inBootstrap : inOwn;
        if (!known.has(name)) known.set(name, property);
        if (name === 'spring.config.import' && property.value.includes('configserver:')) {
          how = 'import';
          optional = property.value.includes('optional:configserver:');
          origin = property.origin;
        } else if (isBootstrap && name.startsWith('spring.cloud.config.') && !name.includes('.server.')) {
          how ??= 'bootstrap';
          origin ??= property.origin;
        }
      }
    }
  }
  if (how === undefined || origin === undefined) return undefined;
  // Bootstrap files lie below the application's own, for the context that asks as well.
  const text = (name: string) => [inOwn, inBootstrap].flatMap((known) => known.get(name)?.value.trim() || [])[0];
  if (how === 'bootstrap') optional = text('spring.cloud.config.failfast') !== 'true';
  if (text('spring.cloud.config.enabled') === 'false') return undefined;
  const name = text('spring.cloud.config.name') ?? text('spring.application.name') ?? 'application';
  const label = text('spring.cloud.config.label');
  const known = name.replace(/^\$\{[^:}]*:([^}]*)\}$/, '$1');
  return { how, optional, name: known, origin, ...(label !== undefined && { label }) };
}

export function questionOf({ name, label }: ClientSettings, profiles: readonly string[]): Question {
  return { application: name, profiles, ...(label !== undefined && { label }) };
}

/** The client of the first source that has a file for it. */
export function connect(
  settings: ClientSettings,
  sources: readonly Source[],
  generation: Generation,
): ConfigClient | undefined {
  for (const { repository, what, isGuess } of sources) {
    const found = filesServed(repository, settings);
    if (found.files.length === 0 || (isGuess && !found.isNamed)) continue;
    const answers = new Map<string, Answer>();
    const answer = (question: Question): Answer => {
      const key = JSON.stringify(question);
      const known = answers.get(key) ?? serve(repository, question, generation);
      answers.set(key, known);
      return known;
    };
    const plain = new Set(answer(questionOf(settings, [])).sources.map(({ source }) => source));
    const [first] = found.files;
    const directory = first?.path.slice(0, Math.max(0, first.path.lastIndexOf('/'))) || '.';
    return {
      settings,
      answer,
      isPlain: ({ source }) => plain.has(source),
      profiles: found.profiles,
      files: found.files,
      basis: { text: `served by ${what} (${directory})`, origin: settings.origin, ofLayer: true },
    };
  }
  return undefined;
}

/** Names that have a file of their own and one for a stage. */
function servicesAmong(stems: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...stems].flatMap((stem) =>
      dashesIn(stem)
        .filter((dash) => isStage(stem.slice(dash + 1)) && stems.has(stem.slice(0, dash)))
        .map((dash) => stem.slice(0, dash)),
    ),
  );
}

/**
 * `orders-export-prod.yml` is no file of `orders` for a profile `export-prod` where there is a service `orders-export`: nobody
 * activates such a profile, though Spring would read the file with it.
 */
function isOfAnother(stem: string, owner: string, services: ReadonlySet<string>): boolean {
  return [...dashesIn(stem), stem.length].some(
    (end) => end > owner.length && services.has(stem.slice(0, end)) && !isStage(stem.slice(owner.length + 1, end)),
  );
}

function dashesIn(stem: string): readonly number[] {
  return [...stem.matchAll(/-/g)].map(({ index }) => index);
}

/** The files of a client, and of everybody, wherever the server looks for them. */
function filesServed(
  repository: ConfigRepository,
  settings: ClientSettings,
): { readonly files: readonly ConfigFile[]; readonly profiles: readonly string[]; readonly isNamed: boolean } {
  const { resources } = repository;
  const files = new Map<string, ConfigFile>();
  const profiles = new Set<string>();
  let isNamed = false;
  for (const location of searchLocations(repository, questionOf(settings, []))) {
    const place = resources.locate(location.replace(/^optional:/, ''));
    if (place === 'outside') continue;
    const stems = new Map<string, string>();
    for (const path of resources.filesBelow(place.path)) {
      const name = path.slice(place.path === '' ? 0 : place.path.length + 1);
      const stem = /^([^/]+)\.(?:properties|ya?ml)$/.exec(name)?.[1];
      if (stem !== undefined) stems.set(path, stem);
    }
    const services = servicesAmong(new Set(stems.values()));
    for (const [path, stem] of stems) {
      for (const owner of new Set([...settings.name.split(','), 'application'])) {
        if (stem !== owner && (!stem.startsWith(`${owner}-`) || isOfAnother(stem, owner, services))) continue;
        const file = resources.file(path);
        if (file === undefined) continue;
        files.set(path, file);
        if (owner !== 'application') isNamed = true;
        if (stem !== owner) profiles.add(stem.slice(owner.length + 1));
      }
    }
  }
  return { files: [...files.values()], profiles: [...profiles], isNamed };
}
