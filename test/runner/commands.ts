/**
 * What a GitHub runner makes of the lines that a step prints, by the rules of its `ActionCommand`,
 * `ActionCommandManager` and `ExecutionContext`.
 */
export interface Annotation {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly title?: string;
}

export interface Heard {
  readonly annotations: readonly Annotation[];
  /** Annotations beyond the ten of a kind that are kept. */
  readonly dropped: number;
  readonly groups: readonly string[];
  readonly unbalancedGroups: boolean;
  /** Commands that change the job: nobody but the platform's own files has any business with them. */
  readonly unsafe: readonly string[];
  /** The lines that are no commands. */
  readonly log: readonly string[];
}

const known = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

const keptOfEachKind = 10;
const longestMessage = 4096;

export function hear(output: string): Heard {
  const annotations: Annotation[] = [];
  const counts = new Map<string, number>();
  const groups: string[] = [];
  const unsafe: string[] = [];
  const log: string[] = [];
  let dropped = 0;
  let open = 0;
  let unbalanced = false;

  // .NET's ReadLine ends a line at a lone carriage return too.
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = modernForm(line) ?? oldForm(line);
    if (command === undefined) {
      if (line !== '') log.push(line);
      continue;
    }
    switch (command.name) {
      case 'error':
      case 'warning':
      case 'notice': {
        const count = (counts.get(command.name) ?? 0) + 1;
        counts.set(command.name, count);
        if (count > keptOfEachKind) dropped += 1;
        else if (command.data !== '') annotations.push(annotationOf(command.name, command));
        break;
      }
      case 'group':
        open += 1;
        groups.push(command.data);
        break;
      case 'endgroup':
        open -= 1;
        unbalanced ||= open < 0;
        break;
      default:
        unsafe.push(line);
    }
  }
  return { annotations, dropped, groups, unbalancedGroups: unbalanced || open !== 0, unsafe, log };
}

/** `::name key=value,key=value::data`, behind any white space. */
function modernForm(line: string): Command | undefined {
  const text = line.trimStart();
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  return commandOf(text.slice(2, end), ',', text.slice(end + 2), (value) =>
    value
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%'),
  );
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function oldForm(line: string): Command | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return commandOf(line.slice(start + 3, end), ';', line.slice(end + 1), (value) =>
    value
      .replaceAll('%3B', ';')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%5D', ']')
      .replaceAll('%25', '%'),
  );
}

function commandOf(
  header: string,
  separator: string,
  data: string,
  unescapeProperty: (value: string) => string,
): Command | undefined {
  const blank = header.indexOf(' ');
  const name = (blank < 0 ? header : header.slice(0, blank)).toLowerCase();
  if (!known.has(name)) return undefined;
  const properties = new Map<string, string>();
  for (const pair of blank < 0
    ? []
    : header
        .slice(blank + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf('=');
    if (equals > 0) properties.set(pair.slice(0, equals).toLowerCase(), unescapeProperty(pair.slice(equals + 1)));
  }
  return { name, properties, data: data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%') };
}

function annotationOf(severity: Annotation['severity'], { properties, data }: Command): Annotation {
  const file = properties.get('file');
  const line = properties.get('line');
  const column = properties.get('col');
  const title = properties.get('title');
  return {
    severity,
    message: data.slice(0, longestMessage),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line: Number(line) }),
    ...(line !== undefined && column !== undefined && { column: Number(column) }),
    ...(title !== undefined && { title }),
  };
}
