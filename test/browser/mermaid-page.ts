/** The charts of a job summary as GitHub draws them: by mermaid, with its theme for light or for dark pages. */
import type { Tab, Window } from './tab.js';

const MERMAID = 'node_modules/mermaid/dist/mermaid.min.js';
/** GitHub's page and its theme of mermaid, by the reader's choice. */
const LOOKS = {
  light: { theme: 'default', page: '#ffffff' },
  dark: { theme: 'dark', page: '#0d1117' },
} as const;

/** The source of each mermaid block of a Markdown text. */
export function mermaidBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/```mermaid\n([^]*?)\n```/g)].map(([, source = '']) => source);
}

/** A tab with all charts, one `figure` each; throws what mermaid cannot read. */
export async function drawnByMermaid(
  window: Window,
  blocks: readonly string[],
  colorScheme: keyof typeof LOOKS,
): Promise<Tab> {
  const { theme, page } = LOOKS[colorScheme];
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title>
<style>body { margin: 0; background: ${page}; font: 14px sans-serif } figure { width: 880px; margin: 16px }</style>
<body></body></html>`;
  const tab = await window.tab(html, { viewport: { width: 912, height: 900 }, colorScheme });
  await tab.page.addScriptTag({ path: MERMAID });
  await tab.page.evaluate(`(async () => {
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme}' });
    for (const [i, source] of ${JSON.stringify(blocks)}.entries()) {
      const { svg } = await mermaid.render('chart-' + i, source);
      const figure = document.createElement('figure');
      figure.innerHTML = svg;
      document.body.append(figure);
    }
  })()`);
  return tab;
}
