import type { Configuration } from '../configuration/configuration.ts';
import type { Origin } from '../documents/document.ts';
import type { Severity } from '../requirements/severity.ts';
import type { Insertion } from './insertion.ts';
import type { Message } from './message.ts';
import type { Subject } from './rule-context.ts';

export type { Severity };

/** Another place that a reader of the problem wants to see. */
export interface Related {
  readonly origin: Origin;
  /** What is there, in a few words: `dev sets it`. */
  readonly label: string;
}

/** What a rule sees. Identity, severity, status and blocking are decided later, in `findings/`. */
export interface Problem {
  /** Canonical spelling as the contract or most files write it; absent where the problem is not about one key. */
  readonly key?: string;
  /** The keys that it speaks of, where `key` is a parent of several, or where it tells of several keys together and has none. */
  readonly keys?: readonly string[];
  /** In the order of the application; empty where it is not about environments. */
  readonly environments: readonly string[];
  readonly message: Message;
  readonly advice: Message;
  readonly at: Origin;
  readonly related: readonly Related[];
  readonly insertion?: Insertion;
  /**
   * How sure the rule is. `certain` (the contract or Spring's own law proves it) has the rule's severity, `likely` (the
   * other environments are the evidence) is at most a warning, `possible` at most a notice, unless the rule's severity
   * was set by hand.
   */
  readonly certainty: 'certain' | 'likely' | 'possible';
  /**
   * Whether an environment, of this state of the repository or of another one, has what is missing here. It is the question that
   * the rule itself asks, so that base and head are asked by the same names. Absent where nothing is missing, or where only the
   * other environments say so.
   */
  readonly isGiven?: (configuration: Configuration) => boolean;
  /** A change did it, so that it does not matter what else is known of the environment. */
  readonly ofChange?: true;
  /** The loudest that it is, where the entry of the contract that it comes from says so. */
  readonly loudest?: Severity;
  /**
   * The same problem for only some of its environments, where an exception covers the others; `undefined` where these
   * alone are no problem.
   */
  readonly narrow?: (environments: readonly string[]) => Problem | undefined;
  /**
   * Where the contract is the reason: the environments in which the code cannot start without the key either, and what serves
   * it. Without this the same lack is another one.
   */
  readonly neededByCode?: {
    readonly environments: readonly string[];
    readonly isServed: (configuration: Configuration) => boolean;
  };
  /** The same problem about some of its keys alone, where it tells of several together. */
  readonly choose?: (keys: readonly string[]) => Problem;
  /** The problems of single keys that this one tells of together, because each alone would be a guess. */
  readonly parts?: () => readonly Problem[];
}

interface RuleFacts {
  /** Also the name of its file, its page and its fixture folder. */
  readonly id: string;
  /** One sentence for lists and reports. */
  readonly summary: string;
  /** Severity of a certain problem unless `rules:` in keyparity.yml says otherwise. */
  readonly severity: Severity;
}

/** A rule about the configuration of one application. */
export interface SubjectRule extends RuleFacts {
  check(subject: Subject): Iterable<Problem>;
}

/** A rule about the exceptions to the other rules. It runs after them, once for the whole repository. */
export interface PolicyRule extends RuleFacts {
  checkPolicy(uses: readonly ExceptionUse[], retirements: readonly RetirementUse[]): Iterable<Problem>;
}

/** A rule about what a change does to the policy. It runs only where a change is judged, once for the whole repository. */
export interface ChangeRule extends RuleFacts {
  checkChange(changes: readonly PolicyChange[]): Iterable<Problem>;
}

/**
 * A rule about environments that a change takes out of judgement. What the base had and the head has not is found where the
 * two are compared; the rule says what it means. It runs only where a change is judged, once for each loss.
 */
export interface LossRule extends RuleFacts {
  checkLoss(loss: EnvironmentLoss): Iterable<Problem>;
}

export type Rule = SubjectRule | PolicyRule | ChangeRule | LossRule;

