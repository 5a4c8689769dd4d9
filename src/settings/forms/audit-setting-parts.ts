import { usualAuditSettings } from '../../../workflows/quality/audit-settings.js';
import type { AuditSettings } from '../../../workflows/quality/audit-settings.js';
import type { SettledBasis } from '../../../workflows/authority/authority.settings.js';
import { dayAndReasonRows } from '../setting-form.js';
import type { readDayAndReason, Effects, Intention } from '../setting-form.js';

/** The page that every form of audit settings leads back to. */
export const back = { text: 'Quality audits', href: '/settings/audits' };
export const datedAhead = { field: 'on', target: 'on-day' } as const;
const note = 'Audits on record keep the scale, criteria and posts they were recorded with. No limit moves.';
/** What is said beside each of them. */
export const side = [
  {
    heading: 'What this does',
    paragraphs: [
      'Audits recorded from now on are measured by it.',
      'Every audit keeps what it was measured by: a change of this setting never changes what an earlier audit meant, and no figure of a past audit moves.',
    ],
  },
];

interface Body extends Readonly<Record<string, unknown>> {
  readonly on: NonNullable<ReturnType<typeof readDayAndReason>['on']>;
  readonly reason: string;
}

/** One change of these settings, with what it does to audits. */
export function intention(
  type: Extract<Intention['wish'], { kind: 'change' }>['type'],
  body: Body,
  key: string,
  value: string,
  wordsOf: (settings: AuditSettings) => string,
): Intention {
  const inForce = ({ settings }: SettledBasis): string => wordsOf(settings.audits ?? usualAuditSettings);
  return {
    wish: { kind: 'change', type, body },
    rows: [{ key, value }, ...dayAndReasonRows(body.on, body.reason)],
    effects: ({ before, after }): Effects => ({
      caption: 'What will happen',
      heads: ['What', 'Now', 'After recording'],
      rows: [{ what: 'Audits recorded from now on', now: inForce(before), after: inForce(after) }],
      note,
    }),
    said: 'The setting of audits is recorded',
  };
}
