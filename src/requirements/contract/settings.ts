import type { Origin } from '../../documents/document.ts';
import type { Severity } from '../../rules/rule.ts';

/** Names with the place where they are written: environments or groups. */
export interface NamedPlace {
  readonly name: string;
  readonly origin: Origin;
}

/** Where an entry applies: every compared environment, or those named (groups are not yet expanded). */
export type Where = 'all' | readonly NamedPlace[];

/** One field of a key entry with the environments that it is for and, for some fields, a condition. */
export interface Demand {
  readonly where: Where;
  /** Keys that must have these values (as text) in the environment for the demand to hold. */
  readonly when: readonly { readonly key: string; readonly value: string; readonly origin: Origin }[];
  readonly origin: Origin;
}

export interface ValueRules {
  /** The words of JSON Schema, for ajv. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly where: Where;
  readonly origin: Origin;
}

export interface Deprecation {
  readonly use?: string;
  /** `YYYY-MM-DD`; from this day on the finding is an error. */
  readonly until?: string;
  readonly origin: Origin;
}

/** One entry below `keys:`. */
export interface KeyEntry {
  /** As written: a key, or a pattern with `*` (one segment) and `**` (the rest). */
  readonly pattern: string;
  readonly origin: Origin;
  readonly required?: Demand;
  readonly override?: Demand;
  readonly forbidden?: Demand;
  readonly differ?: Demand;
  readonly equal?: Demand;
  readonly together?: Demand;
  readonly secret?: boolean;
  readonly allowEmpty?: boolean;
  readonly values: readonly ValueRules[];
  readonly deprecated?: Deprecation;
  readonly why?: string;
  readonly owner?: string;
  readonly docs?: string;
}

export interface EnvironmentSetting {
  readonly name: string;
  readonly profiles: readonly string[];
  readonly compared: boolean;
  /** Environment variables that this environment's processes get (`variables:`); values are text. */
  readonly variables: readonly { readonly name: string; readonly value: string; readonly origin: Origin }[];
  readonly origin: Origin;
}

export interface ApplicationSetting {
  readonly name: string;
  /** Relative to the repository root, `.` for the root itself. */
  readonly path: string;
  /** Paths relative to `path`, lowest precedence first; `{env}` stands for the environment's name. Absent: Spring Boot's own rules. */
  readonly layers?: readonly { readonly path: string; readonly origin: Origin }[];
  /** Boot version, where it is written down. */
  readonly boot?: string;
  /** Names of the environments it is deployed to; absent: all. */
  readonly environments?: readonly NamedPlace[];
  readonly origin: Origin;
}

export interface Provision {
  /** Keys or patterns. */
  readonly keys: readonly { readonly pattern: string; readonly origin: Origin }[];
  readonly where: Where;
  readonly by: string;
  readonly origin: Origin;
}

export interface RuleSetting {
  readonly rule: string;
  readonly severity: Severity | 'off';
  /** No exception, suppression or baseline silences it. */
  readonly locked: boolean;
  readonly origin: Origin;
}

export interface Exception {
  readonly key: string;
  readonly rule: string;
  readonly where: Where;
  /** Only these applications; absent: all. */
  readonly applications?: readonly NamedPlace[];
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until: string;
  readonly origin: Origin;
}

/** keyparity.yml, validated: every name is known, every field has the right form, everything has its place. */
export interface Settings {
  /** Path of the file; absent where there is none. */
  readonly path?: string;
  /** In promotion order; empty: discovered. */
  readonly environments: readonly EnvironmentSetting[];
  readonly groups: readonly {
    readonly name: string;
    readonly members: readonly NamedPlace[];
    readonly origin: Origin;
  }[];
  /** Empty: discovered. */
  readonly applications: readonly ApplicationSetting[];
  readonly provided: readonly Provision[];
  readonly keys: readonly KeyEntry[];
  readonly rules: readonly RuleSetting[];
  readonly exceptions: readonly Exception[];
}

/** A mistake in keyparity.yml. */
export interface SettingsProblem {
  readonly message: string;
  readonly origin: Origin;
  /** `did you mean "stage"?` */
  readonly suggestion?: string;
}

export const emptySettings: Settings = {
  environments: [],
  groups: [],
  applications: [],
  provided: [],
  keys: [],
  rules: [],
  exceptions: [],
};
