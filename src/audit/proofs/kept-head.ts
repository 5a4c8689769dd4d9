import { instantWords } from '../../web/words/date-words.js';

/** Where a log ended when it was verified, to be kept outside this system. */
export interface LogHead {
  readonly authority: string;
  readonly events: number;
  /** Position of the last event in the store it was in. */
  readonly position: number;
  /** "needsAssessment-… 12": the last event by its stream and place in it. */
  readonly stream: string;
  readonly revision: number;
  /** Of the last event. */
  readonly leaf: string;
  /** Of every event up to there. */
  readonly fingerprint: string;
  /** UTC instant at which it was verified. */
  readonly verifiedAt: string;
}

const title = 'EHC tracker: head of the log';

const lines: readonly (readonly [label: string, value: (head: LogHead) => string])[] = [
  ['Authority', ({ authority }) => authority],
  ['Verified at', ({ verifiedAt }) => verifiedAt],
  ['Events', ({ events }) => String(events)],
  ['Position of the last event', ({ position }) => String(position)],
  ['Stream of the last event', ({ stream }) => stream],
  ['Its place in the stream', ({ revision }) => String(revision)],
  ['Fingerprint of the last event', ({ leaf }) => leaf],
  ['Fingerprint of the whole log', ({ fingerprint }) => fingerprint],
];

/** The head as a text file that a person can read and this system can read back. */
export function headText(head: LogHead, councilName: string): string {
  return [
    title,
    `${councilName}. Keep this where nobody who runs the system can change it.`,
    `On ${instantWords(head.verifiedAt)} every event was what its fingerprint says.`,
    '',
    ...lines.map(([label, value]) => `${label}: ${value(head)}`),
    '',
  ].join('\n');
}

/** The head that a text says; null for any other text. */
export function readHead(text: string): LogHead | null {
  const said = new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    }),
  );
  const [authority, verifiedAt, events, position, stream, revision, leaf, fingerprint] = lines.map(
    ([label]) => said.get(label) ?? '',
  );
  const head = { authority, verifiedAt, stream, leaf, fingerprint };
  if (!isHead(head)) return null;
  const numbers = [events, position, revision].map((number) => (/^\d{1,15}$/.test(number ?? '') ? Number(number) : -1));
  const [eventsRead = -1, positionRead = -1, revisionRead = -1] = numbers;
  if (eventsRead < 1 || positionRead < 1 || revisionRead < 0) return null;
  return { ...head, events: eventsRead, position: positionRead, revision: revisionRead };
}

function isHead(
  head: Readonly<Record<string, string | undefined>>,
): head is Record<'authority' | 'verifiedAt' | 'stream' | 'leaf' | 'fingerprint', string> {
  const { authority = '', verifiedAt = '', stream = '', leaf = '', fingerprint = '' } = head;
  return (
    /^\d{3}$/.test(authority) &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(verifiedAt) &&
    !Number.isNaN(Date.parse(verifiedAt)) &&
    /^[A-Za-z]+-[\w-]{1,80}$/.test(stream) &&
    [leaf, fingerprint].every((hash) => /^[0-9a-f]{64}$/.test(hash))
  );
}
