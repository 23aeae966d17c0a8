// npm run replay -- [options] GIT_DIRECTORY …: judges the commits of histories as pull requests, and tells what became of
// each finding. docs/replay.md says what the figures mean.
import { importSource } from '../scripts/import-source.mjs';

const { runReplay } = await importSource('bench/replay/replay-command.ts');
try {
  await runReplay(process.argv.slice(2));
} catch (error) {
  // A stack would show the whole bundle, which has no file.
  console.error(error.message);
  process.exitCode = 2;
}
