import { Body, Controller, Get, NotFoundException, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import { RoleMissing } from '../access/access.guard.js';
import type { Person } from '../access/people.js';
import { beginningActs } from '../cases/fact-beginnings.js';
import { slugHref } from '../cases/fact-acts.js';
import { correctionForm } from '../recording/forms/correction.form.js';
import { factFormAt, factFormFor } from '../recording/forms/fact-registry.js';
import { RecordingFlow } from '../recording/recording-flow.service.js';
import type { Visit } from '../recording/recording-flow.service.js';
import type { RawAnswers } from '../web/forms/answers.js';

const paths = ['new', ':id/corrections/new', ':id/:act'];
const list = { text: 'Complaints', href: '/complaints' };

/** The forms of complaints that are on no case: the same as those on a case, at addresses of their own. */
@Controller('complaints')
@RequireRoles('caseworker', 'manager')
export class ComplaintFormsController {
  constructor(private readonly flow: RecordingFlow) {}

  @Get(paths)
  async open(@Req() request: Request, @Res() response: Response, @CurrentUser() person: Person): Promise<void> {
    await this.flow.open({ ...formOf(request, person), person, request, response });
  }

  @Post(paths)
  async answer(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentUser() person: Person,
    @Body() answers: RawAnswers,
  ): Promise<void> {
    await this.flow.answer({ ...formOf(request, person), person, request, response }, answers);
  }
}

function formOf(request: Request, person: Person): Pick<Visit, 'form' | 'place'> {
  const { id = null, act: slug = null } = request.params as Readonly<Record<string, string>>;
  if (id === null) {
    const act = beginningActs.complaint;
    return { form: factFormFor(act), place: placeOf(null, act.words, act.facts.slice(0, 1), '/complaints/new', null) };
  }
  if (slug === null) {
    const { event } = request.query;
    const number = typeof event === 'string' && /^\d{1,9}$/.test(event) ? Number(event) : null;
    const href = slugHref('complaint', null, id, `corrections/new?event=${number ?? 0}`);
    return { form: correctionForm, place: placeOf(id, 'Correct a record', [], href, number) };
  }
  const found = factFormAt('complaint', slug);
  if (found === null) throw new NotFoundException();
  const { act, form } = found;
  if (act.managersOnly && !person.roles.includes('manager')) throw new RoleMissing(['manager']);
  return { form, place: placeOf(id, act.words, act.facts.slice(0, 1), slugHref('complaint', null, id, slug), null) };
}

function placeOf(
  id: string | null,
  words: string,
  facts: readonly string[],
  href: string,
  event: number | null,
): Visit['place'] {
  const own = id === null ? null : `/complaints/${id}`;
  return {
    reference: '',
    act: { words, facts, href, back: own ?? list.href },
    subject: null,
    event,
    process: { on: 'complaint', id, subject: null },
    offCase: {
      trail: own === null ? [list] : [list, { text: 'Complaint off a case', href: own }],
      historyHref: own === null ? list.href : `${own}#history`,
    },
  };
}
