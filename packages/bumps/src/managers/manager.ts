import type { DockerfileDocument } from '../formats/dockerfile/index.ts';
import type { JsonDocument } from '../formats/json/index.ts';
import type { YamlDocument } from '../formats/yaml/index.ts';
import type { LineIndex } from '../lines.ts';
import type { Caveat, Derived, Located, ManagerId, Problem, Reference, Residue } from '../types.ts';

/** One file as managers see it: each format is parsed at most once, on first use. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Strictly parsed documents; empty when the text is not such YAML (then `problems` of the located file say so). */
  readonly yaml: () => readonly YamlDocument[];
  /** JSON with comments and trailing commas; null when it does not parse. */
  readonly json: () => JsonDocument | null;
  readonly dockerfile: () => DockerfileDocument | null;
}

/** What a manager found: places it can name, and places that look like references but are not safe to be one. */
export interface Findings {
  readonly references: readonly ManagedReference[];
  readonly problems?: readonly Problem[];
  readonly derived?: readonly Derived[];
}

/** A reference before it is checked against the rest of its file. */
export interface ManagedReference extends Reference {
  /** Offsets of every alias it was read through (YAML). */
  readonly via?: readonly number[];
  readonly caveats?: readonly Caveat[];
}

/** A plug-in: finds the references of one kind of file. Pure: no environment, clock, disk or network. */
export interface Manager {
  readonly id: ManagerId;
  /** Whether files of this path are its business; cheap, decided on the path alone. */
  readonly matches: (path: string) => boolean;
  readonly references: (file: SourceFile) => Findings;
  /** Paths to be read at the same commit beside a changed one, because they are one unit. */
  readonly siblings?: (path: string) => readonly string[];
  /** Checks what follows from several files of the change (Chart.lock's digest): residue when it does not hold. */
  readonly verifyUnit?: (before: UnitView, after: UnitView, path: string) => readonly Residue[];
}

/** The files of one side by path, siblings included. */
export type UnitView = (path: string) => Located | null;
