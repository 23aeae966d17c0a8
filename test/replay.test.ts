import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differencesOf, figuresOf, readDefended } from '../bench/replay/figures.ts';
import { readHistory, repositoryName, stepsAt, touchesConfiguration } from '../bench/replay/history.ts';
import { ownJudge } from '../bench/replay/own-judge.ts';
import { programJudge } from '../bench/replay/program-judge.ts';
import { type Choice, type Replayed, replay } from '../bench/replay/replay.ts';
import { drawSample, printAddresses, readAddresses } from '../bench/replay/sample.ts';
import { commitTree } from '../src/platform/commit-tree.ts';
import { type History, newHistory, removeTemporaryFolders } from './repositories/history.ts';

afterAll(removeTemporaryFolders);

const resources = 'src/main/resources';
const gateway = 'src/main/java/com/acme/Gateway.java';

function code(...keys: readonly string[]): string {
  const fields = keys.map((key, index) => `  @Value("\${${key}}") private String value${index};\n`);
  return `package com.acme;\n\n${imports}\n@Component\nclass Gateway {\n${fields.join('')}}\n`;
}

const imports = `import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
`;

function settings(environment: string, ...keys: readonly string[]): string {
  return keys.map((key) => `${key}=https://${key}.${environment}.acme.example\n`).join('');
}

/** What happened to an application with three environments, told by the messages of its commits. */
function historyOfGateway(): History {
  const history = newHistory();
  const give = (environment: string, ...keys: readonly string[]): void =>
    history.write(`${resources}/application-${environment}.properties`, settings(environment, ...keys));
  history.write('pom.xml', springBoot);
  history.write('src/main/java/com/acme/Shop.java', application);
  history.write(gateway, code('gateway'));
  history.write(`${resources}/application.properties`, 'spring.application.name=shop\n');
  for (const environment of ['dev', 'stage', 'prod']) give(environment, 'gateway');
  history.commit('begin');

  give('prod', 'other');
  history.commit('take the gateway from prod');
  history.write('README.md', 'The shop\n');
  history.commit('say what it is');
  history.write(gateway, code('gateway', 'mail'));
  history.commit('ask for mail, in code alone');
  for (const environment of ['dev', 'stage']) give(environment, 'gateway', 'mail');
  give('prod', 'gateway', 'mail');
  history.commit('give prod its gateway back, and mail to all');

  history.write(gateway, code('gateway', 'mail', 'search'));
  for (const environment of ['dev', 'prod']) give(environment, 'gateway', 'mail', 'search');
  history.commit('search, but not in stage');
  history.write(gateway, code('gateway', 'mail'));
  for (const environment of ['dev', 'prod']) give(environment, 'gateway', 'mail');
  history.commit('give the search up');

  history.write(`${resources}/application-stage.properties`, `gateway=\\u12\n${settings('stage', 'mail')}`);
  history.commit('break the file of stage');
  give('stage', 'gateway', 'mail');
  history.commit('mend the file of stage');

  give('stage', 'gateway');
  history.commit('take mail from stage');
  return history;
}

const springBoot = `<project>
  <groupId>com.acme</groupId><artifactId>shop</artifactId>
  <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version></parent>
</project>
`;

const application = `package com.acme;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Shop {
  public static void main(String[] words) { SpringApplication.run(Shop.class, words); }
}
`;

let history: History;
let whole: readonly Replayed[];
beforeAll(async () => {
  history = historyOfGateway();
  whole = await replayed();
});

function messages(): ReadonlyMap<string, string> {
  const log = history.git('log', '--format=%H %s').split('\n');
  return new Map(log.map((line) => [line.slice(0, 40), line.slice(41)]));
}

async function replayed(choice: Choice = {}): Promise<readonly Replayed[]> {
  const read = readHistory(history.root);
  return (await replay(read, ownJudge(read), choice)).replayed;
}

/** Each commit with its errors and warnings and what became of them. */
function told(commits: readonly Replayed[]): readonly string[] {
  const names = messages();
  return commits.flatMap(({ commit, exit, fresh }) => [
    `${exit} ${names.get(commit)}`,
    ...fresh
      .filter(({ severity }) => severity !== 'notice')
      .map(({ severity, rule, key, environments, fate, by, echo }) =>
        [
          `    ${severity} ${[rule, key, ...environments].filter((word) => word !== undefined).join(' ')}: ${fate}`,
          ...(by === undefined ? [] : [`by "${names.get(by)}"`]),
          ...(echo === undefined ? [] : [`(echo of a ${echo})`]),
        ].join(' '),
      ),
  ]);
}

const expected = [
  '1 take the gateway from prod',
  '    error missing-value gateway prod: repaired by "give prod its gateway back, and mail to all"',
  '0 give prod its gateway back, and mail to all',
  '1 search, but not in stage',
  '    error missing-value search stage: withdrawn by "give the search up"',
  '0 give the search up',
  '1 break the file of stage',
  '    error invalid-file stage: repaired by "mend the file of stage"',
  '0 mend the file of stage',
  '1 take mail from stage',
  '    error missing-value mail stage: lasting',
];

