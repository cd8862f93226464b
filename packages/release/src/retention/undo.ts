import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Refusal } from '../types.ts';
import { refusal } from './refusals.ts';
import { pendingRevision, subjectOfTag } from './tags.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const entry = z.strictObject({
  image: z.string().min(1).max(500),
  digest,
  id: z.int().nonnegative().nullable(),
  deletesBy: z.enum(['packages', 'oci']),
  role: z.enum(['root', 'child', 'referrer', 'signature']),
  // Nothing with another tag is ever deleted, so none is ever given back.
  tags: z.array(z.string().refine((tag) => pendingRevision(tag) !== null || subjectOfTag(tag) !== null)).max(10_000),
  mediaType: z.string().min(1).max(300),
  /** Base64 of the manifest's very bytes. */
  bytes: z.base64(),
});

const undo = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('gatehouse-prune-undo'),
  /** Hash of the plan. */
  plan: digest,
  entries: z.array(entry).max(1_000_000),
});

/** What is needed to bring a version back. */
export type UndoEntry = z.infer<typeof entry>;

/** `undo.json`: everything a plan deletes, in the order in which it is deleted; written before anything is. */
export type UndoFile = z.infer<typeof undo>;

/** Reads an undo file strictly; every manifest must hash to its digest, and be of one of the image repositories. */
export function readUndo(bytes: Uint8Array, images: readonly string[]): UndoFile | Refusal {
  const fix = 'Give the undo.json of the run, unchanged; it is an artifact of the run that deleted.';
  try {
    const file = undo.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    const forged = file.entries.find((one) => sha256(manifestOf(one)) !== one.digest);
    const foreign = file.entries.find(({ image }) => !images.includes(image));
    if (foreign !== undefined)
      return refusal('prune/undo-file', foreign.image, 'The policy does not clean up this image repository.', fix);
    if (forged === undefined) return file;
    return refusal(
      'prune/undo-file',
      `${forged.image}@${forged.digest}`,
      'Its manifest does not hash to its digest.',
      fix,
    );
  } catch (error) {
    const said = error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : String(error);
    return refusal('prune/undo-file', null, `It is no undo file: ${said}`, fix);
  }
}

const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The bytes of an entry's manifest. */
export const manifestOf = ({ bytes }: UndoEntry): Uint8Array => Buffer.from(bytes, 'base64');

/** What was held comes back before what holds it, as registries ask: the way in, backwards. */
export const restoreOrder = ({ entries }: UndoFile): readonly UndoEntry[] => entries.toReversed();
