import { Controller, Get, NotFoundException, Param, Query, Render, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { neverExceptions } from '../../workflows/timetable/exception-matrix.js';
import type { FactValues } from '../../workflows/timetable/reckoning.js';
import type { Rule } from '../../workflows/timetable/rule.js';
import { latestRule } from '../../workflows/timetable/rule-sets.js';
import { TimetableError } from '../../workflows/timetable/timetable-error.js';
import { CurrentUser, RequireSignIn } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { RouteRules } from '../access/route-rules.js';
import { BasisService } from '../commands/basis.service.js';
import type { RawAnswers } from '../web/forms/answers.js';
import type { FieldError } from '../web/forms/answers.js';
import { readDate } from '../web/forms/date-answer.js';
import { sentenceDate } from '../web/words/date-words.js';
import { rulesAt } from './rule-addresses.js';
import { factQuestions } from './rule-questions.view.js';
import { exampleView, isCountable, ruleView } from './rule.view.js';
import { ruleGroups, ruleLines } from './rules-list.view.js';
import { exampleFacts, exampleStart, furtherFacts, workedFrom } from './worked-example.js';

/** The law as this release counts it: every rule, and each with an example counted by the timetable itself. */
@Controller('rules')
@RequireSignIn()
export class RulesController {
  constructor(
    private readonly basis: BasisService,
    private readonly routes: RouteRules,
  ) {}

  @Get()
  @Render('rules/rules.njk')
  list(): object {
    const { ruleSet } = this.basis.standing;
    return {
      title: 'Rules',
      section: 'rules',
      ruleSet: { title: ruleSet.title, version: ruleSet.version },
      groups: ruleGroups(ruleSet),
    };
  }

  @Get(':id')
  one(
    @Param('id') id: string,
    @Query() query: RawAnswers,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): void {
    const found = rulesAt(id);
    if (found === null) throw new NotFoundException();
    const { ruleSet } = this.basis.standing;
    if ('rules' in found) {
      const { provision, rules } = found;
      response.render('rules/rules.njk', {
        title: `Rules of ${provision}`,
        section: 'rules',
        subPage: true,
        ruleSet: { title: ruleSet.title, version: ruleSet.version },
        groups: [{ title: provision, rules: ruleLines(rules.map((rule) => latestRule(ruleSet, rule))) }],
      });
      return;
    }
    const rule = latestRule(ruleSet, found.rule);
    const { errors, ...page } = this.pageOf(rule, query);
    if (errors.length > 0) response.status(422);
    response.render('rules/rule.njk', { ...page, errors, mayOpenSettings: this.routes.opens('/settings', person) });
  }

  private pageOf(rule: Rule, query: RawAnswers): { readonly errors: readonly FieldError[] } & Record<string, unknown> {
    const { standing, today } = this.basis;
    const asked = ['start', 'start-day', 'start-month', 'start-year'].some((name) => query[name] !== undefined);
    const start = exampleStart(rule, standing, today);
    const { day, facts, errors } = asked
      ? factsAsked(rule, query, start)
      : { day: start, facts: exampleFacts(rule, start), errors: [] };
    const view = ruleView(rule, standing);
    const worked = errors.length > 0 ? null : this.worked(rule, day, facts);
    const problems = worked !== null && 'problem' in worked ? [worked.problem] : errors;
    return {
      title: view.title,
      section: 'rules',
      subPage: true,
      rule: view,
      neverExceptions,
      errors: problems,
      questions: factQuestions(rule, asked ? query : {}, day, facts),
      from: sentenceDate(day),
      example: worked === null || 'problem' in worked ? null : exampleView(worked, view.note),
    };
  }

  private worked(
    rule: Rule,
    day: CalendarDate,
    facts: FactValues,
  ): ReturnType<typeof workedFrom> | { readonly problem: FieldError } {
    try {
      return workedFrom(rule, day, facts, this.basis.standing);
    } catch (error) {
      // The engine's reasons are about facts the reader typed: they stand by the form.
      if (!(error instanceof TimetableError)) throw error;
      return { problem: { field: null, text: error.message, target: 'start-day' } };
    }
  }
}

/** The facts as the reader gave them, with what is wrong; where something is, the example's own stand in their place. */
function factsAsked(
  rule: Rule,
  query: RawAnswers,
  start: CalendarDate,
): { readonly day: CalendarDate; readonly facts: FactValues; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const dateOf = (name: string, label: string): CalendarDate | null => {
    const answer = readDate(query, name, { label, missing: 'Enter a date to count from' });
    if ('date' in answer && isCountable(answer.date)) return answer.date;
    const text = 'error' in answer ? answer.error : `${label} must be between 1950 and 2150`;
    errors.push({ field: name, text, target: `${name}-${'error' in answer ? answer.part : 'year'}` });
    return null;
  };
  const day = dateOf('start', 'Date to count from') ?? start;
  const usual = exampleFacts(rule, day);
  const facts = furtherFacts(rule).map(({ name, format, values = [] }): [string, string] => {
    if (format === 'date') return [name, dateOf(name, 'The other date') ?? usual[name] ?? ''];
    const value = query[name];
    return [name, values.find((known) => known === value) ?? usual[name] ?? ''];
  });
  return { day, facts: Object.fromEntries(facts), errors };
}
