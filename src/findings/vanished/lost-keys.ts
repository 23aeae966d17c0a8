import type { Configuration } from '../../configuration/configuration.ts';
import type { Property } from '../../documents/document.ts';
import { isBlank } from '../../rules/evidence.ts';
import type { Pair } from './between.ts';
import { isOfActivation, type SourceKind, sourceKindOf } from './own-sources.ts';

/** Whether something of what an environment gets is its own. */
export function hasOwnKeys({ winners }: Configuration): boolean {
  return [...winners.values()].some(
    ({ property, layer }) => layer.kind === 'environment' && !isBlank(property) && !isOfActivation(property),
  );
}

/**
 * Keys that were an environment's own and are not any more. Not those of which what all share gives the same value, or one
 * that is filled in elsewhere, and not those that the change takes from everybody.
 *
 * @param after what is left of the environment; absent where it is gone
 * @param kind only what came from sources of this kind
 */
export function lostKeys(
  before: Configuration,
  after: Configuration | undefined,
  { then, now }: Pair,
  kind?: SourceKind,
): readonly string[] {
  const needed = new Set(now.requirements.map(({ key }) => now.vocabulary.nameOf(key)));
  const gives = (configuration: Configuration, key: string) => configuration.winner(key) !== undefined;
  const others = then.configurations.filter(
    (one) => one !== before && now.compared.some(({ environment }) => environment.name === one.environment.name),
  );
  // Who is left has given it up as well, and so has what all share.
  const isGivenUp = (key: string): boolean =>
    (others.some((one) => gives(one, key)) || sharedValue(before, key) !== undefined) &&
    now.vocabulary.word(key) === undefined &&
    !needed.has(now.vocabulary.nameOf(key)) &&
    !now.configurations.some((one) => gives(one, key));
  const witness = after ?? now.compared[0] ?? now.configurations[0];
  const lost = [...before.winners.values()].flatMap(({ key, value, property, layer }) => {
    if (layer.kind !== 'environment' || isBlank(property) || isOfActivation(property)) return [];
    if (kind !== undefined && sourceKindOf(layer.source) !== kind) return [];
    if (now.contract.ignored(key) !== undefined || after?.isProvided(key) === true) return [];
    const winner = after?.winner(key);
    if (winner?.layer.kind === 'environment' && !isBlank(winner.property)) return [];
    const shared = witness && sharedValue(witness, key);
    // What all share was made ready for this by the same change: somebody fills it in.
    const isFilledIn = shared?.opaque === true || shared?.value.includes('${') === true;
    const isMadeReady = isFilledIn && sharedValue(before, key)?.value !== shared?.value;
    return shared?.value === value || isMadeReady || isGivenUp(key) ? [] : [key];
  });
  // That of the profiles says who the environment is; where there are others, they say more.
  const telling = lost.filter((key) => !/^spring[._]profiles[._]active$/i.test(key));
  return telling.length > 0 ? telling : lost;
}

function sharedValue(configuration: Configuration, key: string): Property | undefined {
  return configuration.stack(key).find(({ layer }) => layer.kind === 'shared')?.property;
}
