import { GatehouseError } from '@gatehouse/policy';
import type { IssueKeeper, KeptIssue } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { listIssues } from './list-issues.ts';

/** Attempts at one issue; before each further one the list is looked at. */
const ATTEMPTS = 3;

/**
 * Opens an issue. An answer that got lost does not mean that nothing was written: so before trying again it looks for one of this
 * account with this very title and text. An issue that lost its labels would never be found again, so that is an error.
 */
export async function createIssue(
  client: Client,
  issue: Parameters<IssueKeeper['createIssue']>[0],
): Promise<KeptIssue> {
  const asked: Asked = { what: 'open an issue (POST issues)', needs: 'issues: write' };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const row = await client.write(asked, (rest, where) =>
        rest.issues.create({ ...where, ...issue, labels: [...issue.labels], request: { retries: 0 } }),
      );
      const names = row.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')).toLowerCase());
      const lost = issue.labels.filter((label) => !names.includes(label.toLowerCase()));
      if (lost.length > 0) await label(client, row.number, lost);
      return {
        ...{ number: row.number, title: row.title, body: row.body ?? '', url: row.html_url },
        ...{ state: 'open', closedAt: null, closedBy: null, author: row.user?.login ?? null, viewerDidAuthor: true },
      };
    } catch (error) {
      if (!(error instanceof GatehouseError) || error.code !== 'unavailable') throw error;
      const written = await findWritten(client, issue).catch(() => undefined);
      // Who cannot look must not write again.
      if (written === undefined) throw error;
      if (written !== null) return written;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function findWritten(
  client: Client,
  issue: Parameters<IssueKeeper['createIssue']>[0],
): Promise<KeptIssue | null> {
  const [name] = issue.labels;
  if (name === undefined) throw new Error('an issue without a label cannot be found again');
  const same = (kept: KeptIssue) =>
    kept.viewerDidAuthor &&
    kept.state === 'open' &&
    kept.title === issue.title &&
    plain(kept.body) === plain(issue.body);
  return (await listIssues(client, name)).find(same) ?? null;
}

/** GitHub keeps neither the kind of line ends nor what is white at the end. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

/** GitHub drops the labels of whoever may not label without a word. */
async function label(client: Client, number: number, names: readonly string[]): Promise<void> {
  const asked: Asked = { what: `label issue #${number} (POST issues/${number}/labels)`, needs: 'issues: write' };
  try {
    await client.write(asked, (rest, where) =>
      rest.issues.addLabels({ ...where, issue_number: number, labels: [...names] }),
    );
  } catch (error) {
    await updateIssue(client, number, { state: 'closed', stateReason: 'not_planned' }).catch(() => undefined);
    throw error;
  }
}

export async function updateIssue(
  client: Client,
  number: number,
  { stateReason, ...change }: Parameters<IssueKeeper['updateIssue']>[1],
): Promise<void> {
  const asked: Asked = { what: `edit issue #${number} (PATCH issues/${number})`, needs: 'issues: write' };
  const reason = stateReason === undefined ? {} : { state_reason: stateReason };
  await client.write(asked, (rest, where) =>
    rest.issues.update({ ...where, issue_number: number, ...change, ...reason }),
  );
}

/** Not repeated when the answer is lost: a second remark would be noise, and the next run has more to say. */
export async function commentOnIssue(client: Client, number: number, body: string): Promise<void> {
  const asked: Asked = { what: `comment on #${number} (POST issues/${number}/comments)`, needs: 'issues: write' };
  await client.write(asked, (rest, where) =>
    rest.issues.createComment({ ...where, issue_number: number, body, request: { retries: 0 } }),
  );
}
