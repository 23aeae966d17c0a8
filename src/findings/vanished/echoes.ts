import type { EnvironmentLoss } from '../../rules/rule.ts';
import type { Subject } from '../../rules/rule-context.ts';
import { lettersOf } from '../../spring/names.ts';
import type { Finding } from '../finding.ts';
import { narrowed } from '../judge.ts';

const quietness = { error: 0, warning: 1, notice: 2 } as const;

/** A loss with what is told of it. */
export interface ToldLoss {
  readonly loss: EnvironmentLoss;
  readonly finding: Finding;
}

/**
 * The findings without those that only repeat a loss: keys that an environment lacks because it has lost its file, and what
 * the environment lacks that is there because no other is left. One cause is one finding; nothing louder is left out for it.
 */
export function withoutEchoes(
  findings: readonly Finding[],
  told: readonly ToldLoss[],
  head: readonly Subject[],
): readonly Finding[] {
  if (told.length === 0) return findings;
  return findings.flatMap((finding): readonly Finding[] => {
    if (finding.status !== 'new') return [finding];
    const repeating = told.filter((one) => quietness[one.finding.severity] <= quietness[finding.severity]);
    const kept = finding.environments.filter(
      (name) => !repeating.some(({ loss }) => isEcho(finding, name, loss, head)),
    );
    if (kept.length === finding.environments.length) return [finding];
    if (kept.length === 0) return [];
    const rest = finding.narrow?.(kept);
    return [rest === undefined ? finding : narrowed(finding, rest)];
  });
}

function isEcho(
  { rule, application, key, keys = key === undefined ? [] : [key] }: Finding,
  environment: string,
  loss: EnvironmentLoss,
  head: readonly Subject[],
): boolean {
  if (!loss.applications.includes(application)) return false;
  if (loss.kind !== 'gone' && loss.kind !== 'stripped') return false;
  if (environment === 'default') return loss.kind === 'gone' && isLeftOver(application, head);
  if (!loss.environments.includes(environment)) return false;
  if (rule === 'environment-without-layers') return true;
  const lost = new Set(loss.keys.map(lettersOf));
  return keys.length > 0 && keys.every((one) => lost.has(lettersOf(one)));
}

/** Where no stage is left, the environment without a profile is compared in their place. */
function isLeftOver(application: string, head: readonly Subject[]): boolean {
  const subject = head.find((one) => one.application.name === application);
  return subject?.compared.every(({ environment }) => environment.name === 'default') === true;
}
