import type { ChangedFile, FileSide } from '@gatehouse/bumps';
import type { ValueFact } from './fact.ts';
import { textFacts } from './text.ts';

/** Files that somebody reads as YAML or JSON, perhaps once a template is filled in. */
const MAY_BE_DOCUMENTS = /\.(?:ya?ml|json[5c]?|j2|jinja2?|tpl|tmpl|gotmpl)(?:\.[a-z0-9]+)?$/i;

/** What a file that could not be read as documents looks like; none for formats that are none. */
export function* opaqueFacts({ path, before, after }: ChangedFile, line: number | null): Generator<ValueFact> {
  if (MAY_BE_DOCUMENTS.test(path))
    yield* textFacts({ path, line, documents: [], at: [] }, textOf(before), textOf(after));
}

/** As a lenient reader sees it: kustomize reads UTF-16, and some parsers begin a line where others do not. */
function textOf(side: FileSide | null): string {
  const bytes = side?.bytes ?? new Uint8Array();
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes).replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
}
