import { code, prose } from '@gatehouse/action-kit';
import type { LineCommit } from '@gatehouse/forge';
import { type Refusal, refuse, shortCommit, type Touched } from '@gatehouse/release';
import { keepIssue } from '../../issues/index.ts';
import { inversePatch, type Undoing } from './edits.ts';
import type { FoundChange } from './find.ts';
import type { RevertDeps, RevertInputs } from './types.ts';

/** Issues of conflicts have it, so that they are found again. */
const CONFLICT_LABEL = 'gatehouse-revert';

/** Of 65,536 characters of a body. */
const MAX_PATCH = 40_000;
const MAX_FILES = 50;
const MAX_COMMITS = 3;

/** Who changed a file of the change again. */
interface Conflict {
  readonly touched: Touched;
  readonly later: readonly LineCommit[];
}

export function conflictsOf({ line, range }: FoundChange, { inverse }: Undoing): readonly Conflict[] {
  const at = line.findIndex(({ oid }) => oid === range.commits[0]?.oid);
  const newer = line.slice(0, at);
  return inverse.conflicts.map((touched) => ({
    touched,
    later: newer.filter(({ changed }) => changed.some(({ path }) => path === (touched.inTheWay ?? touched.path))),
  }));
}

export function conflictRefusals(
  found: FoundChange,
  conflicts: readonly Conflict[],
  issue: string | null,
): readonly Refusal[] {
  const patch =
    issue === null ? 'a run with `dry-run: false` opens an issue with the patch' : 'the issue has the patch';
  const fix = `Undo it by hand (\`git revert\` and a pull request of a person); ${patch}.`;
  return conflicts.map(({ touched, later }) =>
    refuse('rollback/conflict', touched.path, `${sentence(found, touched, later)}.`, fix),
  );
}

function sentence(found: FoundChange, { path, now, inTheWay }: Touched, later: readonly LineCommit[]): string {
  if (later.length === 0) return `${path} is a link or a submodule, and those are not written`;
  const changed = now === null ? 'was deleted' : 'was changed again';
  const how = inTheWay === undefined ? changed : `has no room to come back to: ${inTheWay} came`;
  return `${path} ${how} since ${found.name} by ${later
    .slice(0, MAX_COMMITS)
    .map(({ oid }) => shortCommit(oid))
    .join(', ')}`;
}

/** Keeps one issue with the diagnosis and the patch; answers its address, or null in a dry run that would open it. */
export async function tellOfConflicts(
  deps: RevertDeps,
  inputs: RevertInputs,
  found: FoundChange,
  { undoing, conflicts }: { readonly undoing: Undoing; readonly conflicts: readonly Conflict[] },
): Promise<string | null> {
  const { restored, conflicts: touched } = undoing.inverse;
  const patch = await inversePatch(deps.line, [...restored, ...touched]);
  const alarm = {
    key: `revert/${found.slug}`,
    wish: 'raise',
    title: `Reverting ${found.name} needs a person`,
    raised: issueText(inputs, found, conflicts, patch),
    settled: `${found.name} could be reverted.`,
  } as const;
  const listed = await deps.repository.listIssues(CONFLICT_LABEL);
  const rules = { onClosed: 'reopen', snoozeMs: 0 } as const;
  const kept = await keepIssue({ issues: deps.repository, io: deps.io, clock: deps.clock }, listed, alarm, {
    label: CONFLICT_LABEL,
    rules,
    dryRun: inputs.dryRun,
  });
  return kept.url;
}

function issueText(
  { reason, by }: RevertInputs,
  found: FoundChange,
  conflicts: readonly Conflict[],
  patch: string,
): string {
  const rows = conflicts.slice(0, MAX_FILES).map(({ touched, later }) => {
    const subjects = later
      .slice(0, MAX_COMMITS)
      .map(({ oid, subject }) => `${code(shortCommit(oid))} ${prose(subject)}`);
    return `- ${prose(sentence(found, touched, later))}${subjects.length === 0 ? '' : `: ${subjects.join(', ')}`}`;
  });
  const merge = found.range.kind === 'merge' ? ' -m 1' : '';
  const commands = found.range.commits.map(({ oid }) => `git revert${merge} ${oid}`);
  return [
    `${code(by)} asked to revert ${prose(found.name)}: ${prose(reason)}`,
    '',
    `It cannot be undone file by file, because ${conflicts.length} of its files are not as it left them:`,
    '',
    ...rows,
    ...(conflicts.length > MAX_FILES ? [`- and ${conflicts.length - MAX_FILES} more`] : []),
    '',
    'Nothing was written. To do it by hand:',
    '',
    '```console',
    ...commands,
    '```',
    '',
    'The patch that undoes it, as it would have been applied right after it:',
    '',
    ...fenced(patch),
  ].join('\n');
}

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): readonly string[] {
  const shown = text.length > MAX_PATCH ? text.slice(0, MAX_PATCH) : text;
  const longest = Math.max(2, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const cut = text.length > MAX_PATCH ? ['', `The patch has ${text.length} characters and is cut here.`] : [];
  return [`${fence}diff`, shown.trimEnd(), fence, ...cut];
}
