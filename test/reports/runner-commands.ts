/**
 * What a GitHub runner makes of the output of a step, after `ProcessInvoker`, `ActionCommand.TryParseV2` and
 * `ActionCommand.TryParse` of actions/runner.
 */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

const registered = new Set(
  'stop-commands set-env set-output save-state add-mask add-path add-matcher remove-matcher debug warning error notice group endgroup echo'.split(
    ' ',
  ),
);
/** `char.IsWhiteSpace` of .NET. */
const leadingWhiteSpace = /^[\t-\r\u0085\p{Zs}\p{Zl}\p{Zp}]+/u;

export function runnerCommands(output: string): RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const command = doubleColon(line) ?? bracketed(line);
    return command === undefined ? [] : [command];
  });
}

function doubleColon(line: string): RunnerCommand | undefined {
  const trimmed = line.replace(leadingWhiteSpace, '');
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end === -1) return undefined;
  return command(trimmed.slice(2, end), ',', trimmed.slice(end + 2), unescapeProperty);
}

function bracketed(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start === -1 || end === -1) return undefined;
  return command(line.slice(start + 3, end), ';', line.slice(end + 1), unescapeData);
}

function command(
  info: string,
  separator: string,
  data: string,
  unescapeValue: (text: string) => string,
): RunnerCommand | undefined {
  const blank = info.indexOf(' ');
  const name = (blank === -1 ? info : info.slice(0, blank)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const properties = new Map<string, string>();
  for (const pair of blank === -1
    ? []
    : info
        .slice(blank + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf('=');
    if (equals !== -1) properties.set(pair.slice(0, equals), unescapeValue(pair.slice(equals + 1)));
  }
  return { name, properties, data: unescapeData(data) };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
