import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { openTeams } from '../../workflows/authority/staff.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { roleWords } from '../access/roles.js';
import { sayNext } from '../access/sessions.middleware.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm } from '../web/forms/form-page.js';
import type { FormPage, FormSteps } from '../web/forms/form-page.js';
import { accessQuestions, readAccess, readWhy, whyQuestions } from './people-forms.js';
import { accessEffects, acting, asForm, checkRows, fieldOfStaffCode, refuseStale } from './person-form.js';
import { StaffList } from './staff-list.service.js';
import type { StaffEntry } from './staff-list.service.js';
import { StaffRegister } from './staff-register.service.js';
import type { AccessWish } from './staff-register.service.js';

/** Changing the access of one person. */
@Controller('people/:id')
@RequireRoles('administrator')
export class PersonFormsController {
  constructor(
    private readonly list: StaffList,
    private readonly register: StaffRegister,
  ) {}

  @Get('roles')
  async askRoles(@Param('id') id: string, @Res() response: Response): Promise<void> {
    await drawForm(response, await this.rolesForm(id, null));
  }

  @Post('roles')
  async changeRoles(
    @Param('id') id: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const entry = await this.known(id);
    const steps = this.accessSteps(entry, body, 'change', async (wish) => {
      refuseStale(body, this.list.historyOf(id));
      await this.register.changeRoles(id, wish, acting(person, body));
      sayNext(request, { title: 'Recorded', heading: `${entry.name} is now ${roleWords(wish.roles).toLowerCase()}` });
    });
    await answerForm(response, await this.rolesForm(id, body), steps);
  }

  @Get('return')
  async askReturn(@Param('id') id: string, @Res() response: Response): Promise<void> {
    await drawForm(response, await this.returnForm(id, null));
  }

  @Post('return')
  async letReturn(
    @Param('id') id: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const entry = await this.known(id);
    const steps = this.accessSteps(entry, body, 'admit', async (wish) => {
      await this.register.readmit(id, wish, acting(person, body));
      sayNext(request, { title: 'Recorded', heading: `${entry.name} can sign in again` });
    });
    await answerForm(response, await this.returnForm(id, body), steps);
  }

  @Get('end')
  async askEnd(@Param('id') id: string, @Res() response: Response): Promise<void> {
    await drawForm(response, await this.endForm(id, null));
  }

  @Post('end')
  async end(
    @Param('id') id: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const entry = await this.known(id);
    const reader = new AnswerReader(body);
    await answerForm(response, await this.endForm(id, body), {
      read: () => {
        const why = readWhy(reader, 'end');
        reader.finish();
        return why;
      },
      check: (why) => ({
        rows: [{ key: 'Person', value: entry.name }, ...checkRows.why(why)],
        button: 'End their access',
        cancel: hrefOf(id),
        effects: [
          { what: 'Signing in', now: 'With their council account', after: 'Not possible. They are signed out at once' },
          { what: 'Their cases', now: 'Theirs', after: 'Theirs, until somebody allocates them anew' },
        ],
      }),
      act: async (why) => {
        refuseStale(body, this.list.historyOf(id));
        await this.register.end(id, why, acting(person, body));
        sayNext(request, { title: 'Recorded', heading: `${entry.name} can no longer sign in` });
        return hrefOf(id);
      },
    });
  }

  private accessSteps(
    entry: StaffEntry,
    body: RawAnswers,
    purpose: 'admit' | 'change',
    record: (wish: AccessWish) => Promise<void>,
  ): FormSteps<AccessWish> {
    const { id, name, team } = entry;
    return {
      read: () => {
        const reader = new AnswerReader(body);
        const wish = readAccess(reader, this.teamsFor(purpose === 'change' ? team : null), purpose);
        reader.finish();
        return wish;
      },
      check: (wish) => ({
        rows: [{ key: 'Person', value: name }, ...checkRows.access(wish)],
        button: purpose === 'change' ? 'Change roles or team' : 'Let them sign in again',
        cancel: hrefOf(id),
        effects: accessEffects(entry, wish),
      }),
      act: async (wish) => {
        await record(wish);
        return hrefOf(id);
      },
    };
  }

  private async rolesForm(id: string, body: RawAnswers | null): Promise<FormPage> {
    const entry = await this.known(id);
    const asked = accessQuestions(this.teamsFor(entry.team), 'change');
    const now = { roles: entry.roles, team: entry.team ?? '-' };
    return this.form(entry, 'roles', `Roles and team of ${entry.name}`, asked, body ?? now);
  }

  private async returnForm(id: string, body: RawAnswers | null): Promise<FormPage> {
    const entry = await this.known(id);
    // Two windows: sent a second time it is answered as the first time was.
    if (entry.endedOn === null && body === null) throw new NotFoundException();
    const asked = accessQuestions(this.teamsFor(null), 'admit');
    return this.form(entry, 'return', `Let ${entry.name} sign in again`, asked, body ?? { roles: entry.roles });
  }

  private async endForm(id: string, body: RawAnswers | null): Promise<FormPage> {
    const entry = await this.known(id);
    return this.form(entry, 'end', `End the access of ${entry.name}`, whyQuestions('end'), body ?? {});
  }

  private form(
    { id, name }: StaffEntry,
    act: string,
    title: string,
    questions: Parameters<typeof asForm>[0]['questions'],
    answers: RawAnswers,
  ): FormPage {
    return {
      ...asForm({
        title,
        action: `${hrefOf(id)}/${act}`,
        questions,
        answers,
        cancel: hrefOf(id),
        crumbs: [{ text: name, href: hrefOf(id) }],
      }),
      seenRevision: this.list.historyOf(id).at(-1)?.revision ?? null,
      fieldOfCode: fieldOfStaffCode,
    };
  }

  private async known(id: string): Promise<StaffEntry> {
    const entry = await this.list.one(id);
    if (entry === null) throw new NotFoundException();
    return entry;
  }

  /** Teams to choose from, with the one the person is in although it has been closed. */
  private teamsFor(own: string | null): readonly string[] {
    const open = openTeams(this.list.staff(null));
    return (own === null || open.includes(own) ? open : [...open, own]).toSorted((a, b) => a.localeCompare(b, 'en-GB'));
  }
}

const hrefOf = (id: string): string => `/people/${encodeURIComponent(id)}`;
