import { readFileSync, writeFileSync } from 'node:fs';
import { eventsDocument } from '../support/events-document.js';

describe('docs/events.md', () => {
  it('lists every event type as the code declares it', () => {
    const made = eventsDocument(process.cwd());
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync('docs/events.md', made);
    expect(readFileSync('docs/events.md', 'utf8')).toBe(made);
    expect(made).toContain('### FinalPlanSent');
  });
});
