/** How loud a problem is; the order of importance is error, warning, notice. */
export type Severity = 'error' | 'warning' | 'notice';
