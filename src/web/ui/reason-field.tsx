import { Field } from './field.tsx';

/** Why, in a few words. */
export const ReasonField = ({ label, hint }: { label: string; hint: string }) => (
  <Field
    name="reason"
    label={label}
    hint={hint}
    minLength={3}
    maxLength={200}
    autoComplete="off"
    required
  />
);
