// npm run new-rule -- must-differ: the files of a new rule, ready to be filled.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { regenerate } from './generate.mjs';
import { root } from './import-source.mjs';

const [id, ...rest] = process.argv.slice(2);
if (id === undefined || rest.length > 0 || !/^[a-z]+(-[a-z]+)+$/.test(id)) {
  console.error('Usage: npm run new-rule -- ID, where ID says what is wrong in two or more words: must-differ');
  process.exit(2);
}
if (existsSync(join(root, 'src/rules', `${id}.ts`))) {
  console.error(`There is a rule ${id} already: src/rules/${id}.ts`);
  process.exit(2);
}

const properties = 'app.name=orders\n';
const files = {
  [`src/rules/${id}.ts`]: `import type { Problem, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

export const rule: Rule = {
  id: '${id}',
  summary: 'Say in one sentence what is wrong where this rule finds something.',
  severity: 'warning',
  check,
};

/** Facts in, problems out: everything that a rule may know is in the subject. */
function* check(_subject: Subject): Generator<Problem> {
  // Yield one problem per key, with all environments that it concerns.
}
`,
  [`docs/rules/${id}.md`]: `# ${id}

## What

What the rule finds, in the words of somebody who runs Spring applications.

## Why

What happens at run time when nobody notices.

## Severity

When it is certain and has the severity of the rule, and when it is quieter than that.

## How to fix

The line to write, and where.

## Example

The smallest configuration with the problem, and the finding as Keyparity prints it.
`,
  [`fixtures/rules/${id}/finds/repo/src/main/resources/application.properties`]: properties,
  [`fixtures/rules/${id}/finds/repo/src/main/resources/application-prod.properties`]: '',
  [`fixtures/rules/${id}/finds/expected.txt`]: '',
  [`fixtures/rules/${id}/accepts/repo/src/main/resources/application.properties`]: properties,
  [`fixtures/rules/${id}/accepts/repo/src/main/resources/application-prod.properties`]: '',
  [`fixtures/rules/${id}/accepts/expected.txt`]: '',
};

for (const [path, text] of Object.entries(files)) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  console.log(path);
}
for (const path of await regenerate()) console.log(path);
console.log(`
Next: make fixtures/rules/${id}/finds show the problem and fixtures/rules/${id}/accepts its nearest harmless relative, write
the rule and its page, then let the findings be written down and read them:
  UPDATE_EXPECTED=1 npx vitest run test/rules.test.ts`);
