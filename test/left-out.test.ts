import { describe, expect, it } from 'vitest';
import { checkChange } from '../src/commands/check-change.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import type { Report } from '../src/findings/finding.ts';
import type { Files } from './inspected.ts';

const resources = 'src/main/resources';
const stages = ['dev', 'stage', 'prod'] as const;
type Stage = (typeof stages)[number];
const code = 'src/main/java/shop/Shop.java';

/** A shop with three environments; what each of them sets beside its database is told. */
function shop(own: Readonly<Partial<Record<Stage, string>>>, others: Files = {}): Files {
  return {
    'pom.xml':
      '<project><parent><artifactId>spring-boot-starter-parent</artifactId><version>3.5.0</version></parent></project>',
    [`${resources}/application.properties`]: 'spring.application.name=shop\n',
    ...Object.fromEntries(
      stages.map((name) => [`${resources}/application-${name}.properties`, `db.url=jdbc:${name}\n${own[name] ?? ''}`]),
    ),
    ...others,
  };
}

function asking(fields: string, annotations = ''): Files {
  return {
    [code]: `package shop;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;
@SpringBootApplication
public class Shop {
  public static void main(String[] words) { SpringApplication.run(Shop.class, words); }
}
@Component
${annotations}
class Reader {
  @Value("\${db.url}") String database;
${fields}
}
`,
  };
}

const needed = asking('  @Value("${cap.url}") String cap;');

function contract(text: string): Files {
  return { 'keyparity.yml': `version: 1\n${text}` };
}

const required = contract('keys:\n  cap.url: { required: true }\n');
const given = (...names: readonly Stage[]) => Object.fromEntries(names.map((name) => [name, `cap.url=${name}\n`]));

async function judged(base: Files, head: Files): Promise<Report> {
  return checkChange({
    tree: memoryTree(head),
    base: memoryTree(base),
    baseName: 'base',
    scope: 'new',
    policy: 'base',
    today: '2026-11-28',
    failOn: 'error',
  });
}

/** Findings that are about a key, each as status, severity, rule, key and environments. */
async function change(base: Files, head: Files): Promise<readonly string[]> {
  const { findings } = await judged(base, head);
  return findings
    .filter(({ rule, key }) => key !== undefined && rule !== 'policy-changed')
    .map(({ status, severity, rule, key, environments }) => [status, severity, rule, key, ...environments].join(' '));
}

/** By the contract, or by what the change itself does: it is told once. */
const leftOut = expect.stringMatching(/^new error missing-(?:value|override) cap\.url prod$/);

describe('a key that the base gives nowhere and the change gives to some', () => {
  it('is the doing of the change where it is left out, though the base lacks it as well', async () => {
    expect(await change(shop({}, required), shop(given('dev', 'stage'), required))).toEqual([leftOut]);
  });

  it('is that too where the change brings the contract along', async () => {
    expect(await change(shop({}), shop(given('dev', 'stage'), required))).toContainEqual(leftOut);
  });

  it('is that in every environment that is left out', async () => {
    expect(await change(shop({}, required), shop(given('dev'), required))).toEqual([
      'new error missing-value cap.url stage prod',
    ]);
  });

  it('is that where the contract demands an override, and all share a value', async () => {
    const overridden = contract('keys:\n  cap.url: { override: true }\n');
    const shared = { [`${resources}/application.properties`]: 'cap.url=everywhere\n' };
    expect(
      await change(shop({}, { ...overridden, ...shared }), shop(given('dev', 'stage'), { ...overridden, ...shared })),
    ).toEqual(['new error missing-override cap.url prod']);
  });

  it('is that where the base writes it without a value', async () => {
    const blank = { [`${resources}/application.properties`]: 'cap.url=\n' };
    const found = await change(
      shop({}, { ...required, ...blank }),
      shop(given('dev', 'stage'), { ...required, ...blank }),
    );
    expect(found).toContainEqual(leftOut);
  });

  it('is that in an application whose folder moves at the same time', async () => {
    const inside = (folder: string, files: Files): Files =>
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path === 'keyparity.yml' ? path : `${folder}/${path}`, text]),
      );
    const found = await change(
      inside('shop', shop({}, required)),
      inside('store', shop(given('dev', 'stage'), required)),
    );
    expect(found).toContainEqual(leftOut);
  });

  it('is that by the policy of the head alone as well', async () => {
    const report = await checkChange({
      tree: memoryTree(shop(given('dev', 'stage'), required)),
      base: memoryTree(shop({}, contract('keys: {}\n'))),
      baseName: 'base',
      scope: 'new',
      policy: 'head',
      today: '2026-11-28',
      failOn: 'error',
    });
    expect(report.verdict).toBe('fail');
  });
});

