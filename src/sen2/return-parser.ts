import { SaxesParser } from 'saxes';
import type { SaxesAttributeNS } from 'saxes';
import { groupRules } from './return-fields.js';
import type { GroupName } from './return-fields.js';
import { headerElements, headerFrom } from './return-header.js';
import type { GivenValue, PersonRecord, ReturnGroup, ReturnHeader, UnknownPart } from './return-record.js';
import { ReturnUnreadable } from './return-unreadable.js';
import type { UnreadableReason } from './return-unreadable.js';

/**
 * What one file may ask of us. A real record has some 60 elements seven deep, values under 100 characters and no
 * attributes; the limits leave a hundredfold room and keep the worst record under a few megabytes.
 */
export const readingLimits = {
  depth: 16,
  textLength: 10_000,
  recordText: 250_000,
  recordElements: 5_000,
  otherElements: 1_000,
  attributes: 32,
  /** Characters without a single finished piece of markup: one endless tag, comment or text. */
  silence: 1_000_000,
  persons: 200_000,
} as const;

interface Frame {
  readonly name: string;
  readonly line: number;
  readonly kind: 'message' | 'header' | 'persons' | 'group' | 'field' | 'unknown';
  readonly group: OpenGroup | null;
  text: string;
  hasChildren: boolean;
}
interface OpenGroup {
  readonly name: GroupName;
  readonly line: number;
  readonly fields: Map<string, GivenValue>;
  readonly groups: ReturnGroup[];
}

/** Feeds on text and gives whole records; holds one record at a time, whatever the file does. */
export class ReturnParser {
  readonly #sax = new SaxesParser({ position: true });
  readonly #stack: Frame[] = [];
  readonly #headerValues = new Map<string, string>();
  readonly #unknownOutside: UnknownPart[] = [];
  #header: ReturnHeader | null = null;
  #unknown: UnknownPart[] = [];
  #repeated: UnknownPart[] = [];
  #ready: PersonRecord[] = [];
  #persons = 0;
  #elements = 0;
  #otherElements = 0;
  #characters = 0;
  #attributes = 0;
  #heardAt = 0;

