export { type LeverInputs, leverInputs, leverSpec } from './inputs.ts';
export { type PublishIo, publishReport } from './publish.ts';
export { type Registries, registriesFor } from './registries.ts';
export { type Repositories, repositoriesFor } from './repositories.ts';
