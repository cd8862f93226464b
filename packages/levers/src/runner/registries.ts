import { openRegistry, type Registry, type RegistryCredentials } from '@gatehouse/registry';
import { registryCredentials } from '../shared/credentials.ts';
import type { LeverInputs } from './inputs.ts';

/** The registries of images, as an action was told to reach them. */
export interface Registries {
  readonly credentials: (images: readonly string[]) => readonly RegistryCredentials[];
  readonly open: (images: readonly string[]) => Registry;
}

type Inputs = Pick<LeverInputs, 'token' | 'registryToken' | 'registryUsername' | 'trustedRealms'>;

/** @param inputs `token` is the one for GitHub's registry */
export function registriesFor(
  { token, registryToken: password, registryUsername: username, trustedRealms: realms }: Inputs,
  { serverUrl }: { readonly serverUrl: string },
  log: (line: string) => void,
): Registries {
  const credentials = (images: readonly string[]) =>
    registryCredentials({ images, username, password, token, serverUrl });
  return { credentials, open: (images) => openRegistry({ credentials: credentials(images), realms, log }) };
}
