import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { prepare } from '../src/commands/prepare.ts';
import { memoryTree } from '../src/documents/file-tree.ts';

/**
 * Which character set a property file is read in: that which its reader is told, else ISO-8859-1. A file in UTF-8 whose keys have
 * letters beyond ASCII lacks them for a reader that is told nothing.
 */
type Files = Readonly<Record<string, string | Uint8Array>>;

const today = '2026-11-28';
const resources = 'src/main/resources';
const key = 'straße.größe';

function propertiesIn(encode: (text: string) => string | Uint8Array): Files {
  return Object.fromEntries(
    ['dev', 'stage', 'prod'].map((name) => [`${resources}/client-${name}.properties`, encode(`${key}=${name}\n`)]),
  );
}

const inUtf8 = propertiesIn((text) => text);

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function java(annotations: string, others = ''): Files {
  return {
    'src/main/java/com/acme/Main.java': `package com.acme;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.*;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.io.ClassPathResource;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.CharEncoding;
@Configuration
${annotations}
public class Main {
  static final String CHARSET = "UTF-" + 8;
  @Value("\${${key}}") String size;
${others}
  public static void main(String[] words) { new AnnotationConfigApplicationContext(Main.class); }
}
`,
  };
}

function kotlin(annotations: string, others = ''): Files {
  return {
    'src/main/kotlin/com/acme/Main.kt': `package com.acme
import org.springframework.beans.factory.annotation.Value
import org.springframework.context.annotation.*
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer
import org.springframework.core.io.ClassPathResource
const val CHARSET = "UTF-8"
@Configuration
${annotations}
open class Main(@Value("\\\${${key}}") val size: String) {
${others}
}
fun main() { AnnotationConfigApplicationContext(Main::class.java) }
`,
  };
}

function xml(beans: string): Files {
  return {
    'src/main/webapp/WEB-INF/web.xml': `<web-app>
  <context-param><param-name>contextConfigLocation</param-name><param-value>classpath:context.xml</param-value></context-param>
  <listener><listener-class>org.springframework.web.context.ContextLoaderListener</listener-class></listener>
</web-app>`,
    [`${resources}/context.xml`]: `<beans xmlns="http://www.springframework.org/schema/beans" xmlns:p="http://www.springframework.org/schema/p"
       xmlns:context="http://www.springframework.org/schema/context">
  ${beans}
  <bean class="com.acme.Client"><property name="size" value="\${${key}}"/></bean>
</beans>`,
  };
}

const configurer = 'org.springframework.context.support.PropertySourcesPlaceholderConfigurer';
const factory = 'org.springframework.beans.factory.config.PropertiesFactoryBean';
const location = 'classpath:client-${env}.properties';

