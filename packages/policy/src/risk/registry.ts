import type { RiskRule } from './rule.ts';
import { pvcDecrease, pvcIncrease } from './rules/claim.ts';
import { clusterConfiguration } from './rules/cluster.ts';
import { config, crd, serviceAccount, values } from './rules/config.ts';
import { deletion } from './rules/deletion.ts';
import { agentInstructions, botConfiguration, codeOwners, gatePolicy, workflow } from './rules/files.ts';
import { networkPolicy, route } from './rules/network.ts';
import { replicas, replicasZero } from './rules/replicas.ts';
import { resources, resourcesBeyond } from './rules/resources.ts';
import { secret } from './rules/secret.ts';
import { admission, hostAccess, rbac, securityContext } from './rules/security.ts';
import { unknown } from './rules/unknown.ts';
import { commitUpdate, irregularUpdate, major, rollback, statefulUpdate, update } from './rules/update.ts';

/** Every built-in rule, from what is read first to what is read last. The only file that knows them all. */
export const RISK_RULES: readonly RiskRule[] = [
  gatePolicy,
  botConfiguration,
  codeOwners,
  agentInstructions,
  workflow,
  rbac,
  admission,
  securityContext,
  hostAccess,
  clusterConfiguration,
  secret,
  deletion,
  pvcDecrease,
  statefulUpdate,
  major,
  irregularUpdate,
  networkPolicy,
  serviceAccount,
  route,
  crd,
  config,
  replicasZero,
  resourcesBeyond,
  pvcIncrease,
  replicas,
  resources,
  update,
  commitUpdate,
  rollback,
  values,
  unknown,
];
