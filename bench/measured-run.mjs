// Runs the program that is named by the arguments inside of this process and tells, on its standard error, the most
// memory that the process ever held. (The operating system's `time` does not exist everywhere.)
import { pathToFileURL } from 'node:url';

const [program, ...words] = process.argv.slice(2);
process.argv = [process.argv[0], program, ...words];
process.on('exit', () => {
  // In kilobytes on every platform, see the documentation of process.resourceUsage.
  process.stderr.write(`\npeak ${process.resourceUsage().maxRSS}\n`);
});
await import(pathToFileURL(program).href);
