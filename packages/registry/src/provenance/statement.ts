import { isObject, parseObject } from '../manifests/shape.ts';

/** What a bundle attests, before anybody has verified it. */
export interface Statement {
  readonly predicateType: string;
  /** `sha256:…` of each subject. */
  readonly subjects: readonly string[];
}

const IN_TOTO = 'application/vnd.in-toto+json';
const TYPES = new Set(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']);

/** The statement in a bundle; null: it carries none. Throws a `RegistryError` for what is no JSON. */
export function statementOf(bundle: Readonly<Record<string, unknown>>, about: string): Statement | null {
  const { dsseEnvelope, messageSignature } = bundle;
  // Of a bundle with both, the verifier could look at the one and this at the other.
  if (messageSignature !== undefined || !isObject(dsseEnvelope)) return null;
  const { payload, payloadType } = dsseEnvelope;
  if (payloadType !== IN_TOTO || typeof payload !== 'string') return null;
  const { _type, predicateType, subject } = parseObject(Buffer.from(payload, 'base64'), about);
  if (typeof _type !== 'string' || !TYPES.has(_type) || typeof predicateType !== 'string') return null;
  return { predicateType, subjects: Array.isArray(subject) ? subject.flatMap(digestsOf) : [] };
}

function digestsOf(subject: unknown): readonly string[] {
  const digest = isObject(subject) ? subject.digest : undefined;
  return isObject(digest) && typeof digest.sha256 === 'string' ? [`sha256:${digest.sha256}`] : [];
}

/** https://slsa.dev/spec/v1.2/provenance */
export const isProvenance = ({ predicateType }: Statement): boolean =>
  /^https:\/\/slsa\.dev\/provenance\/v\d/.test(predicateType);
