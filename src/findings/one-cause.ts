import type { Finding } from './finding.ts';
import { identity, topicsOf } from './identity.ts';
import { loudness, narrowed } from './judge.ts';

/**
 * Rules which tell that an environment has no value for a key, or an empty one, each with those that may tell of the same.
 * Of equally loud findings that of the first rule is told.
 */
const rivals: ReadonlyMap<string, readonly string[]> = new Map([
  ['missing-override', ['missing-value', 'blank-override']],
  ['missing-value', ['missing-override', 'missing-value', 'blank-override']],
  ['invalid-value', ['blank-override']],
  ['blank-override', ['missing-override', 'missing-value', 'invalid-value']],
]);
const order = [...rivals.keys()];

/**
 * One cause is one finding. That an environment has no value for a key may be proven by the contract, by the code and by the
 * other environments; the loudest of them is told, so that an entry of the contract never makes less of what is known without
 * it. Of equally loud ones an accepted one is told: what is accepted once is accepted.
 *
 * @param findings in the order in which the rules found them, the contract's demands before those of the code
 */
export function onePerCause(findings: readonly Finding[]): readonly Finding[] {
  const byCause = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const cause of causesOf(finding).values()) {
      const same = byCause.get(cause);
      if (same === undefined) byCause.set(cause, [finding]);
      else same.push(finding);
    }
  }
  return findings.flatMap((finding): readonly Finding[] => {
    const causes = [...causesOf(finding)];
    const kept = causes.filter(([, cause]) => speaks(finding, byCause.get(cause) ?? [])).map(([name]) => name);
    if (kept.length === causes.length) return [finding];
    if (kept.length === 0) return [];
    const part = finding.narrow?.(kept);
    return part === undefined ? [finding] : [narrowed(finding, part)];
  });
}

/** What a finding may tell the lack of, by environment; none where it is about something else, or about several keys. */
function causesOf(finding: Finding): ReadonlyMap<string, string> {
  const [topic = ''] = topicsOf(finding);
  if (!rivals.has(finding.rule) || finding.key === undefined || finding.keys !== undefined) return new Map();
  return new Map(finding.environments.map((name) => [name, identity('', finding.application, topic, name)]));
}

function speaks(finding: Finding, same: readonly Finding[]): boolean {
  const place = same.indexOf(finding);
  return same.every((other, i) => {
    if (other === finding || rivals.get(finding.rule)?.includes(other.rule) !== true) return true;
    return (compareUrgency(finding, other) || place - i) < 0;
  });
}

function compareUrgency(a: Finding, b: Finding): number {
  return (
    loudness[a.severity] - loudness[b.severity] ||
    Number(b.status === 'excepted') - Number(a.status === 'excepted') ||
    // What an entry keeps quiet is not what else is known: that may yet become louder.
    Number(a.loudest !== undefined) - Number(b.loudest !== undefined) ||
    // What the contract and the code prove says more than what the change suggests.
    Number(a.ofChange === true) - Number(b.ofChange === true) ||
    order.indexOf(a.rule) - order.indexOf(b.rule)
  );
}
