import { extract, type Header } from 'tar-stream';
import { RegistryError } from '../errors.ts';
import { malformed } from '../manifests/shape.ts';

/** Names as their bytes; the library's types leave the option out. */
const BY_BYTES: Parameters<typeof extract>[0] & { readonly filenameEncoding: string } = { filenameEncoding: 'latin1' };

/**
 * Reads an archive to its end and gives every header to `see`. What `see` throws ends it, and so does an archive that is none
 * (`unsupported`).
 */
export async function feed(
  chunks: AsyncIterable<Uint8Array>,
  about: string,
  see: (header: Header) => void,
): Promise<void> {
  const archive = extract(BY_BYTES);
  const ended = new Promise<void>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('finish', () => resolve());
    archive.on('entry', (header, content, next) => {
      // What is wrong with the content, the archive says too.
      content.on('error', () => {});
      content.on('end', () => next());
      content.resume();
      try {
        see(header);
      } catch (error) {
        reject(error);
      }
    });
  });
  try {
    await Promise.race([ended, write(archive, chunks)]);
    await ended;
  } catch (error) {
    if (error instanceof RegistryError) throw error;
    throw malformed(about, error instanceof Error ? error.message.slice(0, 200) : 'it is no archive');
  } finally {
    archive.destroy();
  }
}

type Archive = ReturnType<typeof extract>;

async function write(archive: Archive, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    if (!archive.destroying && !archive.write(chunk)) await room(archive);
    // Leaving the loop ends the download.
    if (archive.destroying) return;
  }
  archive.end(null);
}

/** An archive that was refused takes nothing any more, and does not say so by `drain`. */
function room(archive: Archive): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      archive.off('drain', go);
      archive.off('close', go);
      resolve();
    };
    archive.on('drain', go);
    archive.on('close', go);
  });
}