describe('a replay', () => {
  it('judges each commit that touches configuration as a pull request, and tells what became of its findings', () => {
    expect(told(whole)).toEqual(expected);
  });

  it('of the newest commits is a part of the whole', async () => {
    expect(told(await replayed({ max: 3 }))).toEqual(expected.slice(-5));
    expect(await replayed({ since: '9999-01-01' })).toEqual([]);
  });

  it('of a sample finds the same fates by looking at the states in between', async () => {
    const names = [...messages()];
    const chosen = names.flatMap(([id, message]) => (/^(?:take|search|break)/.test(message) ? [id] : []));
    const commits = await replayed({ sample: new Set(chosen) });
    expect(told(commits)).toEqual(expected.filter((line) => !/^0/.test(line)));
  });

  it('says the same by the program, with a checkout and a process for each commit', async () => {
    const read = readHistory(history.root);
    const judge = programJudge('dist/cli.js', read);
    try {
      const { replayed: commits } = await replay(read, judge, { max: 4 });
      expect(commits).toEqual(whole.slice(-4));
    } finally {
      judge.close();
    }
  });

  it('goes on where a commit cannot be judged', async () => {
    const read = readHistory(history.root);
    const judge = ownJudge(read);
    const names = messages();
    const { replayed: commits } = await replay(
      read,
      {
        ...judge,
        change: (step) =>
          names.get(step.commit.id) === 'give the search up'
            ? Promise.resolve({
                exit: 2,
                trouble: { kind: 'crash', message: 'x' },
                fresh: [],
                ended: [],
                present: new Set(),
              })
            : judge.change(step),
      },
      {},
    );
    expect(told(commits)).toEqual([
      ...expected.slice(0, 4),
      // The next one that is judged has it no more.
      '    error missing-value search stage: withdrawn by "break the file of stage"',
      '2 give the search up',
      ...expected.slice(6),
    ]);
  });
});

describe('the figures of a replay', () => {
  it('count repaired and defended commits as right', () => {
    const lasting = whole.at(-1)?.commit ?? '';
    const repository = repositoryName(history.root);
    const defended = readDefended(`# read by a reader\n${repository}\t${lasting.slice(0, 12)}\tthe mails fail\n`);
    const figures = figuresOf(whole, defended);
    expect(figures).toContain('| failed | 4 | 2 | 1 | 1 | 75.0 % | 142.9 |');
    expect(figures).toContain('| missing-value | error | 3 | 3 | 1 | 1 | 1 | 0 |');
    expect(figures).toContain('Failed, neither repaired nor defended:');
    expect(figures.match(/missing-value search/g)).toHaveLength(1);
  });

  it('of two replays show which commits are judged otherwise', () => {
    const before = whole.map((commit) =>
      commit.fresh.length === 0 ? commit : { ...commit, exit: 0 as const, fresh: [] },
    );
    const differences = differencesOf(before, whole, new Set());
    expect(differences).toContain('| error (failed) | 0 | 4 |');
    expect(differences).toContain('| missing-value | error | 0 | 3 |');
    expect(differences).toContain('4 commits are judged otherwise:');
    expect(differences).toContain(': nothing → error (missing-value mail)');
  });
});

describe('a history', () => {
  it('has at each commit the files that git has there', () => {
    const read = readHistory(history.root);
    const places = read.commits.flatMap((commit, place) => (touchesConfiguration(commit) ? [place] : []));
    for (const chosen of [places, [places.at(-1) ?? 0]]) {
      for (const { commit, before, after } of stepsAt(read, chosen)) {
        expect([...after.keys()]).toEqual(commitTree(history.root, commit.id)?.list());
        expect([...before.keys()]).toEqual(commitTree(history.root, commit.parent)?.list());
      }
    }
  });

  it('follows the first parent of merges, and sees what they bring', () => {
    const merged = history.copy();
    merged.git('checkout', '-q', '-b', 'side', 'HEAD~1');
    writeFileSync(
      join(merged.root, resources, 'application-dev.properties'),
      settings('dev', 'gateway', 'mail', 'chat'),
    );
    merged.commit('chat in dev');
    merged.git('checkout', '-q', 'main');
    merged.git('merge', '-q', '--no-ff', '-m', 'merge chat', 'side');
    const last = readHistory(merged.root).commits.at(-1);
    expect(last?.changes.map(({ path }) => path)).toEqual([`${resources}/application-dev.properties`]);
    expect(last?.parent).toBe(merged.git('rev-parse', 'HEAD^1'));
  });

  it('is called after the folder of its mirror', () => {
    expect(repositoryName('/mirrors/acme+shop/repo')).toBe('acme/shop');
    expect(repositoryName('/mirrors/acme+shop/repo/.git')).toBe('acme/shop');
    expect(repositoryName('shop.git')).toBe('shop');
  });
});

describe('a sample', () => {
  it('is the same for the same seed, holds commits on configuration alone, and can be read again', () => {
    const histories = [readHistory(history.root)];
    const drawn = drawSample(histories, 100, '13');
    expect(drawn).toEqual(drawSample(histories, 100, '13'));
    expect(readAddresses(printAddresses(drawn))).toEqual(drawn);
    // No history makes up more than a small part.
    expect(drawn).toHaveLength(4);
    // The ids of these commits are new in each run, and two seeds may well draw the same four of so few.
    const others = Array.from({ length: 20 }, (_, index) => drawSample(histories, 100, `other ${index}`));
    expect(new Set(others.map((other) => JSON.stringify(other))).size).toBeGreaterThan(1);
    const relevant = histories.flatMap(({ commits }) => commits.filter(touchesConfiguration).map(({ id }) => id));
    expect(relevant).toEqual(expect.arrayContaining(drawn.map(({ commit }) => commit)));
  });
});
