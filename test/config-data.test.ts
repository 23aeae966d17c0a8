import { describe, expect, it } from 'vitest';
import { findProperty } from '../src/spring/lookup.ts';
import { type ConfigDataCase, loadCase } from './config-data-case.ts';

interface Expected {
  /** Raw value by key; null: not there. */
  readonly values?: Readonly<Record<string, string | null>>;
  readonly active?: readonly string[];
  /** Number of documents that take part. */
  readonly documents?: number;
  /** Class of the first failure or of its cause, and a part of its message. */
  readonly error?: readonly [exception: string, message: string];
}

interface Law {
  readonly title: string;
  /** Boot lines for which it holds; absent: all. */
  readonly generations?: readonly string[];
  readonly given: ConfigDataCase;
  readonly expected: Expected;
}

const everyGeneration = ['2.7', '3.3', '3.5', '4.0', '4.1'];

/** Every case was observed on Spring Boot of the generations named. */
const laws: readonly Law[] = [
  ...['file:./conf', 'classpath:conf', 'conf'].map((location) => ({
    title: `the import of ${location} is a failure of its extension, whatever it begins with`,
    given: { cp: { 'application.yml': `spring.config.import: ${location}\n` } },
    expected: { error: ['IllegalStateException', '<- IllegalStateException: File extension is not known'] as const },
  })),
  {
    title: 'a comment right before the next key glues two documents together again',
    given: { cp: { 'application.properties': 'a=1\n#---\n\n! note\na=2\nspring.config.activate.on-profile=x\n' } },
    expected: { values: { a: null } },
  },
  {
    title: 'a blank line between a comment and the separator makes it a separator',
    given: { cp: { 'application.properties': 'a=1\nb=1\n# c\n\n#---\na=2\n# c\n#---\nb=2\n' } },
    expected: { values: { a: '2', b: '2' }, documents: 2 },
  },
  {
    title: 'only #--- and !--- at the start of a line, with nothing behind, separate documents',
    given: { cp: { 'application.properties': 'a=1\n #---\n#---x\n# ---\n#----\na=2\n#--- \t\na=3\n!---\na=4\n' } },
    expected: { values: { a: '4' }, documents: 3 },
  },
  {
    title: 'empty YAML documents have no number; a scalar or a list becomes the key document',
    given: { cp: { 'application.yml': '---\n---\n# c\n---\na: 1\n---\n- x\n---\nfoo\n' } },
    expected: { values: { a: '1', document: 'foo', 'document[0]': 'x' }, documents: 3 },
  },
  {
    title: 'in one location .properties beats .yml beats .yaml, whatever their documents are conditioned on',
    given: {
      cp: {
        'application.properties': 'k=props\n',
        'application.yml': 'k: yml\nj: yml\n---\nspring.config.activate.on-profile: p\nk: doc\n',
        'application.yaml': 'k: yaml\nj: yaml\n',
      },
      args: ['--spring.profiles.active=p'],
    },
    expected: { values: { k: 'props', j: 'yml' } },
  },
  {
    title: 'in one location .properties beats .yml beats .yaml, whatever their documents are conditioned on',
    given: {
      cp: {
        'application.properties': 'k=props\n',
        'application.yml': 'k: yml\nj: yml\n---\nspring.config.activate.on-profile: p\nk: doc\n',
        'application.yaml': 'k: yaml\nj: yaml\n',
      },
      args: ['--spring.profiles.active=p'],
    },
    expected: { values: { k: 'props', j: 'yml' } },
  },
  {
    title: 'a plain file in the working directory beats a profile file in the jar',
    given: {
      cp: { 'application-p.yml': 'k: in-p\n', 'application.yml': 'k: in\n' },
      fs: { 'application.yml': 'k: out\n' },
      args: ['--spring.profiles.active=p'],
    },
    expected: { values: { k: 'out' } },
  },
  {
    title: 'within a group the profile file of the lower location beats the plain file of the higher',
    given: {
      cp: { 'application-p.yml': 'k: root-p\n', 'config/application.yml': 'k: config\n' },
      args: ['--spring.profiles.active=p'],
    },
    expected: { values: { k: 'root-p' } },
  },
  {
    title: 'in config/*/ the extension counts before the directory, directories go by name',
    given: {
      fs: {
        'config/a/application.properties': 'k=a\n',
        'config/b/application.yml': 'k: b\nj: b\n',
        'config/c/application.yml': 'j: c\n',
      },
    },
    expected: { values: { k: 'a', j: 'c' } },
  },
  {
    title: 'locations in a comma list stand one by one',
    given: {
      fs: { 'x.yml': 'k: x\n', 'x-p.yml': 'k: x-p\n', 'y.yml': 'k: y\n' },
      args: ['--spring.profiles.active=p', '--spring.config.location=file:./x.yml,file:./y.yml'],
    },
    expected: { values: { k: 'y' } },
  },
  {
    title: 'locations in a group stand together',
    given: {
      fs: { 'x.yml': 'k: x\n', 'x-p.yml': 'k: x-p\n', 'y.yml': 'k: y\n' },
      args: ['--spring.profiles.active=p', '--spring.config.location=file:./x.yml;file:./y.yml'],
    },
    expected: { values: { k: 'x-p' } },
  },
  {
    title: 'with two config names the profile file of the first beats the plain file of the second',
    given: {
      fs: { 'r/application.yml': 'k: 1\n', 'r/application-dev.yml': 'k: 2\n', 'r/svc.yml': 'k: 3\n' },
      args: [
        '--spring.profiles.active=dev',
        '--spring.config.name=application,svc',
        '--spring.config.location=optional:file:./r/',
      ],
    },
    expected: { values: { k: '2' } },
  },
  {
    title: 'location and name are settings only outside the files',
    given: {
      cp: {
        'application.yml': 'spring.config.name: zz\nspring.config.location: classpath:zz.yml\nk: 1\n',
        'zz.yml': 'k: zz\n',
      },
    },
    expected: { values: { k: '1' } },
  },
  {
    title: 'a mandatory directory may be empty',
    given: { fs: { 'd/': '' }, args: ['--spring.config.location=file:./d/'] },
    expected: { values: { k: null } },
  },
  {
    title: 'a mandatory directory that is missing is a failure',
    given: { args: ['--spring.config.location=file:./d/'] },
    expected: { error: ['ConfigDataLocationNotFoundException', "Config data location 'file:./d/' cannot be found"] },
  },
  {
    title: 'an import beats the document that declares it, not the documents after it',
    given: {
      cp: { 'application.yml': 'spring.config.import: e.yml\nk: app\nj: app\n---\nk: doc2\n', 'e.yml': 'k: e\nj: e\n' },
    },
    expected: { values: { k: 'doc2', j: 'e' } },
  },
  {
    title: 'the profile variant of an import beats the profile file of its importer',
    given: {
      cp: {
        'application.yml': 'spring.config.import: e.yml\nk: app\n',
        'application-p.yml': 'k: app-p\nj: app-p\n',
        'e.yml': 'k: e\nj: e\n',
        'e-p.yml': 'k: e-p\n',
      },
      args: ['--spring.profiles.active=p'],
    },
    expected: { values: { k: 'e-p', j: 'app-p' } },
  },
  {
    title: 'profile variants are lifted one level only',
    given: {
      cp: {
        'application.yml': 'spring.config.import: e1.yml\n',
        'application-p.yml': 'k: app-p\nj: app-p\n',
        'e1.yml': 'spring.config.import: e2.yml\n',
        'e1-p.yml': 'k: e1-p\n',
        'e2.yml': 'j: e2\n',
        'e2-p.yml': 'k: e2-p\nj: e2-p\n',
      },
      args: ['--spring.profiles.active=p'],
    },
    expected: { values: { k: 'e1-p', j: 'app-p' } },
  },
  {
    title: 'a file is loaded once, where its strongest importer wants it',
    given: {
      cp: {
        'application.yml': 'spring.config.import: e.yml\nk: yml\n',
        'application.properties': 'spring.config.import=e.yml\nk=props\n',
        'e.yml': 'k: e\n',
      },
    },
    expected: { values: { k: 'e' } },
  },
  {
    title: 'imports are relative to the importing file, on its own medium',
    given: {
      cp: {
        'config/application.yml': 'spring.config.import: sub/e.yml\n',
        'config/sub/e.yml': 'spring.config.import: ../o.yml\n',
        'config/o.yml': 'k: o\n',
      },
      fs: { 'o.yml': 'k: wrong\n' },
    },
    expected: { values: { k: 'o' } },
  },
  {
    title: 'a placeholder of an import must not be defined in an inactive document',
    given: {
      cp: {
        'application.yml':
          'spring.config.import: "optional:classpath:${f:x}.yml"\n---\nspring.config.activate.on-profile: p\nf: y\n',
      },
    },
    expected: { error: ['BindException', "Failed to bind properties under 'spring.config.import'"] },
  },
  {
    title: 'an optional import of an unknown extension is skipped',
    given: {
      cp: { 'application.yml': 'spring.config.import: "optional:file:./conf"\nk: 1\n' },
      fs: { conf: 'k: conf\n' },
    },
    expected: { values: { k: '1' } },
  },
  {
    title: 'a hint gives the format, and the profile variant keeps having no extension',
    given: {
      cp: { 'application.yml': 'spring.config.import: "file:./conf[.yml]"\nk: 1\n' },
      fs: { conf: 'k: conf\n', 'conf-p': 'k: conf-p\n', 'conf-p.yml': 'k: wrong\n' },
      args: ['--spring.profiles.active=p'],
    },
    expected: { values: { k: 'conf-p' } },
  },
  {
    title: 'a config tree trims a newline only when it is the only one, and skips ..data',
    given: {
      fs: { 't/a/b': 'v\n', 't/c.d': 'v\n\n', 't/..data/x': 'no', 't/.h': 'h' },
      args: ['--spring.config.import=configtree:./t/'],
    },
    expected: { values: { 'a.b': 'v', 'c.d': 'v\n\n', x: null } },
  },
  {
    title: 'includes of all sources unite and are weaker than what is active',
    given: {
      cp: {
        'application.yml': 'spring.profiles.include: i\nspring.profiles.active: a,b\n',
        'application-i.yml': 'k: i\n',
        'application-b.yml': 'k: b\n',
      },
      env: { SPRING_PROFILES_INCLUDE: 'e' },
    },
    expected: { values: { k: 'b' }, active: ['e', 'i', 'a', 'b'] },
  },
  {
    title: 'groups expand depth first right behind their name',
    given: {
      cp: { 'application.yml': 'spring.profiles.group.prod: [db, mq]\nspring.profiles.group.db: pg\n' },
      args: ['--spring.profiles.active=prod,z'],
    },
    expected: { active: ['prod', 'db', 'pg', 'mq', 'z'] },
  },
  {
    title: 'documents are ordered by the file, not by the list of profiles',
    given: {
      cp: {
        'application.properties':
          '#---\nspring.config.activate.on-profile=b\nk=b\n#---\nspring.config.activate.on-profile=a\nk=a\n',
      },
      args: ['--spring.profiles.active=a,b'],
    },
    expected: { values: { k: 'a' } },
  },
  {
    title: 'an include makes the default profile vanish',
    given: { cp: { 'application.yml': 'spring.profiles.include: i\n', 'application-default.yml': 'k: d\n' } },
    expected: { values: { k: null }, active: ['i'] },
  },
  {
    title: 'a profile file must not activate profiles',
    given: { cp: { 'application-default.yml': 'spring.profiles.active: x\n' } },
    expected: { error: ['InvalidConfigDataPropertyException', 'is invalid in a profile specific resource'] },
  },
  {
    title: 'up to 3.5.0 an inactive document must not activate profiles',
    generations: ['2.7', '3.3'],
    given: {
      cp: { 'application.yml': 'k: 1\n---\nspring.config.activate.on-profile: zz\nspring.profiles.active: b\n' },
    },
    expected: { error: ['InactiveConfigDataAccessException', "cannot contain property 'spring.profiles.active'"] },
  },
  {
    title: 'from 3.5.1 an inactive document activates profiles all the same',
    generations: ['3.5', '4.0', '4.1'],
    given: {
      cp: { 'application.yml': 'k: 1\n---\nspring.config.activate.on-profile: zz\nspring.profiles.active: b\nk: 2\n' },
    },
    expected: { values: { k: '1' }, active: ['b'] },
  },
  {
    title: 'an inactive document must never include profiles',
    given: {
      cp: { 'application.yml': 'k: 1\n---\nspring.config.activate.on-profile: zz\nspring.profiles.include: b\n' },
    },
    expected: { error: ['InactiveConfigDataAccessException', "cannot contain property 'spring.profiles.include'"] },
  },
  {
    title: 'a group in a profile file comes too late',
    given: { cp: { 'application-a.yml': 'spring.profiles.group.a: b\n' }, args: ['--spring.profiles.active=a'] },
    expected: { active: ['a'] },
  },
  {
    title: 'spring.profiles conditions a document up to 2.7',
    generations: ['2.7'],
    given: { cp: { 'application.yml': 'k: 1\n---\nspring.profiles: a\nk: 2\n' }, args: ['--spring.profiles.active=a'] },
    expected: { values: { k: '2' } },
  },
  {
    title: 'spring.profiles is refused from 3.0 on',
    generations: ['3.3', '3.5', '4.0', '4.1'],
    given: { cp: { 'application.yml': 'spring:\n  profiles:\nk: 1\n' } },
    expected: {
      error: ['InvalidConfigDataPropertyException', "should be replaced with 'spring.config.activate.on-profile'"],
    },
  },
  {
    title: 'operators of an expression do not mix without parentheses',
    given: {
      cp: { 'application.yml': 'a: 1\n---\nspring.config.activate.on-profile: a & b | c\na: 2\n' },
      args: ['--spring.profiles.active=c'],
    },
    expected: { error: ['IllegalArgumentException', 'Malformed profile expression [a & b | c]'] },
  },
  {
    title: 'commas are alternatives, and an empty condition is none',
    given: {
      cp: {
        'application.yml':
          'a: 1\nb: 1\n---\nspring.config.activate.on-profile: (a & b) | !d\na: 2\n---\nspring.config.activate.on-profile: x, !y\nb: 2\n---\nspring.config.activate.on-profile: ""\nc: 3\n',
      },
      args: ['--spring.profiles.active=c'],
    },
    expected: { values: { a: '2', b: '2', c: '3' } },
  },
  {
    title: 'an unresolved placeholder is a profile of that name up to 3.4',
    generations: ['2.7', '3.3'],
    given: { cp: { 'application.yml': 'spring.profiles.active: ${X}\n' } },
    expected: { active: ['${X}'] },
  },
  {
    title: 'an unresolved placeholder is no valid profile from 3.5.1 on',
    generations: ['3.5', '4.0', '4.1'],
    given: { cp: { 'application.yml': 'spring.profiles.active: ${X}\n' } },
    expected: { error: ['BindException', "Failed to bind properties under 'spring.profiles.active'"] },
  },
];

