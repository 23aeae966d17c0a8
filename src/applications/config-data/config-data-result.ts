import type { Origin } from '../../documents/document.ts';
import type { OpenSource, PropertySource, StartupFailure } from '../../spring/property-source.ts';

/** One document that config data processing has found. */
export interface LoadedSource {
  readonly source: PropertySource;
  /** The file was chosen by the name of a profile (`application-stage.yml`). */
  readonly profileSpecific: boolean;
  /** The document has an activation condition (`spring.config.activate.on-profile`, `on-cloud-platform`). */
  readonly conditional: boolean;
  /** The profile expressions of the condition, placeholders resolved; any one of them suffices. */
  readonly onProfile: readonly string[];
  /** The location that led to the file, as it was written. */
  readonly location: string;
  /** Where the import is written; absent for the default locations. */
  readonly importedBy?: Origin;
  /** It comes from a config server. */
  readonly served?: true;
}

export interface ConfigDataResult {
  /** Active documents, highest precedence first. */
  readonly sources: readonly LoadedSource[];
  /** Documents that were read but whose condition does not hold, in the same order. */
  readonly inactive: readonly LoadedSource[];
  /** The accepted profiles in Spring's order (later is stronger): the active ones, else the default ones. */
  readonly profiles: readonly string[];
  /** The profiles that `Environment.getActiveProfiles` returns; empty where only default profiles are accepted. */
  readonly activeProfiles: readonly string[];
  /** What the repository cannot show: never guessed. */
  readonly open: readonly OpenSource[];
  /** Why Spring would not start, in the order in which Spring would come across the causes. */
  readonly failures: readonly StartupFailure[];
}
