import { describe, expect, it } from 'vitest';
import { formats } from '../src/spring/formats.ts';
import { expectLinear } from './growth.ts';

const examples: readonly (readonly [format: string, accepted: readonly string[], refused: readonly string[]])[] = [
  [
    'uri',
    ['https://a.example/x?y=1#z', 'urn:isbn:1', 'jdbc:postgresql://db:5432/orders', 'classpath:a.xml', 'file:///tmp/ä'],
    ['', 'a/b', '//a', 'https:', 'https://a b', 'http://a/%zz', 'http://{host}/'],
  ],
  [
    'url',
    [
      'https://pay.example.com:8443/v1',
      'http://user:pw@localhost',
      'ftp://10.0.0.1/',
      'http://[::1]:80/',
      'http://order_db',
    ],
    ['pay.example.com', 'mailto:a@b.c', 'https://', 'https:///x', 'http://a:99999', 'http://-a'],
  ],
  ['hostname', ['localhost', 'a.example.com', '10.0.0.1', 'A-1.x.'], ['', '-a', 'a-', 'a..b', 'a_b', 'a b', 'a:1']],
  [
    'host-port',
    ['db:5432', '10.0.0.1:80', '[::1]:8080', 'order_db:1'],
    ['db', ':80', 'db:', 'db:x', 'db:65536', 'a b:1'],
  ],
  ['email', ['a@b.example', 'a.b+c@localhost'], ['', 'a', '@b', 'a@', 'a b@c', 'a@b@c', '.a@b']],
  ['duration', ['10s', 'PT10S', '250'], ['', '10 s', '1h30m', '10sec']],
  ['data-size', ['10MB', '512', '1 GB'], ['', '10mb', '1MiB', '1.5GB']],
  ['cron', ['0 0 * * * *', '@daily'], ['', '* * * * *', '0 0 25 * * *']],
  [
    'charset',
    ['UTF-8', 'utf8', 'ISO-8859-1', 'latin1', 'windows-1252', 'US-ASCII', 'GBK'],
    ['', 'UTF-9', 'utf 8', 'ansi!'],
  ],
  ['locale', ['de', 'de_CH', 'zh-Hant-TW', 'en-US'], ['', 'd', 'de_', '12', 'de CH', 'german language']],
  [
    'class-name',
    ['com.example.Main', 'A$B', 'Größe'],
    ['', 'com..Main', '1A', 'a-b', 'a.', 'com.example.Main.class()'],
  ],
];

describe.each(examples)('the format %s', (name, accepted, refused) => {
  it.each(accepted)('accepts "%s"', (text) => expect(formats[name]?.(text)).toBe(true));
  it.each(refused)('refuses "%s"', (text) => expect(formats[name]?.(text)).toBe(false));
});

it('there is an example of every format', () => {
  expect(examples.map(([name]) => name).sort()).toEqual(Object.keys(formats).sort());
});

it.each(Object.entries(formats))('the format %s takes linear time on long text', async (_, accepts) => {
  for (const piece of ['a', 'a.', 'a-', 'a:', 'a@', '[:', '1', '1,', '*/', 'P1', '-', '%41', ' ']) {
    for (const start of ['', '[', 'http://']) {
      await expectLinear((many) => accepts(`${start}${piece.repeat(many)}!`), 100_000, `${start}${piece}`);
    }
  }
});
