import { type Dockerfile, DockerfileParser } from 'dockerfile-ast';

export type DockerfileDocument = Dockerfile;

/** Parses a Dockerfile; null when the parser gives up. */
export function parseDockerfile(text: string): DockerfileDocument | null {
  try {
    return DockerfileParser.parse(text);
  } catch {
    return null;
  }
}
