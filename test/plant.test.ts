import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Family, familiesOf } from '../bench/replay/families.ts';
import { faultIn, type Kind, kinds } from '../bench/replay/faults.ts';
import { withOtherWords } from '../bench/replay/other-words.ts';
import { type Chosen, figuresOfPlanted, plantInto } from '../bench/replay/plant.ts';
import { chosenIn, folderTree, withoutCode } from '../bench/replay/planted-places.ts';
import { editedTree } from '../bench/replay/planted-tree.ts';
import { decodeLatin1 } from '../src/documents/decode.ts';
import { type FileTree, memoryTree } from '../src/documents/file-tree.ts';

type Files = Readonly<Record<string, string>>;

/** The same text for several words, which stand for `*` in its path and in itself. */
function forEach(words: readonly string[], path: string, text: string): Files {
  return Object.fromEntries(words.map((word) => [path.replace('*', word), text.replaceAll('*', word)]));
}

const resources = 'src/main/resources';
const stages = ['dev', 'stage', 'prod'];

const profileFiles = forEach(
  stages,
  `${resources}/application-*.yml`,
  'gateway:\n  url: https://*.example\n  retries: 3\n',
);
const folders = forEach(
  ['uat', 'prod', 'live'],
  'config/*/server.properties',
  'db.host=*\ndb.pool-size=4\ndb.user=app\n',
);
const values = forEach(
  ['eu', 'us', 'asia'],
  'helm/values-*.yaml',
  'replicas: 2\nservice:\n  env:\n    DB_HOST: *.db\n    DB_USER: app\n',
);
const overlays = forEach(
  ['north', 'south', 'west'],
  'kustomize/overlays/*/deployment.yaml',
  'kind: Deployment\nspec:\n  env:\n    - name: DB_HOST\n      value: *.db\n    - name: DB_USER\n      value: app\n',
);
const configRepository = {
  'application.yml': 'server:\n  port: 80\n',
  ...forEach(stages, 'orders-*.yml', 'orders:\n  url: https://*.example\n  limit: 3\n'),
  ...forEach(stages, 'payments-*.yml', 'payments:\n  key: *\n  limit: 3\n'),
};
const chef = {
  ...forEach(
    ['dev', 'stage'],
    'chef/environments/*.json',
    '{\n  "name": "*",\n  "default_attributes": {\n    "app": {\n      "host": "*.db",\n      "port": 1\n    }\n  }\n}\n',
  ),
  ...forEach(
    ['prod'],
    'chef/environments/*.rb',
    "name '*'\ndefault_attributes(\n  'app' => {\n    'host' => '*.db',\n    'port' => 1,\n  }\n)\n",
  ),
};

function told({ layout, pattern, members, words }: Family): string {
  return `${layout}: ${pattern} (${members.map(({ word }) => word).join(' ')}), words of ${words}`;
}

describe('families of environments', () => {
  it.each([
    [
      'profile files',
      profileFiles,
      [`profile files: ${resources}/application-*.yml (dev prod stage), words of stages`],
    ],
    ['folders', folders, ['folders: config/*/server.properties (live prod uat), words of stages']],
    [
      'values files',
      { ...values, 'helm/values.yaml': 'replicas: 1\n' },
      ['values files: helm/values-*.yaml (asia eu us), words of others'],
    ],
    ['overlays', overlays, ['overlays: kustomize/overlays/*/deployment.yaml (north south west), words of others']],
    [
      'services of a config repository, and not the services themselves',
      configRepository,
      [
        'config repository: orders-*.yml (dev prod stage), words of stages',
        'config repository: payments-*.yml (dev prod stage), words of stages',
      ],
    ],
    ['environments of Chef', chef, ['Chef: chef/environments/* (dev prod stage), words of stages']],
    [
      'files of variables',
      forEach(stages, 'deploy/app.*.env', 'DB_HOST=*\nDB_USER=app\n'),
      ['Compose and .env: deploy/app.*.env (dev prod stage), words of stages'],
    ],
  ])('are %s', (_, files: Files, expected) => {
    expect(familiesOf(memoryTree(files)).map(told)).toEqual(expected);
  });

  it.each([
    [
      'services of one repository',
      forEach(
        ['orders', 'payments', 'mails'],
        '*/src/main/resources/application.yml',
        'server:\n  port: 80\n  name: *\n',
      ),
    ],
    [
      'switches of technologies',
      forEach(['mysql', 'postgres', 'h2'], `${resources}/application-*.yml`, 'spring:\n  url: *\n  user: a\n'),
    ],
    ['languages', forEach(['de', 'en', 'fr'], `${resources}/messages_*.properties`, 'hello=*\nbye=*\n')],
    ['two alone', forEach(['stage', 'prod'], `${resources}/application-*.yml`, 'gateway:\n  url: *\n  retries: 3\n')],
    ['tests', forEach(stages, 'src/test/resources/application-*.yml', 'gateway:\n  url: *\n  retries: 3\n')],
    [
      'siblings with little in common',
      {
        'application-a.yml': 'a: 1\nb: 2\n',
        'application-dev.yml': 'c: 1\nd: 2\n',
        'application-prod.yml': 'e: 1\nf: 2\n',
      },
    ],
  ])('are no %s', (_, files: Files) => {
    expect(familiesOf(memoryTree(files)).map(told)).toEqual([]);
  });

  it('leave no environment of developers behind', () => {
    const families = [...Array.from({ length: 20 }, (_, index) => index)].flatMap((index) =>
      familiesOf(
        memoryTree(
          forEach(['dev', 'local', 'prod', 'test'], `m${index}/${resources}/application-*.yml`, 'a:\n  b: *\n  c: 3\n'),
        ),
      ),
    );
    expect(new Set(families.map(({ target }) => target.word))).toEqual(new Set(['prod']));
  });
});

