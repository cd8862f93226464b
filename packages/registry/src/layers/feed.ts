import { extract, type Header } from 'tar-stream';
import { RegistryError } from '../errors.ts';
import { malformed } from '../manifests/shape.ts';

/**
 * Reads an archive to its end and gives every header to `see`. What `see` throws ends it, and so does an archive that is none
 * (`unsupported`).
 */
export async function feed(
  chunks: AsyncIterable<Uint8Array>,
  about: string,
  see: (header: Header) => void,
): Promise<void> {
  const archive = extract();
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

async function write(archive: ReturnType<typeof extract>, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) {
    if (archive.destroying) return;
    if (!archive.write(chunk)) await new Promise<void>((resolve) => archive.once('drain', () => resolve()));
  }
  archive.end(null);
}
