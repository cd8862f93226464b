import type { BundleVerifier } from 'sigstore';

type Signer = ReturnType<BundleVerifier['verify']>;

/** Where a build came from, as its certificate says, which Fulcio wrote from the token of the run. */
export interface BuildIdentity {
  /** `https://github.com/acme/images` */
  readonly sourceRepository: string | null;
  /** `refs/heads/main` */
  readonly sourceRef: string | null;
  /** Full id of a commit. */
  readonly revision: string | null;
}

/** https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const FULCIO = '1.3.6.1.4.1.57264.1';

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Of a certificate that was verified. */
export function buildIdentity({ identity }: Signer): BuildIdentity {
  const read = (number: number): string | null => {
    const values = (identity?.oids ?? []).filter(({ oid }) => oid?.id.join('.') === `${FULCIO}.${number}`);
    const [value] = values;
    return value === undefined || values.length > 1 ? null : utf8String(value.value);
  };
  const revision = read(13) ?? '';
  return { sourceRepository: read(12), sourceRef: read(14), revision: COMMIT.test(revision) ? revision : null };
}

/** An ASN.1 UTF8String in DER; null: it is none. */
function utf8String(der: Uint8Array): string | null {
  const [tag, first = 0, second = 0] = der;
  const [start, length] = first < 0x80 ? [2, first] : [3, second];
  // Nothing that GitHub puts there is longer than one byte of length can say.
  if (tag !== 0x0c || (first >= 0x80 && first !== 0x81) || der.length !== start + length) return null;
  return Buffer.from(der.subarray(start)).toString('utf8');
}
