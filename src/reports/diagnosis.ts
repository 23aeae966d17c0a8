import type {
  Advice,
  DiagnosedApplication,
  DiagnosedDeployment,
  DiagnosedEnvironment,
  Diagnosis,
} from '../answers/diagnosis-model.ts';
import type { SkippedFiles, SkipReason } from '../repository/skipped.ts';
import { reasonOf } from '../rules/startup-reason.ts';
import type { OpenSource } from '../spring/property-source.ts';
import { counted } from './counts.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { printJson } from './json.ts';
import { type Palette, paletteFor } from './palette.ts';
import { placeText, plainText, renderMessage, terminalText } from './render-message.ts';
import type { Style } from './reporter.ts';
import { lawText, openObject } from './resolution.ts';
import { visibleText, widest } from './visible-text.ts';

/** What `keyparity doctor` prints: what was understood of the repository, and what was left alone. */
export function renderDiagnosis(diagnosis: Diagnosis, style: Style, format: 'text' | 'json'): string {
  if (format === 'json') return printJson(diagnosisObject(diagnosis));
  return diagnosisText(diagnosis, paletteFor(style.colour));
}

/** Described by `schemas/doctor.schema.json`. */
function diagnosisObject({ contract, applications, unjoined, skipped, advice }: Diagnosis) {
  return {
    version: 1,
    contract,
    applications: applications.map(({ environments, ...application }) => ({
      ...application,
      environments: environments.map(({ name, compared, profiles, layers, basis, open, closed, failures }) => ({
        name,
        compared,
        profiles,
        layers,
        basis: basis.map(({ text, origin }) => ({ text, place: origin })),
        open: open.map(openObject),
        closed: closed.map(openObject),
        failures: failures.map((failure) => ({
          exception: failure.exception,
          reason: renderMessage(reasonOf(failure), { medium: plainText, showValues: false }),
          place: failure.origin,
        })),
      })),
    })),
    unjoined,
    skipped: skipped.map(({ reason, paths }) => ({ reason, why: whySkipped[reason], paths })),
    advice: advice.map(({ text, write }) => ({
      text: renderMessage(text, { medium: plainText, showValues: false }),
      write,
    })),
  };
}

const whySkipped: Readonly<Record<SkipReason, string>> = {
  configuration: 'named like configuration of Spring or after an application, and read by none',
  chef: 'of Chef, which is not understood',
  values: 'Helm values of no environment, or of no application here',
  manifest: 'manifests and deployment files of no application here',
  unread: 'in main resources, and nothing is known to read them',
  tests: 'of tests',
  samples: 'samples, examples and fixtures',
  messages: 'texts for people, in their languages',
  changes: 'changes of databases',
  logging: 'of logging',
  tools: 'of builds, pipelines and tools',
  other: 'others',
};

