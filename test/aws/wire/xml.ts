import { SaxesParser } from 'saxes';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => escapes[char] ?? char).replace(/\r/g, '&#13;');
}

export type XmlValue = string | number | boolean | undefined | readonly XmlNode[] | XmlNode;

/** A node is a list of `[name, value]` pairs, so that names may repeat and the order stays. */
export type XmlNode = readonly [name: string, value: XmlValue];

function isNode(value: readonly unknown[]): value is XmlNode {
  return value.length === 2 && typeof value[0] === 'string';
}

export function xmlElement([name, value]: XmlNode): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const inner = isNode(value) ? xmlElement(value) : value.map(xmlElement).join('');
  return `<${name}>${inner}</${name}>`;
}

export function xmlDocument(name: string, namespace: string, children: readonly XmlNode[]): Buffer {
  const inner = children.map(xmlElement).join('');
  const opening = namespace === '' ? `<${name}>` : `<${name} xmlns="${namespace}">`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${opening}${inner}</${name}>`);
}

export interface ParsedXml {
  name: string;
  text: string;
  children: ParsedXml[];
}

/** Parses a request body; undefined when it is not well-formed. */
export function parseXml(source: Buffer): ParsedXml | undefined {
  const top: ParsedXml = { name: '', text: '', children: [] };
  const open: ParsedXml[] = [top];
  const parser = new SaxesParser();
  const faults: Error[] = [];
  parser.on('error', (error) => {
    faults.push(error);
  });
  parser.on('opentag', (tag) => {
    const element = { name: tag.name, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(source.toString()).close();
  return faults.length > 0 ? undefined : top.children[0];
}

export function childText(element: ParsedXml, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}
