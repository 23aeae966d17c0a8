import type { DeployedEnvironment, Deployment } from '../deployments/deployment.ts';
import type { Dialect } from '../documents/dialect.ts';
import type { ConfigDocument, Origin, ReadProblem } from '../documents/document.ts';
import type { Basis } from '../repository/basis.ts';
import type { Generation } from '../spring/generation.ts';
import type { OpenSource, PropertySource, StartupFailure } from '../spring/property-source.ts';

/** One source of an environment's stack and whom it belongs to. */
export interface Layer {
  /**
   * `environment`: belongs to this environment (or to some of them), so what it sets are overrides;
   * `shared`: every compared environment reads it; `provided`: values from outside the repository.
   */
  readonly kind: 'shared' | 'environment' | 'provided';
  readonly source: PropertySource;
}

/** A line to add, without any value. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** One environment of one application: an ordered stack of layers. */
export interface Environment {
  readonly name: string;
  /** The profiles that are active, as Spring orders them (later is stronger). */
  readonly profiles: readonly string[];
  /** False for overlays that are resolved on request but never judged for presence. */
  readonly compared: boolean;
  /**
   * It is compared because its files are like those of others, and for no other reason. It may be started together with other
   * profiles, so that what it lacks by itself is less sure than what a change does to it.
   */
  readonly byLikeness?: true;
  /** Highest precedence first. */
  readonly layers: readonly Layer[];
  /** Where values come from that the repository cannot show. */
  readonly open: readonly OpenSource[];
  /** The like of which keyparity.yml says all that comes from there. */
  readonly closed?: readonly OpenSource[];
  /** Why Spring would refuse to start with these documents, before any bean is looked at. */
  readonly failures: readonly StartupFailure[];
  /** The file that a key for this environment belongs into; it need not exist yet. */
  readonly home: string;
  /** What its manifests say, where the repository has them. */
  readonly deployed?: Pick<DeployedEnvironment, 'home' | 'stray'>;
  /**
   * Where a value for a key is given and what is written there, where that is no line with the key in `home`; a path alone is
   * a file into which the key itself belongs.
   */
  readonly placeOf?: (key: string) => Place | { readonly path: string } | undefined;
  /** Why there is such an environment, and why these layers are its own; absent where nobody but keyparity.yml says so, or its profile. */
  readonly basis?: readonly Basis[];
}

/** Whether all variables of its processes are known: its manifests are in the repository and take nothing from elsewhere. */
export function knowsItsVariables({ deployed, open }: Environment): boolean {
  return deployed !== undefined && open.length === 0;
}

/** How the files of an application are read. */
export function dialectOf({ relaxed, generation }: Pick<Application, 'relaxed' | 'generation'>): Dialect {
  return relaxed ? generation.dialect : 'java';
}

export interface Application {
  readonly name: string;
  /** Directory of the module, relative to the repository root; `.` is the root. */
  readonly path: string;
  /**
   * How its layers are found: by Boot's own rules, in keyparity.yml, by what its code and XML read, in what a config server
   * serves, or because files are alike that nobody here reads.
   */
  readonly kind: 'spring-boot' | 'listed' | 'plain-spring' | 'config-repository' | 'siblings';
  /** Names are matched relaxed (Spring Boot) or exactly (plain Spring). */
  readonly relaxed: boolean;
  readonly generation: Generation;
  /** In promotion order where it is known, else by name. */
  readonly environments: readonly Environment[];
  /** Every document that any environment of it may read, active or not. */
  readonly documents: readonly ConfigDocument[];
  /** Problems of its files. */
  readonly problems: readonly ReadProblem[];
  /** Where the repository declares it: `keyparity.yml`, or its first file. */
  readonly origin: Origin;
  /** The manifests by which it is deployed. */
  readonly deployment?: Deployment;
}

/** The Boot line whose law is followed; `plain` for listed layers, `plain-spring` for what code and XML read. */
export function lawOf({ kind, relaxed, generation }: Pick<Application, 'kind' | 'relaxed' | 'generation'>): string {
  if (relaxed) return generation.name;
  return kind === 'plain-spring' ? kind : 'plain';
}
