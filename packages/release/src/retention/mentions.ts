const RUN = /[0-9a-f]{64,}/gi;
const LENGTH = 64;
/** In a longer run (a key, a dump) every window of a short one is looked at, and both ends of a long one. */
const SHORT = 512;

/**
 * Digests of `known` (`sha256:<hex>`) that a file mentions, in whatever form: the 64 hexadecimal digits are enough, in either case, and in
 * UTF-16 too. More than a parser would find, on purpose: what is mentioned is kept.
 */
export function mentionedDigests(bytes: Uint8Array, known: ReadonlySet<string>): ReadonlySet<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const texts = text.includes('\0') ? [text, text.replaceAll('\0', '')] : [text];
  const found = new Set<string>();
  for (const run of texts.flatMap((one) => one.match(RUN) ?? []))
    for (const hex of windows(run.toLowerCase())) if (known.has(`sha256:${hex}`)) found.add(`sha256:${hex}`);
  return found;
}

function windows(run: string): readonly string[] {
  const last = run.length - LENGTH;
  const starts = run.length <= SHORT ? Array.from({ length: last + 1 }, (_, at) => at) : [0, last];
  return starts.map((at) => run.slice(at, at + LENGTH));
}

/** Every `sha256:<hex>` of a text, for asking a registry that does not list what has no tag. */
export function statedDigests(bytes: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return new Set(Array.from(text.matchAll(/sha256:[0-9a-f]{64}(?![0-9a-f])/gi), ([digest]) => digest.toLowerCase()));
}
