import type { Severity } from '../requirements/severity.ts';
import type { Problem } from '../rules/rule.ts';

/** A problem with the rule and the application that it was found by and in. */
export interface Reported {
  readonly rule: { readonly id: string; readonly severity: Severity };
  /** Name of the application; empty where the problem is about the policy itself. */
  readonly application: string;
  readonly problem: Problem;
}