/** Ways to read the files, each with a mark where an encoding is given. */
const ways: readonly (readonly [name: string, make: (encoding: string) => Files, given: string])[] = [
  ['@PropertySource', (given) => java(`@PropertySource(value = "${location}"${given})`), ', encoding = "UTF-8"'],
  ['by a constant', (given) => java(`@PropertySource(value = {"${location}"}${given})`), ', encoding = Main.CHARSET'],
  [
    'by a constant of a library',
    (given) => java(`@PropertySource(value = "${location}"${given})`),
    ', encoding = CharEncoding.UTF_8',
  ],
  [
    'within @PropertySources',
    (given) => java(`@PropertySources({@PropertySource(value = "${location}"${given})})`),
    ', encoding = "utf8"',
  ],
  [
    'in Kotlin',
    (given) => kotlin(`@PropertySource("${location.replace('$', '\\$')}"${given})`),
    ', encoding = "UTF-8"',
  ],
  [
    'in Kotlin by a constant, in an array',
    (given) => kotlin(`@PropertySource(value = ["${location.replace('$', '\\$')}"]${given})`),
    ', encoding = CHARSET',
  ],
  [
    'within @PropertySources of Kotlin',
    (given) => kotlin(`@PropertySources(PropertySource("${location.replace('$', '\\$')}"${given}))`),
    ', encoding = "UTF-8"',
  ],
  [
    'within @PropertySources of Kotlin, in an array',
    (given) => kotlin(`@PropertySources(value = [PropertySource("${location.replace('$', '\\$')}"${given})])`),
    ', encoding = "UTF-8"',
  ],
  [
    'by an annotation of the repository',
    (given) => ({
      ...java('@Client'),
      'src/main/java/com/acme/Client.java': `package com.acme;
import org.springframework.context.annotation.PropertySource;
@PropertySource(value = "${location}"${given})
public @interface Client {}
`,
    }),
    ', encoding = "UTF-8"',
  ],
  [
    '<context:property-placeholder>',
    (given) => xml(`<context:property-placeholder location="${location}"${given}/>`),
    ' file-encoding="UTF-8"',
  ],
  [
    'a configurer in XML',
    (given) => xml(`<bean class="${configurer}"><property name="location" value="${location}"/>${given}</bean>`),
    '<property name="fileEncoding" value="UTF-8"/>',
  ],
  [
    'a configurer in XML with a nested value',
    (given) =>
      xml(
        `<bean class="${configurer}"><property name="locations"><list><value>${location}</value></list></property>${given}</bean>`,
      ),
    '<property name="fileEncoding"><value>UTF-8</value></property>',
  ],
  [
    'a configurer in XML by attributes',
    (given) => xml(`<bean class="${configurer}" p:location="${location}"${given}/>`),
    ' p:fileEncoding="UTF-8"',
  ],
  [
    'a configurer in XML by attributes with dashes',
    (given) => xml(`<bean class="${configurer}" p:location="${location}"${given}/>`),
    ' p:file-encoding="UTF-8"',
  ],
  [
    'PropertiesFactoryBean behind a configurer',
    (given) =>
      xml(`<bean id="of" class="${factory}"><property name="location" value="${location}"/>${given}</bean>
  <context:property-placeholder properties-ref="of"/>`),
    '<property name="fileEncoding" value="UTF-8"/>',
  ],
  [
    'a configurer made by a method',
    (given) =>
      java(
        '',
        `  @Bean static PropertySourcesPlaceholderConfigurer made() {
    PropertySourcesPlaceholderConfigurer one = new PropertySourcesPlaceholderConfigurer();
    one.setLocation(new ClassPathResource("client-\${env}.properties"));
    ${given}
    return one;
  }`,
      ),
    'one.setFileEncoding(StandardCharsets.UTF_8.name());',
  ],
  [
    'a configurer made by a method of Kotlin',
    (given) =>
      kotlin(
        '',
        `  @Bean fun made() : PropertySourcesPlaceholderConfigurer = PropertySourcesPlaceholderConfigurer().apply {
    setLocation(ClassPathResource("client-\\\${env}.properties"))
    ${given}
  }`,
      ),
    'setFileEncoding(Charsets.UTF_8.name())',
  ],
];

/** What counts; that nobody says what `env` is, is a notice. */
async function found(files: Files): Promise<readonly string[]> {
  const { findings } = await check({ tree: memoryTree(files), today, failOn: 'error' });
  const loud = findings.filter(({ severity }) => severity !== 'notice');
  return loud.map(({ severity, rule, environments }) => [severity, rule, ...environments].join(' '));
}

async function judged(files: Files): Promise<readonly string[]> {
  const { applications } = await prepare({ tree: memoryTree(files), today, tolerant: true });
  return applications.flatMap(({ environments }) =>
    environments.map(({ name, layers, open }) => {
      const keys = layers.flatMap(({ source }) => source.properties.map((property) => property.key));
      return [name, ...keys, ...open.map(({ what }) => `(${what})`)].join(' ');
    }),
  );
}

describe('a file in UTF-8', () => {
  it.each(ways)('is read as such where its reader is told so: %s', async (_, make, given) => {
    expect(await judged({ ...make(given), ...inUtf8 })).toEqual([`dev ${key}`, `stage ${key}`, `prod ${key}`]);
    expect(await found({ ...make(given), ...inUtf8 })).toEqual([]);
  });

  it.each(ways)('is read as ISO-8859-1 where its reader is told nothing: %s', async (_, make) => {
    const read = await judged({ ...make(''), ...inUtf8 });
    expect(read).toEqual(['dev', 'stage', 'prod'].map((name) => `${name} straÃ\u009fe.grÃ¶Ã\u009fe`));
  });
});

