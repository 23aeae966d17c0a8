import type { Application } from '../applications/application.ts';
import type { IdleConstraints } from '../code/facts.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Vocabulary } from '../configuration/vocabulary.ts';
import type { Origin } from '../documents/document.ts';
import type { Contract } from '../requirements/contract/contract.ts';
import type { ValueJudge } from '../requirements/contract/value-rules.ts';
import type { CodeRequirement } from '../requirements/needs/needs-of-code.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { Insertion } from './insertion.ts';

/** What the code of one application says about configuration. */
export interface SubjectCode {
  /** What it asks for, as far as somebody wants to know: also with a default, or marked as coming from outside. */
  readonly uses: readonly CodeRequirement[];
  /** Every key that code of the repository asks for, be it this application's or another's. */
  readonly asked: ReadonlySet<string>;
  /** Keys that it looks up with `getProperty`, which gives null where there is no value. */
  readonly read: ReadonlySet<string>;
  /** How many of the keys that it cannot do without have a value in every compared environment. */
  readonly servedEverywhere: number;
  readonly idleConstraints: readonly IdleConstraints[];
}

/** What a rule looks at: one application with everything that is known about it. Applications never meet. */
export interface Subject {
  readonly application: Application;
  /** One per environment of the application, in its order. */
  readonly configurations: readonly Configuration[];
  /** Those whose environment is compared and whose files can be read to their end. */
  readonly compared: readonly Configuration[];
  readonly vocabulary: Vocabulary;
  readonly contract: Contract;
  /** True where keyparity.yml says what reaches the processes from outside: then that list is complete. */
  readonly closedWorld: boolean;
  /** Environments that keyparity.yml declares, with the place; empty where they were discovered. */
  readonly declaredEnvironments: readonly { readonly name: string; readonly origin: Origin }[];
  /** What must hold, from every source. */
  readonly requirements: readonly Requirement[];
  /** What the code of the application says; absent where there is none, or nobody read it. */
  readonly code?: SubjectCode;
  /** Judges values by the words of the contract; absent where the contract has none. */
  readonly valueJudge?: ValueJudge;
  /**
   * What an environment got before the change that is judged, by its name of today; `undefined` where it is new. Absent where
   * there is no base, or it did not have the application. Values and their layers only: no rule sees which lines differ.
   */
  readonly before?: (environment: string) => Configuration | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The line to add so that an environment gets its own value for a key. */
  insertionFor(configuration: Configuration, key: string): Insertion;
}
