import type { Origin } from '../../documents/document.ts';
import type { ProfileExpression } from '../../spring/profile-expression.ts';
import type { PropertySource } from '../../spring/property-source.ts';
import type { ConfigLocation } from './location.ts';

/** What a document's activation keys say. */
export interface Condition {
  /** Name of a cloud platform as {@link platformOf} gives it. */
  readonly onCloudPlatform?: string;
  /** Any one of them suffices; empty: no condition on profiles. */
  readonly onProfile: readonly string[];
  /** The same, parsed; `undefined` in place of a malformed one. */
  readonly expressions: readonly (ProfileExpression | undefined)[];
  readonly origin?: Origin;
}

/** What is known when activation is decided. Before the first pass there is none at all. */
export interface ActivationContext {
  readonly cloudPlatform: string | undefined;
  /** The accepted profiles; `undefined` until they are deduced. */
  readonly accepted: ReadonlySet<string> | undefined;
}

/** A resource that a location led to; its text decides what relative imports in it mean. */
export interface ContributorResource {
  /** Equal identities are the same resource, which is loaded once. */
  readonly identity: string;
  /** `StandardConfigDataReference.resourceLocation`; absent for config trees and variables, to which nothing is relative. */
  readonly reference?: string;
  /** For messages, as Spring writes it: `class path resource [application.yml]`. */
  readonly description: string;
}

/**
 * A node of the tree in which Spring collects what contributes to an environment (`ConfigDataEnvironmentContributor`).
 * What it imports are its children: those found before the profiles were known and those found after.
 */
export interface Contributor {
  kind: 'root' | 'existing' | 'initial' | 'unbound' | 'bound' | 'empty';
  readonly location?: ConfigLocation;
  readonly resource?: ContributorResource;
  readonly source?: PropertySource;
  /** It was found with the name of a profile (`isFromProfileSpecificImport`). */
  readonly profileVariant: boolean;
  /** The option `PROFILE_SPECIFIC`: it still has to be lifted above the plain files next to its importer. */
  profileFlag: boolean;
  /** The options `IGNORE_IMPORTS` and `IGNORE_PROFILES`. */
  readonly ignores?: { readonly imports: boolean; readonly profiles: boolean };
  imports: readonly ConfigLocation[];
  condition?: Condition;
  before?: Contributor[];
  after?: Contributor[];
}

/** Every contributor, highest precedence first: later phase first, children before their parent. */
export function inOrder(root: Contributor): readonly Contributor[] {
  const reversed: Contributor[] = [];
  const pending: Contributor[] = [root];
  // Parents are taken before their children and last children first: exactly the order wanted, backwards.
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    reversed.push(node);
    for (const child of node.after ?? []) pending.push(child);
    for (const child of node.before ?? []) pending.push(child);
  }
  return reversed.reverse();
}

/**
 * Moves the profile files of the things that the children of a contributor import up, in front of what the contributor
 * itself imported after the profiles were known (`moveProfileSpecific`): the profile variant of an imported file beats
 * the profile variant of the importing file. One level only, as the flag is cleared.
 */
export function liftProfileVariants(contributor: Contributor): void {
  const before = contributor.before ?? [];
  const flagged = (child: Contributor) => child.profileFlag;
  if (!before.some((child) => child.before?.some(flagged) || child.after?.some(flagged))) return;
  const lifted: Contributor[] = [];
  for (const child of before) {
    for (const phase of ['before', 'after'] as const) {
      const children = child[phase];
      if (children === undefined) continue;
      lifted.push(...children.filter(flagged));
      child[phase] = children.filter((grandchild) => !grandchild.profileFlag);
    }
  }
  for (const node of lifted) node.profileFlag = false;
  contributor.after = [...lifted, ...(contributor.after ?? [])];
}
