import { spawnSync } from 'node:child_process';
import { actionlint, zizmor } from '../../../scripts/e2e/tools.ts';

/** What a linter complains about: `path:line rule: message`. */
export type Complaints = readonly string[];

function output(command: string, args: readonly string[], cwd: string, expected: readonly number[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  // Anything but "clean" and "complaints" means that not everything was read.
  if (!expected.includes(status ?? -1)) throw new Error(`${command} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
}

/** actionlint over a repository's workflows, and over the actions of the same repository that they use by path. */
export function runActionlint(repository: string): Complaints {
  // Its helpers for shell and Python are whatever the machine has, or nothing; the same answer everywhere is worth more.
  const json = output(actionlint, ['-shellcheck=', '-pyflakes=', '-format={{json .}}'], repository, [0, 1]);
  const errors: readonly { filepath: string; line: number; kind: string; message: string }[] = JSON.parse(json);
  return errors.map(({ filepath, line, kind, message }) => `${filepath}:${line} ${kind}: ${message}`);
}

interface ZizmorFinding {
  readonly ident: string;
  readonly desc: string;
  readonly locations: readonly {
    readonly symbolic: { readonly kind: string; readonly key: { readonly Local: { readonly verbatim_path: string } } };
    readonly concrete: { readonly location: { readonly start_point: { readonly row: number } } };
  }[];
}

function zizmorComplaint({ ident, desc, locations }: ZizmorFinding): string {
  const place = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
  const path = place?.symbolic.key.Local.verbatim_path.replace(/^\.\//, '');
  return `${path}:${1 + (place?.concrete.location.start_point.row ?? 0)} ${ident}: ${desc}`;
}

/** What zizmor exits with when it looked at everything: nothing found, or the severity of the worst. */
const ZIZMOR_DONE = [0, 10, 11, 12, 13, 14];

/**
 * zizmor over every workflow and action of a repository, as strict as it gets without guessing, and without network.
 * @param more further options, such as `--no-ignores`
 */
export function runZizmor(repository: string, ...more: readonly string[]): Complaints {
  const strict = ['--offline', '--no-config', '--persona=pedantic', '--strict-collection', '--collect=all'];
  const args = [...strict, '--no-progress', '--format=json-v1', ...more, '.'];
  const findings: readonly ZizmorFinding[] = JSON.parse(output(zizmor, args, repository, ZIZMOR_DONE));
  return findings.map(zizmorComplaint);
}
