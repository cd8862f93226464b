import workspace from '../../../package.json' with { type: 'json' };

/** `gatehouse@1.2.3`: the version of the whole project, for its parts are released together. */
export const TOOL = `gatehouse@${workspace.version}`;
