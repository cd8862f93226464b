import { describe, expect, it } from 'vitest';
import { RISK_RULES } from '../registry.ts';
import { type RiskCase, riskOf, ruleLevels } from '../testing.ts';

const manifest = (kind: string, body: string, apiVersion = 'v1') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: web\n${body}\n`;
const deployment = (body: string) => manifest('Deployment', `spec:\n${body}`, 'apps/v1');
const container = (body: string) =>
  deployment(`  template:\n    spec:\n      containers:\n        - name: app\n${body}`);
const release = (body: string) => manifest('HelmRelease', `spec:\n  values:\n${body}`, 'helm.toolkit.fluxcd.io/v2');
const list = (body: string) => `apiVersion: v1\nkind: List\nitems:\n  - ${body.trimEnd().replaceAll('\n', '\n    ')}\n`;

/** A change of one place of a text. */
const turn = (text: (value: string) => string, before: string, after: string): RiskCase => ({
  before: text(before),
  after: text(after),
});
const claim = (size: string) =>
  manifest('PersistentVolumeClaim', `spec: { resources: { requests: { storage: ${size} } } }`);
const template = (size: string) =>
  manifest(
    'StatefulSet',
    `spec:\n  volumeClaimTemplates:\n    - metadata: { name: data }\n      spec: { resources: { requests: { storage: ${size} } } }`,
    'apps/v1',
  );
const persistence = (size: string) => release(`    persistence:\n      data:\n        size: ${size}`);
const count = (number: string) => deployment(`  replicas: ${number}`);
const limits = (value: string) => container(`          resources: { limits: { memory: ${value} } }`);
const requests = (value: string) => container(`          resources: { requests: { cpu: ${value} } }`);
const image = (tag: string, name = 'ghcr.io/acme/app') => container(`          image: ${name}:${tag}`);

describe('low', () => {
  it.each<[string, RiskCase, string]>([
    ['a claim grows', turn(claim, '1Gi', '2Gi'), 'risk/pvc-increase'],
    [
      'a claim grows by less than a float can tell',
      turn(claim, '9007199254740992', '9007199254740993'),
      'risk/pvc-increase',
    ],
    ['a claim grows in other units', turn(claim, '1G', '1Gi'), 'risk/pvc-increase'],
    ['a template grows', turn(template, '10Gi', '0.5Ti'), 'risk/pvc-increase'],
    ['a value of a chart grows', turn(persistence, '10Gi', '20Gi'), 'risk/pvc-increase'],
    [
      'a values file',
      { path: 'charts/db/values.yaml', before: 'persistence:\n  size: 1Gi\n', after: 'persistence:\n  size: 2Gi\n' },
      'risk/pvc-increase',
    ],
    ['more replicas', turn(count, '1', '3'), 'risk/replicas'],
    ['replicas from 0', turn(count, '0', '1'), 'risk/replicas'],
    ['replicas of a chart', turn((n) => release(`    replicaCount: ${n}`), '2', '1'), 'risk/replicas'],
    ['a limit doubles', turn(limits, '512Mi', '1Gi'), 'risk/resources'],
    ['a limit halves', turn(limits, '1Gi', '512Mi'), 'risk/resources'],
    ['a request falls', turn(requests, '1', '10m'), 'risk/resources'],
    ['a patch', turn((t) => image(t), '1.2.3', '1.2.4'), 'risk/update'],
    ['a minor', turn((t) => image(t), '1.2.3', '1.3.0'), 'risk/update'],
    [
      'an action by its commit',
      {
        path: '.github/workflows/ci.yaml',
        before: `jobs:\n  a:\n    steps:\n      - uses: acme/setup@${'1'.repeat(40)} # v4.2.1\n`,
        after: `jobs:\n  a:\n    steps:\n      - uses: acme/setup@${'2'.repeat(40)} # v4.2.2\n`,
      },
      'risk/commit-update',
    ],
    ['a minor of a database', turn((t) => image(t, 'postgres'), '16.2.0', '16.3.0'), 'risk/update'],
  ])('%s', (_name, one, rule) => {
    const risk = riskOf([one]);
    expect(ruleLevels(risk)).toEqual([`low ${rule}`]);
    expect(risk).toMatchObject({ level: 'low', complete: true, lowered: [] });
  });
});

