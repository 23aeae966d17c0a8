import type { Configuration } from '../configuration/configuration.ts';
import { type Tracer, tracerOf } from '../configuration/trace.ts';
import type { Origin, Property } from '../documents/document.ts';
import { fillIn } from '../documents/fill-in.ts';
import { background, environmentsText, narrowable, verb } from './evidence.ts';
import { code, type Message, place } from './message.ts';
import type { Problem, Related, Rule } from './rule.ts';
import type { Subject } from './rule-context.ts';
import { isMarked, isUnfilled, withoutPlaceholders } from './unfilled.ts';

/** A line that was printed to be added stands in a file, and nobody has written the value. */
export const rule: Rule = {
  id: 'not-filled-in',
  summary: 'A line that was added still has the marker in place of its value.',
  severity: 'error',
  *check(subject) {
    const lines = new Map<string, UnfilledLine>();
    const read = new Set<string>();
    for (const configuration of subject.configurations) {
      for (const property of markedPropertiesOf(configuration)) {
        const at = nameOf(placeOf(property));
        read.add(at);
        if (!isUnfilled(configuration, property)) continue;
        const line = lines.get(at) ?? { property, key: keyOf(subject, configuration, property), readers: [] };
        lines.set(at, line);
        // One text may become two properties: JAVA_TOOL_OPTIONS, and the option that stands in it.
        if (line.readers.some(({ environment }) => environment === configuration.environment.name)) continue;
        line.readers.push(readerOf(configuration, property, tracerOf(configuration, subject.application.generation)));
      }
    }
    for (const property of subject.application.documents.flatMap(({ properties }) => markedIn(properties))) {
      const at = nameOf(placeOf(property));
      if (read.has(at) || !withoutPlaceholders(property.value).includes(fillIn)) continue;
      lines.set(at, { property, key: property.key, readers: [] });
    }
    for (const line of lines.values()) yield problemOf(subject, line);
  },
};

interface UnfilledLine {
  readonly property: Property;
  readonly key: string;
  readonly readers: Reader[];
}

/** An environment that reads the line. */
interface Reader {
  readonly environment: string;
  /** It gets the marker: the line wins, or a value refers to it. */
  readonly isReached: boolean;
  /** Values that refer to the line. */
  readonly users: readonly Related[];
}

/** Of a key that is written twice the value is that of the last line. */
function placeOf({ origin, valueOrigin }: Property): Origin {
  return origin.line === valueOrigin.line ? origin : valueOrigin;
}

function nameOf({ path, line, column }: Origin): string {
  return `${path}:${line}:${column}`;
}

const markedOf = new WeakMap<readonly Property[], readonly Property[]>();

/** Most files have none, and most are read by many environments. */
function markedIn(properties: readonly Property[]): readonly Property[] {
  let marked = markedOf.get(properties);
  if (marked === undefined) {
    marked = properties.filter(isMarked);
    markedOf.set(properties, marked);
  }
  return marked;
}

function markedPropertiesOf({ environment }: Configuration): readonly Property[] {
  return environment.layers.flatMap(({ source }) => markedIn(source.properties));
}

/** A variable of the process is called by the key that it sets, where the files of the application know it, or something demands it. */
function keyOf({ vocabulary, requirements }: Subject, configuration: Configuration, property: Property): string {
  for (const [name, winner] of configuration.winners) {
    const known = winner.property === property ? vocabulary.words.get(name)?.key : undefined;
    if (known !== undefined) return known;
  }
  return requirements.find(({ key }) => configuration.winner(key)?.property === property)?.key ?? property.key;
}

function readerOf(configuration: Configuration, property: Property, tracer: Tracer): Reader {
  const winners = [...configuration.winners.values()];
  const users = winners.filter(
    (winner) =>
      winner.property !== property &&
      winner.value.includes('${') &&
      tracer.leadsTo(
        winner.property,
        ({ leadsTo }) => leadsTo.kind === 'property' && leadsTo.found.property === property,
      ),
  );
  return {
    environment: configuration.environment.name,
    isReached: users.length > 0 || winners.some((winner) => winner.property === property),
    users: users.map((user) => ({ origin: user.property.origin, label: `${user.key} refers to it` })),
  };
}

function problemOf(subject: Subject, line: UnfilledLine): Problem {
  const reached = line.readers.filter(({ isReached }) => isReached);
  if (reached.length > 0) return narrowable(reached, (some) => problem(subject, line, some));
  return problem(subject, line, line.readers);
}

function problem(subject: Subject, { property, key }: UnfilledLine, readers: readonly Reader[]): Problem {
  const names = readers.map(({ environment }) => environment);
  const users = new Map(readers.flatMap((reader) => reader.users).map((user) => [nameOf(user.origin), user]));
  return {
    key,
    environments: names,
    certainty: 'certain',
    at: placeOf(property),
    message: readers.some(({ isReached }) => isReached)
      ? [
          ...environmentsText(names),
          ` ${verb(names, 'gets', 'get')} the text `,
          code(fillIn),
          ' for ',
          code(key),
          ': the line is not filled in.',
        ]
      : [code(key), ' is not filled in: the line still says ', code(fillIn), '. ', ...whoReadsIt(names)],
    advice: [
      'Write the value at ',
      place(placeOf(property)),
      ' in place of ',
      code(fillIn),
      ', or remove the line.',
      ...background(subject, key),
    ],
    related: [...users.values()].slice(0, 5),
  };
}

function whoReadsIt(names: readonly string[]): Message {
  if (names.length === 0) return ['No environment reads it.'];
  return [...environmentsText(names), ` ${verb(names, 'reads', 'read')} it, and a stronger layer replaces it there.`];
}
