import type { ManagerId, UpdateType } from '@gatehouse/bumps';

/** Update types that policy may let pass; the others never pass alone. */
export type PassableUpdate = Extract<UpdateType, 'major' | 'minor' | 'patch' | 'digest' | 'pin' | 'lock'>;

/** As records, so that the compiler finds an id that is missing here. */
const MANAGERS: Record<ManagerId, true> = {
  kubernetes: true,
  'helm-values': true,
  flux: true,
  helmfile: true,
  'helm-chart': true,
  kustomize: true,
  argocd: true,
  'docker-compose': true,
  dockerfile: true,
  devcontainer: true,
  'github-actions': true,
  annotation: true,
};
const UPDATES: Record<PassableUpdate, true> = {
  major: true,
  minor: true,
  patch: true,
  digest: true,
  pin: true,
  lock: true,
};

export const MANAGER_NAMES = Object.keys(MANAGERS) as readonly ManagerId[];
/** From the largest step to the smallest. */
export const PASSABLE_UPDATES = Object.keys(UPDATES) as readonly PassableUpdate[];
