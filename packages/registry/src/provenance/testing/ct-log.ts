import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A log of certificates (RFC 6962) as the fake certificate authority takes one. */
export interface CertificateLog {
  readonly publicKey: Buffer;
  readonly logID: Buffer;
  log(certificate: ArrayBuffer, issuerID: ArrayBuffer): Promise<ArrayBuffer>;
}

/** The one of `@sigstore/mock` writes timestamps that the verifier of today cannot read. */
export function certificateLog(): CertificateLog {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const logID = createHash('sha256').update(spki).digest();
  return {
    publicKey: spki,
    logID,
    async log(certificate, issuerID) {
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(Date.now()));
      const body = tbsOf(Buffer.from(certificate));
      // 3.2: version, type, time, entry of a certificate not yet issued, no extensions.
      const entry = [
        Buffer.from([0, 0]),
        time,
        Buffer.from([0, 1]),
        Buffer.from(issuerID),
        sized(body, 3),
        sized(none, 2),
      ];
      const signature = sign('sha256', Buffer.concat(entry), privateKey);
      // 3.3, with SHA-256 (4) and ECDSA (3).
      const stamp = [Buffer.from([0]), logID, time, sized(none, 2), Buffer.from([4, 3]), sized(signature, 2)];
      return Uint8Array.from(sized(Buffer.concat(stamp), 2)).buffer;
    },
  };
}

const none = Buffer.alloc(0);

function sized(content: Buffer, bytes: number): Buffer {
  const length = Buffer.alloc(bytes);
  length.writeUIntBE(content.length, 0, bytes);
  return Buffer.concat([length, content]);
}

/** What the authority signs: the first member of the certificate's sequence, whole. */
function tbsOf(der: Buffer): Buffer {
  const start = headerLength(der);
  const tbs = der.subarray(start);
  const header = headerLength(tbs);
  const length = header === 2 ? (tbs[1] ?? 0) : tbs.readUIntBE(2, header - 2);
  return tbs.subarray(0, header + length);
}

const headerLength = (der: Buffer): number => ((der[1] ?? 0) < 0x80 ? 2 : 2 + ((der[1] ?? 0) & 0x7f));