/** Found by comparing generated applications with Spring Boot: which failure comes first, and under which name. */
const corners: readonly Law[] = [
  {
    title: 'elements in brackets are validated one by one',
    generations: ['3.5', '4.1'],
    given: { env: { SPRING_PROFILES_ACTIVE_0: 'a b' } },
    expected: { error: ['BindException', "under 'spring.profiles.active[0]' to java.lang.String"] },
  },
  {
    title: 'an invalid element comes before a gap in the list',
    generations: ['3.5', '4.1'],
    given: { cp: { 'application.properties': 'spring.profiles.group.x-y[0]=-a\nspring.profiles.group.x-y[3]=p\n' } },
    expected: { error: ['BindException', "under 'spring.profiles.group.x-y[0]' to java.lang.String"] },
  },
  {
    title: 'the environment drops blanks within a profile, the binder does not',
    generations: ['3.5', '4.1'],
    given: { args: ['--spring.profiles.active=r,a b'] },
    expected: { error: ['BindException', "under 'spring.profiles.active' to java.util.Set"] },
  },
  {
    title: 'an invalid profile given outside the files is refused by the environment',
    generations: ['3.5', '4.1'],
    given: { args: ['--spring.profiles.active=-a'] },
    expected: { error: ['IllegalStateException', "found in Environment under 'spring.profiles.active'"] },
  },
  {
    title: 'a placeholder in the profiles given outside must have a value',
    generations: ['3.5', '4.1'],
    given: { args: ['--spring.profiles.active=$' + '{x}'] },
    expected: { error: ['PlaceholderResolutionException', "Could not resolve placeholder 'x'"] },
  },
  {
    title: 'a config tree is not there when what stands before .. is not',
    given: { args: ['--spring.config.import=optional:configtree:./d/../t/'], fs: { 't/k': 'v' } },
    expected: { documents: 0 },
  },
  {
    title: 'a blank import by index leaves the list unbound up to 3.5',
    generations: ['2.7', '3.5'],
    given: { cp: { 'application.properties': 'spring.config.import[0]=optional:\nspring.config.import[1]=e.yml\n' } },
    expected: {
      error: ['UnboundConfigurationPropertiesException', '[spring.config.import[0],spring.config.import[1]]'],
    },
  },
  {
    title: 'a blank import by index is ignored from 4.0 on',
    generations: ['4.0', '4.1'],
    given: { cp: { 'application.properties': 'k=1\nspring.config.import[0]=optional:\n' } },
    expected: { values: { k: '1' } },
  },
  {
    title: 'a value where a group of keys is expected is refused',
    generations: ['2.7', '3.5'],
    given: { cp: { 'application.yml': 'spring.config:\n' } },
    expected: { error: ['BindException', "under 'spring.config' to"] },
  },
  {
    title: 'the empty text where a group of keys is expected is an empty group from 4.1 on',
    generations: ['4.1'],
    given: { cp: { 'application.yml': 'spring.config:\nk: 1\n' } },
    expected: { values: { k: '1' } },
  },
  {
    title: 'the old key by index beside the new one is refused by its full name',
    generations: ['2.7'],
    given: { cp: { 'application.yml': 'spring.profiles[0]: a\nspring.config.activate.on-profile: b\n' } },
    expected: { error: ['InvalidConfigDataPropertyException', "Property 'spring.profiles[0]' is invalid"] },
  },
  {
    title: 'the old key beside an import stumbles over the missing condition',
    generations: ['2.7'],
    given: { cp: { 'application.yml': 'spring.profiles: a\nspring.config.import: optional:e.yml\n' } },
    expected: { error: ['NullPointerException', 'spring.config.import'] },
  },
  {
    title: 'an inactive element is refused before a gap in the list',
    generations: ['2.7'],
    given: {
      cp: {
        'application.yml':
          'spring.config.activate.on-profile: p\nspring.profiles.active[0]: a\nspring.profiles.active[3]: b\n',
      },
    },
    expected: { error: ['InactiveConfigDataAccessException', "cannot contain property 'spring.profiles.active[0]'"] },
  },
  {
    title: 'a value at spring.profiles.group itself must not stand in an inactive document where there are groups',
    generations: ['2.7'],
    given: {
      cp: {
        'application.properties':
          'spring.profiles.group.q=p\n#---\nspring.config.activate.on-profile=r\nspring.profiles.group=x\n',
      },
    },
    expected: { error: ['InactiveConfigDataAccessException', "cannot contain property 'spring.profiles.group'"] },
  },
  {
    title: 'the working directory is there even when nothing is in it',
    given: { args: ['--spring.config.location=./'] },
    expected: { documents: 0 },
  },
  {
    title: 'a blank location outside the files is stumbled over at the end',
    generations: ['2.7'],
    given: { args: ['--spring.config.location=e.yml,optional:'] },
    expected: { error: ['ConfigDataResourceNotFoundException', "via location 'e.yml'"] },
  },
  {
    title: 'a blank location outside the files is stumbled over at once from 3.5.13 on',
    generations: ['3.5'],
    given: { args: ['--spring.config.location=e.yml,optional:'] },
    expected: { error: ['NullPointerException', 'spring.config.location'] },
  },
  {
    title: 'what a placeholder of an import asks for is read first, and fails first',
    generations: ['2.7'],
    given: {
      cp: {
        'config/application.yml': 'spring.config.import: "optional:$' + '{loc:e.yml}"\n',
        'config/application.yaml': 'loc: f.yml\nspring.config.activate.on-cloud-platform: nomad\n',
      },
    },
    expected: { error: ['BindException', "under 'spring.config.activate.on-cloud-platform'"] },
  },
];

