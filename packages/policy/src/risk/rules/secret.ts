import { described } from './described.ts';

export const secret = described({
  id: 'risk/secret',
  level: 'high',
  sentence: 'A secret, a reference to one, what fetches or decrypts them, or an encrypted file changes.',
  what: 'it is a secret or leads to one',
  kinds: /secret|sops|^vault|onepassword|^password$|^webhook(?:generator)?$/,
  groups:
    /(?:^|\.)(?:external-secrets\.io|secrets\.hashicorp\.com|bitnami\.com|onepassword\.com|isindir\.github\.com)$/,
  // A service account's token is a service account's affair.
  names:
    /secret|^sops$|^stringdata$|passw(?:or)?d|passphrase|apikey|accesskey|privatekey|credential|^decryption$|^(?!.*serviceaccount).*token$/,
  values: /^enc\[|^secrets?$|^(?:op:\/\/|vault:|ref\+)|^-----begin /,
  paths:
    /(?:^|\/)\.sops\.ya?ml$|\.sops(?:\.[^/]*)?$|\.(?:age|gpg|pem|key|p12|pfx|kdbx|jks)$|(?:^|\/)\.env(?:\.[^/]*)?$|(?:^|\/)[^/]*secrets?\.(?:ya?ml|json|env)$/,
});
