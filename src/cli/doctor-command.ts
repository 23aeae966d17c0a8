import { type OptionValues, oneOf } from '../commands/option-values.ts';
import { formatsOf } from '../commands/options.ts';
import { diagnose } from '../commands/queries.ts';
import { requestOf, styleOf } from '../commands/run-check.ts';
import { print } from '../platform/terminal.ts';
import { renderDiagnosis } from '../reports/diagnosis.ts';
import { terminalStyle } from './terminal-style.ts';

/** Prints what was understood of the repository. It shows, it does not judge: the exit code is 0 whatever looks wrong. */
export async function doctorCommand(values: OptionValues): Promise<number> {
  const format = oneOf(formatsOf.doctor, values.format, '--format');
  const request = requestOf(values);
  const style = terminalStyle(styleOf(values, request.tree), values);
  await print(process.stdout, renderDiagnosis(await diagnose(request), style, format));
  return 0;
}
