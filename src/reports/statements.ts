import type { ApplicationSummary, Obstacle, Readiness, Report } from '../findings/finding.ts';
import { enumerate, type Message, named } from '../rules/message.ts';
import { baseName } from './comparison.ts';
import { counted, countsText, total } from './counts.ts';

/**
 * What a report says, in three statements of which each is true by itself: the verdict on the change, the state of each
 * environment, and what was judged at all.
 */

/** What the verdict rests on, in a few words. */
export function headline(report: Report): Message {
  const { counts, verdict, comparison } = report;
  if (verdict === 'fail' || total(counts) > 0) return [countsText(counts)];
  if (isNothingJudged(report)) return ['nothing was compared'];
  if (isSound(report)) {
    const which = unjudgedIn(report).length === 0 ? 'every environment' : 'every environment that was judged';
    return [`${which} has what it needs`];
  }
  return comparison?.base === undefined ? ['what is wrong is accepted'] : ['nothing new against ', ...baseName(report)];
}

/** Whether every environment that was judged is ready, and nothing is told of any application, new or known. */
export function isSound({ readiness, findings }: Report): boolean {
  const judged = readiness.filter(({ state }) => state !== 'not-judged');
  const isTold = findings.some(({ application, status }) => application !== '' && status !== 'excepted');
  return judged.length > 0 && judged.every(({ state }) => state === 'ready') && !isTold;
}

export function isNothingJudged({ readiness }: Report): boolean {
  return readiness.every(({ state }) => state === 'not-judged');
}

const mostNamed = 3;

/** `prod-eu is not ready: catalog lacks catalog.index.name. 5 other environments are ready.` Empty where nothing was judged. */
export function environmentsStatement({ readiness }: Report): Message {
  const judged = readiness.filter(({ state }) => state !== 'not-judged');
  const of = (state: Readiness['state']) => judged.filter((each) => each.state === state);
  const [notReady, accepted, ready] = [of('not-ready'), of('accepted-risk'), of('ready')];
  const more = notReady.length - mostNamed;
  return sentences([
    ...notReady
      .slice(0, mostNamed)
      .map(({ environment, obstacles }): Message => [named(environment), ' is not ready: ', ...causes(obstacles)]),
    more > 0 ? [`${counted(more, 'more environment')} ${isOrAre(more)} not ready`] : [],
    accepted.length > 0
      ? [...namesOf(accepted), accepted.length === 1 ? ' stands' : ' stand', ' on accepted risk']
      : [],
    readySentence(ready, judged.length),
  ]);
}

function readySentence(ready: readonly Readiness[], judged: number): Message {
  const [first] = ready;
  if (first === undefined) return [];
  const warned = ready.filter(({ warnings }) => warnings > 0);
  const warnings = warned.length === 0 ? [] : [', ', ...namesOf(warned), ' with warnings'];
  if (judged === 1) return [named(first.environment), ' is ready', ...warnings];
  const which = ready.length === judged ? `All ${judged} environments` : counted(ready.length, 'other environment');
  return [`${which} ${isOrAre(ready.length)} ready`, ...warnings];
}

/** `catalog lacks catalog.index.name, orders has an error at db.url` */
function causes(obstacles: readonly Obstacle[]): Message {
  const applications = [...new Set(obstacles.map(({ finding }) => finding.application))];
  return applications.flatMap((application, index): Message => {
    const own = obstacles.filter(({ finding }) => finding.application === application);
    const missing = own.filter(({ isMissing }) => isMissing);
    const wrong = own.filter(({ isMissing }) => !isMissing);
    const errors = wrong.length === 1 ? 'an error' : counted(wrong.length, 'error');
    return [
      ...(index === 0 ? [] : [', ']),
      named(application),
      ...(missing.length === 0 ? [] : [' lacks ', ...enumerated(keysOf(missing))]),
      ...(missing.length > 0 && wrong.length > 0 ? [' and'] : []),
      ...(wrong.length === 0 ? [] : [` has ${errors} at `, ...enumerated(keysOf(wrong))]),
    ];
  });
}

/** A finding that is about no key goes by its file. */
export function keysOf(obstacles: readonly Obstacle[]): readonly string[] {
  return [...new Set(obstacles.map(({ finding }) => finding.key ?? finding.at.path))];
}

/** `2 applications, 7 environments, 214 keys judged.`, and what was not. */
export function judgedStatements(report: Report): readonly Message[] {
  const judged = isNothingJudged(report) ? [] : [`${extentText(report)} judged.`];
  return [judged, unjudgedStatement(report)].filter((message) => message.length > 0);
}

/** `Not compared: meters has one environment. keyparity doctor shows which files were left alone.` Empty where all was judged. */
export function unjudgedStatement(report: Report): Message {
  const unjudged = unjudgedIn(report);
  if (unjudged.length === 0) return [];
  const hasOne = ({ environments }: ApplicationSummary): boolean => environments.some(({ compared }) => compared);
  const [single, none] = [unjudged.filter(hasOne), unjudged.filter((application) => !hasOne(application))];
  const isBoth = single.length > 0 && none.length > 0;
  return [
    isNothingJudged(report) ? 'Nothing was compared: ' : 'Not compared: ',
    ...(single.length === 0 ? [] : enumerated(single.map(({ name }) => name))),
    ...(single.length === 0 ? [] : [single.length === 1 ? ' has one environment' : ' have one environment each']),
    ...(isBoth ? ['; '] : []),
    ...(none.length === 0 ? [] : enumerated(none.map(({ name }) => name))),
    ...(none.length === 0 ? [] : [none.length === 1 ? ' has' : ' have', ' no environment to compare']),
    '. keyparity doctor shows which files were left alone.',
  ];
}

/** `2 applications, 7 environments, 214 keys`: what was judged; a key counts once for each application that has it. */
export function extentText(report: Report): string {
  const applications = judgedIn(report);
  return [
    counted(applications.length, 'application'),
    counted(report.readiness.filter(({ state }) => state !== 'not-judged').length, 'environment'),
    counted(
      applications.reduce((sum, { keys }) => sum + keys, 0),
      'key',
    ),
  ].join(', ');
}

/** Applications of which something was judged. */
export function judgedIn({ applications, readiness }: Report): readonly ApplicationSummary[] {
  const states = readiness.flatMap((each) => each.applications);
  const judged = new Set(states.filter(({ state }) => state !== 'not-judged').map(({ name }) => name));
  return applications.filter(({ name }) => judged.has(name));
}

/** Applications of which nothing was judged, although they were asked for. */
function unjudgedIn(report: Report): readonly ApplicationSummary[] {
  const judged = new Set(judgedIn(report));
  const asked = new Set(report.readiness.flatMap((each) => each.applications.map(({ name }) => name)));
  return report.applications.filter(
    (application) =>
      !judged.has(application) &&
      // One whose environments were not asked for was not asked for either.
      (asked.has(application.name) || !application.environments.some(({ compared }) => compared)),
  );
}

function namesOf(readiness: readonly Readiness[]): Message {
  return enumerated(readiness.map(({ environment }) => environment));
}

function enumerated(names: readonly string[]): Message {
  const more = names.length - mostNamed;
  return enumerate([...names.slice(0, mostNamed).map(named), ...(more > 0 ? [`${more} more`] : [])]);
}

function sentences(messages: readonly Message[]): Message {
  return messages
    .filter((message) => message.length > 0)
    .flatMap((message, index): Message => [...(index === 0 ? [] : [' ']), ...message, '.']);
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}
