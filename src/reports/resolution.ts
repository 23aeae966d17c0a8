import type { LayerPlace, Outcome, ResolvedEnvironment, ResolvedProperty } from '../answers/resolved-environment.ts';
import { reasonOf } from '../rules/startup-reason.ts';
import type { OpenSource, StartupFailure } from '../spring/property-source.ts';
import { counted } from './counts.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { printJson } from './json.ts';
import { type Palette, paletteFor } from './palette.ts';
import { propertiesLine } from './properties-line.ts';
import { inPlaceOf, plainText, renderMessage, shownText, terminalText } from './render-message.ts';
import type { Style } from './reporter.ts';
import { visibleText, widest } from './visible-text.ts';

/** What `keyparity resolve` prints: the effective configuration of one environment. */
export function renderResolution(
  resolution: ResolvedEnvironment,
  style: Style,
  format: 'text' | 'json' | 'properties',
): string {
  if (format === 'json') return printJson(resolutionObject(resolution, style));
  return format === 'text' ? resolutionText(resolution, style) : resolutionProperties(resolution);
}

/** Described by `schemas/resolve.schema.json`. */
function resolutionObject(resolution: ResolvedEnvironment, { showValues }: Style) {
  const { application, law, environment, profiles, layers, open, failures, provided, properties } = resolution;
  return {
    version: 1,
    application,
    law,
    environment,
    profiles,
    layers,
    open: open.map(openObject),
    provided,
    failures: failures.map((failure) => ({
      exception: failure.exception,
      reason: renderMessage(reasonOf(failure), { medium: plainText, showValues }),
      place: failure.origin,
    })),
    properties: properties.map(({ key, outcome, written, place, valueOrigin, shadows, outranked, provided: by }) => ({
      key,
      ...outcomeObject(outcome, showValues),
      written: written && shownText(written, showValues),
      place: place.origin,
      valuePlace: valueOrigin,
      layer: { kind: place.kind, name: place.name },
      shadows: shadows.map(({ kind, name, origin }) => ({ place: origin, layer: { kind, name } })),
      outranked: outranked || undefined,
      provided: by,
    })),
  };
}

export function openObject({ what, origin, optional }: OpenSource) {
  return { what, optional: optional === true, place: origin };
}

/** The state of a value with what belongs to it; `hidden` in place of a value that is not shown. */
export function outcomeObject(outcome: Outcome, showValues: boolean) {
  if (outcome.kind === 'unreadable' || outcome.kind === 'too-large') return { state: outcome.kind };
  if (outcome.kind !== 'resolved') return { state: outcome.kind, names: outcome.names };
  const value = shownText(outcome.value, showValues);
  if (value !== undefined) return { state: outcome.kind, value };
  return { state: outcome.kind, hidden: true, ...(outcome.value.secret && { secret: true }) };
}

function resolutionText(resolution: ResolvedEnvironment, style: Style): string {
  const palette = paletteFor(style.colour);
  const lines = [
    ...headLines(resolution, palette),
    '',
    ...resolution.properties.flatMap((property) => propertyLines(property, style, palette)),
    '',
    ...closingLines(resolution, style, palette),
  ];
  return `${lines.map(breakCommands).join('\n')}\n`;
}

function headLines(resolution: ResolvedEnvironment, palette: Palette): readonly string[] {
  const { application, environment, profiles, layers, open, failures, provided } = resolution;
  const kindWidth = widest(layers.map(({ kind }) => kind));
  const rows: (readonly [title: string, lines: readonly string[]])[] = [
    ['law', [lawText(resolution.law)]],
    ['profiles', [profiles.length === 0 ? 'none' : profiles.map(visibleText).join(', ')]],
    ['layers', layers.map(({ kind, name }) => `${palette.dim(kind.padEnd(kindWidth))}  ${visibleText(name)}`)],
    ['provided', provided.map(({ keys, by }) => `${keys.map(visibleText).join(', ')} by ${visibleText(by)}`)],
    ['open', open.map((source) => palette.yellow(openText(source, palette)))],
    ['fails', failures.map((failure) => failureText(failure, palette))],
  ];
  return [
    `${palette.bold(visibleText(application.name))} ${palette.dim(`(${visibleText(application.path)})`)} in ${palette.bold(visibleText(environment))}`,
    ...rows.flatMap(([title, texts]) => texts.map((text, i) => `  ${(i === 0 ? title : '').padEnd(8)}  ${text}`)),
  ];
}

export function lawText(law: string): string {
  if (law === 'plain') return 'listed layers';
  return law === 'plain-spring' ? 'plain Spring' : `Spring Boot ${visibleText(law)}`;
}

