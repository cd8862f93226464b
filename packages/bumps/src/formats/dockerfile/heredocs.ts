/** A word that BuildKit may take for the start of a here-document: `<<EOF`, `3<<-"EOF"`; not `<<<` and not `1<<2` inside a word. */
const HEREDOC = /(?<=^|[ \t])([0-9]*)<<(-?)([^<\s][^<\s]*)/g;
/** Names that need no unquoting but the plain kind. */
const PLAIN_NAME = /^(?:[A-Za-z0-9_.]+|"[A-Za-z0-9_.]+"|'[A-Za-z0-9_.]+')$/;

/**
 * Whether every here-document is written in a form that BuildKit and our parser end at the same line. Looks at all lines, here-document
 * bodies included: refusing one too many costs a person's look, taking a script's `FROM` for an instruction would be wrong.
 */
export function readsHeredocsAlike(text: string): boolean {
  if (!text.includes('<<')) return true;
  return text.split('\n').every((line) => {
    const found = [...line.matchAll(HEREDOC)];
    const tabbed = found.filter(([, , dash]) => dash === '-').length;
    return (
      found.every(([, descriptor, , name]) => descriptor === '' && PLAIN_NAME.test(name ?? '')) &&
      (tabbed === 0 || found.length === 1)
    );
  });
}
