import { closest } from '../closest.ts';
import { isDelivered } from '../repository/stage-names.ts';
import { environmentsText, verb } from './evidence.ts';
import { code, enumerate, type Message, type MessagePart, named, path, place } from './message.ts';
import type { EnvironmentLoss, LostFile, Problem, Rule } from './rule.ts';

/** A change takes away what made an environment, and nothing would be said about the environment from then on. */
export const rule: Rule = {
  id: 'vanished-environment',
  summary: 'A change removes, renames or empties what made an environment.',
  severity: 'error',
  *checkLoss(loss) {
    const isRenamed = loss.kind === 'renamed';
    yield {
      environments: loss.environments,
      certainty: certaintyOf(loss),
      at: loss.at,
      message: [...whatHappens[loss.kind](loss), ...consequence(loss)],
      advice: adviceFor(loss),
      related: loss.activations
        .slice(0, mostNamed)
        .map((origin) => ({ origin, label: isRenamed ? 'follows' : 'names it still' })),
    };
  },
};

/**
 * An environment that falls behind the others is an error; what goes as a whole, or moves as a whole, is a decision. What only
 * developers start, and an only environment that nobody but its manifest or its testers know, is likely to be one.
 */
function certaintyOf(loss: EnvironmentLoss): Problem['certainty'] {
  const { kind, environments, of, isAll, isOnly, isOfDevelopers, source } = loss;
  if (kind === 'renamed' || kind === 'merged' || kind === 'application') return 'possible';
  if (kind === 'unconfigured') return 'certain';
  const isLonely = isOnly && (of === 'manifest' || !environments.every(isDelivered));
  return isAll || isOfDevelopers || isLonely || source !== undefined ? 'likely' : 'certain';
}

const whatHappens: Readonly<Record<EnvironmentLoss['kind'], (loss: EnvironmentLoss) => Message>> = {
  gone: (loss) => [...subject(loss), ` ${are(loss)} gone: this change `, ...deeds(loss.files), '.'],
  stripped: (loss) => [
    ...subject(loss),
    ` ${verb(loss.environments, 'has', 'have')} ${nothingOf[loss.of ?? 'all']} of ${verb(loss.environments, 'its', 'their')} own any more: this change `,
    ...deeds(loss.files),
    '.',
  ],
  renamed: (loss) => [
    ...subject(loss),
    ` ${are(loss)} called `,
    named(loss.successor ?? ''),
    ' from now on: this change ',
    ...deeds(loss.files),
    ', and what activates it follows',
    ...loss.activations.slice(0, 1).flatMap((origin) => [' (', place(origin), ')']),
    '.',
  ],
  merged: (loss) => [
    ...subject(loss),
    ` ${are(loss)} no environment any more: this change `,
    ...deeds(loss.files),
    '. It loses no value by that: all share it, or the others have given it up as well.',
  ],
  application: (loss) => [
    ...owners(loss),
    ' is gone, and ',
    ...environmentsText(loss.environments),
    ' with it: this change ',
    ...deeds(loss.files),
    '.',
  ],
  unconfigured: (loss) => [
    ...subject(loss),
    ` ${are(loss)} gone: this change `,
    ...deeds(loss.files),
    ', and only the code of ',
    ...owners(loss),
    ' is left.',
  ],
};

const nothingOf = { file: 'no file', manifest: 'no manifest', all: 'nothing' } as const;

function subject(loss: EnvironmentLoss): Message {
  return [...environmentsText(loss.environments), ' of ', ...owners(loss)];
}

function owners({ applications }: EnvironmentLoss): Message {
  return some(applications.map(named));
}

function are({ environments }: EnvironmentLoss): string {
  return verb(environments, 'is', 'are');
}

/** More would not be read. */
const mostNamed = 3;

/** `a, b, c and 9 more`. */
function some(parts: readonly MessagePart[]): Message {
  const more = parts.length - mostNamed;
  return enumerate(more > 0 ? [...parts.slice(0, mostNamed), `${more} more`] : parts);
}

