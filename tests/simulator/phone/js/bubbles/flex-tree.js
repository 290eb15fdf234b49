/** @typedef {import('../../../platform/phone-types.ts').LineObject} LineObject */
/** @typedef {LineObject & { contents?: FlexNode[], action?: LineObject, altContent?: FlexNode }} FlexNode */
/** @typedef {LineObject & { header?: FlexNode, hero?: FlexNode, body?: FlexNode, footer?: FlexNode }} FlexBubble */

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {unknown} text */
const escaped = (text) =>
  String(text ?? '').replace(/[&<>"']/g, (char) => HTML[/** @type {keyof typeof HTML} */ (char)]);

/**
 * The bubbles of a Flex container.
 * @param {LineObject & { contents?: unknown }} container
 * @returns {FlexBubble[]}
 */
export const bubblesOf = (container) =>
  /** @type {FlexBubble[]} */ (container.type === 'carousel' ? (container.contents ?? []) : [container]);

/** @param {FlexBubble} bubble @returns {FlexNode[]} */
const blocksOf = (bubble) =>
  [bubble.header, bubble.hero, bubble.body, bubble.footer].filter((block) => block !== undefined);

/** @param {FlexNode} node @returns {FlexNode[]} */
function childrenOf(node) {
  if (node.altContent) return [node.altContent];
  return node.contents ?? [];
}

/**
 * Every component of one type, in the order in which flex-render writes them.
 * @param {FlexBubble[]} bubbles
 * @param {string} type
 * @returns {FlexNode[]}
 */
export function nodesOf(bubbles, type) {
  /** @type {FlexNode[]} */
  const found = [];
  /** @param {FlexNode} node */
  function visit(node) {
    if (node.type === type) found.push(node);
    childrenOf(node).forEach(visit);
  }
  for (const bubble of bubbles) blocksOf(bubble).forEach(visit);
  return found;
}

/**
 * flex-render pastes texts, addresses and labels into HTML as they are and turns actions into alert(): so it gets a copy
 * with escaped texts, without addresses and with actions cut down to the label of a button. flex.js puts them back.
 * @param {FlexNode} node
 * @returns {FlexNode}
 */
function harmlessNode(node) {
  const { action, url, lineSpacing, altContent, ...rest } = node;
  /** @type {FlexNode} */
  const copy = { ...rest, type: node.type };
  if (node.text !== undefined) copy.text = escaped(node.text);
  if (url !== undefined) copy.url = '';
  if (node.type === 'button') copy.action = { type: 'label', label: escaped(action?.label) };
  if (node.contents) copy.contents = node.contents.map(harmlessNode);
  if (altContent) copy.altContent = harmlessNode(altContent);
  return copy;
}

/** @param {FlexBubble} bubble @returns {FlexBubble} */
function harmlessBubble(bubble) {
  /** @type {FlexBubble} */
  const copy = { ...bubble, direction: bubble.direction === 'rtl' ? 'rtl' : 'ltr' };
  for (const name of /** @type {const} */ (['header', 'hero', 'body', 'footer'])) {
    const block = bubble[name];
    if (block) copy[name] = harmlessNode(block);
  }
  return copy;
}

/** @param {LineObject & { contents?: unknown }} container */
export const harmless = (container) =>
  container.type === 'carousel'
    ? { ...container, contents: bubblesOf(container).map(harmlessBubble) }
    : harmlessBubble(container);
