import { describe, expect, it } from 'vitest';
import { discover } from '../src/applications/discovery.ts';
import { readCommandLine } from '../src/deployments/command-line/command-line.ts';
import { wordsIn } from '../src/deployments/command-line/words-in.ts';
import type { WrittenVariable } from '../src/deployments/deployment.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { libraryOf } from '../src/documents/library.ts';
import { indexLines } from '../src/documents/line-index.ts';

const origin = { path: 'Dockerfile', line: 9, column: 1 };

interface Around {
  readonly variables?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** What a command line gives to Spring, as lines: `-D…`, `--…`, `A=b`, `? where more may come from`, `not understood`. */
function given(words: readonly string[], { variables = {}, scripts = {} }: Around = {}): readonly string[] {
  const known = new Map(
    Object.entries(variables).map(([name, value]): [string, WrittenVariable] => [
      name,
      { name, value, opaque: false, origin },
    ]),
  );
  const reading = readCommandLine(
    words.map((text) => ({ text, origin })),
    known,
    (path) => {
      const text = scripts[path];
      const lines = indexLines(text ?? '');
      return text === undefined ? undefined : { path, text, originAt: (offset) => lines.originAt(path, offset) };
    },
  );
  const marked = (text: string, opaque: boolean | undefined) => `${text}${opaque === true ? ' (open)' : ''}`;
  return [
    ...reading.options.filter(({ text }) => text.startsWith('-D')).map(({ text, opaque }) => marked(text, opaque)),
    ...reading.arguments.map(({ text, opaque }) => marked(text, opaque)),
    ...reading.variables.map(({ name, value, opaque }) => marked(`${name}=${value}`, opaque)),
    ...reading.open.map(({ what }) => `? ${what}`),
    ...(reading.isUnderstood ? [] : ['not understood']),
  ];
}

describe('of a command line, the application gets what stands behind the jar, the war or the main class', () => {
  it.each<[line: string, expected: readonly string[]]>([
    ['java -Da=1 -jar app.jar --b=2', ['-Da=1', '--b=2']],
    ['java -jar app.war run --b=2', ['run', '--b=2']],
    ['java -jar -Da=1 app.jar --b=2', ['-Da=1', '--b=2']],
    ['java -cp /app/classes:/app/libs/* com.acme.Orders --b=2', ['--b=2']],
    ['java -Da=1 -cp @/app/jib-classpath-file com.acme.Orders --b=2', ['-Da=1', '--b=2']],
    ['java -m orders/com.acme.Orders --b=2', ['--b=2']],
    ['java --module-path=mods --module=orders/com.acme.Orders --b=2', ['--b=2']],
    ['/opt/java/bin/java org.springframework.boot.loader.JarLauncher --b=2', ['--b=2']],
    // Options of the launcher are no arguments, and a `-D` behind the jar is no option.
    ['java --enable-preview --add-opens java.base/java.lang=ALL-UNNAMED -jar app.jar --b=2', ['--b=2']],
    ['java --add-opens=java.base/java.lang=ALL-UNNAMED -jar app.jar', []],
    ['java -jar app.jar -Da=1', ['-Da=1']],
    // A bare `--` there is the application's; Spring judges it.
    ['java -jar app.jar -- --b=2', ['--', '--b=2']],
    ['/app/orders.jar --b=2', ['--b=2']],
  ])('%s', (line, expected) => {
    const words = wordsIn(line);
    expect(given(words)).toEqual(expected);
  });

  it('and an option behind the jar is no system property', () => {
    const { options, arguments: list } = readCommandLine(
      ['java', '-jar', 'app.jar', '-Da=1'].map((text) => ({ text, origin })),
      new Map(),
    );
    expect([options, list].map((words) => words.map(({ text }) => text))).toEqual([['-jar'], ['-Da=1']]);
  });
});

describe('programs that start another one are looked through', () => {
  it.each([
    'tini --',
    '/sbin/tini -s -p SIGTERM -e 143 --',
    '/usr/bin/tini-static -g --',
    '/usr/bin/dumb-init --',
    'dumb-init --single-child --rewrite 15:2 --',
    'dumb-init',
    'catatonit -- ',
    'su-exec orders:orders',
    'gosu 1000',
    'tini -- gosu orders',
    'env -i',
    'env -u HOME --',
    'exec',
    'exec -a orders',
    'nohup nice -n 5',
    'timeout --signal TERM 30s',
    'sudo -E -u orders',
    'runuser -u orders --',
    'setpriv --reuid 1000 --clear-groups',
    'chpst -u orders',
    's6-setuidgid orders',
    // Not known, but in the end they start what they name.
    '/opt/wait-for-it.sh db:5432 --timeout=30 --',
    'dockerize -wait tcp://db:5432 -timeout 60s',
    '/usr/local/bin/docker-entrypoint.sh',
    '/cnb/lifecycle/launcher --',
    'busybox sh -c \'exec "$@"\' sh',
  ])('%s java -jar app.jar --b=2', (wrapper) => {
    expect(given([...wordsIn(wrapper), 'java', '-Da=1', '-jar', 'app.jar', '--b=2'])).toEqual(['-Da=1', '--b=2']);
  });

  it.each<[line: string, expected: readonly string[]]>([
    ['env SPRING_PROFILES_ACTIVE=prod A= java -jar app.jar', ['SPRING_PROFILES_ACTIVE=prod', 'A=']],
    ['env -S "A=b java -Da=1 -jar app.jar --b=2"', ['-Da=1', '--b=2', 'A=b']],
    ['sudo -u orders A=b java -jar app.jar', ['A=b']],
    ['/cnb/process/web --b=2', ['--b=2']],
    ['launcher --b=2', ['--b=2']],
    ['su -s /bin/sh -c "exec java -jar app.jar --b=2" orders', ['--b=2']],
    // They give the process variables that nobody sees here.
    ['vault-env java -jar app.jar', ['? variables that vault-env gives']],
    ['doppler run -- java -jar app.jar --b=2', ['--b=2', '? variables that doppler gives']],
    ['chamber exec orders -- java -jar app.jar', ['? variables that chamber gives']],
  ])('%s', (line, expected) => {
    expect(given(wordsIn(line))).toEqual(expected);
  });
});

describe('a text for a shell is read as one', () => {
  const options = { JAVA_OPTS: '-Da=1 -Xmx1g', PROFILE: 'prod', NAMES: 'a b' };

  it.each<[text: string, expected: readonly string[]]>([
    ['java $JAVA_OPTS -jar app.jar --spring.profiles.active=$PROFILE', ['-Da=1', '--spring.profiles.active=prod']],
    ['java -jar app.jar --names="$NAMES" --one=\'$NAMES\'', ['--names=a b', '--one=$NAMES']],
    ['java -jar app.jar --a=${UNKNOWN:-b} --c=$UNKNOWN', ['--a=b (open)', '--c= (open)']],
    ['exec java ${JAVA_OPTS} -jar /app.jar ${0} ${@}', ['-Da=1', 'sh']],
    ['cd /app && exec java -jar app.jar --b=2', ['--b=2']],
    ['sleep 10; java -jar app.jar --b=2 > /dev/stdout 2>&1', ['--b=2']],
    ['java -jar app.jar --b=2 | tee app.log', ['--b=2']],
    ['java -jar app.jar --b=2 & wait', ['--b=2']],
    ['java \\\n  -Da=1 \\\n  -jar app.jar', ['-Da=1']],
    ['echo java -jar other.jar --no=1; java -jar app.jar --b=2', ['--b=2']],
    ['java -jar migrate.jar --no=1 && java -jar app.jar --b=2', ['--b=2']],
    ['SPRING_PROFILES_ACTIVE=prod java -jar app.jar', ['SPRING_PROFILES_ACTIVE=prod']],
    ['export A=b C="d e"; F=g; java -jar app.jar', ['A=b', 'C=d e']],
    ['export A=$(cat /run/secrets/a) && java -jar app.jar', ['A= (open)']],
    ['A=b; export A; java -jar app.jar --a=$A', ['--a=b', 'A=b']],
    ['set -a; A=b; java -jar app.jar', ['A=b']],
    ['PROFILE=stage; java -jar app.jar', ['PROFILE=stage']],
    ['JAVA_OPTS="$JAVA_OPTS -Db=2"; java $JAVA_OPTS -jar app.jar', ['-Da=1', '-Db=2', 'JAVA_OPTS=-Da=1 -Xmx1g -Db=2']],
    ['ARGS=(--a=1 "--b=2 3"); ARGS+=(--c=4); java -jar app.jar "${ARGS[@]}"', ['--a=1', '--b=2 3', '--c=4']],
    ['if [ -z "$PROFILE" ]; then export PROFILE=dev; fi; java -jar app.jar --p=$PROFILE', ['--p=prod']],
    ['[ -n "$DEBUG" ] && export LEVEL=DEBUG; java -jar app.jar', ['LEVEL=DEBUG (open)']],
    ['eval "exec java $JAVA_OPTS -jar app.jar --b=2"', ['-Da=1', '--b=2']],
    ['. /vault/secrets/config && java -jar app.jar', ['? the variables of /vault/secrets/config']],
    ['source /etc/profile; java -jar app.jar', []],
    ['env $(cat .env | xargs) java -jar app.jar', ['? variables that env gives']],
    ['export $(grep -v "^#" .env | xargs); java -jar app.jar', ['? variables that a command of sh writes']],
    ['java -jar app.jar $(cat /run/arguments)', [' (open)', '? arguments that a command writes']],
    ['cat <<EOF > application.yml\njava -jar other.jar --no=1\nEOF\njava -jar app.jar --b=2', ['--b=2']],
    ['java -jar "$JAR" --b=2', ['--b=2']],
    ['java -Da=1 -jar $JAR --b=2', ['-Da=1', '--b=2', 'not understood']],
    ['java -version', ['not understood']],
    ['', ['not understood']],
  ])('%s', (text, expected) => {
    expect(given(['sh', '-c', text], { variables: options })).toEqual(expected);
  });

  it.each([
    [['bash', '-c'], []],
    [['/bin/bash', '-euo', 'pipefail', '-c'], []],
    [['/busybox/sh', '-ec'], []],
    [['bash', '-l', '-c'], []],
  ])('behind %j', (shell) => {
    expect(given([...shell, 'java -jar app.jar --b=2'])).toEqual(['--b=2']);
  });

  it('gets further words as $0 and $@ alone', () => {
    expect(given(['sh', '-c', 'java -jar app.jar --b=2', '--c=3'])).toEqual(['--b=2']);
    expect(given(['sh', '-c', 'java -jar app.jar "$@"', 'sh', '--c=3 4'])).toEqual(['--c=3 4']);
  });
});

describe('a script of the repository is read', () => {
  it.each<[script: string, expected: readonly string[]]>([
    ['exec java -Da=1 -jar /app.jar "$@"', ['-Da=1', '--b=2']],
    ['exec java -Da=1 -jar /app.jar', ['-Da=1']],
    ['exec "$@"', ['--b=2', 'not understood']],
    [
      'if [ "$1" = debug ]; then\n  shift\n  exec java -Dx=1 -jar /app.jar "$@"\nelse\n  exec java -jar /app.jar "$@"\nfi',
      ['--b=2'],
    ],
    ['if [ "${1#-}" != "$1" ]; then\n  set -- java -jar /app.jar "$@"\nfi\nexec "$@"', ['--b=2']],
    ['. /app/env.sh\nexec java -jar /app.jar --mode=$MODE', ['--mode=batch', 'MODE=batch']],
    ['exec gosu orders java -jar /app.jar "$@"', ['--b=2']],
    ['exec ./bin/orders --c=3 "$@"', ['--c=3', '--b=2', 'not understood']],
    ['export A=b\nexec /entrypoint.sh "$@"', ['--b=2', 'A=b', 'not understood']],
    ['run_java() {\n  exec java -jar /app.jar "$@"\n}\nrun_java "$@"', ['--b=2']],
    ['#!/usr/bin/env python3\nimport os', ['--b=2', 'not understood']],
  ])('%j', (script, expected) => {
    const scripts = { '/entrypoint.sh': script, '/app/env.sh': 'export MODE=batch\n' };
    expect(given(['/sbin/tini', '--', '/entrypoint.sh', '--b=2'], { scripts })).toEqual(expected);
    expect(given(['sh', '-e', '/entrypoint.sh', '--b=2'], { scripts })).toEqual(expected);
  });

  it('as is a file of options', () => {
    const scripts = { '/app/jvm.options': '# memory\n-Xmx1g\n"-Da=b c"\n' };
    expect(given(['java', '@/app/jvm.options', '-jar', 'app.jar', '--b=2'], { scripts })).toEqual(['-Da=b c', '--b=2']);
  });

  it('and comes to an end, whatever it runs', () => {
    const scripts = { './s': './s\n. ./s\neval "$A"\n'.repeat(500) };
    expect(given(['./s'], { scripts, variables: { A: './s; ./s' } })).toEqual(['not understood']);
  });
});

describe('what is not understood', () => {
  it('keeps what looks like options, as start scripts and native images hand them on, and is no fault', () => {
    expect(given(['/app/orders', '--', '--b=2', '--=x', '-Da=1', 'x'])).toEqual(['-Da=1', '--b=2', 'not understood']);
    expect(given(['--', '--b=2'])).toEqual(['--b=2', 'not understood']);
    expect(given(['tini', '--', '/app/orders', '--', '--b=2'])).toEqual(['--b=2', 'not understood']);
  });
});

type Files = Readonly<Record<string, string>>;

/** What starts a container: `entrypoint` is that of the image unless a manifest has one, `command` what it gets. */
interface Start {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
}

const json = (words: readonly string[]) => JSON.stringify(words);
const staged = (fileOf: (stage: string) => Files): Files => ({ ...fileOf('stage'), ...fileOf('prod') });
const workload = (stage: string, container: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          image: acme/orders:1\n          env: [{ name: STAGE, value: ${stage} }]\n${container}`;
const task = (stage: string, container: object) =>
  JSON.stringify({
    containerDefinitions: [{ name: 'orders', environment: [{ name: 'STAGE', value: stage }], ...container }],
  });
const asText = (words: readonly string[]) =>
  words.map((word) => (/[\s"'$;]/.test(word) ? `'${word}'` : word)).join(' ');
const chart = (container: string) => ({
  'chart/Chart.yaml': 'name: orders\nversion: 1.0.0\n',
  'chart/values.yaml': 'env: { STAGE: none }\n',
  'chart/values-stage.yaml': 'env: { STAGE: stage }\n',
  'chart/values-prod.yaml': 'env: { STAGE: prod }\n',
  'chart/templates/deployment.yaml': `kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          env:\n            {{- range $name, $value := .Values.env }}\n            - name: {{ $name }}\n              value: {{ $value }}\n            {{- end }}\n${container}          livenessProbe:\n            exec:\n              command: ["cat", "--", "/tmp/healthy"]\n        - name: proxy\n          args: ["--port=5432", "--"]\n`,
});
const dockerfile = ({ entrypoint, command }: Start) =>
  `FROM eclipse-temurin:21\nENTRYPOINT ${json(entrypoint)}\n${command.length === 0 ? '' : `CMD ${json(command)}\n`}`;

/** Every place in which a repository writes how its containers start. */
const kinds: Readonly<Record<string, (start: Start) => Files>> = {
  'ENTRYPOINT and CMD of a Dockerfile': (start) => ({ Dockerfile: dockerfile(start) }),
  'a Dockerfile below a Compose file': (start) => ({
    Dockerfile: dockerfile(start),
    ...staged((stage) => ({
      [`compose.${stage}.yaml`]: `services:\n  orders:\n    build: .\n    environment: { STAGE: ${stage} }\n`,
    })),
  }),
  'ENTRYPOINT of a Dockerfile, and args of Kubernetes': ({ entrypoint, command }) => ({
    Dockerfile: dockerfile({ entrypoint, command: ['--of-the-image'] }),
    ...staged((stage) => ({ [`k8s/${stage}/orders.yaml`]: workload(stage, `          args: ${json(command)}\n`) })),
  }),
  'ENTRYPOINT of a Dockerfile, and command of Compose': ({ entrypoint, command }) => ({
    Dockerfile: dockerfile({ entrypoint, command: ['--of-the-image'] }),
    ...staged((stage) => ({
      [`compose.${stage}.yaml`]: `services:\n  orders:\n    build: .\n    command: ${json(command)}\n    environment: { STAGE: ${stage} }\n`,
    })),
  }),
  'command and args of Kubernetes': ({ entrypoint, command }) => ({
    Dockerfile: dockerfile({ entrypoint: ['java', '-jar', 'image.jar', '--'], command: ['--of-the-image'] }),
    ...staged((stage) => ({
      [`k8s/${stage}/orders.yaml`]: workload(
        stage,
        `          command: ${json(entrypoint)}\n          args: ${json(command)}\n`,
      ),
    })),
  }),
  'command of Kubernetes in a base, args in overlays': ({ entrypoint, command }) => ({
    'k8s/base/kustomization.yaml': 'resources: [orders.yaml]\n',
    'k8s/base/orders.yaml': workload('none', `          command: ${json(entrypoint)}\n`),
    ...staged((stage) => ({
      [`k8s/overlays/${stage}/kustomization.yaml`]: 'resources: [../../base]\npatches: [{ path: orders.yaml }]\n',
      [`k8s/overlays/${stage}/orders.yaml`]: `kind: Deployment\nmetadata: { name: orders }\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          args: ${json(command)}\n          env: [{ name: STAGE, value: ${stage} }]\n`,
    })),
  }),
  'a chart of Helm': ({ entrypoint, command }) =>
    chart(
      `          command: ${json(entrypoint)}\n          args:\n${command.map((word) => `            - ${json([word]).slice(1, -1)}\n`).join('')}`,
    ),
  'a chart of Helm that puts in lists of its values': ({ entrypoint, command }) => ({
    ...chart(
      '          command: {{ toYaml .Values.command | nindent 12 }}\n          {{- with .Values.args }}\n          args:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}\n',
    ),
    'chart/values.yaml': `command: ${json(entrypoint)}\nargs: ${json(command)}\n`,
  }),
  'an application of NAIS': ({ entrypoint, command }) =>
    staged((stage) => ({
      [`nais/${stage}.yaml`]: `apiVersion: nais.io/v1alpha1\nkind: Application\nmetadata: { name: orders }\nspec:\n  image: orders\n  command: ${json([...entrypoint, ...command])}\n  env: [{ name: STAGE, value: ${stage} }]\n`,
    })),
  'entrypoint and command of Compose': ({ entrypoint, command }) =>
    staged((stage) => ({
      [`compose.${stage}.yaml`]: `services:\n  orders:\n    build: .\n    entrypoint: ${json(entrypoint)}\n    command: ${json(command)}\n    environment: { STAGE: ${stage} }\n`,
    })),
  'lines of Compose': ({ entrypoint, command }) =>
    staged((stage) => ({
      [`compose.${stage}.yaml`]: `services:\n  orders:\n    build: .\n    entrypoint: ${asText(entrypoint)}\n    command: ${asText(command)}\n    environment: { STAGE: ${stage} }\n`,
    })),
  'a task definition of ECS': ({ entrypoint, command }) =>
    staged((stage) => ({
      [`taskdef-${stage}.json`]: task(stage, { entryPoint: entrypoint, command }),
    })),
  'the command of Cloud Foundry': ({ entrypoint, command }) =>
    staged((stage) => ({
      [`manifest-${stage}.yml`]: `applications:\n- name: orders\n  command: ${asText([...entrypoint, ...command])}\n  env: { STAGE: ${stage} }\n`,
    })),
  'a Procfile': ({ entrypoint, command }) => ({ Procfile: `web: ${asText([...entrypoint, ...command])}\n` }),
  'a line of a workflow': ({ entrypoint, command }) =>
    staged((stage) => ({
      [`.github/workflows/deploy-${stage}.yml`]: `jobs:\n  run:\n    environment: ${stage}\n    steps:\n      - run: |\n          ${asText([...entrypoint, ...command])}\n`,
    })),
};

const application = (boot: string): Files => ({
  'build.gradle': `plugins { id 'org.springframework.boot' version '${boot}' }\n`,
  'src/main/resources/application.yml': 'spring.application.name: orders\n',
  'src/main/resources/application-stage.yml': 'orders.zone: a\n',
  'src/main/resources/application-prod.yml': 'orders.zone: b\n',
});

/** What each environment gets on its command line, and why it would not start. */
function started(files: Files): readonly string[] {
  const tree = memoryTree(files);
  const { applications } = discover({ tree, library: libraryOf(tree), environments: [], applications: [] });
  return applications.flatMap(({ environments }) =>
    environments
      .filter(({ compared }) => compared)
      .map(({ name, layers, failures }) => {
        const words = layers
          .filter(({ source }) => source.kind === 'arguments' || source.kind === 'system')
          .flatMap(({ source }) => source.properties.map(({ key, value }) => `${key}=${value}`));
        return `${name}: ${[...words.sort(), ...failures.map(({ message }) => message)].join(', ') || 'nothing'}`;
      }),
  );
}

const both = (text: string) => [`stage: ${text}`, `prod: ${text}`];

describe.each(Object.entries(kinds))('%s', (_, filesOf) => {
  const run = (boot: string, entrypoint: string, command: string) =>
    started({ ...application(boot), ...filesOf({ entrypoint: wordsIn(entrypoint), command: wordsIn(command) }) });

  it.each(['3.3.5', '3.4.0', '4.0.0'])('of Boot %s hands on what stands behind the jar', (boot) => {
    expect(run(boot, '/sbin/tini --', 'java -Dzone=a -jar app.jar --a.b=x')).toEqual(both('a.b=x, zone=a'));
    expect(run(boot, 'dumb-init -- java -jar', 'app.jar --a.b=x')).toEqual(both('a.b=x'));
    expect(run(boot, 'sh -c', '"exec java -Dzone=a -jar app.jar --a.b=x"')).toEqual(both('a.b=x, zone=a'));
  });

  it('of Boot 3.3 refuses a bare -- behind the jar, and only there', () => {
    expect(run('3.3.5', 'tini -- java -jar app.jar', '-- --a.b=x')).toEqual(both('Invalid argument syntax: --'));
    expect(run('3.3.5', 'gosu orders java -jar app.jar', '--a.b=x')).toEqual(both('a.b=x'));
    expect(run('3.3.5', '/opt/acme/launch --', '--a.b=x').join()).not.toContain('Invalid');
  });

  it('of Boot 3.4 ends the options at a bare -- behind the jar, and only there', () => {
    expect(run('3.4.0', 'tini -- java -jar app.jar', '--a.b=x -- --c.d=y')).toEqual(both('a.b=x'));
    expect(run('3.4.0', 'tini -- gosu orders java -jar app.jar', '--a.b=x --c.d=y')).toEqual(both('a.b=x, c.d=y'));
  });
});

describe('a script that an image starts is found', () => {
  const entrypoint = (path: string, more = '') => `FROM eclipse-temurin:21\n${more}ENTRYPOINT ["${path}"]\n`;
  const script = '#!/bin/sh\nset -e\nexec java $JAVA_OPTS -jar /app/orders.jar --a.b=x "$@"\n';
  const run = (files: Files) => started({ ...application('3.3.5'), ...files });

  it.each<[where: string, files: Files]>([
    ['beside the Dockerfile', { Dockerfile: entrypoint('/app/run.sh'), 'run.sh': script }],
    ['in a folder of the module', { Dockerfile: entrypoint('./run.sh'), 'src/main/docker/run.sh': script }],
    [
      'by the name that it is copied from',
      {
        Dockerfile: entrypoint('/entrypoint', 'COPY --chmod=755 docker/start.sh /entrypoint\n'),
        'docker/start.sh': script,
      },
    ],
    [
      'by the folder that it is copied from',
      {
        Dockerfile: entrypoint('/run.sh', 'COPY ["docker/run.sh", "/"]\n'),
        'docker/run.sh': script,
        'batch/run.sh': '#!/bin/sh\nexec java -jar batch.jar --of.another=x\n',
      },
    ],
    ['by a shell', { Dockerfile: 'FROM a\nCMD ["sh", "/app/run.sh"]\n', 'run.sh': script }],
    ['behind tini', { Dockerfile: 'FROM a\nENTRYPOINT ["tini", "--"]\nCMD ["/run.sh"]\n', 'run.sh': script }],
  ])('%s', (_, files) => {
    expect(run(files)).toEqual(both('a.b=x'));
  });

  it('but not in the folder of another application', () => {
    const image = {
      'orders/Dockerfile': entrypoint('/run.sh'),
      'billing/Dockerfile': entrypoint('/run.sh'),
    };
    const module = (name: string) =>
      Object.fromEntries(Object.entries(application('3.3.5')).map(([path, text]) => [`${name}/${path}`, text]));
    const two = { ...module('orders'), ...module('billing'), 'billing/run.sh': script };
    expect(started({ ...two, ...image })).toEqual([...both('a.b=x'), ...both('nothing')]);
    expect(started({ ...two, ...image, 'docker/run.sh': script.replace('a.b', 'c.d') })).toEqual([
      ...both('a.b=x'),
      ...both('c.d=x'),
    ]);
  });

  it('unless several are called like it, of which nobody knows which one it is', () => {
    const files = { Dockerfile: entrypoint('/run.sh'), 'a/run.sh': script, 'b/run.sh': script };
    expect(run(files)).toEqual(both('nothing'));
  });

  it('and what it exports is given to the application, before what a manifest gives', () => {
    const files = {
      ...application('3.3.5'),
      ...staged((stage) => ({
        [`compose.${stage}.yaml`]: `services:\n  orders:\n    build: .\n    environment: { STAGE: ${stage}, A_B: manifest }\n`,
      })),
      Dockerfile: entrypoint('/run.sh'),
      'run.sh': '#!/bin/sh\nexport A_B="script-$STAGE"\nexport C_D=$(cat /run/secrets/c)\nexec java -jar app.jar\n',
    };
    const tree = memoryTree(files);
    const { applications } = discover({ tree, library: libraryOf(tree), environments: [], applications: [] });
    const variables = applications[0]?.environments[0]?.layers.flatMap(({ kind, source }) =>
      source.kind !== 'variables'
        ? []
        : source.properties.map(
            ({ key, value, opaque, origin: { path, line } }) =>
              `${kind} ${key}=${value}${opaque === true ? ' (open)' : ''} ${path}:${line}`,
          ),
    );
    expect(variables).toEqual([
      'shared A_B=script-stage run.sh:2',
      'shared C_D= (open) run.sh:3',
      'environment STAGE=stage compose.stage.yaml:4',
      'environment A_B=manifest compose.stage.yaml:4',
    ]);
  });
});
