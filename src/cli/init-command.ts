import { driftOf, propose } from '../commands/init.ts';
import type { OptionValues } from '../commands/option-values.ts';
import { requestOf } from '../commands/run-check.ts';
import { writeRepositoryFile } from '../platform/report-files.ts';
import { print } from '../platform/terminal.ts';
import { renderDrift, renderProposal } from '../reports/proposal.ts';
import { UsageError } from '../usage-error.ts';

/** Writes keyparity.yml, prints it, or says whether it still fits: then the exit code is 1 where it does not. */
export async function initCommand(values: OptionValues): Promise<number> {
  const request = requestOf(values);
  if (values.check) {
    if (values.force || values.stdout)
      throw new UsageError('--check writes nothing', 'Give it without --force and --stdout.');
    const drift = driftOf(request);
    await print(process.stdout, renderDrift(drift));
    return drift.differences.length > 0 ? 1 : 0;
  }
  const file = await propose(request);
  const { path, text, present } = file;
  if (values.stdout) {
    await print(process.stdout, text);
    return 0;
  }
  const isNew = present !== text;
  if (isNew && present !== undefined && !values.force) {
    throw new UsageError(
      `${path} is there already, and nothing was changed`,
      'keyparity init --check says whether it still fits, --stdout prints what would be written, --force writes it anew.',
    );
  }
  if (isNew) writeRepositoryFile(values.cwd, path, text, present !== undefined);
  await print(process.stdout, renderProposal(file));
  return 0;
}
