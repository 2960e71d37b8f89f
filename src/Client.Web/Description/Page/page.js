// Shows /api/openapi.json. Everything is set as text: nothing in the document becomes markup.
const main = document.getElementById('operations');
const filter = document.getElementById('filter');

const make = (tag, text, parent, className) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  parent?.append(element);
  return element;
};

const typeOf = (schema, api) => {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').pop();
  const any = schema.oneOf ?? schema.anyOf;
  if (any) return any.map((one) => typeOf(one, api)).join(' | ');
  if (schema.enum) return schema.enum.join(' | ');
  const type = [schema.type ?? []].flat().join(' | ');
  if (schema.items) return `[${typeOf(schema.items, api)}]`;
  return schema.title ? `${schema.title} (${type})` : type;
};

const resolve = (schema, api) => (schema?.$ref ? api.components.schemas[schema.$ref.split('/').pop()] : schema);

const fieldsTable = (schema, api, parent) => {
  const whole = resolve(schema, api);
  const fields = Object.entries(whole?.properties ?? {});
  if (fields.length === 0) return;
  const table = make('table', undefined, parent);
  for (const [name, field] of fields) {
    const row = make('tr', undefined, table);
    make('code', name + (whole.required?.includes(name) ? ' *' : ''), make('td', undefined, row));
    make('td', typeOf(field, api), row);
  }
};

const parametersTable = (parameters, parent) => {
  const table = make('table', undefined, parent);
  for (const parameter of parameters) {
    const row = make('tr', undefined, table);
    make('code', parameter.name + (parameter.required ? ' *' : ''), make('td', undefined, row));
    make('td', parameter.in, row);
    make('td', parameter.description ?? '', row);
  }
};

const open = (box, operation, api) => {
  if (box.dataset.filled) return;
  box.dataset.filled = 'yes';
  const inside = make('div', undefined, box, 'inside');
  if (operation.description) make('p', operation.description, inside);
  if (operation.parameters?.length) parametersTable(operation.parameters, inside);
  const body = operation.requestBody?.content?.['application/json'];
  if (body) {
    make('h3', '内容 / Body', inside);
    fieldsTable(body.schema, api, inside);
    if (body.example !== undefined) make('pre', JSON.stringify(body.example, null, 2), inside);
  }
  make('h3', '应答 / Answers', inside);
  const table = make('table', undefined, inside);
  for (const [status, answer] of Object.entries(operation.responses ?? {})) {
    const row = make('tr', undefined, table);
    make('td', status, row);
    make('td', answer.description ?? '', row);
    make('td', typeOf(Object.values(answer.content ?? {})[0]?.schema, api), row);
  }
};

const show = (api) => {
  document.getElementById('about').textContent = api.info.description;
  const groups = new Map();
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), { path, method, operation }]);
    }
  }
  for (const [tag, operations] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const section = make('section', undefined, main);
    make('h2', tag, section);
    for (const { path, method, operation } of operations) {
      const box = make('details', undefined, section);
      const head = make('summary', undefined, box);
      make('span', method.toUpperCase(), head, 'method');
      make('code', path, head);
      box.dataset.text = `${method} ${path} ${operation.description ?? ''}`.toLowerCase();
      box.addEventListener('toggle', () => open(box, operation, api));
    }
  }
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const box of main.querySelectorAll('details')) box.hidden = !box.dataset.text.includes(wanted);
    for (const section of main.querySelectorAll('section')) section.hidden = !section.querySelector('details:not([hidden])');
  });
};

fetch('/api/openapi.json').then((reply) => reply.json()).then(show);
