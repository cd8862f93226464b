import { type Cursor, text } from '../formats/yaml/index.ts';
import type { ManagerId } from '../types.ts';
import { type Found, NOTHING } from './found.ts';
import type { SourceFile } from './manager.ts';
import { imageScalar } from './yaml-value.ts';

const OCI_SCHEME = 'oci://';
/** A registry and something in it: without the slash, what follows a colon would be a port. */
const OCI_ARTIFACT = /^oci:\/\/[^/]+\/./;

/** A reference to an artifact written as one address (`oci://ghcr.io/example/manifests:v1.2.3`): the scheme says what it names. */
export function ociScalar(file: SourceFile, cursor: Cursor | null, manager: ManagerId): Found {
  return OCI_ARTIFACT.test(text(cursor) ?? '') ? imageScalar(file, cursor, manager, OCI_SCHEME.length) : NOTHING;
}
