import type { Generation } from '../../spring/generation.ts';
import type { PropertySource, StartupFailure } from '../../spring/property-source.ts';
import { loadConfigData } from '../config-data/config-data.ts';
import type { LoadedSource } from '../config-data/config-data-result.ts';
import type { Question } from '../config-data/config-server-question.ts';
import { type ConfigRepository, searchLocations } from './repository.ts';

/** What a config server answers. */
export interface Answer {
  /** Highest precedence first. */
  readonly sources: readonly LoadedSource[];
  /** Why there is no answer. */
  readonly failures: readonly StartupFailure[];
}

const origin = { path: 'config server', line: 1, column: 1 };

/**
 * The answer of a Spring Cloud Config Server (`NativeEnvironmentRepository.findOne`): it prepares an environment as an
 * application would that looks for files of the names `application` and the client's, in these locations and nowhere else.
 * So the file of a profile beats every file without one: `application-dev.yml` beats `orders.yml`.
 */
export function serve(repository: ConfigRepository, question: Question, generation: Generation): Answer {
  const { application } = question;
  const profiles = question.profiles.length === 0 ? ['default'] : question.profiles;
  const locations = searchLocations(repository, question);
  const group = locations.filter((location) => mayBeThere(repository, location)).join(';');
  if (group === '') return { sources: [], failures: [] };
  const settings = new Map([
    ['spring.profiles.active', profiles.join(',')],
    ['spring.config.name', application === 'application' ? application : `application,${application}`],
    ['spring.config.location', group],
    ['spring.config.on-not-found', 'IGNORE'],
  ]);
  const setup: PropertySource = {
    name: 'config-data-setup',
    kind: 'system',
    properties: [...settings].map(([key, value]) => ({ key, value, origin, valueOrigin: origin })),
  };
  const { resources } = repository;
  const { sources, failures } = loadConfigData({
    resources,
    generation,
    additionalProfiles: profiles,
    outer: [setup],
    strict: true,
  });
  const served = failures.length > 0 ? [] : sources.filter((loaded) => isServed(repository, locations, group, loaded));
  return { sources: served, failures: failures.map((failure) => ({ ...failure, ofServer: 'asked' as const })) };
}

/** Nothing that is missing is a mistake, but Spring would still tell apart what a location of the group may be. */
function mayBeThere({ resources }: ConfigRepository, location: string): boolean {
  const place = resources.locate(location.replace(/^optional:/, ''));
  return location.includes('*') || (place !== 'outside' && resources.directories(place.path) !== undefined);
}

/** What the files import is served where it is below a search location itself (`matchesLocation`). */
function isServed(
  { resources }: ConfigRepository,
  locations: readonly string[],
  group: string,
  { source: { document }, location }: LoadedSource,
): boolean {
  if (document === undefined) return false;
  if (location === group) return true;
  return locations.some((searched) => {
    const place = resources.locate(searched.replace(/^optional:/, ''));
    return place !== 'outside' && (place.path === '' || document.path.startsWith(`${place.path}/`));
  });
}
