import type { OptionValues } from '../commands/option-values.ts';
import { acceptFindings } from '../commands/run-check.ts';
import { writeRepositoryFile } from '../platform/report-files.ts';
import { print } from '../platform/terminal.ts';

/** Writes the baseline and says what has changed in it. It accepts, it does not judge: the exit code is 0. */
export async function baselineCommand(values: OptionValues): Promise<number> {
  const { path, text, entries, added, removed, refused } = await acceptFindings(values);
  if (entries > 0 || removed > 0) writeRepositoryFile(values.cwd, path, text, true);
  const lines = [
    `${path}: ${entries === 1 ? '1 accepted finding' : `${entries} accepted findings`} (${added} added, ${removed} removed)`,
    ...(refused > 0 ? [`${refused} not accepted, because their rules are locked in keyparity.yml`] : []),
  ];
  await print(process.stdout, `${lines.join('\n')}\n`);
  return 0;
}
