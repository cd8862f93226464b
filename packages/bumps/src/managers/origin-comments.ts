import { groupBy } from '../group-by.ts';
import { once } from '../once.ts';
import type { Derived, Reference, Value } from '../types.ts';
import { isDigest } from '../versions/index.ts';
import type { SourceFile } from './manager.ts';
import { isInside, longScalars } from './scalar-ranges.ts';

/** A digest without its algorithm, or a Git commit id, and nothing longer. */
const STATED = /(?<![0-9A-Za-z])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9A-Za-z])/g;
const TRAILING_YAML = /^["']?[ \t\]},]*[ \t](?=#)/;
const TRAILING_JSON = /^"[ \t\]},]*(?=\/\/)/;
/** A whole line of comment; one with a quote in it may be the end of a string. */
const LINE_YAML = /^[ \t]*#[^"']*$/;
const LINE_JSON = /^[ \t]*\/\/[^"']*$/;
/** Directives of a Dockerfile look like comments (https://docs.docker.com/reference/dockerfile/#parser-directives). */
const DIRECTIVE = /^[ \t]*#[ \t]*[A-Za-z]+[ \t]*=/;
const MAX_COMMENT = 1_000;

/**
 * What the comment behind an image's digest, or on the line above it, says of where the digest came from: the digest itself, or the commit
 * the image was built from. It may follow the digest; nothing reads it. A comment for a bot (`renovate:`) is none of these.
 */
export function originComments(file: SourceFile, references: readonly Reference[]): readonly Derived[] {
  const pinned = references.filter(({ datasource, digest }) => datasource === 'docker' && isDigest(digest?.text ?? ''));
  if (pinned.length === 0) return [];
  const scalars = once(() => longScalars(file.yaml()));
  const byLine = groupBy(pinned, ({ digest }) => file.lines.lineAt(digest?.start ?? 0));
  return [...byLine].flatMap(([line, pins]) => {
    const comments = [trailing(file, line, pins, references), above(file, line, pins, references)];
    const stated = comments.flatMap((comment) => (comment === null ? [] : statedIn(comment)));
    const known = stated.filter(({ start }) => syntaxOf(file, pins) !== 'yaml' || !isInside(scalars(), start));
    return known.map((value, index) => derivedOf(value, index, line, pins));
  });
}

/** Kinds of comment that a reader of the file knows; null: none that is surely one. */
function syntaxOf(file: SourceFile, pins: readonly Reference[]): 'yaml' | 'json' | 'dockerfile' | null {
  const managers = new Set(pins.map(({ manager }) => manager));
  if (managers.has('dockerfile')) return 'dockerfile';
  if (managers.has('devcontainer')) return 'json';
  if (managers.has('annotation') && !/\.ya?ml$/.test(file.path)) return null;
  return file.yaml().length > 0 ? 'yaml' : null;
}

/** Nothing but the end of the value stands before it. */
function trailing(file: SourceFile, line: number, pins: readonly Reference[], all: readonly Reference[]): Value | null {
  const syntax = syntaxOf(file, pins);
  if (syntax === null || syntax === 'dockerfile') return null;
  const here = lineAt(file, line);
  const ends = all
    .flatMap(({ spans }) => spans.map(({ end }) => end))
    .filter((end) => end > here.start && end <= here.end);
  const from = Math.max(...ends, ...pins.map(({ digest }) => digest?.end ?? 0));
  const lead = (syntax === 'json' ? TRAILING_JSON : TRAILING_YAML).exec(file.text.slice(from, here.end))?.[0];
  if (lead === undefined) return null;
  return commentAt(file, from + lead.length, here.end);
}

function above(file: SourceFile, line: number, pins: readonly Reference[], all: readonly Reference[]): Value | null {
  const syntax = syntaxOf(file, pins);
  if (syntax === null || line === 1) return null;
  const before = lineAt(file, line - 1);
  const text = file.text.slice(before.start, before.end);
  const whole = syntax === 'json' ? LINE_JSON : LINE_YAML;
  if (!whole.test(text) || (syntax === 'dockerfile' && DIRECTIVE.test(text))) return null;
  if (all.some(({ spans }) => spans.some(({ start, end }) => start < before.end && end > before.start))) return null;
  return commentAt(file, before.start, before.end);
}

function commentAt(file: SourceFile, start: number, end: number): Value | null {
  const text = file.text.slice(start, end);
  return text.length > MAX_COMMENT || text.includes('renovate:') ? null : { text, start, end };
}

function statedIn(comment: Value): readonly Value[] {
  return [...comment.text.matchAll(STATED)].map((match) => {
    const start = comment.start + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
}

function derivedOf({ text, start, end }: Value, index: number, line: number, pins: readonly Reference[]): Derived {
  const [first] = pins;
  return {
    key: `${first?.key ?? line}#origin${index}`,
    kind: text.length === 64 ? 'digest-comment' : 'revision-comment',
    span: { start, end },
    text,
    line,
    of: pins.map(({ key }) => key),
  };
}

function lineAt(file: SourceFile, line: number): { readonly start: number; readonly end: number } {
  const starts = file.lines.starts();
  const start = starts[line - 1] ?? file.text.length;
  const next = starts[line];
  const end = next === undefined ? file.text.length : next - 1;
  return { start, end: file.text[end - 1] === '\r' ? end - 1 : end };
}
