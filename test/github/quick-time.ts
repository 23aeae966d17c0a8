import type { Patience } from '../../src/platform/github/patience.ts';

interface QuickTime extends Patience {
  /** Lets the time of the call pass that waits for an answer. */
  expire(): void;
}

/** A time that passes only where somebody waits: a pause ends at once, and the clock has moved on by it. */
export function quickTime(): QuickTime {
  let passed = 0;
  let waiting = { milliseconds: 0, controller: new AbortController() };
  return {
    now: () => passed,
    pause: (milliseconds) => {
      passed += milliseconds;
      return Promise.resolve();
    },
    limit: (milliseconds) => {
      waiting = { milliseconds, controller: new AbortController() };
      return waiting.controller.signal;
    },
    expire: () => {
      passed += waiting.milliseconds;
      waiting.controller.abort();
    },
  };
}
