import { described } from './described.ts';

export const networkPolicy = described({
  id: 'risk/network-policy',
  level: 'medium',
  sentence: 'A network policy changes, of Kubernetes, Cilium, Calico or in Helm values.',
  what: 'it decides who may talk to whom',
  kinds: /networkpolic|^networkset$|^globalnetworkset$/,
  names: /networkpolic/,
});

export const route = described({
  id: 'risk/route',
  level: 'medium',
  sentence: 'An ingress, a gateway or a route of one changes.',
  what: 'it decides what is reachable, and how',
  kinds:
    /^(?:ingress|gateway$|listenerset$|.*route(?:tcp|udp)?$|virtual(?:service|server|host)$|middleware(?:tcp)?$|httpproxy$|dnsendpoint$|serverstransport$)/,
  groups: /^(?:gateway\.networking\.k8s\.io|networking\.istio\.io|traefik\.io|gateway\.envoyproxy\.io)$/,
  names: /^(?:ingress(?:es|routes?|classname)?|gateways?|gatewayapi|.*routes?|virtualservices?|hostnames?|parentrefs)$/,
});
