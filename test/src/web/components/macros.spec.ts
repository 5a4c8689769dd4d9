import type nunjucks from 'nunjucks';
import { calendarDate as day } from '../../../../workflows/timetable/calendar-date.js';
import { templateEnvironment } from '../../../../src/web/nunjucks-environment.js';
import { dueDate } from '../../../../src/web/words/deadline-tag.js';

const environment: nunjucks.Environment = templateEnvironment(null, true);
const draw = (template: string, context: object = {}): string =>
  environment.renderString(template, context).replaceAll(/\s+/g, ' ').trim();
const today = day('2026-11-23');

it('strikes a date that no longer applies and says so to those who cannot see the line', () => {
  const html = draw('{% from "web/components/due-date.njk" import appDueDate %}{{ appDueDate(date) }}', {
    date: dueDate({ status: 'disapplied', due: day('2026-10-30'), completedOn: null }, today),
  });
  expect(html).toContain('<s>Fri 30 Oct 2026<span class="govuk-visually-hidden"> no longer applies</span></s>');
  expect(html).toContain('As soon as practicable');
  expect(html).toContain('govuk-tag--purple');
});

it('draws counters as links that say their number', () => {
  const html = draw(
    '{% from "web/components/counters.njk" import appCounters %}{{ appCounters({ label: "Due work by date", items: [{ number: 1204, text: "Overdue", href: "#overdue", colour: "red" }] }) }}',
  );
  expect(html).toContain('<nav class="app-counters" aria-label="Due work by date">');
  expect(html).toContain('<span class="govuk-visually-hidden">: 1,204</span>');
});

it('draws a figure with its title, sentence, both drawings and links that name it', () => {
  const html = draw(
    '{% from "web/components/figure.njk" import appFigure %}{{ appFigure({ id: "f", title: "By month", sentence: "Up.", wide: "<svg id=w></svg>", narrow: "<svg id=n></svg>", links: [{ text: "Definition", href: "/d" }] }) }}',
  );
  for (const part of [
    '<svg id=w>',
    '<svg id=n>',
    '<p class="app-figure__sentence">Up.</p>',
    '<span class="govuk-visually-hidden">: By month</span>',
  ]) {
    expect(html).toContain(part);
  }
});

it('leaves out the outer link of a stepper’s first and last step', () => {
  const stepper = '{% from "web/components/stepper.njk" import appStepper %}{{ appStepper(params) }}';
  const html = draw(stepper, {
    params: { label: 'Events', title: 'Event 1 of 2', previous: null, next: { text: 'Event 2', href: '?event=2' } },
  });
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain('rel="next"');
});

it('gives the MoJ timeline its dates without a time that nobody knows', () => {
  const html = draw(
    '{% from "moj/components/timeline/macro.njk" import mojTimeline %}{{ mojTimeline({ items: [{ label: { text: "Advice asked for" }, text: "x", datetime: { timestamp: "2026-09-25", type: "datetime" } }, { label: { text: "y" }, text: "y", datetime: { timestamp: "2026-09-25" } }] }) }}',
  );
  expect(html.match(/25 September 2026/g)).toHaveLength(2);
  expect(html).not.toMatch(/12:00am|midnight/);
});

it.each(['<script>alert(1)</script>', '" onmouseover="alert(1)', "'><img src=x onerror=alert(1)>", '{{ 7 * 7 }}'])(
  'keeps %s harmless wherever words are put',
  (text) => {
    const facts = { items: [{ label: text, value: text, line: text }] };
    const identity = { name: text, facts: [{ key: text, value: text }], acts: [] };
    const html = [
      draw('{% from "web/components/facts.njk" import appFacts %}{{ appFacts(facts) }}', { facts }),
      draw('{% from "web/components/due-date.njk" import appTag %}{{ appTag({ text: text, classes: "" }) }}', { text }),
      draw(
        '{% from "web/components/stepper.njk" import appStepper %}{{ appStepper({ label: text, title: text, line: text }) }}',
        { text },
      ),
      draw(
        '{% from "web/components/rating.njk" import appRating %}{{ appRating({ colour: "blue", word: text, meaning: text }) }}',
        { text },
      ),
      environment.render('web/layouts/case-layout.njk', {
        frame: { navigation: [], notices: [], footer: [], assets: {} },
        title: text,
        identity,
        tabs: [{ text, href: '#' }],
      }),
    ].join('');
    expect(html).not.toMatch(/<script>alert|" onmouseover|<img src=x/);
    expect(html).not.toContain('>49<');
  },
);
