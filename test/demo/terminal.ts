/** A job summary, readable in a terminal: tables aligned, HTML entities undone, control characters never. */
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

export function inTerminal(markdown: string): string {
  const lines = markdown.split('\n').map(plain);
  return blocks(lines)
    .map((block) => (block[0]?.startsWith('|') === true ? table(block) : block.join('\n')))
    .join('\n');
}

function plain(line: string): string {
  return line
    .replace(/<\/?code>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll('**', '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '?');
}

/** Runs of lines that are a table, and runs that are none. */
function blocks(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.[0]?.startsWith('|') === line.startsWith('|')) last.push(line);
    else found.push([line]);
  }
  return found;
}

function table(lines: readonly string[]): string {
  const rows = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const ruler = rows[1] ?? [];
  const kept = rows.filter((row, i) => i !== 1 && row.some((cell) => cell !== ''));
  const widths = ruler.map((_, i) => Math.max(...kept.map((row) => row[i]?.length ?? 0)));
  const isRight = ruler.map((cell) => cell.endsWith(':'));
  const show = (row: readonly string[]): string =>
    row
      .map((cell, i) => (isRight[i] === true ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('   ');
  return kept.map((row) => `  ${show(row)}`.trimEnd()).join('\n');
}
