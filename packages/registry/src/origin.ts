/** Whether a host, with or without a port, is this machine: the only one that is spoken to without TLS. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/** Where a registry is asked: `https://ghcr.io`. Docker Hub serves its API under another host than its references name. */
export function originOf(registry: string): string {
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return `${isLoopback(registry) ? 'http' : 'https'}://${registry}`;
}

/** A URL that may be asked at all: TLS, or from this machine to this machine. Null: none, or it carries credentials. */
export function safeUrl(address: string, base: string): URL | null {
  const url = parseUrl(address, base);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:') return url;
  const local = isLoopback(url.host) && isLoopback(new URL(base).host);
  return url.protocol === 'http:' && local ? url : null;
}

/** Null: it is none. `URL.parse` is younger than the oldest Node.js that this runs on. */
export function parseUrl(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
