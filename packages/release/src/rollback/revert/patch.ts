/** A file on both sides of a patch; null: it is not there. */
export interface PatchedFile {
  readonly path: string;
  readonly from: Uint8Array | null;
  readonly to: Uint8Array | null;
}

const CONTEXT = 3;

/** A unified diff of whole files that `git apply` takes, with one hunk each; a file that is no text is only named. */
export function unifiedPatch(files: readonly PatchedFile[]): string {
  return files.map(filePatch).join('');
}

function filePatch({ path, from, to }: PatchedFile): string {
  const head = `diff --git a/${path} b/${path}\n`;
  const [before, after] = [textOf(from), textOf(to)];
  if (before === null || after === null) return `${head}Binary files differ\n`;
  const created = from === null ? 'new file mode 100644\n' : '';
  const deleted = to === null ? 'deleted file mode 100644\n' : '';
  const names = `--- ${from === null ? '/dev/null' : `a/${path}`}\n+++ ${to === null ? '/dev/null' : `b/${path}`}\n`;
  return `${head}${created}${deleted}${names}${hunk(linesOf(before), linesOf(after))}`;
}

function textOf(bytes: Uint8Array | null): string | null {
  if (bytes === null) return '';
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Each with its end of line; the last may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunk(before: readonly string[], after: readonly string[]): string {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const from = Math.max(0, start - CONTEXT);
  const below = Math.min(end, CONTEXT);
  const [oldEnd, newEnd] = [before.length - end, after.length - end];
  const lines = [
    ...before.slice(from, start).map((line) => marked(' ', line)),
    ...before.slice(start, oldEnd).map((line) => marked('-', line)),
    ...after.slice(start, newEnd).map((line) => marked('+', line)),
    ...before.slice(oldEnd, oldEnd + below).map((line) => marked(' ', line)),
  ];
  const range = (count: number) => `${count === 0 ? from : from + 1},${count}`;
  return `@@ -${range(oldEnd + below - from)} +${range(newEnd + below - from)} @@\n${lines.join('')}`;
}

function marked(sign: string, line: string): string {
  return line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;
}
