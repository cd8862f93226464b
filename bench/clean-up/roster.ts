import type { PruneScene } from '../../test/bundle/prune-scene.ts';
import type { Measured } from './measure.ts';

/** A published action that cleans up container packages, set up for the nearest to a plan that it offers. */
export interface CleanUp {
  /** `owner/name` on GitHub; its clone lies in the folder `owner+name`. */
  readonly repository: string;
  /** Newest release when this was written. */
  readonly tag: string;
  readonly does: string;
  readonly inputs: (scene: PruneScene, token: string) => Readonly<Record<string, string>>;
  /** Whether it looked at everything that there is. */
  readonly worked: (run: Measured, scene: PruneScene) => boolean;
}

export const CLEAN_UPS: readonly CleanUp[] = [
  {
    repository: 'dataaxiom/ghcr-cleanup-action',
    tag: 'v1.2.1',
    does: 'finds tags that match a pattern and are old enough, with what belongs to them',
    inputs: ({ simulator, registry }, token) => ({
      token,
      owner: 'acme',
      package: 'api',
      'delete-tags': 'pending-*',
      'older-than': '14 days',
      'dry-run': 'true',
      'registry-url': registry.url,
      'github-api-url': simulator.apiUrl,
    }),
    worked: ({ log }, { package: { versions } }) =>
      log.includes(`Loaded package data (${versions.length})`) && /total images deleted = [1-9]/.test(log),
  },
  {
    repository: 'actions/delete-package-versions',
    tag: 'v5',
    does: 'lists versions; it knows neither tags nor ages nor what an index is made of, and has no dry run, so that it is told to ignore all',
    inputs: (_, token) => ({
      token,
      owner: 'acme',
      'package-name': 'api',
      'package-type': 'container',
      'num-old-versions-to-delete': '1',
      'min-versions-to-keep': '-1',
      'ignore-versions': '.*',
    }),
    worked: ({ github }, { package: { versions } }) =>
      github.filter(({ path }) => path.endsWith('/versions')).length > versions.length / 100,
  },
];

/** `owner+name`, where its clone lies. */
export const folderOf = ({ repository }: CleanUp): string => repository.replace('/', '+');

/** Commands that fetch what is compared, each at the release that is measured. */
export const howToGet = (folder: string): string =>
  CLEAN_UPS.map(
    (peer) =>
      `git -c advice.detachedHead=false clone --depth 1 --branch ${peer.tag} https://github.com/${peer.repository} ${folder}/${folderOf(peer)}`,
  ).join('\n');
