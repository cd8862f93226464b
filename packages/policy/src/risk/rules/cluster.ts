import type { ValueFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';
import type { DocumentIdentity } from '../types.ts';
import { groupOf, speaksOf } from '../vocabulary.ts';
import { changeInWords, fileInWords } from '../words.ts';
import { isOnlyBumps } from './described.ts';

const WHAT = 'it configures the cluster itself';

/** Machine configuration and what bootstraps a cluster, as a whole. */
const PATHS =
  /(?:^|\/)talos\/|(?:^|\/)(?:talconfig|talenv|talsecret|talosconfig|machineconfig|controlplane|kubeadm)[^/]*$|(?:^|\/)flux-system\/gotk-[^/]*$|(?:^|\/)(?:kube-apiserver|kubelet|k3s|k0s|rke2)[^/]*\.(?:ya?ml|conf|toml|service|j2)$/;

/** Kinds that belong to no namespace, or that stand for machines. Whatever begins with `Cluster` follows the custom of naming such kinds so. */
const KINDS =
  /^(?:node|namespace|persistentvolume|storageclass|volumeattributesclass|csidriver|csinode|volumeattachment|volumesnapshotclass|volumesnapshotcontent|priorityclass|runtimeclass|apiservice|ingressclass|gatewayclass|certificatesigningrequest|flowschema|prioritylevelconfiguration|deviceclass|componentstatus)$|^cluster.+|^(?:kubelet|kubeproxy|init|join|cluster|encryption)configuration$|^(?:cilium(?:node|loadbalancerippool|l2announcement|bgp|clusterwide|egress)|metallb|ipaddresspool$|bgp(?:peer|advertisement)|l2advertisement)|^(?:nodepool|ec2nodeclass|nodeclass|machine|talos|kubeadm|kubernetesupgrade)/;

const GROUPS =
  /(?:^|\.)(?:kubeadm|kubelet\.config|kubeproxy\.config|kubescheduler\.config|apiserver\.config|apiserver|apiregistration|storage|node|scheduling|flowcontrol\.apiserver)\.k8s\.io$|(?:^|\.)(?:cluster\.x-k8s\.io|talos\.dev|upgrade\.cattle\.io|machineconfiguration\.openshift\.io|config\.openshift\.io|fluxcd\.controlplane\.io|eksctl\.io|kops\.k8s\.io)$/;

/** Names customary for the Kustomization, source or application that everything else hangs from. */
const SYSTEM =
  /^(?:flux-system|flux|cluster|cluster-(?:apps|meta|settings|vars|config|secrets|policies)|root|bootstrap|argo-?cd|app-of-apps)$/;
const DELIVERY = /(?:^|\.)(?:toolkit\.fluxcd\.io|argoproj\.io)$/;
/** Fields by which any Flux Kustomization or Argo application chooses what is applied, as whom and whether what is gone is deleted. */
const STEERING = new Set([
  'sourceref',
  'prune',
  'kubeconfig',
  'deletionpolicy',
  'force',
  'project',
  'destination',
  'syncpolicy',
]);

/** What the cluster is, and what decides what comes into it. */
export const clusterConfiguration: RiskRule = {
  id: 'risk/cluster-configuration',
  level: 'high',
  sentence:
    'The cluster itself changes: Talos, kubeadm, Cluster API, nodes, cluster-scoped resources, what Flux or Argo CD take everything else from.',
  judge: judging({
    value: (fact) =>
      speaksOf(fact, { kinds: KINDS, groups: GROUPS }) || isMachineConfig(fact) || isSystemDelivery(fact)
        ? `${changeInWords(fact)}: ${WHAT}`
        : null,
    file: (fact) =>
      PATHS.test(fact.path.toLowerCase()) && !/\.(?:md|adoc|txt)$/i.test(fact.path) && !isOnlyBumps(fact)
        ? `the file ${fileInWords(fact)}: ${WHAT}`
        : null,
  }),
};

/** Talos' own: `machine:` and `cluster:` at the top, or a document of API version `v1alpha1` with a kind and no group. */
function isMachineConfig({ documents: [document], at }: ValueFact): boolean {
  if (document === undefined) return false;
  if (document.kind !== null) return document.apiVersion === 'v1alpha1';
  return at[0] === 'machine' || (at[0] === 'cluster' && at.length > 1);
}

function isSystemDelivery({ documents, names, whole }: ValueFact): boolean {
  return documents.some((document) => {
    if (!DELIVERY.test(groupOf(document.apiVersion))) return false;
    if (isSystem(document) || /^(?:gitrepository|bucket)$/.test(kindOf(document))) return true;
    // A new one names its source in any case: what it brings stands in the same change, or its source is another's affair.
    return (
      !whole &&
      /^(?:kustomization|application(?:set)?)$/.test(kindOf(document)) &&
      names.some((name) => STEERING.has(name))
    );
  });
}

function isSystem({ kind, name }: DocumentIdentity): boolean {
  return kind !== 'HelmRelease' && name !== null && SYSTEM.test(name.toLowerCase());
}

function kindOf({ kind }: DocumentIdentity): string {
  return (kind ?? '').toLowerCase();
}
