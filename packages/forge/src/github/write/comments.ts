import { GatehouseError, type OwnComment } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import type { Asked } from '../faults.ts';
import { readComments } from '../own-comments.ts';

/** Attempts at one comment; before each further one the pull request is looked at. */
const ATTEMPTS = 3;

/**
 * Writes a comment. An answer that got lost does not mean that nothing was written: so before trying again it looks whether the
 * comment is there, by this account and with this very text.
 */
export async function createComment(client: Client, pullRequest: number, body: string): Promise<OwnComment> {
  const asked: Asked = {
    what: `comment on #${pullRequest} (POST issues/${pullRequest}/comments)`,
    needs: 'pull-requests: write',
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const comment = await client.write(asked, (rest, where) =>
        rest.issues.createComment({ ...where, issue_number: pullRequest, body, request: { retries: 0 } }),
      );
      return { id: comment.id, nodeId: comment.node_id, body: comment.body ?? body };
    } catch (error) {
      if (!(error instanceof GatehouseError) || error.code !== 'unavailable') throw error;
      const own = await readComments(client, pullRequest, '').catch(() => null);
      // Who cannot look must not write again.
      if (own === null) throw error;
      const written = own.find((comment) => plain(comment.body) === plain(body));
      if (written !== undefined) return written;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** GitHub keeps neither the kind of line ends nor what is white at the end. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

export async function updateComment(client: Client, id: number, body: string): Promise<void> {
  const asked: Asked = { what: `edit comment ${id} (PATCH issues/comments/${id})`, needs: 'pull-requests: write' };
  await client.write(asked, (rest, where) => rest.issues.updateComment({ ...where, comment_id: id, body }));
}

/** Nothing happens when it is gone. */
export async function deleteComment(client: Client, id: number): Promise<void> {
  const asked: Asked = { what: `delete comment ${id} (DELETE issues/comments/${id})`, needs: 'pull-requests: write' };
  try {
    await client.write(asked, (rest, where) => rest.issues.deleteComment({ ...where, comment_id: id }));
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'not-found') throw error;
  }
}
