import { createHash } from 'node:crypto';
import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { openTeams } from '../../workflows/authority/staff.js';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { AnswerReader, AnswersInvalid } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm } from '../web/forms/form-page.js';
import type { FormPage } from '../web/forms/form-page.js';
import { DirectoryConflict } from './people-directory.js';
import { accessQuestions, detailQuestions, readAccess, readDetails, releaseQuestion } from './people-forms.js';
import { acting, asForm, checkRows } from './person-form.js';
import { StaffList } from './staff-list.service.js';
import type { StaffEntry } from './staff-list.service.js';
import { StaffRegister } from './staff-register.service.js';
import type { PersonalDetails } from './staff-register.service.js';
import { detailsChanged } from './stale-staff-forms.service.js';

/** Adding a person, and changing what they are called. */
@Controller('people')
@RequireRoles('administrator')
export class DetailsFormsController {
  constructor(
    private readonly list: StaffList,
    private readonly register: StaffRegister,
  ) {}

  @Get('new')
  async askNew(@Res() response: Response): Promise<void> {
    await drawForm(response, this.newForm({}));
  }

  @Post('new')
  async add(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerForm(response, this.newForm(body), {
      read: () => {
        const reader = new AnswerReader(body);
        const read = { details: readDetails(reader, body), wish: readAccess(reader, this.teams(), 'admit') };
        reader.finish();
        return read;
      },
      check: ({ details, wish }) => ({
        rows: [...checkRows.details(details), ...checkRows.access(wish)],
        button: 'Add this person',
        cancel: '/people',
        effects: [
          {
            what: 'Signing in',
            now: 'Not possible',
            after: 'With their council account. No message is sent: tell them',
          },
        ],
      }),
      act: async ({ details, wish }) => {
        const id = await this.register.admit(details, wish, acting(person, body));
        sayNext(request, { title: 'Recorded', heading: `${details.name} can sign in` });
        return `/people/${encodeURIComponent(id)}`;
      },
    });
  }

  @Get(':id/details')
  async askDetails(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const entry = await this.known(id);
    await drawForm(response, this.detailsForm(entry, { name: entry.name, email: entry.email ?? '' }));
  }

  @Post(':id/details')
  async changeDetails(
    @Param('id') id: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const entry = await this.known(id);
    await answerForm(response, this.detailsForm(entry, body), {
      read: () => {
        const reader = new AnswerReader(body);
        const details = readDetails(reader, body);
        const release = entry.hasAccount && reader.someOf('release', ['yes'], null).length > 0;
        reader.finish();
        return { details, release };
      },
      check: ({ details, release }) => ({
        rows: [
          ...checkRows.details(details),
          { key: 'Council account', value: release ? 'Another one may sign in as this person' : 'Stays as it is' },
        ],
        button: 'Change the details',
        cancel: `/people/${encodeURIComponent(id)}`,
      }),
      act: async ({ details, release }) => {
        this.refuseOvertaken(entry, details, body);
        this.change(id, details);
        if (release) await this.register.releaseAccount(id, 'other', acting(person, body));
        sayNext(request, { title: 'Changed', heading: `The details of ${details.name} are changed` });
        return `/people/${encodeURIComponent(id)}`;
      },
    });
  }

  /** Sent twice a form is obeyed twice; what somebody else wrote meanwhile is not written over. @throws SomeoneElseChanged */
  private refuseOvertaken(entry: StaffEntry, details: PersonalDetails, body: RawAnswers): void {
    const { seen } = body;
    const asWished = entry.name === details.name && entry.email === details.email;
    if (typeof seen !== 'string' || seen === markOf(entry) || asWished) return;
    const back = `/people/${encodeURIComponent(entry.id)}`;
    const form = { what: 'Name and e-mail address', href: `${back}/details`, back, answers: body };
    throw detailsChanged(form, checkRows.details(entry), checkRows.details(details));
  }

  private change(id: string, details: Parameters<StaffRegister['changeDetails']>[1]): void {
    try {
      this.register.changeDetails(id, details);
    } catch (error) {
      if (!(error instanceof DirectoryConflict)) throw error;
      const text = 'Another person has this e-mail address. Enter a different one';
      throw new AnswersInvalid([{ field: 'email', text, target: 'email' }]);
    }
  }

  private newForm(answers: RawAnswers): FormPage {
    return asForm({
      title: 'Add a person',
      action: '/people/new',
      questions: [...detailQuestions, ...accessQuestions(this.teams(), 'admit')],
      answers,
      cancel: '/people',
      side: [
        {
          heading: 'What this does',
          paragraphs: [
            'They sign in with their council account. There is no password to give them.',
            'Somebody who was here before comes back under their old e-mail address, and what they recorded is theirs again.',
          ],
        },
      ],
    });
  }

  private detailsForm(entry: StaffEntry, answers: RawAnswers): FormPage {
    const href = `/people/${encodeURIComponent(entry.id)}`;
    return asForm({
      title: `Name and address of ${entry.name}`,
      action: `${href}/details`,
      questions: [...detailQuestions, ...(entry.hasAccount ? [releaseQuestion] : [])],
      answers,
      cancel: href,
      crumbs: [{ text: entry.name, href }],
      hidden: [{ name: 'seen', value: seenIn(answers) ?? markOf(entry) }],
    });
  }

  private teams(): readonly string[] {
    return openTeams(this.list.staff(null)).toSorted((a, b) => a.localeCompare(b, 'en-GB'));
  }

  private async known(id: string): Promise<StaffEntry> {
    const entry = await this.list.one(id);
    if (entry === null) throw new NotFoundException();
    return entry;
  }
}

/** The mark that a form drawn again still carries; none where it is to show what stands now. */
function seenIn({ seen, redraw }: RawAnswers): string | null {
  return typeof seen === 'string' && redraw !== 'yes' ? seen : null;
}

/** Tells one state of a person's name and address from another. */
function markOf({ name, email }: PersonalDetails): string {
  return createHash('sha256')
    .update(JSON.stringify([name, email]))
    .digest('base64url')
    .slice(0, 16);
}
