import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../src/commands/check.ts';
import { workingTree } from '../src/platform/working-tree.ts';
import { text } from '../src/reports/text.ts';

/**
 * `fixtures/projects/<name>` is a repository in which one environment lacks something, `<name>-fixed` the same one with the
 * line that it lacked, and `<name>.report.txt` beside them what a developer reads. To accept new output, after having read it:
 * UPDATE_EXPECTED=1 npx vitest run test/projects.test.ts
 */
const folder = fileURLToPath(new URL('../fixtures/projects', import.meta.url));
const projects = readdirSync(folder).filter((name) => existsSync(join(folder, `${name}-fixed`)));

const judge = (name: string) => check({ tree: workingTree(join(folder, name)), today: '2026-11-26', failOn: 'error' });

describe.each(projects)('the sample project %s', (name) => {
  it('shows what its environment lacks', async () => {
    const shown = await text.render(await judge(name), { colour: false, showValues: false });
    await expect(shown).toMatchFileSnapshot(join(folder, `${name}.report.txt`));
  });

  it('is ready with the line that was missing', async () => {
    const { verdict, counts } = await judge(`${name}-fixed`);
    expect({ verdict, errors: counts.error }).toEqual({ verdict: 'pass', errors: 0 });
  });
});
