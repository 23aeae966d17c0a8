import type { UseForm } from '../code/facts.ts';
import type { ProvidedMark } from '../code/provided-marks.ts';
import type { Origin } from '../documents/document.ts';
import type { Severity } from './severity.ts';

/** One thing that must hold for a key in some environments of one application. */
export interface Requirement {
  readonly key: string;
  /** Names of the compared environments that it is demanded in. */
  readonly environments: readonly string[];
  /**
   * `value`: some layer gives it a value; `override`: a layer that belongs to the environment does, even where a shared
   * layer has a value already.
   */
  readonly demand: 'value' | 'override';
  readonly source: 'contract' | 'code' | 'placeholder';
  /** `certain`: without it something is known to fail; `likely`: as far as can be read. */
  readonly certainty: 'certain' | 'likely' | 'possible';
  /** Where it is demanded: the entry of keyparity.yml, the annotation, the value that holds the placeholder. */
  readonly origin: Origin;
  /** An empty value is enough. */
  readonly allowEmpty: boolean;
  /** What happens without it, one sentence, as its author wrote it. */
  readonly why?: string;
  readonly owner?: string;
  readonly docs?: string;
  /** The loudest that a finding about it is, as its author wrote it. */
  readonly severity?: Severity;
  /** The condition under which it is demanded, as it stands in the contract: these keys have these values. */
  readonly condition?: readonly { readonly key: string; readonly value: string }[];
  /** The place in the code that asks for it; only with source `code`. */
  readonly use?: RequirementUse;
}

/** Who asks for a key, as far as a person wants to know. */
export interface RequirementUse {
  readonly form: UseForm;
  /** Qualified name of the class; of XML the path of the file. */
  readonly owner: string;
  /** Field, method or parameter. */
  readonly member: string;
  /** Modules from the application to the code, both included. */
  readonly modulePath: readonly string[];
  /** Simple name of the annotation, where it is one. */
  readonly annotation?: string;
  /** The conditions under which it is asked for, as they stand in the code: `@Profile(prod)`. */
  readonly guard?: string;
  /** Why it is not certain. */
  readonly doubt?: string;
  /** It starts without the key as well. */
  readonly hasDefault?: true;
  /** The comment in the code which says that the key comes from outside. */
  readonly mark?: ProvidedMark;
}
