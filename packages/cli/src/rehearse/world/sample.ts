/** The sample that is rehearsed with: a repository whose two images are pinned in three places, and one pinned source. */
export const REPOSITORY = 'example/shop';
export const COMPONENTS = 'example/components';
export const SET = 'runtime';

/** Image repositories of a registry at that host. */
export const imagesAt = (host: string) => ({ web: `${host}/example/web`, worker: `${host}/example/worker` });

export function policyFor(host: string): string {
  const { web, worker } = imagesAt(host);
  return `version: 1
images:
  - name: ${SET}
    images:
      - repository: ${web}
        inventory: inventory/web.yml
      - repository: ${worker}
prune:
  older-than: 7d
  delete: [{ registry: "${host}", by: packages }]
freshness:
  sources:
    - name: components
      repository: ${COMPONENTS}
      file: components.yaml
      pin: /ingress/commit
      paths: [ingress]
      max-age: 7d
`;
}

/** What must be in the image, and what must not. */
export const INVENTORY = `version: 1
files:
  must:
    - path: app/server
  must-not: ["**/*.pem"]
`;

/** Three pins of two images. */
export function deployFiles(host: string, digests: { readonly web: string; readonly worker: string }) {
  const { web, worker } = imagesAt(host);
  return {
    'deploy/web.yaml': workload('web', [`${web}@${digests.web}`]),
    'deploy/jobs.yaml': workload('jobs', [`${web}@${digests.web}`, `${worker}@${digests.worker}`]),
  };
}

function workload(name: string, images: readonly string[]): string {
  const containers = images.map((image, at) => `        - name: ${name}-${at}\n          image: ${image}\n`);
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
${containers.join('')}`;
}

export const componentsPin = (commit: string): string => `ingress:\n  commit: ${commit}\n`;
