// A repository of any size, the same for the same numbers: Spring Boot applications, half of them in YAML and half in
// properties, each with one shared file and one per environment. Every environment overrides most of what is shared, some
// values refer to others, and a few keys are missing, so that there is something to find. Each is deployed by manifests.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeManifests } from './generate-manifests.mjs';

export const environments = ['dev', 'test', 'qa', 'demo', 'stage', 'prod'];

/**
 * @param folder is emptied
 * @param occurrences how many times a property is written, in all files together
 * @returns {number} how many there really are
 */
export function generateMonorepo(folder, { applications = 12, occurrences, seed = 1 }) {
  rmSync(folder, { recursive: true, force: true });
  const files = applications * (environments.length + 1);
  const keysPerFile = Math.round(occurrences / files);
  const random = mulberry32(seed);
  let written = 0;
  for (let number = 0; number < applications; number++) {
    const name = `service-${String(number).padStart(2, '0')}`;
    const keys = keysOf(name, keysPerFile, random);
    const yaml = number % 2 === 0;
    const resources = join(folder, name, 'src/main/resources');
    mkdirSync(resources, { recursive: true });
    writeFileSync(join(folder, name, 'pom.xml'), pom(name));
    for (const environment of [undefined, ...environments]) {
      const entries = keys
        .filter(() => environment === undefined || random() > 0.0005)
        .map((key, index) => [key, textFor(key, index, environment, keys, random)]);
      const file = `application${environment === undefined ? '' : `-${environment}`}.${yaml ? 'yml' : 'properties'}`;
      writeFileSync(join(resources, file), yaml ? yamlText(entries) : propertiesText(entries));
      written += entries.length;
    }
    // Every other application has a Helm chart with values for each environment, the others plain Kubernetes manifests.
    const write = (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    const deployed = { root: name, name, group: 1, number: yaml ? 0 : 3, keys: keys.slice(0, variablesEach) };
    writeManifests(write, deployed, environments);
  }
  return written;
}

/** How many keys of an application each of its environments gets from a manifest as well. */
const variablesEach = 40;

const topics = ['client', 'cache', 'mail', 'orders', 'billing', 'security', 'storage', 'search', 'metrics', 'retry'];
const fields = ['url', 'timeout', 'pool-size', 'enabled', 'name', 'path', 'max-attempts', 'region', 'format', 'limit'];

function keysOf(name, count, random) {
  return Array.from({ length: count }, (_, index) => {
    const topic = topics[Math.floor(random() * topics.length)];
    const field = fields[index % fields.length];
    return `${name}.${topic}.part-${Math.floor(index / fields.length)}.${field}`;
  });
}

function textFor(key, index, environment, keys, random) {
  if (index > 0 && random() < 0.05) return `\${${keys[Math.floor(random() * index)]}}/${index}`;
  if (key.endsWith('.url')) return `https://${environment ?? 'local'}.example.org/${index}`;
  if (key.endsWith('.enabled')) return random() < 0.5 ? 'true' : 'false';
  return key.endsWith('.timeout') ? `${1 + Math.floor(random() * 60)}s` : `value ${Math.floor(random() * 1_000_000)}`;
}

function propertiesText(entries) {
  return entries.map(([key, value]) => `${key} = ${value}\n`).join('');
}

/** Nested maps, in the order in which the keys come. */
function yamlText(entries) {
  const tree = new Map();
  for (const [key, value] of entries) {
    const segments = key.split('.');
    let node = tree;
    for (const segment of segments.slice(0, -1)) {
      if (!node.has(segment)) node.set(segment, new Map());
      node = node.get(segment);
    }
    node.set(segments.at(-1), value);
  }
  const lines = [];
  const print = (node, indentation) => {
    for (const [segment, value] of node) {
      if (value instanceof Map) {
        lines.push(`${indentation}${segment}:`);
        print(value, `${indentation}  `);
      } else {
        lines.push(`${indentation}${segment}: ${/[:{}]/.test(value) ? `"${value}"` : value}`);
      }
    }
  };
  print(tree, '');
  return `${lines.join('\n')}\n`;
}

function pom(name) {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.5.7</version>
  </parent>
  <artifactId>${name}</artifactId>
</project>
`;
}

/** Numbers from 0 to 1 that look like chance and come again: the mulberry32 generator. */
export function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
