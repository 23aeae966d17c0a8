import type { Deployment } from './deployment.ts';

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
 * is only one application. Of several that fit an application the first is taken, then the one that says most.
 */
export function joinDeployments(
  candidates: readonly Candidate[],
  deployments: readonly Deployment[],
): JoinedDeployments {
  const claims = new Map<number, { readonly deployment: Deployment; readonly quality: number }[]>();
  const rest: Deployment[] = [];
  for (const deployment of deployments) {
    const claim = bestClaim(candidates, deployment);
    if (claim === undefined) {
      rest.push(deployment);
      continue;
    }
    claims.set(claim.index, [...(claims.get(claim.index) ?? []), { deployment, quality: claim.quality }]);
  }
  const of = candidates.map((_, index) => {
    const claimed = claims.get(index) ?? [];
    const [best, ...others] = claimed.toSorted(
      (a, b) =>
        Number(a.deployment.isPartial ?? false) - Number(b.deployment.isPartial ?? false) ||
        b.quality - a.quality ||
        variablesOf(b.deployment) - variablesOf(a.deployment),
    );
    rest.push(...others.map(({ deployment }) => deployment));
    return best?.deployment;
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

function bestClaim(
  candidates: readonly Candidate[],
  deployment: Deployment,
): { readonly index: number; readonly quality: number } | undefined {
  const theirs = deployment.names.map(reduced).filter((name) => name !== '');
  const only = (fits: (candidate: Candidate) => boolean): number | undefined => {
    const found = candidates.flatMap((candidate, index) => (fits(candidate) ? [index] : []));
    return found.length === 1 ? found[0] : undefined;
  };
  const folders = candidates
    .map(({ path }, index) => ({ path, index }))
    .filter(({ path }) => path !== '.' && `${deployment.directory}/`.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  const folder = folders[0]?.index;
  const named = only(({ names }) => names.some((name) => theirs.includes(reduced(name))));
  if (named !== undefined && (folder === undefined || folder === named)) return { index: named, quality: sameName };
  if (folder !== undefined) return { index: folder, quality: inFolder };
  const ending = only(({ names }) =>
    names.some((name) => deployment.names.some((other) => endsWith(other, name) || endsWith(name, other))),
  );
  if (ending !== undefined) return { index: ending, quality: endOfName };
  return candidates.length === 1 ? { index: 0, quality: onlyOne } : undefined;
}

function endsWith(long: string, short: string): boolean {
  return (
    short.length > 2 &&
    long.length > short.length &&
    /[-_.]/.test(long.at(-short.length - 1) ?? '') &&
    long.endsWith(short)
  );
}

function reduced(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
