import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../src/cli/main.ts';

/** What a person sees where something is wrong with the input itself: the words, the stream, the exit code. */

const folders: string[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyparity-failures-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function listen(stream: NodeJS.WriteStream): () => string {
  let heard = '';
  vi.spyOn(stream, 'write').mockImplementation((text, ...rest) => {
    heard += text;
    for (const done of rest) if (typeof done === 'function') done();
    return true;
  });
  return () => heard;
}

async function run(files: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const out = listen(process.stdout);
  const err = listen(process.stderr);
  const code = await main([...words, '--cwd', folderWith(files), '--no-color']);
  return { code, out: out(), err: err() };
}

const resources = 'src/main/resources';

const healthy = {
  [`${resources}/application.yml`]: 'payment:\n  gateway:\n    url: https://sandbox.pay.example\n',
  [`${resources}/application-stage.yml`]: 'payment:\n  merchant: acme-stage\n',
  [`${resources}/application-prod.yml`]: 'payment:\n  merchant: acme\n  gateway:\n    url: https://pay.example\n',
};

const contract = (keys: string) => ({ 'keyparity.yml': `version: 1\nkeys:\n${keys}` });

describe('a file that does not parse', () => {
  it('is an error at its line, and every other line of a .properties file is judged', async () => {
    const { code, out, err } = await run({
      ...contract('  payment.gateway.url: { override: true }\n'),
      [`${resources}/application.properties`]:
        'export.directory=C:\\users\\orders\npayment.gateway.url=https://sandbox\n',
      [`${resources}/application-stage.properties`]: 'payment.merchant=acme-stage\n',
      [`${resources}/application-prod.properties`]: 'payment.gateway.url=https://pay.example\n',
    });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(
      [
        '  error  invalid-file  stage, prod',
        '    at src/main/resources/application.properties:1:20',
        '    `\\u` is not followed by four hexadecimal digits, so that the file cannot be loaded. stage and prod do not start.',
        '    fix: Correct the line. The rest of the file was judged.',
      ].join('\n'),
    );
    expect(out).toContain('  error  missing-override  payment.gateway.url  stage\n');
  });

  it('is an error at its line, and of YAML the other files are judged, but nothing is guessed about its environment', async () => {
    const { code, out, err } = await run({
      ...healthy,
      ...contract('  payment.gateway.url: { override: true }\n'),
      [`${resources}/application-demo.yml`]: 'payment:\n  merchant: acme-demo\n',
      [`${resources}/application-stage.yml`]: 'payment:\n  merchant: acme-stage\n   retries: 3\n',
    });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(
      [
        '  error  invalid-file  stage',
        '    at src/main/resources/application-stage.yml:3:11',
        '    This colon is part of a text that begins in a line above: this line is indented too far, or a blank is missing behind the colon there. stage does not start.',
        '    fix: Correct the line. Until then nobody can say what else is missing there.',
      ].join('\n'),
    );
    expect(out).toContain('  error  missing-override  payment.gateway.url  demo\n');
    expect(out).toContain('2 errors\n');
  });
});

describe('keyparity.yml', () => {
  it('names an environment that does not exist: nothing is judged, and the right name is guessed', async () => {
    expect(await run({ ...healthy, ...contract('  payment.gateway.url: { override: [stagee] }\n') })).toEqual({
      code: 2,
      out: '',
      err: [
        'keyparity: keyparity.yml has a mistake',
        '  keyparity.yml:3:37  Unknown environment or group "stagee"; did you mean "stage"?',
        '',
      ].join('\n'),
    });
  });

  it('is no YAML', async () => {
    const { code, out, err } = await run({ ...healthy, ...contract('  payment.gateway.url:\n    override: [stage\n') });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^keyparity: keyparity\.yml has a mistake\n {2}keyparity\.yml:\d+:\d+ {2}The file is not valid YAML: /,
    );
  });

  it('declares an application where there is none', async () => {
    const settings = 'version: 1\napplications:\n  orders:\n    path: services/order\n';
    expect(await run({ ...healthy, 'keyparity.yml': settings })).toEqual({
      code: 2,
      out: '',
      err: [
        'keyparity: keyparity.yml has a mistake',
        '  keyparity.yml:3:3  There is no Spring configuration in the main resources of services/order; list its layers, or correct the path.',
        '',
      ].join('\n'),
    });
  });

  it('declares an environment without a file of its own: an error that says which file is missing', async () => {
    const settings = 'version: 1\nenvironments:\n  stage: {}\n  uat: {}\n  prod: {}\n';
    const { code, out, err } = await run({ ...healthy, 'keyparity.yml': settings });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(
      [
        '  error  environment-without-layers  uat',
        '    at keyparity.yml:4:3',
        '    uat is declared, but application has no file of its own for it: src/main/resources/application-uat.yml does not exist.',
      ].join('\n'),
    );
  });

  it('lists a layer of which no environment has a file', async () => {
    const settings = [
      'version: 1',
      'environments: { stage: {}, prod: {} }',
      'applications:',
      '  monolith:',
      '    path: app',
      '    layers:',
      '      - server.properties',
      '      - ../conf/{env}/server.properties',
      '',
    ];
    expect(await run({ 'app/server.properties': 'a=1\n', 'keyparity.yml': settings.join('\n') })).toEqual({
      code: 2,
      out: '',
      err: [
        'keyparity: keyparity.yml has a mistake',
        '  keyparity.yml:8:9  No environment has a file conf/{env}/server.properties.',
        '',
      ].join('\n'),
    });
  });

  it('is not where --config says', async () => {
    expect(await run(healthy, '--config', 'contract.yml')).toEqual({
      code: 2,
      out: '',
      err: 'keyparity: there is no file contract.yml in the repository\n',
    });
  });
});

