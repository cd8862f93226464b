import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Signs tokens with a key whose certificate a registry trusts. */
export interface Signer {
  /** File with the certificate, as the registry's configuration names it. */
  readonly bundle: string;
  sign(claims: object): string;
}

/** @param folder where key and certificate are left */
export function makeSigner(folder: string): Signer {
  const [key, bundle] = [join(folder, 'key.pem'), join(folder, 'bundle.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const files = ['-keyout', key, '-out', bundle];
  execFileSync('openssl', ['req', '-x509', ...kind, ...files, '-subj', '/CN=token server', '-days', '2'], {
    stdio: 'ignore',
  });
  const privateKey = createPrivateKey(readFileSync(key));
  const certificate = new X509Certificate(readFileSync(bundle)).raw.toString('base64');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    bundle,
    sign(claims) {
      const signed = `${part({ typ: 'JWT', alg: 'ES256', x5c: [certificate] })}.${part(claims)}`;
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${signature.toString('base64url')}`;
    },
  };
}
