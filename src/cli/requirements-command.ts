import { type OptionValues, oneOf } from '../commands/option-values.ts';
import { formatsOf } from '../commands/options.ts';
import { requirementsOfCode } from '../commands/queries.ts';
import { requestOf, styleOf } from '../commands/run-check.ts';
import { print } from '../platform/terminal.ts';
import { renderNeeds } from '../reports/needs.ts';
import { terminalStyle } from './terminal-style.ts';

/** Prints what the code needs. It shows, it does not judge: the exit code is 0 whatever is missing. */
export async function requirementsCommand(values: OptionValues): Promise<number> {
  const format = oneOf(formatsOf.requirements, values.format, '--format');
  const request = requestOf(values);
  const style = terminalStyle(styleOf(values, request.tree), values);
  await print(process.stdout, renderNeeds(await requirementsOfCode(request), style, format));
  return 0;
}
