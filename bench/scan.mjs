// What it costs to look through all code of a large repository, side by side with other programs that read the same files,
// all warm: `rg -l` for the same needles, which searches on all processors, and `cat`, which does nothing but read.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { generateSources } from './generate-sources.mjs';

const needles = String.raw`\$\{|getRequiredProperty|ConfigurationProperties|@PropertySource|ConditionalOnProperty|SpringApplication`;
const runs = 5;

/**
 * @param program dist/cli.js
 * @param work a folder for generated repositories
 * @param line prints a row: name, figure, ratio, and where there is a budget whether it holds and what it is
 * @param scales of about 35,000 files each
 */
export function scan({ program, work, line, scales = [1, 2, 4] }) {
  console.log(`\nA generated repository of many sources, medians of ${runs} interleaved runs`);
  const hasRg = spawnSync('rg', ['--version']).status === 0;
  let first;
  for (const scale of scales) {
    const folder = join(work, `sources-${scale}`);
    const { files, sources } = generateSources(folder, { scale });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['add', '-A'], { cwd: folder });
    const candidates = {
      node: [process.execPath, ['-e', '0']],
      git: ['git', ['ls-files', '-c', '-o', '-z', '--exclude-standard']],
      cat: ['xargs', ['-0', 'cat'], sources.join('\0')],
      ...(hasRg && { rg: ['rg', ['-l', '-e', needles, '-tjava', '-tkotlin', '.']] }),
      check: [process.execPath, [program, 'check', '--format', 'json', '--fail-on', 'never']],
    };
    const times = timesOf(candidates, folder);
    const { node, git, cat, rg, check } = times;
    // The start of Node is no part of the work, and would flatter the larger repositories.
    const own = check - node;
    first ??= { files, own, cat };

    console.log(`  ${files.toLocaleString('en')} files, of them ${sources.length.toLocaleString('en')} sources`);
    row('  node -e 0', node);
    row('  git ls-files, with untracked files', git);
    row('  xargs cat of the sources', cat);
    if (rg === undefined) console.log('    rg is not installed, so the budget of keyparity check is not judged');
    else row('  rg -l in the sources', rg);
    const budget = rg === undefined ? undefined : 2 * rg + node;
    row(
      '  keyparity check',
      check,
      budget && [check <= budget, `at most 2 × rg and the start of Node, ${budget.toFixed(0)} ms`],
    );
    if (files !== first.files) {
      // Beside a program that does nothing but read, so that a machine that is busier by now is no growth.
      const growth = own / cat / (first.own / first.cat);
      const input = (files / first.files).toFixed(1);
      line('  growth beside that of cat', `${growth.toFixed(2)} ×`, '', [growth <= 1.2, `input grew ${input} ×`]);
    }
  }

  function row(name, milliseconds, verdict) {
    line(name, `${milliseconds.toFixed(0)} ms`, '', verdict);
  }
}

/** The median time of each program; before the first round each has run once, so that all files are in memory. */
function timesOf(candidates, folder) {
  const times = new Map(Object.keys(candidates).map((name) => [name, []]));
  for (let round = 0; round <= runs; round++) {
    for (const [name, [command, words, input]] of Object.entries(candidates)) {
      const from = performance.now();
      const { status } = spawnSync(command, words, {
        cwd: folder,
        stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore'],
        input,
      });
      if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}`);
      if (round > 0) times.get(name).push(performance.now() - from);
    }
  }
  return Object.fromEntries([...times].map(([name, each]) => [name, each.sort((a, b) => a - b)[Math.floor(runs / 2)]]));
}
