import { spawnSync } from 'node:child_process';
import { step } from '../steps.ts';
import { giveUp } from './give-up.ts';

/** Programs, each in the Debian (and Ubuntu) package of its name, and what shows that it runs. */
const PACKAGES = { 'docker-registry': '--version', openssl: 'version', skopeo: '--version' };

const works = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** A registry, a client of another's making and what makes certificates, installed where they are missing and that is allowed. */
export function installDebianPackages(): void {
  const missing = Object.entries(PACKAGES).flatMap(([name, shown]) => (works(name, shown) ? [] : [name]));
  if (missing.length === 0) return;
  const [command, ...before] = installer(missing);
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  step('package lists', command, [...before, 'apt-get', 'update', ...options]);
  const install = ['install', '--yes', '--no-install-recommends', ...options, ...missing];
  step(`install ${missing.join(', ')}`, command, [...before, 'apt-get', ...install]);
}

/** Runs apt-get with the rights it needs, and without a question. */
function installer(missing: readonly string[]): [string, ...string[]] {
  const fix = `Debian and Ubuntu: apt-get install ${missing.join(' ')}. Elsewhere: CNCF distribution as \`docker-registry\`, openssl and skopeo on the PATH.`;
  const problem = `The end-to-end tests need ${missing.join(', ')}`;
  if (!works('apt-get', '--version')) giveUp(`${problem}, and there is no apt-get.`, fix);
  const quiet = 'DEBIAN_FRONTEND=noninteractive';
  if (process.getuid?.() === 0) return ['env', quiet];
  if (works('sudo', '-n', 'true')) return ['sudo', '-n', 'env', quiet];
  return giveUp(`${problem}, and only root may install them.`, fix);
}
