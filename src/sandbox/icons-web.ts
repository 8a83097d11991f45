import { html } from "hono/html";

const ICONS = {
  send: "M3 20.5v-6.8L13 12 3 10.3V3.5L21.5 12z",
  clip: "M16.5 6.5v10a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.7a1.5 1.5 0 0 1-3 0V7H9v8.5a3 3 0 0 0 6 0V5.8a4.5 4.5 0 0 0-9 0v10.7a6 6 0 0 0 12 0v-10z",
  down: "M7 10l5 5 5-5z",
  menu: "M4 6h16v2H4zm0 5h16v2H4zm0 5h16v2H4z",
  file: "M6 2h8l5 5v15H6zm7 1.5V8h4.5z",
} as const;

export const icon = (name: keyof typeof ICONS) =>
  html`<svg viewBox="0 0 24 24" width="22" height="22" fill="currentColor" aria-hidden="true">
    <path d="${ICONS[name]}" />
  </svg>`;
