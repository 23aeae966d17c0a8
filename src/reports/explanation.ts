import type {
  ApplicationExplanation,
  EnvironmentExplanation,
  ExplainedLayer,
  ExplainedStep,
} from '../answers/explanation.ts';
import type { Origin } from '../documents/document.ts';
import type { Requirement, RequirementUse } from '../requirements/requirement.ts';
import type { Insertion } from '../rules/insertion.ts';
import { codeReaderText, modulesText } from './code-reader.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { findingObject, printJson } from './json.ts';
import { stateWords } from './matrix-rows.ts';
import { type Palette, paintSeverity, paletteFor } from './palette.ts';
import { inPlaceOf, plainText, renderMessage, shownText, terminalText } from './render-message.ts';
import type { Style } from './reporter.ts';
import { lawText, openObject, openText, outcomeObject, outcomeText, placeOf } from './resolution.ts';
import { visibleText, widest } from './visible-text.ts';

/** What `keyparity explain` prints: one key, application by application and environment by environment. */
export function renderExplanation(
  key: string,
  explanations: readonly ApplicationExplanation[],
  style: Style,
  format: 'text' | 'json',
): string {
  if (format === 'json') {
    return printJson({ version: 1, key, applications: explanations.map((each) => applicationObject(each, style)) });
  }
  const palette = paletteFor(style.colour);
  const blocks = explanations.map((each) => applicationLines(each, style, palette).map(breakCommands).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

/** Described by `schemas/explain.schema.json`. */
function applicationObject(explanation: ApplicationExplanation, style: Style) {
  const { application, law, key, demands, asks, users, unread, environments, findings } = explanation;
  return {
    ...application,
    law,
    key,
    requirements: demands.map(({ requirement, because }) => ({
      demand: requirement.demand,
      environments: requirement.environments,
      source: requirement.source,
      certainty: requirement.certainty,
      because:
        because.length === 0 ? undefined : renderMessage(because, { medium: plainText, showValues: false }).trim(),
      why: requirement.why,
      owner: requirement.owner,
      docs: requirement.docs,
      use: requirement.use && useObject(requirement.use),
      place: requirement.origin,
    })),
    reads: asks.map(({ use, environments: where, origin }) => ({
      environments: where,
      hasDefault: use.hasDefault === true,
      mark: use.mark?.reason,
      use: useObject(use),
      place: origin,
    })),
    references: users.map(({ key: from, origin, environments: where, hasDefault }) => ({
      key: from,
      environments: where,
      hasDefault,
      place: origin,
    })),
    unread,
    environments: environments.map((environment) => environmentObject(environment, style)),
    findings: findings.map((finding) => findingObject(finding, style)),
  };
}

function useObject({ form, owner, member, modulePath, annotation, guard, doubt }: RequirementUse) {
  return { form, owner, member, modulePath, annotation, guard, doubt };
}

function environmentObject(explanation: EnvironmentExplanation, { showValues }: Style) {
  const { environment, profiles, compared, state, winners, layers, open, provided, insertion, toFill } = explanation;
  return {
    name: environment,
    profiles,
    compared,
    state,
    provided,
    winners: winners.map(({ key, outcome, written, place, valueOrigin, steps }) => ({
      key,
      ...outcomeObject(outcome, showValues),
      written: written && shownText(written, showValues),
      place: place.origin,
      valuePlace: valueOrigin,
      layer: { kind: place.kind, name: place.name },
      placeholders: steps.map(({ depth, from, name, leadsTo, place: target, default: fallback }) => ({
        depth,
        from,
        name,
        leadsTo,
        place: target?.origin,
        layer: target && { kind: target.kind, name: target.name },
        default: fallback && shownText(fallback, showValues),
      })),
    })),
    layers: layers.map(({ kind, name, says, origins }) => ({ kind, name, says, places: origins })),
    open: open.map(openObject),
    insertion: insertion && { path: insertion.path, line: insertion.line, text: insertion.text },
    toFill: toFill && { has: toFill.has, place: toFill.origin },
  };
}

function applicationLines(explanation: ApplicationExplanation, style: Style, palette: Palette): readonly string[] {
  const { application, law, key, environments, findings } = explanation;
  const title = `${palette.bold(visibleText(key))} in ${palette.bold(visibleText(application.name))}`;
  return [
    `${title} ${palette.dim(`(${visibleText(application.path)}, ${lawText(law)})`)}`,
    ...reasonLines(explanation, palette),
    ...environments.flatMap((environment) => ['', ...environmentLines(environment, style, palette)]),
    ...findings.flatMap(({ severity, rule, environments: where, status, message }) => [
      '',
      `  ${paintSeverity(palette, severity)(severity)}  ${[rule, where.map(visibleText).join(', '), status === 'new' ? '' : `(${status})`].filter((part) => part !== '').join('  ')}`,
      `    ${renderMessage(message, { medium: terminalText(palette), showValues: style.showValues })}`,
    ]),
  ];
}

const mostUsersShown = 10;

/** Who needs the key, and why. */
function reasonLines({ demands, asks, users, unread }: ApplicationExplanation, palette: Palette): readonly string[] {
  const medium = terminalText(palette);
  const place = ({ path, line, column }: Requirement['origin']) => medium.place(`${path}:${line}:${column}`);
  const rows = demands.flatMap(({ requirement, because }): (readonly [title: string, text: string])[] => {
    const condition = renderMessage(because, { medium, showValues: false });
    const row = ['needed', `${demandText(requirement)}${condition}, ${place(requirement.origin)}`] as const;
    return requirement.use === undefined ? [row] : [row, ['', useText(requirement.use)]];
  });
  const background = (title: string, field: 'why' | 'owner' | 'docs') => {
    const texts = new Set(demands.flatMap(({ requirement }) => requirement[field] ?? []));
    for (const text of texts) rows.push([title, visibleText(text)]);
  };
  for (const { use, environments, origin } of asks) {
    const how = use.hasDefault === true ? 'with a default' : 'without a default';
    rows.push(['read', `${how} in ${listed(environments)}, by the code, ${place(origin)}`], ['', useText(use)]);
  }
  background('why', 'why');
  background('owner', 'owner');
  background('see', 'docs');
  for (const { key, origin, environments, hasDefault } of users.slice(0, mostUsersShown)) {
    const fallback = hasDefault ? ', with a default' : '';
    rows.push(['needed', `for ${visibleText(key)}${fallback}, in ${listed(environments)}, ${place(origin)}`]);
  }
  if (users.length > mostUsersShown) rows.push(['', `and ${users.length - mostUsersShown} more values`]);
  for (const origin of unread) rows.push(['not read', `no environment reads ${place(origin)}`]);
  return rows.map(([title, text]) => `  ${title.padEnd(8)}  ${text}`);
}

function demandText({ demand, environments, source, certainty }: Requirement): string {
  const what = demand === 'override' ? 'a value of its own' : 'a value';
  const by = source === 'contract' ? 'the contract' : source === 'code' ? 'the code' : 'a placeholder';
  return `${what} in ${listed(environments)}, by ${by}${certainty === 'certain' ? '' : ` (${certainty})`}`;
}

/** `@Value of com.acme.Mailer.host, modules app → libs/mail, under @Profile(prod)` */
function useText(use: RequirementUse): string {
  const { guard, doubt, mark } = use;
  const parts = [
    codeReaderText(use),
    ...modulesText(use),
    ...(guard === undefined ? [] : [`under ${visibleText(guard)}`]),
    ...(doubt === undefined ? [] : [visibleText(doubt)]),
    ...(mark === undefined ? [] : [`provided, as a comment says: ${visibleText(mark.reason)}`]),
  ];
  return parts.join(', ');
}

function listed(names: readonly string[]): string {
  return names.map(visibleText).join(', ');
}

const wordOf: Readonly<Record<ExplainedLayer['says'], string>> = { wins: 'wins', loses: 'loses', nothing: 'silent' };

function environmentLines(explanation: EnvironmentExplanation, { showValues }: Style, palette: Palette) {
  const { environment, compared, state, winners, layers, open, provided, insertion, toFill } = explanation;
  const kindWidth = widest(layers.map(({ kind }) => kind));
  const meaning = toFill === undefined ? stateWords[state].meaning : meaningOf[toFill.has];
  return [
    `  ${palette.bold(visibleText(compared ? environment : `(${environment})`))}  ${paintState(state, palette)(meaning)}`,
    ...winners.flatMap(({ key, outcome, written, steps }) => {
      const text = written && shownText(written, showValues);
      return [
        `    ${winners.length > 1 ? visibleText(key) : 'value'}${outcomeText(outcome, showValues, palette)}`,
        ...(text === undefined ? [] : [`    written = ${visibleText(text)}`]),
        ...steps.map((step) => stepLine(step, showValues, palette)),
      ];
    }),
    ...layers.map(({ kind, name, says, origins }) => {
      const [first, ...others] = origins;
      const where =
        first === undefined ? palette.dim(visibleText(name)) : placeOf({ kind, name, origin: first }, palette);
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      return `    ${wordOf[says].padEnd(6)}  ${palette.dim(kind.padEnd(kindWidth))}  ${where}${more}`;
    }),
    ...(provided === undefined ? [] : [`    comes from outside: ${visibleText(provided)}`]),
    ...open.map((source) => `    ${palette.yellow(openText(source, palette))}`),
    ...(insertion === undefined ? [] : insertionLines(insertion, palette)),
    ...(toFill === undefined ? [] : [`    ${palette.green('fill in:')} ${placeIn(toFill.origin, palette)}`]),
  ];
}

/** What a line says that is there and gives no value. */
const meaningOf = { nothing: 'needed, and set to nothing', marker: 'not filled in' } as const;

function placeIn({ path, line }: Pick<Origin, 'path' | 'line'>, palette: Palette): string {
  return terminalText(palette).place(`${path}:${line}`);
}

function paintState(state: EnvironmentExplanation['state'], palette: Palette): (text: string) => string {
  if (state === 'missing') return palette.red;
  if (state === 'own') return palette.green;
  return state === 'open' ? palette.yellow : palette.dim;
}

const deepestIndent = 8;

/** `${name} → place`, further in the further away it is from the winner. */
function stepLine(
  { depth, name, leadsTo, place, default: fallback }: ExplainedStep,
  showValues: boolean,
  palette: Palette,
) {
  const indent = '  '.repeat(3 + Math.min(depth, deepestIndent));
  const target = (): string => {
    if (place !== undefined) return placeOf(place, palette);
    if (leadsTo === 'outside') return palette.yellow('comes from outside the repository');
    if (leadsTo === 'nothing') return palette.red('nothing has it');
    if (fallback === undefined) return 'its default';
    return `its default ${visibleText(shownText(fallback, showValues) ?? inPlaceOf(fallback, showValues))}`;
  };
  return `${indent}${palette.bold(visibleText(`\${${name}}`))} → ${target()}`;
}

function insertionLines({ path, line, text }: Insertion, palette: Palette): readonly string[] {
  return [
    `    ${palette.green('add:')} ${placeIn({ path, line }, palette)}`,
    ...text.split('\n').map((added) => `      ${palette.green(`+ ${visibleText(added)}`)}`),
  ];
}
