import { createParamDecorator, Injectable } from '@nestjs/common';
import type { ExecutionContext, PipeTransform } from '@nestjs/common';
import type { Request } from 'express';
import type { Person } from '../../access/people.js';
import { NotSignedIn, personOf } from '../../access/requests.js';
import type { Query } from '../../cases/query.js';
import type { OpenedPlan } from './opened-plan.js';
import { OpenedPlans } from './opened-plan.service.js';

interface AskedPlan {
  readonly planId: string;
  readonly query: Query;
  readonly person: Person;
}

/** Opens the plan that an address names, on the day that it asks for. */
@Injectable()
export class OpenPlan implements PipeTransform<AskedPlan, Promise<OpenedPlan>> {
  constructor(private readonly plans: OpenedPlans) {}

  transform({ planId, query, person }: AskedPlan): Promise<OpenedPlan> {
    return this.plans.open(planId, query, person);
  }
}

const asked = createParamDecorator((_data: unknown, context: ExecutionContext): AskedPlan => {
  const request = context.switchToHttp().getRequest<Request<{ readonly plan: string }>>();
  const person = personOf(request);
  if (person === null) throw new NotSignedIn();
  return { planId: request.params.plan, query: request.query, person };
});

/** The plan of the address (`:plan`), opened for the signed-in person, as a handler's argument. */
export const Opened = (): ParameterDecorator => asked(OpenPlan);
