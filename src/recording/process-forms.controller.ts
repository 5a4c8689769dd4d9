import { Body, Controller, Get, NotFoundException, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRolesOnCase } from '../access/access.decorators.js';
import { RoleMissing } from '../access/access.guard.js';
import type { Person } from '../access/people.js';
import { caseHref } from '../cases/acts.js';
import { factActHref, processHref } from '../cases/fact-acts.js';
import type { ActedOn, FactAct } from '../cases/fact-acts.js';
import { beginningActs } from '../cases/fact-beginnings.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { correctionForm } from './forms/correction.form.js';
import { factFormAt, factFormFor } from './forms/fact-registry.js';
import { RecordingFlow } from './recording-flow.service.js';
import type { Visit } from './recording-flow.service.js';

const kinds: Readonly<Record<string, ActedOn>> = {
  plans: 'plan',
  disputes: 'dispute',
  complaints: 'complaint',
  contacts: 'contact',
  escalations: 'escalation',
};
const paths = Object.keys(kinds).flatMap((kind) => [
  `${kind}/new`,
  `${kind}/:id/corrections/new`,
  `${kind}/:id/:act`,
  // Nothing of a complaint, a contact or an escalation comes in several.
  ...(kind === 'plans' || kind === 'disputes' ? [`${kind}/:id/:act/:subject`] : []),
]);

/** The forms of the plans, disputes, complaints, contacts and escalations of one case: one address an act, all going the same way. */
@Controller('cases/:reference')
@RequireRolesOnCase('caseworker', 'manager')
export class ProcessFormsController {
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

interface Address {
  readonly on: ActedOn;
  readonly reference: string;
  readonly id: string | null;
  readonly subject: string | null;
}

function visitOf(request: Request, response: Response, person: Person): Visit {
  const { path } = request.route as { readonly path: string };
  const {
    reference = '',
    id = null,
    act: slug = '',
    subject = null,
  } = request.params as Readonly<Record<string, string>>;
  const on = kinds[path.split('/')[3] ?? ''];
  if (on === undefined) throw new NotFoundException();
  const address: Address = { on, reference, id, subject };
  const rest = { person, request, response };
  if (path.endsWith('/corrections/new')) return { ...rest, ...correction(address, request.query['event']) };
  if (id === null) {
    const act = beginningActs[on];
    const href = processHref(on, reference, 'new');
    return { ...rest, form: factFormFor(act), place: placeOf(act, address, href) };
  }
  const found = factFormAt(on, slug);
  if (found === null) throw new NotFoundException();
  const { act, form } = found;
  // An act about one of several names it, and no other act names anything.
  if ((subject === null && act.about !== null && !act.alsoWithout) || (subject !== null && act.about === null)) {
    throw new NotFoundException();
  }
  if (act.managersOnly && !person.roles.includes('manager')) throw new RoleMissing(['manager']);
  return { ...rest, form, place: placeOf(act, address, factActHref(act, reference, id, subject)) };
}

function placeOf(act: FactAct, { on, reference, id, subject }: Address, href: string): Visit['place'] {
  const named = act.fields.filter(({ kind }) => kind === 'id').map(({ name }) => [name, null] as const);
  const probe = { ...Object.fromEntries(named), ...(act.aboutField === null ? {} : { [act.aboutField]: subject }) };
  return {
    reference,
    act: { words: act.words, facts: act.facts.slice(0, 1), href, back: backTo(on, reference), probe },
    subject: null,
    event: null,
    process: { on, id, subject },
  };
}

function correction({ on, reference, id }: Address, event: unknown): Pick<Visit, 'form' | 'place'> {
  const number = typeof event === 'string' && /^\d{1,9}$/.test(event) ? Number(event) : null;
  return {
    form: correctionForm,
    place: {
      reference,
      act: {
        words: 'Correct a record',
        facts: [],
        href: `${processHref(on, reference, id ?? '')}/corrections/new?event=${number ?? 0}`,
        back: backTo(on, reference),
      },
      subject: null,
      event: number,
      process: { on, id, subject: null },
    },
  };
}

/** The page of the case on which such a process stands. */
const tabs: Readonly<Record<ActedOn, string>> = {
  plan: 'plan',
  dispute: 'disputes',
  complaint: 'complaints',
  contact: 'contacts',
  escalation: 'contacts',
};

function backTo(on: ActedOn, reference: string): string {
  return `${caseHref(reference)}/${tabs[on]}`;
}
