/** What is wrong with a text that `parseRollbackTarget` does not read, for whoever typed it. */
export interface WrongTarget {
  /** A clause that says nothing of the text itself, which may hold anything: `it has 7 of the 40 digits of a commit id…`. */
  readonly why: string;
  /** A sentence; what it proposes is made of hexadecimal digits alone. */
  readonly fix: string;
}

const HEX = /^[0-9a-f]+$/i;
const LENGTH = 40;
/** Shorter ones are words more often than ids: `beef`, `dead`. */
const SHORTEST = 6;
const COMMIT_PAGE = /\/commits?\/([0-9a-f]{40})(?![0-9a-f])/;

const WAYS =
  'Name `previous`, all 40 digits of the commit that the images were built from, or `at-commit:` and those of a commit of the default branch; `git rev-parse` prints them.';

/** Which of the usual slips a target is. */
export function explainTarget(text: string): WrongTarget {
  const said = text.trim();
  const [, prefix = '', id = ''] = /^(at-commit:\s*)?(.*)$/is.exec(said) ?? [];
  if (said === '') return { why: 'nothing is named', fix: WAYS };
  if (/^previous$/i.test(said)) return { why: 'it is written in lower case', fix: 'Name `previous`.' };
  if (id.length >= SHORTEST && HEX.test(id)) return wrongId(prefix === '' ? '' : 'at-commit:', id.toLowerCase());
  const pending = /^pending-([0-9a-f]{40})$/i.exec(id)?.[1];
  if (pending !== undefined)
    return { why: 'that is the tag of a build', fix: `Name its commit, \`${pending.toLowerCase()}\`.` };
  if (/^[^\s]*sha256:/i.test(id)) return { why: 'it is a digest, and a set goes back as a whole', fix: WAYS };
  const page = COMMIT_PAGE.exec(said)?.[1];
  if (page !== undefined)
    return {
      why: 'it is an address',
      fix: `Name \`${page}\` if the images were built from that commit, or \`at-commit:${page}\` if it is the one that promoted them.`,
    };
  return { why: 'it is no full commit id, and names of branches and tags are not taken, for they move', fix: WAYS };
}

function wrongId(prefix: string, id: string): WrongTarget {
  if (id.length === LENGTH)
    return { why: 'it is written in lower case, without spaces', fix: `Name \`${prefix}${id}\`.` };
  if (id.length > LENGTH) return { why: `it has ${id.length} digits, and a commit id has ${LENGTH}`, fix: WAYS };
  return {
    why: `it has ${id.length} of the ${LENGTH} digits of a commit id, and what is short may stand for several`,
    fix: `Name all ${LENGTH} digits${prefix === '' ? '' : ` behind \`${prefix}\``}; \`git rev-parse ${id}\` prints them.`,
  };
}