function diagnosisText({ contract, applications, unjoined, skipped, advice }: Diagnosis, palette: Palette): string {
  const names = applications.flatMap(({ environments }) =>
    environments.flatMap((one) => (one.compared ? [one.name] : [])),
  );
  const head = [
    counted(applications.length, 'application'),
    `${counted(new Set(names).size, 'environment')} compared`,
    contract === undefined ? 'no keyparity.yml' : `with ${visibleText(contract)}`,
  ].join(', ');
  const sections = [
    [palette.bold(head)],
    ...applications.map((application) => applicationLines(application, palette)),
    unjoinedLines(unjoined, palette),
    skippedLines(skipped, palette),
    adviceLines(advice, palette),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.map(breakCommands).join('\n')).join('\n\n')}\n`;
}

function applicationLines(application: DiagnosedApplication, palette: Palette): readonly string[] {
  const { name, path, law, keys, sources, deployment, environments } = application;
  const facts = [
    lawText(law),
    counted(keys, 'key'),
    sources === 0 ? 'no code' : `${counted(sources, 'file')} of code`,
    ...(deployment === undefined ? [] : [deploymentText(deployment)]),
  ].join(', ');
  const groups = alike(environments.filter(({ compared }) => compared));
  return [
    `${palette.bold(visibleText(name))} ${palette.dim(`(${visibleText(path)})`)}  ${facts}`,
    ...groups.flatMap((group) => environmentLines(group, palette)),
    ...overlayLines(environments, palette),
  ];
}

function deploymentText({ what, directory }: DiagnosedDeployment): string {
  return `${visibleText(what)} in ${visibleText(directory)}`;
}

/** Environments that differ in nothing but their names, as their common pattern. */
interface Alike {
  readonly names: readonly string[];
  readonly profiles: string;
  readonly rows: readonly (readonly [title: Title, text: string])[];
}

type Title = 'own' | 'shared' | 'provided' | 'why' | 'open' | 'closed' | 'fails';

/** What stands in place of the name of an environment, and of the last word of it: `dev2` of `azure-dev2`. */
const slots = ['{env}', '{stage}'] as const;

function alike(environments: readonly DiagnosedEnvironment[]): readonly Alike[] {
  const groups = new Map<string, DiagnosedEnvironment[]>();
  for (const environment of environments) {
    const pattern = JSON.stringify(shapeOf(environment, true));
    groups.set(pattern, [...(groups.get(pattern) ?? []), environment]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [DiagnosedEnvironment];
    const names = group.map(({ name }) => name);
    return { names, ...shapeOf(first, group.length > 1) };
  });
}

function shapeOf(environment: DiagnosedEnvironment, isGeneral: boolean): Omit<Alike, 'names'> {
  const { name, profiles, layers, basis, open, closed, failures } = environment;
  const words = isGeneral ? [name, ...(/[-_.]([^-_.]+)$/.exec(name)?.slice(1) ?? [])] : [];
  const general = (text: string): string =>
    words.reduce((some, word, i) => some.replace(boundedBy(word), () => slots[i] ?? word), text);
  return {
    profiles: profiles
      .filter((profile) => profile !== 'default')
      .map(general)
      .join(', '),
    rows: [
      ...layers.map((layer): readonly [Title, string] => [
        layer.kind === 'environment' ? 'own' : layer.kind,
        general(layer.name),
      ]),
      // The line of keyparity.yml is another for each environment and says nothing.
      ...basis.map(({ text, origin }): readonly [Title, string] => [
        'why',
        general(origin === undefined || text.includes(origin.path) ? text : `${text} (${origin.path})`),
      ]),
      ...open.map((source): readonly [Title, string] => ['open', general(sourceText(source))]),
      ...closed.map((source): readonly [Title, string] => [
        'closed',
        general(`${sourceText(source)} gives what keyparity.yml lists, and nothing else`),
      ]),
      ...failures.map((failure): readonly [Title, string] => [
        'fails',
        `${failure.exception}: ${renderMessage(reasonOf(failure), { medium: plainText, showValues: false })}`,
      ]),
    ],
  };
}

function sourceText({ what, origin }: OpenSource): string {
  return `${what}${origin === undefined ? '' : ` (${placeText(origin)})`}`;
}

function boundedBy(word: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${word.replace(/[^\w]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
}

function environmentLines({ names, profiles, rows }: Alike, palette: Palette): readonly string[] {
  const title = profiles === '' ? 'no profile' : `profiles ${visibleText(profiles)}`;
  return [
    `  compared  ${palette.green(names.map(visibleText).join(', '))}  ${palette.dim(title)}`,
    ...rows.map(([kind, text], i) => {
      const told = rows[i - 1]?.[0] === kind ? '' : kind;
      return `    ${paintOf(kind, palette)(told.padEnd(8))}  ${paintOf(kind, palette)(visibleText(text))}`;
    }),
  ];
}

function paintOf(kind: Title, palette: Palette): (text: string) => string {
  if (kind === 'why' || kind === 'closed') return palette.dim;
  if (kind === 'open') return palette.yellow;
  return kind === 'fails' ? palette.red : (text) => text;
}

/** Those that are not compared, by the reason: their layers matter to nobody but those who ask for them. */
function overlayLines(environments: readonly DiagnosedEnvironment[], palette: Palette): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, compared, basis } of environments) {
    if (compared) continue;
    const reason = basis.flatMap(({ text, ofLayer }) => (ofLayer === true ? [] : [text])).join('; ');
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  return [...byReason].map(([reason, names]) => {
    const what = `${names.length === 1 ? '' : 'each '}${reason.replace('; it is not compared', '')}`;
    const more = names.length > mostOverlays ? ` and ${names.length - mostOverlays} more` : '';
    const shown = names.slice(0, mostOverlays).map(visibleText).join(', ');
    return palette.dim(`  not compared  ${shown}${more}: ${visibleText(what)}`);
  });
}

const mostShown = 3;
const mostOverlays = 8;

function unjoinedLines(unjoined: readonly DiagnosedDeployment[], palette: Palette): readonly string[] {
  if (unjoined.length === 0) return [];
  return [
    palette.bold('Deployments of no application here'),
    ...unjoined.map(({ what, directory, names }) => {
      const called =
        names.length === 0 ? '' : palette.dim(`  called ${names.slice(0, mostShown).map(visibleText).join(', ')}`);
      return `  ${deploymentText({ what, directory, names })}${called}`;
    }),
  ];
}

function skippedLines(skipped: readonly SkippedFiles[], palette: Palette): readonly string[] {
  if (skipped.length === 0) return [];
  const width = widest(skipped.map(({ paths }) => String(paths.length)));
  return [
    palette.bold('Left alone'),
    ...skipped.flatMap(({ reason, paths }) => {
      const shown = paths.slice(0, mostShown).map(visibleText).join(', ');
      const more = paths.length > mostShown ? ', …' : '';
      return [
        `  ${String(paths.length).padStart(width)}  ${whySkipped[reason]}`,
        palette.dim(`  ${' '.repeat(width)}  ${shown}${more}`),
      ];
    }),
  ];
}

function adviceLines(advice: readonly Advice[], palette: Palette): readonly string[] {
  const medium = terminalText(palette);
  return [
    palette.bold('What to do'),
    ...advice.flatMap(({ text, write = [] }) => [
      `  - ${renderMessage(text, { medium, showValues: false })}`,
      ...write.map((line) => `      ${visibleText(line)}`),
    ]),
  ];
}
