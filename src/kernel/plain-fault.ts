/**
 * A failure that the person at the keyboard can act on: one or two lines saying what is wrong and
 * what to do. `main` prints the message alone, without a stack, and exits with 1.
 */
export class PlainFault extends Error {
  override name = 'PlainFault';
}
