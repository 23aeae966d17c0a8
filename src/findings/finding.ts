import type { Message } from '../rules/message.ts';
import type { Problem, Severity } from '../rules/rule.ts';

/** A problem, judged. */
export interface Finding extends Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly application: string;
  /** Stable over moved lines and changed values: made of rule, application, key and environments. */
  readonly fingerprint: string;
  /** `new`: counts; `known`: the base has it too; `excepted`: an exception or suppression covers it. */
  readonly status: 'new' | 'known' | 'excepted';
  /** The base has it too, and it counts all the same, because all findings were asked for. */
  readonly existing?: true;
  /** What the change did at `at`, where that is not simply the place of the problem. */
  readonly cause?: Cause;
}

/** What a change did so that there is a finding: it added, removed or demanded the key, altered a line, renamed the file. */
export type Cause = 'added' | 'removed' | 'changed' | 'renamed' | 'demanded';

/** The state that findings were compared with. */
export interface Comparison {
  /** Short name of the base commit; absent where there is none by nature, and everything counts. */
  readonly base?: string;
  /** What people call the base: a branch, a tag; absent where only the commit is known. */
  readonly name?: string;
  /** Which findings count. */
  readonly scope: 'new' | 'all';
  /** The change alters the policy; its findings are those of both policies, and the old one accepts. */
  readonly policyChanged: boolean;
  /** Why there is no base, in a sentence for people, with what to do. */
  readonly notice?: string;
  /** Environments that are not compared any more, and of which the change took nothing away. */
  readonly remark?: Message;
}

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly notice: number;
}

/** What one environment of one application has for one key. */
export interface MatrixCell {
  /**
   * `own`: an override of this environment; `inherited`: from a layer that all share; `provided`: from outside, as
   * keyparity.yml says; `missing`: needed and not there; `absent`: not there and not needed; `open`: may come from a
   * source that the repository cannot show.
   */
  readonly state: 'own' | 'inherited' | 'provided' | 'missing' | 'absent' | 'open';
  /** `path:line` of the winner. */
  readonly place?: string;
}

export interface MatrixRow {
  readonly application: string;
  readonly key: string;
  /** One cell per environment of the application, in its order. */
  readonly cells: readonly MatrixCell[];
  /** A finding is about this key. */
  readonly wrong: boolean;
}

export interface LayerSummary {
  readonly kind: 'shared' | 'environment' | 'provided';
  readonly paths: readonly string[];
}

export interface EnvironmentSummary {
  readonly name: string;
  readonly profiles: readonly string[];
  readonly compared: boolean;
  /** Lowest precedence first. */
  readonly layers: readonly LayerSummary[];
  /** What the repository cannot show, for people. */
  readonly open: readonly string[];
}

export interface ApplicationSummary {
  readonly name: string;
  readonly path: string;
  /** The Boot line whose law was followed, or `plain` for listed layers. */
  readonly law: string;
  /** How many keys its files set, each counted once. */
  readonly keys: number;
  readonly environments: readonly EnvironmentSummary[];
}

/**
 * What may be said of an environment, whoever is to blame for it. `not-ready`: an error, new or known, or a value that is
 * missing and that nothing replaces; `accepted-risk`: such a thing, covered by an exception or the baseline; `not-judged`: there
 * is nothing to compare it with, and neither code nor contract asks anything of it; `ready`: else.
 */
export type EnvironmentState = 'not-ready' | 'accepted-risk' | 'ready' | 'not-judged';

/** What is in the way of an environment. */
export interface Obstacle {
  readonly finding: Finding;
  /** The key has no value there, and nothing replaces it. */
  readonly isMissing: boolean;
}

/** One environment, over all applications that have it and were asked for. */
export interface Readiness {
  readonly environment: string;
  /** The worst of its applications; what was not judged takes nothing from what was. */
  readonly state: EnvironmentState;
  readonly applications: readonly { readonly name: string; readonly state: EnvironmentState }[];
  /** Most important first. */
  readonly obstacles: readonly Obstacle[];
  /** Those that are accepted, most important first. */
  readonly accepted: readonly Obstacle[];
  /** Warnings about it beside that, new or known. */
  readonly warnings: number;
}

/** Everything a reporter needs; all reporters show the same list. */
export interface Report {
  readonly verdict: 'pass' | 'fail';
  /** The quietest severity that makes the verdict `fail`. */
  readonly failOn: Severity | 'never';
  /** Findings that count (status `new`). */
  readonly counts: Counts;
  readonly applications: readonly ApplicationSummary[];
  /** Every environment that is compared and was asked for, in the order of the applications. */
  readonly readiness: readonly Readiness[];
  /** Most important first; the order is total and depends on nothing but the input. */
  readonly findings: readonly Finding[];
  /** Findings of the base that are gone, most important first; empty where nothing was compared. */
  readonly fixed: readonly Finding[];
  /** Absent where no comparison was asked for. */
  readonly comparison?: Comparison;
  readonly matrix: readonly MatrixRow[];
}
