import { GatehouseError } from '@gatehouse/policy';

/** A repository behind http, and what opens it. */
export interface Remote {
  readonly url: string;
  readonly token: string;
}

/**
 * Only http and https, without a name or password in the address (it is written into messages), and a token over plain http to this
 * very machine only. Throws `invalid-input`.
 */
export function remoteOf(url: string, token: string): Remote {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') {
    const shown = parsed === null ? 'what was given' : `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
    throw notAnAddress(`${shown} is no address to clone from`);
  }
  if (token !== '' && parsed.protocol === 'http:' && !/^(127\.0\.0\.1|localhost|\[::1\])$/.test(parsed.hostname))
    throw notAnAddress(`${parsed.origin} would be sent the token unencrypted`);
  return { url: parsed.href, token };
}

function notAnAddress(why: string): GatehouseError {
  return new GatehouseError(
    'invalid-input',
    why,
    'Give `https://<server>/<owner>/<name>.git`, and the token apart from it.',
  );
}

/** What git gets to speak to the remote: two protocols, no redirects, and the token where only git itself can read it. */
export function access({ url, token }: Remote): {
  readonly settings: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
} {
  return {
    settings: [
      'protocol.http.allow=always',
      'protocol.https.allow=always',
      // git would send the header with the token along to wherever it is sent.
      'http.followRedirects=false',
      'http.lowSpeedLimit=1000',
      'http.lowSpeedTime=60',
      'gc.auto=0',
      'maintenance.auto=false',
    ],
    environment: { ...certificates(), ...NETWORK, ...header(url, token) },
  };
}

/** No file of the user's has a say: neither `.netrc` nor a configuration. */
const NETWORK = { GIT_ALLOW_PROTOCOL: 'http:https', HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent' };

/** Whoever runs a server with certificates of their own says so in the environment. */
function certificates(): NodeJS.ProcessEnv {
  const names = ['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** Configuration through the environment is neither seen in a list of processes nor written to a disk. */
function header(url: string, token: string): NodeJS.ProcessEnv {
  if (token === '') return {};
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
  };
}
