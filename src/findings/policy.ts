import type { Application } from '../applications/application.ts';
import { decodeUtf8 } from '../documents/decode.ts';
import type { FileTree } from '../documents/file-tree.ts';
import type { Library } from '../documents/library.ts';
import type { Settings } from '../requirements/contract/settings.ts';
import type { ExceptionUse } from '../rules/rule.ts';
import { baselineFile, readBaseline } from './baseline.ts';
import type { Accepted } from './exceptions.ts';
import { suppressionsOf } from './suppressions.ts';

/** By what a state of the repository wants to be judged: keyparity.yml, the baseline, comments in files. */
export interface Policy extends Accepted {
  /** What of it says too little to be applied. */
  readonly defects: readonly ExceptionUse[];
}

/** The policy that a tree holds itself. */
export function policyOf(
  { tree, library, settings }: { readonly tree: FileTree; readonly library: Library; readonly settings: Settings },
  applications: readonly Application[],
  knownRules: readonly string[],
): Policy {
  const { suppressions, defects } = suppressionsOf(applications, library, knownRules);
  const bytes = tree.list().includes(baselineFile) ? tree.read(baselineFile) : undefined;
  const baseline = readBaseline(baselineFile, bytes === undefined ? '' : decodeUtf8(bytes), knownRules);
  return { settings, suppressions, baseline: baseline.accepted, defects: [...defects, ...baseline.defects] };
}
