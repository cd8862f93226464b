import type { AllowedVersions } from './allowed-versions.ts';

/** Says why a version is not allowed; null when it is. What cannot be compared is not allowed. */
export function whyHeld(allowed: AllowedVersions, version: string | null): string | null {
  if (version === null) return `allows ${allowed.text}, and this reference states no version to compare with that`;
  switch (allowed.answer(version)) {
    case 'yes':
      return null;
    case 'no':
      return `allows only ${allowed.text}`;
    case 'unknown':
      return `allows ${allowed.text}, and this version cannot be compared with that`;
  }
}
