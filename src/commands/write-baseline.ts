import { type AcceptedFinding, acceptanceOf, baselineFile, baselineText, identitiesOf } from '../findings/baseline.ts';
import { environmentsOf, identity, topicsOf } from '../findings/identity.ts';
import { findingsOf, ownPolicy } from './check.ts';
import { prepare, type Request } from './prepare.ts';

/** What the baseline is to be. */
export interface Acceptance {
  readonly path: string;
  readonly text: string;
  /** Entries of the new text. */
  readonly entries: number;
  /** What is accepted now and was not, and the other way round; each environment of an entry counts. */
  readonly added: number;
  readonly removed: number;
  /** Findings that cannot be accepted, because their rules are locked. */
  readonly refused: number;
}

/**
 * The text of the baseline that accepts every finding of a tree; or, to prune it, the one that the tree has without what
 * covers nothing any more.
 *
 * @throws UsageError where keyparity.yml is wrong
 */
export async function accept(request: Request, only: 'prune' | 'all'): Promise<Acceptance> {
  const preparation = await prepare(request);
  const policy = ownPolicy(preparation, request.tree);
  const findings = findingsOf(preparation, { ...request, policy: { ...policy, baseline: [] } }).filter(
    ({ status }) => status === 'new',
  );
  const locked = new Set(policy.settings.rules.filter((rule) => rule.locked).map(({ rule }) => rule));
  const acceptable = findings.filter(({ rule }) => !locked.has(rule));

  const found = new Set(
    acceptable.flatMap((finding) =>
      environmentsOf(finding).flatMap((environment) =>
        topicsOf(finding).map((topic) => identity(finding.rule, finding.application, topic, environment)),
      ),
    ),
  );
  const entries = only === 'prune' ? pruned(policy.baseline, found) : united(acceptanceOf(acceptable));
  const before = new Set(policy.baseline.flatMap(unitsOf));
  const after = new Set(entries.flatMap(unitsOf));
  return {
    path: baselineFile,
    text: baselineText(entries),
    entries: entries.length,
    added: [...after].filter((unit) => !before.has(unit)).length,
    removed: [...before].filter((unit) => !after.has(unit)).length,
    refused: findings.length - acceptable.length,
  };
}

function pruned(baseline: readonly AcceptedFinding[], found: ReadonlySet<string>): readonly AcceptedFinding[] {
  return baseline.flatMap((entry) => {
    const busy = new Set(
      identitiesOf(entry).flatMap(({ name, environment }) => (found.has(name) ? [environment] : [])),
    );
    if (busy.size === 0) return [];
    return [{ ...entry, environments: entry.environments.filter((name) => busy.has(name)) }];
  });
}

/** Findings that differ only in their environments are one entry. */
function united(entries: readonly AcceptedFinding[]): readonly AcceptedFinding[] {
  const byName = new Map<string, AcceptedFinding>();
  for (const entry of entries) {
    const name = JSON.stringify([entry.application, entry.rule, entry.topic, entry.environments.length === 0]);
    const known = byName.get(name);
    const environments = [...new Set([...(known?.environments ?? []), ...entry.environments])].sort();
    byName.set(name, { ...entry, environments });
  }
  return [...byName.values()];
}

function unitsOf({ application, rule, topic, environments }: AcceptedFinding): readonly string[] {
  return environmentsOf({ environments }).map((environment) => JSON.stringify([application, rule, topic, environment]));
}