describe('a repository in which there is nothing to judge', () => {
  const answer = {
    code: 2,
    out: '',
    err: [
      'keyparity: there is no Spring configuration here to judge',
      'Run Keyparity at the root of the repository (--cwd), or list applications and their layers in keyparity.yml; keyparity doctor shows what there is.',
      '',
    ].join('\n'),
  };

  it('because it is empty', async () => {
    expect(await run({})).toEqual(answer);
  });

  it('because its only configuration is that of tests and of builds', async () => {
    const files = { 'src/test/resources/application.yml': 'a: 1\n', 'target/classes/application.yml': 'a: 1\n' };
    expect(await run(files)).toEqual(answer);
  });

  describe('but files of several services, as a config server has them', () => {
    const spring = 'server.port: 8080\n';
    const named = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, spring]));
    const hint = async (files: Record<string, string>) => (await run(files)).err.split('\n').slice(1);

    it('of one known stage: it says so, and which lines to write', async () => {
      const files = [
        'orders-dev.yml',
        'orders-st.yml',
        'mail-dev.yml',
        'mail-st.yml',
        'web-dev.yml',
        'application.yml',
      ];
      expect(await hint(named(...files))).toEqual([
        'Here are files of 3 services, as in a config repository, but the only stage in their names is dev. Say in keyparity.yml which environments there are, and which services (docs/configuration.md, Config servers):',
        '',
        'environments:',
        '  dev: {}',
        '  st: {}',
        'applications:',
        '  mail: { config-repository: . }',
        '  orders: { config-repository: . }',
        '  web: { config-repository: . }',
        '',
      ]);
    });

    it('and these lines are a keyparity.yml', async () => {
      const files = named('orders-dev.yml', 'orders-st.yml', 'mail-dev.yml', 'mail-st.yml', 'web-dev.yml');
      const lines = (await hint(files)).slice(2).join('\n');
      expect(await run({ ...files, 'keyparity.yml': lines })).toMatchObject({ code: 0, err: '' });
    });

    it('with one suffix that is no stage', async () => {
      const files = named('central/orders-default.yml', 'central/mail-default.yml', 'central/web-default.yml');
      const [first, ...lines] = await hint(files);
      expect(first).toMatch(/^In central are files of 3 services.* none of their suffixes is .*\(default\)/);
      expect(lines).toContain('  mail: { config-repository: central }');
    });

    it('in a folder whose name has to be quoted', async () => {
      const folder = 'my config: \u001b[1m';
      const lines = await hint(named(`${folder}/orders-dev.yml`, `${folder}/mail-dev.yml`, `${folder}/web-dev.yml`));
      expect(lines.join('')).not.toContain('\u001b');
      expect(lines).toContain('  mail: { config-repository: "my config: \\u001b[1m" }');
    });

    it('without any suffix', async () => {
      expect((await hint(named('orders-service.yml', 'mail-service.yml', 'gateway.yml')))[0]).toMatch(
        /^Here are files of 3 services.* none of them is for one environment alone/,
      );
    });

    it('but not where the files are those of other tools, or too few', async () => {
      expect(await hint(named('orders.yml', 'mail.yml'))).toEqual(answer.err.split('\n').slice(1));
      const others = { 'a.yml': 'kind: Service\n', 'b.yml': 'kind: Service\n', 'c.yml': 'x: 1\n', 'd.yml': 'y: 1\n' };
      expect(await hint(others)).toEqual(answer.err.split('\n').slice(1));
    });
  });
});

describe('a command line', () => {
  it('asks for an application that there is not', async () => {
    const files = Object.fromEntries(
      Object.entries(healthy).flatMap(([path, text]) => [
        [`services/orders/${path}`, text],
        [`services/billing/${path}`, text],
      ]),
    );
    expect(await run(files, '--application', 'order')).toEqual({
      code: 2,
      out: '',
      err: 'keyparity: there is no application "order"; did you mean "orders"?\nThere are: billing, orders.\n',
    });
  });

  it.each(['check', 'matrix'])('asks for an environment that there is not (%s)', async (command) => {
    expect(await run(healthy, command, '--environment', 'stag')).toEqual({
      code: 2,
      out: '',
      err: 'keyparity: there is no environment "stag"; did you mean "stage"?\nThere are: stage, prod.\n',
    });
  });

  it('names a folder that there is not', async () => {
    const err = listen(process.stderr);
    expect(await main(['--cwd', join(folderWith({}), 'nowhere')])).toBe(2);
    expect(err()).toMatch(/^keyparity: there is no folder \S+nowhere\nName the root of the repository with --cwd\.\n$/);
  });
});

it('a repository in order exits with 0 and says what was judged', async () => {
  const { code, out, err } = await run(healthy);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^keyparity: pass, every environment has what it needs: 1 application, 2 environments/);
});
