import { type OptionValues, oneOf } from '../commands/option-values.ts';
import { formatsOf } from '../commands/options.ts';
import { explain } from '../commands/queries.ts';
import { requestOf, styleOf } from '../commands/run-check.ts';
import { print } from '../platform/terminal.ts';
import { renderExplanation } from '../reports/explanation.ts';
import { UsageError } from '../usage-error.ts';
import { terminalStyle } from './terminal-style.ts';

/** Prints all about one key. It shows, it does not judge: the exit code is 0 whatever the findings are. */
export async function explainCommand(key: string | undefined, values: OptionValues): Promise<number> {
  const format = oneOf(formatsOf.explain, values.format, '--format');
  if (key === undefined || key === '') {
    throw new UsageError('keyparity explain needs a key', 'For example: keyparity explain payment.gateway.url');
  }
  const request = requestOf(values);
  const explanations = await explain(request, key);
  const style = terminalStyle(styleOf(values, request.tree), values);
  await print(process.stdout, renderExplanation(key, explanations, style, format));
  return 0;
}
