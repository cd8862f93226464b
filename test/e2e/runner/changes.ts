import { DEPLOYMENT, type Pull, propose, type Scene } from '../../bundle/scene.ts';

/** A bot's pull request that moves redis to a later patch, or to whatever `text` says. */
export const redisUpdate = (it: Scene, text = DEPLOYMENT('7.2.5')): Pull =>
  propose(it, { files: { 'apps/redis.yaml': text } });

/** A bump with a line beside it that is none. */
export const SMUGGLED = DEPLOYMENT('7.2.5').replace('- name: redis', '- name: redis\n          command: [sh]');

const nginx = (tag: string): Record<string, string> => ({
  'apps/nginx.yaml': DEPLOYMENT(tag).replaceAll('redis', 'nginx'),
});

/** Beside redis, for a second pull request. */
export const NGINX = nginx('1.27.1');

/** A bot's pull request that moves nginx from 1.27.1. */
export const nginxUpdate = (it: Scene, tag: string): Pull =>
  propose(it, { branch: 'renovate/nginx', files: nginx(tag) });
