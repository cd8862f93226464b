import type { ProvenancePolicy } from '@gatehouse/policy';
import type { Bundle, BundleVerifier } from 'sigstore';
import { requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { printable } from '../faults.ts';
import { parseObject } from '../manifests/shape.ts';
import type { ImageName, Registry } from '../port.ts';
import { findBundles } from './find-bundles.ts';
import { type BuildIdentity, buildIdentity } from './identity.ts';
import { isProvenance, statementOf } from './statement.ts';
import { openVerifier, type Trust } from './trust.ts';

export interface ProvenanceQuestion {
  readonly registry: Pick<Registry, 'referrers' | 'readManifest' | 'readBlob'>;
  readonly image: ImageName;
  readonly digest: string;
  readonly policy: ProvenancePolicy;
  /** `owner/name` of the repository that it must be built from; that of the workflow unless told. */
  readonly source?: string | null;
  readonly trust?: Trust;
}

/** Evidence of who built an image. `absent`: nobody says; `failed`: what is said does not hold, or is not what policy asks for. */
export interface ProvenanceEvidence {
  readonly outcome: 'passed' | 'failed' | 'absent';
  readonly detail: string;
  /** `https://github.com/acme/images/.github/workflows/build.yml@refs/heads/main` */
  readonly workflow?: string;
  readonly sourceRef?: string;
  /** Commit that it was built from, of the certificate; there when it passed. */
  readonly revision?: string | null;
}

/** GitHub keeps what it attests in a place of its own unless it is told otherwise. */
const NONE =
  'has no attestation of provenance in the registry; `actions/attest` puts it there with `push-to-registry: true`';

type Checked = { readonly found: BuildIdentity } | { readonly reason: string };

/**
 * Whether a digest has an attestation of provenance that holds: signed by the workflow, at the ref, for the repository that policy names,
 * and about this very digest. The signature, the certificate and the log entry are judged by Sigstore's own library.
 */
export async function verifyProvenance(question: ProvenanceQuestion): Promise<ProvenanceEvidence> {
  const { registry, image, digest, policy, trust } = question;
  requireDigest(digest);
  const bundles = (await findBundles(registry, image, digest)).map((bytes) => opened(bytes, digest));
  const candidates = bundles.filter((bundle) => bundle !== null);
  if (candidates.length === 0) {
    return { outcome: 'absent', detail: `${image}@${digest} ${NONE}` };
  }
  const workflow = identityOf(policy);
  const verifier = await openVerifier(workflow, policy.issuer, trust);
  const checked = candidates.map((candidate) => check(candidate, verifier, question));
  const passed = checked.find((result) => 'found' in result);
  if (passed && 'found' in passed) {
    const { revision } = passed.found;
    return { outcome: 'passed', detail: `built by ${workflow}`, workflow, sourceRef: policy.sourceRef, revision };
  }
  const reasons = [...new Set(checked.map((result) => ('reason' in result ? result.reason : '')))];
  return { outcome: 'failed', detail: `no attestation holds: ${reasons.slice(0, 3).join('; ')}` };
}

/** As Fulcio names a workflow. One that others call has a ref of its own, written behind it. */
function identityOf({ workflow, sourceRef }: ProvenancePolicy): string {
  return `https://github.com/${workflow.includes('@') ? workflow : `${workflow}@${sourceRef}`}`;
}

/** A bundle, or why it cannot be one that counts; null: it attests something else than provenance. */
function opened(bytes: Uint8Array, digest: string): Readonly<Record<string, unknown>> | string | null {
  try {
    const bundle = parseObject(bytes, 'an attestation');
    const statement = statementOf(bundle, 'an attestation');
    if (statement === null) return 'a bundle holds no statement';
    if (!isProvenance(statement)) return null;
    return statement.subjects.includes(digest) ? bundle : 'an attestation is about another digest';
  } catch (error) {
    if (error instanceof RegistryError) return error.message;
    throw error;
  }
}

function check(
  bundle: Readonly<Record<string, unknown>> | string,
  verifier: BundleVerifier,
  { policy, source }: ProvenanceQuestion,
): Checked {
  if (typeof bundle === 'string') return { reason: bundle };
  try {
    // Whatever else it is, the library refuses it.
    const found = buildIdentity(verifier.verify(bundle as unknown as Bundle));
    const repository = `https://github.com/${source ?? policy.workflow.split('/').slice(0, 2).join('/')}`;
    if (found.sourceRef !== policy.sourceRef) return { reason: `it was built from ${shown(found.sourceRef)}` };
    if (found.sourceRepository?.toLowerCase() !== repository.toLowerCase()) {
      return { reason: `it was built from ${shown(found.sourceRepository)}` };
    }
    if (found.revision === null) return { reason: 'its certificate names no commit' };
    return { found };
  } catch (error) {
    return { reason: error instanceof Error ? printable(error.message) : 'it cannot be verified' };
  }
}

const shown = (text: string | null): string => (text === null ? 'nobody knows what' : printable(text));
