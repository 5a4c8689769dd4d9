import { Body, Controller, Get, NotFoundException, Param, Post, Query, Render, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { AuditOf } from '../../workflows/quality/audit-settings.js';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { authoritySettings } from '../authority/authority-settings.js';
import { StaffDirectory } from '../cases/staff-names.service.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { keysOf } from '../recording/questions.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { auditedWords } from '../web/words/quality-words.js';
import { auditCriteriaForm } from './forms/audit-criteria.form.js';
import { auditorPostsForm, auditScaleForm } from './forms/audit-settings.forms.js';
import type { SettingForm, SettingsNow } from './setting-form.js';
import { about, changeLines } from './settings-history.view.js';
import { SettingsFlow } from './settings-flow.service.js';
import { sourceWords } from './settings.view.js';

const href = '/settings/audits';

/** What quality audits are measured by: scale, criteria and posts, to be read and to be changed. Nothing here names a child. */
@Controller('settings/audits')
@RequireRolesAndSayWho('administrator', 'manager', 'auditor')
export class AuditSettingsController {
  constructor(
    private readonly basis: BasisService,
    private readonly staff: StaffDirectory,
    private readonly routes: RouteRules,
  ) {}

  @Get()
  @Render('settings/audits.njk')
  async page(@Query() query: RawAnswers, @CurrentUser() person: Person): Promise<object> {
    await this.basis.refresh();
    const asked = query['as-at'];
    const asAt = isCalendarDate(asked) && asked <= this.basis.today ? asked : null;
    const recorded = this.basis.recorded(asAt === null ? undefined : endOfLondonDay(asAt));
    const names = await this.staff.namesOf(recorded.history.map(({ actor }) => actor.id));
    const mayChange = asAt === null && this.routes.opens(`${href}/scale/change`, person);
    const settings = authoritySettings(recorded, asAt);
    const { grades, criteria, posts, sources } = settings.audits;
    return {
      title: 'Quality audits',
      section: 'settings',
      subPage: true,
      mayChange,
      asAt,
      grades,
      scaleSource: sourceWords(sources.scale, settings, names),
      posts,
      postsSource: sourceWords(sources.posts, settings, names),
      lists: keysOf(auditedWords).map((of) => ({
        of,
        title: auditedWords[of],
        criteria: criteria[of],
        source: sourceWords(sources.criteria[of], settings, names),
        change: `${href}/criteria/${of}/change`,
      })),
      lines: about(changeLines(recorded.history, names, mayChange), href),
    };
  }
}

/** The forms that change it. */
@Controller('settings/audits')
@RequireRolesAndSayWho('administrator', 'manager')
export class AuditSettingsFormsController {
  constructor(private readonly flow: SettingsFlow) {}

  @Get('scale/change')
  async scale(@CurrentUser() person: Person, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.flow.open(auditScaleForm, { person, request, response });
  }

  @Post('scale/change')
  async changeScale(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(auditScaleForm, { person, request, response }, body);
  }

  @Get('posts/change')
  async posts(@CurrentUser() person: Person, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.flow.open(auditorPostsForm, { person, request, response });
  }

  @Post('posts/change')
  async changePosts(
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(auditorPostsForm, { person, request, response }, body);
  }

  @Get('criteria/:of/change')
  async criteria(
    @Param('of') of: string,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.open(criteriaFormAt(of), { person, request, response });
  }

  @Post('criteria/:of/change')
  async changeCriteria(
    @Param('of') of: string,
    @Body() body: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.flow.answer(criteriaFormAt(of), { person, request, response }, body);
  }
}

function criteriaFormAt(text: string): (now: SettingsNow) => SettingForm {
  const of = keysOf<AuditOf>(auditedWords).find((one) => one === text);
  if (of === undefined) throw new NotFoundException();
  return auditCriteriaForm(of);
}
