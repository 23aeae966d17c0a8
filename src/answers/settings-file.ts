import type { Proposal, ProposedApplication, ProposedEnvironment } from './proposal.ts';
import type { ProposedKey } from './proposed-keys.ts';
import type { ProposedProvision } from './proposed-provisions.ts';

/** The text of a keyparity.yml, with comments that explain it. The same proposal gives the same bytes. */
export function settingsFile(proposal: Proposal): string {
  const sections = [
    [
      '# yaml-language-server: $schema=https://unpkg.com/keyparity/schemas/keyparity.schema.json',
      '#',
      '# Written by keyparity init from what the repository shows. Read it, correct it, commit it: from then on it is yours.',
      '# keyparity doctor shows what stands behind it; keyparity init --check says when an application or environment is new.',
      'version: 1',
    ],
    environmentLines(proposal),
    groupLines(proposal),
    applicationLines(proposal),
    providedLines(proposal),
    keyLines(proposal),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function environmentLines({ environments, overlays }: Proposal): readonly string[] {
  const others =
    overlays.length === 0
      ? []
      : wrapped(
          '# Not compared, and not listed: ',
          overlays.filter((name) => plainScalar.test(name)),
          '.',
        );
  if (environments === undefined) {
    return ['# environments: are left to discovery, because the applications give them different profiles.', ...others];
  }
  if (environments.length === 0) {
    return [
      '# No profile is a step of delivery, so nothing is compared. Where there are several environments, name them:',
      ...others,
      '# environments: { stage: {}, prod: { profiles: [prod, aws] } }',
    ];
  }
  return [
    '# In promotion order. Without profiles: the one of its name, or what its manifests activate.',
    ...others,
    'environments:',
    ...environments.flatMap(environmentText),
  ];
}

function environmentText({ name, profiles, variables = [] }: ProposedEnvironment): readonly string[] {
  const fields = profiles === undefined ? [] : [`profiles: [${profiles.map(scalar).join(', ')}]`];
  if (variables.length === 0) return [`  ${scalar(name)}: {${fields.length === 0 ? '' : ` ${fields[0]} `}}`];
  return [
    `  ${scalar(name)}:`,
    ...fields.map((field) => `    ${field}`),
    '    variables:',
    ...variables.map((variable) => `      ${scalar(variable.name)}: ${JSON.stringify(variable.value)}`),
  ];
}

const groupName = 'live';

function groupLines({ live, environments }: Proposal): readonly string[] {
  // One environment needs no second name, and nothing may be called by the name of another thing.
  if (live.length === 0 || environments?.some(({ name }) => name === groupName) === true) return [];
  return ['# Production and what stands in for it.', 'groups:', `  ${groupName}: [${live.map(scalar).join(', ')}]`];
}

function applicationLines({ applications }: Proposal): readonly string[] {
  if (applications === undefined)
    return ['# applications: are left to discovery, which finds more about them than can be written here.'];
  if (applications.length === 0) return [];
  const isListed = applications.some(({ layers }) => layers !== undefined);
  return [
    ...(isListed
      ? ['# Layers: lowest precedence first, relative to the path; {env} is the name of the environment.']
      : []),
    'applications:',
    ...applications.flatMap(applicationText),
  ];
}

function applicationText({ name, path, layers, boot, environments }: ProposedApplication): readonly string[] {
  const fields = [
    `path: ${scalar(path)}`,
    ...(boot === undefined ? [] : [`boot: ${JSON.stringify(boot)}`]),
    ...(environments === undefined ? [] : [`environments: [${environments.map(scalar).join(', ')}]`]),
  ];
  if (layers === undefined) return [`  ${scalar(name)}: { ${fields.join(', ')} }`];
  return [
    `  ${scalar(name)}:`,
    ...fields.map((field) => `    ${field}`),
    '    layers:',
    ...layers.map((layer) => `      - ${/^[A-Za-z.][\w./{}-]*$/.test(layer) ? layer : scalar(layer)}`),
  ];
}

function providedLines({ provided, unlisted }: Proposal): readonly string[] {
  if (unlisted !== undefined) {
    const shown = unlisted.slice(0, mostUnlisted).map(scalar);
    const more = unlisted.length > shown.length ? ` and ${unlisted.length - shown.length} more` : '';
    return [
      '# provided: is left to you, because whatever is not listed there is an error once anything is (patterns: DB_*).',
      ...wrapped('# As far as the repository shows, these come from outside: ', shown, `${more}.`),
    ];
  }
  if (provided.length === 0) return [];
  return [
    '# Nobody in the repository gives these a value, so they have to come from outside. Say from where, and take out what',
    '# should have been here: whatever is referred to and neither given nor listed is an error from now on.',
    'provided:',
    ...provided.flatMap(provisionText),
  ];
}

const mostUnlisted = 12;

function provisionText({ names, secret, applications }: ProposedProvision): readonly string[] {
  return [
    ...wrapped('  - keys: [', names.map(scalar), ']', '           '),
    ...(applications === undefined ? [] : wrapped('    applications: [', applications.map(scalar), ']', '      ')),
    `    by: ${secret ? 'a secret store' : 'the deployment'}`,
  ];
}

function keyLines({ keys, leftOut, environments, live }: Proposal): readonly string[] {
  const rest = leftOutLines(leftOut);
  if (keys.length === 0) return rest;
  const hasGroup = groupLines({ live, environments } as Proposal).length > 0;
  return [
    '# Inferred: it holds today, and seems to be meant. What an entry demands is a warning at most; what the code needs stays an',
    '# error. Take `severity` away from what has to hold, and the whole entry where nothing has to.',
    '#   override  each compared environment sets its own value      secret  never printed, never plain text here',
    '#   differ    no two of the environments have the same value',
    ...rest,
    'keys:',
    ...keys.map((key) => keyText(key, hasGroup ? [groupName] : live)),
  ];
}

/** How much more could be said, and of whom, where these are not too many. */
function leftOutLines(leftOut: Proposal['leftOut']): readonly string[] {
  const total = leftOut.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [];
  const start = `# Left out: ${total} ${total === 1 ? 'key' : 'keys'} of which as much is true`;
  const of = leftOut.map(
    ({ application, count }) => `${count} of ${plainScalar.test(application) ? application : '…'}`,
  );
  return of.length === 1 || of.length > mostCounted ? [`${start}.`] : wrapped(`${start} (`, of, ').');
}

const mostCounted = 6;

function keyText({ key, applications, named, override, differ, secret }: ProposedKey, live: readonly string[]): string {
  const fields = [
    ...(override ? ['override: true'] : []),
    ...(differ === undefined ? [] : [`differ: ${differ === 'all' ? 'true' : `[${live.map(scalar).join(', ')}]`}`]),
    ...(secret ? ['secret: true'] : []),
    ...(named ? [`applications: [${applications.map(scalar).join(', ')}]`] : []),
    'severity: warning',
  ];
  return `  ${scalar(key)}: { ${fields.join(', ')} }`;
}

const plainScalar = /^[A-Za-z_.][\w./-]*$/;
/** Words that some reader of YAML takes for something else than a text. */
const otherwise = /^(?:true|false|yes|no|on|off|null|y|n|\.inf|\.nan|\.{2,})$/i;

/** A text as YAML reads it in a list or as a key, quoted where it could be taken for something else. */
function scalar(text: string): string {
  if (plainScalar.test(text) && !otherwise.test(text)) return text;
  // What a reader cannot see is escaped; the escapes of JSON are those of YAML.
  // `##[` would be a command for a runner that logs the file.
  const quoted = JSON.stringify(text).replaceAll('##[', '#\\u0023[');
  return quoted.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const widest = 118;

/** A list of words over as many lines as it takes; further lines begin with `indent`, of a comment with `#`. */
function wrapped(start: string, words: readonly string[], end: string, indent = '#   '): readonly string[] {
  const lines: string[] = [];
  let line = start;
  for (const [i, word] of words.entries()) {
    const text = i === words.length - 1 ? `${word}${end}` : `${word},`;
    const isFirst = line === start || line === indent;
    if (!isFirst && line.length + 1 + text.length > widest) {
      lines.push(line);
      line = `${indent}${text}`;
    } else line = isFirst ? `${line}${text}` : `${line} ${text}`;
  }
  return [...lines, line];
}