describe.each(everyGeneration)('config data of Spring Boot %s', (generation) => {
  const applicable = [...laws, ...corners].filter(({ generations = everyGeneration }) =>
    generations.includes(generation),
  );
  it.each(applicable)('$title', ({ given, expected }) => {
    const { sources, activeProfiles, failures } = loadCase(given, generation);
    if (expected.error === undefined) {
      expect(failures).toEqual([]);
    } else {
      const [first] = failures;
      const told = `${first?.exception}: ${first?.message} <- ${first?.cause}`;
      for (const part of expected.error) expect(told).toContain(part);
    }
    const stack = sources.map(({ source }) => source);
    for (const [key, value] of Object.entries(expected.values ?? {})) {
      expect([key, findProperty(stack, key)?.property.value ?? null]).toEqual([key, value]);
    }
    if (expected.active !== undefined) expect(activeProfiles).toEqual(expected.active);
    if (expected.documents !== undefined) expect(sources).toHaveLength(expected.documents);
  });
});

describe('what the repository cannot show', () => {
  const load = (given: ConfigDataCase) => loadCase(given, '3.5', false);
  const imports = (location: string) =>
    load({ cp: { 'application.yml': `spring.config.import: "${location}"\nk: 1\n` } });

  it.each([
    ['configserver:http://user:pass@host/', 'config server'],
    ['vault://', 'Vault'],
    ['optional:consul:', 'Consul'],
    ['nacos:app.yml?group=x', 'Nacos'],
    ['https://user:pass@host/app.yml', 'import of https:'],
    ['sm@', 'Google Secret Manager'],
    ['sm@orders', 'Google Secret Manager'],
    ['store@orders', 'an import that a library resolves'],
    ['our_store:orders', 'import of our_store:'],
    ['file:/etc/app/extra.yml', 'import of file:/etc/app/extra.yml'],
    ['optional:file:/etc/app/', 'import of file:/etc/app/'],
    ['optional:file:.env[.properties]', 'import of file:.env[.properties]'],
    ['file:./secrets.yml', 'import of file:./secrets.yml'],
    ['configtree:/run/secrets/', 'import of configtree:/run/secrets/'],
    ['env:APP_CONFIG', 'import of env:APP_CONFIG'],
    ['classpath:$' + '{REGION}.yml', 'import of classpath:$' + '{REGION}.yml'],
  ])('%s is an open source named %s', (location, what) => {
    const { open, failures, sources } = imports(location);
    expect(open.map((source) => source.what)).toEqual([what]);
    expect(open[0]?.origin).toEqual({ path: 'resources/application.yml', line: 1, column: 1 });
    expect(failures).toEqual([]);
    expect(sources).toHaveLength(1);
  });

  it('is not expected at the default locations', () => {
    expect(load({ cp: { 'application.yml': 'k: 1\n' } }).open).toEqual([]);
  });

  it.each([
    ['classpath:extra.yml', 'ConfigDataResourceNotFoundException'],
    ['extra.properties', 'ConfigDataResourceNotFoundException'],
    ['classpath:/extra/', 'ConfigDataLocationNotFoundException'],
  ])('may be on the class path: the mandatory import of %s is a failure in doubt', (location, exception) => {
    const { failures, open, sources } = imports(location);
    expect(failures.map((failure) => failure.exception)).toEqual([exception]);
    expect(failures[0]?.unseen).toEqual({ location, source: open[0] });
    expect(open.map(({ what }) => what)).toEqual(['an import from the class path']);
    expect(sources).toHaveLength(1);
  });

  it('may be on the class path where the import of a file is optional as well', () => {
    const { failures, open } = imports('optional:classpath:extra.yml');
    expect(failures).toEqual([]);
    expect(open).toMatchObject([{ what: 'an import from the class path', optional: true }]);
  });

  it('is not what an import finds, in whatever member of a group', () => {
    const cp = {
      'application.yml': `spring.config.import: 'classpath:/a/;classpath:/b/'\n`,
      'b/application.yml': 'k: 1',
    };
    expect(load({ cp })).toMatchObject({ open: [], failures: [] });
  });

  it('is no file with an at sign in its name', () => {
    const cp = { 'application.yml': "spring.config.import: 'a@b.yml'\n", 'a@b.yml': 'k: 1' };
    expect(load({ cp })).toMatchObject({ open: [], failures: [], sources: [{}, {}] });
  });

  it('leaves open which profiles a build or a variable activates', () => {
    for (const value of ['$' + '{STAGE}', "'@stage@'"]) {
      const { open, failures, profiles } = load({ cp: { 'application.yml': `spring.profiles.active: ${value}\n` } });
      expect(open.map(({ what }) => what)).toEqual(['profiles that are chosen outside the repository']);
      expect(failures).toEqual([]);
      expect(profiles).toEqual(['default']);
    }
  });

  it('goes on after a failure, so that the rest can still be judged', () => {
    const { failures, sources, profiles } = load({
      profiles: ['stage'],
      cp: {
        'application.yml':
          'spring.config.import: classpath:gone.yml\nk: 1\n---\nspring.config.activate.on-profile: a & b | c\nk: 2\n',
        'application-stage.yml': 'spring.profiles.active: other\nk: 3\n',
      },
    });
    expect(new Set(failures.map(({ exception }) => exception))).toEqual(
      new Set([
        'ConfigDataResourceNotFoundException',
        'IllegalArgumentException',
        'InvalidConfigDataPropertyException',
      ]),
    );
    expect(profiles).toEqual(['stage']);
    expect(sources.map(({ source }) => source.name)).toEqual([
      'resources/application-stage.yml',
      'resources/application.yml (document #0)',
    ]);
  });

  it('reports a condition that Spring cannot evaluate once', () => {
    const { failures } = load({ cp: { 'application.yml': 'spring.config.activate.on-profile: "()"\n' } });
    expect(failures).toHaveLength(1);
  });
});

