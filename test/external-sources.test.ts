import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { checkChange } from '../src/commands/check-change.ts';
import { diagnose } from '../src/commands/queries.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import type { Finding } from '../src/findings/finding.ts';
import { renderDiagnosis } from '../src/reports/diagnosis.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';
import { UsageError } from '../src/usage-error.ts';

type Files = Readonly<Record<string, string>>;

const today = '2026-11-28';

const code = `import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
  App(@Value("\${payment.url}") String url, @Value("\${db.password}") String password) {}
}
`;

function deployment(stage: string, variables: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  template:
    spec:
      containers:
        - name: app
          image: app
          env:
            - name: SPRING_PROFILES_ACTIVE
              value: ${stage}
${variables}          envFrom:
            - secretRef:
                name: app
`;
}

const paymentUrl = '            - name: PAYMENT_URL\n              value: https://pay.acme.example\n';
const password = '            - name: DB_PASSWORD\n              value: ${DB_PASSWORD_OF_STAGE}\n';

/** Takes a secret over as a whole in both stages; prod has neither of the keys in its manifest. */
const withSecret = {
  'src/main/java/App.java': code,
  'src/main/resources/application.yml': 'a: 1\n',
  'k8s/stage/deployment.yaml': deployment('stage', paymentUrl + password),
  'k8s/prod/deployment.yaml': deployment('prod', ''),
};

/** The same with an import: of Vault, of a config server. */
const importing = (location: string) => ({
  'src/main/java/App.java': code,
  'src/main/resources/application.yml': `spring.config.import: "${location}"\n`,
  'src/main/resources/application-stage.yml': 'payment.url: https://pay.stage.acme.example\ndb.password: ${STAGE}\n',
  'src/main/resources/application-prod.yml': 'a: 1\n',
});

const judge = (files: Files, contract = '') =>
  check({
    tree: memoryTree({ ...files, ...(contract !== '' && { 'keyparity.yml': `version: 1\n${contract}` }) }),
    today,
    failOn: 'error',
  });
const told = ({ severity, rule, key, environments }: Finding) =>
  `${severity} ${rule} ${key} [${environments.join(', ')}]`;
const toldBy = async (files: Files, contract?: string) =>
  (await judge(files, contract)).findings.filter(({ rule }) => rule !== 'unresolved-placeholder').map(told);

describe('an entry of provided', () => {
  const listed = '- keys: [db.password]\n    by: the secret app';

  it.each([
    ['that names no source', withSecret, listed],
    ['with a source of another kind', withSecret, `${listed}\n    source: vault`],
    ['that names no source', importing('vault://'), listed],
    ['that names no source', importing('configserver:'), listed],
  ])('%s gives its keys and closes nothing', async (_, files, entry) => {
    expect(await toldBy(files, `provided:\n  ${entry}\n`)).toEqual(['warning missing-value payment.url [prod]']);
  });

  it('closes its source in the environments that it is for', async () => {
    const contract = (stage: string) => `provided:\n  ${listed}\n    in: [${stage}]\n    source: envFrom\n`;
    expect(await toldBy(withSecret, contract('stage'))).toEqual([
      'warning missing-value db.password [prod]',
      'warning missing-value payment.url [prod]',
    ]);
    expect(await toldBy(withSecret, contract('prod'))).toEqual(['error missing-value payment.url [prod]']);
  });

  it.each([
    ['envFrom', withSecret],
    ['the secret app (envFrom)', withSecret],
    ['vault', importing('vault://')],
    ['Vault', importing('vault://')],
    ['config-server', importing('configserver:')],
    ['config server', importing('optional:configserver:')],
  ])('with the source %s says all that it gives', async (source, files) => {
    const contract = `provided:\n  ${listed}\n    source: ${source}\n`;
    expect(await toldBy(files, contract)).toEqual(['error missing-value payment.url [prod]']);
    const both = `provided:\n  - keys: [payment.url, DB_PASSWORD]\n    by: the secret app\n    source: ${source}\n`;
    expect(await toldBy(files, both)).toEqual([]);
  });

  it('adds up with others of the same source', async () => {
    const contract = `provided:\n  ${listed}\n    source: envFrom\n  - keys: [payment.url]\n    by: us\n`;
    expect(await toldBy(withSecret, contract)).toEqual([]);
  });

  it('closes no other source of the environment', async () => {
    const files = { ...withSecret, 'src/main/resources/application.yml': 'spring.config.import: "vault://"\n' };
    const warning = ['warning missing-value payment.url [prod]'];
    expect(await toldBy(files, `provided:\n  ${listed}\n    source: envFrom\n`)).toEqual(warning);
    const both = `provided:\n  ${listed}\n    source: envFrom\n  - keys: [DB_PASSWORD]\n    by: us\n    source: vault\n`;
    expect(await toldBy(files, both)).toEqual(['error missing-value payment.url [prod]']);
  });

  it.each([
    ['the secret ap (envFrom)', 'did you mean "the secret app (envFrom)"?'],
    ['envfrom', 'did you mean "envFrom"?'],
    ['the cloud', 'known here: envFrom, vault, config-server, the secret app (envFrom)'],
  ])('with the unknown source %s is a mistake', async (source, hint) => {
    const mistake = await judge(withSecret, `provided:\n  ${listed}\n    source: ${source}\n`).catch((error) => error);
    expect(mistake).toBeInstanceOf(UsageError);
    expect(mistake.problems).toEqual([
      expect.objectContaining({
        message: `No environment takes values from a source "${source}".`,
        suggestion: expect.stringContaining(hint),
      }),
    ]);
  });

  it('that no longer names its source weakens the policy', async () => {
    const policy = (source: string) => ({
      ...withSecret,
      'keyparity.yml': `version: 1\nprovided:\n  ${listed}${source}\n`,
    });
    const { findings } = await checkChange({
      tree: memoryTree(policy('')),
      base: memoryTree(policy('\n    source: envFrom')),
      baseName: 'base',
      today,
      failOn: 'error',
      scope: 'new',
      policy: 'base',
    });
    const changed = findings.filter(({ rule }) => rule === 'policy-changed');
    expect(changed.map(({ message }) => renderMessage(message, { medium: plainText, showValues: false }))).toEqual([
      expect.stringContaining('removes that `envFrom` gives nothing but what is listed'),
    ]);
    expect(changed.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('a key that the contract demands', () => {
  it.each([
    ['{ required: true }', 'error missing-value payment.url [prod]'],
    ['{ override: true }', 'error missing-override payment.url [prod]'],
    ['{ required: true, override: true }', 'error missing-override payment.url [prod]'],
    ['{ required: true, override: { when: { a: 2 } } }', 'error missing-value payment.url [prod]'],
  ])('by %s is given, or provided, whatever an external source may give', async (entry, expected) => {
    const contract = `keys:\n  payment.url: ${entry}\n`;
    const { findings } = await judge(withSecret, contract);
    const [found] = findings.filter(({ key }) => key === 'payment.url');
    expect(found && told(found)).toBe(expected);
    expect(renderMessage(found?.advice ?? [], { medium: plainText, showValues: false })).toContain(
      'If `the secret app (envFrom)` gives it, list it under `provided:` in keyparity.yml.',
    );
    const provided = `${contract}provided:\n  - keys: [payment.url, db.password]\n    by: the secret app\n`;
    expect(await toldBy(withSecret, provided)).toEqual([]);
  });

  it('depends on a condition in each environment by itself', async () => {
    const files = {
      'src/main/resources/application.yml': 'a: 1\n',
      'src/main/resources/application-stage.yml': 'feature.x: true\n',
      'src/main/resources/application-prod.yml': 'feature.x: ${FEATURE_X}\n',
    };
    const contract =
      'provided: [{ keys: [FEATURE_X], by: us }]\nkeys:\n  x.url: { required: { when: { feature.x: true } } }\n  y.url: { override: { when: { feature.x: true } } }\n';
    expect(await toldBy(files, contract)).toEqual([
      'error missing-override y.url [stage]',
      'error missing-value x.url [stage]',
      'notice missing-override y.url [prod]',
      'notice missing-value x.url [prod]',
    ]);
  });
});

describe('doctor', () => {
  const doctored = async (files: Files) => {
    const diagnosis = await diagnose({ tree: memoryTree(files), today });
    return { diagnosis, text: renderDiagnosis(diagnosis, { colour: false, showValues: false }, 'text') };
  };

  it.each([
    ['envFrom', withSecret],
    ['vault', importing('vault://')],
    ['config-server', importing('configserver:')],
    ['"import of file:/etc/app/extra.yml"', importing('file:/etc/app/extra.yml')],
  ])('prints the lines that close the source %s, and they do', async (source, files) => {
    const open = await doctored(files);
    const lines = open.diagnosis.advice.flatMap(({ write = [] }) => (write[0] === 'provided:' ? write : []));
    expect(lines).toEqual([
      'provided:',
      '  - keys: [DB_PASSWORD]',
      '    by: the secret store',
      `    source: ${source}`,
    ]);
    const contract = `version: 1\n${lines.join('\n')}\n`;
    const closed = await doctored({ ...files, 'keyparity.yml': contract });
    expect(closed.text).toMatch(/ {4}closed {4}.* gives what keyparity\.yml lists, and nothing else\n/);
    expect(closed.text).not.toMatch(/ {4}open {6}/);
    expect(closed.diagnosis.advice.flatMap(({ write = [] }) => write)).not.toContain('provided:');
    expect(await toldBy(files, `${lines.join('\n')}\n`)).toEqual(['error missing-value payment.url [prod]']);
  });
});
