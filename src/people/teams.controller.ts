import { Body, Controller, Get, NotFoundException, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { address, textOf } from '../cases/query.js';
import type { Query as QueryString } from '../cases/query.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm } from '../web/forms/form-page.js';
import type { FormPage } from '../web/forms/form-page.js';
import { dashDate, shortDate } from '../web/words/date-words.js';
import { readTeam, readTeamReason, teamQuestions } from './people-forms.js';
import { acting, asForm } from './person-form.js';
import { readPeopleFilters } from './people.view.js';
import { StaffList } from './staff-list.service.js';
import type { TeamChange } from './staff-list.service.js';
import { staffCommands, StaffRegister } from './staff-register.service.js';
import { StaleStaffForms } from './stale-staff-forms.service.js';

/** The teams that people and cases are put into. A team is known by its name, which therefore stays. */
@Controller('teams')
@RequireRoles('administrator', 'manager', 'auditor')
export class TeamsController {
  constructor(
    private readonly list: StaffList,
    private readonly register: StaffRegister,
    private readonly stale: StaleStaffForms,
  ) {}

  @Get()
  page(@Query() query: QueryString, @CurrentUser() person: Person, @Res() response: Response): void {
    const { asAt } = readPeopleFilters(query);
    response.render('people/teams.njk', {
      title: 'Teams',
      section: 'people',
      subPage: true,
      administers: person.roles.includes('administrator') && asAt === null,
      rows: this.list.teams(asAt).map(({ name, formedOn, closedOn, people }) => ({
        name,
        people,
        href: address('/people', [['team', name], ['as-at', asAt]]),
        closeHref: closedOn === null && people === 0 ? closeHref(name) : null,
        formed: shortDate(formedOn),
        closed: dashDate(closedOn),
      })),
    }); // prettier-ignore
  }

  @Get('new')
  @RequireRoles('administrator')
  async askNew(@Res() response: Response): Promise<void> {
    await drawForm(response, newForm({}));
  }

  @Post('new')
  @RequireRoles('administrator')
  async form(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerForm(response, newForm(body), {
      read: () => {
        const reader = new AnswerReader(body);
        const read = readTeam(reader);
        reader.finish();
        return read;
      },
      check: ({ team, reason }) => ({
        rows: [{ key: 'Name of the team', value: team }, { key: 'Why', value: reason }],
        button: 'Form this team',
        cancel: '/teams',
      }), // prettier-ignore
      act: async ({ team, reason }) => {
        await this.register.formTeam(team, reason, acting(person, body));
        sayNext(request, { title: 'Recorded', heading: `There is now a team “${team}”` });
        return '/teams';
      },
    });
  }

  @Get('close')
  @RequireRoles('administrator')
  async askClose(@Query() query: QueryString, @Res() response: Response): Promise<void> {
    await drawForm(response, this.closeForm(textOf(query, 'team') ?? '', {}));
  }

  @Post('close')
  @RequireRoles('administrator')
  async close(
    @Query() query: QueryString,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const team = textOf(query, 'team') ?? '';
    const form = this.closeForm(team, body);
    const read = (): string => {
      const reader = new AnswerReader(body);
      const reason = readTeamReason(reader);
      reader.finish();
      return reason;
    };
    if (body['redraw'] !== 'yes') await this.refuseOvertaken(team, body, person, read);
    await answerForm(response, form, {
      read,
      check: (reason) => ({
        rows: [{ key: 'Team', value: team }, { key: 'Why', value: reason }],
        button: 'Close this team',
        cancel: '/teams',
        effects: [{ what: 'Cases allocated to it', now: 'Carry its name', after: 'Carry its name still' }],
      }), // prettier-ignore
      act: async (reason) => {
        await this.register.closeTeam(team, reason, acting(person, body));
        sayNext(request, { title: 'Recorded', heading: `The team “${team}” is closed` });
        return '/teams';
      },
    });
  }

  private refuseOvertaken(team: string, answers: RawAnswers, person: Person, read: () => string): Promise<void> {
    const form = {
      kind: 'team',
      what: closeTitle(team),
      href: closeHref(team),
      back: '/teams',
      answers,
      history: this.list.historyOfTeam(team),
      rowsOf: ({ type, data }: TeamChange) => [
        { key: 'What', value: type === 'TeamClosed' ? 'The team was closed' : 'The team was formed' },
        { key: 'Why', value: data.reason },
      ],
    } as const;
    return this.stale.refuse(form, person, () => {
      const reason = read();
      return { rows: [{ key: 'Why', value: reason }], command: staffCommands.closeTeam(team, reason, person.id) };
    });
  }

  private closeForm(team: string, answers: RawAnswers): FormPage {
    if (this.list.teams().every(({ name }) => name !== team)) throw new NotFoundException();
    return asForm({
      title: closeTitle(team),
      action: closeHref(team),
      seenRevision: this.list.historyOfTeam(team).at(-1)?.revision ?? null,
      questions: teamQuestions.filter((question) => 'name' in question && question.name === 'reason'),
      answers,
      cancel: '/teams',
      crumbs: [{ text: 'Teams', href: '/teams' }],
    });
  }
}

const closeTitle = (team: string): string => `Close the team “${team}”`;
const closeHref = (team: string): string => address('/teams/close', [['team', team]]);

function newForm(answers: RawAnswers): FormPage {
  return asForm({
    title: 'Form a team',
    action: '/teams/new',
    questions: teamQuestions,
    answers,
    cancel: '/teams',
    crumbs: [{ text: 'Teams', href: '/teams' }],
  });
}
