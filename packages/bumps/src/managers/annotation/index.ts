import { whyAmbiguous } from '../../formats/yaml/index.ts';
import type { Problem } from '../../types.ts';
import type { Findings, ManagedReference, Manager, SourceFile } from '../manager.ts';
import { type Annotation, readAnnotation } from './comment.ts';
import { readLine, type WrittenValue } from './line.ts';
import { readValue } from './value.ts';

const MARK = 'renovate:';
/** Longer lines are data, not settings that a person annotates. */
const MAX_LINE = 2_000;

/**
 * A value in any text file whose dependency the comment on the line above it, or behind it, names: `# renovate: datasource=… depName=…`.
 * Lines are all it reads, so it also works where templates or scripts keep the file from parsing.
 */
export const annotation: Manager = {
  id: 'annotation',
  matches: () => true,
  references,
};

function references(file: SourceFile): Findings {
  if (!file.text.includes(MARK)) return { references: [] };
  const found: ManagedReference[] = [];
  const problems: Problem[] = [];
  for (const [row, annotations] of annotatedRows(file)) {
    const [only] = annotations;
    const read = annotations.length === 1 && only !== undefined ? referenceAt(file, row, only) : null;
    if (read === null) problems.push(unreadable(row, annotations.length));
    else if ('why' in read) problems.push(ambiguous(row, read));
    else found.push(read);
  }
  return { references: found, problems };
}

/** Rows (from 0) that annotations speak of, each with all annotations that do: stacked ones all speak of the row below them. */
function annotatedRows(file: SourceFile): ReadonlyMap<number, readonly Annotation[]> {
  const above = new Map<number, Annotation>();
  const rows = new Map<number, Annotation[]>();
  const add = (row: number, annotation: Annotation) => rows.set(row, [...(rows.get(row) ?? []), annotation]);
  const lastRow = file.lines.starts().length - 1;
  for (let at = file.text.indexOf(MARK); at >= 0; ) {
    const row = file.lines.lineAt(at) - 1;
    const annotation = readAnnotation(lineOf(file, row).text);
    if (annotation?.before === '') above.set(row, annotation);
    else if (annotation) add(row, annotation);
    const next = file.lines.starts()[row + 1];
    at = next === undefined ? -1 : file.text.indexOf(MARK, next);
  }
  let stacked: Annotation[] = [];
  for (const [row, annotation] of above) {
    stacked = above.has(row - 1) ? stacked : [];
    stacked.push(annotation);
    if (above.has(row + 1) || row === lastRow) continue;
    for (const each of stacked.slice(0, 2)) add(row + 1, each);
  }
  return rows;
}

function referenceAt(
  file: SourceFile,
  row: number,
  annotation: Annotation,
): ManagedReference | { readonly value: string; readonly why: string } | null {
  const line = lineOf(file, row);
  const written = readLine(annotation.before === '' ? line.text : annotation.before);
  const value = written && readValue(annotation, written.text, line.start + written.start);
  if (written === null || value === null || hasUnseenAlias(file, written)) return null;
  const why = mayBeNumber(file.path, written) ? whyAmbiguous(written.text) : null;
  if (why !== null) return { value: written.text, why };
  const { version, digest, separator, spans } = value;
  return {
    key: `${row + 1}:${written.field}`,
    manager: 'annotation',
    datasource: annotation.datasource,
    name: annotation.name,
    written: annotation.written,
    ...(version && { version }),
    ...(digest && { digest }),
    ...(separator !== undefined && { separator }),
    spans,
    style: written.style,
    line: row + 1,
  };
}

/** Where templates keep a file from being parsed, nothing shows what else an anchored value is used for; in strict YAML that is checked. */
function hasUnseenAlias(file: SourceFile, { anchor }: WrittenValue): boolean {
  if (anchor === null || !file.text.includes(`*${anchor}`)) return false;
  return !/\.ya?ml$/.test(file.path) || file.yaml().length === 0;
}

/** Formats and languages in which a bare value is a number however tight it stands. */
const TYPED_FILES =
  /\.(?:toml|tf|tfvars|hcl|nix|cue|py|bzl|star|rb|lua|go|kts?|gradle|groovy|[cm]?[jt]s|json[5c]?|jsonnet|libsonnet)$/;

/** A bare value behind `: ` or ` = ` is a number to YAML, JSON, TOML and HCL; behind a tight `=` it is text in env files, shells, make. */
function mayBeNumber(path: string, { style, typed }: WrittenValue): boolean {
  return style === 'text' && (typed || TYPED_FILES.test(path));
}

/** A line without its end; empty when it is too long to be a setting. */
function lineOf(file: SourceFile, row: number): { readonly text: string; readonly start: number } {
  const starts = file.lines.starts();
  const start = starts[row] ?? file.text.length;
  const next = starts[row + 1];
  const end = next === undefined ? file.text.length : next - 1;
  if (end - start > MAX_LINE) return { text: '', start };
  return { text: file.text.slice(start, end).replace(/\r$/, ''), start };
}

function unreadable(row: number, annotations: number): Problem {
  return {
    rule: 'scope/ambiguous-reference',
    line: row + 1,
    scope: 'place',
    message:
      annotations > 1
        ? 'more than one `renovate:` annotation speaks of this line'
        : 'the `renovate:` annotation speaks of this line, but it does not hold exactly one version of that dependency',
    fix: 'Put the annotation directly above a line like `key: 1.2.3` on the base branch, or let a person propose this in a pull request of their own.',
  };
}

function ambiguous(row: number, { value, why }: { readonly value: string; readonly why: string }): Problem {
  return {
    rule: 'scope/ambiguous-scalar',
    line: row + 1,
    scope: 'place',
    message: `\`${value}\` is no exact version: ${why}`,
    fix: `Quote it on the base branch ("${value}"), then the bot's change can be proved.`,
  };
}
