import type { ImageConfig } from '../port.ts';
import { platformOf } from './descriptor.ts';
import { isObject, malformed, optionalMap, optionalText, optionalTexts } from './shape.ts';
import { parseDocument, refuseOtherCase } from './unambiguous.ts';

const KEYS = ['os', 'architecture', 'variant', 'created', 'config', 'rootfs'];
const CONFIG_KEYS = ['Labels', 'Entrypoint', 'Cmd', 'Env', 'User', 'WorkingDir'];

/** Reads the configuration of an image (OCI image configuration; Docker's has the same names). */
export function parseConfig(bytes: Uint8Array, about: string): ImageConfig {
  const document = parseDocument(bytes, about);
  refuseOtherCase(document, KEYS, about);
  const platform = platformOf(document);
  if (platform === null) throw malformed(about, 'it has no os and architecture');
  const config = document.config ?? {};
  if (!isObject(config)) throw malformed(about, '`config` is not an object');
  refuseOtherCase(config, CONFIG_KEYS, about);
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
