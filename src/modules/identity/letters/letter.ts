/** What one letter says, and to whom. */
export interface Letter {
  displayName: string;
  givenName: string;
  kind: 'pupil' | 'responsable' | 'staff';
  /** A pupil's class. */
  division: string | null;
  /** The pupils of the school that somebody is responsible for: « Léa Martin, 5eB ». */
  children: readonly string[];
  login: string;
  code: string;
}

/** What all letters of a sheet have in common. */
export interface Letterhead {
  brandName: string;
  /** The brand's colour, `#rrggbb`. */
  colour: string;
  /** The brand's sign as PNG, on white. */
  mark: Buffer | undefined;
  structureName: string;
  /** Where one signs in: `https://…`. */
  origin: string;
  /** Where the QR code of a letter leads. */
  addressOf: (letter: Letter) => string;
  /** The last day of the codes, in words. */
  until: string;
  helpEmail: string | null;
}
