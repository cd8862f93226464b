import { createHash, generateKeyPairSync } from 'node:crypto';
import { fulcioHandler, initializeCA, initializeTLog, rekorHandler } from '@sigstore/mock';
import { attest } from 'sigstore';
import { serve } from '../../testing.ts';
import type { Trust } from '../trust.ts';
import { certificateLog } from './ct-log.ts';
import { serveTrust } from './trust-root.ts';

/** Claims of a workflow run's token. */
export type Claims = Readonly<Record<string, string>>;

export interface FakeSigstore {
  readonly trust: Trust;
  /** Signs a statement as the run would whose token has these claims. @returns a bundle */
  attest(statement: object, claims: Claims): Promise<object>;
  close(): Promise<void>;
}

const START = { start: '2020-01-01T00:00:00Z' };
const LOG = 'https://log.example';
const LOG_PATH = '/api/v1/log/entries';
const KEY = 'PKIX_ECDSA_P256_SHA_256';

/** Certificate authority and logs on this machine, with the trust root that belongs to them. */
export async function startSigstore(): Promise<FakeSigstore> {
  const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const logged = certificateLog();
  const authority = await initializeCA(generateKeyPairSync('ec', { namedCurve: 'P-384' }), logged);
  const log = await initializeTLog(LOG, pair());
  const handlers = [fulcioHandler(authority, { strict: true }), rekorHandler(log, { strict: true })];
  const server = await serve(async ({ url, body }) => {
    const handler = handlers.find(({ path }) => path === url);
    if (handler === undefined) return { status: 404 };
    const sent = url === LOG_PATH ? entryOf(body) : body.toString('utf8');
    const { statusCode, response, contentType = 'text/plain' } = await handler.fn(sent);
    return { status: statusCode, body: response, headers: { 'content-type': contentType } };
  });
  const logOf = (publicKey: Buffer, keyId: Buffer) => ({
    baseUrl: LOG,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: publicKey.toString('base64'), keyDetails: KEY, validFor: START },
    logId: { keyId: keyId.toString('base64') },
  });
  const mirror = await serveTrust({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logOf(log.publicKey, createHash('sha256').update(log.publicKey).digest())],
    ctlogs: [logOf(logged.publicKey, logged.logID)],
    certificateAuthorities: [
      {
        subject: { commonName: 'sigstore', organization: 'sigstore.mock' },
        uri: 'https://fulcio.example',
        certChain: { certificates: [{ rawBytes: authority.rootCertificate.toString('base64') }] },
        validFor: START,
      },
    ],
    timestampAuthorities: [],
  });
  const url = `http://${server.host}`;
  return {
    trust: mirror.trust,
    attest: (statement, claims) =>
      attest(Buffer.from(JSON.stringify(statement)), 'application/vnd.in-toto+json', {
        fulcioURL: url,
        rekorURL: url,
        identityToken: tokenOf(claims),
        retry: { retries: 0 },
      }),
    async close() {
      await server.close();
      await mirror.close();
    },
  };
}

/** What a log keeps of an envelope that it is sent: hashes, and who signed (Rekor's `dsse` entry, 0.0.1). The fake one keeps all. */
function entryOf(sent: Buffer): string {
  const { kind, apiVersion, spec } = JSON.parse(sent.toString('utf8'));
  const { envelope, verifiers } = spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope);
  const hash = (content: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(content).digest('hex'),
  });
  const signed = signatures.map(({ sig }: { sig: string }, at: number) => ({
    signature: sig,
    verifier: verifiers[at],
  }));
  const kept = {
    envelopeHash: hash(envelope),
    payloadHash: hash(Buffer.from(payload, 'base64')),
    signatures: signed,
  };
  return JSON.stringify({ kind, apiVersion, spec: kept });
}

/** Nobody checks its signature here: the authority is a fake. */
function tokenOf(claims: Claims): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part({ aud: 'sigstore', ...claims })}.${part({})}`;
}
