import { evaluateConfig, type ImageFacts } from './evaluate-config.ts';
import { evaluateFiles } from './evaluate-files.ts';
import type { Inventory } from './schema.ts';
import type { ImageTree } from './tree.ts';

/** One platform of an image with all that is in it. */
export interface PlatformContents {
  readonly config: ImageFacts;
  readonly tree: ImageTree;
}

/** Whether files are asked for at all, so that layers need not be read otherwise. */
export function asksForFiles({ files }: Inventory): boolean {
  return files?.must !== undefined || files?.['must-not'] !== undefined;
}

/** What of an inventory does not hold, a sentence each, with the platform where it does not; empty: all of it holds. */
export function evaluateInventory(inventory: Inventory, platforms: readonly PlatformContents[]): readonly string[] {
  const names = platforms.map(({ config }) => platformName(config.platform));
  const there = new Set(names.map(withoutDefault));
  const missing = (inventory.platforms ?? []).filter((wanted) => !there.has(withoutDefault(wanted)));
  const absent = missing.map((wanted) => `the platform ${wanted} is missing; there are ${names.join(', ') || 'none'}`);
  if (platforms.length === 0) return absent.length > 0 ? absent : ['there is no platform to look at'];
  const found = platforms.flatMap(({ config, tree }) =>
    [...evaluateFiles(inventory, tree), ...evaluateConfig(inventory, config)].map(
      (problem) => `${platformName(config.platform)}: ${problem}`,
    ),
  );
  return [...absent, ...found];
}

/** Variants that builders write or leave out as they like (https://github.com/containerd/platforms, normalization). */
const DEFAULT_VARIANT = /^(linux\/(?:arm64(?=\/v8$)|arm(?=\/v7$)|amd64(?=\/v1$))).*$/;

function withoutDefault(platform: string): string {
  return platform.replace(DEFAULT_VARIANT, '$1');
}

/** `linux/arm64/v8` */
export function platformName({ os, architecture, variant }: ImageFacts['platform']): string {
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
