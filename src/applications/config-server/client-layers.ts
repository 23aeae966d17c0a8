import { uniformName } from '../../spring/names.ts';
import type { OpenSource, StartupFailure } from '../../spring/property-source.ts';
import type { LoadedSource } from '../config-data/config-data-result.ts';
import type { ConfigServer } from '../config-data/config-server-question.ts';
import { type ConfigClient, questionOf } from './client.ts';

/** The server that `spring.config.import` of a client leads to. */
export function configServerFor(client: ConfigClient | undefined): { readonly configServer?: ConfigServer } {
  if (client?.settings.how !== 'import') return {};
  return { configServer: (question) => client.answer(question).sources.map(({ source }) => source) };
}

/** What the bootstrap context puts around the other sources, highest precedence first. */
export interface ServedAround {
  readonly above: readonly LoadedSource[];
  /** Below variables and arguments. */
  readonly amid: readonly LoadedSource[];
  readonly below: readonly LoadedSource[];
}

const nowhere: ServedAround = { above: [], amid: [], below: [] };

/**
 * `PropertySourceBootstrapConfiguration.insertPropertySources`: what is served lies above everything, unless it says itself
 * that it gives way.
 */
export function servedOnTop(client: ConfigClient | undefined, profiles: readonly string[]): ServedAround {
  if (client?.settings.how !== 'bootstrap') return nowhere;
  const served = client
    .answer(questionOf(client.settings, profiles))
    .sources.map((loaded): LoadedSource => ({ ...loaded, served: true }));
  const properties = served.flatMap(({ source }) => source.properties);
  const says = (name: string, value: string) =>
    properties.find(({ key }) => uniformName(key) === `spring.cloud.config.${name}`)?.value.trim() === value;
  if (says('allowoverride', 'false')) return { ...nowhere, above: served };
  if (says('overridenone', 'true')) return { ...nowhere, below: served };
  return says('overridesystemproperties', 'false') ? { ...nowhere, amid: served } : { ...nowhere, above: served };
}

/** What it means for a client that the server refuses its files. */
export function answerMissing(
  client: ConfigClient | undefined,
  profiles: readonly string[],
): { readonly open: readonly OpenSource[]; readonly failures: readonly StartupFailure[] } {
  const failures = client?.answer(questionOf(client.settings, profiles)).failures ?? [];
  if (client === undefined || failures.length === 0) return { open: [], failures: [] };
  const { optional, isDoubtful } = client.settings;
  if (isDoubtful && !optional) {
    return { open: [], failures: failures.map((failure) => ({ ...failure, ofServer: 'perhaps asked' as const })) };
  }
  if (!optional) return { open: [], failures };
  return { open: [{ what: 'config server', origin: client.settings.origin, optional: true }], failures: [] };
}
