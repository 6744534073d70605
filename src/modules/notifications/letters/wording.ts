/** What a letter says, whichever way it is read. */
export interface Wording {
  language: 'fr' | 'en';
  hello: string;
  title: string;
  paragraphs: readonly string[];
  open: { label: string; url: string };
  why: string;
  choose: { label: string; url: string };
  wayOut: { label: string; url: string } | undefined;
}
