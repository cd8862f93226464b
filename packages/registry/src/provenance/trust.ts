import { type BundleVerifier, createVerifier } from 'sigstore';
import { RegistryError } from '../errors.ts';

/** Whose certificates and logs count: a TUF repository, Sigstore's public one unless told. */
export interface Trust {
  /** `https://tuf-repo-cdn.sigstore.dev` */
  readonly mirrorUrl: string;
  /** Its first root, a file. */
  readonly rootPath: string;
  /** Folder for what was fetched. */
  readonly cachePath: string;
}

/** A verifier for bundles that the identity signed, exactly. Throws `unavailable` when nobody can say whom to trust. */
export async function openVerifier(identity: string, issuer: string, trust?: Trust): Promise<BundleVerifier> {
  try {
    return await createVerifier({
      // The library takes it for a regular expression, and is content with a match anywhere.
      certificateIdentityURI: `^${identity.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`,
      certificateIssuer: issuer,
      ...(trust && { tufMirrorURL: trust.mirrorUrl, tufRootPath: trust.rootPath, tufCachePath: trust.cachePath }),
    });
  } catch (cause) {
    throw new RegistryError(
      'unavailable',
      `nobody could be asked whom to trust with signatures (${cause instanceof Error ? cause.message : 'unknown'})`,
      `Let the job reach ${trust?.mirrorUrl ?? 'https://tuf-repo-cdn.sigstore.dev'}, then run it again.`,
      { cause },
    );
  }
}
