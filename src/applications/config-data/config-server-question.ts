import type { PropertySource } from '../../spring/property-source.ts';

/** What a config client asks its server for. */
export interface Question {
  /** Names separated by commas. */
  readonly application: string;
  /** Empty: the profile `default`. */
  readonly profiles: readonly string[];
  /** Of the repository: a branch, or a directory. */
  readonly label?: string;
}

/**
 * What a config server answers, highest precedence first. It is a function, since name and profiles are known only while the
 * client's own files are read.
 */
export type ConfigServer = (question: Question) => readonly PropertySource[];
