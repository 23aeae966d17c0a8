import { expect } from 'vitest';

/** How many times as large the large one is. */
const factor = 8;
/** Work that grows with its size costs 8 times as much, work that grows with the square of it 64 times. */
const mostTimes = 24;
/** What costs less than this shows nothing. Work that grows with the square has left it far behind at the sizes used here. */
const unnoticed = 60_000;
const rounds = 10;
/** Nobody doubts twice what is that far off. */
const certain = 4;

/**
 * Expects that work costs no more than its size. Nothing is measured against a clock: the processor time of this process is
 * compared with itself, for `size` and for an eighth of it, and each counts with the least that it took in some rounds. So a
 * slow or a busy machine changes nothing.
 */
export async function expectLinear(
  work: (size: number) => unknown,
  size: number,
  name = 'the work',
  most = mostTimes,
): Promise<void> {
  const small = Math.ceil(size / factor);
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    // Twice, because what runs for the first time is not compiled yet.
    for (let time = 0; time < 2; time++) least.small = Math.min(least.small, await costOf(work, small));
    least.large = Math.min(least.large, await costOf(work, size));
    if (least.large < Math.max(unnoticed, least.small * most)) return;
    if (round > 0 && least.large > least.small * most * certain) break;
  }
  expect.fail(`${name}: ${factor} times the size costs ${Math.round(least.large / least.small)} times as much`);
}

/** Processor time in microseconds. */
async function costOf(work: (size: number) => unknown, size: number): Promise<number> {
  const before = process.cpuUsage();
  await work(size);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
