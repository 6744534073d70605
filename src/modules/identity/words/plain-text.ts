/** A page of plain text: a title, then parts with or without a heading. */
export interface PlainPageText {
  title: string;
  parts: { heading?: string; texts: string[] }[];
}

/** Each page of plain text, by the last part of its address. */
export type PlainText = Record<
  'aide' | 'accessibilite' | 'donnees-personnelles' | 'mentions-legales',
  PlainPageText
>;
