import nunjucks from 'nunjucks';
import { setNamesQuickly } from '../../../src/web/quick-frames.js';

const templates = [
  '{% set a = 1 %}{% for x in [1, 2] %}{{ loop.index }}/{{ loop.length }} {{ loop.first }} {{ loop.last }} {{ loop.revindex0 }};{% set a = x %}{% endfor %}{{ a }}',
  '{% for k, v in { one: 1, two: 2 } %}{{ k }}={{ v }} {{ loop.index0 }}{% for y in [7, 8] %}({{ loop.index }} {{ y }}){% endfor %}{{ loop.index }};{% endfor %}',
  '{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() if caller }}{% endmacro %}{{ m(1) }}{% call m(3, b=4) %}in {{ given }}{% endcall %}',
  '{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }}{% else %}none{% endfor %}{% for z in [] %}{% else %}none{% endfor %}{{ loop }}',
  '{% set c %}text {{ given }}{% endset %}{{ c }}{% if given %}{% set c = 2 %}{% endif %}{{ c }}',
];

it('draws every template as the library does by itself', () => {
  const drawn = (): readonly string[] => {
    const environment = new nunjucks.Environment(null, { autoescape: true });
    return templates.map((template) => environment.renderString(template, { given: '<b>' }));
  };
  const before = drawn();
  setNamesQuickly();
  expect(drawn()).toEqual(before);
});
