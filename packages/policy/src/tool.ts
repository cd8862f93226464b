/** Version of the whole project, for its parts are released together; package.json names the same. */
export const VERSION = '0.1.0';

/** As it stands in verdicts. */
export const TOOL = `gatehouse@${VERSION}`;
