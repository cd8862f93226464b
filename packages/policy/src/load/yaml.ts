import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
} from 'yaml';
import { shortened } from './shortened.ts';

/** More than any policy needs; bounds what a hostile head's file can cost when it is linted. */
const MAX_POLICY_LENGTH = 64 * 1024;

/** After so many, more would only hide the others. */
const MAX_COMPLAINTS = 20;

/** A fault of the file as YAML, before its keys are looked at. */
interface YamlComplaint {
  readonly line: number | null;
  readonly message: string;
}

export interface PolicyYaml {
  /** Plain data; only meaningful when there are no complaints. */
  readonly data: unknown;
  readonly complaints: readonly YamlComplaint[];
  /** Line (1-based) of a key path; that of the nearest parent when the key is not there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** Reads a policy file strictly: one document, no anchors, aliases, tags, merge keys or duplicate keys. */
export function readPolicyYaml(text: string): PolicyYaml {
  if (text.length > MAX_POLICY_LENGTH) return faulty(`the file is longer than ${MAX_POLICY_LENGTH} characters`);
  const lines = new LineCounter();
  const documents = parse(text, lines);
  if (documents === null) return faulty('it is nested too deeply');
  const [document, second] = documents;
  if (document === undefined) return faulty('the file is empty; write at least `version: 1`');
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (second !== undefined) {
    return faulty('a second document begins here; a policy is one YAML document', lineAt(second.range[0]));
  }
  const complaints = allComplaints(document, lineAt);
  if (complaints.length === 0 && !isMap(document.contents)) {
    complaints.push({ line: 1, message: 'the file is no mapping of keys; write at least `version: 1`' });
  }
  return {
    data: complaints.length === 0 ? document.toJS() : null,
    complaints,
    lineOf: (path) => lineOfPath(document, path, lineAt),
  };
}

function parse(text: string, lineCounter: LineCounter): readonly Document.Parsed[] | null {
  try {
    const options = {
      version: '1.2',
      strict: true,
      prettyErrors: false,
      lineCounter,
      logLevel: 'silent',
      // Found below in linear time; the library compares every pair.
      uniqueKeys: false,
    } as const;
    const documents = parseAllDocuments(text, options);
    return Array.isArray(documents) ? documents : [];
  } catch {
    return null;
  }
}

function faulty(message: string, line: number | null = null): PolicyYaml {
  return { data: null, complaints: [{ line, message }], lineOf: () => null };
}

/** What the parser says on the line of a glob without quotes only follows from that. */
function allComplaints(document: Document, lineAt: (offset: number) => number): YamlComplaint[] {
  const bare = globAliases(document).map(({ source, range }) => ({
    line: lineAt(range?.[0] ?? 0),
    message: `\`${shortened(`*${source}`)}\`: YAML takes a value that begins with \`*\` for an alias; put the glob in quotes`,
  }));
  const lines = new Set<number | null>(bare.map(({ line }) => line));
  const syntax = syntaxComplaints(document, lineAt).filter(({ line }) => !lines.has(line));
  return [...syntax, ...bare.slice(0, MAX_COMPLAINTS), ...nodeComplaints(document, lineAt)];
}

/** Aliases of nothing: nobody who means an alias leaves out its anchor. */
function globAliases(document: Document): Alias[] {
  const anchors = new Set<string>();
  const aliases: Alias[] = [];
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) aliases.push(node);
      else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  return aliases.filter(({ source }) => !anchors.has(source));
}

function syntaxComplaints(document: Document, lineAt: (offset: number) => number): YamlComplaint[] {
  return [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    message: `not valid YAML: ${message}`,
  }));
}

/** What is valid YAML and yet not for a policy: it could mean something else to another reader than to us. */
function nodeComplaints(document: Document, lineAt: (offset: number) => number): YamlComplaint[] {
  const complaints: YamlComplaint[] = [];
  const told = new Set<Node>(globAliases(document));
  const complain = (node: Node, message: string) => {
    complaints.push({ line: lineAt(node.range?.[0] ?? 0), message });
  };
  visit(document, {
    Node: (_key, node) => {
      if (told.has(node)) return;
      if (isAlias(node)) complain(node, 'aliases are not read in a policy; write the value out');
      else if (node.anchor !== undefined) complain(node, 'anchors are not read in a policy; write the value out');
      if (node.tag !== undefined) complain(node, `tags such as ${node.tag} are not read in a policy; leave it out`);
    },
    Map: (_key, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) return complain(map, 'a key here is not text; keys are words, see docs/policy.md');
        const name = String(key.value);
        if (typeof key.value !== 'string')
          complain(key, `the key ${name} is not text; keys are words, see docs/policy.md`);
        if (seen.has(name)) complain(key, `the key ${name} stands here a second time; keep one`);
        seen.add(name);
      }
    },
  });
  return complaints.slice(0, MAX_COMPLAINTS);
}

function lineOfPath(document: Document, path: readonly PropertyKey[], lineAt: (offset: number) => number) {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
    const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    const place = startOf(pair?.key ?? item);
    if (place === null) break;
    offset = place;
    node = pair?.value ?? item;
  }
  return offset === null ? null : lineAt(offset);
}

function startOf(node: unknown): number | null {
  return (node as { range?: readonly number[] } | null | undefined)?.range?.[0] ?? null;
}
