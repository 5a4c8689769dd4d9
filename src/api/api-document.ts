import { Injectable, NotFoundException } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { commandKinds } from './command-catalogue.js';
import type { CommandKind } from './command-catalogue.js';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['post']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const errors: Readonly<Record<string, string>> = {
  '400': 'Malformed, or fields at fault: details.faults names each',
  '401': 'Nobody is signed in',
  '403': 'Not for this role, or not from this site',
  '404': 'Unknown, or not yours to open',
  '409': 'The stage does not allow it, or somebody else recorded something meanwhile: details says what',
  '422': 'The rules do not allow it, or the command id was used for another command',
  '503': 'Nothing can be recorded just now; sending it again is safe',
};
const ofReading = ['400', '401', '404', '503'];

/** Holds the OpenAPI document of the running application. */
@Injectable()
export class ApiDocument {
  private make: (() => OpenAPIObject) | null = null;
  private document: OpenAPIObject | null = null;

  /** Call once for the application that is to be described; the document is made when it is first asked for. */
  describe(app: INestApplication): void {
    this.make = () => apiDocumentOf(app);
    this.document = null;
  }

  /** @throws NotFoundException where no application was described. */
  get(): OpenAPIObject {
    if (this.make === null) throw new NotFoundException();
    this.document ??= this.make();
    return this.document;
  }
}

/** The OpenAPI document of everything under `/api`, with a path of its own for each command. */
export function apiDocumentOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('EHC tracker')
    .setDescription(
      'EHC needs assessments, plans and disputes as a record of what happened. Commands record facts; a command id makes a retry safe. ' +
        'Changes need the session cookie and, in the header x-csrf-token, the token of the session.',
    )
    .setVersion('1')
    .addCookieAuth('ehc-session')
    .addSecurityRequirements('cookie')
    .build();
  const extraModels = commandKinds.map(({ dto }) => dto);
  const document = SwaggerModule.createDocument(app, config, { extraModels });
  const paths: Paths = {};
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith('/api/')) continue;
    const operation = path.endsWith('/commands/{type}') ? item.post : undefined;
    if (operation === undefined) paths[path] = withErrors(item);
    else for (const [own, post] of commandPaths(path, operation)) paths[own] = withErrors({ post });
  }
  const schemas: Schemas = { ...document.components?.schemas, ApiError: errorSchema };
  return { ...document, paths, components: { ...document.components, schemas } };
}

function commandPaths(template: string, operation: Operation): readonly (readonly [string, Operation])[] {
  return commandKinds
    .filter(({ path, type }) => template.replace('{type}', type) === path)
    .map((kind) => [kind.path, commandOperation(operation, kind)]);
}

function commandOperation(operation: Operation, { type, help, workflow, dto }: CommandKind): Operation {
  const withCommandId = {
    allOf: [
      { $ref: getSchemaPath(dto) },
      {
        type: 'object',
        properties: {
          commandId: { type: 'string', description: 'Makes a retry safe; the header Idempotency-Key does the same' },
          seenRevision: {
            type: 'integer',
            description: 'Revision of the stream that was seen: refused if it moved on',
          },
        },
      },
    ],
  };
  return {
    ...operation,
    operationId: `${workflow}${type}`,
    summary: help,
    parameters: (operation.parameters ?? []).filter((parameter) => !('name' in parameter) || parameter.name !== 'type'),
    requestBody: { required: true, content: { 'application/json': { schema: withCommandId } } },
  };
}

function withErrors(item: Paths[string]): Paths[string] {
  const { get, post } = item;
  return {
    ...(get === undefined ? {} : { get: { ...get, responses: { ...get.responses, ...errorResponses(ofReading) } } }),
    ...(post === undefined
      ? {}
      : { post: { ...post, responses: { ...post.responses, ...errorResponses(Object.keys(errors)) } } }),
  };
}

function errorResponses(statuses: readonly string[]): Operation['responses'] {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: errors[status] ?? '',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ApiError' } } },
      },
    ]),
  );
}

const errorSchema: Schemas[string] = {
  type: 'object',
  required: ['status', 'code', 'message', 'details'],
  properties: {
    status: { type: 'integer' },
    code: { type: 'string', description: 'Kebab-case, stable' },
    message: { type: 'string', description: 'For people' },
    details: { type: 'object', additionalProperties: true },
  },
};
