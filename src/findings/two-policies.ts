import type { Finding } from './finding.ts';
import { comparedTopicsOf, environmentsOf, identity } from './identity.ts';
import { narrowed } from './judge.ts';

const quietness = { error: 0, warning: 1, notice: 2 } as const;

/**
 * The findings of a change by two policies: all that the old one has, and of the new one what it finds beyond that, or takes
 * more seriously.
 */
export function joined(byOld: readonly Finding[], byNew: readonly Finding[]): readonly Finding[] {
  const told = new Set(byOld.filter(({ status }) => status === 'new').flatMap((finding) => namesOf(finding)));
  const louder = new Map<string, Finding>();
  const beyond: Finding[] = [];
  const mentioned = new Set(byOld.flatMap((finding) => namesOf(finding)));
  for (const finding of byNew) {
    if (finding.status !== 'new') {
      if (!namesOf(finding).some((name) => mentioned.has(name))) beyond.push(finding);
      continue;
    }
    const fresh = environmentsOf(finding).filter((name) => !namesIn(finding, name).every((each) => told.has(each)));
    if (fresh.length === 0) louder.set(finding.fingerprint, finding);
    else beyond.push(partOf(finding, fresh));
  }
  const kept = byOld.flatMap((finding) => {
    const rival = louder.get(finding.fingerprint);
    if (finding.status === 'new' && rival && quietness[rival.severity] < quietness[finding.severity]) return [rival];
    // What only the old policy accepts counts by the new one, and is told once.
    const again =
      finding.status === 'excepted' && beyond.some(({ fingerprint }) => fingerprint === finding.fingerprint);
    return again ? [] : [finding];
  });
  return [...kept, ...beyond];
}

function partOf(finding: Finding, environments: readonly string[]): Finding {
  if (environments.length === environmentsOf(finding).length) return finding;
  const problem = finding.narrow?.(environments);
  return problem === undefined ? finding : narrowed(finding, problem);
}

function namesIn(finding: Finding, environment: string): readonly string[] {
  return comparedTopicsOf(finding).map((topic) => identity(finding.rule, finding.application, topic, environment));
}

function namesOf(finding: Finding): readonly string[] {
  return environmentsOf(finding).flatMap((environment) => namesIn(finding, environment));
}