  constructor() {
    const sax = this.#sax;
    const heard = (): void => {
      this.#heard();
    };
    sax.on('error', (error) => this.#malformed(error));
    sax.on('doctype', () =>
      this.refuse('doctype', 'The file has a DOCTYPE; a SEN2 return has none, and it is not safe'),
    );
    sax.on('opentagstart', () => {
      this.#attributes = 0;
    });
    sax.on('attribute', () => {
      this.#heard();
      this.#attributes += 1;
      if (this.#attributes > readingLimits.attributes) this.refuse('too-many', 'An element has too many attributes');
    });
    sax.on('opentag', (tag) => {
      this.#heard();
      this.#open(localName(tag.name), tag.attributes);
    });
    sax.on('closetag', () => {
      this.#heard();
      this.#close();
    });
    sax.on('text', (text) => {
      this.#heard();
      this.#take(text);
    });
    sax.on('cdata', (text) => {
      this.#heard();
      this.#take(text);
    });
    sax.on('comment', heard);
    sax.on('processinginstruction', heard);
  }

  get header(): ReturnHeader | null {
    return this.#header;
  }

  get personsRead(): number {
    return this.#persons;
  }

  /** Unknown parts outside the records, such as an element of the header that no return has. */
  get unknownOutside(): readonly UnknownPart[] {
    return this.#unknownOutside;
  }

  /** @throws ReturnUnreadable */
  write(text: string): readonly PersonRecord[] {
    this.#sax.write(text);
    if (this.#sax.position - this.#heardAt > readingLimits.silence) {
      this.refuse('too-long', `A tag, comment or text runs on for more than ${readingLimits.silence} characters`);
    }
    return this.#taken();
  }

  /** @throws ReturnUnreadable where the file ends before its root element does, or is empty. */
  end(): readonly PersonRecord[] {
    if (this.#stack.length > 0) {
      const open = this.#stack.map((frame) => frame.name).join(' > ');
      this.refuse('cut-off', `The file is cut off: it ends inside ${open}`);
    }
    this.#sax.close();
    if (this.#header === null) this.#readHeader();
    return this.#taken();
  }

  refuse(reason: UnreadableReason, explanation: string, options?: ErrorOptions): never {
    const place = { line: this.#sax.line, column: this.#sax.column };
    throw new ReturnUnreadable(reason, explanation, place, this.#persons, options);
  }

  #malformed(error: Error): never {
    const explanation = error.message.replace(/^\d+:\d+: /, '').slice(0, 200);
    this.refuse('not-xml', `The file is not well-formed XML: ${explanation}`);
  }

  #heard(): void {
    this.#heardAt = this.#sax.position;
  }

  #taken(): readonly PersonRecord[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #open(name: string, attributes: Readonly<Record<string, string | SaxesAttributeNS>>): void {
    const parent = this.#stack.at(-1) ?? null;
    if (parent !== null) parent.hasChildren = true;
    if (this.#stack.length >= readingLimits.depth) this.refuse('too-deep', 'Elements stand too deep in one another');
    const frame = this.#frameFor(name, parent);
    this.#count(frame, parent);
    this.#stack.push(frame);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/^(?:xmlns|xsi|xml)(?::|$)/.test(attribute)) continue;
      this.#keepUnknown(`@${attribute}`, typeof value === 'string' ? value : value.value, frame.line);
    }
  }

  #frameFor(name: string, parent: Frame | null): Frame {
    const frame = { name, line: this.#sax.line, text: '', hasChildren: false, group: null };
    if (parent === null) {
      if (name === 'Message') return { ...frame, kind: 'message' };
      return this.refuse('wrong-root', `The root element is ${name.slice(0, 50)}; a SEN2 return starts with Message`);
    }
    if (parent.kind === 'message' && name === 'Header') return { ...frame, kind: 'header' };
    if (parent.kind === 'header' && headerElements.has(name)) return { ...frame, kind: 'header' };
    if (parent.kind === 'message' && name === 'Persons') {
      if (this.#header === null) this.#readHeader();
      return { ...frame, kind: 'persons' };
    }
    if (parent.kind === 'persons' && name === 'Person') return this.#newGroup(frame, 'Person');
    if (parent.group !== null) {
      const rules = groupRules[parent.group.name];
      if (rules.groups.has(name)) return this.#newGroup(frame, name as GroupName);
      if (rules.fields.has(name)) return { ...frame, kind: 'field' };
    }
    return { ...frame, kind: 'unknown' };
  }

  #newGroup(frame: Omit<Frame, 'kind'>, name: GroupName): Frame {
    const group: OpenGroup = { name, line: frame.line, fields: new Map<string, GivenValue>(), groups: [] };
    if (name === 'Person') {
      [this.#unknown, this.#repeated, this.#elements, this.#characters] = [[], [], 0, 0];
    }
    return { ...frame, kind: 'group', group };
  }

  #readHeader(): void {
    const header = headerFrom(this.#headerValues);
    if (typeof header !== 'string') {
      this.#header = header;
      return;
    }
    this.refuse(this.#headerValues.get('Collection') === 'SEN2' ? 'header-incomplete' : 'not-a-sen2-return', header);
  }

  #inPerson(): boolean {
    return this.#stack[2]?.kind === 'group';
  }

  #count(frame: Frame, parent: Frame | null): void {
    if (this.#inPerson()) {
      this.#elements += 1;
      if (this.#elements > readingLimits.recordElements) this.refuse('too-many', 'One person has too many elements');
    } else if (!(frame.kind === 'group' && parent?.kind === 'persons')) {
      this.#otherElements += 1;
      if (this.#otherElements > readingLimits.otherElements) {
        this.refuse('too-many', 'There are too many elements outside the person records');
      }
    }
  }

  #take(text: string): void {
    const top = this.#stack.at(-1);
    if (top === undefined) return;
    // Line breaks between elements: a long file may hold as many as it likes.
    if ((top.kind === 'group' || top.kind === 'persons' || top.kind === 'message') && text.trim() === '') return;
    this.#characters += text.length;
    if (top.text.length + text.length > readingLimits.textLength) {
      this.refuse('too-long', `The text of ${top.name} is longer than ${readingLimits.textLength} characters`);
    }
    if (this.#inPerson() && this.#characters > readingLimits.recordText) {
      this.refuse('too-long', 'One person has too much text');
    }
    top.text += text;
  }

  #close(): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    const value = frame.text.trim();
    if (frame.kind === 'field') this.#keepField(frame, value);
    else if (frame.kind === 'header' && !frame.hasChildren && value !== '') this.#headerValues.set(frame.name, value);
    else if (frame.kind === 'unknown' && (value !== '' || !frame.hasChildren)) this.#keepUnknown('', value, frame.line);
    else if (value !== '') this.#keepUnknown('#text', value, frame.line);
    this.#stack.pop();
    if (frame.group !== null) this.#finish(frame.group);
  }

  #keepField(frame: Frame, value: string): void {
    const fields = this.#stack.at(-2)?.group?.fields;
    if (fields === undefined || value === '') return;
    if (!fields.has(frame.name)) fields.set(frame.name, { value, line: frame.line });
    else this.#repeated.push({ path: this.#path(''), value, line: frame.line });
  }

  #keepUnknown(what: string, value: string, line: number): void {
    const part = { path: this.#path(what), value, line };
    if (this.#inPerson()) this.#unknown.push(part);
    else this.#unknownOutside.push(part);
  }

  /** The path from the person record (or the root), ending in `what` where given. */
  #path(what: string): string {
    const names = this.#stack.slice(this.#inPerson() ? 2 : 0).map((frame) => frame.name);
    return [...names, ...(what === '' ? [] : [what])].join('/');
  }

  #finish(group: OpenGroup): void {
    if (group.name !== 'Person') {
      this.#stack.at(-1)?.group?.groups.push(group);
      return;
    }
    this.#persons += 1;
    if (this.#persons > readingLimits.persons) this.refuse('too-many', 'There are too many persons in the file');
    const [unknown, repeated] = [this.#unknown, this.#repeated];
    this.#ready.push({ number: this.#persons, line: group.line, group, unknown, repeated });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
