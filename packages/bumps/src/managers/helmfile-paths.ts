/** `helmfile.yaml`, `prod-helmfile.yaml.gotmpl`, and whatever stands in a folder `helmfile` or `helmfile.d`. */
const HELMFILE = /(?:^|\/)(?:[^/]*helmfile[^/]*|helmfile(?:\.d)?\/(?:[^/]+\/)*[^/]+)\.ya?ml(?:\.gotmpl)?$/;

export function isHelmfile(path: string): boolean {
  return HELMFILE.test(path);
}
