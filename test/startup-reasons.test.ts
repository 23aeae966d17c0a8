import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { plainText, renderMessage } from '../src/reports/render-message.ts';
import { reasonOf } from '../src/rules/startup-reason.ts';
import type { StartupFailure } from '../src/spring/property-source.ts';
import { resolveCase } from './oracle/keyparity.ts';
import type { OracleCase } from './oracle/oracle.mjs';

const told = (failure: StartupFailure) => renderMessage(reasonOf(failure), { medium: plainText, showValues: true });

const casesFolder = new URL('./oracle/cases/', import.meta.url);
const topics = readdirSync(casesFolder).filter((name) => !/^(?:startup|plain-spring)/.test(name));

/** Every failure that a recorded case has in some generation, by class and message. */
function recordedFailures(): ReadonlyMap<string, StartupFailure> {
  const found = new Map<string, StartupFailure>();
  for (const topic of topics) {
    for (const line of readFileSync(new URL(topic, casesFolder), 'utf8').trim().split('\n')) {
      const given: OracleCase = JSON.parse(line);
      for (const version of ['2.7.18', '3.3.5', '4.0.0']) {
        for (const failure of resolveCase(given, version).failures)
          found.set(`${failure.exception}: ${failure.message}`, failure);
      }
    }
  }
  return found;
}

describe('why Spring would not start', () => {
  const failures = recordedFailures();

  it('is told in words of its own for everything that is recorded of it', () => {
    expect(failures.size).toBeGreaterThan(80);
    const untold = [...failures].filter(([, failure]) => /refuses what|^Spring ends with/.test(told(failure)));
    expect(untold.map(([text]) => text)).toEqual([]);
  });

  it.each([
    [
      ['IllegalArgumentException', 'Invalid argument syntax: --'],
      'the argument `--` behind the jar has no name, which Spring Boot refuses before 3.4 (SimpleCommandLineArgsParser)',
    ],
    [
      ['IllegalArgumentException', 'Invalid argument syntax: --=swordfish7391'],
      'an argument behind the jar begins with `--=` and has no name, which Spring Boot refuses (SimpleCommandLineArgsParser)',
    ],
    [
      ['JsonParseException', 'The text is not a JSON object.'],
      '`SPRING_APPLICATION_JSON` (or `spring.application.json`) is not a JSON object, and Spring Boot reads it before any file',
    ],
    [
      ['IllegalArgumentException', "Config name 'or*ders' cannot contain '*'"],
      '`spring.config.name` has a `*`, and Spring Boot takes no wildcard there',
    ],
    [['NullPointerException', "Blank location in 'spring.config.import'"], 'a location in this list is blank'],
    [
      ['NullPointerException', "'spring.profiles' and 'spring.config.import' in one document"],
      'Spring Boot 2.7 cannot read `spring.profiles` and `spring.config.import` in one document',
    ],
  ])('%j', ([exception = '', message = ''], expected) => {
    expect(told({ exception, message })).toBe(expected);
  });
});

describe('a command line that Spring Boot refuses', () => {
  it('is one error, at the line that says so, with the text and the law', async () => {
    const { findings } = await check({
      tree: memoryTree({
        'build.gradle': "plugins { id 'org.springframework.boot' version '3.3.5' }\n",
        Dockerfile: 'FROM eclipse-temurin:21\nENTRYPOINT ["/sbin/tini", "--", "java", "-jar", "app.jar", "--"]\n',
        'src/main/resources/application.yml': 'orders.currency: CHF\n',
        'src/main/resources/application-stage.yml': 'orders.zone: a\n',
        'src/main/resources/application-prod.yml': 'orders.zone: b\n',
      }),
      today: '2026-11-21',
      failOn: 'error',
    });
    expect(
      findings.map(({ rule, at, message, advice }) => [
        rule,
        `${at.path}:${at.line}`,
        ...[message, advice].map((text) => renderMessage(text, { medium: plainText, showValues: false })),
      ]),
    ).toEqual([
      [
        'invalid-file',
        'Dockerfile:2',
        'stage and prod do not start: the argument `--` behind the jar has no name, which Spring Boot refuses before 3.4 (SimpleCommandLineArgsParser).',
        'Take it out of the command line. Spring Boot ends with `IllegalArgumentException` before any bean is created.',
      ],
    ]);
  });
});
