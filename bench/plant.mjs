// npm run plant -- [options] GIT_DIRECTORY or FOLDER …: plants faults into families of environments, each as a pull request,
// and tells how loud the gate is. docs/replay.md says what the figures mean.
import { importSource } from '../scripts/import-source.mjs';

const { runPlant } = await importSource('bench/replay/plant-command.ts');
try {
  await runPlant(process.argv.slice(2));
} catch (error) {
  // A stack would show the whole bundle, which has no file.
  console.error(error.message);
  process.exitCode = 2;
}
