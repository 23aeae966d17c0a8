import { createHash } from 'node:crypto';
import { type History, touchesConfiguration } from './history.ts';

/** A commit by its address. */
export interface Address {
  readonly repository: string;
  readonly commit: string;
}

/** One repository has at most this share of a sample, so that a long history does not speak for all. */
const largestShare = 0.04;

/**
 * Commits that touch configuration, drawn by a seed: those whose names, hashed with the seed, come first. To add a
 * repository to the choice changes the sample little.
 */
export function drawSample(histories: Iterable<History>, count: number, seed: string): readonly Address[] {
  const most = Math.ceil(count * largestShare);
  const drawn: (Address & { readonly lot: string })[] = [];
  for (const { repository, commits } of histories) {
    const lots = commits.filter(touchesConfiguration).map(({ id }) => {
      const lot = createHash('sha256').update(`${seed} ${repository} ${id}`).digest('hex');
      return { repository, commit: id, lot };
    });
    drawn.push(...lots.sort(byLot).slice(0, most));
  }
  return drawn
    .sort(byLot)
    .slice(0, count)
    .map(({ repository, commit }) => ({ repository, commit }))
    .sort((a, b) => compare(a.repository, b.repository) || compare(a.commit, b.commit));
}

function byLot(a: { readonly lot: string }, b: { readonly lot: string }): number {
  return compare(a.lot, b.lot);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Lines of repository and commit, separated by a tab; what stands behind is not read. */
export function readAddresses(text: string): readonly Address[] {
  return text.split('\n').flatMap((line) => {
    const [repository = '', commit = ''] = line.split('\t');
    return line.startsWith('#') || commit === '' ? [] : [{ repository, commit }];
  });
}

export function printAddresses(addresses: readonly Address[]): string {
  return addresses.map(({ repository, commit }) => `${repository}\t${commit}\n`).join('');
}
