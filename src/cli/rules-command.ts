import { readFileSync } from 'node:fs';
import { closest } from '../closest.ts';
import { rules } from '../rules/index.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The list of rules, or the page of one.
 *
 * @throws UsageError for a rule that does not exist
 */
export function rulesCommand(id: string | undefined): string {
  if (id !== undefined) return pageOf(id);
  const width = Math.max(...rules.map((rule) => rule.id.length));
  return rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`).join('');
}

function pageOf(id: string): string {
  if (!rules.some((rule) => rule.id === id)) {
    const guess = closest(
      id,
      rules.map((rule) => rule.id),
    );
    throw new UsageError(
      `there is no rule "${id}"`,
      guess === undefined ? 'See keyparity rules for the list.' : `Did you mean "${guess}"?`,
    );
  }
  // The pages are published next to the bundle that runs here.
  return readFileSync(new URL(`../docs/rules/${id}.md`, import.meta.url), 'utf8');
}
