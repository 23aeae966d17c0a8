import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application, Environment } from '../src/applications/application.ts';
import { deployingCommand } from '../src/applications/deployments/workflow-commands.ts';
import { discover } from '../src/applications/discovery.ts';
import { check } from '../src/check.ts';
import { readDockerfile } from '../src/documents/dockerfile-reader.ts';
import { readEnvFile } from '../src/documents/env-reader.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';
import { interpolate } from '../src/documents/interpolation.ts';
import { libraryOf } from '../src/documents/library.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';

/**
 * `fixtures/deployments/<case>/repo` is a repository; `expected.txt` beside it says which environments its manifests make, and
 * what each gets from them. To accept new output, after having read it: UPDATE_EXPECTED=1 npx vitest run test/deployment-readers.test.ts
 */
const folder = fileURLToPath(new URL('../fixtures/deployments', import.meta.url));

function applicationsOf(tree: FileTree): readonly Application[] {
  return discover({ tree, library: libraryOf(tree), environments: [], applications: [] }).applications;
}

function told(applications: readonly Application[]): string {
  return applications
    .map(({ name, deployment, environments, problems }) => {
      const heading = `${name}: ${deployment?.what ?? 'no deployment'}`;
      const wrong = problems.map(
        ({ message, origin }) => `  ! ${origin.path}:${origin.line}:${origin.column} ${message}`,
      );
      return [heading, ...wrong, ...environments.flatMap(tellEnvironment)].map((line) => `${line}\n`).join('');
    })
    .join('');
}

function tellEnvironment({ name, compared, profiles, layers, open, deployed }: Environment): readonly string[] {
  const values = layers.flatMap(({ kind, source }) =>
    source.kind === 'document'
      ? []
      : source.properties.map(({ key, value, opaque, origin }) => {
          const place = `${origin.path}:${origin.line}:${origin.column}`;
          return `    ${kind} ${source.kind} ${key}${opaque === true ? ' is open' : `=${JSON.stringify(value)}`} ${place}`;
        }),
  );
  const home =
    deployed === undefined ? [] : [`    home ${deployed.home.style} ${deployed.home.path} ${deployed.home.parent}`];
  return [
    `  ${name}${compared ? '' : ' (not compared)'} ${profiles.join(',')}`,
    ...values,
    ...open.map(({ what, optional }) => `    open${optional === true ? ' (optional)' : ''}: ${what}`),
    ...home.map((line) => line.trimEnd()),
  ];
}

describe('deployments are read as their tools read them', () => {
  it.each(readdirSync(folder).sort())('%s', (name) => {
    const expected = join(folder, name, 'expected.txt');
    const found = told(applicationsOf(workingTree(join(folder, name, 'repo'))));
    if (process.env['UPDATE_EXPECTED'] !== undefined) writeFileSync(expected, found);
    expect(existsSync(expected) ? found : 'no expected.txt').toBe(readFileSync(expected, 'utf8'));
  });
});

describe('the sample with Docker Compose', () => {
  const tree = workingTree(fileURLToPath(new URL('../fixtures/projects/compose-stack', import.meta.url)));
  const judged = (given: FileTree) => check({ tree: given, today: '2026-11-21', failOn: 'error' });

  it('lacks one variable in stage and one in prod, with the file, the line and the line to add', async () => {
    const { findings } = await judged(tree);
    expect(
      findings.map(({ severity, rule, application, key, environments, insertion }) => ({
        severity,
        rule,
        application,
        key,
        environments,
        insertion,
      })),
    ).toEqual([
      {
        severity: 'error',
        rule: 'missing-value',
        application: 'billing',
        key: 'tax.rate.url',
        environments: ['prod'],
        insertion: { path: 'env/billing.prod.env', line: 3, text: 'TAX_RATE_URL=', variable: 'TAX_RATE_URL' },
      },
      {
        severity: 'error',
        rule: 'missing-value',
        application: 'orders',
        key: 'shipping.api-key',
        environments: ['stage'],
        insertion: {
          path: 'docker-compose.stage.yml',
          line: 7,
          text: '      SHIPPING_API_KEY: ',
          variable: 'SHIPPING_API_KEY',
        },
      },
    ]);
    const texts = findings.map(({ message }) => renderMessage(message, { medium: plainText, showValues: false }));
    expect(texts[1]).toBe(
      'stage gets no value for `shipping.api-key`, which `Shipping` needs to start (orders/src/main/java/com/acme/Shipping.java:8). prod sets it.',
    );
  });

  it('is in order once these lines are added', async () => {
    const { findings } = await judged(tree);
    const files = Object.fromEntries(tree.list().map((path) => [path, tree.read(path) ?? new Uint8Array()]));
    for (const { insertion } of findings) {
      const { path = '', line = 1, text = '' } = insertion ?? {};
      const lines = new TextDecoder().decode(files[path]).split('\n');
      files[path] = new TextEncoder().encode(lines.toSpliced(line - 1, 0, `${text}x`).join('\n'));
    }
    expect((await judged(memoryTree(files))).findings).toEqual([]);
  });
});

