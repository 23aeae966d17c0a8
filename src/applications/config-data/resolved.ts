import type { StartupFailure } from '../../spring/property-source.ts';
import type { Question } from './config-server-question.ts';
import type { ContributorResource } from './contributor.ts';
import type { ConfigLocation } from './location.ts';
import type { Reference } from './references.ts';

/** What is to be loaded for a location. */
export interface Resolved {
  readonly location: ConfigLocation;
  readonly resource: ContributorResource;
  /** It was found with the name of a profile. */
  readonly profileVariant: boolean;
  readonly content:
    | { readonly kind: 'file'; readonly reference: Reference; readonly path: string }
    | { readonly kind: 'tree'; readonly directory: string; readonly hidden: boolean }
    | {
        readonly kind: 'variable';
        readonly name: string;
        readonly loader: Reference['loader'];
        readonly encoding?: string;
      }
    | { readonly kind: 'served'; readonly question: Question }
    | { readonly kind: 'empty directory' }
    | { readonly kind: 'missing' };
}

export type Resolution = { readonly resolved: readonly Resolved[]; readonly failed?: StartupFailure };
