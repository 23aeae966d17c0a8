import { readFileSync } from 'node:fs';

/** The page of a rule, in Markdown; `undefined` where there is none. They are published next to the bundle that runs here. */
export function readRulePage(id: string): string | undefined {
  try {
    return readFileSync(new URL(`../docs/rules/${id}.md`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
