import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prepare } from '../src/commands/prepare.ts';
import { type Configuration, configure } from '../src/configuration/configuration.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import type { OracleAnswer, OracleCase } from './oracle/oracle.mjs';
import type { Recording } from './oracle/recording.mjs';

const recording: Recording = JSON.parse(
  readFileSync(new URL('../fixtures/spring/plain-spring.json', import.meta.url), 'utf8'),
);
const cases: readonly OracleCase[] = readFileSync(new URL('./oracle/cases/plain-spring.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Spring stops at a file or a location, not at a key: what is not here may be there when the application starts. */
const ofFiles = ['placeholder-missing-file', 'source-missing', 'source-unresolvable'];

/** YAML that is read as properties is not followed; without another file there is no application to judge. */
const leftOpen = ['source-yaml'];

const resources = 'src/main/resources';

/** A repository with the context of a case, begun as applications begin: by a web.xml or a main method. */
function repositoryOf({ context = [], cp = {}, java = {} }: OracleCase, boot: string) {
  const files = new Map(Object.entries(cp).map(([path, text]) => [`${resources}/${path}`, text]));
  for (const [path, text] of Object.entries(java)) files.set(`src/main/java/${path}`, text);
  const xml = context.filter((part) => part.endsWith('.xml')).map((part) => `classpath:${part}`);
  const classes = context.filter((part) => !part.endsWith('.xml'));
  if (xml.length > 0) {
    files.set(
      'src/main/webapp/WEB-INF/web.xml',
      `<web-app><context-param><param-name>contextConfigLocation</param-name><param-value>${xml.join(' ')}</param-value>
</context-param><listener><listener-class>org.springframework.web.context.ContextLoaderListener</listener-class></listener></web-app>`,
    );
  }
  if (classes.length > 0) {
    files.set(
      'src/main/java/start/Main.java',
      `package start;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
class Main {
  public static void main(String[] args) {
    new AnnotationConfigApplicationContext(${classes.map((name) => `${name}.class`).join(', ')});
  }
}`,
    );
  }
  files.set('build.gradle', `// org.springframework.boot: ${boot}`);
  return memoryTree(Object.fromEntries(files));
}

/** The environment that the system properties of a case ask for, with these on top as they are in Spring. */
async function configurationOf(given: OracleCase, boot: string): Promise<Configuration | undefined> {
  const { applications } = await prepare({ tree: repositoryOf(given, boot), today: '2026-11-26', tolerant: true });
  const [application] = applications;
  const name = given.sys?.env ?? given.sys?.['spring.profiles.active'] ?? 'default';
  const environment = application?.environments.find((one) => one.name === name);
  return application && environment && configure(application, environment, () => false);
}

const none = { path: '', line: 1, column: 1 };

/** What Keyparity makes of a text with a placeholder; the text itself where nobody can tell. */
function resolved(configuration: Configuration | undefined, text: string, given: OracleCase): string {
  const name = text.slice(2, -1);
  // System properties and variables are no layers: they come from outside the repository, and win.
  const isOverridden = /local-override="true"|setLocalOverride/.test(
    Object.values({ ...given.cp, ...given.java }).join('\n'),
  );
  const outer = given.sys?.[name] ?? given.env?.[name];
  const isFirst = !isOverridden || given.id === 'two-override-second';
  if (outer !== undefined && given.id !== 'legacy-ignores-sources' && isFirst) return outer;
  const resolution = configuration?.resolve({ key: 'asked', value: text, origin: none, valueOrigin: none });
  if (resolution?.kind === 'resolved') return resolution.value;
  return outer ?? text;
}

describe('which files plain Spring reads, and which of them wins', () => {
  const told = cases.flatMap((given) =>
    (recording.cases[given.id]?.answers ?? []).map(({ v, ...answer }) => ({ given, answer, generation: v[0] ?? '' })),
  );

  it.each(told)('is as Spring $generation says: $given.id', async ({ given, answer, generation }) => {
    const configuration = await configurationOf(given, recording.boot[generation] ?? generation);
    if (leftOpen.includes(given.id)) {
      expect(configuration).toBeUndefined();
      return;
    }
    const { embedded = {}, failure } = answer as Pick<OracleAnswer, 'embedded' | 'failure'>;
    for (const [text, value] of Object.entries(embedded))
      expect(resolved(configuration, text, given), text).toBe(value);
    for (const key of failure?.keys ?? []) expect(configuration?.lookUp(key)).toBeUndefined();
    if (failure !== undefined && (failure.keys ?? []).length === 0) expect(ofFiles).toContain(given.id);
  });

  it('is asked of a few dozen contexts', () => {
    expect(told.length).toBeGreaterThan(50);
  });
});
