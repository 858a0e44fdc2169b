/**
 * Atlassian Document Format (Jira's API version 3) as plain text: paragraphs, lists, quotes, code, tables, mentions.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
import { isObject, type JsonObject } from '../files/json';
import { objectOf, objectsOf, textOf } from './json-values';

/** Documents nest a dozen levels deep; what lies below this was made to harm. */
const DEEPEST = 60;

export const isDocument = (value: unknown): value is JsonObject => isObject(value) && value.type === 'doc';

/** The words of a document, a blank line between paragraphs and "> " before what is quoted. */
export function adfToText(document: JsonObject): string {
  return textOfNode(document, 0)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function textOfNode(node: JsonObject, depth: number): string {
  if (depth > DEEPEST) return '';
  const attributes = objectOf(node.attrs);
  const children = objectsOf(node.content).map((child) => textOfNode(child, depth + 1));
  switch (node.type) {
    case 'text':
      return typeof node.text === 'string' ? node.text : '';
    case 'hardBreak':
      return '\n';
    case 'mention':
    case 'status':
      return textOf(attributes.text) ?? '';
    case 'emoji':
      return textOf(attributes.text) ?? textOf(attributes.shortName) ?? '';
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return textOf(attributes.url) ?? '';
    case 'date':
      return dayOf(attributes.timestamp);
    case 'rule':
      return '\n';
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
      return `${children.join('')}\n\n`;
    case 'listItem':
    case 'taskItem':
    case 'decisionItem':
      return `- ${children.join('').trim()}\n`;
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return `${children.join('')}\n`;
    case 'blockquote':
      return `${children.join('').trim().replace(/^/gm, '> ')}\n\n`;
    case 'tableRow':
      return `${children.map((cell) => cell.trim()).join(' ')}\n`;
    default:
      return children.join('');
  }
}

function dayOf(timestamp: unknown): string {
  const at = new Date(Number(timestamp));
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}
