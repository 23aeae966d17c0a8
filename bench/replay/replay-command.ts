/*
 * npm run replay -- [options] GIT_DIRECTORY …: histories as pull requests. See docs/replay.md.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Defended, differencesOf, figuresOf, readDefended } from './figures.ts';
import { type History, readHistory, repositoryName } from './history.ts';
import { type Judge, ownJudge } from './own-judge.ts';
import { programJudge } from './program-judge.ts';
import { type Replayed, replay } from './replay.ts';
import { drawSample, printAddresses, readAddresses } from './sample.ts';

export async function runReplay(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      max: { type: 'string' },
      since: { type: 'string' },
      sample: { type: 'string' },
      draw: { type: 'string' },
      seed: { type: 'string', default: '1' },
      program: { type: 'string' },
      out: { type: 'string' },
      defended: { type: 'string' },
      compare: { type: 'boolean', default: false },
      figures: { type: 'boolean', default: false },
    },
  });
  const defended: Defended = values.defended === undefined ? new Set() : readDefended(readText(values.defended));
  if (values.compare) {
    const [before = '', after = ''] = positionals;
    console.log(differencesOf(readReplayed(before), readReplayed(after), defended));
    return;
  }
  if (values.figures) {
    console.log(figuresOf(positionals.flatMap(readReplayed), defended));
    return;
  }
  if (values.draw !== undefined) {
    const drawn = printAddresses(drawSample(histories(positionals), Number(values.draw), values.seed));
    if (values.out === undefined) process.stdout.write(drawn);
    else writeFileSync(values.out, drawn);
    return;
  }

  const { max, since, program, out } = values;
  const wanted = values.sample === undefined ? undefined : samplesOf(readText(values.sample));
  if (out !== undefined) writeFileSync(out, '');
  const all: Replayed[] = [];
  const times: number[] = [];
  for (const directory of positionals) {
    const sample = wanted?.get(repositoryName(directory));
    if (wanted !== undefined && sample === undefined) continue;
    const history = readHistory(directory);
    const judge: Judge = program === undefined ? ownJudge(history) : programJudge(program, history);
    try {
      const run = await replay(history, judge, {
        ...(max !== undefined && { max: Number(max) }),
        ...(since !== undefined && { since }),
        ...(sample !== undefined && { sample }),
      });
      all.push(...run.replayed);
      times.push(...run.times);
      if (out !== undefined) appendFileSync(out, run.replayed.map((each) => `${JSON.stringify(each)}\n`).join(''));
      console.error(progressOf(history, run.replayed, run.times));
    } finally {
      judge.close();
    }
  }
  console.log(figuresOf(all, defended));
  console.log(`\n${timesOf(times)}`);
}

/** The samples of the repositories, by their names. */
function samplesOf(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const samples = new Map<string, Set<string>>();
  for (const { repository, commit } of readAddresses(text)) {
    const known = samples.get(repository) ?? new Set();
    samples.set(repository, known.add(commit));
  }
  return samples;
}

function* histories(directories: readonly string[]): Generator<History> {
  for (const directory of directories) yield readHistory(directory);
}

function readReplayed(path: string): readonly Replayed[] {
  return readText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Replayed);
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function progressOf({ repository }: History, replayed: readonly Replayed[], times: readonly number[]): string {
  const failed = replayed.filter(({ exit }) => exit === 1).length;
  const unjudged = replayed.filter(({ exit }) => exit === 2).length;
  const seconds = (times.reduce((sum, each) => sum + each, 0) / 1000).toFixed(0);
  return `${repository}: ${replayed.length} commits, ${failed} failed, ${unjudged} not judged, ${seconds} s`;
}

function timesOf(times: readonly number[]): string {
  const ordered = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (ordered[Math.floor((ordered.length - 1) * share)] ?? 0).toFixed(0);
  return `Time of a judgement: median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
