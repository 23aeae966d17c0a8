import { type OptionValues, oneOf } from '../commands/option-values.ts';
import { formatsOf } from '../commands/options.ts';
import { resolveEnvironment } from '../commands/queries.ts';
import { requestOf, styleOf } from '../commands/run-check.ts';
import { print } from '../platform/terminal.ts';
import { renderResolution } from '../reports/resolution.ts';
import { UsageError } from '../usage-error.ts';
import { terminalStyle } from './terminal-style.ts';

/** Prints what one environment gets. It shows, it does not judge: the exit code is 0 even where Spring would not start. */
export async function resolveCommand(values: OptionValues): Promise<number> {
  const format = oneOf(formatsOf.resolve, values.format, '--format');
  if (format === 'properties' && !values['show-values']) {
    throw new UsageError(
      'a .properties file of hidden values would say nothing',
      'Add --show-values; secrets are left out all the same.',
    );
  }
  const { tree, today, configPath } = requestOf(values);
  const [application] = values.application;
  const [environment] = values.environment;
  const resolution = await resolveEnvironment({
    tree,
    today,
    ...(configPath !== undefined && { configPath }),
    ...(application !== undefined && { application }),
    ...(environment !== undefined && { environment }),
    ...(values.profiles !== undefined && { profiles: profilesOf(values.profiles) }),
  });
  const style = terminalStyle(styleOf(values, tree), values);
  await print(process.stdout, renderResolution(resolution, style, format));
  return 0;
}

/** `a, b`: blanks around a name do not belong to it. */
function profilesOf(text: string): readonly string[] {
  const profiles = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (profiles.length > 0) return profiles;
  throw new UsageError('--profiles names no profile', 'For example: --profiles prod,eu.');
}
