/** What a manifest says of another object. */
interface Pointer {
  readonly mediaType?: string;
  readonly digest: string;
  readonly size?: number;
}

/** The parts of a manifest or an index that a registry looks at. */
export interface ParsedManifest {
  readonly mediaType?: string;
  readonly artifactType?: string;
  readonly config?: Pointer;
  readonly layers?: readonly Pointer[];
  readonly manifests?: readonly Pointer[];
  readonly subject?: Pointer;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Null: not a JSON object. */
export function parseManifest(bytes: Uint8Array): ParsedManifest | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ParsedManifest) : null;
  } catch {
    return null;
  }
}