/** `removes a.yml and b.yml, and renames c.yml to d.yml`. */
function deeds(files: readonly LostFile[]): Message {
  const removed = files.filter(({ fate }) => fate === 'removed').map((file) => path(file.path));
  const others = files.filter(({ fate }) => fate !== 'removed');
  const all: readonly Message[] = [
    ...(removed.length === 0 ? [] : [['removes ', ...some(removed)]]),
    ...others.slice(0, mostNamed).map(deedOf),
    ...(others.length > mostNamed ? [[`does as much to ${others.length - mostNamed} more files`]] : []),
  ];
  return all.flatMap((deed, index) => {
    if (index === 0) return deed;
    return [index < all.length - 1 ? ', ' : removed.length > 1 || all.length > 2 ? ', and ' : ' and ', ...deed];
  });
}

function deedOf({ path: file, fate, to = '' }: LostFile): Message {
  const deed = { removed: 'removes ', renamed: 'renames ', ...otherDeeds }[fate];
  return fate === 'renamed' ? [deed, path(file), ' to ', path(to)] : [deed, path(file)];
}

const otherDeeds = {
  emptied: 'leaves nothing but comments in ',
  changed: 'takes it out of ',
  unlisted: 'takes it off the list in ',
  unread: 'starts it with other profiles, so that it does not read ',
} as const;

/** What the processes get from now on, and why that is no decision of all. */
function consequence(loss: EnvironmentLoss): Message {
  const { applications, kind, profiles, keys, others, activations, source, isAll, retiredOn } = loss;
  if (kind !== 'gone' && kind !== 'stripped') return [];
  const [first] = activations;
  return [
    ...(keys.length === 0 || isAll || applications.length > 1 ? [] : lossOfKeys(keys, profiles)),
    ...(kind === 'gone' || others.length === 0
      ? []
      : [' ', ...some(others.map(named)), ` ${verb(others, 'keeps its', 'keep their')} own.`]),
    ...(first === undefined ? [] : [' It is still named at ', place(first), '.']),
    ...(source === undefined ? [] : [' It may get them from ', code(source), ', which is new.']),
    ...(isAll ? [' From now on nothing is compared there.'] : []),
    ...(retiredOn === undefined ? [] : [` keyparity.yml retires it on ${retiredOn}, which is still to come.`]),
  ];
}

function lossOfKeys(keys: readonly string[], profiles: readonly string[]): Message {
  const who =
    profiles.length === 0
      ? [' It']
      : [` What is started with the ${verb(profiles, 'profile', 'profiles')} `, ...some(profiles.map(code))];
  const what = keys.length === 1 ? 'its own value of ' : `its own values of ${keys.length} keys, `;
  return [...who, ` loses ${what}`, ...some(keys.map(code)), '.'];
}

function adviceFor(loss: EnvironmentLoss): Message {
  const { kind, environments, successor, newNames, source, files } = loss;
  if (kind === 'renamed') return ['See to it that what is outside the repository follows as well.'];
  if (kind === 'merged' || kind === 'application') return ['Nothing is to do if it was meant so.'];
  if (source !== undefined) {
    return ['If ', code(source), ' gives what is lost, list it under ', code('provided:'), ' in keyparity.yml.'];
  }
  const back = files[0]?.fate === 'removed' ? 'Put back what is removed.' : 'Take that back.';
  if (kind === 'unconfigured') return [back];
  const [name = ''] = environments;
  const meant = environments.length === 1 ? closest(name, newNames) : undefined;
  return [
    ...(meant === undefined ? [back] : ['If ', named(meant), ' was to be ', named(name), ', correct the name.']),
    ...(successor === undefined
      ? []
      : [' If it is called ', named(successor), ' from now on, change what activates it as well.']),
    ` If ${verb(environments, 'it is', 'they are')} to go, announce that in keyparity.yml in an earlier change: `,
    code(`environments: { ${name}: { retired: YYYY-MM-DD } }`),
    environments.length === 1 ? '.' : ', and so for the others.',
  ];
}
