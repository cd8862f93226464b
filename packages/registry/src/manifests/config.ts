import type { ImageConfig } from '../port.ts';
import { platformOf } from './descriptor.ts';
import { isObject, malformed, optionalMap, optionalText, optionalTexts, parseObject } from './shape.ts';

/** Reads the configuration of an image (OCI image configuration; Docker's has the same names). */
export function parseConfig(bytes: Uint8Array, about: string): ImageConfig {
  const document = parseObject(bytes, about);
  const platform = platformOf(document);
  if (platform === null) throw malformed(about, 'it has no os and architecture');
  const config = document.config ?? {};
  if (!isObject(config)) throw malformed(about, '`config` is not an object');
  return {
    platform,
    labels: optionalMap(config.Labels, 'Labels', about),
    created: optionalText(document.created, 'created', about),
    entryPoint: optionalTexts(config.Entrypoint, 'Entrypoint', about),
    command: optionalTexts(config.Cmd, 'Cmd', about),
    environment: optionalTexts(config.Env, 'Env', about),
    user: optionalText(config.User, 'User', about) ?? '',
    workingDirectory: optionalText(config.WorkingDir, 'WorkingDir', about) ?? '',
  };
}
