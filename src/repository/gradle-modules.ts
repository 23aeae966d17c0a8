import { withoutCodeComments } from '../documents/comments.ts';
import { joinPath } from './maven-modules.ts';

/** A settings file: which projects there are, and where. */
export interface GradleSettings {
  /** Directory of the settings file. */
  readonly root: string;
  /** Project path (`:a:b`) → directory. */
  readonly projects: ReadonlyMap<string, string>;
  /** `rootProject.name`; absent: the name of its directory. */
  readonly name?: string;
  /** Directories of the builds that it takes in (`includeBuild`). */
  readonly builds: readonly string[];
}

/** The projects that a settings file includes; renames count as further names of the same directory. */
export function readSettings(root: string, source: string): GradleSettings {
  const text = withoutComments(source);
  const projects = new Map<string, string>([[':', root]]);
  for (const [, list = ''] of text.matchAll(/\binclude\s*\(?((?:\s*["'][^"']*["']\s*,?)+)/g)) {
    for (const [, name = ''] of list.matchAll(/["']([^"']+)["']/g)) {
      // The projects on the way are projects as well.
      const segments = name.split(':').filter((segment) => segment !== '');
      for (let length = 1; length <= segments.length; length++) {
        const path = segments.slice(0, length);
        projects.set(`:${path.join(':')}`, joinPath(root, path.join('/')));
      }
    }
  }
  const directories =
    /project\s*\(\s*["']([^"']+)["']\s*\)\s*\.\s*projectDir\s*=\s*(?:new\s+)?[\w.]*\(\s*(?:\w+\s*,\s*)?["']([^"']+)["']/g;
  for (const [, name = '', directory = ''] of text.matchAll(directories)) {
    projects.set(absolute(name), joinPath(root, directory.replace(/^\$(?:rootDir|\{rootDir\})\/?/, '')));
  }
  for (const [, name = '', renamed = ''] of text.matchAll(
    /project\s*\(\s*["']([^"']+)["']\s*\)\s*\.\s*name\s*=\s*["']([^"']+)["']/g,
  )) {
    const directory = projects.get(absolute(name));
    const parent = absolute(name).replace(/:[^:]*$/, '');
    if (directory !== undefined) projects.set(`${parent}:${renamed}`, directory);
  }
  const name = /\brootProject\s*\.\s*name\s*=\s*["']([^"']+)["']/.exec(text)?.[1];
  const builds = [...text.matchAll(/\bincludeBuild\s*\(?\s*["']([^"']+)["']/g)].map(([, directory = '']) =>
    joinPath(root, directory),
  );
  return { root, projects, builds, ...(name !== undefined && { name }) };
}

/** The projects of a build by the names of their artifacts. */
export function artifactsOf({ root, name, projects }: Omit<GradleSettings, 'builds'>): ReadonlyMap<string, string> {
  return new Map(
    [...projects].map(([path, directory]) => {
      const own = path === ':' ? (name ?? root) : path;
      return [own.slice(Math.max(own.lastIndexOf(':'), own.lastIndexOf('/')) + 1), directory];
    }),
  );
}

export interface GradleBuild {
  /** Project paths, or typed accessors (`projects.a.b` as `a.b`), that the main classes are built with. */
  readonly own: readonly string[];
  /** The same for blocks about other projects: `project(':x') { … }`; `*` is every subproject. */
  readonly others: readonly { readonly project: string; readonly dependency: string }[];
}

export function readBuild(source: string): GradleBuild {
  const text = withoutComments(source);
  const blocks = [...blocksAbout(text)];
  const own: string[] = [];
  const others: { project: string; dependency: string }[] = [];
  for (const { offset, dependency } of dependenciesIn(text)) {
    const block = blocks.find(({ start, end }) => offset > start && offset < end);
    if (block === undefined) own.push(dependency);
    else others.push({ project: block.project, dependency });
  }
  return { own, others };
}

export interface Artifact {
  readonly group: string;
  readonly name: string;
}

/** What the main classes are built with by the names of artifacts: `implementation "no.example:kms"`. */
export function artifactsIn(source: string): readonly Artifact[] {
  const artifacts: Artifact[] = [];
  for (const match of withoutComments(source).matchAll(/\b(\w+)\s*\(?\s*["']([\w.-]+):([\w.-]+)(?::[^"']*)?["']/g)) {
    const [, configuration = '', group = '', name = ''] = match;
    if (delivered.test(configuration)) artifacts.push({ group, name });
  }
  return artifacts;
}

/** The group that a build file gives its project, where it says so. */
export function groupIn(source: string): string | undefined {
  return /^\s*(?:project\s*\.\s*)?group\s*=?\s*["']([^"']+)["']/m.exec(withoutComments(source))?.[1];
}

const reference = /\bproject\s*\(\s*(?:path\s*[:=]\s*)?["']([^"']+)["']|\bprojects\.([A-Za-z][\w.]*)/g;

/** Configurations whose classes are there when the application runs. */
const delivered = /^(?:(?!.*[tT]est)\w*(?:[iI]mplementation|[aA]pi|[rR]untimeOnly)|compile|runtime)$/;

function* dependenciesIn(text: string): Iterable<{ readonly offset: number; readonly dependency: string }> {
  for (const match of text.matchAll(reference)) {
    const before = text.slice(Math.max(0, match.index - 300), match.index);
    const configuration = configurationBefore(before);
    if (configuration === undefined || !delivered.test(configuration)) continue;
    const [, path, accessor] = match;
    if (path !== undefined) yield { offset: match.index, dependency: absolute(path) };
    else if (accessor !== undefined) yield { offset: match.index, dependency: accessor };
  }
}

/** The word that a dependency is handed to, also as a further element of a list. */
function configurationBefore(before: string): string | undefined {
  let text = before;
  for (let rounds = 0; rounds < 10; rounds++) {
    const shorter = text.replace(/(?:["']?\)?\s*\)?\s*,\s*)$/, '');
    const previous = shorter === text ? -1 : Math.max(shorter.lastIndexOf('project'), shorter.lastIndexOf('projects'));
    if (previous === -1) break;
    text = shorter.slice(0, previous);
  }
  return /(\w+)["']?\s*\(?\s*(?:(?:platform|enforcedPlatform|testFixtures)\s*\(\s*)?$/.exec(text)?.[1];
}

function* blocksAbout(
  text: string,
): Iterable<{ readonly project: string; readonly start: number; readonly end: number }> {
  const headers =
    /\b(?:configure\s*\(\s*)?project\s*\(\s*["']([^"']+)["']\s*\)\s*\)?\s*\{|\b(?:subprojects|allprojects)\s*\{/g;
  for (const match of text.matchAll(headers)) {
    const start = match.index + match[0].length;
    yield { project: match[1] === undefined ? '*' : absolute(match[1]), start, end: endOfBlock(text, start) };
  }
}

function endOfBlock(text: string, start: number): number {
  let depth = 1;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return i;
  }
  return text.length;
}

function absolute(path: string): string {
  return path.startsWith(':') ? path : `:${path}`;
}

/** With one blank or line feed for each run of them: no expression may look at a long run from each of its places. */
function withoutComments(source: string): string {
  return withoutCodeComments(source).replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' '));
}
