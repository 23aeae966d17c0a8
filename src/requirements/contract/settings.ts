import type { ApplicationSetting, EnvironmentSetting, NamedPlace, Retirement } from '../../applications/declaration.ts';
import type { Origin } from '../../documents/document.ts';

export type { ApplicationSetting, EnvironmentSetting, NamedPlace, Retirement };

import type { Severity } from '../severity.ts';

/** A key or a pattern with the place where it is written. */
export interface PatternPlace {
  readonly pattern: string;
  readonly origin: Origin;
}

/** Where an entry applies: every compared environment, or those named (groups are not yet expanded); an empty list is nowhere. */
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
  /** Only these applications; absent: all. */
  readonly applications?: readonly NamedPlace[];
  /** A field that is `false` in the file is a demand that holds nowhere: it switches off what a wider pattern says. */
  readonly required?: Demand;
  readonly override?: Demand;
  readonly forbidden?: Demand;
  readonly differ?: Demand;
  readonly equal?: Demand;
  readonly together?: Demand;
  readonly secret?: boolean;
  readonly allowEmpty?: boolean;
  /** The loudest that a finding is which the entry causes. */
  readonly severity?: Severity;
  /** Weakest first: the words beside the other fields, then those of `in:`, groups before single environments. */
  readonly values: readonly ValueRules[];
  readonly deprecated?: Deprecation;
  readonly why?: string;
  readonly owner?: string;
  readonly docs?: string;
}

export interface Provision {
  /** Keys or patterns. */
  readonly keys: readonly PatternPlace[];
  /** `all` here is every environment, compared or not. */
  readonly where: Where;
  /** Only these applications; absent: all. */
  readonly applications?: readonly NamedPlace[];
  readonly by: string;
  /** The external source that they come from: it gives what is listed, and nothing else. */
  readonly source?: NamedPlace;
  readonly origin: Origin;
}

/** Keys that no rule judges. */
export interface Ignore {
  /** Keys or patterns. */
  readonly keys: readonly PatternPlace[];
  /** Only these applications; absent: all. */
  readonly applications?: readonly NamedPlace[];
  readonly reason: string;
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
  /** `YYYY-MM-DD`, the first day on which it holds; absent: it holds at once. */
  readonly from?: string;
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
  /** Environments that end on some day, declared or discovered. */
  readonly retired: readonly Retirement[];
  readonly groups: readonly {
    readonly name: string;
    readonly members: readonly NamedPlace[];
    readonly origin: Origin;
  }[];
  /** Empty: discovered. */
  readonly applications: readonly ApplicationSetting[];
  readonly provided: readonly Provision[];
  readonly ignore?: readonly Ignore[];
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
  retired: [],
  groups: [],
  applications: [],
  provided: [],
  keys: [],
  rules: [],
  exceptions: [],
};