describe('the line to add', () => {
  const sources = {
    'src/main/resources/application.yml': 'a: 1\n',
    'src/main/java/App.java': `import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
  App(@Value("\${needed.base-url}") String url, @Value("\${other}") String other) {}
}
`,
  };
  const forStages = (nameOf: (stage: string) => string, textOf: (needed: boolean) => string) => ({
    [nameOf('stage')]: textOf(false),
    [nameOf('prod')]: textOf(true),
  });

  it.each([
    [
      'an entry of a list of Compose',
      forStages(
        (stage) => `docker-compose.${stage}.yml`,
        (needed) =>
          `services:\n  app:\n    build: .\n    environment:\n      - OTHER=1\n${needed ? '      - NEEDED_BASE_URL=x\n' : ''}    restart: always\n`,
      ),
      { path: 'docker-compose.stage.yml', line: 6, text: '      - NEEDED_BASE_URL=' },
    ],
    [
      'a line of a file of variables',
      forStages(
        (stage) => `.env.${stage}`,
        (needed) => `OTHER=1\n${needed ? 'NEEDED_BASE_URL=x\n' : ''}`,
      ),
      { path: '.env.stage', line: 2, text: 'NEEDED_BASE_URL=' },
    ],
    [
      'an entry of a map of Cloud Foundry',
      forStages(
        (stage) => `manifest-${stage}.yml`,
        (needed) =>
          `applications:\n- name: app\n  env:\n    OTHER: 1\n${needed ? '    NEEDED_BASE_URL: x\n' : ''}  memory: 1G\n`,
      ),
      { path: 'manifest-stage.yml', line: 5, text: '    NEEDED_BASE_URL: ' },
    ],
    [
      'an object of a task definition',
      forStages(
        (stage) => `taskdef-${stage}.json`,
        (needed) =>
          `{\n  "containerDefinitions": [{\n    "name": "app",\n    "environment": [\n      {\n        "name": "OTHER",\n        "value": "1"\n      }${needed ? ',\n      { "name": "NEEDED_BASE_URL", "value": "x" }' : ''}\n    ]\n  }]\n}\n`,
      ),
      { path: 'taskdef-stage.json', line: 5, text: '      { "name": "NEEDED_BASE_URL", "value": "" },' },
    ],
    [
      'a line of an input of an action',
      forStages(
        (stage) => `.github/workflows/deploy-${stage}.yml`,
        (needed) =>
          `jobs:\n  d:\n    steps:\n      - uses: google-github-actions/deploy-cloudrun@v2\n        with:\n          env_vars: |\n            OTHER=1\n${needed ? '            NEEDED_BASE_URL=x\n' : ''}          region: eu\n`,
      ),
      { path: '.github/workflows/deploy-stage.yml', line: 8, text: '            NEEDED_BASE_URL=' },
    ],
  ])('is %s', async (_, manifests, expected) => {
    const files: Record<string, string> = { ...sources, ...manifests };
    const { findings } = await check({ tree: memoryTree(files), today: '2026-11-21', failOn: 'error' });
    expect(findings.map(({ key, environments, insertion }) => ({ key, environments, insertion }))).toEqual([
      { key: 'needed.base-url', environments: ['stage'], insertion: { ...expected, variable: 'NEEDED_BASE_URL' } },
    ]);
    const lines = files[expected.path]?.split('\n') ?? [];
    const text = expected.text.endsWith('"" },') ? expected.text.replace('""', '"x"') : `${expected.text}x`;
    files[expected.path] = lines.toSpliced(expected.line - 1, 0, text).join('\n');
    expect((await check({ tree: memoryTree(files), today: '2026-11-21', failOn: 'error' })).findings).toEqual([]);
  });
});

const read = (text: string, format?: 'dotenv' | 'raw') =>
  readEnvFile('.env', new TextEncoder().encode(text), format).entries.map(
    ({ name, value, opaque, origin }) => `${origin.line}:${origin.column} ${name}${opaque ? '?' : ''}=${value}`,
  );

