export { explainTarget, parseRollbackTarget, type RollbackTarget } from '@gatehouse/release';
export { type CredentialsFolder, credentialsFolder } from './container/credentials.ts';
export { execTool } from './container/exec-tool.ts';
export type { ContainerResult, ContainerRun, ContainerRuntime } from './container/runtime.ts';
export { findContainerTool, type RunTool, type ToolOptions } from './container/tools.ts';
export { cleanReason } from './reason.ts';
export { renderRollback } from './render.ts';
export { runRevert } from './revert/run.ts';
export type { MergedChange, RevertDeps, RevertInputs, RevertReport } from './revert/types.ts';
export { planRollback, runRollback } from './run.ts';
export type {
  RollbackDeps,
  RollbackInputs,
  RollbackReads,
  RollbackRegistry,
  RollbackReport,
  RollbackWish,
} from './types.ts';