describe('medium', () => {
  it.each<[string, RiskCase, string]>([
    ['a major', turn((t) => image(t), '1.2.3', '2.0.0'), 'risk/major'],
    ['a downgrade', turn((t) => image(t), '1.2.3', '1.2.2'), 'risk/irregular-update'],
    ['a claim of the same size', turn(claim, '1Gi', '1024Mi'), 'risk/unknown'],
    ['a claim of a size nobody knows', turn(claim, '1Gi', '"$SIZE"'), 'risk/unknown'],
    ['replicas to 0', turn(count, '3', '0'), 'risk/replicas-zero'],
    ['a number that some readers take for octal', turn(count, '100', '0100'), 'risk/unknown'],
    ['a claim that shrinks where 0100 is 64', turn(claim, '70', '0100'), 'risk/unknown'],
    ['a limit that some readers take for octal', turn(limits, '1000', '01000'), 'risk/unknown'],
    [
      'a label that ends like a field',
      turn((n) => deployment(`  template: { metadata: { labels: { app.io/replicas: "${n}" } } }`), '1', '2'),
      'risk/unknown',
    ],
    [
      'a property that ends like a field',
      turn((n) => release(`    app.persistence.size: ${n}`), '1', '2'),
      'risk/values',
    ],
    ['replicas that are no number', turn(count, '3', '"three"'), 'risk/unknown'],
    ['a limit beyond twice', turn(limits, '512Mi', '1025Mi'), 'risk/resources-beyond'],
    ['a limit below half', turn(limits, '1Gi', '100Mi'), 'risk/resources-beyond'],
    ['a limit of 0', turn(limits, '1Gi', '0'), 'risk/resources-beyond'],
    [
      'a limit removed',
      { before: limits('1Gi'), after: container('          resources: { limits: {} }') },
      'risk/resources-beyond',
    ],
    ['a request beyond twice', turn(requests, '100m', '201m'), 'risk/resources-beyond'],
    [
      'a device',
      turn((n) => container(`          resources: { limits: { nvidia.com/gpu: ${n} } }`), '1', '2'),
      'risk/resources-beyond',
    ],
    [
      'a name that ends like memory',
      turn((n) => container(`          resources: { limits: { acme.dev/memory: ${n} } }`), '1', '2'),
      'risk/resources-beyond',
    ],
    [
      'a network policy',
      turn(
        (t) => manifest('NetworkPolicy', `spec: { policyTypes: [${t}] }`, 'networking.k8s.io/v1'),
        'Ingress',
        'Egress',
      ),
      'risk/network-policy',
    ],
    [
      'one of Cilium',
      turn((t) => manifest('CiliumNetworkPolicy', `spec: { description: ${t} }`, 'cilium.io/v2'), 'a', 'b'),
      'risk/network-policy',
    ],
    [
      'a service account',
      turn((t) => container(`      serviceAccountName: ${t}`).replace('        - name: app\n', ''), 'a', 'b'),
      'risk/service-account',
    ],
    [
      'an ingress',
      turn(
        (t) => manifest('Ingress', `spec: { rules: [{ host: ${t} }] }`, 'networking.k8s.io/v1'),
        'a.example',
        'b.example',
      ),
      'risk/route',
    ],
    [
      'a route',
      turn(
        (t) => manifest('HTTPRoute', `spec: { parentRefs: [{ name: ${t} }] }`, 'gateway.networking.k8s.io/v1'),
        'a',
        'b',
      ),
      'risk/route',
    ],
    ['a route of a chart', turn((t) => release(`    route: { app: { hostnames: [${t}] } }`), 'a', 'b'), 'risk/route'],
    ['a ConfigMap', turn((t) => manifest('ConfigMap', `data: { replicas: "${t}" }`), '1', '2'), 'risk/config'],
    [
      'an environment variable',
      turn((t) => container(`          env: [{ name: MODE, value: ${t} }]`), 'a', 'b'),
      'risk/config',
    ],
    ['a value of a chart', turn((t) => release(`    theme: ${t}`), 'a', 'b'), 'risk/values'],
    [
      'a CRD, whatever it defines',
      turn(
        (t) =>
          manifest(
            'CustomResourceDefinition',
            `spec: { versions: [{ name: v1, schema: { properties: { securityContext: { description: ${t} } } } }] }`,
            'apiextensions.k8s.io/v1',
          ),
        'a',
        'b',
      ),
      'risk/crd',
    ],
    ['a place no rule names', turn((t) => deployment(`  paused: ${t}`), 'false', 'true'), 'risk/unknown'],
    ['a comment', turn((t) => `# ${t}\n${count('1')}`, 'a', 'b'), 'risk/unknown'],
    ['a file of another format', { path: 'README.md', before: 'a\n', after: 'b\n' }, 'risk/unknown'],
    ['a new file', { path: 'docs/new.md', before: null, after: 'a\n' }, 'risk/unknown'],
    ['a document that cannot be read', turn((t) => `a: 1\na: 2\nb: ${t}\n`, '1', '2'), 'risk/unknown'],
  ])('%s', (_name, one, rule) => {
    const risk = riskOf([one]);
    expect(risk.level).toBe('medium');
    expect(ruleLevels(risk)).toContain(`medium ${rule}`);
  });
});

