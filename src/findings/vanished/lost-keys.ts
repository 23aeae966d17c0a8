import type { Configuration } from '../../configuration/configuration.ts';
import { isBlank } from '../../rules/evidence.ts';
import type { Subject } from '../../rules/rule-context.ts';
import { isOfActivation, type SourceKind, sourceKindOf } from './own-sources.ts';

/** Whether something of what an environment gets is its own. */
export function hasOwnKeys({ winners }: Configuration): boolean {
  return [...winners.values()].some(
    ({ property, layer }) => layer.kind === 'environment' && !isBlank(property) && !isOfActivation(property),
  );
}

/**
 * Keys that were an environment's own and are not any more, unless what all share gives the same value.
 *
 * @param after what is left of the environment; absent where it is gone
 * @param kind only what came from sources of this kind
 */
export function lostKeys(
  before: Configuration,
  after: Configuration | undefined,
  now: Subject,
  kind?: SourceKind,
): readonly string[] {
  const witness = after ?? now.compared[0] ?? now.configurations[0];
  const lost = [...before.winners.values()].flatMap(({ key, value, property, layer }) => {
    if (layer.kind !== 'environment' || isBlank(property) || isOfActivation(property)) return [];
    if (kind !== undefined && sourceKindOf(layer.source) !== kind) return [];
    if (now.contract.ignored(key) !== undefined || after?.isProvided(key) === true) return [];
    const winner = after?.winner(key);
    if (winner?.layer.kind === 'environment' && !isBlank(winner.property)) return [];
    const shared = witness?.stack(key).find((one) => one.layer.kind === 'shared');
    return shared?.property.value === value ? [] : [key];
  });
  // That of the profiles says who the environment is; where there are others, they say more.
  const telling = lost.filter((key) => !/^spring[._]profiles[._]active$/i.test(key));
  return telling.length > 0 ? telling : lost;
}