/** What a fault does to files, as removed and added lines. */
function linesOf(files: Files, kind: Kind): readonly string[] {
  const tree = memoryTree(files);
  const [family] = familiesOf(tree);
  const fault = family && faultIn(tree, family, kind);
  return [...(fault?.edits ?? [])].flatMap(([path, text]) => {
    if (text === undefined) return [`${path} is gone`];
    const before = files[path]?.split('\n') ?? [];
    const after = text.split('\n');
    return [
      path,
      ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
      ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
    ];
  });
}

describe('a fault', () => {
  it('in YAML of an application changes what all but one have, or what one has', () => {
    const [path, other] = [`${resources}/application-stage.yml`, `${resources}/application-dev.yml`];
    expect(linesOf(profileFiles, 'add')).toEqual([
      other,
      ...['+ planted:', '+   alpha: planted-dev'],
      path,
      ...['+ planted:', '+   alpha: planted-stage'],
    ]);
    const prod = `${resources}/application-prod.yml`;
    expect(linesOf(profileFiles, 'delete')).toEqual([prod, '-   retries: 3']);
    expect(linesOf(profileFiles, 'blank')).toEqual([prod, '-   retries: 3', '+   retries:']);
    expect(linesOf(profileFiles, 'rename')).toEqual([
      ...[other, '-   retries: 3', '+   retriesRenamed: 3'],
      ...[path, '-   retries: 3', '+   retriesRenamed: 3'],
    ]);
    expect(linesOf(profileFiles, 'vanish')).toEqual([`${prod} is gone`]);
  });

  it('in properties keeps the style of the key', () => {
    expect(linesOf(folders, 'rename')[2]).toBe('+ db.pool-size-renamed=4');
    expect(linesOf(folders, 'blank')[2]).toBe('+ db.pool-size=');
    expect(linesOf(folders, 'add')[1]).toMatch(/^\+ planted\.alpha=planted-/);
  });

  it('that removes an environment of a folder removes the folder', () => {
    const files = {
      ...folders,
      ...forEach(['uat', 'prod', 'live'], 'config/*/mail.properties', 'host=*\nport=25\nuser=a\n'),
    };
    expect(linesOf(files, 'vanish')).toHaveLength(2);
  });

  it('in variables stands among the variables', () => {
    const files = { ...values, 'helm/values.yaml': 'replicas: 1\n' };
    expect(linesOf(files, 'add')[1]).toMatch(/^\+ {5}PLANTED_ALPHA: planted-/);
    expect(linesOf(files, 'rename')[2]).toBe('+     DB_USER_RENAMED: app');
    expect(linesOf(overlays, 'add').slice(1, 3)).toEqual([
      '+     - name: PLANTED_ALPHA',
      expect.stringContaining('+       value: planted-'),
    ]);
    expect(linesOf(overlays, 'delete').slice(1)).toEqual(['-     - name: DB_USER', '-       value: app']);
    expect(linesOf(overlays, 'blank').slice(1)).toEqual(['-       value: app', '+       value: ""']);
  });

  it('in a patch of Kustomize is a patch', () => {
    const patch = (key: string): string =>
      `      - op: add\n        path: /spec/env/-\n        value:\n          name: ${key}\n          value: "*"\n`;
    const files = forEach(
      ['a-no', 'b-no', 'c-no'],
      'overlays/*/kustomization.yaml',
      `patches:\n  - patch: |-\n${patch('db.host')}${patch('db.user')}`,
    );
    const [family] = familiesOf(memoryTree(files));
    expect(family?.key).toBe('db.user');
    const [path = ''] = linesOf(files, 'delete');
    const fault = family && faultIn(memoryTree(files), family, 'delete');
    expect(fault?.edits.get(path)).toBe(
      `patches:\n  - patch: |-\n${patch('db.host').replace('*', family?.target.word ?? '')}`,
    );
    const added = family && faultIn(memoryTree(files), family, 'add');
    expect([...(added?.edits.values() ?? [])][0]).toContain(
      'value:\n          name: PLANTED_ALPHA\n          value: planted-',
    );
  });

  it('in attributes of Chef leaves JSON and Ruby as they are read', () => {
    const tree = memoryTree(chef);
    const [family] = familiesOf(tree);
    for (const kind of kinds.filter((each) => each !== 'vanish')) {
      for (const [path, text] of (family && faultIn(tree, family, kind)?.edits) ?? []) {
        if (path.endsWith('.json')) expect(() => JSON.parse(text ?? ''), text).not.toThrow();
      }
    }
    expect(linesOf(chef, 'add')).toContain("+     'planted_alpha' => 'planted-prod',");
  });
});

