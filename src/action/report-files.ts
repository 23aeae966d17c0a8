import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileTarget, OptionValues } from '../commands/option-values.ts';
import { confinedPath } from '../platform/report-files.ts';

/** The files that a run writes, with absolute paths. */
export interface ReportFiles {
  readonly report: FileTarget;
  readonly others: readonly FileTarget[];
}

/**
 * Decides before the judgement where reports go, so that a path that is not allowed is a mistake of the workflow and not a
 * report that is lost.
 *
 * @throws UsageError for a path outside of the workspace and of RUNNER_TEMP
 */
export function planReportFiles(values: OptionValues): ReportFiles {
  const temporary = process.env['RUNNER_TEMP'] ?? tmpdir();
  const folders = [process.env['GITHUB_WORKSPACE'] ?? process.cwd(), temporary];
  // A name of its own: several steps of one job must not overwrite each other's report.
  const report = values['report-file'] ?? join(temporary, `keyparity-${randomUUID()}.json`);
  return {
    report: { format: 'json', path: confinedPath(report, folders) },
    others: values.output.map(({ format, path }) => ({ format, path: confinedPath(path, folders) })),
  };
}
