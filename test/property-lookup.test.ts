import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfigDocument, Property } from '../src/documents/document.ts';
import { builtInName } from '../src/spring/built-in-names.ts';
import { variablesSource } from '../src/spring/environment-variables.ts';
import { type Generation, generationOf } from '../src/spring/generation.ts';
import { applicationJson, jsonSource } from '../src/spring/json-properties.ts';
import { findProperty, isUnreadable, visibleProperties } from '../src/spring/lookup.ts';
import { elementsOf, isCanonicalName, isNested, listKeyOf, uniformName } from '../src/spring/names.ts';
import { parseProfileExpression, profilesNamedIn } from '../src/spring/profile-expression.ts';
import type { PropertySource } from '../src/spring/property-source.ts';

const origin = { path: 'application.yml', line: 1, column: 1 };

describe('a uniform name', () => {
  it('has a dot between elements and nowhere else', () => {
    expect(uniformName('my-app.hosts[api.example.com].maxSize').split('.')).toHaveLength(4);
  });

  it('is the same for every spelling of a canonical name', () => {
    const element = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,5}$/);
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 4 }), (elements) => {
        const name = elements.join('.');
        expect(isCanonicalName(name)).toBe(true);
        for (const spelling of [name.toUpperCase(), name.replaceAll('-', '_'), name.replaceAll('-', '')]) {
          expect(uniformName(spelling)).toBe(uniformName(name));
        }
        expect(uniformName(uniformName(name))).toBe(uniformName(name));
      }),
    );
  });
});

describe('the parts of a name', () => {
  it('are its elements as written, indexes without brackets', () => {
    expect(elementsOf('app.myList[0].map[a.b]')).toEqual(['app', 'myList', '0', 'map', 'a.b']);
  });

  it('lead to the list that an element belongs to', () => {
    expect(listKeyOf('app.hosts[0].name')).toBe('app.hosts');
    expect(listKeyOf(uniformName('app.hosts[0].name'))).toBe('app.hosts');
    expect(listKeyOf('app.map[key].v2.x')).toBe('app.map[key].v2.x');
  });

  it('tell what is below a prefix in any spelling', () => {
    expect(isNested('my-app', 'myApp.url')).toBe(true);
    expect(isNested('my-app', 'my-apps.url')).toBe(false);
    expect(isNested('my-app', 'my-app')).toBe(false);
    expect(isNested('', 'a')).toBe(true);
  });
});

describe('an empty map or list of YAML', () => {
  const properties = [property('a', '1'), property('m', '', 'empty-map'), property('l', '', 'empty-list')];
  const document: ConfigDocument = {
    path: 'a.yml',
    index: 0,
    count: 1,
    firstLine: 1,
    lastLine: 3,
    properties,
    duplicates: [],
  };
  const keysIn = (name: string) => visibleProperties(document, generation(name)).map(({ key }) => key);

  it('is a property or none, as the generation has it', () => {
    expect(keysIn('2.7')).toEqual(['a', 'm', 'l']);
    expect(keysIn('3.5')).toEqual(['a', 'l']);
    expect(keysIn('4.1')).toEqual(['a', 'm', 'l']);
  });

  it('gives the same list each time, so that it is indexed once', () => {
    expect(visibleProperties(document, generation('3.5'))).toBe(visibleProperties(document, generation('4.0')));
    expect(visibleProperties(document, generation('4.1'))).toBe(properties);
  });

  it('cannot be read as text where it is a Map', () => {
    const source: PropertySource = { name: 'a.yml', kind: 'document', properties };
    const unreadable = (name: string, key: string) => {
      const found = findProperty([source], key, generation(name));
      return found !== undefined && isUnreadable(found, generation(name));
    };
    expect(unreadable('2.7', 'm')).toBe(true);
    expect(unreadable('2.7', 'l')).toBe(false);
    expect(unreadable('4.1', 'm')).toBe(false);
  });

  it('of application JSON is a Map in every generation', () => {
    const { source } = jsonSource('{"m":{}}', origin);
    expect(source).toBeDefined();
    const found = source && findProperty([source], 'm');
    expect(found && isUnreadable(found, generation('4.1'))).toBe(true);
  });
});

describe('application JSON', () => {
  it('is taken from a property, else from the variable, where it is not empty', () => {
    const variables = variablesSource(new Map([['SPRING_APPLICATION_JSON', { value: '{"a":1}', origin }]]));
    const blank: PropertySource = { name: 'x', kind: 'system', properties: [property('spring.application.json', '')] };
    expect(applicationJson([variables])?.property.value).toBe('{"a":1}');
    expect(applicationJson([blank, variables])?.property.value).toBe('{"a":1}');
    expect(applicationJson([blank])).toBeUndefined();
  });

  it('that nests without end, or is none, is a problem and quotes nothing', () => {
    expect(jsonSource(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, origin).problem).toBe(
      'The JSON nests too deep.',
    );
    expect(jsonSource('{"password": "s3cret"', origin).problem).not.toContain('s3cret');
  });
});

describe('names that resolve although no file defines them', () => {
  it.each([
    'random.uuid',
    'random.int(5)',
    'random.int[1,2]',
    'user.home',
    'HOSTNAME',
    'hostname',
    'java.io.tmpdir',
    'spring.application.pid',
  ])('%s is known', (name) => expect(builtInName(name)).toBe(true));

  it.each(['random', 'app.home', 'user.homes', 'db.host', 'HOST', ''])('"%s" is not', (name) =>
    expect(builtInName(name)).toBe(false),
  );
});

describe('a profile expression', () => {
  it('names its profiles once each', () => {
    const expression = parseProfileExpression('(a & !b) | (a & c)');
    expect('malformed' in expression ? [] : profilesNamedIn(expression)).toEqual(['a', 'b', 'c']);
  });

  it('of a hundred thousand parentheses is malformed', () => {
    expect(parseProfileExpression('('.repeat(100_000))).toHaveProperty('malformed');
  });
});

function property(key: string, value: string, shape?: 'empty-map' | 'empty-list'): Property {
  return { key, value, origin, valueOrigin: origin, ...(shape === undefined ? {} : { shape }) };
}

function generation(name: string): Generation {
  const known = generationOf(name);
  if (known === undefined) throw new Error(`no generation ${name}`);
  return known;
}
