import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { openTeams } from '../../workflows/authority/staff.js';
import type { StaffCommand } from '../../workflows/authority/staff.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { roleWords } from '../access/roles.js';
import { sayNext } from '../access/sessions.middleware.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm } from '../web/forms/form-page.js';
import type { FormPage, FormSteps } from '../web/forms/form-page.js';
import { accessQuestions, readAccess, readWhy, whyQuestions } from './people-forms.js';
import { accessEffects, acting, asForm, checkRows } from './person-form.js';
import { StaffList } from './staff-list.service.js';
import type { StaffEntry } from './staff-list.service.js';
import { changeFacts } from './people.view.js';
import { staffCommands, StaffRegister } from './staff-register.service.js';
import type { AccessWish, Why } from './staff-register.service.js';
import { StaleStaffForms } from './stale-staff-forms.service.js';

interface PersonVisit {
  readonly entry: StaffEntry;
  readonly body: RawAnswers;
  /** Who fills in the form. */
  readonly person: Person;
  readonly response: Response;
}

/** A form about one person, with what it is called and where it is sent. */
interface OwnForm extends FormPage {
  readonly title: string;
  readonly action: string;
}

/** Changing the access of one person. */
@Controller('people/:id')
@RequireRoles('administrator')
export class PersonFormsController {
  constructor(
    private readonly list: StaffList,
    private readonly register: StaffRegister,
    private readonly stale: StaleStaffForms,
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
      await this.register.changeRoles(id, wish, acting(person, body));
      sayNext(request, { title: 'Recorded', heading: `${entry.name} is now ${roleWords(wish.roles).toLowerCase()}` });
    });
    const form = await this.rolesForm(id, body);
    await this.answer({ entry, body, person, response }, form, steps, (wish) =>
      staffCommands.changeRoles(id, wish, person.id),
    );
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
    const form = await this.returnForm(id, body);
    await this.answer({ entry, body, person, response }, form, steps, (wish) =>
      staffCommands.admit(id, wish, person.id),
    );
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
    const steps: Required<FormSteps<Why>> = {
      read: () => {
        const reader = new AnswerReader(body);
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
        await this.register.end(id, why, acting(person, body));
        sayNext(request, { title: 'Recorded', heading: `${entry.name} can no longer sign in` });
        return hrefOf(id);
      },
    };
    const form = await this.endForm(id, body);
    await this.answer({ entry, body, person, response }, form, steps, (why) => staffCommands.end(id, why, person.id));
  }

  /** A form that others have overtaken is answered with both sides; every other goes its way. */
  private async answer<Read>(
    { entry: { id }, body, person, response }: PersonVisit,
    form: OwnForm,
    steps: Required<FormSteps<Read>>,
    commandOf: (read: Read) => StaffCommand,
  ): Promise<void> {
    if (body['redraw'] !== 'yes') {
      const about = {
        kind: 'person',
        what: form.title,
        href: form.action,
        back: hrefOf(id),
        answers: body,
        history: this.list.historyOf(id),
        rowsOf: changeFacts,
      } as const;
      await this.stale.refuse(about, person, async () => {
        const read = steps.read();
        return { rows: (await steps.check(read)).rows, command: commandOf(read) };
      });
    }
    await answerForm(response, form, steps);
  }

  private accessSteps(
    entry: StaffEntry,
    body: RawAnswers,
    purpose: 'admit' | 'change',
    record: (wish: AccessWish) => Promise<void>,
  ): Required<FormSteps<AccessWish>> {
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

  private async rolesForm(id: string, body: RawAnswers | null): Promise<OwnForm> {
    const entry = await this.known(id);
    const asked = accessQuestions(this.teamsFor(entry.team), 'change');
    const now = { roles: entry.roles, team: entry.team ?? '-' };
    return this.form(entry, 'roles', `Roles and team of ${entry.name}`, asked, body ?? now);
  }

  private async returnForm(id: string, body: RawAnswers | null): Promise<OwnForm> {
    const entry = await this.known(id);
    // Two windows: sent a second time it is answered as the first time was.
    if (entry.endedOn === null && body === null) throw new NotFoundException();
    const asked = accessQuestions(this.teamsFor(null), 'admit');
    return this.form(entry, 'return', `Let ${entry.name} sign in again`, asked, body ?? { roles: entry.roles });
  }

  private async endForm(id: string, body: RawAnswers | null): Promise<OwnForm> {
    const entry = await this.known(id);
    return this.form(entry, 'end', `End the access of ${entry.name}`, whyQuestions('end'), body ?? {});
  }

  private form(
    { id, name }: StaffEntry,
    act: string,
    title: string,
    questions: Parameters<typeof asForm>[0]['questions'],
    answers: RawAnswers,
  ): OwnForm {
    const action = `${hrefOf(id)}/${act}`;
    const seenRevision = this.list.historyOf(id).at(-1)?.revision ?? null;
    const crumbs = [{ text: name, href: hrefOf(id) }];
    return {
      title,
      action,
      ...asForm({ title, action, questions, answers, cancel: hrefOf(id), crumbs, seenRevision }),
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
