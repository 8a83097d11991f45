const attributes = (given: Record<string, string | number>): string =>
  Object.entries(given)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ");

/** An element of an SVG picture; what stands inside is markup already. */
export const element = (name: string, given: Record<string, string | number>, inside = ""): string =>
  `<${name} ${attributes(given)}>${inside}</${name}>`;
