import { readFileSync } from 'node:fs';

/**
 * The cases that docs/fidelity.md names as those in which Keyparity leaves something open: `topic/id`.
 * @returns {ReadonlySet<string>}
 */
export function documentedCases() {
  const text = readFileSync(new URL('../../docs/fidelity.md', import.meta.url), 'utf8');
  const section = /^## What stays open\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(text)?.[1] ?? '';
  return new Set([...section.matchAll(/`([a-z-]+\/[a-z0-9-]+)`/g)].map(([, name]) => name));
}
