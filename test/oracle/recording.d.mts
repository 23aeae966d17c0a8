import type { OracleAnswer, OracleCase } from './oracle.mjs';

/** What Spring Boot said about one topic: a file of fixtures/spring. */
export interface Recording {
  /** The exact version of each generation. */
  readonly boot: Readonly<Record<string, string>>;
  /** By id of the case. */
  readonly cases: Readonly<Record<string, RecordedCase>>;
}

export interface RecordedCase {
  /** `digestOf` the case as it was when Spring was asked. */
  readonly input: string;
  /** One answer for all generations (`v`) that gave it. */
  readonly answers: readonly (Omit<OracleAnswer, 'id' | 'boot'> & { readonly v: readonly string[] })[];
}

/** `answers` by generation, then by id of the case. */
export declare function recordingOf(
  cases: readonly OracleCase[],
  answers: ReadonlyMap<string, ReadonlyMap<string, OracleAnswer>>,
): Recording;

/** Changes with every part of a case that Spring sees; a recording with another digest is out of date. */
export declare function digestOf(given: OracleCase): string;

export declare function pretty(value: unknown): string;
