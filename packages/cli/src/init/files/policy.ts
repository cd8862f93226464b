import { loadPolicy } from '@gatehouse/policy';
import { printable } from '../../escape.ts';
import { short } from '../../short.ts';
import type { Bot } from '../survey/bots.ts';
import type { Survey } from '../survey/survey.ts';
import type { Counts } from '../survey/tally.ts';
import type { Source } from './source.ts';

/** Names in one comment; the rest is counted. */
const MOST_NAMED = 8;

/**
 * A policy for what the survey found: every fact stands as a comment with its count, so that whoever reads it can tell a decision
 * from a guess. Nothing in it lets anything merge by itself.
 */
export function policyText(survey: Survey, source: Source): string {
  const text = [
    ...head(survey, source),
    '',
    ...authors(survey),
    '',
    ...scope(survey),
    ...holds(survey),
    '',
    ...risk(survey),
    '',
    ...merge(survey),
    '',
  ].join('\n');
  // Whatever names and paths a history holds: what does not load must not be written.
  loadPolicy({ path: '.github/gatehouse.yml', text, commit: null, files: survey.files });
  return text;
}

function head({ commit, branch, commits }: Survey, { repository, commit: at }: Source): string[] {
  const raw = `https://raw.githubusercontent.com/${repository}/${at}/packages/policy/gatehouse.schema.json`;
  return [
    `# yaml-language-server: $schema=${raw}`,
    ...comment(`Whose changes must pass, what may change, and what merges by itself into ${branch}.`),
    ...comment(`Counts are of ${commits} commits before ${short(commit)}; they are what was seen, not what is right.`),
    ...comment(`Every key: https://github.com/${repository}/blob/${at}/docs/policy.md`),
    'version: 1',
  ];
}

function authors({ bots, commits }: Survey): string[] {
  const known = bots.filter(({ login }) => login !== null);
  const unknown = bots.filter(({ login }) => login === null);
  return [
    ...comment(bots.length === 0 ? `Bots seen: none in ${commits} commits.` : 'Bots seen:'),
    ...bots.flatMap((bot) => comment(`  ${bot.login ?? bot.name}: ${bot.commits.length} of ${commits} commits`)),
    ...comment('Every author of type Bot is bound. Once logins are listed, only those are.'),
    ...unknown.flatMap(({ name }) =>
      comment(`"${name}" names no account: if it is a person's to GitHub, list its login, or nothing binds it.`),
    ),
    '# authors:',
    `#   enforce: [${known.map(account).join(', ')}]`,
  ];
}

function account({ login, id }: Bot): string {
  const name = JSON.stringify(printable(login ?? ''));
  return id === null ? name : `{ login: ${name}, id: ${id} }`;
}

function scope({ bots, bumps }: Survey): string[] {
  const whose = bots.length === 0 ? 'commits' : 'bot commits';
  const places = bumps.places.ranked();
  const majors = bumps.updates.of('major');
  return [
    'scope:',
    ...indented(
      comment(`${bumps.withBumps} of ${bumps.commits} ${whose} moved versions; ${bumps.proved} changed nothing else.`),
    ),
    ...(places.length === 0
      ? indented(comment('Where bumps may happen: everywhere, since none was seen.'))
      : [
          ...indented(comment(`Where bumps may happen. Of ${bumps.withBumps} commits with bumps:`)),
          '  paths:',
          ...places.map(([glob, count]) => `    - ${JSON.stringify(glob)} # ${count} of ${bumps.withBumps}`),
        ]),
    ...indented(comment(`Managers seen, by bumps (all may): ${named(bumps.managers)}.`)),
    ...indented(comment(`Types of updates seen: ${named(bumps.updates)}.`)),
    ...(majors === 0 ? [] : indented(comment(`Majors: ${named(bumps.majors)}.`))),
    ...indented(comment('A major is blocked while it is not listed here; listed, it waits for a review.')),
    '  updates: [patch, minor, digest]',
  ];
}

function holds({ renovate }: Survey): string[] {
  if (renovate.length === 0) return [];
  const readable = renovate.filter(({ fault }) => fault === null);
  const others = renovate.filter(({ fault }) => fault !== null);
  return [
    '',
    ...comment("Renovate's allowedVersions keep versions away; the gate reads them from its configuration."),
    ...others.flatMap(({ path, fault }) => comment(`${path} cannot be read as holds: ${fault}`)),
    ...(readable.length === 0 ? [] : ['holds:']),
    ...readable.map(({ path }) => `  - from-renovate: ${JSON.stringify(path)}`),
  ];
}

function risk({ bumps }: Survey): string[] {
  const seen = bumps.stateful.ranked().length;
  return [
    ...comment('Majors of data stores are high risk, majors of all else medium.'),
    ...comment(
      seen === 0 ? 'Data stores among the bumps: none.' : `Data stores among the bumps: ${named(bumps.stateful)}.`,
    ),
    ...comment('Packages whose updates cannot be taken back, by name:'),
    '# risk:',
    '#   one-way: ["**/my-database*"]',
  ];
}

function merge({ checks, bumps }: Survey): string[] {
  return [
    'merge:',
    ...indented(
      comment('Auto-merge waits for required checks only. Guessed from jobs that run on every pull request; a check'),
    ),
    ...indented(
      comment(
        'that does not report on each of them keeps it waiting for ever. Rules of the branch must require the same.',
      ),
    ),
    ...checks.unsure.flatMap((job) => indented(comment(`left out: ${job}`))),
    ...(checks.checks.length === 0
      ? ['  require-checks: []']
      : [
          '  require-checks:',
          ...checks.checks.map(({ context, from }) => `    - ${JSON.stringify(context)} # ${printable(from)}`),
        ]),
    ...indented(comment('Only rollbacks merge by themselves before there is an entry. Begin with little:')),
    '  # ramp:',
    `  #   - components: [${JSON.stringify(firstPlace(bumps.places))}]`,
    '  #     since: YYYY-MM-DD',
    '  #     by: your-login',
    `  #     evidence: "${bumps.proved} of ${bumps.commits} past commits were nothing but bumps"`,
    ...indented(comment('Who may approve what is of high risk; without anyone it waits for ever.')),
    '  # approvals:',
    '  #   high: [your-login]',
  ];
}

function firstPlace(places: Counts): string {
  return places.ranked()[0]?.[0] ?? '**';
}

/** `kubernetes 300, flux 12, and 3 more`. */
function named(counts: Counts): string {
  const ranked = counts.ranked();
  if (ranked.length === 0) return 'none';
  const shown = ranked.slice(0, MOST_NAMED).map(([name, count]) => `${name} ${count}`);
  return [...shown, ...(ranked.length > MOST_NAMED ? [`and ${ranked.length - MOST_NAMED} more`] : [])].join(', ');
}

/** A comment on one line, whatever the text is. */
function comment(text: string): string[] {
  return [`# ${printable(text)}`];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
