import { described } from './described.ts';

export const rbac = described({
  id: 'risk/rbac',
  level: 'high',
  sentence: 'Roles, bindings, or values of a chart that make them change.',
  what: 'it decides who may do what in the cluster',
  kinds: /^(?:cluster)?role(?:binding)?s?$|^appproject$|^subjectaccessreview$/,
  groups: /(?:^|\.)(?:rbac\.authorization|authorization)\.(?:k8s|openshift)\.io$/,
  names:
    /^(?:rbac.*|(?:cluster)?roles?binding(?:s|name)?|clusterroles?|roleref|subjects|verbs|nonresourceurls|impersonat.*|.*rolearn|iam\..*)$/,
});

export const admission = described({
  id: 'risk/admission',
  level: 'high',
  sentence:
    'Admission or security policies change: admission webhooks and policies, Kyverno, Gatekeeper, Kubewarden, Pod Security, signature verification, Istio and Tetragon policies.',
  what: 'it decides what may run at all',
  kinds:
    /^(?:validating|mutating|generating|deleting|imagevalidating|namespaced.*)(?:admissionpolicy.*|webhook.*|policy.*)$|^(?:cluster)?(?:policy|policyexception|policyset|cleanuppolicy|imagepolicy|tracingpolicy)$|^tracingpolicynamespaced$|^podsecurity|^securitycontextconstraints$|^(?:constrainttemplate|assign|assignmetadata|modifyset)$|^(?:authorizationpolicy|peerauthentication|requestauthentication)$|^admissionconfiguration$/,
  groups:
    /(?:^|\.)(?:admissionregistration\.k8s\.io|kyverno\.io|gatekeeper\.sh|kubewarden\.io|policy\.sigstore\.dev|pod-security\.admission\.config\.k8s\.io)$/,
  names:
    /^podsecurity(?!context)|admissioncontrol|admissionpolic|admissionwebhook|^(?:validating|mutating)webhook|^webhooks?$|^failurepolicy$|kyverno|gatekeeper|^verify(?:images?)?$|^validationfailureaction|^policyexceptions?$/,
});

export const securityContext = described({
  id: 'risk/security-context',
  level: 'high',
  sentence:
    'A security context changes: users and groups, privileges, capabilities, seccomp, AppArmor, SELinux, sysctls; in any tree.',
  what: 'it decides what a process may do on its node',
  names:
    /securitycontext|^(?:privileged|allowprivilegeescalation|capabilities|capadd|capdrop|securityopt|nonewprivileges|runas(?:user|group|nonroot|username)|readonlyrootfilesystem|readonlyrootfs|procmount|fsgroup.*|supplementalgroups.*|sysctls|windowsoptions|hostusers|usernsmode|shareprocessnamespace)$|^seccomp|apparmor|^selinux/,
  // The last: a path to such a field, as a Kustomization's replacement writes it.
  values:
    /--(?:privileged|allow-privileged|cap-add|security-opt)\b|securitycontext\.[a-z.]+=|[./]securitycontext(?:[./]|$)/,
});

export const hostAccess = described({
  id: 'risk/host-access',
  level: 'high',
  sentence:
    'Something gains, keeps otherwise or loses a way to its node: hostPath, host network, PID, IPC and ports, privileged, devices, sockets of container runtimes.',
  what: 'it is a way to the node',
  names:
    /^(?:hostpath|hostnetwork|hostpid|hostipc|hostports?|hostusers|hostprocess|privileged|hostaliases|networkmode|devices?|devicepath|volumedevices|devicecgrouprules)$/,
  values:
    /^(?:hostpath|host)$|^\/:\/|(?:docker|containerd|crio|podman|cri-dockerd)\.sock\b|^\/(?:dev|proc|sys|etc\/kubernetes|var\/lib\/kubelet)(?:\/|$)/,
});
