/** What the library of the protocol calls things; connections are opened in `session.ts` alone. */
export { Attribute, Change, type Client, ResultCodeError } from 'ldapts';
