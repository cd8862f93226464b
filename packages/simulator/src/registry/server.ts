import { FaultBoard } from '../faults.ts';
import type { RecordedRequest } from '../requests.ts';
import { answerRegistry } from './answer.ts';
import { type BlobHost, startBlobHost } from './blob-host.ts';
import type { RegistryFaults } from './faults.ts';
import { failLoudly, listen, readCall, sendAnswer } from './listen.ts';
import { type RegistryRequest, recordCall } from './requests.ts';
import { type RegistryKind, RegistryState, type Switches } from './state.ts';
import type { User, Users } from './users.ts';

export interface RegistryOptions {
  /** Default: `plain`, a registry of the specification; `ghcr`: 405 to every DELETE, no referrers API, versions by REST. */
  readonly kind?: RegistryKind;
  /** Default: `token` for `ghcr` and where users are given, else `none`: anybody may do everything. */
  readonly auth?: 'none' | 'basic' | 'token';
  readonly users?: readonly User[];
  readonly switches?: Partial<Switches>;
  /** Milliseconds since 1970 that pushes and tokens are dated with; default: the wall's clock. */
  readonly now?: () => number;
  /** Default: any free port of the loopback interface. */
  readonly port?: number;
  /** Every answer takes at least that long; default 0. */
  readonly latencyMs?: number;
  /** Takes every request too; given to several servers it has all of theirs in order. */
  readonly record?: RecordedRequest[];
}

/** A running registry. */
export interface SimulatedRegistry {
  /** `127.0.0.1:PORT`, as references to its images begin. */
  readonly host: string;
  /** Without a trailing slash. */
  readonly url: string;
  readonly registry: RegistryState;
  readonly faults: RegistryFaults;
  readonly switches: Switches;
  /** Who may log in. */
  readonly tokens: Users;
  /** Every request made; may be emptied by the reader. */
  readonly requests: RegistryRequest[];
  readonly blobHost: BlobHost;
  readonly setLatency: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts a registry of the OCI distribution specification on the loopback interface; its state lives and ends with it. */
export async function startRegistry(options: RegistryOptions = {}): Promise<SimulatedRegistry> {
  const state = stateOf(options);
  const faults: RegistryFaults = new FaultBoard();
  const requests: RegistryRequest[] = [];
  const blobHost = await startBlobHost(state);
  let latency = options.latencyMs ?? 0;
  const listening = await listen(options.port ?? 0, (message, response) => {
    const serve = async () => {
      const call = await readCall(message, url);
      const record = recordCall(call);
      requests.push(record);
      options.record?.push(record);
      const context = { state, call, url, blobUrl: `http://${blobHost.host}` };
      const [answer] = await Promise.all([answerRegistry(faults, context), wait(latency)]);
      record.status = typeof answer.broken === 'string' ? null : answer.status;
      sendAnswer(response, answer);
    };
    serve().catch((error: unknown) => failLoudly(response, error));
  });
  const url = `http://${listening.host}`;
  return {
    host: listening.host,
    url,
    registry: state,
    faults,
    switches: state.switches,
    tokens: state.users,
    requests,
    blobHost,
    setLatency: (ms) => {
      latency = ms;
    },
    close: async () => void (await Promise.all([listening.close(), blobHost.close()])),
  };
}

function stateOf({ kind = 'plain', auth, users = [], switches = {}, now = Date.now }: RegistryOptions): RegistryState {
  const state = new RegistryState({
    kind,
    auth: auth ?? (kind === 'ghcr' || users.length > 0 ? 'token' : 'none'),
    now,
  });
  for (const user of users) state.users.add(user);
  Object.assign(state.switches, switches);
  return state;
}

const wait = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