/** A difference between the policies of two states of the repository. */
export interface PolicyChange {
  /** What differs, in words: ` adds an exception of `, … */
  readonly what: Message;
  /** Less is found, or less of it counts. */
  readonly weakens: boolean;
  /** Where it is now; where it is gone, the file that it was in. */
  readonly origin: Origin;
}

/** What a change did to a file without which there is no such environment. */
export interface LostFile {
  readonly path: string;
  /**
   * `changed`: what made the environment is gone from it; `unlisted`: it is keyparity.yml, and does not list the environment
   * any more; `unread`: it is as it was, and the environment is started so that nothing reads it.
   */
  readonly fate: 'removed' | 'renamed' | 'emptied' | 'changed' | 'unlisted' | 'unread';
  /** Its new path, where it was renamed. */
  readonly to?: string;
}

/** An environment, or several of one application, that the base had and the head has not, by the doing of the change. */
export interface EnvironmentLoss {
  /** Those that lose it by the same deed. */
  readonly applications: readonly string[];
  /** In the order of the application. */
  readonly environments: readonly string[];
  /**
   * `gone`: there is no such environment any more; `stripped`: it is started still, and has nothing of its own; `renamed`:
   * it has another name, and so has what activates it; `merged`: what it had of its own is now shared by all; `application`: the application is gone as a whole; `unconfigured`: of
   * the application nothing but its code is left.
   */
  readonly kind: 'gone' | 'stripped' | 'renamed' | 'merged' | 'application' | 'unconfigured';
  /** What it has lost: files of the application, manifests that start it, or all that it had. */
  readonly of?: 'file' | 'manifest' | 'all';
  /** Every environment of the application is concerned, so that none falls behind the others. */
  readonly isAll: boolean;
  /** There was no other one that it could fall behind. */
  readonly isOnly: boolean;
  /** Developers start it, and nobody else. */
  readonly isOfDevelopers: boolean;
  /** What the change did, the most telling first. */
  readonly files: readonly LostFile[];
  /** Profiles with which it was started. */
  readonly profiles: readonly string[];
  /** Some of the keys that it had of its own and has not any more. */
  readonly keys: readonly string[];
  /** Environments that keep what is of their own. */
  readonly others: readonly string[];
  /** What it is called now, where its files are those of another environment. */
  readonly successor?: string;
  /** Places that name it still; where it is renamed, those that have followed. */
  readonly activations: readonly Origin[];
  /** Names that came with the change. */
  readonly newNames: readonly string[];
  /** An external source that came with the change and may give what is lost. */
  readonly source?: string;
  /** The day on which keyparity.yml retires it, where that is still to come. */
  readonly retiredOn?: string;
  /** A line of the change. */
  readonly at: Origin;
}

/** An exception of keyparity.yml, a suppression in a file or an entry of the baseline, and what became of it in this run. */
export interface ExceptionUse {
  readonly kind: 'exception' | 'suppression' | 'baseline entry';
  readonly rule: string;
  readonly key?: string;
  readonly origin: Origin;
  /** `YYYY-MM-DD`, the last day on which it holds; absent: it has no end. */
  readonly until?: string;
  /** How many findings it covers (or would cover, were it not expired). */
  readonly matched: number;
  readonly expired: boolean;
  /** `YYYY-MM-DD`, the first day on which it holds, where that is still to come. */
  readonly pendingUntil?: string;
  /** Environments that it is for and in which it covers nothing, where it covers something in others. */
  readonly idle?: readonly string[];
  /** Why it cannot be applied at all, for a suppression that says no rule, no key or no reason. */
  readonly defect?: string;
}

/** An environment of which keyparity.yml says that it ends, and what of it is there in this run. */
export interface RetirementUse {
  readonly environment: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly isDue: boolean;
  readonly origin: Origin;
  /** What is left of it: applications, each with a file that is for it alone. */
  readonly left: readonly { readonly application: string; readonly path: string }[];
  /** Names of the environments that there are. */
  readonly known: readonly string[];
}
