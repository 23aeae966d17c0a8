import type { FileTree } from '../documents/file-tree.ts';
import { type Generation, generationOf } from '../spring/generation.ts';
import { buildFileText } from './build-files.ts';

/** A version text as build files write it: `3.5.7`, `2.7.18`, `4.1.0-M1`, `3.2.x`. */
const version = String.raw`(\d+\.\d+(?:\.[\w-]+)*)`;

const mavenParent =
  /<artifactId>\s*spring-boot-(?:starter-parent|dependencies)\s*<\/artifactId>\s*<version>\s*([^<\s]+)\s*<\/version>/;
const gradlePlugin = new RegExp(
  String.raw`org\.springframework\.boot['"]?\)?[\s:(]*(?:version[\s:(]*)?['"]?${version}`,
);
const gradleBom = new RegExp(`spring-boot-(?:dependencies|gradle-plugin):${version}`);
const gradleProperty = new RegExp(
  String.raw`^[ \t]*(?:ext\.)?spring_?-?boot_?-?(?:version)?\s*[=:]\s*['"]?${version}`,
  'im',
);
const catalogVersion = new RegExp(
  String.raw`^[ \t]*spring-?_?boot(?:-?_?version)?\s*=\s*(?:\{[^}\n]*?)?"${version}`,
  'im',
);
const catalogPlugin = new RegExp(String.raw`org\.springframework\.boot"\s*,\s*version\s*=\s*"${version}`);

/**
 * The Boot generation that a module is built with, read from its build files and those of the directories above it.
 * Versions that a build computes, or takes from a parent outside the repository, are not found.
 */
export function findGeneration(tree: FileTree, module: string): Generation | undefined {
  let known = versions.get(tree);
  if (known === undefined) {
    known = new Map();
    versions.set(tree, known);
  }
  for (let directory = module; ; directory = parentOf(directory)) {
    const found = known.has(directory) ? known.get(directory) : versionIn(tree, directory);
    known.set(directory, found);
    const generation = found === undefined ? undefined : generationOf(found);
    if (generation !== undefined) return generation;
    if (directory === '.') return undefined;
  }
}

/** By directory: modules have most of the directories above them in common. */
const versions = new WeakMap<FileTree, Map<string, string | undefined>>();

function versionIn(tree: FileTree, directory: string): string | undefined {
  const text = (name: string) => buildFileText(tree, directory === '.' ? name : `${directory}/${name}`);
  const pom = text('pom.xml');
  if (pom !== undefined) {
    const written = mavenParent.exec(pom)?.[1];
    const property = written === undefined ? undefined : /^\$\{([\w.-]+)\}$/.exec(written)?.[1];
    const resolved = property === undefined ? written : mavenProperty(pom, property);
    const found = resolved ?? mavenProperty(pom, 'spring-boot.version') ?? mavenProperty(pom, 'spring.boot.version');
    if (found !== undefined) return found;
  }
  for (const name of [
    'build.gradle',
    'build.gradle.kts',
    'settings.gradle',
    'settings.gradle.kts',
    'gradle.properties',
  ]) {
    const script = text(name);
    if (script === undefined) continue;
    const found = gradlePlugin.exec(script) ?? gradleBom.exec(script) ?? gradleProperty.exec(script);
    if (found !== null) return found[1];
  }
  const catalog = text('gradle/libs.versions.toml');
  if (catalog === undefined) return undefined;
  return (catalogPlugin.exec(catalog) ?? catalogVersion.exec(catalog))?.[1];
}

function mavenProperty(pom: string, name: string): string | undefined {
  const open = `<${name}>`;
  const start = pom.indexOf(open);
  if (start < 0) return undefined;
  const end = pom.indexOf('<', start + open.length);
  const text = pom.slice(start + open.length, end).trim();
  return /^\d/.test(text) ? text : undefined;
}

function parentOf(directory: string): string {
  const slash = directory.lastIndexOf('/');
  return slash < 0 ? '.' : directory.slice(0, slash);
}