describe('other words', () => {
  const files: Files = {
    ...profileFiles,
    'deploy/prod.yaml':
      'env:\n  - name: SPRING_PROFILES_ACTIVE\n    value: prod,eu\n  - name: PRODUCT\n    value: production\n',
    'src/main/java/Mail.java': '@Profile("prod") class Mail { String prod = "product"; }\n',
    'src/test/resources/application-dev.yml': 'a: 1\n',
    'pom.xml': '<parent>spring-boot</parent><profile><id>prod</id><name>prod profile</name></profile>\n',
  };
  const [family] = familiesOf(memoryTree(files));

  it('stand in paths, settings, manifests, builds and where code names profiles, and nowhere else', () => {
    if (family === undefined) throw new Error('no family');
    const { tree, family: renamed } = withOtherWords(memoryTree(files), family);
    expect(renamed.members.map(({ word }) => word)).toEqual(['oslo', 'porto', 'graz']);
    const text = (path: string) => decodeLatin1(tree.read(path) ?? new Uint8Array());
    expect(tree.list()).toEqual([
      'deploy/porto.yaml',
      'pom.xml',
      'src/main/java/Mail.java',
      `${resources}/application-graz.yml`,
      `${resources}/application-oslo.yml`,
      `${resources}/application-porto.yml`,
      'src/test/resources/application-dev.yml',
    ]);
    expect(text('deploy/porto.yaml')).toBe(files['deploy/prod.yaml']?.replace('prod,eu', 'porto,eu'));
    expect(text('src/main/java/Mail.java')).toBe('@Profile("porto") class Mail { String prod = "product"; }\n');
    expect(text('pom.xml')).toBe(
      '<parent>spring-boot</parent><profile><id>porto</id><name>prod profile</name></profile>\n',
    );
    expect(text(renamed.target.path)).toContain(`https://${renamed.target.word}.example`);
  });
});

describe('planted faults', () => {
  const chosenOf = (tree: FileTree): readonly Chosen[] =>
    chosenIn(tree, { repository: 'acme/shop', commit: undefined }, { members: 3, keys: 2 }, true);

  it('are judged as pull requests, under the words that they have and under others', async () => {
    const application =
      '@SpringBootApplication class Shop { public static void main(String[] a) { SpringApplication.run(Shop.class); } }\n';
    const tree = memoryTree({
      ...profileFiles,
      'src/main/java/Shop.java': application,
      'pom.xml': '<project><groupId>org.springframework.boot</groupId></project>',
    });
    const chosen = chosenOf(tree);
    expect(chosen.map(({ isRenamed }) => isRenamed === true)).toEqual([false, true]);
    const planted = (await Promise.all(chosen.map((each) => plantInto(tree, each, '2026-01-09')))).flat();
    expect(
      planted.map(({ kind, isRenamed, target, lost }) => `${kind} ${isRenamed ? 'renamed ' : ''}${lost} in ${target}`),
    ).toEqual([
      'add planted.alpha in prod',
      'delete gateway.retries in prod',
      'rename gateway.retries in prod',
      `vanish ${resources}/application-prod.yml in prod`,
      'blank gateway.retries in prod',
      'add renamed planted.alpha in porto',
      'delete renamed gateway.retries in porto',
      'rename renamed gateway.retries in porto',
      `vanish renamed ${resources}/application-porto.yml in porto`,
      'blank renamed gateway.retries in porto',
    ]);
    const figures = figuresOfPlanted(planted);
    expect(figures).toContain('10 faults in 2 families of 1 repositories');
    expect(planted.filter(({ loudness }) => loudness === 'exit 2' || loudness === 'crash')).toEqual([]);
  });

  it('can be planted into every project of the fixtures', () => {
    const projects = readdirSync('fixtures/projects', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of projects) {
      const tree = withoutCode(folderTree(`fixtures/projects/${name}`));
      const families = familiesOf(tree, { members: 2, keys: 1 });
      expect(families.length, name).toBeGreaterThan(0);
      for (const family of families) {
        for (const kind of kinds) {
          const fault = faultIn(tree, family, kind);
          expect(fault?.edits.size, `${kind} ${family.pattern}`).toBeGreaterThan(0);
          const changed = editedTree(tree, fault?.edits ?? new Map());
          expect(changed.list().length).toBeLessThanOrEqual(tree.list().length);
        }
      }
    }
  });
});
