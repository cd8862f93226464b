import { blobReply, blobUnknown } from './blobs.ts';
import { failLoudly, type Listening, listen, readCall, sendAnswer } from './listen.ts';
import { type RegistryRequest, recordCall } from './requests.ts';
import type { RegistryState } from './state.ts';

export interface BlobHost extends Listening {
  /** What was asked of it; credentials of the registry have no business here. */
  readonly requests: RegistryRequest[];
}

/** The other host that blobs are redirected to: it takes the address alone for a right to read. */
export async function startBlobHost(state: RegistryState): Promise<BlobHost> {
  const requests: RegistryRequest[] = [];
  const listening = await listen(0, (message, response) => {
    const serve = async () => {
      const call = await readCall(message, `http://${message.headers.host}`);
      const record = recordCall(call);
      requests.push(record);
      const digest = call.url.pathname.replace('/stored/', '');
      const bytes = state.storedBlob(digest);
      const answer =
        bytes === null
          ? blobUnknown(digest).reply()
          : blobReply(bytes, digest, call.method === 'HEAD', call.headers.range);
      record.status = answer.status;
      sendAnswer(response, { ...answer, broken: null });
    };
    serve().catch((error: unknown) => failLoudly(response, error));
  });
  return { ...listening, requests };
}