describe('a file of variables', () => {
  it.each([
    ['A=b', ['1:1 A=b']],
    ['# c\n\nA=b # c\nB=b#c', ['3:1 A=b', '4:1 B=b#c']],
    ['export A=b\n  export   B=c', ['1:8 A=b', '2:12 B=c']],
    ['A=', ['1:1 A=']],
    ['A=  b c  ', ['1:1 A=b c']],
    ['A = b', ['1:1 A=b']],
    ['A: b', ['1:1 A=b']],
    ["A='b $C # d'  # e", ['1:1 A=b $C # d']],
    ["A='it\\'s'", ["1:1 A=it's"]],
    ['A="b\\nc\\t\\"d\\" \\\\ \\$E"', ['1:1 A=b\nc\t"d" \\ $E']],
    ['A="b\nc"\nD=e', ['1:1 A=b\nc', '3:1 D=e']],
    ['A=1\nB=${A}2\nC=$A-$B', ['1:1 A=1', '2:1 B=12', '3:1 C=1-12']],
    ['B=${X}\nC=${X:-d}\nD=${X-}e', ['1:1 B?=', '2:1 C?=d', '3:1 D?=e']],
    ['A=\nB=${A:-d}\nC=${A-d}\nD=${A:+e}', ['1:1 A=', '2:1 B=d', '3:1 C=', '4:1 D=']],
    ['A', ['1:1 A?=']],
    ['A=b\nA=c', ['2:1 A=c']],
    ['A=b\r\nC=d\r\n', ['1:1 A=b', '2:1 C=d']],
    ['\ufeffA=b', ['1:1 A=b']],
    ['A="b', ['1:1 A="b']],
    ['what is this?\nA=b', ['2:1 A=b']],
    ['A=a=b', ['1:1 A=a=b']],
    ['spring.profiles.active=prod', ['1:1 spring.profiles.active=prod']],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('is taken as it stands where it is raw', () => {
    expect(read('A="b" # c\nB=$X', 'raw')).toEqual(['1:1 A="b" # c', '2:1 B=$X']);
  });
});

describe('the image', () => {
  const image = (text: string) => {
    const { variables, entrypoint, command } = readDockerfile('Dockerfile', new TextEncoder().encode(text));
    const words = (some: typeof command) =>
      some && `${some.byShell ? 'sh ' : ''}${some.words.map((word) => word.text).join('|')}`;
    return [
      ...variables.map(
        (one) => `${one.origin.line}:${one.origin.column} ${one.name}${one.opaque ? '?' : ''}=${one.value}`,
      ),
      ...(entrypoint === undefined ? [] : [`> ${words(entrypoint)}`]),
      ...(command === undefined ? [] : [`+ ${words(command)}`]),
    ];
  };

  it.each([
    ['FROM a\nENV A=b C="d e" F=g\\ h', ['2:5 A=b', '2:9 C=d e', '2:17 F=g h']],
    ['FROM a\nENV A b c', ['2:5 A=b c']],
    ['FROM a\nENV A=1 \\\n  # no\n\n  B=2', ['2:5 A=1', '5:3 B=2']],
    ['FROM a\nENV A=1\nENV B=${A}2 C=$X D=${X:-3}', ['2:5 A=1', '3:5 B=12', '3:13 C?=', '3:18 D?=3']],
    ['FROM a\nARG V=1\nENV A=$V', ['3:5 A?=1']],
    ["FROM a\nENV A='$B' C=\\$D", ['2:5 A=$B', '2:12 C=$D']],
    ['FROM a AS base\nENV A=1\nFROM b\nENV C=2\nFROM base\nENV D=3', ['2:5 A=1', '6:5 D=3']],
    ['FROM a AS base\nENV A=1\nFROM b', []],
    ['FROM a\nRUN <<EOF\nENV A=1\nEOF\nENV B=2', ['5:5 B=2']],
    ['# escape=`\nFROM a\nENV A=1 `\n  B=2', ['3:5 A=1', '4:3 B=2']],
    ['from a\nentrypoint ["java","-Da=b","-jar","x.jar"]\ncmd ["--c=d"]', ['> java|-Da=b|-jar|x.jar', '+ --c=d']],
    ['FROM a\nENTRYPOINT java $O -jar x.jar', ['> sh java $O -jar x.jar']],
    ['FROM a\nENTRYPOINT ["sh", "-c", "java $O -jar x.jar"]', ['> sh java $O -jar x.jar']],
    ['FROM a\nCMD ["x"]\nENTRYPOINT ["y"]', ['> y']],
    ['FROM a\nHEALTHCHECK CMD curl x\nONBUILD ENV A=1', []],
    ['ENV A=1', []],
  ])('%j', (text, expected) => {
    expect(image(text)).toEqual(expected);
  });
});

describe('a command of a workflow', () => {
  const heard = (line: string) => {
    const found = deployingCommand(line);
    if (found === undefined) return undefined;
    const variables = found.variables.map(({ name, value, isSecret }) => `${name}=${isSecret ? '(secret)' : value}`);
    return [
      ...variables,
      ...found.words.filter((word) => /^-D|^--/.test(word)),
      ...found.names.map((name) => `@${name}`),
    ];
  };

  it.each([
    ['gcloud run deploy orders --image x --set-env-vars A=b,C=d', ['A=b', 'C=d', '@orders']],
    ['gcloud run services update orders --update-env-vars=^;^A=b,c;D=e', ['A=b,c', 'D=e', '@orders']],
    ['gcloud run deploy orders --set-secrets A=b:latest', ['A=(secret)', '@orders']],
    [
      'az webapp config appsettings set -g g --name orders --settings A=b "C=d e" --slot x',
      ['A=b', 'C=d e', '@orders'],
    ],
    ['az containerapp update -n orders --set-env-vars A=b', ['A=b', '@orders']],
    ['cf set-env orders A "b c"', ['A=b c', '@orders']],
    ['kubectl set env deployment/orders A=b C=d -n shop', ['A=b', 'C=d', '@orders']],
    ['heroku config:set A=b --app orders', ['A=b', '@orders']],
    ['docker run -d --name orders -e A=b --env C=d acme/orders', ['A=b', 'C=d', '@orders']],
    [
      'helm upgrade --install orders ./chart --set image.tag=1,env.A=b --set-string orders.env.C=d',
      ['A=b', 'C=d', '@orders'],
    ],
    ['java -Dx=y -jar app.jar --spring.profiles.active=prod', ['-Dx=y', '--spring.profiles.active=prod']],
    ['echo A=b', undefined],
    ['', undefined],
  ])('%s', (line, expected) => {
    expect(heard(line)).toEqual(expected);
  });
});

describe('whatever stands in the files', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'services:',
          '  orders:',
          '    environment:',
          '      A: ${B:-',
          '      - A=$',
          'env_file: ../../x',
          'FROM a AS b',
          'ENV ',
          '\\',
          '"',
          "'",
          '\n',
          '${',
          '}',
          '$$',
          '((',
          '))',
          'applications:\n- name: a\n  env:\n    A: ((b))',
          '{"containerDefinitions":[{',
          '"environment":[{"name":"A"}]',
          'jobs:\n  d:\n    environment: prod\n    steps:\n    - run: |\n        gcloud run deploy --set-env-vars A=b',
          '- run: java -jar x --',
          '&a [*a]',
          '<<: *a',
          'extends: orders',
          'extends: {file: docker-compose.yml, service: orders}',
          'ENTRYPOINT ["java", ',
          'web: ',
          'export ',
          '=',
          '#',
        ],
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 25 },
  );
  const text = words.map((some) => some.join(''));
  const paths = [
    'docker-compose.yml',
    'docker-compose.prod.yml',
    'docker-compose-stage.yml',
    '.env',
    '.env.prod',
    'stage.env',
    'Dockerfile',
    'Procfile',
    'manifest.yml',
    'manifest-prod.yml',
    'vars-stage.yml',
    'taskdef-prod.json',
    '.github/workflows/deploy-prod.yml',
    '.github/workflows/deploy-stage.yml',
  ];

  it('nothing throws', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: paths.length, maxLength: paths.length }), (texts) => {
        const files = Object.fromEntries(paths.map((path, i) => [path, texts[i] as string]));
        const applications = applicationsOf(memoryTree({ ...files, 'src/main/resources/application.yml': 'a: 1' }));
        expect(applications.length).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  it('interpolation ends, and without a dollar changes nothing', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { text: put, opaque } = interpolate(written, () => undefined);
        if (!written.includes('$')) expect({ put, opaque }).toEqual({ put: written, opaque: false });
      }),
    );
  });

  it('long files cost no more than their length', () => {
    const hostile = [
      '${'.repeat(100_000),
      '"'.repeat(100_001),
      '\\\n'.repeat(100_000),
      '$A'.repeat(100_000),
      '(('.repeat(50_000),
    ];
    const started = performance.now();
    for (const one of hostile) {
      readEnvFile('.env', new TextEncoder().encode(`A=${one}`));
      readDockerfile('Dockerfile', new TextEncoder().encode(`FROM a\nENV A=${one}\nENTRYPOINT ${one}`));
      interpolate(one, () => ({ text: '', opaque: false }));
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
