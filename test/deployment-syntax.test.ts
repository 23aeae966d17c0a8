import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discover } from '../src/applications/discovery.ts';
import { deployingCommand } from '../src/deployments/workflows/workflow-commands.ts';
import { readDockerfile } from '../src/documents/dockerfile-reader.ts';
import { readEnvFile } from '../src/documents/env-reader.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { interpolate } from '../src/documents/interpolation.ts';
import { libraryOf } from '../src/documents/library.ts';
import { expectLinear } from './growth.ts';

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
    const words = (some: typeof command) => some?.map((word) => word.text).join('|');
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
    ['FROM a\nENTRYPOINT java $O -jar x.jar', ['> /bin/sh|-c|java $O -jar x.jar']],
    ['FROM a\nENTRYPOINT ["sh", "-c", "java $O -jar x.jar"]', ['> sh|-c|java $O -jar x.jar']],
    ['FROM a\nSHELL ["bash", "-ec"]\nCMD java -jar x.jar', ['+ bash|-ec|java -jar x.jar']],
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
      ...(found.isProcess === true ? ['the process'] : []),
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
    ['java -Dx=y -jar app.jar --spring.profiles.active=prod', ['the process']],
    ['SPRING_PROFILES_ACTIVE=prod nohup java -jar app.jar > log &', ['the process']],
    ['which java && java -version', undefined],
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
        const tree = memoryTree({ ...files, 'src/main/resources/application.yml': 'a: 1' });
        const { applications } = discover({ tree, library: libraryOf(tree), environments: [], applications: [] });
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

  it.each(['${', '"', '\\\n', '$A', '(('])('long files of %j cost no more than their length', async (piece) => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const reading = {
      '.env': (one: string) => readEnvFile('.env', bytes(`A=${one}`)),
      Dockerfile: (one: string) => readDockerfile('Dockerfile', bytes(`FROM a\nENV A=${one}\nENTRYPOINT ${one}`)),
      interpolation: (one: string) => interpolate(one, () => ({ text: '', opaque: false })),
    };
    for (const [name, read] of Object.entries(reading)) {
      // An odd number of quotes leaves the last one open.
      await expectLinear((many) => read(piece.repeat(many + 1)), 100_000, name);
    }
  });
});
