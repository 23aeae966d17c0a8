/** The day in UTC, `YYYY-MM-DD`: the same on every machine that runs at the same moment. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
