/** Every workflow of every repository reports as this one app. */
const ACTIONS_APP = 15368;
export const ACTIONS_LOGIN = 'github-actions[bot]';

/** The app that a login stands for when nothing else is said; null: a person's, or one that has to be named. */
export const knownApp = (login: string): number | null => (login === ACTIONS_LOGIN ? ACTIONS_APP : null);
