import { guarded, runnerIo as io } from '@gatehouse/action-kit';
import { githubReader as connect } from '@gatehouse/forge/github';
import { reviewJudge as judge, openDoor, readReviewInputs } from '@gatehouse/judge';
import { outputs } from './outputs.ts';

process.exitCode = await guarded(io, () =>
  openDoor({ io, env: process.env, judge, inputs: readReviewInputs, connect, outputs }),
);
