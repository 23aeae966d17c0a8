import { encodingOf } from './encodings.ts';
import type { MadeConfigurer } from './facts.ts';
import { guardsOf, isTrue } from './guards.ts';
import type { Call, ClassDeclaration, Member, SourceFile } from './source-file.ts';
import type { Understanding } from './uses.ts';

const configurer = /^(?:\w+\.)*((?:PropertySources|Property)PlaceholderConfigurer)\??$/;

/** The methods of a file that make a configurer of placeholders, with what they tell it. */
export function madeConfigurers(file: SourceFile, understanding: Understanding): readonly MadeConfigurer[] {
  return file.classes.flatMap((owner) =>
    owner.members.flatMap((member) => {
      const className = member.kind === 'method' ? configurer.exec(member.type)?.[1] : undefined;
      return className === undefined ? [] : [madeBy(file, owner, member, className, understanding)];
    }),
  );
}

function madeBy(
  file: SourceFile,
  owner: ClassDeclaration,
  member: Member,
  className: string,
  { fold, flatten }: Understanding,
): MadeConfigurer {
  const calls = file.calls.filter((call) => call.member === member);
  const told = (name: string) => calls.some((call) => call.name === name && isTrue(call.arguments[0]?.value));
  const textOf = ({ arguments: [first] }: Call) =>
    first === undefined ? undefined : fold(first.value, { file, owner });
  const resources = calls.flatMap((call): (string | undefined)[] => {
    const text = textOf(call);
    if (call.name === 'ClassPathResource') return [text === undefined ? undefined : `classpath:${text}`];
    return call.name === 'FileSystemResource' ? [text === undefined ? undefined : `file:${text}`] : [];
  });
  const setEncoding = calls.find(({ name }) => name === 'setFileEncoding');
  const encoding = encodingOf(setEncoding?.arguments[0]?.value, { file, owner }, fold);
  const isGiven = calls.some(({ name }) => /^set(?:Locations?|Properties|PropertySources)$/.test(name));
  return {
    owner: owner.qualifiedName,
    className,
    // What is given in a way that cannot be read counts as one location that nobody knows.
    locations: resources.length === 0 && isGiven ? [undefined] : resources,
    ignoresUnresolvable: told('setIgnoreUnresolvablePlaceholders'),
    ignoresMissing: told('setIgnoreResourceNotFound'),
    localOverride: told('setLocalOverride'),
    ...(encoding !== undefined && { encoding }),
    guards: guardsOf(flatten(member.annotations, { file, owner }), fold),
    origin: file.originOf(member.offset),
  };
}
