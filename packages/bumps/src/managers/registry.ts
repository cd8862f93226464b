import type { ManagerId } from '../types.ts';
import { annotation } from './annotation/index.ts';
import { argocd } from './argocd/index.ts';
import { devcontainer } from './devcontainer/index.ts';
import { dockerCompose } from './docker-compose/index.ts';
import { dockerfile } from './dockerfile/index.ts';
import { flux } from './flux/index.ts';
import { githubActions } from './github-actions/index.ts';
import { helmChart } from './helm-chart/index.ts';
import { helmValues } from './helm-values/index.ts';
import { helmfile } from './helmfile/index.ts';
import { kubernetes } from './kubernetes/index.ts';
import { kustomize } from './kustomize/index.ts';
import type { Manager } from './manager.ts';

/**
 * Every manager, structural ones first: where two find the same span, the first one's identity stands, and a structural identity beats an
 * annotation's. This is the only file that knows them all.
 */
export const MANAGERS: readonly Manager[] = [
  kubernetes,
  helmValues,
  flux,
  helmfile,
  helmChart,
  kustomize,
  argocd,
  dockerCompose,
  dockerfile,
  devcontainer,
  githubActions,
  annotation,
];

export const MANAGER_IDS: readonly ManagerId[] = MANAGERS.map((manager) => manager.id);

/** Paths to be read at the same commit beside a changed path. */
export function unitSiblings(path: string): readonly string[] {
  return MANAGERS.flatMap((manager) => (manager.matches(path) ? (manager.siblings?.(path) ?? []) : []));
}

/** Whether a path is the business of a manager that reads structure; an annotation may stand in any file at all. */
export function isManaged(path: string): boolean {
  return MANAGERS.some((manager) => manager !== annotation && manager.matches(path));
}
