/** What a thing is painted as; a theme says with which colour. `on…` is what is written on a fill. */
export const INKS = [
  "paper",
  "band",
  "ink",
  "faint",
  "grid",
  "today",
  "done",
  "underWay",
  "overdue",
  "coming",
  "past",
  "late",
  "returned",
  "onFill",
] as const;
export type Ink = (typeof INKS)[number];

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const isTheme = (word: string | undefined): word is Theme => THEMES.includes(word as Theme);

/** Words on paper, on a band and on a fill stand out from it at least 4.5 to 1, as WCAG 2 asks of a text. */
export const PALETTES: Readonly<Record<Theme, Readonly<Record<Ink, string>>>> = {
  light: {
    paper: "#ffffff",
    band: "#eef1f5",
    ink: "#171b20",
    faint: "#535c67",
    grid: "#d3d9e0",
    today: "#a3123f",
    done: "#1c6e36",
    underWay: "#1b5fae",
    overdue: "#b3261e",
    coming: "#5a5f78",
    past: "#6a6259",
    late: "#8a5200",
    returned: "#76399e",
    onFill: "#ffffff",
  },
  dark: {
    paper: "#12161b",
    band: "#202731",
    ink: "#eef2f6",
    faint: "#a9b3bf",
    grid: "#37414d",
    today: "#ff9db8",
    done: "#62d08a",
    underWay: "#7fb6ff",
    overdue: "#ff8f85",
    coming: "#b4b9d6",
    past: "#b8aea3",
    late: "#efbb55",
    returned: "#d3a7f2",
    onFill: "#0d1014",
  },
};

/** The contrast of two colours as WCAG 2 reckons it, 1 to 21; colours as «#rrggbb». */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
