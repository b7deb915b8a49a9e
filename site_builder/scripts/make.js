/**
 * An element with its properties and what is inside; text goes in as text. Names with a dash are attributes.
 * @param {string} name of the element, with its classes: `button.et-chip`
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string | null | undefined | false)} inside
 */
export function make(name, properties = {}, ...inside) {
  const [tag, ...classes] = name.split("."), made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) made.setAttribute(key, String(value));
    else made[key] = value;
  }
  made.append(...inside.filter(Boolean));
  return made;
}

/** A drawing of this page, by the name it has there: `<template>`s hold what scripts need. */
export function drawing(name) {
  return document.getElementById(`et-drawn-${name}`).content.cloneNode(true);
}
