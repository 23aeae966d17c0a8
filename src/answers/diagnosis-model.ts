import type { Environment, Layer } from '../applications/application.ts';
import type { Basis } from '../repository/basis.ts';
import type { SkippedFiles } from '../repository/skipped.ts';
import type { Message } from '../rules/message.ts';
import type { OpenSource, StartupFailure } from '../spring/property-source.ts';

/** What Keyparity has understood of a repository, and what it has left alone. */
export interface Diagnosis {
  /** Path of the contract; absent where there is none. */
  readonly contract?: string;
  /** In the order of the repository. */
  readonly applications: readonly DiagnosedApplication[];
  /** Deployments that belong to none of the applications. */
  readonly unjoined: readonly DiagnosedDeployment[];
  readonly skipped: readonly SkippedFiles[];
  readonly advice: readonly Advice[];
}

export interface DiagnosedApplication {
  readonly name: string;
  readonly path: string;
  /** The Boot line whose law was followed, or `plain` for listed layers. */
  readonly law: string;
  /** How many keys its files have. */
  readonly keys: number;
  /** How many source files it contains, those of its libraries too. */
  readonly sources: number;
  readonly deployment?: DiagnosedDeployment;
  /** In promotion order, those that are compared first. */
  readonly environments: readonly DiagnosedEnvironment[];
}

export interface DiagnosedDeployment {
  /** `Helm chart` */
  readonly what: string;
  readonly directory: string;
  readonly names: readonly string[];
}

export interface DiagnosedEnvironment extends Pick<Environment, 'name' | 'compared' | 'profiles'> {
  /** Highest precedence first; neighbours of one kind that are documents of one file are one layer. */
  readonly layers: readonly DiagnosedLayer[];
  readonly basis: readonly Basis[];
  readonly open: readonly OpenSource[];
  /** External sources of which keyparity.yml lists all that they give. */
  readonly closed: readonly OpenSource[];
  readonly failures: readonly StartupFailure[];
}

export interface DiagnosedLayer {
  readonly kind: Layer['kind'];
  /** The file, or what the layer is called where it is none. */
  readonly name: string;
  readonly keys: number;
}

/** Something that a person may want to do about what was found. */
export interface Advice {
  readonly text: Message;
  /** Lines for keyparity.yml, as a pattern to follow. */
  readonly write?: readonly string[];
}
