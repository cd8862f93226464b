export {
  type DockerfileDocument,
  type DockerfileInstruction,
  parseDockerfile,
} from './parse.ts';
