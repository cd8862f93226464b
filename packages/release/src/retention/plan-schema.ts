import { z } from 'zod';
import { pendingRevision, subjectOfTag } from './tags.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const commit = z.string().regex(/^[0-9a-f]{40,64}$/);
const name = z.string().min(1).max(500);
const count = z.int().nonnegative();
const date = z.string().nullable();

const isPending = (tag: string): boolean => pendingRevision(tag) !== null;

const USED = ['promoted', 'pinned', 'mentioned'] as const;
const BECAUSE = [...USED, 'tagged', 'young', 'undated', 'loose', 'waiting', 'holder', 'held'] as const;

const kept = z.strictObject({
  digest,
  because: z.enum(BECAUSE),
  through: z.string().nullable(),
});

const version = z.strictObject({
  image: name,
  digest,
  id: count.nullable(),
  // Nothing with another tag is ever planned to go.
  tags: z.array(z.string().refine((tag) => isPending(tag) || subjectOfTag(tag) !== null)),
  createdAt: date,
  updatedAt: date,
  role: z.enum(['root', 'child', 'referrer', 'signature']),
  after: z.array(digest),
});

/** Its own copies, in however many image repositories, have pending tags and no others. */
const root = z
  .strictObject({ turn: count, digest, why: z.string(), versions: z.array(version) })
  .refine(({ digest, versions }) => {
    const own = versions.filter(({ role }) => role === 'root');
    const tags = own.flatMap((one) => one.tags);
    return own.every((one) => one.digest === digest) && tags.length > 0 && tags.every(isPending);
  });

const source = z.strictObject({
  repository: name,
  defaultBranch: name,
  tip: commit,
  pullRequests: z.array(z.strictObject({ number: count, head: commit })),
});

/** `plan.json`, strictly: whoever writes a plan can write its hash too. */
export const planSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('gatehouse-prune-plan'),
  asOf: z.iso.datetime(),
  olderThanMs: z.number().positive(),
  atMost: z.int().positive(),
  sources: z.array(source),
  tags: z.array(z.strictObject({ image: name, digest, tag: z.string().regex(/^[0-9a-f]{40}$/) })),
  packages: z.array(
    z.strictObject({
      image: name,
      deletesBy: z.enum(['packages', 'oci']),
      versions: count,
      roots: z.array(root),
      counts: z.partialRecord(kept.shape.because, count),
      kept: z.array(kept),
    }),
  ),
});
