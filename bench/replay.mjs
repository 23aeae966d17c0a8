// npm run replay -- [options] GIT_DIRECTORY …: judges the commits of histories as pull requests, and tells what became of
// each finding. docs/replay.md says what the figures mean.
import { importSource } from '../scripts/import-source.mjs';

const { runReplay } = await importSource('bench/replay/replay-command.ts');
await runReplay(process.argv.slice(2));
