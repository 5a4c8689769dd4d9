import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import type { Person } from '../access/people.js';
import { NotSignedIn, personOf } from '../access/requests.js';
import type { Query } from './query.js';

/** One look at a page of a case: which case, what the address asks of it, and who looks. */
export interface CaseVisit {
  readonly reference: string;
  readonly query: Query;
  readonly path: string;
  readonly person: Person;
}

/** The visit, as a handler's argument. @throws NotSignedIn */
export const Visit = createParamDecorator((_data: unknown, context: ExecutionContext): CaseVisit => {
  const request = context.switchToHttp().getRequest<Request<{ readonly reference: string }>>();
  const person = personOf(request);
  if (person === null) throw new NotSignedIn();
  return {
    reference: request.params.reference,
    query: request.query,
    path: request.path,
    person,
  };
});
