import { Controller, Get, Req, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentUser, RequireSignIn } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { ApiErrorFilter } from './api-error.filter.js';

/** Who is signed in, and the token that every change must carry. */
@ApiTags('session')
@Controller('api/session')
@UseFilters(ApiErrorFilter)
@RequireSignIn()
export class SessionApiController {
  @Get()
  @ApiOperation({
    operationId: 'readSession',
    summary: 'Who is signed in, and the token to send as x-csrf-token with every change',
  })
  read(@CurrentUser() person: Person, @Req() request: Request): { person: Person; csrfToken: string | null } {
    return { person, csrfToken: request.session.csrfToken ?? null };
  }
}
