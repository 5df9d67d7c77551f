/** The elements that a text may hold; all else in it is text. The server escapes, and this makes nothing else either way. */
const TOKEN = /<(\/?)(b|i|u|code|blockquote)>|([^<]+|<)/g
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

export function marked(html: string): DocumentFragment {
  const whole = document.createDocumentFragment()
  const open: (HTMLElement | DocumentFragment)[] = [whole]
  for (const [, closes, tag, text] of html.matchAll(TOKEN)) {
    const within = open.at(-1) ?? whole
    if (text !== undefined) within.append(text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity))
    else if (closes && open.length > 1) open.pop()
    else if (!closes && tag !== undefined) {
      const element = document.createElement(tag)
      within.append(element)
      open.push(element)
    }
  }
  return whole
}

/** An element with its attributes and what is in it; a property is never needed, so that no text can become markup. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...inside)
  return element
}