describe('the character set', () => {
  const told = (encoding: string, files: Files) => ({
    ...java(`@PropertySource(value = "${location}", encoding = ${encoding})`),
    ...files,
  });
  const all = ['dev', 'stage', 'prod'].map((name) => `${name} ${key}`);

  it.each([
    ['"ISO-8859-1"', propertiesIn(latin)],
    ['"latin1"', propertiesIn(latin)],
    ['""', propertiesIn(latin)],
    ['"windows-1252"', propertiesIn(latin)],
    ['"Cp1252"', propertiesIn(latin)],
    ['"ISO8859_15"', propertiesIn(latin)],
    ['"UTF-16"', propertiesIn((text) => latin([...`\ufeff${text}`].map(bigEndian).join('')))],
    ['"UTF-16LE"', propertiesIn((text) => latin([...text].map(littleEndian).join('')))],
    ['WebUtils.DEFAULT_CHARACTER_ENCODING', propertiesIn(latin)],
  ])('%s is followed', async (encoding, files) => {
    expect(await judged(told(encoding, files))).toEqual(all);
  });

  it.each([
    ['"x-IBM33722"', 'the character set x-IBM33722'],
    ['"UTF-8x"', 'the character set UTF-8x'],
    ['"${charset}"', 'the character set ${charset}'],
    ['Charsets.ofTheHouse()', 'a character set that code works out'],
  ])('%s is unknown: the file is most likely in UTF-8, and its values may be others', async (encoding, named) => {
    const read = await judged(told(encoding, inUtf8));
    expect(read[0]).toBe(`dev ${key} (${resources}/client-dev.properties in ${named})`);
  });

  it('does not matter to a file of nothing but ASCII', async () => {
    const plain = { [`${resources}/client-prod.properties`]: 'a=1\n' };
    expect((await judged(told('"x-IBM33722"', { ...inUtf8, ...plain })))[2]).toBe('prod a');
  });

  it('of US-ASCII has nothing beyond it', async () => {
    expect((await judged(told('"US-ASCII"', propertiesIn(latin))))[0]).toBe('dev stra\ufffde.gr\ufffd\ufffde');
  });

  it('of one reader is not that of another one', async () => {
    const both = java(`@PropertySource("classpath:b.properties")
@PropertySource(value = "classpath:a.properties", encoding = "UTF-8")`);
    const files = { [`${resources}/a.properties`]: 'ä=1\n', [`${resources}/b.properties`]: 'ö=1\n' };
    expect(await judged({ ...both, ...files })).toEqual(['default ä Ã¶']);
  });

  it('is that of the stronger reader where two read one file', async () => {
    const twice = (first: string, second: string) =>
      java(`@PropertySource(value = "classpath:a.properties"${first})
@PropertySource(value = "classpath:a.properties"${second})`);
    const file = { [`${resources}/a.properties`]: 'ä=1\n' };
    expect(await judged({ ...twice('', ', encoding = "UTF-8"'), ...file })).toEqual(['default ä']);
    expect(await judged({ ...twice(', encoding = "UTF-8"', ''), ...file })).toEqual(['default Ã¤']);
  });
});

describe('a layer that somebody has listed', () => {
  const listed = (encoding: string) => ({
    ...java(`@PropertySource(value = "${location}"${encoding})`),
    ...inUtf8,
    'keyparity.yml': `version: 1
environments: { dev: {}, stage: {}, prod: {} }
applications:
  main:
    path: .
    layers: ["${resources}/client-{env}.properties"]
`,
  });

  it('is read in the character set that the code tells its reader', async () => {
    expect(await judged(listed(', encoding = "UTF-8"'))).toEqual(
      ['dev', 'stage', 'prod'].map((name) => `${name} ${key}`),
    );
    expect((await judged(listed('')))[0]).toContain('Ã');
  });

  it('may have other values where nobody knows the character set', async () => {
    expect((await judged(listed(', encoding = "x-of-the-house"')))[0]).toBe(
      `dev ${key} (${resources}/client-dev.properties in a character set that is not known)`,
    );
  });
});

it('a template of Chef is read in the character set of the file that is made of it', async () => {
  const files = {
    'chef/cookbooks/client/recipes/default.rb':
      "template '/etc/client.properties' do\n  source 'client.properties.erb'\nend\n",
    'chef/cookbooks/client/metadata.rb': "name 'client'\n",
    'chef/cookbooks/client/templates/default/client.properties.erb': `${key}=<%= node['client']['size'] %>\n`,
    'chef/environments/stage.json': '{ "name": "stage", "default_attributes": { "client": { "size": "1" } } }\n',
    'chef/environments/prod.json': '{ "name": "prod", "default_attributes": { "client": { "size": "2" } } }\n',
    ...java('@PropertySource(value = "classpath:client.properties", encoding = "UTF-8")'),
    [`${resources}/client.properties`]: `${key}=0\n`,
  };
  expect(await judged(files)).toEqual(['stage', 'prod'].map((name) => `${name} ${key} ${key} ${key}`));
});

function bigEndian(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode(code >> 8, code & 0xff);
}

function littleEndian(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode(code & 0xff, code >> 8);
}
