import type { Origin } from '../documents/document.ts';

/** What keyparity.yml says about environments and applications, validated. */

/** A name with the place where it is written: of an environment, a group, an application. */
export interface NamedPlace {
  readonly name: string;
  readonly origin: Origin;
}

export interface EnvironmentSetting {
  readonly name: string;
  readonly profiles: readonly string[];
  /** The profile is that of its name because none is written down. */
  readonly impliesProfile?: true;
  readonly compared: boolean;
  /** Environment variables that this environment's processes get (`variables:`); values are text. */
  readonly variables: readonly { readonly name: string; readonly value: string; readonly origin: Origin }[];
  readonly origin: Origin;
}

/** The end of an environment, announced ahead. */
export interface Retirement {
  readonly name: string;
  /** `YYYY-MM-DD`, from which on nobody runs it. */
  readonly day: string;
  /** The day has come. */
  readonly isDue: boolean;
  readonly origin: Origin;
}

export interface ChefPlaces {
  /** Folder of the environment files. */
  readonly environments: string;
  /** Folder of the cookbook. */
  readonly cookbook: string;
}

export interface ApplicationSetting {
  readonly name: string;
  /** Relative to the repository root, `.` for the root itself. */
  readonly path: string;
  /** Paths relative to `path`, lowest precedence first; `{env}` stands for the environment's name. Absent: Spring Boot's own rules. */
  readonly layers?: readonly { readonly path: string; readonly origin: Origin }[];
  /** Where Chef has the attributes that templates among the layers print; relative to the repository's root. */
  readonly chef?: ChefPlaces;
  /** Where a config server finds what it serves the application; relative to the repository root. */
  readonly configRepository?: {
    readonly path: string;
    readonly searchPaths: readonly string[];
    readonly origin: Origin;
  };
  /** Boot version, where it is written down. */
  readonly boot?: string;
  /** Names of the environments it is deployed to; absent: all. */
  readonly environments?: readonly NamedPlace[];
  readonly origin: Origin;
}
