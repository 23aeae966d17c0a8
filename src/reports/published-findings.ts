import type { Finding, Report } from '../findings/finding.ts';

/** A finding with a name that no other finding of the report has. */
export interface PublishedFinding {
  readonly finding: Finding;
  /** The fingerprint; where several findings share one, the second and later ones are numbered. */
  readonly name: string;
}

/**
 * What goes to platforms that compare reports themselves and close what a report no longer holds: findings that are new and
 * those that the base has too, new ones first. What an exception covers is closed there as well.
 */
export function publishedFindings({ findings }: Report): readonly PublishedFinding[] {
  const seen = new Map<string, number>();
  const ordered = (['new', 'known'] as const).flatMap((status) => findings.filter((each) => each.status === status));
  return ordered.map((finding) => {
    const count = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, count);
    return { finding, name: count === 1 ? finding.fingerprint : `${finding.fingerprint}:${count}` };
  });
}
