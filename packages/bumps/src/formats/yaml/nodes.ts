/** A small tree over a strictly parsed YAML document: what managers navigate. Offsets are UTF-16 offsets into the file's text. */

interface NodeFacts {
  readonly start: number;
  readonly end: number;
  /** The collection this node stands in; null at the root. */
  readonly parent: YamlMap | YamlSequence | null;
  /** Name of the anchor this node carries. */
  readonly anchor: string | null;
  /** It carries an explicit tag (`!!str`, `!reference`), so what it means depends on the reader. */
  readonly tagged: boolean;
  /** The tag in full (`tag:yaml.org,2002:str`, `!reference`); null without one. */
  readonly tag: string | null;
}

export interface YamlMap extends NodeFacts {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, YamlEntry>;
  /** It has a `<<` key: what it holds depends on whether a reader merges. */
  readonly merges: boolean;
  /** The aliases under its `<<` key, in the order a merging reader looks. */
  readonly merged: readonly YamlAlias[];
  /** Every value under a `<<` key as it stands there, whatever it is; for comparing, not for looking up. */
  readonly mergeValues: readonly YamlNode[];
}

export interface YamlEntry {
  readonly key: string;
  /** Where the key is written. */
  readonly start: number;
  readonly value: YamlNode;
}

export interface YamlSequence extends NodeFacts {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends NodeFacts {
  readonly kind: 'scalar';
  /** The string a YAML 1.2 failsafe reader sees. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface YamlAlias extends NodeFacts {
  readonly kind: 'alias';
  readonly name: string;
  /** What it stands for; null when the anchor is unknown. */
  readonly target: YamlMap | YamlSequence | YamlScalar | null;
}

export type YamlNode = YamlMap | YamlSequence | YamlScalar | YamlAlias;

export interface YamlDocument {
  /** Position in the file, from 0. */
  readonly index: number;
  /** Null: an empty document. */
  readonly root: YamlNode | null;
  /** Every alias of the document, by the node it stands for. */
  readonly aliases: ReadonlyMap<YamlNode, readonly YamlAlias[]>;
  /** How many more nodes may be reached through aliases; shared by all managers, so that no file can multiply work. */
  readonly budget: { follows: number };
}
