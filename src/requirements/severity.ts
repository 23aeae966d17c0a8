/** How loud a problem is; the order of importance is error, warning, notice. */
export type Severity = 'error' | 'warning' | 'notice';

/** The loudest first. */
export const severitiesInOrder: readonly Severity[] = ['error', 'warning', 'notice'];
