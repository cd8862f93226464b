import { GraphQLError } from 'graphql';

/** An error that carries GitHub's `type`; the field it is thrown in becomes null. */
export function typedError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** GitHub writes its `type` beside the message, not among the extensions. */
export function formatError({ message, path, locations, extensions }: GraphQLError): Record<string, unknown> {
  const { type, ...rest } = extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(path === undefined ? {} : { path }),
    ...(Object.keys(rest).length === 0 ? {} : { extensions: rest }),
    ...(locations === undefined ? {} : { locations }),
    message,
  };
}
