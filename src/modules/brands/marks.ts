/**
 * The signs of the five brands of the demo, drawn for Préau: one colour (`currentColor`), 36 units square.
 * None copies an official logo. The name stands beside the sign, so the sign itself is never read aloud.
 */
export const marks: Record<string, string> = {
  netocentre: sign(
    '<circle cx="18" cy="18.5" r="9" fill="none" stroke="currentColor" stroke-width="4"/>' +
      '<circle cx="18" cy="18.5" r="2.75"/><circle cx="5.5" cy="7" r="3.5"/>' +
      '<circle cx="30.5" cy="7" r="3.5"/><circle cx="18" cy="32.5" r="3.5"/>',
  ),
  touraine: sign(
    '<path d="M1 8h34v5H1z"/>' +
      '<path d="M1 16h34v13h-4.5a5.25 5.25 0 0 0-10.5 0h-4a5.25 5.25 0 0 0-10.5 0H1z"/>',
  ),
  chercan: sign(
    '<path d="M18 2c7.6 4.4 12 10.1 12 16.4 0 6.6-4.4 11.4-10.4 12.4V34h-3.2v-3.2C10.4 29.8 6 25 6 18.4 6 12.1 10.4 6.4 18 2zm1.6 25.5c4-1 6.9-4.5 6.9-9.1 0-3.2-1.4-6.2-4.1-9l-2.8 4.3zm-3.2-6.9V10.4l-2.8-1c-2.7 2.8-4.1 5.8-4.1 9 0 4.6 2.9 8.1 6.9 9.1z" fill-rule="evenodd"/>',
  ),
  colleges41: sign(
    '<path d="M15 3v16h5V33h-5V24.5H2.5V20.5L12 3zm-4.5 6.5L6.5 19.5H10.5z" fill-rule="evenodd"/>' +
      '<rect x="26.5" y="3" width="6" height="30" rx="1.5"/>',
  ),
  monecollege: sign(
    '<path d="M2 30.5V7.5c6-3.5 12-2.5 16 2 4-4.5 10-5.5 16-2v23c-6-3-12-2-16 2-4-4-10-5-16-2z"/>',
  ),
};

function sign(shapes: string): string {
  return `<svg viewBox="0 0 36 36" fill="currentColor" aria-hidden="true" focusable="false">${shapes}</svg>`;
}