describe('what the base lacks stays known', () => {
  it('where the change gives the key to nobody', async () => {
    expect(await change(shop({}, required), shop({ dev: 'mail.host=dev\n' }, required))).toContain(
      'known error missing-value cap.url dev stage prod',
    );
  });

  it('where one environment had it before', async () => {
    const found = await change(shop(given('dev'), required), shop(given('dev', 'stage'), required));
    expect(found).toContain('known error missing-value cap.url prod');
  });

  it('where only the policy says that somebody has it', async () => {
    const provided = contract(
      'provided:\n  - { keys: [cap.url], in: [dev, stage], by: Vault }\nkeys:\n  cap.url: { required: true }\n',
    );
    expect(await change(shop({}, required), shop({}, provided))).toEqual([
      'known error missing-value cap.url dev stage prod',
    ]);
  });

  it('where the files of the base could not be read to their end', async () => {
    const yaml = (own: Readonly<Record<string, string>>): Files => ({
      'pom.xml': shop({})['pom.xml'] as string,
      [`${resources}/application.yml`]: 'spring.application.name: shop\n',
      ...Object.fromEntries(
        stages.map((name) => [`${resources}/application-${name}.yml`, `db.url: ${name}\n${own[name] ?? ''}`]),
      ),
      ...required,
    });
    const whole = { dev: 'cap.url: dev\n', stage: 'cap.url: stage\n' };
    const found = await change(yaml({ dev: 'a: [\n', stage: 'a: [\n' }), yaml(whole));
    expect(found).toContain('known error missing-value cap.url prod');
  });
});

describe('what the base only suspected', () => {
  it('is new where the change makes it certain: the bean is made in any case from now on', async () => {
    const guarded = asking('  @Value("${cap.url}") String cap;', '@ConditionalOnExpression("#{systemClock.isDay()}")');
    const found = await change(shop(given('dev', 'stage'), guarded), shop(given('dev', 'stage'), needed));
    expect(found).toContain('new error missing-value cap.url prod');
  });

  it('stays known where the policy alone is sure now', async () => {
    const quiet = contract('keys:\n  cap.url: { required: true, severity: warning }\n');
    const found = await change(shop(given('dev', 'stage'), quiet), shop(given('dev', 'stage'), required));
    expect(found.filter((line) => line.startsWith('new'))).toEqual([]);
  });
});

describe('keys that nobody gives, which are told together', () => {
  const asks = (...keys: readonly string[]) =>
    asking(keys.map((key, i) => `  @Value("\${${key}}") String field${i};`).join('\n'));
  const told = async (base: Files, head: Files) => {
    const { findings } = await judged(base, head);
    return findings
      .filter(({ key }) => key === undefined)
      .map(({ status, severity, rule, keys = [] }) => [status, severity, rule, ...keys].join(' '));
  };

  it('are new as far as the change asks for them, and known as far as the base did', async () => {
    expect(await told(shop({}, asks('a.url', 'b.url')), shop({}, asks('a.url', 'b.url', 'c.url')))).toEqual([
      'known notice missing-value a.url b.url',
      'new notice missing-value c.url',
    ]);
  });

  it('stay known where another file comes first, and where one of them is given', async () => {
    const first = asks('a.url', 'b.url');
    expect(
      await told(shop({}, first), shop({ prod: 'a.url=1\n', stage: 'a.url=1\n', dev: 'a.url=1\n' }, first)),
    ).toEqual(['known notice missing-value b.url']);
  });

  it('are told alike where a value refers to them', async () => {
    const refers = (...keys: readonly string[]) => ({
      [`${resources}/application.properties`]: keys.map((key, i) => `x${i}=\${${key}}\n`).join(''),
    });
    expect(await told(shop({}, refers('a.url')), shop({}, refers('a.url', 'c.url')))).toEqual([
      'known notice unresolved-placeholder a.url',
      'new notice unresolved-placeholder c.url',
    ]);
  });
});

describe('base and head are asked alike', () => {
  const readme = { 'README.md': 'A shop.\n' };

  it.each([
    [
      'a placeholder in code, which finds fewer spellings than the binder',
      asking('  @Value("${my.fooBar}") String a;'),
    ],
    ['a placeholder in a file', { [`${resources}/application.properties`]: 'greeting=${my.fooBar}\n' }],
  ])('%s: a README wakes nothing', async (_, asks) => {
    const spelled = { dev: 'my.foo-bar=1\n', stage: 'my.foo-bar=1\n', prod: 'my.foo-bar=1\n' };
    const before = shop(spelled, asks);
    const { findings } = await judged(before, { ...before, ...readme });
    expect(findings.filter(({ status }) => status === 'new')).toEqual([]);
  });

  it('finds a value that the change takes away, in the spelling that served', async () => {
    const asks = asking('  @Value("${my.foo-bar}") String a;');
    const spelled = { dev: 'my.fooBar=1\n', stage: 'my.fooBar=1\n', prod: 'my.fooBar=1\n' };
    expect(await change(shop(spelled, asks), shop({}, asks))).toEqual([
      'new error missing-value my.foo-bar dev stage prod',
    ]);
  });

  it('finds it where the change gives the environment another name as well', async () => {
    const spelled = { dev: 'cap.url=1\n', stage: 'cap.url=1\n', prod: 'cap.url=1\n' };
    const { [`${resources}/application-stage.properties`]: stage = '', ...others } = shop({}, needed);
    const head = { ...others, [`${resources}/application-staging.properties`]: stage };
    const found = await change(shop(spelled, needed), head);
    expect(found).toEqual(['new error missing-value cap.url dev staging prod']);
  });
});
