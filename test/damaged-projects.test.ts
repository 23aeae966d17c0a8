import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { describeFailure } from '../src/commands/describe-failure.ts';
import { memoryTree } from '../src/documents/file-tree.ts';
import { workingTree } from '../src/platform/working-tree.ts';

/** Whatever a pull request does to the files of a sample project, there is a verdict, or a sentence why there is none. */
const projects = fileURLToPath(new URL('../fixtures/projects', import.meta.url));
const names = readdirSync(projects, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.endsWith('-fixed'))
  .map(({ name }) => name);

const decoder = new TextDecoder();

function textsOf(name: string): Record<string, string> {
  const tree = workingTree(join(projects, name));
  return Object.fromEntries(tree.list().map((path) => [path, decoder.decode(tree.read(path) ?? new Uint8Array())]));
}

/** What is cut out of a file, and what is put there; both places as parts of its length. */
interface Damage {
  readonly file: number;
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    file: part,
    from: part,
    length: fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, part),
    text: fc.oneof(
      fc.constantFrom(
        ...[
          '\n',
          '  ',
          ': ',
          '- ',
          '{',
          '}',
          '"',
          "'",
          '${',
          '}}',
          '{{',
          '<%=',
          '%>',
          '#---\n',
          '---\n',
          '&a ',
          '*a',
          '<<: *a\n',
          '!x ',
        ],
        ...[
          '\u0000',
          '\uFEFF',
          '\t',
          '|\n',
          '[',
          ']',
          '=',
          '\\',
          '<!DOCTYPE x>',
          '</',
          '/*',
          '"""',
          '@Value("',
          'spring.profiles.active: x\n',
        ],
      ),
      fc.string({ maxLength: 8, unit: 'binary' }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function damage(files: Record<string, string>, { file, from, length, text }: Damage): void {
  const paths = Object.keys(files);
  const path = paths[Math.floor(file * paths.length)] as string;
  const whole = files[path] as string;
  const start = Math.floor(from * whole.length);
  files[path] = whole.slice(0, start) + text + whole.slice(start + Math.floor(length * (whole.length - start)));
}

describe('a damaged project is judged, or it is said why not', () => {
  it.each(names)('%s', async (name) => {
    const sound = textsOf(name);
    await fc.assert(
      fc.asyncProperty(damages, async (all) => {
        const files = { ...sound };
        for (const one of all) damage(files, one);
        const told = await check({ tree: memoryTree(files), today: '2026-11-26', failOn: 'error' }).then(
          ({ findings }) => `${findings.length} findings`,
          describeFailure,
        );
        expect(told).not.toContain('internal error');
      }),
      { numRuns: Number(process.env['DAMAGED_CASES'] ?? 40) },
    );
  });
});