describe('high', () => {
  const patch = (op: string) =>
    manifest(
      'Kustomization',
      `patches:\n  - patch: |-\n${op.replaceAll(/^/gm, '      ')}`,
      'kustomize.config.k8s.io/v1beta1',
    );
  const privileged = container('          securityContext: { privileged: true }');
  it.each<[string, RiskCase, string]>([
    [
      'a role',
      turn((t) => manifest('Role', `rules: [{ verbs: [${t}] }]`, 'rbac.authorization.k8s.io/v1'), 'get', 'list'),
      'risk/rbac',
    ],
    [
      'a role of another version',
      turn(
        (t) => manifest('ClusterRole', `rules: [{ verbs: [${t}] }]`, 'rbac.authorization.k8s.io/v1alpha1'),
        'get',
        '"*"',
      ),
      'risk/rbac',
    ],
    [
      'a role in a list',
      turn((t) => list(manifest('Role', `rules: [{ resources: [${t}] }]`, 'rbac.authorization.k8s.io/v1')), 'a', 'b'),
      'risk/rbac',
    ],
    ['rules of a chart', turn((t) => release(`    rbac: { create: ${t} }`), 'false', 'true'), 'risk/rbac'],
    [
      'Kyverno',
      turn(
        (t) => manifest('ClusterPolicy', `spec: { validationFailureAction: ${t} }`, 'kyverno.io/v1'),
        'Enforce',
        'Audit',
      ),
      'risk/admission',
    ],
    [
      'Gatekeeper',
      turn(
        (t) => manifest('K8sRequiredLabels', `spec: { enforcementAction: ${t} }`, 'constraints.gatekeeper.sh/v1beta1'),
        'deny',
        'warn',
      ),
      'risk/admission',
    ],
    [
      'a ValidatingAdmissionPolicy',
      turn(
        (t) =>
          manifest('ValidatingAdmissionPolicy', `spec: { failurePolicy: ${t} }`, 'admissionregistration.k8s.io/v1'),
        'Fail',
        'Ignore',
      ),
      'risk/admission',
    ],
    [
      'Pod Security',
      turn(
        (t) =>
          `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n  labels: { pod-security.kubernetes.io/enforce: ${t} }\n`,
        'restricted',
        'privileged',
      ),
      'risk/admission',
    ],
    [
      'a security context',
      turn((t) => container(`          securityContext: { runAsNonRoot: ${t} }`), 'true', 'false'),
      'risk/security-context',
    ],
    [
      'one of a chart',
      turn(
        (t) => release(`    controllers: { app: { containers: { app: { securityContext: { runAsUser: ${t} } } } } }`),
        '1000',
        '0',
      ),
      'risk/security-context',
    ],
    [
      'one of all pods of a chart',
      turn((t) => release(`    defaultPodOptions: { securityContext: { fsGroup: ${t} } }`), '1000', '0'),
      'risk/security-context',
    ],
    [
      'one in a values file',
      {
        path: 'apps/web/values.yaml',
        before: 'podSecurityContext: {}\n',
        after: 'podSecurityContext: { runAsUser: 0 }\n',
      },
      'risk/security-context',
    ],
    [
      'in other letters',
      turn((t) => release(`    SECURITYCONTEXT: { RunAsUser: ${t} }`), '1000', '0'),
      'risk/security-context',
    ],
    [
      'capabilities',
      turn(
        (t) => container(`          securityContext: { capabilities: { add: [${t}] } }`),
        'NET_BIND_SERVICE',
        'SYS_ADMIN',
      ),
      'risk/security-context',
    ],
    [
      'through an alias',
      { before: `a: &x { n: 1 }\nsecurityContext: *x\n`, after: `a: &x { n: 2 }\nsecurityContext: *x\n` },
      'risk/security-context',
    ],
    [
      'the network of the host',
      turn((t) => deployment(`  template: { spec: { hostNetwork: ${t} } }`), 'false', 'true'),
      'risk/host-access',
    ],
    [
      'a path of the host',
      turn(
        (t) => deployment(`  template: { spec: { volumes: [{ name: v, hostPath: { path: ${t} } }] } }`),
        '/srv',
        '/',
      ),
      'risk/host-access',
    ],
    [
      'a path of the host in a chart',
      turn((t) => release(`    persistence: { v: { type: ${t} } }`), 'emptyDir', 'hostPath'),
      'risk/host-access',
    ],
    [
      'the network of the host in compose',
      {
        path: 'docker-compose.yaml',
        before: 'services: { a: { network_mode: bridge } }\n',
        after: 'services: { a: { network_mode: host } }\n',
      },
      'risk/host-access',
    ],
    [
      'a security context among values that call themselves a CRD',
      turn(
        (t) =>
          release(`    app: { apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {}, ${t} }`),
        'a: 1',
        'securityContext: { privileged: true }',
      ),
      'risk/security-context',
    ],
    [
      'the same in a new block',
      turn(
        (t) => release(`    ${t}`),
        'a: 1',
        'a: { apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {}, privileged: true }',
      ),
      'risk/host-access',
    ],
    [
      'a values file that calls itself a CRD',
      {
        path: 'apps/web/values.yaml',
        before: 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\npodSecurityContext: {}\n',
        after:
          'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\npodSecurityContext: { runAsUser: 0 }\n',
      },
      'risk/security-context',
    ],
    [
      'who a binding is for, by a patch',
      turn((t) => patch(`- op: add\n  path: /subjects/-\n  value: { name: ${t} }`), 'a', 'b'),
      'risk/rbac',
    ],
    [
      'a patch for a kind of policies',
      turn(
        (t) =>
          manifest(
            'Kustomization',
            `patches:\n  - target: { kind: ClusterPolicy, name: x }\n    patch: '[{ "op": "replace", "path": "/spec/x", "value": "${t}" }]'`,
            'kustomize.config.k8s.io/v1beta1',
          ),
        'a',
        'b',
      ),
      'risk/admission',
    ],
    [
      'a replacement into a security context',
      turn(
        (t) =>
          manifest(
            'Kustomization',
            `replacements: [{ targets: [{ fieldPaths: [${t}] }] }]`,
            'kustomize.config.k8s.io/v1beta1',
          ),
        'spec.a',
        'spec.template.spec.securityContext.runAsUser',
      ),
      'risk/security-context',
    ],
    [
      'a parameter of a chart',
      turn(
        (t) =>
          manifest(
            'Application',
            `spec: { source: { helm: { parameters: [{ name: securityContext.privileged, value: "${t}" }] } } }`,
            'argoproj.io/v1alpha1',
          ),
        'false',
        'true',
      ),
      'risk/security-context',
    ],
    ['a whole new document', { before: count('1'), after: `${count('1')}---\n${privileged}` }, 'risk/host-access'],
    ['a whole new file', { before: null, after: privileged }, 'risk/host-access'],
    ['a new list', { before: null, after: list(privileged) }, 'risk/host-access'],
    [
      'a strategic patch in a string',
      turn((t) => patch(container(`          securityContext: { privileged: ${t} }`)), 'false', 'true'),
      'risk/host-access',
    ],
    [
      'a JSON patch in a string',
      turn((t) => patch(`- op: ${t}\n  path: /spec/template/spec/hostPID\n  value: true`), 'test', 'add'),
      'risk/host-access',
    ],
    [
      'only the value of one',
      turn((t) => patch(`- op: add\n  path: /spec/template/spec/hostPID\n  value: ${t}`), 'false', 'true'),
      'risk/host-access',
    ],
    [
      'the value of one in its own file',
      {
        path: 'patch.yaml',
        before: '- op: replace\n  path: /spec/hostPID\n  value: false\n',
        after: '- op: replace\n  path: /spec/hostPID\n  value: true\n',
      },
      'risk/host-access',
    ],
    [
      'a patch that deletes',
      turn((t) => patch(manifest('Service', `$patch: ${t}`)), 'merge', 'delete'),
      'risk/deletion',
    ],
    [
      'a patch on one line',
      turn(
        (t) =>
          manifest('Kustomization', `patches: [{ patch: "hostNetwork: ${t}" }]`, 'kustomize.config.k8s.io/v1beta1'),
        'false',
        'true',
      ),
      'risk/host-access',
    ],
    [
      'a patch as JSON in a string',
      turn(
        (t) =>
          manifest(
            'Kustomization',
            `patches: [{ patch: '{"spec": {"hostNetwork": ${t}}}' }]`,
            'kustomize.config.k8s.io/v1beta1',
          ),
        'false',
        'true',
      ),
      'risk/host-access',
    ],
    ['a flag', turn((t) => container(`          args: ["${t}"]`), '--quiet', '--privileged'), 'risk/security-context'],
    [
      'an escaped key',
      turn((t) => deployment(`  template: { spec: { "\\x68ostPID": ${t} } }`), 'false', 'true'),
      'risk/host-access',
    ],
    [
      'a list with a kind of its own',
      turn(
        (t) =>
          `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleList\nitems: [{ metadata: { name: a }, rules: [{ resources: [${t}] }] }]\n`,
        'a',
        'b',
      ),
      'risk/rbac',
    ],
    [
      'a merge key',
      { before: 'a: &x { privileged: false }\nb: { <<: *x }\n', after: 'a: &x { privileged: true }\nb: { <<: *x }\n' },
      'risk/host-access',
    ],
    [
      'a template of a file',
      {
        path: 'charts/a/templates/b.yaml',
        before: '{{ if .x }}\nspec:\n  hostNetwork: false\n{{ end }}\n',
        after: '{{ if .x }}\nspec:\n  hostNetwork: true\n{{ end }}\n',
      },
      'risk/host-access',
    ],
    [
      'all of the host in compose',
      {
        path: 'compose.yaml',
        before: 'services: { a: { volumes: [] } }\n',
        after: 'services: { a: { volumes: ["/:/host"] } }\n',
      },
      'risk/host-access',
    ],
    [
      'values from a secret',
      { before: release('    a: 1'), after: release('    a: 1\n  valuesFrom: [{ kind: Secret, name: x }]') },
      'risk/secret',
    ],
    [
      'a new source of what Flux applies',
      {
        before: null,
        after: manifest('GitRepository', 'spec: { url: https://git.example/x }', 'source.toolkit.fluxcd.io/v1'),
      },
      'risk/cluster-configuration',
    ],
    [
      'values in a string',
      turn(
        (t) =>
          manifest(
            'HelmChart',
            `spec:\n  valuesContent: |-\n    podSecurityContext:\n      runAsUser: ${t}`,
            'helm.cattle.io/v1',
          ),
        '1000',
        '0',
      ),
      'risk/security-context',
    ],
    [
      'a string that cannot be read',
      turn(
        (t) =>
          manifest(
            'ConfigMap',
            `data:\n  t: |-\n    {{ if x }}\n    securityContext:\n      runAsUser: ${t}\n    {{ end }}`,
          ),
        '1000',
        '0',
      ),
      'risk/security-context',
    ],
    [
      'a file that cannot be read',
      turn((t) => `${container(`          securityContext: { privileged: ${t} }`)}a: 1\na: 2\n`, 'false', 'true'),
      'risk/host-access',
    ],
    [
      'Talos',
      {
        path: 'talos/patches/a.yaml',
        before: 'machine: { sysctls: { a: "1" } }\n',
        after: 'machine: { sysctls: { a: "2" } }\n',
      },
      'risk/cluster-configuration',
    ],
    [
      'Talos anywhere',
      {
        path: 'x/a.yaml',
        before: 'machine: { install: { disk: /a } }\n',
        after: 'machine: { install: { disk: /b } }\n',
      },
      'risk/cluster-configuration',
    ],
    [
      'kubeadm',
      turn(
        (t) => manifest('ClusterConfiguration', `kubernetesVersion: ${t}`, 'kubeadm.k8s.io/v1beta4'),
        'v1.36.0',
        'v1.36.1',
      ),
      'risk/cluster-configuration',
    ],
    [
      'a node',
      turn((t) => manifest('Node', `spec: { unschedulable: ${t} }`), 'false', 'true'),
      'risk/cluster-configuration',
    ],
    [
      'a storage class',
      turn((t) => manifest('StorageClass', `reclaimPolicy: ${t}`, 'storage.k8s.io/v1'), 'Retain', 'Delete'),
      'risk/cluster-configuration',
    ],
    [
      'the Kustomization of all',
      turn(
        (t) =>
          `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: flux-system }\nspec: { interval: ${t} }\n`,
        '1m',
        '2m',
      ),
      'risk/cluster-configuration',
    ],
    [
      'whether any other prunes',
      turn(
        (t) => manifest('Kustomization', `spec: { prune: ${t} }`, 'kustomize.toolkit.fluxcd.io/v1'),
        'false',
        'true',
      ),
      'risk/cluster-configuration',
    ],
    ['a secret', turn((t) => manifest('Secret', `stringData: { a: ${t} }`), 'b', 'c'), 'risk/secret'],
    [
      'an ExternalSecret',
      turn((t) => manifest('ExternalSecret', `spec: { refreshInterval: ${t} }`, 'external-secrets.io/v1'), '1h', '2h'),
      'risk/secret',
    ],
    [
      'a file of SOPS',
      { path: 'a/values.sops.yaml', before: 'a: ENC[AES256_GCM,data:x]\n', after: 'a: ENC[AES256_GCM,data:y]\n' },
      'risk/secret',
    ],
    [
      'a reference to one',
      turn(
        (t) => container(`          env: [{ name: A, valueFrom: { secretKeyRef: { name: ${t}, key: k } } }]`),
        'a',
        'b',
      ),
      'risk/secret',
    ],
    [
      'a source of all variables',
      turn((t) => container(`          envFrom: [{ secretRef: { name: ${t} } }]`), 'a', 'b'),
      'risk/secret',
    ],
    [
      'a workflow',
      { path: '.github/workflows/ci.yaml', before: 'on: push\n', after: 'on: pull_request_target\n' },
      'risk/workflow',
    ],
    [
      'a comment in a workflow',
      { path: '.github/workflows/ci.yaml', before: 'on: push\n', after: 'on: push # x\n' },
      'risk/workflow',
    ],
    ['an action', { path: 'tools/x/action.yml', before: null, after: 'runs: { using: node24 }\n' }, 'risk/workflow'],
    ['CODEOWNERS', { path: '.github/CODEOWNERS', before: '* @a\n', after: '* @b\n' }, 'risk/code-owners'],
    ...[
      'AGENTS.md',
      'apps/CLAUDE.md',
      '.claude/settings.json',
      '.cursor/rules/a.mdc',
      '.cursorrules',
      '.github/copilot-instructions.md',
      'GEMINI.md',
      'agents.MD',
    ].map((path): [string, RiskCase, string] => [
      path,
      { path, before: 'a\n', after: 'b\n' },
      'risk/agent-instructions',
    ]),
    [
      'the policy',
      { path: '.github/gatehouse.yml', before: 'version: 1\n', after: 'version: 1\nrisk: {}\n' },
      'risk/gate-policy',
    ],
    [
      'beside the policy',
      { path: '.github/gatehouse/holds/a.yaml', before: null, after: 'a: 1\n' },
      'risk/gate-policy',
    ],
    [
      'a bump of the gate',
      {
        path: '.github/workflows/gate.yaml',
        before: 'jobs: { a: { uses: acme/gatehouse/.github/workflows/gate.yml@v1.0.0 } }\n',
        after: 'jobs: { a: { uses: acme/gatehouse/.github/workflows/gate.yml@v1.0.1 } }\n',
      },
      'risk/gate-policy',
    ],
    ['Renovate', { path: 'renovate.json', before: '{"a": 1}\n', after: '{"a": 2}\n' }, 'risk/bot-configuration'],
    [
      'Dependabot',
      { path: '.github/dependabot.yml', before: 'version: 2\n', after: 'version: 2 #\n' },
      'risk/bot-configuration',
    ],
    [
      'a major of a database',
      turn((t) => image(t, 'docker.io/library/postgres'), '16.2.0', '17.0.0'),
      'risk/stateful-update',
    ],
    [
      'a downgrade of a database',
      turn((t) => image(t, 'ghcr.io/acme/PostgreSQL'.toLowerCase()), '16.2.0', '16.1.0'),
      'risk/stateful-update',
    ],
    ['a claim shrinks', turn(claim, '2Gi', '1Gi'), 'risk/pvc-decrease'],
    [
      'a claim shrinks by less than a float can tell',
      turn(claim, '9007199254740993', '9007199254740992'),
      'risk/pvc-decrease',
    ],
    [
      'a claim of an operator shrinks',
      turn((t) => manifest('Cluster', `spec: { storage: { size: ${t} } }`, 'postgresql.cnpg.io/v1'), '10Gi', '9Gi'),
      'risk/pvc-decrease',
    ],
    ['a file is deleted', { path: 'notes.txt', before: 'a\n', after: null }, 'risk/deletion'],
    [
      'a document is deleted',
      { before: `${count('1')}---\n${manifest('Service', 'spec: {}')}`, after: count('1') },
      'risk/deletion',
    ],
    [
      'a resource is no longer named',
      {
        path: 'apps/kustomization.yaml',
        before: 'kind: Kustomization\nresources:\n  - ./a.yaml\n  - ./b.yaml\n',
        after: 'kind: Kustomization\nresources:\n  - ./a.yaml\n',
      },
      'risk/deletion',
    ],
  ])('%s', (_name, one, rule) => {
    const risk = riskOf([one]);
    expect(ruleLevels(risk)).toContain(`high ${rule}`);
    expect(risk.level).toBe('high');
  });
});

it("every built-in rule has a case above; 'risk/rollback' needs a history and stands in judge.test.ts", async () => {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(new URL(import.meta.url), 'utf8');
  expect(RISK_RULES.filter(({ id }) => !text.includes(`'${id}'`)).map(({ id }) => id)).toEqual([]);
});
