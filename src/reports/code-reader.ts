import type { RequirementUse } from '../requirements/requirement.ts';
import { visibleText } from './visible-text.ts';

/** Who in the code asks for a key: `@Value of com.acme.Mailer.host`, `<property value> of a bean`. */
export function codeReaderText({ form, annotation, owner, member }: RequirementUse): string {
  if (form === 'xml') return visibleText(`<${member}> of a bean`);
  // An annotation on the class itself has no other member.
  const isOfClass = member === '' || owner.endsWith(`.${member}`);
  const name = isOfClass ? owner : `${owner}.${member}`;
  return visibleText(`${annotation === undefined ? formText[form] : `@${annotation}`} of ${name}`);
}

const formText: Readonly<Record<Exclude<RequirementUse['form'], 'xml'>, string>> = {
  value: '@Value',
  annotation: 'an annotation',
  property: 'getProperty',
  'required-property': 'getRequiredProperty',
  'configuration-properties': '@ConfigurationProperties',
};

/** `modules app → libs/mail`, where the code stands in a module of its own. */
export function modulesText({ modulePath }: RequirementUse): readonly string[] {
  return modulePath.length > 1 ? [`modules ${modulePath.map(visibleText).join(' → ')}`] : [];
}
