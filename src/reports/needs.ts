import { type ApplicationNeeds, type NeededKey, type Supply, urgencyOf } from '../answers/needed-keys.ts';
import type { CodeRequirement } from '../requirements/needs/needs-of-code.ts';
import { groupedBy } from '../rules/evidence.ts';
import { codeReaderText, modulesText } from './code-reader.ts';
import { counted } from './counts.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { printJson } from './json.ts';
import { type Palette, paletteFor } from './palette.ts';
import { terminalText } from './render-message.ts';
import type { Style } from './reporter.ts';
import { lawText } from './resolution.ts';
import { visibleText, widest } from './visible-text.ts';

/** What `keyparity requirements` prints: the keys that the code of each application asks for, and who gives them. */
export function renderNeeds(applications: readonly ApplicationNeeds[], style: Style, format: 'text' | 'json'): string {
  if (format === 'json') return printJson({ version: 1, applications: applications.map(applicationObject) });
  const palette = paletteFor(style.colour);
  const blocks = applications.map((each) => applicationLines(each, palette).map(breakCommands).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

/** Described by `schemas/requirements.schema.json`. */
function applicationObject({ application, law, environments, keys }: ApplicationNeeds) {
  return {
    ...application,
    law,
    environments,
    keys: keys.map(({ key, uses, supplies }) => ({
      key,
      uses: uses.map(useObject),
      environments: supplies.map(({ environment, state, by, place }) => ({ name: environment, state, by, place })),
    })),
  };
}

function useObject(requirement: CodeRequirement) {
  const { environments, origin, use } = requirement;
  const { form, annotation, owner, member, modulePath, guard, doubt, mark } = use;
  return {
    certainty: urgencyOf(requirement) === 'default' ? undefined : urgencyOf(requirement),
    hasDefault: use.hasDefault === true,
    form,
    annotation,
    owner,
    member,
    modulePath,
    guard,
    doubt,
    environments,
    place: origin,
    mark: mark && { reason: mark.reason, place: mark.origin },
  };
}

const urgencies = ['needed', 'maybe', 'default'] as const;

function applicationLines(needs: ApplicationNeeds, palette: Palette): readonly string[] {
  const { application, law, environments, keys } = needs;
  return [
    `${palette.bold(visibleText(application.name))} ${palette.dim(`(${visibleText(application.path)}, ${lawText(law)})`)} in ${listed(environments)}`,
    ...keys.flatMap((key) => ['', ...keyLines(key, environments, palette)]),
    ...(keys.length === 0 ? [] : ['']),
    closingLine(keys, palette),
  ];
}

function keyLines({ key, uses, supplies }: NeededKey, environments: readonly string[], palette: Palette) {
  const rows = uses.flatMap((use) => useRows(use, environments, palette));
  const groups = groupedBy(supplies, (supply) => [supply.state, placeText(supply, palette), supply.by].join('\n'));
  const width = widest([...groups.values()].map(namesText));
  for (const group of groups.values()) rows.push(supplyRow(group, width, palette));
  return [
    `  ${palette.bold(visibleText(key))}`,
    ...rows.map(([title, text, paint]) => `    ${paint(title.padEnd(9))}  ${text}`),
  ];
}

type Row = readonly [title: string, text: string, paint: (text: string) => string];

/** `@Value of com.acme.Mailer.host, libs/mail/…/Mailer.java:12:5`, and below it what a person has to know about it. */
function useRows(requirement: CodeRequirement, environments: readonly string[], palette: Palette): readonly Row[] {
  const { origin, use } = requirement;
  const urgency = urgencyOf(requirement);
  const isEverywhere = environments.every((environment) => requirement.environments.includes(environment));
  const notes = [
    ...(isEverywhere ? [] : [`in ${listed(environments.filter((each) => requirement.environments.includes(each)))}`]),
    ...modulesText(use),
    ...(use.guard === undefined ? [] : [`under ${visibleText(use.guard)}`]),
    ...(use.doubt === undefined || urgency !== 'maybe' ? [] : [`not certain: ${visibleText(use.doubt)}`]),
  ];
  const place = terminalText(palette).place(`${origin.path}:${origin.line}:${origin.column}`);
  const reader = `${urgency === 'default' ? 'with a default, ' : ''}${codeReaderText(use)}`;
  return [
    [urgency === 'default' ? 'read' : urgency, `${reader}, ${place}`, plain],
    ...(notes.length === 0 ? [] : [['', notes.join(', '), plain] as const]),
  ];
}

const plain = (text: string): string => text;

/** The environments that get a value from one place. */
function supplyRow(group: readonly Supply[], width: number, palette: Palette): Row {
  const [first] = group as readonly [Supply];
  const { state, by } = first;
  const place = placeText(first, palette);
  const parts = [
    namesText(group).padEnd(width),
    ...(by === undefined ? [] : [`by ${visibleText(by)}`]),
    ...(place === '' ? [] : [state === 'missing' ? `empty at ${place}` : place]),
  ];
  return [state, parts.join('  ').trimEnd(), paintOf(state, palette)];
}

function namesText(group: readonly Supply[]): string {
  return listed(group.map(({ environment }) => environment));
}

function placeText({ place }: Supply, palette: Palette): string {
  return place === undefined ? '' : terminalText(palette).place(`${place.path}:${place.line}:${place.column}`);
}

function paintOf(state: Supply['state'], palette: Palette): (text: string) => string {
  if (state === 'missing') return palette.red;
  if (state === 'open') return palette.yellow;
  return state === 'own' ? palette.green : palette.dim;
}

/** `7 keys: 4 needed, 2 maybe, 1 default; 1 missing in an environment` */
function closingLine(keys: readonly NeededKey[], palette: Palette): string {
  if (keys.length === 0) return palette.dim('  the code asks for no key, as far as can be read');
  const most = keys.map(({ uses }) => urgencies.find((urgency) => uses.some((use) => urgencyOf(use) === urgency)));
  const words = { needed: 'needed', maybe: 'perhaps needed', default: 'with a default' } as const;
  const kinds = urgencies
    .map((urgency) => [urgency, most.filter((each) => each === urgency).length] as const)
    .filter(([, count]) => count > 0)
    .map(([urgency, count]) => `${count} ${words[urgency]}`);
  const missing = keys.filter(({ supplies }) => supplies.some(({ state }) => state === 'missing')).length;
  const lack = missing === 0 ? '' : `; ${palette.red(`${missing} missing in some environment`)}`;
  return `${counted(keys.length, 'key')}: ${kinds.join(', ')}${lack}`;
}

function listed(names: readonly string[]): string {
  return names.map(visibleText).join(', ');
}
