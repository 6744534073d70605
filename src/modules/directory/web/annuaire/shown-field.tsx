import type { ShownField } from '#contracts/directory';
import { fullDate } from '#web/dates';
import { useFrame } from '#web/frame';

/** A field as one uses it: a mail that opens a letter, a number that calls, a date in words. */
export function FieldValue({ shown: { field, value } }: { shown: ShownField }) {
  const { language } = useFrame().comfort;
  if (field === 'birth_date') return <>{fullDate(language, value)}</>;
  if (field === 'email' || field === 'academic_email')
    return <a href={`mailto:${value}`}>{value}</a>;
  if (field === 'address') return <>{value}</>;
  return <a href={`tel:${value.replace(/\s/g, '')}`}>{value}</a>;
}
