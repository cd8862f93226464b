export { RegistryError, type RegistryErrorCode } from './errors.ts';
export { type ImageParts, parseImageName } from './image-name.ts';
export { kindOf } from './manifests/media-types.ts';
export { openRegistry } from './open-registry.ts';
export { openPackages } from './packages/open-packages.ts';
export type * from './port.ts';
export type { Trust } from './provenance/trust.ts';
export { type ProvenanceEvidence, type ProvenanceQuestion, verifyProvenance } from './provenance/verify.ts';
