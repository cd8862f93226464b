import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type ScratchRepository, scratchRepository } from '@gatehouse/forge/git/testing';
import { runCli } from './run.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Most memory the process ever held, in MiB. */
  readonly peak: number;
}

// Linux counts what the parent held before the program started as the child's, but not in VmHWM.
const REPORT_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from 'node:fs';
  const status = '/proc/self/status';
  const peak = () => existsSync(status)
    ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8'))[1]
    : process.resourceUsage().maxRSS;
  process.on('exit', () => console.error('peak ' + peak()));
`)}`;

/** Runs the command line as a process of its own. */
export function gatehouse(...args: readonly string[]): Ran {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ['--import', REPORT_PEAK, MAIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  const [err = '', peak = ''] = stderr.split(/^peak /m);
  return { code: status, out: stdout, err, peak: Number(peak) / 1024 };
}

/** Runs the command line in this process: quicker where neither threads nor the process's end matter. */
export async function gatehouseHere(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Omit<Ran, 'peak'>> {
  const said = { out: '', err: '' };
  const into = (end: keyof typeof said) =>
    new Writable({
      write(piece: Buffer, _encoding, done) {
        said[end] += piece.toString('utf8');
        done();
      },
    });
  const code = await runCli(args, {
    stdout: into('out'),
    stderr: into('err'),
    script: new URL(import.meta.url),
    now: new Date('2026-11-21T12:00:00Z'),
    env,
  });
  return { code, ...said };
}

/** A manifest of one container. */
export function pod(image: string, extra = ''): string {
  const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  containers:\n    - name: app\n';
  return `${head}      image: ${image}\n${extra}`;
}

/** The note printed where a repository has no policy. */
export function defaultsNote(commit: string): string {
  const where = `note: there is no .github/gatehouse.yml at ${commit.slice(0, 12)}, so the documented defaults apply: `;
  return `${where}every manager, everywhere; patch, minor and digest updates\n`;
}

/** Repositories that are removed by `clean`. */
export function repositories(): { make(): ScratchRepository; clean(): void } {
  const made: ScratchRepository[] = [];
  return {
    make() {
      const repo = scratchRepository();
      made.push(repo);
      return repo;
    },
    clean() {
      for (const repo of made.splice(0)) repo.remove();
    },
  };
}
