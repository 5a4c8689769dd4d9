import { Body, Controller, Get, NotFoundException, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRolesOnCase } from '../access/access.decorators.js';
import { RoleMissing } from '../access/access.guard.js';
import type { Person } from '../access/people.js';
import { actHref, actKeys, acts, caseHref, correctionHref } from '../cases/acts.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { recordingForms } from './forms/registry.js';
import { RecordingFlow } from './recording-flow.service.js';
import type { Visit } from './recording-flow.service.js';
import type { Place } from './situations.service.js';

const paths = actKeys.map((key) => acts[key].path);

/** The forms of one case: one address an act, all going the same way. */
@Controller('cases/:reference')
@RequireRolesOnCase('caseworker', 'manager')
export class CaseFormsController {
  constructor(private readonly flow: RecordingFlow) {}

  @Get(paths)
  async open(@Req() request: Request, @Res() response: Response, @CurrentUser() person: Person): Promise<void> {
    await this.flow.open(visitOf(request, response, person));
  }

  @Post(paths)
  async answer(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentUser() person: Person,
    @Body() answers: RawAnswers,
  ): Promise<void> {
    await this.flow.answer(visitOf(request, response, person), answers);
  }
}

function visitOf(request: Request, response: Response, person: Person): Visit {
  const { path } = request.route as { readonly path: string };
  const key = actKeys.find((one) => path.endsWith(`/${acts[one].path}`));
  if (key === undefined) throw new NotFoundException();
  const { about, managersOnly } = acts[key];
  if (managersOnly && !person.roles.includes('manager')) throw new RoleMissing(['manager']);
  const { reference = '', [`${about ?? ''}Id`]: id } = request.params as Readonly<Record<string, string>>;
  const { event } = request.query;
  const subject = about === null || id === undefined ? null : id;
  const number = typeof event === 'string' && /^\d{1,9}$/.test(event) ? Number(event) : null;
  const place: Place = {
    reference,
    act: {
      words: acts[key].words,
      facts: acts[key].facts,
      href: key === 'correction' ? correctionHref(reference, number ?? 0) : actHref(key, reference, subject),
      back: key === 'inviteFeedback' || key === 'recordFeedback' ? `${caseHref(reference)}/complaints#feedback` : caseHref(reference), // prettier-ignore
    },
    subject: about === null || subject === null ? null : { kind: about, id: subject },
    event: number,
  };
  return { form: recordingForms[key], place, person, request, response };
}
