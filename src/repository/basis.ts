import type { Origin } from '../documents/document.ts';

/** Something that was found out about an environment, for people: what was taken together, and why. */
export interface Basis {
  readonly text: string;
  readonly origin?: Origin;
  /** It tells where a layer comes from, and not why there is such an environment. */
  readonly ofLayer?: true;
}
