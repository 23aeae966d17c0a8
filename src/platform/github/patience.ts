/** How a client tells the time and waits. Whoever tries it out has one that does not pass. */
export interface Patience {
  /** Milliseconds since any moment. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
  /** A signal that aborts after that time. */
  limit(milliseconds: number): AbortSignal;
}

export const realTime: Patience = {
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  limit: (milliseconds) => AbortSignal.timeout(milliseconds),
};
