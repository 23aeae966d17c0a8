import type { Origin } from '../documents/document.ts';
import type { Guard } from './facts.ts';
import type { Encoding } from './readers.ts';
import { childNamed, type Element, listOf, localName } from './xml-element.ts';

/** Properties that stand in the XML itself, or that it says where to find. */
export interface XmlProperties {
  /** `undefined` for one that cannot be read. */
  readonly locations: readonly (string | undefined)[];
  readonly encoding?: Encoding;
  readonly inline: readonly { readonly key: string; readonly value: string; readonly origin: Origin }[];
}

/** A bean that resolves the placeholders of a context. */
export interface PlaceholderConfigurer extends XmlProperties {
  /** Simple name of its class. */
  readonly className: string;
  readonly ignoresUnresolvable: boolean;
  readonly ignoresMissing: boolean;
  /** What it was given is stronger than the environment. */
  readonly localOverride: boolean;
  /** Asks the environment; `PropertyPlaceholderConfigurer` asks system properties and variables alone. */
  readonly asksEnvironment: boolean;
  /** Lower ones work first; those without a number last, in the order of the definitions. */
  readonly order?: number;
  /** Name of the bean that has more properties. */
  readonly propertiesRef?: string;
  /** How many `<import>` stand before it in its file. */
  readonly importsBefore: number;
  readonly guards: readonly Guard[];
  readonly origin: Origin;
}

type Place = (offset: number) => Origin;

/** `<context:property-placeholder>` */
export function configurerOfElement(element: Element, importsBefore: number, placeOf: Place): PlaceholderConfigurer {
  const { attributes, guards, offset } = element;
  const mode = attributes.get('system-properties-mode') ?? 'ENVIRONMENT';
  const order = Number(attributes.get('order') ?? Number.NaN);
  const propertiesRef = attributes.get('properties-ref');
  const encoding = encodingNamed(attributes.get('file-encoding'));
  return {
    // Any other mode than this one asks for the predecessor (`PropertyPlaceholderBeanDefinitionParser`).
    className: mode === 'ENVIRONMENT' ? 'PropertySourcesPlaceholderConfigurer' : 'PropertyPlaceholderConfigurer',
    asksEnvironment: mode === 'ENVIRONMENT',
    locations: listOf(attributes.get('location')),
    ...(encoding !== undefined && { encoding }),
    inline: [],
    ignoresUnresolvable: attributes.get('ignore-unresolvable') === 'true',
    ignoresMissing: attributes.get('ignore-resource-not-found') === 'true',
    localOverride: attributes.get('local-override') === 'true',
    ...(Number.isInteger(order) && { order }),
    ...(propertiesRef !== undefined && { propertiesRef }),
    importsBefore,
    guards,
    origin: placeOf(offset),
  };
}

/** A bean whose class is a configurer of placeholders, Spring's own or one that is made of it. */
export function configurerOfBean(
  element: Element,
  className: string,
  importsBefore: number,
  placeOf: Place,
): PlaceholderConfigurer {
  const simpleName = className.slice(className.lastIndexOf('.') + 1);
  const order = Number(propertyText(element, 'order') ?? Number.NaN);
  const isTold = (name: string): boolean => propertyText(element, name)?.trim() === 'true';
  const own = propertiesOfBean(element, placeOf);
  const ref = propertyElement(element, 'properties')?.attributes.get('ref') ?? attributeOf(element, 'properties-ref');
  return {
    className: simpleName,
    asksEnvironment: !/^(?:Encryptable)?PropertyPlaceholderConfigurer$/.test(simpleName),
    ...own,
    ignoresUnresolvable: isTold('ignoreUnresolvablePlaceholders'),
    ignoresMissing: isTold('ignoreResourceNotFound'),
    localOverride: isTold('localOverride'),
    ...(Number.isInteger(order) && { order }),
    ...(ref !== undefined && { propertiesRef: ref }),
    importsBefore,
    guards: element.guards,
    origin: placeOf(element.offset),
  };
}

/** What `<util:properties>` or a bean that makes properties has. */
export function propertiesOfBean(element: Element, placeOf: Place): XmlProperties {
  const written = [element, childNamed(propertyElement(element, 'properties') ?? element, 'props')];
  const inline = written.flatMap((holder) =>
    (holder?.children ?? []).flatMap((child) => {
      const key = localName(child.name) === 'prop' ? child.attributes.get('key') : undefined;
      return key === undefined ? [] : [{ key, value: child.text.trim(), origin: placeOf(child.offset) }];
    }),
  );
  const locations = ['location', 'locations', 'resources'].flatMap((name): (string | undefined)[] => {
    const short = attributeOf(element, name);
    const property = propertyElement(element, name);
    return [...(short === undefined ? [] : listOf(short)), ...(property === undefined ? [] : locationsIn(property))];
  });
  const encoding = encodingNamed(propertyText(element, 'fileEncoding') ?? attributeOf(element, 'file-encoding'));
  return { locations, inline, ...(encoding !== undefined && { encoding }) };
}

/** What XML says of the character set. Nobody resolves a placeholder there: the bean is one of those who resolve. */
function encodingNamed(text: string | undefined): Encoding | undefined {
  const name = text?.trim();
  return name === undefined || name === '' ? undefined : { name };
}

/** `<property name="…">`; a child of the bean. */
function propertyElement({ children }: Element, name: string): Element | undefined {
  return children.find((child) => localName(child.name) === 'property' && child.attributes.get('name') === name);
}

/** `p:location="…"`, or the attribute of an element that is no `<bean>`. */
function attributeOf({ attributes }: Element, name: string): string | undefined {
  return attributes.get(`p:${name}`) ?? attributes.get(name);
}

function propertyText(element: Element, name: string): string | undefined {
  const property = propertyElement(element, name);
  return (
    attributeOf(element, name) ??
    property?.attributes.get('value') ??
    (property === undefined ? undefined : childNamed(property, 'value')?.text)
  );
}

const resourceClass = /(?:^|\.)(ClassPathResource|FileSystemResource|UrlResource|ServletContextResource)$/;

/** The locations below a property, in their order; what is made in a way that cannot be followed is unknown. */
function locationsIn(holder: Element): readonly (string | undefined)[] {
  const value = holder.attributes.get('value');
  if (value !== undefined) return listOf(value);
  return holder.children.flatMap((child): readonly (string | undefined)[] => {
    switch (localName(child.name)) {
      case 'value':
        return listOf(child.text);
      case 'list':
      case 'array':
      case 'set':
        return locationsIn(child);
      case 'bean': {
        const [, kind] = resourceClass.exec(child.attributes.get('class') ?? '') ?? [];
        const argument = childNamed(child, 'constructor-arg');
        const text = argument?.attributes.get('value') ?? (argument && childNamed(argument, 'value')?.text.trim());
        if (kind === undefined || text === undefined) return [undefined];
        if (kind === 'ClassPathResource') return [`classpath:${text}`];
        return [kind === 'FileSystemResource' ? `file:${text}` : text];
      }
      case 'description':
        return [];
      default:
        return [undefined];
    }
  });
}
