/** A field of a form as a page draws it. */
export interface FormField {
  readonly name: string;
  readonly kind: 'hidden' | 'text' | 'choice' | 'file';
  readonly value: string;
}

/** A form of a page that changes something. */
export interface PostForm {
  readonly action: string;
  readonly fields: readonly FormField[];
}

/** The forms of the page's main part that people fill in: those of buttons alone have nothing to get wrong. */
export function formsOf(html: string, address: string): readonly PostForm[] {
  const main = html.slice(html.indexOf('id="main-content"'));
  const forms = [...main.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, open = '', inner = '']) => ({
    method: attribute(open, 'method'),
    action: attribute(open, 'action') || address,
    fields: fieldsOf(inner),
  }));
  return forms.filter(
    ({ method, fields }) => method.toLowerCase() === 'post' && fields.some(({ kind }) => kind !== 'hidden'),
  );
}

function fieldsOf(html: string): readonly FormField[] {
  const inputs = [...html.matchAll(/<input\b([^>]*)>/g)].map(([, tag = '']): FormField => {
    const type = attribute(tag, 'type') || 'text';
    const kind = type === 'hidden' || type === 'file' ? type : /^(?:radio|checkbox)$/.test(type) ? 'choice' : 'text';
    return { name: attribute(tag, 'name'), kind, value: attribute(tag, 'value') };
  });
  const areas = [...html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', value = '']): FormField => ({ name: attribute(tag, 'name'), kind: 'text', value: plain(value) }),
  );
  const selects = [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', options = '']): FormField => ({
      name: attribute(tag, 'name'),
      kind: 'choice',
      value:
        [...options.matchAll(/<option\b([^>]*)/g)].map(([, one = '']) => attribute(one, 'value')).find(Boolean) ?? '',
    }),
  );
  return [...inputs, ...areas, ...selects].filter(({ name }) => name !== '' && name !== 'csrfToken');
}

const attribute = (tag: string, name: string): string => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
