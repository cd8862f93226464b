import type { BlockKind } from '../blocks.ts';
import type { Remark } from '../conversation.ts';
import { isAccount, isLogin, type TrustedIdentity } from '../identity.ts';
import type { TrustedText } from '../trusted.ts';
import { oneBlock } from './one-block.ts';

type ByLogin = Extract<TrustedIdentity, { readonly login: string }>;

/** Comments and reviews of an account. A pending review is a draft that nobody else sees. */
export function remarkTexts(remarks: readonly Remark[], identity: ByLogin, kind: BlockKind): TrustedText[] {
  return remarks
    .filter((remark) => isLogin(identity, remark.author) && remark.state !== 'PENDING')
    .map((remark) => {
      const edited = isEditedByAnother(remark);
      const why = whyUntrusted(remark, identity);
      return {
        ...oneBlock([remark.body], kind),
        by: identity.login,
        at: lastWritten(remark, edited),
        url: remark.url,
        trust: why === null ? 'trusted' : 'untrusted',
        why,
        edited: edited && isAuthor(remark, identity),
        source: remark.kind,
        running: false,
        state: remark.state,
        commit: remark.commit,
      };
    });
}

/** An edit by the author is a new statement. One by somebody else says nothing of when the author last spoke. */
function lastWritten({ editor, createdAt, updatedAt }: Remark, editedByAnother: boolean): string {
  return editor === null || editedByAnother ? createdAt : updatedAt;
}

/** Whoever edits a remark may have written all of it. */
export function isEditedByAnother({ author, editor }: Remark): boolean {
  return editor !== null && (author === null || !isAccount(author, editor));
}

function whyUntrusted(remark: Remark, identity: ByLogin): string | null {
  if (!isAuthor(remark, identity)) return `is by account ${remark.author?.id}, and policy names account ${identity.id}`;
  return isEditedByAnother(remark) ? `was edited by ${remark.editor?.login}` : null;
}

function isAuthor({ author }: Remark, identity: ByLogin): boolean {
  return author !== null && isAccount(identity, author);
}
