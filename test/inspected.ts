import type { Request } from '../src/commands/prepare.ts';
import { explain, type ResolveRequest, resolveEnvironment } from '../src/commands/queries.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { renderExplanation } from '../src/reports/explanation.ts';
import type { Style } from '../src/reports/reporter.ts';
import { renderResolution } from '../src/reports/resolution.ts';

export type Files = Readonly<Record<string, string>>;

export const plain: Style = { colour: false, showValues: false };
export const shown: Style = { colour: false, showValues: true };

const resources = 'src/main/resources';

/** A module at the root with `application.yml` and one file for each further profile. */
export function module(base: string, profiles: Readonly<Record<string, string>> = {}, others: Files = {}): Files {
  const files = Object.entries(profiles).map(([name, text]) => [`${resources}/application-${name}.yml`, text] as const);
  return { [`${resources}/application.yml`]: base, ...Object.fromEntries(files), ...others };
}

export function contract(text: string): Files {
  return { 'keyparity.yml': `version: 1\n${text}` };
}

const today = '2026-11-21';

export async function resolved(
  files: Files,
  which: Partial<ResolveRequest>,
  style: Style = plain,
  format: 'text' | 'json' | 'properties' = 'text',
): Promise<string> {
  return renderResolution(await resolveEnvironment({ tree: memoryTree(files), today, ...which }), style, format);
}

export async function explained(
  files: Files,
  key: string,
  style: Style = plain,
  format: 'text' | 'json' = 'text',
  which: Partial<Request> = {},
): Promise<string> {
  return renderExplanation(key, await explain({ tree: memoryTree(files), today, ...which }, key), style, format);
}
