/**
 * What makes a report's tables sortable and searchable; without it they stand as they are. It builds elements and sets
 * texts, and never turns a text into markup.
 */
export const SCRIPT = `'use strict';
(() => {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const words = new Intl.Collator('en', { numeric: true });

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    if (!cell || cell.dataset.v === '') return null;
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  };
  const compare = (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));

  const sort = (table, column, head) => {
    const body = table.tBodies[0];
    const first = head.classList.contains('figure') ? 'descending' : 'ascending';
    const second = first === 'descending' ? 'ascending' : 'descending';
    const order = head.getAttribute('aria-sort') === first ? second : first;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', order);
    const sign = order === 'ascending' ? 1 : -1;
    const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, column) }));
    rows.sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(a.value, b.value);
    });
    body.append(...rows.map(({ row }) => row));
  };

  document.documentElement.classList.add('scripted');

  // On a phone a row is no line any more: it keeps its meaning, and each figure the name of its column.
  const explain = (table) => {
    table.setAttribute('role', 'table');
    for (const part of [table.tHead, ...table.tBodies]) part.setAttribute('role', 'rowgroup');
    const heads = [...table.tHead.rows[0].cells];
    for (const row of table.rows) {
      row.setAttribute('role', 'row');
      [...row.cells].forEach((cell, column) => {
        cell.setAttribute('role', cell.tagName === 'TH' ? 'columnheader' : 'cell');
        if (cell.tagName === 'TD') cell.dataset.l = heads[column].textContent;
      });
    }
  };

  const unfold = (place) => {
    const count = place.nextElementSibling;
    const all = count.textContent;
    const text = make('span', {});
    const button = make('button', { type: 'button' });
    const show = () => {
      const isFolded = place.classList.contains('long');
      text.textContent = isFolded ? 'The first 10 are shown. ' + all : all;
      button.textContent = isFolded ? 'Show all' : 'Show fewer';
    };
    button.addEventListener('click', () => {
      place.classList.toggle('long');
      show();
    });
    show();
    count.replaceChildren(text, ' ', button);
    return show;
  };

  for (const table of document.querySelectorAll('table')) {
    if (table.classList.contains('many')) explain(table);
    if (!table.classList.contains('sortable')) continue;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = make('button', { type: 'button', textContent: head.textContent });
      button.addEventListener('click', () => sort(table, column, head));
      head.replaceChildren(button);
    });
    const place = table.parentElement;
    const isLong = place.classList.contains('long');
    const show = isLong ? unfold(place) : () => {};
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= 10) continue;
    const input = make('input', { type: 'search', placeholder: 'Filter rows', autocomplete: 'off' });
    input.setAttribute('aria-label', 'Filter the rows of ' + table.caption.textContent);
    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase();
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
      place.classList.toggle('long', isLong && wanted === '');
      show();
    });
    const search = make('div', { className: 'search' });
    search.append(input);
    place.before(search);
  }

  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute('aria-current');
        links.get(target.id)?.setAttribute('aria-current', 'true');
      }
    },
    { rootMargin: '-15% 0px -75% 0px' },
  );
  for (const section of document.querySelectorAll('main > section')) watch.observe(section);
})();
`;
