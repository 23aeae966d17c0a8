import type { StartupFailure } from '../spring/property-source.ts';
import { code, type Message } from './message.ts';

/** Spring's own messages that quote nothing but names of properties and files. */
const quotesOnlyNames: ReadonlySet<string> = new Set([
  'InvalidConfigDataPropertyException',
  'InactiveConfigDataAccessException',
]);

const argumentSyntax = 'Invalid argument syntax: ';

/** The other messages quote values, which may be secrets: told by their beginning, in words of our own. */
const reasons: readonly (readonly [beginning: RegExp, reason: Message])[] = [
  [/^Config data (?:location|resource)/, ['a location that is imported here cannot be found']],
  [/^Config tree location/, ['the location of a config tree must end with a slash']],
  [/^(?:Malformed|Invalid) profile expression/, ['the profile expression is malformed']],
  [/^(?:Invalid (?:empty )?profile|Profile )/, ['a profile has a name that Spring refuses']],
  [/^(?:Unable to load config data|File extension)/, ['what is imported here is no kind of file that Spring can read']],
  [/^Location /, ['what is imported here has a wildcard where Spring takes none']],
  [/^Environment variable/, ['an environment variable that is imported here is not set']],
  [/^Could not resolve placeholder/, ['a placeholder in this setting has no value']],
  [/^Circular placeholder/, ['the placeholders of this setting refer to each other in a circle']],
  [/^Blank location/, ['a location in this list is blank']],
  [/^Config name/, [code('spring.config.name'), ' has a ', code('*'), ', and Spring Boot takes no wildcard there']],
  [
    /^'spring\.profiles' and 'spring\.config\.import'/,
    [
      'Spring Boot 2.7 cannot read ',
      code('spring.profiles'),
      ' and ',
      code('spring.config.import'),
      ' in one document',
    ],
  ],
  [/^The text is not a JSON object/, [...json(), ' is not a JSON object, and Spring Boot reads it before any file']],
  [/^The JSON nests too deep/, [...json(), ' nests deeper than Spring Boot reads']],
  [
    /^Invalid argument syntax: --$/,
    [
      'the argument ',
      code('--'),
      ' behind the jar has no name, which Spring Boot refuses before 3.4 (SimpleCommandLineArgsParser)',
    ],
  ],
  [
    /^Invalid argument syntax: /,
    [
      'an argument behind the jar begins with ',
      code('--='),
      ' and has no name, which Spring Boot refuses (SimpleCommandLineArgsParser)',
    ],
  ],
];

function json(): Message {
  return [code('SPRING_APPLICATION_JSON'), ' (or ', code('spring.application.json'), ')'];
}

/** Why Spring would not start, in words that quote no value. */
export function reasonOf(failure: StartupFailure): Message {
  const { exception, message, unseen, ofReader } = failure;
  if (unseen !== undefined)
    return ['what is imported here is not in the repository; a library or the build may bring it'];
  if (quotesOnlyNames.has(exception)) return [code(message)];
  if (ofReader === true) return [`${message.slice(0, 1).toLowerCase()}${message.slice(1).replace(/\.$/, '')}`];
  const bound = /^Failed to bind properties under '([^']+)'/.exec(message)?.[1];
  if (bound !== undefined) return [code(bound), ' has a value that Spring cannot use'];
  const known = reasons.find(([beginning]) => beginning.test(message));
  return known?.[1] ?? ['Spring ends with ', code(exception)];
}

/** The command line of the process is what Spring refuses, and not a file. */
export function isOfArguments({ message }: StartupFailure): boolean {
  return message.startsWith(argumentSyntax);
}
