import { calendarDate } from '../../../workflows/timetable/calendar-date.js';
import { publishedFileFrom } from '../../../src/published-figures/published-file.js';
import { describeWithPublished, publishedBytes } from '../../support/published-files.js';

const today = calendarDate('2026-11-23');
const read = (content: string | Buffer) => publishedFileFrom(Buffer.from(content), { name: 'a file.csv', edition: null }, today);

describeWithPublished('x', () => {
  it.each(['timeliness_20_week', 'requests', 'assessments', 'annual_reviews', 'statistical_neighbours'])('%s', (name) => {
    const { summary, faults, command } = read(publishedBytes(name));
    console.log(JSON.stringify(summary), JSON.stringify(faults.slice(0, 5)), JSON.stringify(command).length);
  });
});
