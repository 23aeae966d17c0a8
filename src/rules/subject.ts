import type { Application } from '../applications/application.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Contract } from '../requirements/contract/contract.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** What a rule looks at: one application with everything that is known about it. Applications never meet. */
export interface Subject {
  readonly application: Application;
  /** One per environment of the application, in its order. */
  readonly configurations: readonly Configuration[];
  /** Those whose environment is compared. */
  readonly compared: readonly Configuration[];
  readonly contract: Contract;
  /** What must hold, from every source. */
  readonly requirements: readonly Requirement[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}