export function openText({ what, origin, optional }: OpenSource, palette: Palette): string {
  const medium = terminalText(palette);
  const where = origin === undefined ? '' : `, ${medium.place(`${origin.path}:${origin.line}:${origin.column}`)}`;
  return `values may also come from ${visibleText(what)}${optional === true ? ' (optional)' : ''}${where}`;
}

function failureText(failure: StartupFailure, palette: Palette): string {
  const medium = terminalText(palette);
  const { origin, exception } = failure;
  const where = origin === undefined ? '' : `, ${medium.place(`${origin.path}:${origin.line}:${origin.column}`)}`;
  return `${palette.red(visibleText(exception))}: ${renderMessage(reasonOf(failure), { medium, showValues: false })}${where}`;
}

function propertyLines(property: ResolvedProperty, { showValues }: Style, palette: Palette): readonly string[] {
  const { key, outcome, written, place, shadows, outranked, provided } = property;
  const text = written && shownText(written, showValues);
  const notes = [
    ...(text === undefined ? [] : [['written', visibleText(text)]]),
    ...(outranked ? [['outranked', 'a layer above has this list: bound as a list, this element is not there']] : []),
    ...(provided === undefined ? [] : [['provided', `by ${visibleText(provided)} as well, which wins there`]]),
  ];
  return [
    `${palette.bold(visibleText(key))}${outcomeText(outcome, showValues, palette)}`,
    `  ${place.kind.padEnd(11)}  ${placeOf(place, palette)}`,
    ...shadows.map((shadow) => palette.dim(`  ${'shadows'.padEnd(11)}  ${placeOf(shadow, paletteFor(false))}`)),
    ...notes.map(([title = '', text]) => `  ${title.padEnd(11)}  ${text}`),
  ];
}

/** ` = value`, or what is wrong with it. */
export function outcomeText(outcome: Outcome, showValues: boolean, palette: Palette): string {
  switch (outcome.kind) {
    case 'resolved':
      return ` = ${visibleText(shownText(outcome.value, showValues) ?? inPlaceOf(outcome.value, showValues))}`;
    case 'unresolved':
      return `  ${palette.red('does not resolve:')} nothing gives a value to ${names(outcome.names, ', ')}`;
    case 'open':
      return outcome.names.length === 0
        ? `  ${palette.yellow('open:')} a build step or a template completes the text`
        : `  ${palette.yellow('open:')} depends on ${names(outcome.names, ', ')}, which the repository does not show`;
    case 'cycle':
      return `  ${palette.red('refers to itself:')} ${names(outcome.names, ' → ')}`;
    case 'unreadable':
      return `  ${palette.red('unreadable:')} an empty map, which has no text`;
    case 'too-large':
      return `  ${palette.red('too large:')} its placeholders expand to more text than any value has`;
  }
}

function names(list: readonly string[], separator: string): string {
  return list.map(visibleText).join(separator);
}

/** `path:line:column`, and the source where its name says more than the path. */
export function placeOf({ name, origin }: LayerPlace, palette: Palette): string {
  const place = terminalText(palette).place(`${origin.path}:${origin.line}:${origin.column}`);
  return name === origin.path ? place : `${place}  ${palette.dim(visibleText(name))}`;
}

function closingLines({ properties }: ResolvedEnvironment, { showValues }: Style, palette: Palette): readonly string[] {
  const count = (...kinds: readonly Outcome['kind'][]) =>
    properties.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
  const failing = count('unresolved', 'cycle', 'unreadable', 'too-large');
  const open = count('open');
  const parts = [
    counted(properties.length, 'key'),
    ...(failing > 0 ? [palette.red(`${failing} without a value that Spring could read`)] : []),
    ...(open > 0 ? [palette.yellow(`${open} open`)] : []),
  ];
  return [parts.join(', '), ...(showValues ? [] : [palette.dim('Values are hidden; --show-values prints them.')])];
}

/** Resolved values as a .properties file; what has none, or is secret, is a comment. */
function resolutionProperties(resolution: ResolvedEnvironment): string {
  const { application, environment, law, profiles } = resolution;
  const head = `${application.name} in ${environment}, ${lawText(law)}, profiles: ${profiles.join(', ') || 'none'}`;
  const colourless = paletteFor(false);
  const lines = resolution.properties.map(({ key, outcome }) => {
    if (outcome.kind !== 'resolved') return comment(`${key}${outcomeText(outcome, true, colourless)}`);
    const value = shownText(outcome.value, true);
    return value === undefined ? comment(`${key} is secret`) : propertiesLine(key, value);
  });
  return `${[comment(head), ...lines].join('\n')}\n`;
}

function comment(text: string): string {
  return breakCommands(`# ${visibleText(text)}`);
}
