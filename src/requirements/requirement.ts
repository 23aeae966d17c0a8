import type { Origin } from '../documents/document.ts';

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
  /** The condition under which it is demanded, as it stands in the contract: these keys have these values. */
  readonly condition?: readonly { readonly key: string; readonly value: string }[];
}
