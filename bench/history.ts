// How much of a real history is proved: of the commits that a bot authored alone, and that touch only files in which a manager finds a
// reference, how many are nothing but bumps.
//
//   node bench/history.ts --repo DIR [--author REGEX] [--commits 3000] [--show 20]
//
// "Alone": the committer is the bot or GitHub, and no person is named as co-author; the others are what people did on top of a bot's commit,
// counted beside. `--show` lists what is not proved of those by the bot alone, newest first.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type Change, locate, type Proof, proveChange, unitSiblings } from '@gatehouse/bumps';
import { openRepository } from '@gatehouse/forge/git';
import { memoise } from '../packages/judge/src/memoise.ts';

const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    author: { type: 'string', default: 'bot' },
    commits: { type: 'string', default: '3000' },
    show: { type: 'string', default: '0' },
  },
});
if (values.repo === undefined) throw new Error('--repo DIR is needed: a clone with a history of bot commits');

interface Logged {
  readonly commit: string;
  readonly parent: string;
  readonly subject: string;
  /** No person took part. */
  readonly alone: boolean;
}

const PERSON_AS_CO_AUTHOR = /^co-authored-by: (?!.*\[bot\])/im;

function botCommits(repo: string): readonly Logged[] {
  const format = '--format=%x01%H%x02%P%x02%an%x02%cn%x02%s%x02%b';
  const pick = ['log', '--no-merges', '--min-parents=1', `--author=${values.author}`, `--max-count=${values.commits}`];
  const log = execFileSync('git', ['-C', repo, ...pick, format], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const rows = log.split('\u0001').slice(1);
  return rows.map((row) => {
    const [commit = '', parent = '', author, committer, subject = '', body = ''] = row.split('\u0002');
    const alone = (committer === author || committer === 'GitHub') && !PERSON_AS_CO_AUTHOR.test(body);
    return { commit, parent, subject, alone };
  });
}

const NEVER_PASS = ['downgrade', 'unpin', 'variant', 'unknown'];

/** Null: proved, with every update type allowed that may ever pass. */
function obstacle(proof: Proof): { readonly rule: string; readonly message: string } | null {
  const [residue] = proof.residue;
  if (residue !== undefined) return residue;
  const bump = proof.bumps.find(({ update }) => NEVER_PASS.includes(update));
  if (bump !== undefined) return { rule: `update ${bump.update}`, message: `${bump.name}: ${bump.reason}` };
  return proof.bumps.length === 0 ? { rule: 'nothing proved', message: '' } : null;
}

class Tally {
  inScope = 0;
  proved = 0;
  readonly reasons = new Map<string, number>();

  add(found: { readonly rule: string } | null): void {
    this.inScope += 1;
    if (found === null) this.proved += 1;
    else this.reasons.set(found.rule, (this.reasons.get(found.rule) ?? 0) + 1);
  }

  row(name: string): string {
    const top = [...this.reasons].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${rule} ${count}`);
    const share = `${((100 * this.proved) / this.inScope).toFixed(2)}%`;
    return `| ${[name, this.inScope, this.proved, share, top.join(', ')].join(' | ')} |`;
  }
}

async function main(repo: string): Promise<void> {
  const commits = botCommits(repo);
  const git = await openRepository(repo);
  const locator = memoise(locate);
  const hasReference = ({ path, before }: Change['files'][number]) =>
    before === null ||
    locator(path, { oid: before.oid, bytes: before.bytes ?? new Uint8Array() }).references.length > 0;
  const [alone, all] = [new Tally(), new Tally()];
  const shown: string[] = [];
  let at = 0;
  for await (const diff of git.diffs(commits)) {
    const logged = commits[at];
    at += 1;
    // A damaged clone or a commit over the limits is none we can speak of.
    if (logged === undefined || 'fault' in diff) continue;
    const change = await git.complete(diff, logged.parent, unitSiblings).catch(() => null);
    if (change === null) continue;
    if (!change.files.every(hasReference)) continue;
    const found = obstacle(proveChange(change, locator));
    all.add(found);
    if (!logged.alone) continue;
    alone.add(found);
    if (found !== null)
      shown.push(`${logged.commit.slice(0, 12)} ${logged.subject}\n    ${found.rule}: ${found.message}`);
  }
  git.close();
  console.log(`${commits.length} commits by ${values.author}, in files of these managers:\n`);
  console.log('| | commits | proved | | the rest |\n|---|---|---|---|---|');
  console.log(`${alone.row('by the bot alone')}\n${all.row("with people's edits on top")}`);
  if (Number(values.show) > 0) console.log(`\n${shown.slice(0, Number(values.show)).join('\n')}`);
}

await main(values.repo);