describe('what is told about a document', () => {
  it('says what chose it and who imported it', () => {
    const { sources, inactive } = loadCase(
      {
        profiles: ['stage'],
        cp: {
          'application.yml':
            'spring.config.import: extra.yml\n---\nspring.config.activate.on-profile: stage\nk: 2\n---\nspring.config.activate.on-profile: prod\nk: 3\n',
          'application-stage.yml': 'k: 4\n',
          'extra.yml': 'k: 5\n',
        },
      },
      '3.5',
    );
    expect(
      sources.map((each) => [each.source.name, each.profileSpecific, each.conditional, each.importedBy?.line]),
    ).toEqual([
      ['resources/application-stage.yml', true, false, undefined],
      ['resources/application.yml (document #1)', false, true, undefined],
      ['resources/extra.yml', false, false, 1],
      ['resources/application.yml (document #0)', false, false, undefined],
    ]);
    expect(inactive.map(({ source, onProfile }) => [source.name, onProfile])).toEqual([
      ['resources/application.yml (document #2)', ['prod']],
    ]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['application.properties', '# \\users\n', 'IllegalStateException'],
    ['application.yml', 'on: 1\nyes: 2\n', 'DuplicateKeyException'],
    ['application.yml', 'a: \tb\n', 'YAMLException'],
    ['application.yml', 'l:\n  - 1: a\n', 'ClassCastException'],
  ])('is a failure where it is: %s with %j', (path, text, exception) => {
    const [first] = loadCase({ cp: { [path]: text } }, '3.5').failures;
    expect([first?.exception, first?.origin?.path]).toEqual([exception, `resources/${path}`]);
  });
});

describe('hostile input', () => {
  it('imports that lead in a circle come to an end', () => {
    const cp = {
      'application.yml': 'spring.config.import: a.yml\n',
      'a.yml': 'spring.config.import: application.yml\n',
    };
    expect(loadCase({ cp }, '3.5').sources).toHaveLength(2);
  });

  it('documents whose conditions ask for each other come to an end', () => {
    const yaml =
      'x: p\nspring.config.activate.on-profile: "$' +
      '{y}"\n---\ny: q\nspring.config.activate.on-profile: "$' +
      '{x}"\n';
    expect(loadCase({ cp: { 'application.yml': yaml } }, '3.5').failures.length).toBeGreaterThan(0);
  });

  it('a chain of thousands of imports and thousands of documents are read in time', () => {
    const cp: Record<string, string> = { 'application.yml': 'spring.config.import: f0.yml\n' };
    for (let index = 0; index < 3000; index++) cp[`f${index}.yml`] = `spring.config.import: f${index + 1}.yml\n`;
    const chain = loadCase({ cp }, '3.5', false);
    expect(chain.open.map(({ what }) => what)).toContain('imports that are nested too deeply');
    const many = Array.from({ length: 5000 }, (_, index) => `k: ${index}\nspring.config.activate.on-profile: p`).join(
      '\n---\n',
    );
    expect(loadCase({ profiles: ['p'], cp: { 'application.yml': many } }, '3.5').sources).toHaveLength(5000);
  });

  it('groups that contain each other come to an end', () => {
    const cp = { 'application.yml': 'spring.profiles.group.a: b\nspring.profiles.group.b: a\n' };
    expect(loadCase({ profiles: ['a'], cp }, '3.5').activeProfiles).toEqual(['a', 'b']);
  });
});
