import { parseDockerfile } from './formats/dockerfile/index.ts';
import { parseJson } from './formats/json/index.ts';
import { parseYamlDocuments, type YamlDocument } from './formats/yaml/index.ts';
import { LineIndex } from './lines.ts';
import { anchorCaveats } from './managers/anchors.ts';
import type { Findings, SourceFile } from './managers/manager.ts';
import { mergeReferences } from './managers/merge.ts';
import { originComments } from './managers/origin-comments.ts';
import { MANAGERS } from './managers/registry.ts';
import { once } from './once.ts';
import { decodeText, MAX_BLOB_BYTES } from './text.ts';
import type { Located, Problem } from './types.ts';

export interface Blob {
  readonly oid: string;
  readonly bytes: Uint8Array;
}

/**
 * Finds every reference in one file. A pure function of path and bytes: callers memoise it by path and blob id. Never throws: what cannot
 * be read becomes a problem, and then nothing in the file, or nothing at that place, can be proved.
 */
export function locate(path: string, blob: Blob): Located {
  if (blob.bytes.length > MAX_BLOB_BYTES) return unreadable(path, blob, tooLarge(blob.bytes.length));
  const decoded = decodeText(blob.bytes);
  if (decoded.text === null) return unreadable(path, blob, decoded.problem);
  const managers = MANAGERS.filter((manager) => manager.matches(path));
  const problems: Problem[] = [];
  const file = sourceFile(path, decoded.text, problems);
  const findings = managers.map((manager) => manager.references(file));
  const { references, problems: conflicts } = mergeReferences(findings);
  return {
    path,
    oid: blob.oid,
    text: decoded.text,
    references: anchorCaveats(file, references),
    derived: [...findings.flatMap((finding) => finding.derived ?? []), ...originComments(file, references)],
    problems: [...problems, ...problemsOf(findings), ...conflicts],
  };
}

function sourceFile(path: string, text: string, problems: Problem[]): SourceFile {
  const lines = new LineIndex(text);
  return {
    path,
    text,
    lines,
    yaml: once(() => readYaml(text, lines, problems)),
    json: once(() => parseJson(text)),
    dockerfile: once(() => parseDockerfile(text)),
  };
}

function readYaml(text: string, lines: LineIndex, problems: Problem[]): readonly YamlDocument[] {
  const parsed = parseYamlDocuments(text);
  if (parsed.fault === null) return parsed.documents;
  problems.push({
    rule: 'scope/unparsable',
    line: lines.lineAt(parsed.fault.offset),
    scope: 'place',
    message: `the file is no strict YAML, so only annotated values can be proved: ${parsed.fault.message}`,
    fix: 'Repair the YAML on the base branch, or annotate the value with `# renovate: datasource=… depName=…`.',
  });
  return [];
}

function problemsOf(findings: readonly Findings[]): readonly Problem[] {
  return findings.flatMap((finding) => finding.problems ?? []);
}

function unreadable(path: string, blob: Blob, problem: Problem): Located {
  return { path, oid: blob.oid, text: null, references: [], derived: [], problems: [problem] };
}

function tooLarge(bytes: number): Problem {
  return {
    rule: 'scope/too-large',
    line: null,
    scope: 'file',
    message: `the file has ${bytes} bytes; at most ${MAX_BLOB_BYTES} are judged`,
    fix: 'Let a person propose it in a pull request of their own.',
  };
}
