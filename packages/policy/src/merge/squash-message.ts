import type { Verdict, VerdictBump } from '../verdict.ts';
import { highestUpdate } from '../verdicts/highest-update.ts';

export interface SquashMessage {
  readonly headline: string;
  readonly body: string;
}

const MAX_NAME = 100;
const MAX_LISTED = 50;

/**
 * The message of the commit that a machine's merge makes: ours, since GitHub would take the pull request's title and text, in which
 * `[skip ci]` stops the base branch's checks and `fixes #1` closes an issue. Names and versions keep only characters that can say neither.
 */
export function squashMessage(verdict: Verdict, lane: string | null = null): SquashMessage {
  const { bumps, pullRequest, risk, author, head } = verdict;
  const number = pullRequest === null ? '' : ` (#${pullRequest})`;
  const about = [
    ...(pullRequest === null
      ? []
      : [`Pull request ${pullRequest}${author === null ? '' : ` of ${nameOf(author.replace(/\[bot\]$/, ''))}`}`]),
    ...(head === null ? [] : [`head ${versionOf(head)}`]),
    ...(risk === undefined ? [] : [`${risk.level} risk`]),
    ...(lane === null ? [] : [`lane ${versionOf(lane)}`]),
  ].join(', ');
  const paragraphs = [bumpLines(bumps), ruleLines(verdict), about === '' ? '' : `${about}. Merged by Gatehouse.`];
  return { headline: `${headlineOf(verdict)}${number}`, body: paragraphs.filter((text) => text !== '').join('\n\n') };
}

/** `Update ghcr.io/acme/app to 1.2.4 (patch)`. */
function headlineOf({ bumps, paths, rollback }: Verdict): string {
  const verb = rollback === undefined ? 'Update' : 'Roll back';
  const update = highestUpdate(bumps);
  const names = new Set(bumps.map(({ name }) => name));
  const targets = new Set(bumps.map(({ to }) => targetOf(to)));
  const [first] = bumps;
  if (first === undefined)
    return `${rollback === undefined ? 'Change' : 'Roll back'} ${counted(paths?.length ?? 0, 'file')}`;
  const what = names.size === 1 ? nameOf(first.name) : counted(names.size, 'dependency', 'dependencies');
  const to = names.size === 1 && targets.size === 1 ? ` to ${targetOf(first.to)}` : '';
  return `${verb} ${what}${to} (${update ?? 'unknown'})`;
}

/** "from" and "to" stand before every version: `closes GH-1` cannot come about. */
function bumpLines(bumps: readonly VerdictBump[]): string {
  const lines = [
    ...new Set(
      bumps.map(
        ({ name, from, to, update }) => `- ${nameOf(name)} from ${targetOf(from)} to ${targetOf(to)} (${update})`,
      ),
    ),
  ];
  const more = lines.length - MAX_LISTED;
  return [...lines.slice(0, MAX_LISTED), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** For a change of a policy's lane: the rules that explain it. */
function ruleLines({ bumps, risk }: Verdict): string {
  if (bumps.length > 0 || risk === undefined) return '';
  const rules = [...new Set(risk.reasons.map(({ rule }) => rule.replaceAll(/[^a-z0-9/-]/g, '_')))];
  return rules
    .slice(0, MAX_LISTED)
    .map((rule) => `- explained by ${rule}`)
    .join('\n');
}

function targetOf({ version, digest }: VerdictBump['to']): string {
  if (version !== null) return versionOf(version);
  return digest === null ? 'nothing' : versionOf(digest.replace(/^sha256:/, '').slice(0, 12));
}

/** No space, bracket, `*`, `#` or `@`, and `:` only before a port: no instruction, no mention, no reference, no trailer. */
function nameOf(text: string): string {
  const clean = text.replaceAll(/[^A-Za-z0-9._/:+~-]/g, '_').replaceAll(/:(?![0-9])/g, '_');
  return cut(clean);
}

function versionOf(text: string): string {
  return cut(text.replaceAll(/[^A-Za-z0-9._+~-]/g, '_'));
}

function cut(text: string): string {
  return text.length > MAX_NAME ? `${text.slice(0, MAX_NAME)}...` : text;
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
