/**
 * What a `<template>` of the page holds, with the gaps `%(name)s` of its sentences filled. Values are shown as text.
 * @param {HTMLTemplateElement} template
 * @param {Record<string, string>} [values]
 * @returns {Element}
 */
export function filled(template, values = {}) {
  const part = document.importNode(template.content, true).firstElementChild;
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/%\((\w+)\)s/g, (gap, name) => values[name] ?? gap);
  return part;
}
