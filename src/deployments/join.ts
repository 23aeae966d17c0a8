import { lettersOf } from '../spring/names.ts';
import type { Deployment } from './deployment.ts';
import { isProduct } from './products.ts';

/** What is known of an application before its environments are. */
export interface Candidate {
  /** Directory of the module. */
  readonly path: string;
  /** What it is called: by its folder, by `spring.application.name`. */
  readonly names: readonly string[];
}

/** Which deployment is that of which application. */
export interface JoinedDeployments {
  /** By position of the application. */
  readonly of: readonly (Deployment | undefined)[];
  /** Those of no application of the repository. */
  readonly rest: readonly Deployment[];
}

/**
 * Joins deployments to applications: by the folder that the manifests stand in, by a name that both have, or because there
 * is only one application. What runs a database, a broker or something else that the repository builds is joined by its name alone. Of several that fit an application the first is taken, then the one that says most.
 */
export function joinDeployments(
  candidates: readonly Candidate[],
  deployments: readonly Deployment[],
  isOtherBuild: (name: string) => boolean = () => false,
): JoinedDeployments {
  const claims = new Map<number, { readonly deployment: Deployment; readonly quality: number }[]>();
  const rest: Deployment[] = [];
  const known = inOrder(candidates);
  for (const deployment of deployments) {
    const claim = bestClaim(known, deployment, isOtherBuild);
    if (claim === undefined) {
      rest.push(deployment);
      continue;
    }
    const claimed = claims.get(claim.index);
    const own = { deployment, quality: claim.quality };
    if (claimed === undefined) claims.set(claim.index, [own]);
    else claimed.push(own);
  }
  const of = candidates.map((_, index) => {
    const claimed = claims.get(index) ?? [];
    const readable = claimed.filter(({ deployment }) => deployment.environments.length > 0);
    const [best, ...others] = (readable.length === 0 ? claimed : readable).toSorted(
      (a, b) =>
        Number(a.deployment.isPartial ?? false) - Number(b.deployment.isPartial ?? false) ||
        b.quality - a.quality ||
        variablesOf(b.deployment) - variablesOf(a.deployment),
    );
    rest.push(...others.map(({ deployment }) => deployment));
    if (best === undefined || claimed.length === 1) return best?.deployment;
    // What cannot be read says nothing of its own, and must not be silent beside what can.
    const broken = claimed.filter(
      ({ deployment }) => deployment.environments.length === 0 && deployment !== best.deployment,
    );
    const problems = [...best.deployment.problems, ...broken.flatMap(({ deployment }) => deployment.problems)];
    return { ...best.deployment, problems };
  });
  return { of, rest };
}

function variablesOf({ environments }: Deployment): number {
  return environments.flatMap(({ layers }) => layers).reduce((sum, { variables }) => sum + variables.length, 0);
}

/** The better the evidence, the higher: the same name, a name that ends so, the folder, the only application. */
const sameName = 3;
const inFolder = 2;
const endOfName = 1;
const onlyOne = 0;

/** Applications by their position, and where to find them: there may be hundreds of them, and of deployments. */
interface Candidates {
  readonly all: readonly Candidate[];
  readonly byPath: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, ReadonlySet<number>>;
}

function inOrder(all: readonly Candidate[]): Candidates {
  const byPath = new Map<string, number>();
  const byName = new Map<string, Set<number>>();
  for (const [index, { path, names }] of all.entries()) {
    if (path !== '.' && !byPath.has(path)) byPath.set(path, index);
    for (const name of names.map(lettersOf)) byName.set(name, (byName.get(name) ?? new Set()).add(index));
  }
  return { all, byPath, byName };
}

function bestClaim(
  { all, byPath, byName }: Candidates,
  deployment: Deployment,
  isOtherBuild: (name: string) => boolean,
): { readonly index: number; readonly quality: number } | undefined {
  const theirs = deployment.names.map(lettersOf).filter((name) => name !== '');
  const folder = folderAround(deployment.directory, byPath);
  const named = only(theirs.flatMap((name) => [...(byName.get(name) ?? [])]));
  if (named !== undefined && (folder === undefined || folder === named)) return { index: named, quality: sameName };
  // A database lies in the folder of the application that needs it, and is not that application.
  if (deployment.names.some(isProduct) || isOtherBuild(deployment.names[0] ?? '')) return undefined;
  if (folder !== undefined) return { index: folder, quality: inFolder };
  const ending = only(
    all.flatMap(({ names }, index) =>
      names.some((name) => deployment.names.some((other) => endsWith(other, name) || endsWith(name, other)))
        ? [index]
        : [],
    ),
  );
  if (ending !== undefined) return { index: ending, quality: endOfName };
  return all.length === 1 ? { index: 0, quality: onlyOne } : undefined;
}

/** The innermost application that a directory is in. */
function folderAround(directory: string, byPath: ReadonlyMap<string, number>): number | undefined {
  for (let at = directory; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = byPath.get(at);
    if (found !== undefined || !at.includes('/')) return found;
  }
}

function only(indexes: readonly number[]): number | undefined {
  const [first, ...others] = new Set(indexes);
  return others.length === 0 ? first : undefined;
}

function endsWith(long: string, short: string): boolean {
  return (
    short.length > 2 &&
    long.length > short.length &&
    /[-_.]/.test(long.at(-short.length - 1) ?? '') &&
    long.endsWith(short)
  );
}
