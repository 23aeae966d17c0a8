import type { Finding, Report } from '../findings/finding.ts';
import type { Severity } from '../rules/rule.ts';

const loudness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Whether a finding is as loud as what blocks; where nothing is said to block, errors do. */
export function isLoud({ severity }: Finding, { failOn }: Report): boolean {
  return loudness[severity] <= loudness[failOn === 'never' ? 'error' : failOn];
}

/** What stands in the way of one environment, over all applications. */
export interface Readiness {
  readonly environment: string;
  /** Most important first; none: it is ready. */
  readonly blockers: readonly Finding[];
}

/**
 * For whom releases: every environment that is compared, by name, in the order of the applications. What the base lacks too
 * does not fail a pull request, but it blocks the environment; only an exception says that it does not. A finding about no
 * environment in particular is in the way of all.
 */
export function readinessOf(report: Report): readonly Readiness[] {
  const applicationsOf = new Map<string, Set<string>>();
  for (const { name, environments } of report.applications) {
    for (const environment of environments) {
      if (!environment.compared) continue;
      const applications = applicationsOf.get(environment.name) ?? new Set();
      applicationsOf.set(environment.name, applications.add(name));
    }
  }
  const blockers = new Map([...applicationsOf.keys()].map((environment) => [environment, [] as Finding[]]));
  for (const finding of report.findings) {
    if (finding.status === 'excepted' || !isLoud(finding, report)) continue;
    for (const environment of environmentsOf(finding, applicationsOf)) blockers.get(environment)?.push(finding);
  }
  return [...blockers].map(([environment, found]) => ({ environment, blockers: found }));
}

function environmentsOf(
  { application, environments }: Finding,
  applicationsOf: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  if (environments.length > 0) return environments;
  return [...applicationsOf]
    .filter(([, applications]) => application === '' || applications.has(application))
    .map(([environment]) => environment);
}
