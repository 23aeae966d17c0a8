import { check } from '../../src/commands/check.ts';
import { prepare } from '../../src/commands/prepare.ts';
import { memoryTree } from '../../src/documents/file-tree.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { placeholdersIn } from '../../src/spring/placeholders.ts';
import type { OracleCase } from './oracle.mjs';

/** What Keyparity says about the environment in which the application of a case was started, by severity. */
export type Judgement = Readonly<Record<Finding['severity'], ReadonlySet<string>>>;

const today = '2026-11-21';
const resources = 'src/main/resources';

/**
 * Judges the application of a case as `keyparity check` judges a repository that holds it. Beside the environment of the
 * case stands one, `served`, that differs from it in having every key that anybody could miss: a key that no environment
 * has is supplied from elsewhere as far as Keyparity can see, and the least it could miss would be missed here.
 *
 * @param missed keys on which Spring failed
 */
export async function judgeStartup(given: OracleCase, boot: string, missed: readonly string[]): Promise<Judgement> {
  const repository = repositoryOf(given, boot);
  const { subjects } = await prepare({ tree: memoryTree(repository), today });
  const demanded = subjects.flatMap(({ requirements }) => requirements.map(({ key }) => key));
  const referred = Object.values(given.cp ?? {}).flatMap((text) => placeholdersIn(text).map(({ name }) => name));
  const served = new Set([...missed, ...demanded, ...referred]);
  const tree = memoryTree({ ...repository, [servedFile]: [...served].map((key) => `${key}=1\n`).join('') });
  const { findings } = await check({ tree, today, failOn: 'never' });
  const keysOf = (severity: Finding['severity']): ReadonlySet<string> =>
    new Set(
      findings
        .filter((finding) => finding.severity === severity && concernsStart(finding))
        .flatMap(({ key }) => key ?? []),
    );
  return { error: keysOf('error'), warning: keysOf('warning'), notice: keysOf('notice') };
}

const servedFile = `${resources}/application-served.properties`;

function concernsStart({ rule }: Finding): boolean {
  return rule === 'missing-value' || rule === 'unresolved-placeholder';
}

function repositoryOf({ java = {}, cp = {}, env = {}, profiles = [] }: OracleCase, boot: string) {
  const variables = JSON.stringify(env);
  const environments = [
    `  case: { profiles: ${JSON.stringify(profiles)}, variables: ${variables} }`,
    `  served: { profiles: ${JSON.stringify([...profiles, 'served'])}, variables: ${variables} }`,
  ];
  const inFolder = (folder: string, files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
  return {
    'pom.xml': `<project>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>${boot}</version>
  </parent>
  <artifactId>small</artifactId>
</project>
`,
    'keyparity.yml': `version: 1\nenvironments:\n${environments.join('\n')}\n`,
    [servedFile]: '',
    ...inFolder('src/main/java', java),
    ...inFolder(resources, cp),
  };
}
