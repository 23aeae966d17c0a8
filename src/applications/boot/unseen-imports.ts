import { isStage } from '../../repository/stage-names.ts';
import type { OpenSource, StartupFailure } from '../../spring/property-source.ts';
import type { ConfigDataResult } from '../config-data/config-data-result.ts';

/** What an environment has loaded. */
interface Loaded {
  readonly plan: { readonly name: string; readonly compared: boolean };
  readonly result: Pick<ConfigDataResult, 'sources' | 'open' | 'failures'>;
}

type Judged = (loaded: Loaded) => {
  readonly open: readonly OpenSource[];
  readonly failures: readonly StartupFailure[];
};

/**
 * What is imported from the class path and is not in the repository may be in a jar, ignored by git, or written by the build.
 * It is missing for certain where another compared environment imports the like and that is there: a repository that holds
 * `stage-extra.yml` is where `prod-extra.yml` belongs, unless git is told to leave that one out. Nothing is open then.
 */
export function judgeUnseen(environments: readonly Loaded[], isIgnored: (resource: string) => boolean): Judged {
  const there = new Map<string, Set<string>>();
  for (const { plan, result } of environments) {
    if (!plan.compared) continue;
    for (const { importedBy, location } of result.sources) {
      const pattern = importedBy === undefined ? undefined : patternOf(location, plan.name);
      if (pattern !== undefined) there.set(pattern, (there.get(pattern) ?? new Set()).add(plan.name));
    }
  }
  return ({ plan, result: { open, failures } }) => {
    if (failures.every(({ unseen }) => unseen === undefined)) return { open, failures };
    const isMissing = ({ unseen }: StartupFailure): boolean => {
      if (unseen === undefined) return false;
      const pattern = patternOf(unseen.location, plan.name);
      const having = pattern === undefined ? undefined : there.get(pattern);
      const isThereElsewhere = having !== undefined && [...having].some((name) => name !== plan.name);
      return isThereElsewhere && !isIgnored(nameIn(unseen.location));
    };
    const missing = failures.filter(isMissing);
    // Several imports of one line are one source.
    const left = new Set(
      failures.flatMap((failure) => (missing.includes(failure) ? [] : (failure.unseen?.source ?? []))),
    );
    const closed = new Set(missing.flatMap(({ unseen }) => unseen?.source ?? []).filter((source) => !left.has(source)));
    return {
      open: open.filter((source) => !closed.has(source)),
      failures: failures.map((failure) => {
        if (!missing.includes(failure)) return failure;
        const { unseen: _, ...certain } = failure;
        return certain;
      }),
    };
  };
}

function nameIn(location: string): string {
  return location.replace(/^optional:/, '').replace(/^classpath:\/*/, '');
}

/** A location with a star for each stage in it; `undefined` where it names none, as it is the same in every environment. */
function patternOf(location: string, environment: string): string | undefined {
  const name = new RegExp(`(?<![A-Za-z0-9])${environment.replace(/[^\w]/g, '\\$&')}(?![A-Za-z0-9])`, 'gi');
  const pattern = nameIn(location)
    .replace(name, '*')
    .replace(/[A-Za-z0-9]+/g, (word) => (isStage(word) ? '*' : word));
  return pattern.includes('*') ? pattern : undefined;
}
