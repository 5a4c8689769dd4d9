import { BadRequestException, Controller, Get, NotFoundException, Param, Query, Render } from '@nestjs/common';
import { isCalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { policyQuestions } from '../../workflows/timetable/policy-options.js';
import type { SettledBasis } from '../../workflows/authority/authority.settings.js';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { authoritySettings } from '../authority/authority-settings.js';
import type { AuthoritySettingsView } from '../authority/authority-settings.js';
import { staffName, StaffDirectory } from '../cases/staff-names.service.js';
import type { StaffNames } from '../cases/staff-names.service.js';
import { BasisService } from '../commands/basis.service.js';
import type { RecordedSettings } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { periodWords } from '../web/words/casework-words.js';
import { limitPeriod, limitProvision, limitTitle } from '../web/words/limit-words.js';
import { ruleHref } from '../web/words/rule-words.js';
import { calendarYear } from './calendar.view.js';
import { closureYears } from './closures.view.js';
import { isOpenQuestion, policyNameOf } from './forms/policy.form.js';
import { rulesTouched } from './policy-effects.js';
import { policyWords } from '../web/words/policy-words.js';
import { about, changeLines } from './settings-history.view.js';
import type { ChangeLine } from './settings-history.view.js';
import { overviewRows, policyLines, sourceWords, voiceParts } from './settings.view.js';
import { signOffWords, voicesHref } from './setting-words.js';

type Query_ = Readonly<Record<string, unknown>>;

/** The settings as they stand or were known, with all that a page tells of them. */
interface Shown {
  readonly settings: AuthoritySettingsView;
  readonly basis: Pick<SettledBasis, 'ruleSet' | 'calendar'>;
  readonly names: StaffNames;
  readonly lines: readonly ChangeLine[];
  readonly common: { readonly section: string; readonly mayChange: boolean; readonly asAt: CalendarDate | null };
}

/** What the authority has settled for itself, to be read. Nothing here names a child. */
@Controller('settings')
@RequireRolesAndSayWho('administrator', 'manager', 'auditor')
export class SettingsController {
  constructor(
    private readonly basis: BasisService,
    private readonly staff: StaffDirectory,
    private readonly routes: RouteRules,
  ) {}

  @Get()
  @Render('settings/settings.njk')
  async overview(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { settings, basis, common } = await this.shown(query, person);
    const people = ['/people', '/teams'].filter((path) => this.routes.opens(path, person));
    const rows = overviewRows(settings, basis).filter(({ href }) => this.routes.opens(href, person));
    return { ...common, title: 'Settings', rows, people };
  }

  @Get('policy')
  @Render('settings/policy-options.njk')
  async policy(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { settings, names, common } = await this.shown(query, person);
    return { ...common, title: 'Policy options', subPage: true, options: policyLines(settings, names) };
  }

  @Get('policy/:option')
  @Render('settings/policy-option.njk')
  async option(@Param('option') text: string, @Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const option = policyNameOf(text);
    if (option === null) throw new NotFoundException();
    const { settings, basis, names, lines, common } = await this.shown(query, person);
    const holding = settings.policy.find((one) => one.option === option);
    if (holding === undefined) throw new NotFoundException();
    const { title, question, why, answers } = policyWords[option];
    return {
      ...common,
      title: `${option} ${title}`,
      subPage: true,
      question,
      why,
      answers: policyQuestions[option].values.map((value, index) => ({
        ...answers[value],
        holds: value === holding.value,
        usual: index === 0,
      })),
      source: sourceWords(holding, settings, names),
      change: isOpenQuestion(option) ? `/settings/policy/${option}/change` : null,
      rules: rulesTouched(option, basis).map(({ id }) => ({
        title: limitTitle(id),
        href: ruleHref(id),
        line: `${id} · ${limitPeriod(id)} · ${limitProvision(id)}`,
      })),
      lines: about(lines, `/settings/policy/${option}`),
    };
  }

  @Get('sign-off')
  @Render('settings/one-setting.njk')
  async signOff(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { settings, names, lines, common } = await this.shown(query, person);
    return {
      ...common,
      title: 'Sign-off order',
      subPage: true,
      lead: 'Who must sign a plan off, in which order, before it can be recorded as sent. It moves no date.',
      rows: [{ key: 'Holds now', value: signOffWords(settings.signOff.order) }],
      source: sourceWords(settings.signOff, settings, names),
      change: '/settings/sign-off/change',
      lines: about(lines, '/settings/sign-off'),
    };
  }

  @Get('milestones')
  @Render('settings/one-setting.njk')
  async milestones(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { settings, names, lines, common } = await this.shown(query, person);
    return {
      ...common,
      title: 'Local milestones',
      subPage: true,
      lead: 'Lines of practice inside the 20 weeks. They are shown beside the limits of each case and are never a breach.',
      rows: settings.milestones.weeks.map(({ title, week, usual }) => ({
        key: title,
        value: `Week ${week}${week === usual ? '' : ` (usually week ${usual})`}`,
      })),
      source: sourceWords(settings.milestones, settings, names),
      change: '/settings/milestones/change',
      lines: about(lines, '/settings/milestones'),
    };
  }

  @Get('feedback')
  @Render('settings/feedback-settings.njk')
  async feedback(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { settings, names, lines, common } = await this.shown(query, person);
    const parts = voiceParts(settings, names);
    return { ...common, title: 'Complaints and feedback', subPage: true, parts, lines: about(lines, voicesHref) };
  }

  @Get('casework')
  @Render('settings/one-setting.njk')
  async casework(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { settings, names, lines, common } = await this.shown(query, person);
    const { limits, secondLevel } = settings.casework;
    const second = await this.staff.namesOf([secondLevel]);
    return {
      ...common,
      title: 'Stuck cases and replies',
      subPage: true,
      lead: 'Periods of practice: from when a case counts as stuck, and by when escalations and contacts are answered. A reply is owed by the period that held on the day it was asked for.',
      rows: [
        ...limits.map(({ title, days, usual, counted }) => ({
          key: title,
          value: `${periodWords(days, counted)}${days === usual ? '' : ` (usually ${usual})`}`,
        })),
        { key: 'Second level', value: secondLevel === null ? 'Nobody named' : staffName(second, secondLevel) },
      ],
      source: sourceWords(settings.casework, settings, names),
      change: '/settings/casework/change',
      lines: about(lines, '/settings/casework'),
    };
  }

  @Get('closures')
  @Render('settings/closures.njk')
  async closures(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { settings, common } = await this.shown(query, person);
    return { ...common, title: 'School closures', subPage: true, years: closureYears(settings.closures) };
  }

  @Get('calendar')
  @Render('settings/calendar.njk')
  async calendar(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { basis, common } = await this.shown(query, person);
    const thisYear = Number(this.basis.today.slice(0, 4));
    const text = query['year'];
    const year = typeof text === 'string' && /^\d{4}$/.test(text) ? Number(text) : thisYear;
    if ((text !== undefined && text !== String(year)) || year < 1950 || year > 2150) {
      throw new BadRequestException('year must be from 1950 to 2150');
    }
    const { calendar } = basis;
    const { announcedFrom, announcedThrough } = calendar.bankHolidays;
    return {
      ...common,
      title: 'Calendar',
      subPage: true,
      calendar: { title: calendar.title, version: calendar.version, closuresVersion: calendar.closuresVersion },
      announced: { from: announcedFrom, through: announcedThrough },
      year: calendarYear(calendar, year),
      years: [-1, 0, 1, 2, 3].map((ahead) => {
        const one = thisYear + ahead;
        return { year: one, current: one === year, href: `/settings/calendar?year=${one}` };
      }),
    };
  }

  @Get('history')
  @Render('settings/history.njk')
  async history(@Query() query: Query_, @CurrentUser() person: Person): Promise<object> {
    const { lines, common } = await this.shown(query, person);
    return { ...common, title: 'History of settings', subPage: true, lines };
  }

  private async shown(query: Query_, person: Person): Promise<Shown> {
    await this.basis.refresh();
    const asAt = dayAsked(query, this.basis.today);
    const recorded = this.basis.recorded(asAt === null ? undefined : endOfLondonDay(asAt));
    const names = await this.staff.namesOf(recorded.history.map(({ actor }) => actor.id));
    const mayChange = asAt === null && this.routes.opens('/settings/sign-off/change', person);
    return {
      settings: settingsOnly(recorded, asAt),
      basis: this.basis.standingWith(recorded.state),
      names,
      lines: changeLines(recorded.history, names, mayChange),
      common: { section: 'settings', mayChange, asAt },
    };
  }
}

function settingsOnly(recorded: RecordedSettings, asAt: CalendarDate | null): AuthoritySettingsView {
  const ours = new Set(changeLines(recorded.history, new Map(), false).map(({ number }) => number - 1));
  const settings = authoritySettings(recorded, asAt);
  return { ...settings, history: settings.history.filter(({ revision }) => ours.has(revision)) };
}

/** @throws BadRequestException for what is no day, or lies ahead. */
function dayAsked(query: Query_, today: CalendarDate): CalendarDate | null {
  const text = query['as-at'];
  if (text === undefined) return null;
  if (isCalendarDate(text) && text <= today) return text;
  throw new BadRequestException('as-at must be a day up to today');
}
