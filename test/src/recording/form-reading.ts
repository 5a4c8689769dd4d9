/** What a form sends: one text a box, or several. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The hidden boxes of a page’s form, without the token. */
export function hiddenOf(html: string): Fields {
  const main = html.slice(html.indexOf('id="main-content"'));
  const fields: Record<string, string | string[]> = {};
  for (const [, name = '', value = ''] of main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)) {
    keep(fields, name, value);
  }
  return fields;
}

/** Every box of the form as it stands: hidden, typed, ticked and chosen. */
export function drawnOf(html: string): Fields {
  const fields: Record<string, string | string[]> = { ...hiddenOf(html) } as Record<string, string | string[]>;
  const main = html.slice(html.indexOf('id="main-content"'));
  for (const [tag] of main.matchAll(/<input\s[^>]*>/g)) {
    const type = attribute(tag, 'type');
    const ticked = type === 'text' || ((type === 'radio' || type === 'checkbox') && /\schecked/.test(tag));
    if (ticked && !/\sdisabled/.test(tag)) keep(fields, attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [, open = '', text = ''] of main.matchAll(/<textarea\s([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    keep(fields, attribute(open, 'name'), text);
  }
  for (const [, open = '', options = ''] of main.matchAll(/<select\s([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option\s[^>]*selected[^>]*>/.exec(options)?.[0] ?? '';
    keep(fields, attribute(open, 'name'), attribute(chosen, 'value'));
  }
  return fields;
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

function keep(fields: Record<string, string | string[]>, name: string, value: string): void {
  if (name === 'csrfToken' || name === '') return;
  const text = value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  const before = fields[name];
  fields[name] = before === undefined ? text : [...(Array.isArray(before) ? before : [before]), text];
}
