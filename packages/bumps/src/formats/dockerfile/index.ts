export {
  type DockerfileDirective,
  type DockerfileDocument,
  type DockerfileInstruction,
  parseDockerfile,
} from './parse.ts';
