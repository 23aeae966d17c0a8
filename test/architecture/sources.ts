import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** One import of a module, static or dynamic. */
export interface Import {
  /** As written: `./rule.ts`, `node:fs`, `yaml`. */
  readonly written: string;
  /** Path below `src/` of a module of our own, else the name of the package (`node:fs`, `@actions/core`). */
  readonly target: string;
  readonly own: boolean;
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface Source {
  /** Below `src/`, POSIX. */
  readonly path: string;
  readonly text: string;
  /** The text without comments, and with empty strings; lines and columns are kept. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const root = new URL('../../src/', import.meta.url);

export function readSources(): readonly Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => sourceOf(path, readFileSync(new URL(path, root), 'utf8')));
}

export function sourceOf(path: string, text: string): Source {
  return { path, text, code: blankOut(text), imports: importsOf(path, text) };
}

const statement = /^(import|export)(\s+type)?\b(?:[^;'"]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(path: string, text: string): readonly Import[] {
  const found = [
    ...[...text.matchAll(statement)].map((match) => ({ match, written: match[3], typeOnly: match[2] !== undefined })),
    ...[...text.matchAll(dynamic)].map((match) => ({ match, written: match[1], typeOnly: false })),
  ];
  return found.map(({ match, written = '', typeOnly }) => {
    const own = written.startsWith('.');
    return {
      written,
      own,
      typeOnly,
      target: own ? posix.normalize(posix.join(posix.dirname(path), written)) : packageOf(written),
      line: lineAt(text, match.index),
    };
  });
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/**
 * Comments and texts in quotes become blanks, what a template literal computes stays. Regular expressions are left alone:
 * a quote in one hides the rest of its line at most, because our strings end on their line.
 */
function blankOut(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (found) =>
    found.replace(/[^\n]/g, ' '),
  );
}
