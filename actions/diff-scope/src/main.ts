import { guarded, runnerIo as io } from '@gatehouse/action-kit';
import { githubReader as connect } from '@gatehouse/forge/github';
import { openDoor, scopeJudge } from '@gatehouse/judge';

process.exitCode = await guarded(io, () => openDoor({ io, env: process.env, judge: scopeJudge, connect }));
