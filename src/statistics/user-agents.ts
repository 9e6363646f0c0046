/**
 * What asked, by families: the order matters, since most agents name several. Only words that have stood in these texts
 * for years; whatever else says what it is by its first word (`curl/8.9.1`) is known by that.
 */
const FAMILIES: readonly (readonly [family: string, sign: RegExp])[] = [
  ['Googlebot', /googlebot|google-inspectiontool|adsbot-google/i],
  ['Bingbot', /bingbot|bingpreview/i],
  [
    'AI crawlers',
    /gptbot|oai-searchbot|chatgpt-user|claudebot|anthropic-ai|perplexitybot|ccbot|bytespider|amazonbot/i,
  ],
  [
    'Social previews',
    /facebookexternalhit|twitterbot|linkedinbot|slackbot|discordbot|telegrambot|whatsapp\//i,
  ],
  [
    'Monitors',
    /pingdom|uptimerobot|statuscake|site24x7|newrelicpinger|datadog|amazon-route53-health-check|elb-healthchecker/i,
  ],
  ['Other crawlers', /bot\b|bot\/|crawler|spider|slurp|archiver/i],
  ['Edge', /edg(?:e|a|ios)?\//i],
  ['Opera', /opr\/|opera/i],
  ['Samsung Internet', /samsungbrowser\//i],
  ['Firefox', /firefox\/|fxios\//i],
  ['Chrome', /headlesschrome\/|chrome\/|chromium\/|crios\//i],
  ['Safari', /version\/[\d.]+.*safari\/|\b(?:iphone|ipad|macintosh)\b.*applewebkit/i],
  ['Android browser', /android.*applewebkit/i],
  ['Internet Explorer', /msie |trident\//i],
];
/** `name/1.2`, or a name alone. */
const FIRST_WORD = /^([A-Za-z][\w.+-]{1,30})(?:\/|$| )/;

/** The family of a user agent, from its text without escapes. */
export function userAgentFamily(agent: string): string {
  if (agent === '' || agent === '-') return 'none';
  for (const [family, sign] of FAMILIES) if (sign.test(agent)) return family;
  const [, name = 'others'] = FIRST_WORD.exec(agent) ?? [];
  return name === 'Mozilla' ? 'others' : name;
}
